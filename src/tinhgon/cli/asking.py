"""The options that many commands share, and how their values are read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Refusal
from tinhgon.vietnamese.days import parse_day


def read_day(text: str | date) -> date:
    """Read a day as people type it: 1/7/2025, 01-07-2025, 2025-07-01."""
    if isinstance(text, date):
        return text
    try:
        return parse_day(text)
    except Refusal as refusal:
        found = refusal.findings[0]
        remedy = f" {found.remedy.vi} · {found.remedy.en}" if found.remedy else ""
        raise typer.BadParameter(f"{found.sentence.vi} · {found.sentence.en}{remedy}") from refusal


def read_instant(text: str | datetime) -> datetime:
    """Read an instant of knowledge in ISO 8601; without a time zone it is that of this machine."""
    if isinstance(text, datetime):
        return text
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r}: 2025-07-01T08:00:00+07:00") from error
    return found if found.tzinfo else found.astimezone()


def today() -> date:
    """Return today, where a command was not told a day."""
    return datetime.now().astimezone().date()


def as_of(on: date | None, known: datetime | None = None) -> AsOf:
    """Return the two times of a question; without a day it is today."""
    return AsOf(on or today(), known)


Day = Annotated[
    date | None,
    typer.Option(
        "--on", parser=read_day, metavar="DAY", help="Ngày, như 1/7/2025; mặc định hôm nay · Day, else today."
    ),
]
Known = Annotated[
    datetime | None,
    typer.Option("--known", parser=read_instant, metavar="INSTANT", help="Theo hiểu biết đến lúc · As known at."),
]
Json = Annotated[bool, typer.Option("--json", help="Chỉ in JSON · Print JSON only.")]
UnitCode = Annotated[str, typer.Option("--unit", metavar="CODE", help="Chỉ trong đơn vị này · Within this unit.")]
PlaceCode = Annotated[str, typer.Option("--place", metavar="CODE", help="Chỉ trên địa bàn này · Within this place.")]
