"""Half-open spans of days: from a first day, to the day after the last, or without an end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """The days ``start <= day < end``; ``end`` is None while no end is known.

    Spans sort by their start, then by their end; one without an end comes after all that have one.
    Raises ValueError where the end does not lie after the start.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a span must end after it starts: {self.start} .. {self.end}")

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end or date.max) < (other.start, other.end or date.max)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a day."""
        return self.meet(other) is not None

    def meet(self, other: Span) -> Span | None:
        """Return the days common to both spans, or None."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends) if ends else None
        return None if end is not None and end <= start else Span(start, end)

    def covers(self, other: Span) -> bool:
        """Say whether every day of the other span lies in this one."""
        return self.meet(other) == other

    @property
    def last_day(self) -> date | None:
        """The last day inside the span, or None where it is open."""
        return None if self.end is None else self.end - timedelta(days=1)


def gaps_and_overlaps(spans: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Return the neighbouring pairs, in order of start, where one does not end on the day the next begins."""
    ordered = sorted(spans, key=lambda span: span.start)
    return [(one, two) for one, two in pairwise(ordered) if one.end != two.start]
