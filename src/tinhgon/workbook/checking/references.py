"""What each row refers to: by key, or by the code that a thing carries on the row's first day."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.checking.desk import NEVER, Desk, Row, Words
from tinhgon.workbook.checking.identity import lives
from tinhgon.workbook.checking.nearest import Nearest
from tinhgon.workbook.column import SheetName

_NEVER_DAY: Final = date(9999, 12, 31)
_ALL: Final = pl.lit(True)


def resolve(
    desk: Desk,
    frame: FrameName,
    column: str,
    target: FrameName,
    nearest: Nearest,
    *,
    stands: bool = True,
    any_day: bool = False,
    among: pl.Expr = _ALL,
) -> None:
    """Add ``<column>_thing`` to the rows of a frame, and name every reference that leads nowhere.

    ``stands``: the row stands on what it refers to, which must be there on every day of the row. ``any_day``: the code
    may be one that was carried on other days (a person's home). ``among``: the rows that refer in this way at all; the
    others get no thing.
    """
    by_key = found_by_key(desk, frame, column, target, among)
    by_code = _by_code(desk, frame, column, target, nearest, among, any_day=any_day)
    things = pl.concat([by_key, by_code]).unique("row", keep="first")
    rows = desk.rows[frame].join(things, on="row", how="left", maintain_order="left")
    desk.rows[frame] = rows.rename({"found": f"{column}_thing"})
    if by_key.height:
        _check_agreement(desk, frame, column, target, among)
    if stands:
        check_standing(desk, frame, column, target)


def _empty() -> pl.DataFrame:
    return pl.DataFrame(schema={"row": pl.Int64(), "found": pl.Int64()})


def found_by_key(desk: Desk, frame: FrameName, column: str, target: FrameName, among: pl.Expr = _ALL) -> pl.DataFrame:
    """Return row and thing (``found``) for rows that refer by key, and name every key that nothing has."""
    key = f"{column}_key"
    asked = desk.rows[frame].filter(pl.col(key).is_not_null() & among)
    if asked.is_empty():
        return _empty()
    known = desk.rows[target].select(pl.col("key").alias(key), pl.col("thing").alias("found")).drop_nulls().unique(key)
    answered = asked.join(known, on=key, how="left")
    desk.report(
        frame,
        answered.filter(pl.col("found").is_null()),
        "unknown_key",
        lambda row: (
            f"Không có định danh “{row[key]}” ở trang {desk.sheets[target].sheet.title.vi}.",
            f"The sheet {desk.sheets[target].sheet.title.en} has no key “{row[key]}”.",
        ),
        column=key,
    )
    return answered.select("row", "found").drop_nulls()


def _by_code(
    desk: Desk,
    frame: FrameName,
    column: str,
    target: FrameName,
    nearest: Nearest,
    among: pl.Expr,
    *,
    any_day: bool,
) -> pl.DataFrame:
    """Return row and thing for rows that refer by code alone."""
    by_code = pl.col(column).is_not_null() & pl.col(f"{column}_key").is_null() & among
    asked = desk.sound(frame).filter(by_code).sort("valid_from")
    if asked.is_empty():
        return _empty()
    slices = desk.sound(target).select("code", "valid_from", "valid_to", "thing").drop_nulls("code").sort("valid_from")
    slices = slices.rename({"code": column, "valid_from": "start", "valid_to": "end", "thing": "found"})
    answered = asked.join_asof(
        slices,
        left_on="valid_from",
        right_on="start",
        by=column,
        strategy="backward",
        check_sortedness=False,
    )
    there = pl.col("found").is_not_null() & (pl.col("end").fill_null(NEVER) > pl.col("valid_from"))
    good, lost = answered.filter(there), answered.filter(~there)
    good = _refuse_ambiguous(desk, frame, column, target, good)
    if any_day and lost.height:
        ever = slices.unique(column, keep="last").select(column, pl.col("found").alias("ever"))
        lost = lost.join(ever, on=column, how="left")
        good = pl.concat(
            [good.select("row", "found"), lost.drop_nulls("ever").select("row", pl.col("ever").alias("found"))]
        )
        lost = lost.filter(pl.col("ever").is_null())
    report_lost(desk, frame, column, target, nearest, lost)
    return good.select("row", "found")


def _refuse_ambiguous(desk: Desk, frame: FrameName, column: str, target: FrameName, good: pl.DataFrame) -> pl.DataFrame:
    """A code that places of two levels carry on one day says too little."""
    if target != "places":
        return good
    slices = desk.sound("places").select(
        pl.col("code").alias(column), "level", pl.col("valid_from").alias("start"), "valid_to"
    )
    shared = slices.filter(pl.col("level").n_unique().over(column) > 1)
    if shared.is_empty():
        return good
    open_on_day = (pl.col("start") <= pl.col("valid_from")) & (
        pl.col("valid_to_right").fill_null(NEVER) > pl.col("valid_from")
    )
    carriers = good.select("row", column, "valid_from", "valid_to").join(shared, on=column).filter(open_on_day)
    doubtful = carriers.group_by("row").len().filter(pl.col("len") > 1)["row"]
    faulty = good.filter(pl.col("row").is_in(doubtful.implode()))
    desk.report(
        frame,
        faulty,
        "ambiguous_reference",
        lambda row: (
            f"Mã “{row[column]}” do nhiều địa bàn khác cấp cùng mang.",
            f"The code “{row[column]}” belongs to places of several levels.",
        ),
        column=column,
        remedy=("Ghi thêm định danh.", "Give the key as well."),
    )
    return good.filter(~pl.col("row").is_in(doubtful.implode()))


def report_lost(
    desk: Desk,
    sheet: SheetName,
    column: str,
    target: SheetName,
    nearest: Nearest,
    lost: pl.DataFrame,
    day: str = "valid_from",
    on: Words = ("Ngày", "On"),
) -> None:
    """Say whether each lost code is unknown, or only not carried on the row's day; ``on`` is how that day is said."""
    every = desk.rows[target].select(pl.col("code").alias(column), "valid_from", "valid_to", "bad").drop_nulls(column)
    title = desk.sheets[target].sheet.title

    def remedy(row: Row) -> Words | None:
        near = nearest.to(row[column])
        return (f"Có phải “{near}”?", f"Do you mean “{near}”?") if near else None

    desk.report(
        sheet,
        lost.join(every, on=column, how="anti"),
        "unknown_reference",
        lambda row: (
            f"Không có mã “{row[column]}” ở trang {title.vi}.",
            f"The sheet {title.en} has no code “{row[column]}”.",
        ),
        column=column,
        remedy=remedy,
    )
    # Where a row with that code is itself at fault, its own finding is enough.
    known = every.group_by(column).agg(
        pl.col("valid_from").min().alias("first"),
        pl.col("valid_to").fill_null(NEVER).max().alias("last"),
        pl.col("bad").any().alias("faulty"),
    )
    desk.report(
        sheet,
        lost.join(known.filter(~pl.col("faulty")), on=column),
        "not_on_that_day",
        lambda row: (
            f"{on[0]} {say_day(row[day])} không có “{row[column]}”; mã này có {between(row)[0]}.",
            f"{on[1]} {say_day(row[day])} there is no “{row[column]}”; the code is carried {between(row)[1]}.",
        ),
        column=column,
        remedy=("Sửa ngày, hoặc dùng mã của ngày đó.", "Mend the day, or use the code of that day."),
    )


def between(row: Row) -> Words:
    """Say the days from ``first`` until before ``last`` of a row."""
    first = say_day(row["first"])
    if row["last"] == _NEVER_DAY:
        return f"từ {first}", f"from {first}"
    return f"từ {first} đến trước {say_day(row['last'])}", f"from {first} until before {say_day(row['last'])}"


def _check_agreement(desk: Desk, frame: FrameName, column: str, target: FrameName, among: pl.Expr) -> None:
    """Name rows whose code is at no time that of the thing whose key they give."""
    asked = desk.sound(frame).filter(pl.col(column).is_not_null() & pl.col(f"{column}_key").is_not_null() & among)
    carried = (
        desk.rows[target].select(pl.col("thing").alias(f"{column}_thing"), pl.col("code").alias(column)).drop_nulls()
    )
    faulty = asked.drop_nulls(f"{column}_thing").join(carried, on=[f"{column}_thing", column], how="anti")
    desk.report(
        frame,
        faulty,
        "reference_disagrees",
        lambda row: (
            f"Mã “{row[column]}” không phải của đối tượng có định danh “{row[f'{column}_key']}”.",
            f"The code “{row[column]}” is not that of the thing with key “{row[f'{column}_key']}”.",
        ),
        column=column,
        remedy=("Sửa mã, hoặc xóa định danh.", "Mend the code, or clear the key."),
    )


def check_standing(desk: Desk, frame: FrameName, column: str, target: FrameName) -> None:
    """Name rows that go on when what they stand on is gone, or begin before it."""
    lived = lives(desk, target).rename({"thing": f"{column}_thing"})
    rows = desk.sound(frame).join(lived, on=f"{column}_thing")
    early = pl.col("valid_from") < pl.col("life_from")
    late = pl.col("valid_to").fill_null(NEVER) > pl.col("life_to")
    title = desk.sheets[target].sheet.title

    # A post is named by its title; everything else by its code.
    named = "title" if column == "post" else column

    def say(row: Row) -> Words:
        first = "" if row["life_from"] is None else say_day(row["life_from"])
        last = "nay" if row["life_to"] == _NEVER_DAY else say_day(row["life_to"])
        last_en = "now" if row["life_to"] == _NEVER_DAY else last
        what = row[named] or row[f"{column}_key"]
        return (
            f"Dòng này có hiệu lực ngoài thời gian của “{what}” ở trang {title.vi} ({first} đến {last}).",
            f"This row is valid outside the life of “{what}” in sheet {title.en} ({first} to {last_en}).",
        )

    for faulty, day in ((early, "valid_from"), (late & ~early, "valid_to")):
        desk.report(
            frame,
            rows.filter(faulty),
            "outlives",
            say,
            column=day,
            remedy=(
                "Sửa ngày, hoặc chuyển sang dòng còn hiệu lực.",
                "Mend the days, or refer to something that is still there.",
            ),
        )
