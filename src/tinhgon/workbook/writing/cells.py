"""Parts of a history as the cells of sheets: codes beside keys, Vietnamese words for identifiers, text that cannot run."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.columns import FRAMES, KEYS, FrameName
from tinhgon.structure.history import History
from tinhgon.structure.lineage import DESCENDING
from tinhgon.workbook.checking.assemble import REFERENCES
from tinhgon.workbook.column import GROUNDS, Column, SheetName
from tinhgon.workbook.found import found
from tinhgon.workbook.limits import LIMITS
from tinhgon.workbook.neutral import neutralised
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.words import VOCABULARIES, shown

_CONTROLS: Final = r"[\x00-\x08\x0b-\x1f]"


def sheet_rows(history: History) -> dict[SheetName, pl.DataFrame]:
    """Return, for each sheet, its columns in order: keys as whole numbers, days as days, text neutralised.

    The sheets of decisions and lineage, and the columns that name events, are left out where nothing stands in them. Raises
    Refusal where a text cannot be kept in a sheet: control characters, or longer than a cell may be.
    """
    parts: dict[SheetName, pl.DataFrame] = {frame: _with_codes(history, frame) for frame in FRAMES}
    if history.decisions.height:
        parts["decisions"] = history.decisions
    if history.lineage.height:
        parts["lineage"] = _lineage(history)
    return {name: _neutral(name, _words(name, rows)) for name, rows in parts.items()}


def columns(name: SheetName, rows: pl.DataFrame) -> list[Column]:
    """Return those columns of a sheet that its rows have."""
    return [column for column in SHEETS[name].columns if column.id in rows.columns]


def _lineage(history: History) -> pl.DataFrame:
    """Put beside the source the code that it carried on the day before, and beside the target that of the day."""
    parts = []
    for frame in DESCENDING:
        rows = history.lineage.filter(pl.col("frame") == frame)
        for end, day in (("source", pl.col("day").dt.offset_by("-1d")), ("target", pl.col("day"))):
            rows = rows.with_columns(day.alias("valid_from"))
            rows = _join_on_day(rows, end, history.frame(frame), KEYS[frame], ["code"])
            rows = rows.rename({end: f"{end}_key", f"{end}_code": end})
        parts.append(rows)
    every = pl.concat(parts).sort("day", "event", "sequence", maintain_order=True)
    return every.select(column.id for column in SHEETS["lineage"].columns)


def _with_codes(history: History, frame: FrameName) -> pl.DataFrame:
    """Put beside every reference the code that its target carried on the row's first day."""
    rows = history.frame(frame).rename({KEYS[frame]: "key"})
    for (source, column), target in REFERENCES.items():
        if source != frame:
            continue
        carried = ["unit", "title"] if target == "posts" else ["code"]
        rows = _join_on_day(rows, column, history.frame(target), KEYS[target], carried)
        if target == "posts":
            rows = rows.rename({column: f"{column}_key", f"{column}_unit": "unit_key", f"{column}_title": "title"})
            rows = _join_on_day(rows, "unit_key", history.units, "unit", ["code"]).rename({"unit_key_code": "unit"})
        else:
            rows = rows.rename({column: f"{column}_key", f"{column}_code": column})
    unsaid = [column for column in GROUNDS if rows[column].null_count() == rows.height]
    return rows.select(column.id for column in SHEETS[frame].columns if column.id not in unsaid)


def _join_on_day(rows: pl.DataFrame, column: str, target: pl.DataFrame, key: str, carried: list[str]) -> pl.DataFrame:
    """Add what the row of ``key`` carries on the first day of each row, or, where it is not there yet, on its own first
    day.
    """
    slices = target.select(
        pl.col(key).alias(column),
        pl.col("valid_from").alias("slice_from"),
        *(pl.col(name).alias(f"{column}_{name}") for name in carried),
    ).sort("slice_from")
    first = slices.unique(column, keep="first", maintain_order=True).drop("slice_from")
    placed = (
        rows.with_row_index("written_at")
        .sort("valid_from")
        .join_asof(
            slices,
            left_on="valid_from",
            right_on="slice_from",
            by=column,
            strategy="backward",
            check_sortedness=False,
        )
    )
    placed = placed.join(first, on=column, how="left", suffix="_first").sort("written_at")
    added = [pl.coalesce(f"{column}_{name}", f"{column}_{name}_first") for name in carried]
    return placed.select(*rows.columns, *added)


def _words(name: SheetName, rows: pl.DataFrame) -> pl.DataFrame:
    """Write identifiers of vocabularies as their Vietnamese words."""
    written = []
    for column in columns(name, rows):
        cell = pl.col(column.id)
        if column.kind == "word":
            words = {key: shown(column.words, key) for key in VOCABULARIES[column.words]}
            cell = cell.replace_strict(words, default=cell, return_dtype=pl.String())
        elif column.kind == "traits":
            lists = {
                text: "; ".join(shown(column.words, part) for part in text.split(";"))
                for text in rows[column.id].drop_nulls().unique()
            }
            cell = cell.replace_strict(lists, default=None, return_dtype=pl.String()) if lists else cell
        elif column.kind == "truth":
            cell = pl.when(cell).then(pl.lit("Có")).when(~cell).then(pl.lit("Không"))
        written.append(cell.alias(column.id))
    return rows.select(written)


def _neutral(name: SheetName, rows: pl.DataFrame) -> pl.DataFrame:
    """Neutralise text that looks like a formula, and refuse text that a sheet cannot hold."""
    faults: list[Finding] = []
    own = "key" if "key" in rows.columns else "event"
    for column in columns(name, rows):
        if column.kind not in {"code", "text", "list"}:
            continue
        text = rows[column.id]
        wrong = text.str.contains(_CONTROLS) | (text.str.len_chars() >= LIMITS.cell_characters)
        for key, value in rows.filter(wrong).select(own, column.id).iter_rows():
            faults.append(
                found(
                    "cell_text",
                    f"Văn bản ở định danh {key} có ký tự điều khiển hoặc quá dài cho một ô.",
                    f"The text at key {key} holds control characters, or is too long for a cell.",
                    sheet=name,
                    column=column.heading.vi,
                    value=value,
                    remedy=("Xuất dạng JSON hoặc Parquet.", "Write JSON or Parquet instead."),
                )
            )
        starts = text.str.contains(r"^['=+\-@\t＝＋－＠]")
        if starts.any():
            kept = text.map_elements(neutralised, return_dtype=pl.String())
            rows = rows.with_columns(pl.when(starts).then(kept).otherwise(text).alias(column.id))
    if faults:
        raise Refusal(faults)
    return rows
