"""When a head is due to receive citizens, by the rows of law on its frequency; and how much of that was done."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from tinhgon.law.books import Law
from tinhgon.law.rule import Rule

TOPIC = "reception.duty"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duty:
    """How often a head is due to receive in one month: the row, how many days, and on which of them by the custom of this house."""

    rule: Rule
    year: int
    month: int
    times: int
    days: tuple[date, ...]


def duty(law: Law, kind: str, level: str, year: int, month: int, works: Callable[[date], bool]) -> Duty | None:
    """Return the duty of the head of a body of a kind and level in a month, or None where no row binds it.

    A row says so many days a month, or so many a week: then each week counts in the month that its Thursday lies in, and a week
    without a worked day asks for nothing. Days that are off are moved to the next worked day of the month.
    """
    rule = law.ruling(TOPIC, kind=kind, level=level)
    if rule is None:
        return None
    if "a_week" in rule.values:
        weeks = [week for week in _weeks(year, month) if any(works(day) for day in week)]
        times = int(rule.number("a_week"))
        days = [day for week in weeks for day in _spread(week, times, works)]
        return Duty(rule, year, month, times * len(weeks), tuple(days))
    times = int(rule.number("a_month"))
    return Duty(rule, year, month, times, tuple(_spread(_month(year, month), times, works)))


def _weeks(year: int, month: int) -> list[list[date]]:
    thursdays = [day for day in _month(year, month) if day.weekday() == 3]
    return [[day + timedelta(days=shift) for shift in range(-3, 4)] for day in thursdays]


def _month(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [first + timedelta(days=shift) for shift in range(monthrange(year, month)[1])]


def _spread(days: list[date], times: int, works: Callable[[date], bool]) -> list[date]:
    """Return so many worked days, spread evenly over those given."""
    worked = [day for day in days if works(day)]
    if not worked:
        return []
    step = len(worked) / (times + 1)
    return sorted({worked[min(len(worked) - 1, int(step * (at + 1)))] for at in range(times)})


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a duty was kept: how many days were due up to a day, on how many of them the head received."""

    due: int
    held: int
    missed: int

    @property
    def share(self) -> float | None:
        """The share that was kept, at most 1; None where nothing was due."""
        return min(self.held, self.due) / self.due if self.due else None


def kept(found: Duty, held: Collection[date], missed: int, today: date) -> Kept:
    """Return what of a duty was kept up to a day: of a month that is not over, the days that had come."""
    last = date(found.year, found.month, monthrange(found.year, found.month)[1])
    due = found.times if today >= last else sum(day <= today for day in found.days)
    return Kept(due, len(set(held)), missed)
