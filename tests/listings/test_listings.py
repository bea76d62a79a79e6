"""Listings: what is wanted is found, in Vietnamese order, accents first; what cannot be is named."""

import csv
import io

import polars as pl
import pytest
from openpyxl import load_workbook

from tests.structure.builders import province
from tinhgon.kernel.refusal import Refusal
from tinhgon.listings import LISTINGS, PEOPLE, PLACES, UNITS, Wanted, listed, wanted
from tinhgon.listings.search import searched
from tinhgon.listings.writing import as_csv, as_xlsx
from tinhgon.structure.snapshot import Structure


def with_units(*names: str) -> Structure:
    """The invented province with divisions of these names besides."""
    plain = province()
    more = pl.DataFrame(
        {
            "unit": [1000 + n for n in range(len(names))],
            "code": [f"99.Y{n}" for n in range(len(names))],
            "name": list(names),
            "kind": ["division"] * len(names),
            "sector": ["government"] * len(names),
            "level": ["province"] * len(names),
        }
    )
    units = pl.concat([plain.units, more], how="diagonal_relaxed")
    return Structure.of(plain.day, {**plain.frames(), "units": units})


def names(structure: Structure, **given: str) -> list[str]:
    """The names of the units that are found."""
    return listed(UNITS, structure, wanted(UNITS, given)).everything["name"].to_list()


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_every_column_sorts_both_ways_and_loses_no_row(listing):
    everything = listed(listing, province(), Wanted())
    for column in listing.columns:
        for way in ("", "-"):
            found = listed(listing, province(), wanted(listing, {"xep": f"{way}{column.id}"}))
            assert found.total == everything.total > 0


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_every_choice_of_every_filter_partitions_what_it_filters(listing):
    everything = listed(listing, province(), Wanted())
    for one in listing.filters:
        column = listing.column(one.id)
        if column is not None and column.choices and one.choices:
            found = [listed(listing, province(), Wanted(filters={one.id: choice})).total for choice in one.choices]
            assert sum(found) == everything.total, one.id


def test_an_empty_day_has_empty_listings():
    for listing in LISTINGS.values():
        found = listed(listing, Structure.nothing(province().day), Wanted("so"))
        assert (found.total, found.pages, found.rows) == (0, 1, [])


def test_the_last_word_may_still_be_being_typed():
    assert names(province(), q="uy ban") == []
    assert names(province(), q="UBND x") == ["UBND xã An", "UBND xã Bình"]
    assert names(province(), q="UBN xã") == []


def test_words_in_any_order_and_whole_phrases_first():
    structure = with_units("Phòng Tài chính Quỹ đất", "Phòng Đất và tài chính")
    assert names(structure, q="dat tai chinh") == ["Phòng Đất và tài chính", "Phòng Tài chính Quỹ đất"]
    assert names(structure, q="tài chính quỹ") == ["Phòng Tài chính Quỹ đất"]


def test_exact_accents_come_before_other_accents_and_beginnings_before_middles():
    structure = with_units("Sở Sao", "Phòng Sáo", "Sáo Sậu", "Ban Sào")
    assert names(structure, q="sáo")[:2] == ["Sáo Sậu", "Phòng Sáo"]
    assert set(names(structure, q="sao")) == {"Sở Sao", "Phòng Sáo", "Sáo Sậu", "Ban Sào"}


def test_both_placings_of_a_tone_are_one():
    structure = with_units("Đảng uỷ Hoà Bình")
    assert names(structure, q="ủy hòa") == ["Đảng uỷ Hoà Bình"]


def test_the_order_asked_for_counts_more_than_nearness():
    structure = with_units("Ban Sào", "Sáo Sậu")
    assert names(structure, q="sao", xep="name") == ["Ban Sào", "Sáo Sậu"]


def test_seats_are_counted_per_unit():
    row = listed(UNITS, province(), Wanted("99.PN")).rows[0]
    assert (row["quota"], row["held"], row["vacant"]) == (3, 2, 1)
    assert (row["children"], row["place_name"], row["parent_name"]) == (0, "Tỉnh Mẫu", None)


def test_measures_are_summed_upwards_and_never_twice():
    rows = {row["code"]: row for row in listed(PLACES, province(), Wanted()).rows}
    assert (rows["99"]["total_km2"], rows["99"]["total_people"], rows["99"]["parts"]) == (94.875, 32503, 7)
    assert (rows["901"]["total_people"], rows["00011"]["total_people"], rows["00011"]["parts"]) == (10504, 4001, 0)


def test_people_have_only_name_and_posts():
    assert set(listed(PEOPLE, province(), Wanted()).rows[0]).isdisjoint({"birth", "sex", "home", "qualification"})


def test_a_filter_that_names_nothing_finds_nothing_and_says_so():
    found = listed(UNITS, province(), Wanted(filters={"place": "77777"}))
    assert found.total == 0
    assert "77777" in found.notes[0].vi


def test_everything_wrong_is_told_at_once():
    with pytest.raises(Refusal) as refused:
        wanted(UNITS, {"loai": "x", "khoi": "y", "xep": "z", "trang": "0", "moi-trang": "9999"})
    assert [finding.rule for finding in refused.value.findings] == [
        "listings.choice", "listings.choice", "listings.order", "listings.page", "listings.page",
    ]  # fmt: skip


def test_pages_cover_all_rows_once():
    seen = [
        row["code"]
        for page in range(1, 5)
        for row in listed(UNITS, province(), wanted(UNITS, {"moi-trang": "3", "trang": str(page)})).rows
    ]
    assert sorted(seen) == sorted(province().units["code"].to_list())


def test_files_say_what_they_hold():
    found = listed(UNITS, province(), wanted(UNITS, {"loai": "department", "q": "so", "xep": "-name"}))
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"))))
    assert rows[:6] == [
        ["Danh sách", "Đơn vị"], ["Tại ngày", "01/07/2025"], ["Số dòng", "2 / 11"], ["Tìm", "so"],
        ["Loại", "Sở và tương đương"], ["Thứ tự", "Tên đơn vị, giảm dần"],
    ]  # fmt: skip
    assert [row[:3] for row in rows[-2:]] == [
        ["99.SB", "Sở B", "Sở và tương đương"],
        ["99.SA", "Sở A", "Sở và tương đương"],
    ]
    sheet = load_workbook(io.BytesIO(as_xlsx(found, "en"))).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][:2] == ["Listing", "Units"]
    assert values[-1][0] == "99.SA"
    assert isinstance(values[-1][-1], int)


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+84", "-1", "\t=1", "＝1"])
def test_names_never_run_as_formulas(name):
    found = listed(UNITS, with_units(name), Wanted("99.Y0"))
    cell = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"))))[-1][1]
    assert cell.startswith("'")
    sheet = load_workbook(io.BytesIO(as_xlsx(found))).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_one_box_finds_places_units_and_people():
    found = {hits.listing.id: hits.total for hits in searched(province(), "99")}
    assert found == {"places": 1, "units": 7, "people": 0}
    assert searched(province(), " …?! ") == []
    assert [hits.total for hits in searched(province(), "p40")] == [0, 0, 1]
