"""The three resolutions, run, give the dated lists of units that the statistics office and the portal of 2025 published.

The lists are larger real data that the repository does not hold; the tests are left out, and say so, where they are not beside it.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from tinhgon import sample
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.letters import canonical

LISTS = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not (LISTS / "quang_ninh_states.csv").exists(), reason="the dated lists of units are not beside the repository"
)


def read(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def after() -> dict[str, Structure]:
    """The apparatus after each scheme of the sample."""
    return {outcome.scheme.id: outcome.after for outcome in sample.outcomes()}


def communes(structure: Structure) -> dict[str, str]:
    rows = structure.places.filter(pl.col("level") == "commune")
    return {code: canonical(name) for code, name in rows.select("code", "name").iter_rows()}


@pytest.mark.parametrize(
    ("scheme", "code", "name"),
    [("nq-837-2019", "code_2020", "name_2020"), ("nq-1199-2024", "code_2025_03", "name_2025_03")],
)
def test_codes_and_names_after_a_resolution_are_those_of_the_list(scheme: str, code: str, name: str) -> None:
    assert communes(after()[scheme]) == {row[code]: canonical(row[name]) for row in read("quang_ninh_states.csv")}


def test_the_communes_of_2019_are_those_of_the_list() -> None:
    start = sample.province().on(date(2019, 12, 1))
    assert communes(start) == {row["code_2019"]: canonical(row["name_2019"]) for row in read("quang_ninh_states.csv")}


def test_the_54_units_of_2025_bear_the_codes_and_names_of_the_list() -> None:
    listed = {
        row["gso_code"]: canonical(f"{row['type'].capitalize()} {row['name']}") for row in read("qn_units_2025.csv")
    }
    assert communes(after()["nq-1679-2025"]) == listed


def test_every_divided_commune_goes_to_the_units_that_the_list_says() -> None:
    """Each main successor of the list is the successor that holds the largest share here."""
    structure, before = after()["nq-1679-2025"], after()["nq-1199-2024"]
    outcome = next(one for one in sample.outcomes() if one.scheme.id == "nq-1679-2025")
    codes = dict(pl.concat([before.places, structure.places]).select("place", "code").iter_rows())
    largest: dict[str, tuple[float, str]] = {}
    for edge in outcome.descents:
        if edge.frame == "places" and edge.area_share is not None:
            source = codes[edge.source]
            largest[source] = max(largest.get(source, (0.0, "")), (edge.area_share, codes[edge.target]))
    listed = {
        row["code_2025_03"]: row["new_2025"] for row in read("quang_ninh_states.csv") if row["new_2025"] != "06967"
    }
    assert {code: largest[code][1] for code in listed} == listed
