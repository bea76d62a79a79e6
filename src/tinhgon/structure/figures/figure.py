"""What a figure is, and how it is read from a structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName
from tinhgon.structure.snapshot import Structure

Evidence = Callable[[Structure], pl.DataFrame]
Number = int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """A named count or sum over the apparatus of one day.

    ``evidence`` returns the rows that are counted, key column first. ``adds`` names the column that is summed (None:
    rows
    are counted). ``of`` returns the rows of the base where the figure is "x of y". ``unit`` is what is counted.
    """

    id: str
    name: Sentence
    sentence: Sentence
    unit: Sentence
    frame: FrameName
    evidence: Evidence
    adds: str | None = None
    of: Evidence | None = None

    def on(self, structure: Structure) -> Reading:
        """Return the value on the structure's day, with its rows."""
        rows = self.evidence(structure)
        base = None if self.of is None else self.of(structure)
        return Reading(self, structure.day, _value(rows, self.adds), rows, None if base is None else base.height, base)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A figure read on a day: its value, the rows behind it, and the base of an "x of y"."""

    figure: Figure
    day: date
    value: Number
    rows: pl.DataFrame
    of: int | None = None
    base: pl.DataFrame | None = None

    @property
    def share(self) -> float | None:
        """The value as a share of its base, or None where there is no base or the base is empty."""
        return self.value / self.of if self.of else None

    def as_dict(self, *, rows: bool = False) -> dict[str, object]:
        """Return the reading as plain values, for JSON; with its rows where asked."""
        plain: dict[str, object] = {
            "id": self.figure.id,
            "value": self.value,
            "unit": {"vi": self.figure.unit.vi, "en": self.figure.unit.en},
            "name": {"vi": self.figure.name.vi, "en": self.figure.name.en},
            "sentence": {"vi": self.figure.sentence.vi, "en": self.figure.sentence.en},
        }
        if self.of is not None:
            plain |= {"of": self.of, "share": None if self.share is None else round(self.share, 6)}
        if rows:
            plain["rows"] = self.rows.to_dicts()
        return plain


def _value(rows: pl.DataFrame, adds: str | None) -> Number:
    if adds is None:
        return rows.height
    total = rows[adds].sum()
    return round(float(total), 6) if isinstance(total, float) else int(total)
