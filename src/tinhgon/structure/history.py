"""The whole life of the apparatus: the five frames, each row with the days on which it was true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Slices: the columns of each frame, then ``valid_from`` and ``valid_to`` (Date; the end is exclusive, null while
    open).

    One key may have many slices; they follow one another without gap or overlap. Rows are sorted by key and
    ``valid_from``.
    """

    places: pl.DataFrame
    units: pl.DataFrame
    posts: pl.DataFrame
    people: pl.DataFrame
    tenures: pl.DataFrame

    @classmethod
    def of(cls, frames: Mapping[FrameName, pl.DataFrame]) -> History:
        """Build a history from frames by name; missing frames and columns are empty."""
        return cls(**{name: _shaped(name, frames.get(name)) for name in FRAMES})

    def frame(self, name: FrameName) -> pl.DataFrame:
        """Return one of the five frames of slices by its name."""
        found: pl.DataFrame = getattr(self, name)
        return found

    def on(self, day: date) -> Structure:
        """Return the apparatus as it stood on a day; keys of other days are never given anew."""
        alive = (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
        frames = {name: self.frame(name).filter(alive) for name in FRAMES}
        return Structure.of(day, frames, next_key=self.next_key)

    @property
    def next_key(self) -> int:
        """The first integer above every key in any frame."""
        return 1 + max(int(self.frame(name)[KEYS[name]].max() or 0) for name in FRAMES)  # type: ignore[arg-type]


def _shaped(name: FrameName, rows: pl.DataFrame | None) -> pl.DataFrame:
    schema = {**SCHEMAS[name], "valid_from": pl.Date(), "valid_to": pl.Date()}
    if rows is None:
        return pl.DataFrame(schema=schema)
    columns = [
        pl.col(column).cast(kind) if column in rows.columns else pl.lit(None, dtype=kind).alias(column)
        for column, kind in schema.items()
    ]
    return rows.select(columns).sort(KEYS[name], "valid_from")
