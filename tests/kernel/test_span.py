"""Half-open spans of days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.kernel.as_of import AsOf, in_utc
from tinhgon.kernel.span import Span, gaps_and_overlaps

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 1, 1))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(DAYS)
    length = draw(st.none() | st.integers(min_value=1, max_value=4000))
    return Span(start, None if length is None else start + timedelta(days=length))


@given(spans(), spans(), DAYS)
def test_a_day_is_in_the_meeting_when_it_is_in_both(one: Span, other: Span, day: date) -> None:
    meeting = one.meet(other)
    assert (day in one and day in other) == (meeting is not None and day in meeting)


@given(spans(), spans())
def test_meeting_is_the_same_either_way(one: Span, other: Span) -> None:
    assert one.meet(other) == other.meet(one)
    assert one.overlaps(other) == (one.meet(other) is not None)


@given(st.lists(spans(), max_size=6))
def test_spans_sort_by_start_then_end_and_the_open_one_comes_last(drawn: list[Span]) -> None:
    in_order = sorted(drawn)
    assert [span.start for span in in_order] == sorted(span.start for span in drawn)
    first = date(2020, 1, 1)
    assert sorted([Span(first), Span(first, date(2021, 1, 1))]) == [Span(first, date(2021, 1, 1)), Span(first)]


@given(spans())
def test_the_first_day_is_in_and_the_end_is_out(span: Span) -> None:
    assert span.start in span
    assert span.covers(span)
    if span.end is not None:
        assert span.end not in span
        assert span.last_day == span.end - timedelta(days=1)


def test_a_span_must_end_after_it_starts() -> None:
    with pytest.raises(ValueError, match="end after"):
        Span(date(2025, 7, 1), date(2025, 7, 1))


def test_touching_spans_have_no_gap_and_others_are_named() -> None:
    first, second = Span(date(2020, 1, 1), date(2021, 1, 1)), Span(date(2021, 1, 1))
    assert gaps_and_overlaps([second, first]) == []
    late = Span(date(2021, 1, 2))
    assert gaps_and_overlaps([late, first]) == [(first, late)]
    early = Span(date(2020, 12, 31))
    assert gaps_and_overlaps([early, first]) == [(first, early)]


def test_an_instant_of_any_zone_is_kept_in_utc() -> None:
    odd = timezone(timedelta(hours=17, minutes=26))
    known = datetime(2025, 7, 1, 8, 0, tzinfo=odd)
    kept = AsOf(date(2025, 7, 1), known).known
    assert kept == known
    assert kept is not None
    assert kept.utcoffset() == timedelta(0)
    assert in_utc(datetime(1, 1, 1, tzinfo=odd)).year == 1
    assert in_utc(datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=5)))).year == 9999


def test_knowledge_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        AsOf(date(2025, 7, 1), datetime(2025, 7, 1, 8, 0))
    assert AsOf(date(2025, 7, 1), datetime(2025, 7, 1, 8, 0, tzinfo=UTC)).known is not None
