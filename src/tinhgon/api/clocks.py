"""Terms over HTTP: when something is due and why, the terms of a day, the days off of a year."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import Day, OnDay
from tinhgon.api.plain import clocks
from tinhgon.casework import queries

router = Router(tags=["clocks"])


class Started(OnDay):
    """When a term starts, and what is true of its matter. Without ``start`` it is the day asked about."""

    start: Day = Field(None, description="Ngày xảy ra sự kiện / day of the event")
    complex: bool = Field(False, description="Vụ việc phức tạp / complex")
    very_complex: bool = Field(False, description="Đặc biệt phức tạp / especially complex")
    remote: bool = Field(False, description="Vùng sâu, vùng xa / a remote place")
    several: bool = Field(False, description="Nhiều nơi, nhiều cơ quan / several places or bodies")

    def conditions(self) -> list[str]:
        """Return the conditions that were given."""
        return [name for name in ("complex", "very_complex", "remote", "several") if getattr(self, name)]


@reads(router, "/clocks", shapes.Terms, "Các thời hạn / terms")
def terms(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """The terms by the law of a day: what each runs from, how long it is, where that is written."""
    day = asked.as_of.day
    return {"day": day.isoformat(), "terms": clocks.terms(day)}


@reads(router, "/clocks/{term}", shapes.Due, "Đến hạn ngày nào / when a term ends")
def explain(request: HttpRequest, term: str, asked: Query[Started]) -> Any:
    """When a term ends and, line by line, why. Extensions that the conditions allow are taken at their longest."""
    start = asked.start or asked.as_of.day
    return clocks.explained(clocks.reckoned(term, start, asked.conditions()))


class Year(Schema):
    """A year of the calendar."""

    year: Annotated[int, Field(ge=1, le=9998)]


@reads(router, "/calendar/{year}", shapes.CalendarYear, "Lịch làm việc của một năm / a year's calendar")
def calendar(request: HttpRequest, asked: Path[Year]) -> Any:
    """The days off and swapped days of a year, each with its source."""
    return clocks.year(queries.calendar(), asked.year)
