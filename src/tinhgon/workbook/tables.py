"""Bảng bất kỳ: sheets of any kind as plain rows, from a workbook or CSV, and written as a workbook.

What the sheets mean is for whoever asked: here is only what a file may do to its reader (its size, what is hidden in it),
and that each row keeps its number.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from tinhgon.workbook.found import refuse
from tinhgon.workbook.limits import LIMITS, Limits
from tinhgon.workbook.reading.csv_folder import csv_rows, encoding_of
from tinhgon.workbook.reading.package import Watcher, checked_copy
from tinhgon.workbook.reading.sheet_xml import SheetXml
from tinhgon.workbook.values import plain

#: By the title of a sheet: its rows, each with its number in the file and its texts by heading, empty ones left out.
Sheets = dict[str, list[tuple[int, dict[str, str]]]]
#: What a file must end in to be read as tables.
ENDINGS: Final = (".xlsx", ".csv", ".tsv")
_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet to be written: its title, its headings, its rows of plain values."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


def read_tables(path: Path, limits: Limits = LIMITS) -> Sheets:
    """Return the sheets of a workbook, of a folder of CSV files, or of one CSV file; the first row that is not empty holds
    the headings. Raises Refusal where the file is hostile, damaged, too large, or no table."""
    if not path.exists():
        raise refuse("no_file", f"Không có tệp “{path.name}”.", f"There is no file “{path.name}”.")
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix.lower() in (".csv", ".tsv") and one.is_file())
        return {one.stem: _of_csv(one, limits) for one in files}
    if path.suffix.lower() in (".csv", ".tsv"):
        return {path.stem: _of_csv(path, limits)}
    return _of_xlsx(path, limits)


def _of_csv(path: Path, limits: Limits) -> list[tuple[int, dict[str, str]]]:
    encoding = encoding_of(path, limits)
    with path.open(encoding=encoding, newline="") as text:
        try:
            return _rows(csv_rows(text, path.name, limits, encoding), path.name, limits)
        except csv.Error as error:
            raise refuse(
                "damaged", f"Tệp “{path.name}” không phải CSV đúng.", f"The file “{path.name}” is not sound CSV.",
                value=str(error), sheet=path.name,
            ) from error  # fmt: skip


def _of_xlsx(path: Path, limits: Limits) -> Sheets:
    if path.stat().st_size > limits.file_bytes:
        raise refuse("too_large", f"Tệp “{path.name}” quá lớn.", f"The file “{path.name}” is too large.")

    def watch(part: str) -> Watcher | None:
        return SheetXml(part.rpartition("/")[2], limits) if "worksheets/" in part.lower() else None

    with checked_copy(path, limits, watch) as package:
        try:
            workbook = CalamineWorkbook.from_filelike(package)
            names = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            return {
                name: _rows(workbook.get_sheet_by_name(name).iter_rows(), name, limits)
                for name in names[: limits.sheets]
            }
        except CalamineError as error:
            raise refuse(
                "damaged", "Không đọc được sổ tính.", "The workbook cannot be read.", value=str(error)
            ) from error


def _rows(rows: Iterable[Sequence[Any]], title: str, limits: Limits) -> list[tuple[int, dict[str, str]]]:
    headings: list[str] = []
    found: list[tuple[int, dict[str, str]]] = []
    for number, row in enumerate(islice(rows, limits.rows), 1):
        cells = [plain(cell) or "" for cell in row[: limits.columns]]
        if not any(cells):
            continue
        if not headings:
            headings = cells
            twice = {one for one in headings if one and headings.count(one) > 1}
            if twice:
                said = ", ".join(sorted(twice))
                raise refuse(
                    "column_twice", f"Trang “{title}” có hai cột “{said}”.", f"Sheet “{title}” has “{said}” twice.",
                    sheet=title, remedy=("Xóa một cột.", "Delete one of them."),
                )  # fmt: skip
            continue
        found.append((number, {name: cell for name, cell in zip(headings, cells, strict=False) if name and cell}))
    return found


def workbook_of(sheets: Sequence[Written], title: str = "") -> bytes:
    """Return sheets as an XLSX workbook; texts are written as texts, so none is run as a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - equal plans give equal files
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7EEF7", "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    days = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    for one in sheets:
        sheet = book.add_worksheet(_sheet_title(one.title))
        for column, heading in enumerate(one.headings):
            longest = max((len(str(row[column])) for row in one.rows if row[column] is not None), default=0)
            sheet.set_column(column, column, min(_WIDEST, max(len(heading), longest) + 2))
            sheet.write_string(0, column, heading, head)
        for line, row in enumerate(one.rows, 1):
            for column, value in enumerate(row):
                _write(sheet, line, column, value, wrapped, days)
        sheet.freeze_panes(1, 0)
        if one.rows:
            sheet.autofilter(0, 0, len(one.rows), len(one.headings) - 1)
    book.close()
    return file.getvalue()


def _sheet_title(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31]


def _write(sheet: Any, line: int, column: int, value: Any, wrapped: Any, days: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(line, column, "có" if value else "không", wrapped)
    elif isinstance(value, int | float):
        sheet.write_number(line, column, value, wrapped)
    elif isinstance(value, date):
        sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), days)  # noqa: DTZ001 - a day, no instant
    else:
        sheet.write_string(line, column, str(value), wrapped)


def written_of(sheets: Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]) -> list[Written]:
    """Return sheets by title, as headings and rows, in the form that is written."""
    return [Written(title, tuple(headings), rows) for title, (headings, rows) in sheets.items()]
