"""Plans from the command line: proposed with reasons, refused with the clash, written as schemes that run."""

import json

import pytest

from tests.faces import tinhgon
from tinhgon.workbook.tables import read_tables

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["agencies", "committee", "placement", "programme", "rotation"])
def test_every_kind_teaches_by_help_example_and_schema(kind, tmp_path):
    assert "--example" in tinhgon("plan", kind, "--help").out
    sample = tinhgon("plan", kind, "--example").out
    file = tmp_path / "bai-toan.yaml"
    file.write_text(sample, encoding="utf-8")
    told = tinhgon("plan", kind, str(file), "--json").json()
    assert (told["kind"], told["proven"], told["gap"]) == (kind, True, 0)
    assert tinhgon("plan", kind, str(file), "--json").json() == told
    assert "properties" in json.loads(tinhgon("plan", kind, "--schema").out)
    assert tinhgon("plan", kind, str(file)).code == 0


def test_a_committee_is_drawn_from_the_books():
    told = tinhgon(
        "plan", "committee", "--unit", "22.TU", "--size", "12", "--women", "0.25", "--on", "1/12/2024", "--json"
    )
    assert told.code == 0, told.out
    (women,) = told.json()["measured"]
    assert women["after"]["count"] >= 3
    assert len(told.json()["chosen"]) == 12


def test_a_committee_that_cannot_be_names_the_clash():
    args = ("plan", "committee", "--unit", "22.TU", "--size", "12", "--women", "1", "--keep")
    someone = tinhgon("plan", "committee", "--unit", "22.TU", "--size", "12", "--on", "1/12/2024", "--json").json()
    told = tinhgon(*args, someone["chosen"][0], "--on", "1/12/2024", "--json")
    assert told.code == 1
    assert {one["rule"] for one in told.json()["findings"]} == {"planning.committee.clash"}


def test_bodies_of_every_district_come_together_in_a_scheme_that_runs(tmp_path):
    file = tmp_path / "de-an.yaml"
    told = tinhgon(
        "plan", "agencies", "--level", "district", "--under", "22.TU", "--permit", "TG+DV", "--basis", "18-NQ/TW",
        "--on", "1/12/2024", "--to-scheme", str(file), "--json",
    )  # fmt: skip
    assert told.code == 0, told.out
    assert {one["citation"] for one in told.json()["together"]} == {"18-NQ/TW"}
    tried = tinhgon("scheme", "run", str(file), "--json").json()
    figures = {one["id"]: one["change"] for one in tried["figures"]}
    assert figures["units.focal_points"] == -len(told.json()["together"]) < -5


def test_everybody_is_placed_after_a_scheme_and_the_placement_runs(tmp_path):
    base, whole = tmp_path / "de-an.yaml", tmp_path / "bo-tri.yaml"
    tinhgon(
        "plan", "agencies", "--under", "22.TU", "--permit", "22.BTG+22.BDV", "--on", "1/12/2024", "--to-scheme", str(base),
        "--json",
    )  # fmt: skip
    args = (
        "plan",
        "placement",
        "--scheme",
        str(base),
        "--deputies",
        "2",
        "--staff-share",
        "0.8",
        "--salary",
        "12000000",
    )
    told = tinhgon(*args, "--to-scheme", str(whole), "--json")
    assert told.code == 0, told.out
    plan = told.json()
    assert all(one["post"] or one["until"] for one in plan["placed"])
    assert sum(plan["fates"].values()) == len(plan["placed"]) > 20
    assert any(fate.startswith("surplus") for fate in plan["fates"])
    assert plan["money"]["total"] == sum(one["amount"] for one in plan["money"]["paid"])
    assert tinhgon("scheme", "run", str(whole), "--json").code == 0

    moved = next(one for one in plan["placed"] if one["fate"] == "falls")
    again = tinhgon(*args, "--fix", f"{moved['person']}=", "--json").json()
    settled = next(one for one in again["placed"] if one["person"] == moved["person"])
    assert settled["post"] is None
    assert "chốt" in settled["why"]["vi"]
    assert "Kế tiếp tốt nhất" in tinhgon(*args).out


