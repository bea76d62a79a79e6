"""The evidence behind every figure of a paper: its definition, its values, and the rows that it counted before and after."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from tinhgon.papers.paper import Cell, Column, Evidence, Table
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.figures.comparison import Difference, Moved, differences, people_moved
from tinhgon.structure.kinds import PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.structure.run import Outcome
from tinhgon.vietnamese.figures import say_number, share_in_words

#: Rows that a figure counts alike on both sides are all written out up to this many; what changed is always written.
KEPT_ROWS: Final = 2_000

#: The columns that tell a row, by frame: source column, heading, width.
_TOLD: Final[dict[FrameName, tuple[tuple[str, str, float], ...]]] = {
    "places": (("code", "Mã", 3), ("name", "Tên", 8), ("kind", "Loại", 4)),
    "units": (("code", "Mã", 4), ("name", "Tên", 12), ("kind", "Loại", 5), ("sector", "Khối", 4)),
    "posts": (
        ("unit_code", "Mã đơn vị", 4),
        ("unit_name", "Đơn vị", 12),
        ("title", "Chức danh", 6),
        ("rank", "Bậc", 5),
    ),
    "tenures": (
        ("unit_code", "Mã đơn vị", 4),
        ("unit_name", "Đơn vị", 12),
        ("title", "Chức danh", 6),
        ("rank", "Bậc", 5),
    ),
    "people": (),
}
_WORDS: Final[dict[str, dict[str, str]]] = {
    "kind": {
        **{one.id: one.words.vi for one in UNIT_KINDS.values()},
        **{one.id: one.words.vi for one in PLACE_KINDS.values()},
    },
    "sector": {one: words.vi for one, words in SECTORS.items()},
    "rank": {one: words.vi for one, words in RANKS.items()},
}
_NAME: Final = ("name", "Họ và tên", 6.0)


def evidence_of(outcome: Outcome, *, with_people: bool, kept_rows: int = KEPT_ROWS) -> tuple[Evidence, ...]:
    """Return the evidence of every figure that a scheme changes, then of the people moved.

    Without ``with_people`` no row names a person: a post and its body tell it. Of rows that are counted alike before and
    after at most ``kept_rows`` are written out; the evidence says how many were not.
    """
    found = differences(outcome.before, outcome.after)
    made = [_figure(one, with_people=with_people, kept_rows=kept_rows) for one in found]
    moved = [one for one in people_moved(outcome.before, outcome.after) if one.value]
    return (*made, *(_moved(one, with_people=with_people) for one in moved))


def _figure(one: Difference, *, with_people: bool, kept_rows: int) -> Evidence:
    figure = one.before.figure
    rows, left_out = _rows(one.before.rows, one.after.rows, figure.frame, figure.adds, kept_rows)
    base = None
    if one.before.base is not None and one.after.base is not None:
        base_rows, base_left = _rows(one.before.base, one.after.base, figure.frame, None, kept_rows)
        left_out += base_left
        base = _table("Mẫu số: các dòng làm cơ sở tính", base_rows, figure.frame, None, with_people=with_people)
    return Evidence(
        figure.id,
        figure.name.vi,
        figure.sentence.vi,
        figure.unit.vi,
        said(one.before.value, one.before.of),
        said(one.after.value, one.after.of),
        signed(one.change),
        _table(
            "Tử số: các dòng được đếm" if base else "Các dòng được đếm",
            rows,
            figure.frame,
            figure.adds,
            with_people=with_people,
        ),
        base,
        left_out,
    )


def said(value: float, of: int | None = None) -> str:
    """Return a figure as a paper writes it; an "x of y" with its percentage and both numbers."""
    return say_number(value, _decimals(value)) if of is None else share_in_words(value, of)


def signed(change: float) -> str:
    """Return a change with its sign: "+3", "−44", "0"."""
    said_so = say_number(abs(change), _decimals(change))
    return said_so if not change else f"{'+' if change > 0 else '−'}{said_so}"


def _decimals(value: float) -> int | None:
    return None if float(value).is_integer() else 2


def _rows(
    before: pl.DataFrame, after: pl.DataFrame, frame: FrameName, adds: str | None, kept_rows: int
) -> tuple[pl.DataFrame, int]:
    """Return the rows of both sides, one per key, with what each counts before and after; those that differ first."""
    key = KEYS[frame]
    counts = pl.col(adds) if adds else pl.lit(1)
    was = before.select(pl.all(), counts.alias("_was")).unique(key, keep="first", maintain_order=True)
    now = after.select(pl.all(), counts.alias("_now")).unique(key, keep="first", maintain_order=True)
    both = was.join(now, on=key, how="full", coalesce=True, suffix="_then", maintain_order="left_right")
    shared = [column for column in before.columns if column != key and f"{column}_then" in both.columns]
    both = both.with_columns(pl.coalesce(column, f"{column}_then").alias(column) for column in shared)
    differs = pl.col("_was").ne_missing(pl.col("_now"))
    changed, kept = both.filter(differs), both.filter(~differs)
    return pl.concat([changed, kept.head(kept_rows)]), max(0, kept.height - kept_rows)


def _table(caption: str, rows: pl.DataFrame, frame: FrameName, adds: str | None, *, with_people: bool) -> Table:
    told = [one for one in _TOLD[frame] if one[0] in rows.columns]
    if frame == "tenures" and with_people and "name" in rows.columns:
        told.append(_NAME)
    heads = [Column("TT", 2, "centre"), *(Column(heading, width) for _, heading, width in told)]
    heads += [Column("Trước", 3, "right", 2), Column("Sau", 3, "right", 2)]
    names = [column for column, _, _ in told]
    made: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows.select(*names, "_was", "_now").iter_rows(), start=1):
        *words, was, now = row
        cells = [_WORDS.get(name, {}).get(value, value) for name, value in zip(names, words, strict=True)]
        made.append((number, *cells, _counted(was, adds), _counted(now, adds)))
    return Table(tuple(heads), tuple(made), caption)


def _counted(value: Any, adds: str | None) -> Cell:
    counted: Cell = value if adds else (None if value is None else "x")
    return counted


def _moved(one: Moved, *, with_people: bool) -> Evidence:
    heads = [Column("TT", 2, "centre")]
    if with_people:
        heads.append(Column(_NAME[1], _NAME[2]))
    heads += [
        Column("Chức vụ trước", 6),
        Column("Đơn vị trước", 11),
        Column("Chức vụ sau", 6),
        Column("Đơn vị sau", 11),
    ]
    columns = [*(["name"] if with_people else []), "title", "unit_name", "title_after", "unit_name_after"]
    rows = one.rows.sort("unit_code", "unit_code_after", "title", nulls_last=True).select(columns)
    made = tuple((number, *row) for number, row in enumerate(rows.iter_rows(), start=1))
    return Evidence(
        one.id,
        one.name.vi,
        "Người có vị trí chính (chức vụ hoặc đơn vị) khác nhau trước và sau, hoặc không còn, hoặc mới có vị trí chính.",
        "người",
        "",
        "",
        say_number(one.value),
        Table(tuple(heads), made, "Từ đâu đến đâu"),
    )
