"""The tables of casework: the calendar, cases with what was done to them, and what people were told."""

from tinhgon.casework.models.calendar import CalendarDay, CalendarYear
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
from tinhgon.casework.models.telling import Feed, Letter, Notice

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "Case",
    "CaseProcedure",
    "Clock",
    "ClockEvent",
    "Deed",
    "Feed",
    "Holder",
    "Letter",
    "Note",
    "Notice",
    "Paper",
    "Party",
    "Receipt",
]
