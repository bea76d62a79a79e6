"""The invented apparatus on the first day: its size, its sameness for one seed, and that it is whole."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from tinhgon import sample
from tinhgon.sample import counted
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.figures.apparatus import focal_points
from tinhgon.structure.figures.catalogue import figure
from tinhgon.structure.history import History
from tinhgon.structure.snapshot import Structure
from tinhgon.structure.whole import flaws

FIRST = date(2019, 12, 1)


@cache
def _province(seed: int = sample.SEED) -> History:
    return sample.province(seed)


def _first_day() -> Structure:
    return _province().on(FIRST)


def test_the_first_day_is_whole() -> None:
    assert flaws(_first_day()) == []


def test_one_seed_gives_one_province_and_another_seed_other_people() -> None:
    again = sample.province(sample.SEED)
    assert all(_province().frame(name).equals(again.frame(name)) for name in FRAMES)
    assert not sample.province(7).people.equals(again.people)
    assert sample.province(7).places.equals(again.places)


def test_it_has_the_size_of_a_province() -> None:
    structure = _first_day()
    levels = dict(focal_points(structure)["level"].value_counts().rows())
    assert 100 <= levels["province"] <= 150
    assert all(
        30 <= structure.units.filter(pl.col("code").str.starts_with(f"{code}.")).height <= 50
        for code in structure.places.filter(pl.col("level") == "district")["code"]
    )
    assert 2_900 <= sum(levels.values()) <= 3_200
    assert 28_000 <= structure.tenures.height <= 32_000


def test_each_commune_has_its_eight_bodies() -> None:
    codes = set(_first_day().units["code"])
    communes = _first_day().places.filter(pl.col("level") == "commune")["code"]
    assert len(communes) == 186
    assert all(
        f"{code}.{body}" in codes for code in communes for body in ("DU", "HD", "UB", "MT", "PN", "TN", "ND", "CCB")
    )


def test_cells_and_villages_come_in_pairs_and_most_are_led_by_one_person_but_not_all() -> None:
    reading = figure("unified.cell_secretary_village_head").on(_first_day())
    assert (reading.value, reading.of) == (counted.UNIFIED_AT_FIRST, counted.VILLAGES)
    assert figure("units.kind.village").on(_first_day()).value == counted.VILLAGES


def test_no_district_secretary_chairs_anything_yet_and_none_is_from_the_district() -> None:
    structure = _first_day()
    for name in ("council", "committee"):
        reading = figure(f"unified.district_secretary_{name}_chair").on(structure)
        assert (reading.value, reading.of) == (0, 14)
    secretaries = (
        structure.units.filter((pl.col("kind") == "party_committee") & (pl.col("level") == "district"))
        .join(structure.posts.filter(pl.col("rank") == "head"), on="unit")
        .join(structure.tenures, on="post")
        .join(structure.people, on="person", suffix="_of_person")
    )
    assert secretaries.height == 14
    assert (secretaries["home"] != secretaries["place"]).all()


def test_people_are_of_an_age_to_work() -> None:
    structure = _first_day()
    held = structure.tenures.join(structure.people, on="person")
    ages = held.select((pl.lit(FIRST) - pl.col("birth")).dt.total_days() / 365.25).to_series()
    assert ages.min() >= 23.9  # type: ignore[operator]
    assert ages.max() <= 64.1  # type: ignore[operator]
    assert (held["since"] < FIRST).all()


def test_the_bodies_of_hoanh_bo_are_44_with_30_heads_of_their_own() -> None:
    structure = _first_day()
    mine = focal_points(structure).filter(pl.col("code").str.starts_with("204."))
    heads = figure("people.heads").on(structure).rows.filter(pl.col("unit_code").str.starts_with("204."))
    assert (mine.height, heads.height) == (44, 30)


def test_every_body_says_that_it_is_invented() -> None:
    assert _first_day().units["note"].str.contains("invented").all()
