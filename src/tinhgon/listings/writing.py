"""A listing as a file: CSV and XLSX, with what it is, its day and its filters in the first rows."""

from __future__ import annotations

import csv
import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.found import Found
from tinhgon.listings.listing import Column
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.neutral import neutralised


def preamble(found: Found, language: str = "vi") -> list[tuple[str, str]]:
    """Return the first rows of a file: what it lists, on which day, how many, by which filters and in which order."""
    listing, wanted, structure = found.listing, found.wanted, found.structure

    def say(vi: str, en: str) -> str:
        return Sentence(vi, en).said_in(language)

    rows = [
        (say("Danh sách", "Listing"), listing.title.said_in(language)),
        (say("Tại ngày", "As of"), say_day(structure.day)),
        (say("Số dòng", "Rows"), f"{found.total} / {found.of}"),
    ]
    if wanted.text:
        rows.append((say("Tìm", "Search"), wanted.text))
    for one in listing.filters:
        if one.id in wanted.filters:
            words = one.said(structure, wanted.filters[one.id])
            rows.append(
                (one.words.said_in(language), words.said_in(language) if isinstance(words, Sentence) else words)
            )
    column = listing.column(wanted.order) if wanted.order else None
    if column is not None:
        way = say("giảm dần", "descending") if wanted.descending else say("tăng dần", "ascending")
        rows.append((say("Thứ tự", "Order"), f"{column.words.said_in(language)}, {way}"))
    return rows


def as_csv(found: Found, language: str = "vi") -> bytes:
    """Return all wanted rows as CSV in UTF-8 with a byte order mark, so that spreadsheets read the accents.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in preamble(found, language):
        writer.writerow([neutralised(cell) for cell in row])
    writer.writerow([])
    columns = found.listing.columns
    writer.writerow([column.words.said_in(language) for column in columns])
    for values in found.everything.select(column.id for column in columns).iter_rows():
        writer.writerow([_csv_cell(column, value, language) for column, value in zip(columns, values, strict=True)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(found: Found, language: str = "vi") -> bytes:
    """Return all wanted rows as one sheet of XLSX; texts are written as texts, so none is run as a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(found.listing.title.said_in(language)[:31])
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7EEF7"})
    columns = found.listing.columns
    for position, column in enumerate(columns):
        sheet.set_column(position, position, 44 if column.id.endswith("name") else 14 if column.numeric else 20)
    line = 0
    for name, value in preamble(found, language):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, value)
        line += 1
    line += 1
    for position, column in enumerate(columns):
        sheet.write_string(line, position, column.words.said_in(language), head)
    sheet.freeze_panes(line + 1, 2)
    for values in found.everything.select(column.id for column in columns).iter_rows():
        line += 1
        for position, (column, value) in enumerate(zip(columns, values, strict=True)):
            _write(sheet, line, position, _plain(column, value, language))
    book.close()
    return file.getvalue()


def _write(sheet: Any, line: int, position: int, value: object) -> None:
    if isinstance(value, int | float):
        sheet.write_number(line, position, value)
    elif value is not None:
        sheet.write_string(line, position, str(value))


def _plain(column: Column, value: Any, language: str) -> object:
    if value is not None and value in column.choices:
        return column.choices[value].said_in(language)
    return value


def _csv_cell(column: Column, value: Any, language: str) -> object:
    plain = _plain(column, value, language)
    return "" if plain is None else neutralised(plain) if isinstance(plain, str) else plain
