"""The figures of the overview, and how each differs from the first day of the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.kept import Kept
from tinhgon.structure.figures.catalogue import readings
from tinhgon.structure.figures.figure import Number, Reading
from tinhgon.structure.snapshot import Structure
from tinhgon.web.asking import Asked

#: What the overview counts, in the order of its tiles.
FIGURES: Final = (
    "places.district",
    "places.commune",
    "places.area_km2",
    "places.population",
    "units.focal_points",
    "people.heads",
    "people.deputies",
    "people.staff",
    "people.part_time",
    "posts.vacant",
)

_kept: Kept[list[Reading]] = Kept(24)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure of the day; ``change`` is its difference to the first day, None where that is this day."""

    reading: Reading
    change: Number | None

    @property
    def decimals(self) -> int | None:
        """How many digits are shown after the comma."""
        return 2 if self.reading.figure.adds == "area_km2" else None

    @property
    def direction(self) -> str:
        """Which way the figure went: "down", "up" or "same"."""
        return "same" if not self.change else "down" if self.change < 0 else "up"


def tiles(asked: Asked, first_day: date | None) -> list[Tile]:
    """Return the figures of the day with their differences to the first day of the books."""
    now = _read(asked.structure)
    if first_day is None or first_day >= asked.day:
        return [Tile(one, None) for one in now]
    then = _read(asked.on(first_day).structure)
    return [Tile(one, round(one.value - before.value, 6)) for one, before in zip(now, then, strict=True)]


def _read(structure: Structure) -> list[Reading]:
    return _kept.of((structure,), "overview", lambda: readings(structure, FIGURES))