def test_communes_of_a_day_come_together_in_as_many_units_as_asked_and_the_scheme_runs(tmp_path):
    file = tmp_path / "de-an.yaml"
    asked = ["plan", "territory", "--on", "2025-06-30", "--units", "54", "--seed", "1", "--time-limit", "0", "--json"]
    done = tinhgon(*asked, "--to-scheme", str(file))
    assert done.code == 0, done.err
    told = done.json()
    assert (told["units"], len(told["groups"]), told["contiguous"]) == (54, 54, True)
    members = [code for group in told["groups"] for code in group["members"]]
    assert len(members) == len(set(members)) == 171
    figures = {one["id"]: one for one in tinhgon("scheme", "run", str(file), "--json").json()["figures"]}
    assert (figures["places.commune"]["before"], figures["places.commune"]["after"]) == (171, 54)


ROTATION = ("plan", "rotation", "--on", "1/12/2024", "--new-term", "--rotated-left", "60")


def test_heads_of_thirteen_districts_rotate_by_the_law_of_the_day_and_the_scheme_runs(tmp_path):
    file = tmp_path / "luan-chuyen.yaml"
    told = tinhgon(*ROTATION, "--unify", "2", "--to-scheme", str(file), "--json")
    assert told.code == 0, told.out
    plan = told.json()
    assert len(plan["seats"]) == 26
    assert all(one["person"] for one in plan["seats"])
    assert (plan["proven"], plan["gap"]) == (True, 0)
    assert len(plan["unified"]) >= 2
    assert {one["citation"] for one in plan["unified"]} == {"18-NQ/TW"}
    moved = next(one for one in plan["results"] if one["fate"] == "moves")
    assert moved["why"]["vi"]
    assert moved["next_best"]["whole"]
    tried = tinhgon("scheme", "run", str(file), "--json")
    assert tried.code == 0, tried.out
    # Every head's post has one holder after the scheme, as planned.
    assert "Kế tiếp tốt nhất" in tinhgon(*ROTATION).out


def test_a_choice_that_the_law_forbids_names_the_row_of_law():
    plan = tinhgon(*ROTATION, "--json").json()
    local = next(one for one in plan["results"] if "người địa phương" in one["why"]["vi"])
    told = tinhgon(*ROTATION, "--fix", f"{local['person']}={local['before'][0]}", "--json")
    assert told.code == 1
    found = {one["subject"].partition(":")[0]: one for one in told.json()["findings"]}
    assert found["non_local"]["citation"].startswith("65-QĐ/TW")
    assert "lập được phương án" in found["fixed"]["remedy"]["vi"]


def test_a_rotation_goes_through_a_workbook(tmp_path):
    book, result = tmp_path / "nguon.xlsx", tmp_path / "ket-qua.xlsx"
    assert tinhgon(*ROTATION, "--problem-to", str(book)).code == 0
    told = tinhgon("plan", "rotation", str(book), "--to", str(result), "--json")
    assert told.code == 0, told.out
    assert told.json()["best"] == tinhgon(*ROTATION, "--json").json()["best"]
    assert {"Cán bộ", "Chức vụ"} <= set(read_tables(result))


def test_a_programme_becomes_a_workbook_and_a_calendar(tmp_path):
    sample, book = tmp_path / "ct.yaml", tmp_path / "ct.xlsx"
    sample.write_text(tinhgon("plan", "programme", "--example").out, encoding="utf-8")
    assert tinhgon("plan", "programme", str(sample), "--problem-to", str(book)).code == 0
    first = tinhgon("plan", "programme", str(sample), "--json").json()
    assert tinhgon("plan", "programme", str(book), "--json").json() == first
    table, dates = tmp_path / "kq.xlsx", tmp_path / "kq.ics"
    assert tinhgon("plan", "programme", str(book), "--to", str(table)).code == 0
    assert len(read_tables(table)["Chương trình"]) == len(first["visits"])
    assert tinhgon("plan", "programme", str(book), "--to", str(dates), "--team", "K1").code == 0
    mine = [one for one in first["visits"] if any(part["team"] == "K1" for part in one["parts"])]
    assert dates.read_bytes().count(b"BEGIN:VEVENT") == len(mine)
    again = tinhgon("plan", "programme", str(book), "--fix", "X2/NQ=14@K2", "--json").json()
    settled = next(
        one for one in again["visits"] if any(part["topic"] == "NQ" for part in one["parts"]) and one["subject"] == "X2"
    )
    assert (settled["week"], {part["team"] for part in settled["parts"]} & {"K2"}) == (14, {"K2"})
    assert tinhgon("plan", "programme", str(book), "--team", "?").code == 1
    assert tinhgon("plan", "programme", str(book), "--to", str(tmp_path / "x.doc")).code == 1
    assert tinhgon("plan", "programme").code == 2


