"""The tables of casework: the calendar, and cases with what was done to them."""

from tinhgon.casework.models.calendar import CalendarDay, CalendarYear, Reckoning
from tinhgon.casework.models.case import (
    Case,
    CaseProcedure,
    Clock,
    ClockEvent,
    Deed,
    Holder,
    Note,
    Paper,
    Party,
    Receipt,
)

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "Case",
    "CaseProcedure",
    "Clock",
    "ClockEvent",
    "Deed",
    "Holder",
    "Note",
    "Paper",
    "Party",
    "Receipt",
    "Reckoning",
]
