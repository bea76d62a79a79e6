"""From checked rows to a history: things get their keys, references become keys."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.history import LINEAGE, SPAN, History
from tinhgon.structure.lineage import DESCENDING
from tinhgon.workbook.checking.descent import passing
from tinhgon.workbook.checking.desk import Desk
from tinhgon.workbook.column import GROUNDS

#: A key, or the number of an event, that is kept as it is.
_WHOLE: Final = r"^[1-9]\d{0,17}$"
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
    same; keys of any other form only say what belongs together, and all things are numbered from 1. So it is with events.
    """
    numbers, through = _numbers(desk)
    events = _events(desk)
    frames: dict[FrameName, pl.DataFrame] = {}
    for frame in FRAMES:
        rows = desk.rows[frame]
        rows = rows.join(numbers[frame].rename({"number": KEYS[frame]}), on="thing", how="left", maintain_order="left")
        for (source, column), target in REFERENCES.items():
            if source == frame:
                led = numbers[target] if target in numbers else _nothing()
                led = led.rename({"thing": f"{column}_thing", "number": f"{column}_number"})
                rows = rows.join(led, on=f"{column}_thing", how="left", maintain_order="left")
                rows = rows.with_columns(pl.col(f"{column}_number").alias(column))
        rows = rows.with_columns(_number(column, events) for column in GROUNDS)
        frames[frame] = rows.select(*SCHEMAS[frame], *SPAN)
    decisions = desk.rows["decisions"].with_columns(_number("event", events))
    return History.of(frames, _lineage(desk, numbers, through, events), decisions)


def _number(column: str, numbers: dict[str, int]) -> pl.Expr:
    return pl.col(column).replace_strict(numbers, default=None, return_dtype=pl.Int64()).alias(column)


def _events(desk: Desk) -> dict[str, int]:
    """Return the number of each event: its own where all are positive integers, else in the order of the file."""
    columns = [desk.rows["decisions"]["event"], desk.rows["lineage"]["event"]]
    given = pl.concat([column.drop_nulls() for column in columns]).unique(maintain_order=True)
    if given.str.contains(_WHOLE).all():
        return {event: int(event) for event in given}
    return {event: number for number, event in enumerate(given, start=1)}


def _lineage(
    desk: Desk, numbers: dict[FrameName, pl.DataFrame], through: dict[str, int], events: dict[str, int]
) -> pl.DataFrame:
    """Return the edges with keys and with events; edges without an event are one event a day."""
    rows = desk.rows["lineage"].sort("row")
    days = rows.filter(pl.col("event").is_null())["day"].unique().sort()
    of_day = {day: max(events.values(), default=0) + number for number, day in enumerate(days, start=1)}
    unnamed = pl.col("day").replace_strict(of_day, default=None, return_dtype=pl.Int64())
    rows = rows.with_columns(_number("event", events)).with_columns(pl.coalesce("event", unnamed).alias("event"))
    for end in ("source", "target"):
        things = pl.concat([numbers[frame] for frame in DESCENDING])
        rows = rows.join(
            things.rename({"thing": f"{end}_thing", "number": end}).with_columns(
                pl.Series(
                    "frame", [frame for frame in DESCENDING for _ in range(numbers[frame].height)], dtype=pl.String()
                )
            ),
            on=["frame", f"{end}_thing"],
            how="left",
            maintain_order="left",
            suffix="_number",
        )
        passed = (pl.col("frame") + ":" + pl.col(f"{end}_key")).replace_strict(
            through, default=None, return_dtype=pl.Int64()
        )
        rows = rows.with_columns(pl.coalesce(f"{end}_number", passed).alias(end)).drop(f"{end}_number")
    return rows.select(list(LINEAGE))


def _numbers(desk: Desk) -> tuple[dict[FrameName, pl.DataFrame], dict[str, int]]:
    """Return, for each frame, the key of every thing (thing, number); and the key of what began and ended on one day."""
    things = {
        frame: desk.rows[frame].select("thing", "key").unique("thing", keep="first", maintain_order=True)
        for frame in FRAMES
    }
    whole = passing(desk.rows["lineage"]).select("frame", "key").unique().sort("frame", "key")
    known = pl.concat([things[frame].select(pl.lit(frame).alias("frame"), "key") for frame in DESCENDING])
    whole = whole.join(known, on=["frame", "key"], how="anti")
    given = pl.concat([*(rows.select(pl.col("key").drop_nulls()) for rows in things.values()), whole.select("key")])[
        "key"
    ]
    kept = bool(given.str.contains(_WHOLE).all()) and given.n_unique() == len(given)
    highest = int(given.cast(pl.Int64()).max() or 0) if kept else 0  # type: ignore[arg-type]
    numbers: dict[FrameName, pl.DataFrame] = {}
    for frame in FRAMES:
        key = pl.col("key").cast(pl.Int64()) if kept else pl.lit(None, dtype=pl.Int64())
        rows = things[frame].select("thing", key.alias("own"))
        fresh = pl.col("own").is_null().cum_sum().cast(pl.Int64()) + highest
        rows = rows.with_columns(pl.coalesce("own", fresh).alias("number"))
        highest += int(rows["own"].is_null().sum())
        numbers[frame] = rows.select("thing", "number")
    through = {
        f"{frame}:{key}": int(key) if kept else highest + number
        for number, (frame, key) in enumerate(whole.iter_rows(), start=1)
    }
    return numbers, through


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema={"thing": pl.Int64(), "number": pl.Int64()})
