"""When people are reminded of a due day, and how far it is in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.kernel.sentence import Sentence

#: Working days before (below zero) and after the due day on which somebody is reminded: a custom of this house, no rule of law.
MARKS: Final = (-7, -3, -1, 0, 1, 3)
#: From this mark on the superior is told too.
LATE: Final = 1


def reached(due: date, today: date, calendar: Calendar) -> int | None:
    """Return the last mark of a due day that a worked day has come to; None before the first, or where the day is off.

    Marks that nobody was reminded of while the house stood still are passed over: only where it stands now is told.
    """
    if not calendar.works(today):
        return None
    return max((mark for mark in MARKS if calendar.shifted(due, mark) <= today), default=None)


def horizon(today: date, calendar: Calendar) -> date:
    """Return the last due day of which somebody may be reminded today."""
    return calendar.shifted(today, -MARKS[0])


def distance(due: date | None, today: date) -> Sentence:
    """Say how far a due day is: "còn 3 ngày", "đến hạn hôm nay", "quá hạn 12 ngày"."""
    if due is None:
        return Sentence("chưa có ngày đến hạn", "no due day")
    days = (due - today).days
    if days == 0:
        return Sentence("đến hạn hôm nay", "due today")
    count = abs(days)
    plural = "day" if count == 1 else "days"
    if days > 0:
        return Sentence(f"còn {count} ngày", f"{count} {plural} left")
    return Sentence(f"quá hạn {count} ngày", f"{count} {plural} overdue")
