"""One person on one day: the name and the posts held, and nothing else of what the registry knows of a person."""

from __future__ import annotations

from typing import Any

import polars as pl

from tinhgon.structure.snapshot import Structure

Row = dict[str, Any]


def person(structure: Structure, code: str) -> Row | None:
    """Return person, code and name of the person with this code on the day, or None."""
    found = structure.people.filter(pl.col("code") == code).select("person", "code", "name")
    return found.row(0, named=True) if found.height else None


def posts_held(structure: Structure, key: int) -> list[Row]:
    """Return the posts that a person holds on the day, the primary one first: title, rank, concurrent, since, until,
    unit_code, unit_name.
    """
    return (
        structure.tenures.filter(pl.col("person") == key)
        .join(structure.posts.select("post", "unit", "title", "rank"), on="post")
        .join(
            structure.units.select("unit", pl.col("code").alias("unit_code"), pl.col("name").alias("unit_name")),
            on="unit",
        )
        .sort("concurrent", "since", "tenure")
        .to_dicts()
    )
