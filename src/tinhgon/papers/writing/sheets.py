"""The annexes of a paper as a workbook: an index, a sheet per table, and a sheet of evidence behind every figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from tinhgon.papers.paper import Cell, Column, Evidence, Paper, Table, sound
from tinhgon.papers.profile import Profile

_OPTIONS: Final = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: XLSX holds a million rows; the lines above a table take some.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class _Formats:
    bold: Any
    title: Any
    head: Any
    text: Any
    strong: Any
    whole: Any
    fraction: Any
    day: Any
    link: Any


def write_xlsx(paper: Paper, profile: Profile) -> bytes:
    """Return the annexes of a paper as XLSX. Text is written as text: nothing in it can become a formula or a link.

    The first sheet lists all others; a figure's sheet holds its definition, its values and the rows that it counted.
    """
    paper = sound(paper)
    made = BytesIO()
    with xlsxwriter.Workbook(made, dict(_OPTIONS)) as book:
        day = paper.day or paper.made_on or profile.valid_from
        book.set_properties(
            {
                "title": f"{paper.heading} {paper.abstract}"[:250],
                "author": paper.organ.name[:250],
                "created": datetime.combine(day, time()),
            }
        )
        formats = _formats(book, profile.font)
        names = _Names()
        tables = [
            (
                names.of(f"PL{number} {annex.title}" if place == 1 else f"PL{number}.{place} {annex.title}"),
                annex.title,
                table,
            )
            for number, annex in enumerate(paper.annexes, start=1)
            for place, table in enumerate(annex.tables, start=1)
        ]
        tables = [
            (names.of(f"VB{number}"), table.caption, table) for number, table in enumerate(paper.tables, start=1)
        ] + tables
        evidence = [(names.of(f"CS{number:02d}"), one) for number, one in enumerate(paper.evidence, start=1)]
        _index(book.add_worksheet("Mục lục"), paper, tables, evidence, formats)
        for name, title, table in tables:
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, title, formats.title)
            sheet.write_string(1, 0, f"Kèm theo {paper.called}")
            _table(sheet, table, 3, formats, freeze=True)
        for name, one in evidence:
            _evidence(book.add_worksheet(name), one, formats)
    return made.getvalue()


def _formats(book: Any, font: str) -> _Formats:
    plain = {"font_name": font, "font_size": 11, "valign": "top"}
    boxed = {**plain, "border": 1}
    return _Formats(
        bold=book.add_format({**plain, "bold": True}),
        title=book.add_format({**plain, "bold": True, "font_size": 14}),
        head=book.add_format({**boxed, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}),
        text=book.add_format({**boxed, "text_wrap": True}),
        strong=book.add_format({**boxed, "bold": True, "text_wrap": True}),
        whole=book.add_format({**boxed, "num_format": "#,##0"}),
        fraction=book.add_format({**boxed, "num_format": "#,##0.00##"}),
        day=book.add_format({**boxed, "num_format": "dd/mm/yyyy", "align": "left"}),
        link=book.add_format({**boxed, "font_color": "#0b3d91", "underline": 1}),
    )


class _Names:
    """Names of sheets: at most 31 letters, none of the signs that XLSX forbids, none twice."""

    def __init__(self) -> None:
        self._taken = {"mục lục"}

    def of(self, text: str) -> str:
        """Return the name that a sheet gets."""
        plain = " ".join(_FORBIDDEN.sub(" ", text).split())[:31].strip() or "Bảng"
        name, number = plain, 1
        while name.lower() in self._taken:
            number += 1
            name = f"{plain[: 31 - len(str(number)) - 1]} {number}"
        self._taken.add(name.lower())
        return name


def _index(
    sheet: Any,
    paper: Paper,
    tables: Iterable[tuple[str, str, Table]],
    evidence: Iterable[tuple[str, Evidence]],
    formats: _Formats,
) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 62)
    sheet.set_column(2, 5, 16)
    sheet.write_string(0, 0, paper.organ.name, formats.bold)
    sheet.write_string(1, 0, f"{paper.number_line}")
    sheet.write_string(2, 0, f"{paper.heading}: {paper.abstract}", formats.title)
    if paper.note:
        sheet.write_string(3, 0, paper.note)
    line = 5
    _heads(sheet, line, ("Trang", "Nội dung", "Số dòng"), formats)
    for name, title, table in tables:
        line += 1
        _link(sheet, line, name, formats)
        sheet.write_string(line, 1, table.caption or title, formats.text)
        sheet.write_number(line, 2, len(table.rows), formats.whole)
    line += 2
    _heads(sheet, line, ("Trang", "Con số và dẫn chứng", "Trước", "Sau", "Tăng, giảm", "Đơn vị tính"), formats)
    for name, one in evidence:
        line += 1
        _link(sheet, line, name, formats)
        for place, text in enumerate((one.name, one.before, one.after, one.change, one.unit), start=1):
            sheet.write_string(line, place, text, formats.text)


def _link(sheet: Any, line: int, name: str, formats: _Formats) -> None:
    # The name is this module's own making and holds no quote, so the address can only mean that sheet.
    sheet.write_url(line, 0, f"internal:'{name}'!A1", formats.link, name)


def _heads(sheet: Any, line: int, heads: Iterable[str], formats: _Formats) -> None:
    for place, text in enumerate(heads):
        sheet.write_string(line, place, text, formats.head)


def _evidence(sheet: Any, one: Evidence, formats: _Formats) -> None:
    told = (
        ("Con số", one.name),
        ("Định danh", one.id),
        ("Định nghĩa", one.definition),
        ("Đơn vị tính", one.unit),
        ("Trước", one.before),
        ("Sau", one.after),
        ("Tăng, giảm", one.change),
    )
    _widths(sheet, one.table.columns)
    for line, (name, value) in enumerate(told):
        sheet.write_string(line, 0, name, formats.bold)
        sheet.write_string(line, 1, value)
    line = len(told) + 1
    if one.left_out:
        said = (
            f"Còn {one.left_out} dòng giữ nguyên ở cả hai bên không chép lại; xem bằng lệnh: tinhgon figures {one.id}"
        )
        sheet.write_string(line, 0, said)
        line += 1
    for table in (one.table, *(() if one.base is None else (one.base,))):
        sheet.write_string(line, 0, table.caption, formats.bold)
        line = _table(sheet, table, line + 1, formats) + 2


def _widths(sheet: Any, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(8.0, column.width * 4))


def _table(sheet: Any, table: Table, first: int, formats: _Formats, *, freeze: bool = False) -> int:
    """Write a table below a line and return the line after it."""
    _heads(sheet, first, (column.heading for column in table.columns), formats)
    if freeze:
        _widths(sheet, table.columns)
        sheet.freeze_panes(first + 1, 0)
        if table.rows:
            sheet.autofilter(first, 0, first + len(table.rows), len(table.columns) - 1)
    for line, row in enumerate(table.rows, start=first + 1):
        strong = line - first - 1 in table.strong
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, formats, strong=strong)
    return first + 1 + len(table.rows)


def _cell(sheet: Any, line: int, place: int, value: Cell, formats: _Formats, *, strong: bool) -> None:
    if value is None:
        sheet.write_blank(line, place, None, formats.text)
    elif isinstance(value, str):
        sheet.write_string(line, place, value, formats.strong if strong else formats.text)
    elif isinstance(value, bool):
        sheet.write_string(line, place, "x" if value else "", formats.text)
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime.combine(value, time()), formats.day)
    else:
        sheet.write_number(line, place, value, formats.whole if isinstance(value, int) else formats.fraction)
