"""The two times at which a question is asked: true on a day, as known at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class AsOf:
    """A valid day, and the instant of knowledge (None: all that is recorded by now).

    ``known`` must carry a time zone; a naive instant raises ValueError.
    """

    day: date
    known: datetime | None = None

    def __post_init__(self) -> None:
        if self.known is not None and self.known.tzinfo is None:
            raise ValueError("the instant of knowledge needs a time zone")
        if self.known is not None:
            object.__setattr__(self, "known", in_utc(self.known))


def in_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC; one beyond the calendar's ends becomes the end. Databases know few zones."""
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return datetime(1, 1, 1, tzinfo=UTC) if instant.year == 1 else datetime(9999, 12, 31, tzinfo=UTC)
