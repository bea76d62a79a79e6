"""Recurring duties and alikeness: pure, day by day and word by word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.span import Span
from tinhgon.resolutions.rules.duties import EVERY, SHIFTS, Rhythm, mark, occurrences, sound
from tinhgon.resolutions.rules.likeness import ALIKE, alike, nearest
from tinhgon.resolutions.rules.repeats import chains, years_running


def weekday(day: date) -> bool:
    return day.weekday() < 5


def told(rhythm: Rhythm, since: date, until: date) -> list[tuple[str, date]]:
    return [(one.label.vi, one.due) for one in occurrences(rhythm, Span(since, None), until, weekday)]


def test_each_quarter_by_the_15th_of_its_last_month_is_due_on_the_worked_day_before_a_weekend() -> None:
    found = told(Rhythm("quarter", 3, 15), date(2025, 1, 1), date(2025, 12, 31))
    assert found == [
        ("quý I/2025", date(2025, 3, 14)),  # the 15th is a Saturday
        ("quý II/2025", date(2025, 6, 13)),
        ("quý III/2025", date(2025, 9, 15)),
        ("quý IV/2025", date(2025, 12, 15)),
    ]


def test_a_month_after_the_period_and_a_day_that_the_month_has_not() -> None:
    assert told(Rhythm("month", 2, 5, "after"), date(2025, 1, 1), date(2025, 2, 28)) == [
        ("tháng 12/2024", date(2025, 1, 6)),
        ("tháng 1/2025", date(2025, 2, 5)),
    ]
    assert told(Rhythm("month", 1, 31, "none"), date(2024, 2, 1), date(2024, 3, 1)) == [
        ("tháng 2/2024", date(2024, 2, 29))
    ]


def test_a_rhythm_that_cannot_be_names_every_part() -> None:
    with pytest.raises(Refusal) as refused:
        sound(Rhythm("week", 1, 40, "later"))
    assert [one.rule for one in refused.value.findings] == ["duty.every", "duty.day", "duty.shift"]


@given(
    st.sampled_from(sorted(EVERY)), st.integers(1, 15), st.integers(1, 31), st.sampled_from(sorted(SHIFTS)),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)  # fmt: skip
def test_over_a_century_each_period_comes_once_in_order_and_only_on_worked_days(
    every: str, month: int, day: int, shift: str, since: date
) -> None:
    rhythm = Rhythm(every, min(month, EVERY[every] + 3), day, shift)
    found = list(occurrences(sound(rhythm), Span(since, None), since + timedelta(days=3 * 366), weekday))
    years = 36 // EVERY[every]
    assert years - 1 <= len(found) <= years + 1
    assert [one.start for one in found] == sorted({one.start for one in found})
    assert all(one.due >= since for one in found)
    if shift != "none":
        assert all(weekday(one.due) and abs((one.due - one.said).days) <= 2 for one in found)


def test_marks_say_in_time_late_overdue_or_open_with_days() -> None:
    due = date(2025, 3, 14)
    assert mark(due, due, date(2026, 1, 1)) == ("done", 0)
    assert mark(due, date(2025, 3, 17), date(2026, 1, 1)) == ("late", 3)
    assert mark(due, None, date(2025, 3, 20)) == ("breach", 6)
    assert mark(due, None, date(2025, 3, 10)) == ("open", 4)


def test_the_same_limitation_in_other_words_is_suggested_and_another_is_not() -> None:
    first = "Triển khai kế hoạch thực hiện còn chung chung, chưa sát thực tiễn"
    again = "Kế hoạch triển khai của một số nơi chung chung, chưa sát với thực tiễn"
    other = "Hoạt động một số cơ quan sau hợp nhất còn lúng túng"
    how = alike(first, again)
    assert how.share >= ALIKE
    assert {"kế", "hoạch", "chung"} <= set(how.words)
    assert alike(first, other).share < 0.1
    assert alike(first, first.upper()).share == 1
    assert alike(first, "").share == 0
    assert [key for key, _ in nearest(first, [(1, other), (2, again), (3, first)])] == [3, 2]


def test_years_are_counted_once_each_along_what_people_confirmed() -> None:
    years = {1: 2017, 2: 2018, 3: 2018, 4: 2019, 5: 2019}
    found = chains([(2, 1), (3, 1), (4, 2)], years)
    assert found[4] == {1, 2, 3, 4}
    assert years_running(4, found[4], years) == 3
    assert years_running(2, found[2], years) == 2
    assert years_running(5, found[5], years) == 1
