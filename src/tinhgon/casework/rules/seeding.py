"""The days off and swapped days of past and coming years, as a library of holidays knows them: the seed of the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import holidays

from tinhgon.casework.clocks.calendar import Special
from tinhgon.kernel.sentence import Sentence

#: The years that the seed may be asked for: those since the Republic's holidays have their present form, and a few ahead.
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2099

#: Where the seed's rows come from; a correction names its document instead.
SOURCE: Final = f"thư viện holidays {holidays.__version__}"

_WORKED_INSTEAD: Final = Sentence("Làm bù", "Worked instead of another day")


def seed(years: Iterable[int]) -> list[Special]:
    """Return the days off on weekdays and the weekends worked instead, of these years, in order of the day."""
    asked = sorted(years)
    vi = holidays.country_holidays("VN", years=asked, language="vi")
    en = holidays.country_holidays("VN", years=asked, language="en_US")
    off = [Special(day, "off", Sentence(name, en.get(day, name)), SOURCE) for day, name in vi.items()]
    swapped: set[date] = getattr(vi, "weekend_workdays", set())
    worked = [Special(day, "working", _WORKED_INSTEAD, SOURCE) for day in swapped if day.year in set(asked)]
    return sorted(off + worked, key=lambda one: one.day)