def test_a_wrong_row_of_a_folder_of_csv_is_named(tmp_path):
    (tmp_path / "problem.csv").write_text("field,value\nday,5/1/2026\n", encoding="utf-8")
    (tmp_path / "subjects.csv").write_text("code,name\nA,Xã A\n", encoding="utf-8")
    (tmp_path / "topics.csv").write_text("code,name,side\nTC,Tài chính,ai đó\n", encoding="utf-8")
    (tmp_path / "teams.csv").write_text("code,name,side\nK,Tổ K,đảng\n", encoding="utf-8")
    (tmp_path / "wanted.csv").write_text("subject,topic\nA,TC\n", encoding="utf-8")
    told = tinhgon("plan", "programme", str(tmp_path), "--json")
    assert told.code == 1
    (found,) = told.json()["findings"]
    assert (found["where"]["sheet"], found["where"]["row"], found["where"]["column"]) == ("topics", 2, "side")


def test_pairs_of_bodies_come_from_the_law_of_the_day():
    told = tinhgon(
        "plan", "agencies", "--level", "district", "--by-law", "--on", "1/12/2024", "--loss-weight", "0", "--json"
    )
    assert told.code == 0, told.out
    assert {one["citation"] for one in told.json()["together"]} == {"18-NQ/TW"}
    assert {len(one["codes"]) for one in told.json()["together"]} == {2}
    assert len(told.json()["together"]) > 13
    ended = tinhgon("plan", "agencies", "--level", "commune", "--by-law", "--on", "1/12/2025", "--json").json()
    assert ended["together"] == []


def test_scenarios_of_a_province_stand_side_by_side(tmp_path):
    folder, table = tmp_path / "tinh", tmp_path / "so-sanh.xlsx"
    folder.mkdir()
    base = ("plan", "territory", "--on", "2025-06-30", "--under", "201", "--time-limit", "5")
    assert tinhgon(*base, "--units", "3", "--problem-to", str(folder / "hai-ha.yaml")).code == 0
    args = ("plan", "territory", "--over", str(folder), "--sweep", "units=3..4", "--time-limit", "5")
    told = tinhgon(*args, "--to", str(table), "--json").json()
    assert [(one["place"], one["scenario"], one["units"]) for one in told["results"]] == [
        ("hai-ha", {"units": 3}, 3), ("hai-ha", {"units": 4}, 4),
    ]  # fmt: skip
    assert len(read_tables(table)["Kịch bản"]) == 2
    assert tinhgon(*args, "--sweep", "màu=1").code == 1
    assert tinhgon("plan", "territory", "--over", str(table.parent / "không có"), "--sweep", "units=3").code == 1


def test_beside_a_plan_stand_other_plans_prices_and_reasons_with_borders_from_a_map(tmp_path):
    squares = [
        {
            "type": "Feature", "properties": {"code": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x, 21], [x + 0.1, 21], [x + 0.1, 21.1], [x, 21.1], [x, 21]]]},
        }
        for code, x in (("07192", 107.7), ("07195", 107.8), ("07198", 107.9))
    ]  # fmt: skip
    file = tmp_path / "ban-do.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": squares}))
    args = ("plan", "territory", "--on", "31/12/2019", "--under", "207", "--units", "2", "--map", str(file))
    told = tinhgon(
        *args, "--alternatives", "2", "--costs", "--must-not-join", "07192+07195", "--why", "07192", "--json"
    )
    assert told.code == 0, told.out
    plan = told.json()
    assert {tuple(one["members"]) for one in plan["groups"]} == {("07192",), ("07195", "07198")}
    assert plan["alternatives"] == [], "with two parted there is no other way"
    assert "part:07192+07195" in {one["id"] for one in plan["costs"]}
    assert "07192" in plan["why"]["07192"][0]["en"]
    free = tinhgon(*args, "--alternatives", "2", "--json").json()
    assert [one["units"] for one in free["alternatives"]] == [2]
    shown = tinhgon(*args, "--alternatives", "1", "--costs", "--why", "07192")
    assert (shown.code, "07192" in shown.out) == (0, True)
    file.write_text("{")
    assert "JSON" in tinhgon(*args, "--json").out
