"""Clocks: the day of the event does not count, a term never ends on a day off, stops and extensions move it, each with its line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.casework.clocks.calendar import Calendar, Special
from tinhgon.casework.clocks.clock import Clock, Conventions, Extension, Suspension, Term, reckon
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span

BY = Conventions("điều 147", "điều 148")
TET = [Special(date(2025, 1, 27) + timedelta(days=n), "off", Sentence("Tết", "Tết")) for n in range(5)]
WORKED = Special(date(2025, 4, 26), "working", Sentence("làm bù", "worked instead"))
OFF = Special(date(2025, 5, 2), "off", Sentence("nghỉ thay 26/04", "instead of 26 April"))
CALENDAR = Calendar.of([*TET, WORKED, OFF], range(1900, 2200))
WORD = Sentence("thụ lý", "acceptance")


def term(days, unit="days", extensions=()):
    return Term("t", WORD, WORD, days, unit, "điều 28", extensions, "điều 30", verified=False)


def due(days, start, unit="days", *, stops=(), extensions=(), allowed=()):
    clock = Clock(term(days, unit, allowed), start, tuple(stops), tuple(extensions))
    return reckon(clock, CALENDAR, BY).due


def stop(start, end=None):
    return Suspension(Span(start, end), "chờ giám định")


def rules(refused):
    return [one.rule for one in refused.value.findings]


def test_the_day_after_the_event_is_day_one():
    assert due(1, date(2025, 3, 10)) == date(2025, 3, 11)
    assert due(30, date(2025, 3, 10)) == date(2025, 4, 9)


def test_a_term_that_ends_on_a_weekend_or_holiday_ends_on_the_next_working_day():
    assert due(5, date(2025, 3, 10)) == date(2025, 3, 17)  # Saturday the 15th
    assert due(8, date(2025, 1, 20)) == date(2025, 2, 3)  # in the middle of Tết, whose last day off is a Friday


def test_calendar_days_count_holidays_working_days_do_not():
    assert due(10, date(2025, 1, 20)) == date(2025, 2, 3)
    assert due(5, date(2025, 1, 24), "working_days") == date(2025, 2, 7)


def test_a_weekend_worked_instead_counts_and_the_day_given_for_it_does_not():
    assert due(1, date(2025, 4, 25), "working_days") == date(2025, 4, 26)
    assert due(5, date(2025, 4, 25), "working_days") == date(2025, 5, 1)
    assert due(6, date(2025, 4, 25), "working_days") == date(2025, 5, 5)


def test_suspended_days_do_not_count():
    assert due(10, date(2025, 3, 3), stops=[stop(date(2025, 3, 5), date(2025, 3, 12))]) == date(2025, 3, 20)


def test_a_clock_that_stands_still_has_no_due_day():
    assert due(10, date(2025, 3, 3), stops=[stop(date(2025, 3, 5))]) is None


def test_a_stop_after_the_term_is_over_changes_nothing():
    assert due(10, date(2025, 3, 3), stops=[stop(date(2025, 4, 1))]) == date(2025, 3, 13)


def test_an_extension_counts_from_the_day_on_which_the_term_would_end():
    # 30 days end on Saturday 5 April, so on Monday the 7th; 30 more end on 7 May.
    long = Extension(30, date(2025, 4, 1), "12/QĐ", "phức tạp")
    assert due(30, date(2025, 3, 6), extensions=[long], allowed=(30,)) == date(2025, 5, 7)


@pytest.mark.parametrize(
    ("extensions", "allowed", "rule"),
    [
        ([Extension(31)], (30,), "clock.extension_too_long"),
        ([Extension(0)], (30,), "clock.extension_too_long"),
        ([Extension(30), Extension(30)], (30,), "clock.extension_not_allowed"),
        ([Extension(1)], (), "clock.extension_not_allowed"),
        ([Extension(30, date(2025, 4, 8))], (30,), "clock.extension_late"),
    ],
)
def test_an_extension_beyond_the_law_is_refused(extensions, allowed, rule):
    with pytest.raises(Refusal) as refused:
        due(30, date(2025, 3, 6), extensions=extensions, allowed=allowed)
    assert rules(refused) == [rule]


def test_overlapping_stops_and_a_stop_before_the_start_are_all_named():
    stops = [stop(date(2025, 3, 3), date(2025, 3, 9)), stop(date(2025, 3, 8))]
    with pytest.raises(Refusal) as refused:
        due(10, date(2025, 3, 3), stops=stops)
    assert rules(refused) == ["clock.suspensions_overlap", "clock.suspended_before_start"]


def test_every_move_has_a_line_with_its_day_and_where_it_is_written():
    clock = Clock(
        term(5, extensions=(10,)),
        date(2025, 3, 10),
        (stop(date(2025, 3, 18), date(2025, 3, 20)),),
        (Extension(10, date(2025, 3, 14)),),
    )
    told = [(line.day.isoformat(), line.text.vi, line.citation) for line in reckon(clock, CALENDAR, BY).lines]
    assert told == [
        ("2025-03-10", "Sự kiện bắt đầu: thụ lý.", ""),
        ("2025-03-11", "Ngày thứ nhất: ngày xảy ra sự kiện không tính, bắt đầu từ ngày liền kề.", "điều 147"),
        ("2025-03-14", "Gia hạn lần 1, 10 ngày.", "điều 30"),
        ("2025-03-15", "Hết 5 ngày.", "điều 28"),
        (
            "2025-03-17",
            "15/03/2025 là ngày nghỉ (thứ Bảy), nên thời hạn kết thúc vào ngày làm việc tiếp theo: thứ Hai, 17/03/2025.",
            "điều 148",
        ),
        ("2025-03-18", "Tạm đình chỉ, từ ngày này không tính: chờ giám định.", ""),
        ("2025-03-20", "Tiếp tục, ngày này lại được tính.", ""),
        ("2025-03-29", "Hết 10 ngày gia hạn.", "điều 30"),
        (
            "2025-03-31",
            "29/03/2025 là ngày nghỉ (thứ Bảy), nên thời hạn kết thúc vào ngày làm việc tiếp theo: thứ Hai, 31/03/2025.",
            "điều 148",
        ),
    ]


def test_years_without_holidays_are_warned_of():
    found = reckon(Clock(term(10), date(2030, 12, 28)), Calendar.of(TET, [2030]), BY).findings
    assert [(one.rule, one.subject, one.severity.value) for one in found] == [
        ("clock.holidays_unknown", "2031", "warning")
    ]


DAYS = st.dates(date(1901, 1, 1), date(2190, 1, 1))


@given(DAYS, st.integers(1, 400), st.sampled_from(["days", "working_days"]))
def test_a_term_ends_on_a_worked_day_and_a_longer_one_never_earlier(start, days, unit):
    one, two = due(days, start, unit), due(days + 1, start, unit)
    assert CALENDAR.works(one)
    assert start < one <= two


@given(DAYS, st.integers(1, 120))
def test_working_days_are_counted_as_a_clerk_would(start, days):
    ticked, day = 0, start
    while ticked < days:
        day += timedelta(days=1)
        ticked += CALENDAR.works(day)
    assert due(days, start, "working_days") == day == CALENDAR.shifted(start, days)


@given(DAYS, st.integers(1, 90), st.integers(1, 80), st.integers(1, 60), st.sampled_from(["days", "working_days"]))
def test_a_stop_never_brings_the_end_nearer_and_never_moves_it_by_more_than_its_days_and_one_roll(
    start, days, after, length, unit
):
    begin = start + timedelta(days=after)
    plain = due(days, start, unit)
    stopped = due(days, start, unit, stops=[stop(begin, begin + timedelta(days=length))])
    assert plain <= stopped
    # No span of days off in this calendar is longer than nine days (Tết with both weekends), and worked days are at least 4 in 14.
    assert (stopped - plain).days <= 4 * length + 9


@given(DAYS, st.integers(1, 90))
def test_a_holiday_added_moves_the_end_later_or_not_at_all(start, days):
    before = due(days, start, "working_days")
    more = Calendar.of([*CALENDAR.special.values(), Special(before, "off", WORD)], CALENDAR.years)
    after = reckon(Clock(term(days, "working_days"), start), more, BY).due
    assert after > before
    assert after == more.next_worked(before)


@given(DAYS, st.integers(-60, 60))
def test_shifting_there_and_back_returns_to_a_worked_day(day, worked):
    worked_day = CALENDAR.next_worked(day)
    assert CALENDAR.shifted(CALENDAR.shifted(worked_day, worked), -worked) == worked_day
