"""Reading JSON documents and Parquet folders, which carry the frames themselves: keys instead of codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS
from tinhgon.structure.history import DECISIONS, LINEAGE, SPAN
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.found import found, refuse
from tinhgon.workbook.limits import Limits
from tinhgon.workbook.progress import Progress
from tinhgon.workbook.reading.raw import RawSheet
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.values import plain

#: What a JSON document of books says of itself.
FORMAT: Final = "tinhgon-books"
VERSION: Final = 1

#: The columns of each part of a history.
PARTS: Final[dict[SheetName, tuple[str, ...]]] = {
    **{frame: (*SCHEMAS[frame], *SPAN) for frame in FRAMES},
    "decisions": tuple(DECISIONS),
    "lineage": tuple(LINEAGE),
}


def read_json(path: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    """Return the frames of a JSON document as text. Raises Refusal where it is no such document."""
    if path.stat().st_size > limits.file_bytes:
        raise refuse("too_large", f"Tệp “{path.name}” quá lớn.", f"The file “{path.name}” is too large.")
    progress.say(0.05, Sentence("Đọc tài liệu JSON", "Reading the JSON document"))
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _no_books(path.name, str(error)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT or document.get("version") != VERSION:
        raise _no_books(path.name, f"format {FORMAT}, version {VERSION}")
    sheets = []
    for frame, names in PARTS.items():
        rows = document.get(frame, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise _no_books(path.name, frame)
        if len(rows) > limits.rows:
            raise _too_many(frame, limits)
        columns = {name: [plain(_scalar(row.get(name), path.name)) for row in rows] for name in names}
        strange = sorted({name for row in rows for name in row} - set(columns))
        sheets.append(_as_sheet(frame, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String())), strange))
    return sheets


def read_parquet_folder(folder: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    """Return the frames of a folder of Parquet files as text. Raises Refusal where one is damaged or too large."""
    sheets = []
    for frame, columns in PARTS.items():
        path = folder / f"{frame}.parquet"
        if not path.exists():
            continue
        progress.say(0.05, Sentence(f"Đọc tệp {path.name}", f"Reading file {path.name}"))
        try:
            lazy = pl.scan_parquet(path, glob=False)
            names = lazy.collect_schema().names()
            if len(names) > limits.columns or lazy.select(pl.len()).collect().item() > limits.rows:
                raise _too_many(frame, limits)
            known = [name for name in columns if name in names]
            rows = lazy.select(known).collect()
        except pl.exceptions.PolarsError as error:
            raise _no_books(path.name, str(error)) from error
        texts = rows.select(_as_text(rows[name]) for name in known)
        missing = [pl.lit(None, dtype=pl.String()).alias(name) for name in columns if name not in known]
        sheets.append(_as_sheet(frame, texts.with_columns(missing), sorted(set(names) - set(known))))
    return sheets


def _as_text(series: pl.Series) -> pl.Series:
    """Return a column as text; numbers with a fraction go through `plain`, the rest is exact already."""
    if series.dtype.is_float():
        distinct = series.unique().drop_nulls()
        return series.replace_strict(
            distinct, [plain(value) for value in distinct.to_list()], default=None, return_dtype=pl.String()
        )
    return series.cast(pl.String())


def _as_sheet(frame: SheetName, rows: pl.DataFrame, strange: list[str]) -> RawSheet:
    """Turn a frame with integer keys into a sheet: its key and its references become the key columns."""
    sheet = SHEETS[frame]
    references = {
        column.id: f"{column.id}_key" for column in sheet.columns if column.refers and not column.id.endswith("_key")
    }
    references |= {"post": "post_key"} if frame == "tenures" else {}
    own = {KEYS[frame]: "key"} if frame in FRAMES else {}
    rows = rows.rename(own | {name: key for name, key in references.items() if name in rows.columns})
    absent = [
        pl.lit(None, dtype=pl.String()).alias(column.id) for column in sheet.columns if column.id not in rows.columns
    ]
    texts = rows.with_columns(absent).with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int64()))
    findings = [
        found(
            "unknown_column",
            f"Cột “{name}” không được đọc.",
            f"The column “{name}” is not read.",
            sheet=frame,
            column=name,
        )
        for name in strange
    ]
    ids = [column.id for column in sheet.columns]
    headings = {name: name for name in ids}
    return RawSheet(frame, frame, headings, {}, texts.select("row", *ids), findings, spreadsheet=False)


def _scalar(value: Any, name: str) -> Any:
    if isinstance(value, list | dict):
        raise _no_books(name, str(value)[:80])
    return value


def _no_books(name: str, why: str) -> Refusal:
    return refuse(
        "no_books",
        f"“{name}” không phải dữ liệu do Tinh Gọn xuất ra.",
        f"“{name}” is no data that Tinh Gọn wrote.",
        value=why,
    )


def _too_many(frame: str, limits: Limits) -> Refusal:
    return refuse(
        "too_many_rows",
        f"“{frame}” có hơn {limits.rows} dòng hoặc {limits.columns} cột.",
        f"“{frame}” has more than {limits.rows} rows or {limits.columns} columns.",
    )
