"""Which days are worked: weekends are off, but for what the calendar says of single days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from tinhgon.kernel.sentence import Sentence

#: What a calendar can say of one day: off though a weekday, worked though a weekend, or like any other day of its week.
State = Literal["off", "working", "ordinary"]

STATES: Final[dict[State, Sentence]] = {
    "off": Sentence("nghỉ", "off"),
    "working": Sentence("làm bù", "worked"),
    "ordinary": Sentence("như ngày thường", "like any other day"),
}

WEEKDAYS: Final = (
    Sentence("thứ Hai", "Monday"),
    Sentence("thứ Ba", "Tuesday"),
    Sentence("thứ Tư", "Wednesday"),
    Sentence("thứ Năm", "Thursday"),
    Sentence("thứ Sáu", "Friday"),
    Sentence("thứ Bảy", "Saturday"),
    Sentence("Chủ nhật", "Sunday"),
)

_SATURDAY: Final = 5
ONE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Special:
    """A day that differs from its weekday: how, what it is called, and where that was announced."""

    day: date
    state: State
    name: Sentence
    source: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The worked days of an office. ``years`` are those whose holidays were entered; of others only weekends are known."""

    special: Mapping[date, Special] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[Special], years: Iterable[int] = ()) -> Calendar:
        """Build a calendar; of two entries for one day the later one counts."""
        return cls({one.day: one for one in days}, frozenset(years))

    def works(self, day: date) -> bool:
        """Say whether a day is worked."""
        known = self.special.get(day)
        if known is None or known.state == "ordinary":
            return day.weekday() < _SATURDAY
        return known.state == "working"

    def next_worked(self, day: date) -> date:
        """Return the day itself where it is worked, else the first worked day after it."""
        while not self.works(day):
            day += ONE
        return day

    def shifted(self, day: date, worked: int) -> date:
        """Return the day that lies so many worked days after (or, below zero, before) a day; zero gives the day itself."""
        step = ONE if worked > 0 else -ONE
        for _ in range(abs(worked)):
            day += step
            while not self.works(day):
                day += step
        return day

    def why_off(self, day: date) -> Sentence:
        """Say why a day is not worked: the holiday's name, or the day of the week."""
        known = self.special.get(day)
        return known.name if known is not None and known.state == "off" else WEEKDAYS[day.weekday()]
