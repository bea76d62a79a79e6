"""The pure rules of petitions: shingles, keys, duties of heads over whole years."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tinhgon.law.books import builtin
from tinhgon.petitions.rules import alike
from tinhgon.petitions.rules.duty import duty, kept


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_the_same_both_ways_and_between_nought_and_one(one: str, two: str) -> None:
    a, b = alike.pieces(one), alike.pieces(two)
    share = alike.likeness(a, b)
    assert share == alike.likeness(b, a)
    assert 0 <= share <= 1
    assert not a or alike.likeness(a, a) == 1


def test_keys_are_found_however_they_are_typed() -> None:
    found = alike.keys(["Trần Thị DÂN"], ["thôn 3, 0912.345 678"], "12 / QĐ-UBND", "Thửa 45, tờ 12")
    assert found == alike.keys(["trần thị dân"], ["ĐT: 0912345678"], "12/qđ-ubnd", "thửa 45 tờ 12")
    assert {kind for kind, _ in found} == {"name", "identity", "decision", "plot"}


@given(st.integers(2020, 2030), st.integers(1, 12))
def test_each_week_asks_a_commune_once_and_each_month_a_province_once(year: int, month: int) -> None:
    law = builtin().at(date(year, month, 1))
    weekly = duty(law, "people_committee", "commune", year, month, lambda day: day.weekday() < 5)
    monthly = duty(law, "people_committee", "province", year, month, lambda day: day.weekday() < 5)
    assert weekly is not None
    assert monthly is not None
    assert weekly.times == len(weekly.days) in (4, 5)
    assert len({day.isocalendar()[1] for day in weekly.days}) == weekly.times
    assert len(monthly.days) == monthly.times == 1
    assert kept(weekly, weekly.days, 0, date(year + 1, month, 1)).share == 1
    assert kept(monthly, [], 0, date(year, month, 1)).due <= 1


def test_the_duty_of_districts_ended_with_them() -> None:
    def asked(kind: str, day: date) -> bool:
        return duty(builtin().at(day), kind, "district", day.year, day.month, lambda _: True) is not None

    assert asked("people_committee", date(2025, 6, 1))
    assert not asked("people_committee", date(2025, 7, 1))
    assert not asked("party_committee", date(2026, 1, 1))
    assert duty(builtin().at(date(2026, 1, 1)), "school", "commune", 2026, 1, lambda _: True) is None
