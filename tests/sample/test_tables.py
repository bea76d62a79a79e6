"""The tables of facts: what they hold, and that they agree where they must."""

from __future__ import annotations

import polars as pl
import pytest

from tinhgon import sample
from tinhgon.sample import tables
from tinhgon.sample.generate import share_villages
from tinhgon.structure.kinds import PLACE_KINDS, TRAITS


def test_quang_ninh_at_2019_12_01_has_14_districts_and_186_communes() -> None:
    kinds = dict(tables.communes()["kind"].value_counts().rows())
    assert kinds == {"commune": 107, "ward": 71, "township": 8}
    assert dict(tables.districts()["kind"].value_counts().rows()) == {"city": 4, "town": 2, "rural_district": 8}
    assert tables.communes()["code"].n_unique() == 186


def test_every_commune_lies_in_a_district_of_the_table_and_inside_the_province_on_the_map() -> None:
    communes = tables.communes()
    assert communes.join(tables.districts(), left_on="parent", right_on="code", how="anti").is_empty()
    assert communes["lon"].is_between(106.3, 108.2).all()
    assert communes["lat"].is_between(20.6, 21.8).all()


def test_kinds_and_traits_are_words_of_the_vocabulary() -> None:
    assert set(tables.communes()["kind"]) <= set(PLACE_KINDS)
    traits = {trait for row in tables.communes()["traits"].drop_nulls() for trait in row.split(";") if trait}
    assert traits <= set(TRAITS)
    assert {"border", "island", "highland"} <= traits


def test_codes_keep_their_leading_zeros() -> None:
    assert tables.communes()["code"].str.len_chars().unique().to_list() == [5]
    assert sample.published_2025()["code"].str.starts_with("0").all()


@pytest.mark.parametrize(
    ("code", "printed", "booked"), [("06955", 1.99, 11.96), ("06958", 8.91, 16.64), ("06961", 13.68, 31.23)]
)
def test_where_sources_disagree_both_figures_and_a_note_are_kept(code: str, printed: float, booked: float) -> None:
    row = tables.communes().row(by_predicate=pl.col("code") == code, named=True)
    assert (row["resolution_km2"], row["area_km2"]) == (printed, booked)
    assert "nghị quyết ghi" in row["note"]


def test_the_published_table_of_2025_has_54_units_and_its_printed_totals() -> None:
    published = sample.published_2025()
    assert dict(published["kind"].value_counts().rows()) == {"ward": 30, "commune": 22, "special_zone": 2}
    assert published["area_km2"].sum() == pytest.approx(6211.02, abs=0.005)
    assert published["population"].sum() == 1_485_860


def test_villages_are_shared_out_in_full_and_larger_communes_have_more() -> None:
    shared = share_villages()
    assert sum(shared.values()) == 1454
    assert min(shared.values()) >= 2
    people = dict(tables.communes().select("code", "population").rows())
    assert shared[max(people, key=lambda code: people[code])] == max(shared.values())
