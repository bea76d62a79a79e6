"""One territory on one day: what it is part of, what lies inside, which bodies stand on it."""

from __future__ import annotations

from typing import Any

import polars as pl

from tinhgon.listings.kept import rows_of
from tinhgon.listings.places import PLACES
from tinhgon.listings.units import UNITS
from tinhgon.structure.snapshot import Structure

Row = dict[str, Any]


def territory(structure: Structure, code: str) -> Row | None:
    """Return the territory with this code on the day, with the columns of the listing of places, or None."""
    found = rows_of(PLACES, structure).filter(pl.col("code") == code)
    return found.row(0, named=True) if found.height else None


def around(structure: Structure, parent: int | None) -> list[Row]:
    """Return what a territory is part of, the largest first: rows with place, code, name."""
    known = {row[0]: row for row in structure.places.select("place", "parent", "code", "name").iter_rows()}
    found: list[Row] = []
    while parent is not None and parent in known and len(found) < len(known):
        place, above, code, name = known[parent]
        found.append({"place": place, "code": code, "name": name})
        parent = above
    return found[::-1]


def inside(structure: Structure, key: int) -> pl.DataFrame:
    """Return the territories right inside one, in Vietnamese order: rows of the listing of places."""
    return rows_of(PLACES, structure).filter(pl.col("parent") == key)


def standing_on(structure: Structure, key: int) -> pl.DataFrame:
    """Return the bodies that stand on the territory itself: rows of the listing of units."""
    return rows_of(UNITS, structure).filter(pl.col("place") == key)
