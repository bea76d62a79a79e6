"""What a request asks about: the day (``on``), the instant of knowledge (``known``), the page of a list.

Faces may read the clock; this is where this face does.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final

from django.utils.timezone import get_default_timezone, localdate
from ninja import Field, Schema
from pydantic import BeforeValidator, WithJsonSchema

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Refusal
from tinhgon.vietnamese.days import parse_day

#: The longest page of a list, and of the rows behind a figure.
MOST: Final = 1000
MOST_ROWS: Final = 100_000
LONGEST_TEXT: Final = 200
#: The books hold keys and numbers in 64 bits.
LARGEST: Final = 2**63 - 1


def _day(value: Any) -> Any:
    return _said(parse_day, value) if isinstance(value, str) and value.strip() else None


def _instant(value: Any) -> Any:
    return _said(read_instant, value) if isinstance(value, str) and value.strip() else None


def _said(read: Any, text: str) -> Any:
    """Read a text; a refusal becomes the ValueError that pydantic reports at its field."""
    try:
        return read(text)
    except Refusal as refusal:
        found = refusal.findings[0]
        raise ValueError(f"{found.sentence.vi} · {found.sentence.en}") from refusal


def read_instant(text: str) -> datetime:
    """Read an instant in ISO 8601, with the house's time zone where it names none; a day alone means its end.

    Raises Refusal (rule ``vietnamese.day``) where it can be read neither as an instant nor as a day.
    """
    house = get_default_timezone()
    try:
        instant = datetime.fromisoformat(text.strip().replace(" ", "+") if "T" in text else "")
    except ValueError:
        day = parse_day(text)
        if day == date.max:
            return datetime.combine(day, time.max, house)
        return datetime.combine(day + timedelta(days=1), time(), house) - timedelta(microseconds=1)
    return instant if instant.tzinfo else instant.replace(tzinfo=house)


Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Instant = Annotated[
    datetime | None, BeforeValidator(_instant), WithJsonSchema({"type": "string", "format": "date-time"})
]
Code = Annotated[str, Field(max_length=LONGEST_TEXT)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class AtKnown(Schema):
    """The instant of knowledge."""

    known: Instant = Field(
        None, description="Theo hiểu biết đến lúc này; bỏ trống là bây giờ / as known at this instant; else now"
    )


class OnDay(AtKnown):
    """The two times of a question."""

    on: Day = Field(None, description="Ngày: 2025-07-01 hoặc 1/7/2025; bỏ trống là hôm nay / the day; else today")

    @property
    def as_of(self) -> AsOf:
        """The day and the instant, as the books are asked."""
        return AsOf(self.on or localdate(), self.known)


class Page(OnDay):
    """A page of a list on a day. With ``known`` given, a list never moves between its pages."""

    size: int = Field(100, ge=1, le=MOST, description="Số dòng mỗi trang / rows per page")
    page: int = Field(1, ge=1, le=1_000_000, description="Trang thứ mấy, từ 1 / which page, from 1")


class Scoped(OnDay):
    """A day, and a part of the apparatus."""

    unit: Code = Field("", description="Chỉ trong đơn vị có mã này / within the unit of this code")
    place: Code = Field("", description="Chỉ trên địa bàn có mã này / within the place of this code")
