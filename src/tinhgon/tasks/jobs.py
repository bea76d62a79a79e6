"""What runs by itself: the daily sweep over tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.tasks.acts import follow, remind
from tinhgon.tasks.acts.reminding import Reminded


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: tasks that followed their body or office, and reminders."""

    followed: int
    reminded: Reminded


def sweep(today: date) -> Swept:
    """Do what a day needs: tasks follow bodies and offices that ended, then people are reminded. Done again it does nothing more."""
    return Swept(follow(today), remind(today))
