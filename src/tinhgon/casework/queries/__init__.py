"""Reading casework: the calendar, procedures, cases within a scope, one case, what a code opens, what people were told."""

from tinhgon.casework.queries.days import calendar

__all__ = ["calendar"]
