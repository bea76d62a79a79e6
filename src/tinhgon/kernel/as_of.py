"""The two times at which a question is asked: true on a day, as known at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


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
