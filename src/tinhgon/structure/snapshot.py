"""The apparatus on one day: an immutable value of a day and five frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName, empty


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The apparatus on ``day``.

    Each frame has exactly the columns of `columns.SCHEMAS`, one row per key, sorted by key. ``next_key`` is a positive
    integer above every key that was ever given, in any frame, on any day: what a run opens is numbered from there.
    """

    day: date
    places: pl.DataFrame
    units: pl.DataFrame
    posts: pl.DataFrame
    people: pl.DataFrame
    tenures: pl.DataFrame
    next_key: int

    @classmethod
    def of(cls, day: date, frames: Mapping[FrameName, pl.DataFrame], next_key: int | None = None) -> Structure:
        """Build a structure from any frames by name; missing frames and columns are empty, rows get sorted by key.

        Raises polars errors where a column cannot take its type.
        """
        shaped = {name: shaped_frame(name, frames.get(name)) for name in FRAMES}
        highest = max((int(shaped[name][KEYS[name]].max() or 0) for name in FRAMES), default=0)  # type: ignore[arg-type]
        return cls(day=day, next_key=max(highest + 1, next_key or 1), **shaped)

    @classmethod
    def nothing(cls, day: date) -> Structure:
        """Return the apparatus with no rows at all."""
        return cls.of(day, {})

    def frame(self, name: FrameName) -> pl.DataFrame:
        """Return one of the five frames by its name."""
        found: pl.DataFrame = getattr(self, name)
        return found

    def frames(self) -> dict[FrameName, pl.DataFrame]:
        """Return all five frames by name, in the order in which rows may be written."""
        return {name: self.frame(name) for name in FRAMES}

    def same_as(self, other: Structure) -> bool:
        """Say whether both hold the same rows (the day and the next key do not count)."""
        return all(self.frame(name).equals(other.frame(name)) for name in FRAMES)

    def subtree(self, unit: int) -> pl.DataFrame:
        """Return the unit and everything under it, as rows of ``units``, sorted by key."""
        return self.units.filter(pl.col("unit").is_in(_descendants(self.units, "unit", unit)))

    def territory(self, place: int) -> pl.DataFrame:
        """Return the place and everything inside it, as rows of ``places``, sorted by key."""
        return self.places.filter(pl.col("place").is_in(_descendants(self.places, "place", place)))


def shaped_frame(name: FrameName, rows: pl.DataFrame | None) -> pl.DataFrame:
    """Return rows with exactly the columns and types of the frame, sorted by key; None gives the empty frame."""
    if rows is None:
        return empty(name)
    schema = SCHEMAS[name]
    columns = [
        pl.col(column).cast(kind) if column in rows.columns else pl.lit(None, dtype=kind).alias(column)
        for column, kind in schema.items()
    ]
    return rows.select(columns).sort(KEYS[name])


def _descendants(frame: pl.DataFrame, key: str, root: int) -> pl.Series:
    """Return the keys of a root and all rows below it by ``parent``; a root that is not there gives nothing."""
    layers = [frame.filter(pl.col(key) == root)[key]]
    seen = set(layers[0].to_list())
    while len(layers[-1]):
        below = frame.filter(pl.col("parent").is_in(layers[-1].implode()))[key]
        below = below.filter(~below.is_in(list(seen))) if seen else below
        seen.update(below.to_list())
        layers.append(below)
    return pl.concat(layers).implode()
