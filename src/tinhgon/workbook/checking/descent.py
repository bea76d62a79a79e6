"""The sheets of decisions and of lineage: events that are there, sources and targets that are there, shares that add up."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.structure.columns import FRAMES
from tinhgon.structure.lineage import DESCENDING, NOUGHT
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.workbook.checking.desk import NEVER, Desk
from tinhgon.workbook.checking.identity import lives
from tinhgon.workbook.checking.nearest import Nearest
from tinhgon.workbook.checking.references import between, report_lost
from tinhgon.workbook.column import GROUNDS, SheetName

_ENDS: Final = ("source", "target")


def check_decisions(desk: Desk) -> None:
    """Name every decision whose event stands on a row before it."""
    rows = desk.rows["decisions"]
    first = rows.select("row", pl.col("row").min().over("event").alias("first"))
    again = rows.filter(pl.col("event").is_not_null()).join(first, on="row").filter(pl.col("row") > pl.col("first"))
    desk.report(
        "decisions",
        again,
        "event_twice",
        lambda row: (
            f"Sự kiện “{row['event']}” đã có ở dòng {row['first']}.",
            f"The event “{row['event']}” stands on row {row['first']} already.",
        ),
        column="event",
        remedy=("Ghi số khác, hoặc xóa một dòng.", "Give it another number, or delete one of them."),
    )


def check_grounds(desk: Desk) -> None:
    """Name every row that begins or ends by an event that is not there, and every end without a day."""
    for frame in FRAMES:
        for column in GROUNDS:
            _check_event(desk, frame, column)
        desk.report(
            frame,
            desk.rows[frame].filter(pl.col("closed_by").is_not_null() & pl.col("valid_to").is_null() & ~pl.col("bad")),
            "ended_without_day",
            lambda _row: (
                "Dòng ghi văn bản kết thúc nhưng không có ngày hết hiệu lực.",
                "The row names the decision that ended it, but no day on which it ended.",
            ),
            column="closed_by",
            remedy=("Ghi ngày hết hiệu lực, hoặc xóa ô này.", "Write valid to, or clear this cell."),
        )


def _check_event(desk: Desk, name: SheetName, column: str) -> None:
    known = desk.rows["decisions"]["event"].drop_nulls()
    desk.report(
        name,
        desk.rows[name].filter(pl.col(column).is_not_null() & ~pl.col(column).is_in(known.implode())),
        "unknown_event",
        lambda row: (
            f"Trang Văn bản không có sự kiện “{row[column]}”.",
            f"The sheet Decisions has no event “{row[column]}”.",
        ),
        column=column,
        remedy=("Thêm một dòng vào trang Văn bản, hoặc xóa ô này.", "Add a row to Decisions, or clear this cell."),
    )


def check_lineage(desk: Desk, nearest: dict[str, Nearest]) -> None:
    """Add ``source_thing`` and ``target_thing`` to the edges, and name every edge that leads nowhere or gives too much.

    By key, or by code: the source's of the day before, the target's of the day. A key that no row has may still stand for
    what began and ended on one day, where one edge of the day leads to it and another away from it: it gets no thing.
    """
    if desk.rows["decisions"].height:
        _check_event(desk, "lineage", "event")
    for end in _ENDS:
        found = [_by_key(desk, end, frame) for frame in DESCENDING]
        found += [_by_code(desk, end, frame, nearest[frame]) for frame in DESCENDING]
        things = pl.concat(found).unique("row", keep="first")
        rows = desk.rows["lineage"].join(things, on="row", how="left", maintain_order="left")
        desk.rows["lineage"] = rows.rename({"found": f"{end}_thing"})
        for frame in DESCENDING:
            _check_day(desk, end, frame)
    _check_remains(desk)
    for share in ("area_share", "population_share"):
        _check_sum(desk, share)


def passing(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what edges of a day lead to and away from: frame, day, key."""
    into = rows.select("frame", "day", pl.col("target_key").alias("key")).drop_nulls()
    return into.join(
        rows.select("frame", "day", pl.col("source_key").alias("key")), on=["frame", "day", "key"], how="semi"
    ).unique()


def _by_key(desk: Desk, end: str, frame: SheetName) -> pl.DataFrame:
    key = f"{end}_key"
    rows = desk.rows["lineage"]
    asked = rows.filter(pl.col(key).is_not_null() & (pl.col("frame") == frame))
    known = desk.rows[frame].select(pl.col("key").alias(key), pl.col("thing").alias("found")).drop_nulls().unique(key)
    answered = asked.join(known, on=key, how="left")
    through = passing(rows).select("frame", "day", pl.col("key").alias(key))
    title = desk.sheets[frame].sheet.title
    desk.report(
        "lineage",
        answered.filter(pl.col("found").is_null()).join(through, on=["frame", "day", key], how="anti"),
        "unknown_key",
        lambda row: (
            f"Không có định danh “{row[key]}” ở trang {title.vi}.",
            f"The sheet {title.en} has no key “{row[key]}”.",
        ),
        column=key,
    )
    carried = desk.rows[frame].select(pl.col("thing").alias("found"), pl.col("code").alias(end)).drop_nulls()
    desk.report(
        "lineage",
        answered.drop_nulls([end, "found"]).join(carried, on=["found", end], how="anti"),
        "reference_disagrees",
        lambda row: (
            f"Mã “{row[end]}” không phải của đối tượng có định danh “{row[key]}”.",
            f"The code “{row[end]}” is not that of the thing with key “{row[key]}”.",
        ),
        column=end,
        remedy=("Sửa mã, hoặc xóa định danh.", "Mend the code, or clear the key."),
    )
    return answered.select("row", "found").drop_nulls()


