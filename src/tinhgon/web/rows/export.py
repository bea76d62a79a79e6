"""What is shown, as a file: CSV, XLSX or JSON, with the day and the question in its first rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse

from tinhgon.web.rows.columns import Table
from tinhgon.workbook.neutral import neutralised

KINDS: Final = ("csv", "xlsx", "json")


def export(kind: str, name: str, about: Sequence[tuple[str, str]], table: Table, language: str) -> HttpResponse:
    """Return the table as a file of one of `KINDS`. ``about`` is written above it: the title, the day, the filters.

    A column that names rows becomes two: code and name. Text that a sheet would take for a formula is written with an apostrophe.
    """
    heads, rows = _flat(table, language)
    return file(kind, name, about, heads, rows)


def file(
    kind: str, name: str, about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Sequence[Any]]
) -> HttpResponse:
    """Return rows under their heads as a file of one of `KINDS`, with what it is about above; texts stay texts."""
    writers = {"csv": _csv, "xlsx": _xlsx, "json": _json}
    types = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json": "application/json",
    }
    response = HttpResponse(writers[kind](about, heads, rows), content_type=types[kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{kind}')}"
    return response


def _flat(table: Table, language: str) -> tuple[list[str], list[list[Any]]]:
    code = "Code" if language == "en" else "Mã"
    heads: list[str] = []
    coded = [any(row[at].code for row in table.rows) for at in range(len(table.columns))]
    for column, has_code in zip(table.columns, coded, strict=True):
        heads += [f"{code} – {column.words.said_in(language)}"] if has_code else []
        heads.append(column.words.said_in(language))
    rows = []
    for row in table.rows:
        flat: list[Any] = []
        for cell, column, has_code in zip(row, table.columns, coded, strict=True):
            flat += [cell.code] if has_code else []
            plain = column.refers is None and column.book is None and isinstance(cell.value, int | float | date)
            keeps = plain and not isinstance(cell.value, bool)
            said = cell.text if isinstance(cell.text, str) else cell.text.said_in(language)
            flat.append(cell.value if keeps else None if cell.value is None else said)
        rows.append(flat)
    return heads, rows


def _csv(about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for words, value in about:
        writer.writerow([neutralised(words), neutralised(value)])
    writer.writerow([])
    writer.writerow([neutralised(head) for head in heads])
    writer.writerows(
        [["" if cell is None else neutralised(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode()  # the mark without which spreadsheets misread Vietnamese


def _xlsx(about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"constant_memory": True, "in_memory": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.set_column(0, max(len(heads) - 1, 0), 22)
    line = 0
    for words, value in about:
        sheet.write_string(line, 0, words, bold)
        sheet.write_string(line, 1, value)
        line += 1
    for at, head in enumerate(heads):
        sheet.write_string(line + 1, at, head, bold)
    for number, row in enumerate(rows, start=line + 2):
        for at, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, at, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(number, at, cell)
            elif cell is not None:
                sheet.write_string(number, at, str(cell))
    book.close()
    return made.getvalue()


def _json(about: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    plain = {"about": dict(about), "rows": [dict(zip(heads, row, strict=True)) for row in rows]}
    return json.dumps(plain, ensure_ascii=False, default=str, indent=1).encode()
