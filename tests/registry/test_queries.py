"""Reading as of a day and as known at an instant, on every hop; searching; counting."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.registry.builders import AN, DAY, LATER, START, enact, establish, loaded, rename
from tests.structure.builders import row
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Unknown
from tinhgon.registry import acts, queries

pytestmark = pytest.mark.django_db


def test_the_day_is_honoured_beyond_the_first_hop() -> None:
    """A division's department, and that one's name and place, each changed on a day of its own."""
    loaded()
    move = {"do": "move", "unit": "99.SA1", "parent": "99.SB"}
    enact(rename("99.SA", "Sở A hai"), day=date(2021, 1, 1), named="a")
    enact(move, day=date(2022, 1, 1), named="b")
    enact(rename("99.SB", "Sở B ba"), day=date(2023, 1, 1), named="c")
    enact({"do": "rename_territory", "place": "99", "name": "Tỉnh Khác"}, day=date(2024, 1, 1), named="d")

    def hops(day: date) -> tuple[str, str]:
        there = queries.snapshot(AsOf(day))
        parent = there.units.filter(unit=row(there, "99.SA1")["parent"]).row(0, named=True)
        return parent["name"], there.places.filter(place=parent["place"])["name"].item()

    years = [hops(date(year, 6, 1)) for year in range(2020, 2025)]
    assert years == [
        ("Sở A", "Tỉnh Mẫu"),
        ("Sở A hai", "Tỉnh Mẫu"),
        ("Sở B", "Tỉnh Mẫu"),
        ("Sở B ba", "Tỉnh Mẫu"),
        ("Sở B ba", "Tỉnh Khác"),
    ]
    seen = [queries.head_count(21, AsOf(date(year, 6, 1))).units for year in range(2020, 2025)]
    assert seen == [2, 2, 1, 1, 1]


def test_what_was_known_stays_known() -> None:
    at = [datetime(2025, 1, one, tzinfo=UTC) for one in range(1, 5)]
    loaded(instant=at[0])
    enact(rename("99.SA", "hai"), instant=at[1])
    enact({"do": "move", "unit": "99.SA1", "parent": "99.SB"}, named="b", instant=at[2])
    acts.correct(AN, Decision("ĐC"), "units", 21, DAY, {"name": "ba"}, "sai", instant=at[3])
    names = [row(queries.snapshot(AsOf(DAY, one)), "99.SA")["name"] for one in at]
    assert names == ["Sở A", "hai", "hai", "ba"]
    assert [queries.head_count(21, AsOf(DAY, one)).units for one in at] == [2, 2, 1, 1]
    assert queries.snapshot(AsOf(DAY, datetime(2024, 1, 1, tzinfo=UTC))).units.is_empty()
    assert queries.history(at[1]).units.height == 12
    assert queries.history().units.height == 13


def test_people_are_counted_once_and_under_the_whole_tree() -> None:
    loaded()
    office = establish("99.P9", parent="99.SA", posts=[{"title": "Trưởng phòng", "rank": "head"}])
    enact(
        office,
        {"do": "appoint", "person": "p40", "concurrent": True, "post": {"unit": "99.P9", "title": "Trưởng phòng"}},
    )
    count = queries.head_count(21, AsOf(DAY))
    assert (count.units, count.posts, count.quota, count.tenures, count.people) == (3, 4, 7, 7, 6)
    assert queries.head_count(21, AsOf(START)).people == 6
    assert queries.head_count(12345, AsOf(DAY)) == queries.HeadCount(0, 0, 0, 0, 0)


def test_search_is_blind_to_marks_and_puts_exact_writing_first() -> None:
    loaded()
    enact(
        establish("99.X1", name="Phòng Bình"), establish("99.X2", name="Phòng Binh"), establish("99.X3", name="Bình An")
    )
    names = [one.name for one in queries.find("bình", DAY) if one.frame == "units"]
    assert names == ["Bình An", "Phòng Bình", "UBND xã Bình", "Phòng Binh"]
    assert [one.name for one in queries.find("binh", DAY)][:1] == ["Phòng Binh"]
    assert {one.frame for one in queries.find("BINH", DAY)} == {"units", "places"}
    assert queries.find("bình an", START) == []
    assert [one.code for one in queries.find("00011.", DAY)] == ["00011.CB1", "00011.T1", "00011.UB"]
    assert [one.code for one in queries.find("Người p51", DAY)] == ["p51"]
    assert queries.find("%", DAY) == queries.find("  ", DAY) == []


def test_few_queries_whatever_the_size() -> None:
    loaded()
    enact(*[establish(f"99.Q{one}") for one in range(30)], day=LATER)
    for asked, most in (
        (lambda: queries.life("units", 21), 2), (lambda: queries.coming(DAY), 1), (lambda: queries.find("phòng", DAY), 3),
        (lambda: queries.head_count(20, AsOf(DAY)), 1), (lambda: queries.labels("tenures", range(200, 220)), 1),
    ):  # fmt: skip
        with CaptureQueriesContext(connection) as captured:
            asked()
        assert len(captured) <= most
    assert queries.labels("tenures", [200]) == {200: "p40 Người p40"}
    assert queries.labels("posts", [40, 12345]) == {40: "99.SA Giám đốc"}


def test_a_key_that_never_was_is_unknown() -> None:
    loaded()
    with pytest.raises(Unknown, match="12345"):
        queries.life("units", 12345)


@pytest.mark.django_db(transaction=True)
def test_a_structure_comes_from_memory_until_something_new_is_known() -> None:
    loaded()
    first = queries.snapshot(AsOf(DAY))
    assert queries.snapshot(AsOf(DAY)) is first
    enact(rename("99.SA", "x"))
    second = queries.snapshot(AsOf(DAY))
    assert row(second, "99.SA")["name"] == "x"
    assert row(first, "99.SA")["name"] == "Sở A"
