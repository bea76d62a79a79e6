"""Writing books as an XLSX workbook or a folder of CSV files."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from tinhgon.workbook.column import SheetName
from tinhgon.workbook.found import refuse
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.values import plain_number
from tinhgon.workbook.writing.about import about
from tinhgon.workbook.writing.atomic import new_file, new_folder
from tinhgon.workbook.writing.cells import columns, sheet_rows
from tinhgon.workbook.writing.selection import Books, select

#: What a sheet of the format holds, headings included.
_MOST_ROWS: Final = 1_048_576
#: The format keeps no days before 1900 as days (and counts a 29 February 1900); those are written as text.
_FIRST_DAY: Final = date(1900, 3, 1)


def write_xlsx(books: Books, path: Path | str, *, force: bool = False) -> Path:
    """Write books as an XLSX workbook with Vietnamese headings that can be read in again, and return its path.

    The first sheet says what it holds. Raises Refusal where the file is there already (unless ``force``), a sheet has
    more rows than the format holds, or a text cannot be kept in a cell.
    """
    selection = select(books)
    rows = sheet_rows(selection.history)
    for frame in rows:
        if rows[frame].height >= _MOST_ROWS:
            raise refuse(
                "too_many_rows",
                f"Trang {SHEETS[frame].title.vi} có {rows[frame].height} dòng, quá sức chứa của XLSX.",
                f"Sheet {SHEETS[frame].title.en} has {rows[frame].height} rows, more than XLSX holds.",
                remedy=("Xuất CSV hoặc Parquet.", "Write CSV or Parquet instead."),
            )
    with new_file(Path(path), force=force) as temporary:
        options = {
            "constant_memory": True,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(str(temporary), options) as workbook:
            # The day of the books, and not that of the clock: the same books make the same file.
            workbook.set_properties(
                {"created": datetime.combine(selection.day or selection.last_day, datetime.min.time())}
            )
            bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd/mm/yyyy"})
            first = workbook.add_worksheet("Giới thiệu")
            first.set_column(0, 0, 36, bold)
            first.set_column(1, 1, 90)
            for number, (name, value) in enumerate(about(selection)):
                first.write_string(number, 0, name)
                first.write_string(number, 1, value)
            for frame in rows:
                _write_sheet(workbook.add_worksheet(SHEETS[frame].title.vi), frame, rows[frame], bold, day)
    return Path(path)


def _write_sheet(sheet: Worksheet, frame: SheetName, rows: pl.DataFrame, bold: Format, day: Format) -> None:
    columns_here = columns(frame, rows)
    for index, column in enumerate(columns_here):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading.vi, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows.height, 1), len(columns_here) - 1)
    for number, row in enumerate(rows.iter_rows(), start=1):
        for index, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(number, index, value)
            elif isinstance(value, date):
                if value < _FIRST_DAY:
                    sheet.write_string(number, index, value.isoformat())
                else:
                    sheet.write_datetime(number, index, datetime.combine(value, datetime.min.time()), day)
            elif float(f"{value:.16G}") == value:
                sheet.write_number(number, index, value)
            else:
                # The format keeps sixteen figures; what needs seventeen is kept as text.
                sheet.write_string(number, index, plain_number(value))


def write_csv_folder(books: Books, path: Path | str, *, force: bool = False) -> Path:
    """Write books as a folder of CSV files (UTF-8 with mark, commas) and a README.txt, and return its path.

    Days are written 2025-07-01 and numbers with a point, so that they read the same everywhere. Raises Refusal where
    the folder is there already (unless ``force``), or a text cannot be kept in a cell.
    """
    selection = select(books)
    rows = sheet_rows(selection.history)
    with new_folder(Path(path), force=force) as temporary:
        lines = [f"{name}: {value}" for name, value in about(selection)]
        (temporary / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for frame in rows:
            with (temporary / f"{SHEETS[frame].file}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(column.heading.vi for column in columns(frame, rows[frame]))
                writer.writerows([_text(value) for value in row] for row in rows[frame].iter_rows())
    return Path(path)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)
