"""One body on one day: who it is under, its posts and their holders, what stands under it, who shares its office."""

from __future__ import annotations

from typing import Any

import polars as pl

from tinhgon.listings.kept import rows_of
from tinhgon.listings.units import UNITS
from tinhgon.structure.snapshot import Structure

Row = dict[str, Any]

_RANK_ORDER = {"head": 0, "deputy": 1, "specialist": 2, "part_time": 3}


def body(structure: Structure, code: str) -> Row | None:
    """Return the body with this code on the day, with the columns of the listing of units, or None."""
    found = rows_of(UNITS, structure).filter(pl.col("code") == code)
    return found.row(0, named=True) if found.height else None


def body_of(structure: Structure, key: int) -> Row | None:
    """Return the body with this key, or None where it does not stand on the day."""
    found = rows_of(UNITS, structure).filter(pl.col("unit") == key)
    return found.row(0, named=True) if found.height else None


def bodies(structure: Structure) -> pl.DataFrame:
    """Return all bodies of the day, with the columns of the listing of units, in its order."""
    return rows_of(UNITS, structure)


def trail(structure: Structure, parent: int | None) -> list[Row]:
    """Return what a body stands under, the highest first: rows with unit, code, name."""
    known = {row[0]: row for row in structure.units.select("unit", "parent", "code", "name").iter_rows()}
    found: list[Row] = []
    seen: set[int] = set()
    while parent is not None and parent in known and parent not in seen:
        seen.add(parent)
        unit, above, code, name = known[parent]
        found.append({"unit": unit, "code": code, "name": name})
        parent = above
    return found[::-1]


def children(structure: Structure, key: int | None) -> pl.DataFrame:
    """Return the bodies right under one (None: those under none), leading ones first, then by kind and name."""
    rows = rows_of(UNITS, structure)
    below = rows.filter(pl.col("parent").is_null() if key is None else pl.col("parent") == key)
    return below.sort("level_order", maintain_order=True)


def served(structure: Structure, key: int) -> pl.DataFrame:
    """Return the bodies that this one serves as their shared office: rows of the listing of units."""
    return rows_of(UNITS, structure).filter(pl.col("host") == key)


def posts(structure: Structure, key: int) -> list[Row]:
    """Return the posts of a body in order of rank, each with ``quota``, ``held``, ``vacant`` and its ``holders``.

    A holder has person_code, name, concurrent, since, until, and of a concurrent one the primary post: elsewhere_title,
    elsewhere_code, elsewhere_name.
    """
    own = structure.posts.filter(pl.col("unit") == key)
    holders = _holders(structure, own)
    found = []
    for row in (
        own.with_columns(pl.col("rank").replace_strict(_RANK_ORDER, default=9).alias("order"))
        .sort("order", "post")
        .to_dicts()
    ):
        held = holders.get(row["post"], [])
        found.append({**row, "holders": held, "held": len(held), "vacant": max(row["quota"] - len(held), 0)})
    return found


def _holders(structure: Structure, posts: pl.DataFrame) -> dict[int, list[Row]]:
    held = structure.tenures.filter(pl.col("post").is_in(posts["post"].implode()))
    people = structure.people.filter(pl.col("person").is_in(held["person"].implode()))
    elsewhere = (
        structure.tenures.filter(pl.col("person").is_in(held["person"].implode()) & ~pl.col("concurrent"))
        .join(structure.posts.select("post", "unit", pl.col("title").alias("elsewhere_title")), on="post")
        .join(
            structure.units.select(
                "unit", pl.col("code").alias("elsewhere_code"), pl.col("name").alias("elsewhere_name")
            ),
            on="unit",
        )
        .unique("person", keep="first", maintain_order=True)
        .select("person", "elsewhere_title", "elsewhere_code", "elsewhere_name")
    )
    rows = (
        held.join(people.select("person", pl.col("code").alias("person_code"), "name"), on="person", how="left")
        .join(elsewhere, on="person", how="left")
        .sort("concurrent", "since", "tenure")
    )
    found: dict[int, list[Row]] = {}
    for row in rows.to_dicts():
        found.setdefault(row["post"], []).append(row)
    return found
