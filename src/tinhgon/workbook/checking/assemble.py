"""From checked rows to a history: things get their keys, references become keys."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.history import History
from tinhgon.workbook.checking.desk import Desk

_DAYS: Final = ("valid_from", "valid_to")
#: reference column -> the frame it leads to.
REFERENCES: Final[dict[tuple[FrameName, str], FrameName]] = {
    ("places", "parent"): "places",
    ("units", "parent"): "units",
    ("units", "place"): "places",
    ("units", "host"): "units",
    ("posts", "unit"): "units",
    ("people", "home"): "places",
    ("tenures", "person"): "people",
    ("tenures", "post"): "posts",
}


def assemble(desk: Desk) -> History:
    """Return the history that the rows on the desk make; every row must be sound.

    Keys that are positive integers, each in one frame only, stay as they are, so that what was exported comes back the
    same; keys of any other form only say what belongs together, and all things are numbered from 1.
    """
    numbers = _numbers(desk)
    frames: dict[FrameName, pl.DataFrame] = {}
    for frame, rows in desk.rows.items():
        rows = rows.join(numbers[frame].rename({"number": KEYS[frame]}), on="thing", how="left", maintain_order="left")
        for (source, column), target in REFERENCES.items():
            if source == frame:
                led = numbers[target] if target in numbers else _nothing()
                led = led.rename({"thing": f"{column}_thing", "number": f"{column}_number"})
                rows = rows.join(led, on=f"{column}_thing", how="left", maintain_order="left")
                rows = rows.with_columns(pl.col(f"{column}_number").alias(column))
        frames[frame] = rows.select(*SCHEMAS[frame], *_DAYS)
    return History.of(frames)


def _numbers(desk: Desk) -> dict[FrameName, pl.DataFrame]:
    """Return, for each frame, the key of every thing: thing, number."""
    things = {
        frame: rows.select("thing", "key").unique("thing", keep="first", maintain_order=True)
        for frame, rows in desk.rows.items()
    }
    given = pl.concat([rows.select(pl.col("key").drop_nulls()) for rows in things.values()])["key"]
    kept = bool(given.str.contains(r"^[1-9]\d{0,17}$").all()) and given.n_unique() == len(given)
    highest = int(given.cast(pl.Int64()).max() or 0) if kept else 0  # type: ignore[arg-type]
    numbers: dict[FrameName, pl.DataFrame] = {}
    for frame in FRAMES:
        if frame not in things:
            continue
        key = pl.col("key").cast(pl.Int64()) if kept else pl.lit(None, dtype=pl.Int64())
        rows = things[frame].select("thing", key.alias("own"))
        fresh = pl.col("own").is_null().cum_sum().cast(pl.Int64()) + highest
        rows = rows.with_columns(pl.coalesce("own", fresh).alias("number"))
        highest += int(rows["own"].is_null().sum())
        numbers[frame] = rows.select("thing", "number")
    return numbers


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema={"thing": pl.Int64(), "number": pl.Int64()})
