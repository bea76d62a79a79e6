"""Schemes from the command line: tried without a trace, enacted, taken back."""

import json
from datetime import date

import pytest

from tests.faces import tinhgon
from tinhgon.ledger import queries as ledger

pytestmark = pytest.mark.django_db

SCHEME = """
id: thu-hop-nhat
title: Hợp nhất hai ban
day: 2030-01-01
steps:
  - do: merge
    of: ["22.VPTU", "22.UBKT"]
    into: {code: "22.HN", name: Cơ quan hợp nhất, kind: party_department}
"""


@pytest.fixture
def scheme(tmp_path):
    file = tmp_path / "de-an.yaml"
    file.write_text(SCHEME, encoding="utf-8")
    return str(file)


def test_a_trial_shows_figures_and_saves_nothing(scheme):
    head = ledger.head()
    told = tinhgon("scheme", "run", scheme, "--json").json()
    figures = {one["id"]: one["change"] for one in told["figures"]}
    assert (told["saved"], figures["units.focal_points"]) == (False, -1)
    assert "trace" not in told
    assert ledger.head() == head


def test_the_trace_names_the_step_of_every_change(scheme):
    told = tinhgon("scheme", "run", scheme, "--trace", "--json").json()
    assert {row["step"] for row in told["trace"]} == {1}
    assert len(told["trace"]) >= sum(sum(one.values()) for one in told["changes"].values())


def test_what_was_tried_is_what_enacting_writes(scheme):
    tried = tinhgon("scheme", "run", scheme, "--json").json()
    done = tinhgon("enact", scheme, "--decision", "15/NQ-HĐND", "--signed", "20/12/2029", "--actor", "Lan", "--json")
    assert done.code == 0, done.out
    told = done.json()
    assert told["figures"] == tried["figures"]
    assert told["entry"]["decision"]["signed"] == "2029-12-20"
    assert told["entry"]["actor"] == "Lan"
    shown = tinhgon("show", "22.HN", "--on", "1/1/2030", "--json").json()
    assert shown["found"][0]["name"] == "Cơ quan hợp nhất"
    assert tinhgon("show", "22.HN", "--on", "31/12/2029").code == 1

    again = tinhgon("enact", scheme, "--decision", "16/NQ-HĐND", "--json")
    assert (again.code, again.json()["refused"]) == (1, True)
    assert again.json()["findings"][0]["rule"] == "registry.already_enacted"

    number = str(told["entry"]["number"])
    cancelled = tinhgon("cancel", number, "--decision", "17/NQ-HĐND", "--reason", "thôi", "--json")
    assert cancelled.code == 0, cancelled.out
    assert tinhgon("show", "22.HN", "--on", "1/1/2030").code == 1
    assert tinhgon("show", "22.VPTU", "--on", "1/1/2030").code == 0


def test_an_enacted_scheme_is_run_again_on_the_books_before_its_entry(tmp_path):
    entry = ledger.standing("enact", "nq-837-2019")
    file = tmp_path / "nq.yaml"
    file.write_text(entry.payload["scheme"], encoding="utf-8")
    told = tinhgon("scheme", "run", str(file), "--json")
    assert told.code == 0
    assert ("scheme.enacted", entry.number) in [
        (one["rule"], one["where"].get("entry")) for one in told.json()["findings"]
    ]
    figures = {one["id"]: (one["before"], one["after"]) for one in told.json()["figures"]}
    assert (figures["places.district"], figures["places.commune"]) == ((14, 13), (186, 177))
    checked = tinhgon("check", "--scheme", str(file), "--json").json()
    assert checked["states"]["cured"] > 0


def test_another_scheme_under_an_enacted_name_is_refused_with_its_entry(tmp_path):
    entry = ledger.standing("enact", "nq-837-2019")
    file = tmp_path / "nq.yaml"
    file.write_text(entry.payload["scheme"].replace("title: ", "title: Sửa ", 1), encoding="utf-8")
    told = tinhgon("scheme", "run", str(file), "--json")
    assert told.code == 1
    assert ("scheme.enacted", entry.number) in [
        (one["rule"], one["where"].get("entry")) for one in told.json()["findings"]
    ]


def test_a_correction_keeps_what_was_known():
    told = tinhgon(
        "correct",
        "06649",
        "--on",
        "1/1/2020",
        "--set",
        "population=9.999",
        "--decision",
        "3/BC",
        "--reason",
        "chép nhầm",
        "--json",
    )
    assert told.code == 0, told.out
    number = told.json()["entry"]["number"]
    assert tinhgon("show", "06649", "--on", "1/1/2020", "--json").json()["found"][0]["population"] == 9999
    known = ledger.entries(before=number, limit=1)[0].at.isoformat()
    earlier = tinhgon("show", "06649", "--on", "1/1/2020", "--known", known, "--json").json()
    assert earlier["found"][0]["population"] not in (None, 9999)


def test_check_names_every_fault_at_once_with_its_line(tmp_path):
    file = tmp_path / "sai.yaml"
    file.write_text("id: x\ntitle: T\nday: 2025-13-01\nsteps:\n  - do: mege\n", encoding="utf-8")
    told = tinhgon("scheme", "check", str(file), "--json")
    assert told.code == 1
    assert {one["where"]["line"] for one in told.json()["findings"]} == {3, 5}


def test_the_starter_is_a_scheme_that_runs_and_is_never_overwritten(tmp_path):
    file = tmp_path / "moi.yaml"
    assert tinhgon("scheme", "new", str(file)).code == 0
    assert tinhgon("scheme", "check", str(file)).code == 0
    tried = tinhgon("scheme", "run", str(file), "--json")
    assert tried.code == 0, tried.out
    assert tinhgon("scheme", "new", str(file)).code == 1
    assert tinhgon("scheme", "new").out == file.read_text(encoding="utf-8")


def test_the_starter_as_it_is_can_be_enacted_on_the_sample_with_all_its_schemes(tmp_path):
    file = tmp_path / "f.yaml"
    file.write_text(tinhgon("scheme", "new").out, encoding="utf-8")
    tried = tinhgon("scheme", "run", str(file), "--json")
    assert tried.code == 0, tried.out
    done = tinhgon("enact", str(file), "--decision", "1/QĐ", "--json")
    assert done.code == 0, done.out
    assert done.json()["figures"] == tried.json()["figures"]
    assert done.json()["scheme"]["day"] == "2027-01-01"
    assert tinhgon("show", "22.TCNV", "--on", "1/1/2027").code == 0
    assert tinhgon("show", "22.TCNV", "--on", "31/12/2026").code == 1


def test_every_verb_is_explained_in_both_languages():
    for verb in tinhgon("scheme", "verbs", "--json").json()["verbs"]:
        assert verb["meaning"]["vi"], verb["do"]
        assert verb["meaning"]["en"], verb["do"]


def test_the_schema_is_json_and_names_the_verbs():
    assert "merge_territory" in json.dumps(tinhgon("scheme", "schema").json())


def test_the_list_holds_the_three_resolutions_with_their_entries():
    listed = {one["id"]: one for one in tinhgon("scheme", "list", "--json").json()["schemes"]}
    assert date.fromisoformat(listed["nq-1679-2025"]["day"]) == date(2025, 7, 1)
    assert all(listed[name]["entry"] for name in ("nq-837-2019", "nq-1199-2024", "nq-1679-2025"))


def test_the_table_of_verbs_names_the_fields_and_brackets_those_that_may_be_left_out():
    said = " ".join(tinhgon("scheme", "verbs").out.split())
    assert "unit name (clause)" in said
