"""Plans from the command line: proposed with reasons, refused with the clash, written as schemes that run."""

import json

import pytest

from tests.faces import tinhgon

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["agencies", "committee"])
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
