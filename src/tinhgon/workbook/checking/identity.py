"""Which rows are slices of one thing, and whether its slices and codes agree over time."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.checking.desk import NEVER, Desk
from tinhgon.workbook.column import SheetName

_WORDS: Final[dict[FrameName, tuple[str, str]]] = {
    "places": ("địa bàn", "places"),
    "units": ("tổ chức", "units"),
    "posts": ("chức danh", "posts"),
    "people": ("người", "people"),
    "tenures": ("dòng phân công", "tenures"),
}


def check_duplicates(desk: Desk, frame: SheetName) -> None:
    """Name every row that says the same as one before it."""
    rows = desk.rows[frame]
    columns = [name for name in rows.columns if name not in {"row", "bad"}]
    first = rows.select("row", pl.col("row").min().over(columns).alias("first"))
    again = rows.join(first, on="row").filter(pl.col("row") > pl.col("first"))
    desk.report(
        frame,
        again,
        "duplicate_row",
        lambda row: (f"Dòng này lặp lại dòng {row['first']}.", f"This row repeats row {row['first']}."),
        remedy=("Xóa một dòng.", "Delete one of them."),
    )


def number_things(desk: Desk, frame: FrameName, identity: list[str]) -> None:
    """Give every row the number of its thing: rows with one key are one thing; without keys, rows that agree in
    ``identity`` and follow one another without a gap.
    """
    rows = desk.rows[frame].sort([*identity, "valid_from", "row"], nulls_last=True)
    group = [*identity, pl.col("key").is_null()]
    follows = (pl.col("valid_from") == pl.col("valid_to").shift(1).over(group)).fill_null(False)
    run = (~follows).cum_sum().over(group)
    own = pl.concat_str(
        [*(pl.col(name).cast(pl.String()).fill_null("") for name in identity), run.cast(pl.String())], separator="\x1f"
    )
    label = pl.when(pl.col("key").is_null()).then(pl.lit("c") + own).otherwise(pl.lit("k") + pl.col("key"))
    rows = rows.with_columns(label.alias("label")).sort("row")
    labels = rows.select("label").unique(maintain_order=True).with_row_index("thing")
    rows = rows.join(labels, on="label", how="left", maintain_order="left").drop("label")
    desk.rows[frame] = rows.with_columns(pl.col("thing").cast(pl.Int64()))


def check_lives(desk: Desk, frame: FrameName) -> None:
    """Name gaps and overlaps between the slices of one thing."""
    rows = desk.sound(frame).sort("thing", "valid_from", "row")
    ends = pl.col("valid_to").fill_null(NEVER)
    rows = rows.with_columns(ends.cum_max().shift(1).over("thing").alias("before"))
    desk.report(
        frame,
        rows.filter(pl.col("valid_from") > pl.col("before")),
        "gap",
        lambda row: (
            f"Giữa {say_day(row['before'])} và {say_day(row['valid_from'])} đối tượng có định danh {row['key']} không có dòng nào.",
            f"Between {say_day(row['before'])} and {say_day(row['valid_from'])} the thing with key {row['key']} has no row.",
        ),
        column="valid_from",
        remedy=(
            "Sửa ngày, hoặc dùng định danh khác nếu là đối tượng khác.",
            "Mend the days, or use another key for another thing.",
        ),
    )
    desk.report(
        frame,
        rows.filter(pl.col("valid_from") < pl.col("before")),
        "overlap",
        lambda row: (
            f"Dòng bắt đầu {say_day(row['valid_from'])} chồng lên một dòng khác cùng định danh {row['key']}.",
            f"The row from {say_day(row['valid_from'])} overlaps another row of the same key {row['key']}.",
        ),
        column="valid_from",
        remedy=("Sửa ngày để các dòng nối tiếp nhau.", "Mend the days so that the rows follow one another."),
    )


def check_carriers(desk: Desk, frame: FrameName, identity: list[str], column: str) -> None:
    """Name rows that carry, on the same day, the code (or title in one unit, or person and post) of another thing."""
    rows = desk.sound(frame).drop_nulls(identity).sort([*identity, "valid_from", "row"])
    ends = pl.col("valid_to").fill_null(NEVER)
    rows = rows.with_columns(
        ends.cum_max().shift(1).over(identity).alias("before"),
        pl.col("thing").shift(1).over(identity).alias("other"),
        pl.col("row").shift(1).over(identity).alias("other_row"),
    )
    vi, en = _WORDS[frame]
    desk.report(
        frame,
        rows.filter((pl.col("valid_from") < pl.col("before")) & (pl.col("thing") != pl.col("other"))),
        "code_twice",
        lambda row: (
            f"Ngày {say_day(row['valid_from'])} có hai {vi} cùng mang “{row[column]}” (dòng {row['other_row']}).",
            f"On {say_day(row['valid_from'])} two {en} carry “{row[column]}” (row {row['other_row']}).",
        ),
        column=column,
        remedy=(
            "Sửa mã, hoặc sửa ngày để dòng trước hết hiệu lực.",
            "Mend the code, or end the earlier row before this one begins.",
        ),
    )


def lives(desk: Desk, frame: FrameName) -> pl.DataFrame:
    """Return the first and last day of every thing: thing, life_from, life_to (NEVER while it is open).

    A thing with a faulty row is left out: that fault is named, and what its days really are is not known.
    """
    ends = pl.col("valid_to").fill_null(NEVER)
    return (
        desk.rows[frame]
        .filter(~pl.col("bad").any().over("thing"))
        .group_by("thing")
        .agg(pl.col("valid_from").min().alias("life_from"), ends.max().alias("life_to"))
    )