def _by_code(desk: Desk, end: str, frame: SheetName, nearest: Nearest) -> pl.DataFrame:
    by_code = pl.col(end).is_not_null() & pl.col(f"{end}_key").is_null() & (pl.col("frame") == frame)
    asked = desk.sound("lineage").filter(by_code)
    slices = desk.sound(frame).select(
        pl.col("code").alias(end),
        pl.col("thing").alias("found"),
        "valid_from",
        pl.col("valid_to").fill_null(NEVER).alias("until"),
    )
    met = asked.join(slices, on=end)
    begins, ends, day = pl.col("valid_from"), pl.col("until"), pl.col("day")
    there = (begins < day) & (ends >= day) if end == "source" else (begins <= day) & (ends > day)
    good = met.filter(there).unique(["row", "found"])
    doubtful = good.filter(pl.col("found").n_unique().over("row") > 1)["row"]
    desk.report(
        "lineage",
        asked.filter(pl.col("row").is_in(doubtful.implode())),
        "ambiguous_reference",
        lambda row: (
            f"Nhiều đối tượng cùng mang mã “{row[end]}”.",
            f"Several things carry the code “{row[end]}”.",
        ),
        column=end,
        remedy=("Ghi thêm định danh.", "Give the key as well."),
    )
    lost = asked.join(good, on="row", how="anti")
    on = ("Trước ngày", "Before") if end == "source" else ("Ngày", "On")
    report_lost(desk, "lineage", end, frame, nearest, lost, "day", on)
    return good.filter(~pl.col("row").is_in(doubtful.implode())).select("row", "found")


def _check_day(desk: Desk, end: str, frame: SheetName) -> None:
    """Name edges of a day on which what they join is not there, and did not end."""
    lived = lives(desk, frame).rename({"thing": f"{end}_thing"})  # type: ignore[arg-type]
    rows = desk.sound("lineage").filter(pl.col("frame") == frame).join(lived, on=f"{end}_thing")
    title = desk.sheets[frame].sheet.title
    desk.report(
        "lineage",
        rows.filter(~pl.col("day").is_between("life_from", "life_to")).rename(
            {"life_from": "first", "life_to": "last"}
        ),
        "outlives",
        lambda row: (
            f"Ngày {say_day(row['day'])} không có “{row[end] or row[f'{end}_key']}” ở trang {title.vi}; nó có {between(row)[0]}.",
            f"On {say_day(row['day'])} there is no “{row[end] or row[f'{end}_key']}” in sheet {title.en}; it lasts {between(row)[1]}.",
        ),
        column="day",
        remedy=("Sửa ngày của dòng này.", "Mend the day of this row."),
    )


def _check_remains(desk: Desk) -> None:
    """What remains of a thing is itself, and nothing else leads from a thing to itself."""
    rows = desk.sound("lineage")
    same = pl.coalesce(
        (pl.col("source_thing") == pl.col("target_thing")),
        (pl.col("source_key") == pl.col("target_key")),
        pl.lit(False),
    )
    desk.report(
        "lineage",
        rows.filter(same != (pl.col("relation") == "remain")),
        "remains",
        lambda row: (
            ("Phần còn lại phải là của chính nguồn.", "What remains must be of the source itself.")
            if row["relation"] == "remain"
            else ("Nguồn và đích là một.", "Source and target are one.")
        ),
        column="relation",
        remedy=(
            "Ghi “Phần còn lại” khi và chỉ khi nguồn và đích là một.",
            "Write “What remained” where, and only where, both are one.",
        ),
    )


def _check_sum(desk: Desk, share: str) -> None:
    """Name, at its last row, every source that gives more than all of itself in one event."""
    source = pl.coalesce(pl.format("t{}", "source_thing"), pl.format("k{}", "source_key"))
    rows = desk.sound("lineage").with_columns(source.alias("gives")).sort("row")
    whole = ["frame", "gives", "event", "day"]
    total = rows.group_by(whole).agg(
        pl.col(share).sum().alias("total"), pl.col("row").last(), pl.col("source", "source_key").last()
    )
    desk.report(
        "lineage",
        total.filter(pl.col("total") > 1 + NOUGHT),
        "shares",
        lambda row: (
            f"Các phần của “{row['source'] or row['source_key']}” trong ngày {say_day(row['day'])} cộng lại là {say_number(row['total'], 6)}, quá 1.",
            f"The shares of “{row['source'] or row['source_key']}” on {say_day(row['day'])} add up to {row['total']:.6g}, more than 1.",
        ),
        column=share,
        value="total",
        required="≤ 1",
        remedy=("Sửa các phần; cả nguồn là 1.", "Mend the shares; the whole source is 1."),
        spoil=False,
    )
