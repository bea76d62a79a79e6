"""What runs by itself: the daily sweep over cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.casework.acts import follow, reckon_where_needed, remind
from tinhgon.casework.acts.reminding import REMINDER, Reminded


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: cases that followed their body, cases whose due day moved because calendar or law did, and reminders."""

    followed: int
    moved: int
    reminded: Reminded


def sweep(today: date) -> Swept:
    """Do what a day needs: cases follow bodies that ended, due days follow calendar and law, then people are reminded.

    Done again on the same day it does nothing more.
    """
    return Swept(follow(today), reckon_where_needed(REMINDER, today), remind(today))
