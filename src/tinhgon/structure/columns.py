"""The columns of the five frames. Keys are stable integers, unique over all frames; codes and names are attributes."""

from __future__ import annotations

from typing import Final, Literal

import polars as pl

FrameName = Literal["places", "units", "posts", "people", "tenures"]

#: In the order in which rows may be written: each frame stands only on frames before it.
FRAMES: Final[tuple[FrameName, ...]] = ("places", "units", "posts", "people", "tenures")

#: The key column of each frame.
KEYS: Final[dict[FrameName, str]] = {
    "places": "place",
    "units": "unit",
    "posts": "post",
    "people": "person",
    "tenures": "tenure",
}

SCHEMAS: Final[dict[FrameName, dict[str, pl.DataType]]] = {
    "places": {
        "place": pl.Int64(),
        "code": pl.String(),
        "name": pl.String(),
        "kind": pl.String(),
        "level": pl.String(),
        "parent": pl.Int64(),
        "area_km2": pl.Float64(),
        "population": pl.Int64(),
        "traits": pl.String(),
        "lon": pl.Float64(),
        "lat": pl.Float64(),
        "note": pl.String(),
    },
    "units": {
        "unit": pl.Int64(),
        "code": pl.String(),
        "name": pl.String(),
        "kind": pl.String(),
        "sector": pl.String(),
        "level": pl.String(),
        "parent": pl.Int64(),
        "place": pl.Int64(),
        "host": pl.Int64(),
        "functions": pl.String(),
        "note": pl.String(),
    },
    "posts": {
        "post": pl.Int64(),
        "unit": pl.Int64(),
        "title": pl.String(),
        "rank": pl.String(),
        "quota": pl.Int64(),
    },
    "people": {
        "person": pl.Int64(),
        "code": pl.String(),
        "name": pl.String(),
        "birth": pl.Date(),
        "sex": pl.String(),
        "home": pl.Int64(),
        "qualification": pl.String(),
    },
    "tenures": {
        "tenure": pl.Int64(),
        "person": pl.Int64(),
        "post": pl.Int64(),
        "concurrent": pl.Boolean(),
        "since": pl.Date(),
        "until": pl.Date(),
    },
}

#: Columns that may be empty; all others must hold a value.
NULLABLE: Final[dict[FrameName, frozenset[str]]] = {
    "places": frozenset({"parent", "area_km2", "population", "traits", "lon", "lat", "note"}),
    "units": frozenset({"parent", "place", "host", "functions", "note"}),
    "posts": frozenset(),
    "people": frozenset({"birth", "sex", "home", "qualification"}),
    "tenures": frozenset({"until"}),
}

#: What a row stands on: (frame, column) -> frame of the row that must exist on every day of this one.
STANDS_ON: Final[dict[tuple[FrameName, str], FrameName]] = {
    ("places", "parent"): "places",
    ("units", "parent"): "units",
    ("units", "place"): "places",
    ("units", "host"): "units",
    ("posts", "unit"): "units",
    ("tenures", "post"): "posts",
    ("tenures", "person"): "people",
}


def empty(frame: FrameName) -> pl.DataFrame:
    """Return the frame with its columns and no rows."""
    return pl.DataFrame(schema=SCHEMAS[frame])
