"""A sheet as it was read: text in known columns, with the row that each came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.workbook.column import Sheet, SheetName
from tinhgon.workbook.found import found, refuse
from tinhgon.workbook.limits import Limits
from tinhgon.workbook.reading.matching import heading_row, letter_of, match_headings
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.values import plain

#: Headings may stand below a title, but not further down than this.
_HEADING_ROWS: Final = 10
_NUMBERS: Final = (int, float)


@dataclass(slots=True)
class Table:
    """One table of a file, before anything is known about it.

    ``rows`` gives the cells of row 1, 2, … ; ``formulas`` the addresses of cells that hold formulas; ``merged`` ranges
    like "A2:A5" with their first and last row; ``typed`` says that cells carry types, so that a code may have become a
    number.
    """

    title: str
    rows: Iterator[Sequence[Any]]
    formulas: list[tuple[str, int]] = field(default_factory=list)
    merged: list[tuple[str, int, int]] = field(default_factory=list)
    typed: bool = False


@dataclass(slots=True)
class RawSheet:
    """One known sheet as text. ``rows`` holds ``row`` (1-based) and every column of the sheet as String, null where
    empty.

    ``headings`` and ``letters`` give, by column id, the heading as written and the column's letter. ``numeric`` names,
    by column id, the rows whose code was stored as a number.
    """

    frame: SheetName
    title: str
    headings: dict[str, str]
    letters: dict[str, str]
    rows: pl.DataFrame
    findings: list[Finding] = field(default_factory=list)
    numeric: dict[str, pl.Series] = field(default_factory=dict)
    #: Whether a spreadsheet program may have had the file in hand (formulas, neutralised text, examples of the
    #: template).
    spreadsheet: bool = True

    @property
    def sheet(self) -> Sheet:
        """The declaration of the sheet."""
        return SHEETS[self.frame]

    def heading(self, column: str) -> str:
        """Return the heading of a column as it is written in the file, or as it would be."""
        return self.headings.get(column) or self.sheet.column(column).heading.vi

    def cell(self, column: str, row: int) -> str:
        """Return the address of a cell ("C12"), or nothing where the file has no such column."""
        letter = self.letters.get(column)
        return f"{letter}{row}" if letter else ""


def gather(table: Table, frame: SheetName, limits: Limits) -> RawSheet:
    """Find the headings of a table and take the known columns below them as text.

    Raises Refusal where the table is larger than the limits.
    """
    top = list(islice(table.rows, _HEADING_ROWS))
    at = heading_row(top, frame)
    names = [plain(cell) or "" for cell in top[at]] if top else []
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        raise too_many_columns(table.title, len(names), limits)
    findings, indexes = match_headings(table.title, frame, names, at + 1)
    data, ragged = _take_rows(table, chain(top[at + 1 :], table.rows), len(names), at + 2, limits)
    findings += ragged
    numeric: dict[str, pl.Series] = {}
    texts: dict[str, pl.Series] = {"row": pl.Series(range(at + 2, at + 2 + len(data)), dtype=pl.Int64())}
    for column in SHEETS[frame].columns:
        index = indexes.get(column.id)
        if index is None:
            texts[column.id] = pl.Series([None] * len(data), dtype=pl.String())
            continue
        cells = [row[index] if index < len(row) else None for row in data]
        texts[column.id] = pl.Series([plain(cell) for cell in cells], dtype=pl.String())
        if table.typed and column.kind == "code":
            numbers = [at + 2 + place for place, cell in enumerate(cells) if type(cell) in _NUMBERS]
            numeric[column.id] = pl.Series(numbers, dtype=pl.Int64())
    rows = pl.DataFrame(texts)
    ids = [column.id for column in SHEETS[frame].columns]
    rows = rows.filter(~pl.all_horizontal(pl.col(ids).is_null()))
    findings += _formulas(table, at + 1, {letter_of(index): column for column, index in indexes.items()}, names)
    findings += _merged(table, at + 1)
    return RawSheet(
        frame=frame,
        title=table.title,
        headings={column: names[index] for column, index in indexes.items()},
        letters={column: letter_of(index) for column, index in indexes.items()},
        rows=rows,
        findings=findings,
        numeric=numeric,
    )


def too_many_columns(title: str, count: int, limits: Limits) -> Exception:
    """Return the refusal of a table that is too wide."""
    return refuse(
        "too_many_columns",
        f"Trang “{title}” có {count} cột, quá giới hạn {limits.columns}.",
        f"Sheet “{title}” has {count} columns, above the limit of {limits.columns}.",
        sheet=title,
        value=str(count),
        remedy=("Xóa các cột thừa ở bên phải.", "Delete the surplus columns on the right."),
    )


def _take_rows(
    table: Table,
    rows: Iterator[Sequence[Any]],
    width: int,
    first: int,
    limits: Limits,
) -> tuple[list[Sequence[Any]], list[Finding]]:
    """Return the rows below the headings; rows with cells beyond the last heading are named."""
    data: list[Sequence[Any]] = []
    findings: list[Finding] = []
    for row in rows:
        if len(row) > width:
            if len(row) > limits.columns:
                raise too_many_columns(table.title, len(row), limits)
            beyond = next((str(cell) for cell in row[width:] if cell not in {None, ""}), None)
            if beyond is not None and not table.typed:
                findings.append(
                    found(
                        "ragged_row",
                        f"Dòng có {len(row)} ô, tiêu đề chỉ có {width}.",
                        f"The row has {len(row)} cells, the headings {width}.",
                        sheet=table.title,
                        row=first + len(data),
                        value=beyond,
                        remedy=(
                            "Đặt ô có dấu phân cách trong ngoặc kép.",
                            "Put cells that hold the separator in quotes.",
                        ),
                    )
                )
        data.append(row)
        if len(data) > limits.rows:
            raise refuse(
                "too_many_rows",
                f"Trang “{table.title}” có hơn {limits.rows} dòng.",
                f"Sheet “{table.title}” has more than {limits.rows} rows.",
                sheet=table.title,
                remedy=("Chia thành nhiều tệp.", "Split it into several files."),
            )
    return data, findings


def _formulas(table: Table, heading_row: int, columns: dict[str, str], names: list[str]) -> list[Finding]:
    """Warn of every cell that holds a formula in a column that is read."""
    findings = []
    for address, row in table.formulas:
        letters = address.rstrip("0123456789")
        if row <= heading_row or letters not in columns:
            continue
        index = next(index for index in range(len(names)) if letter_of(index) == letters)
        findings.append(
            found(
                "formula_cell",
                f"Ô {address} là công thức; đã lấy giá trị tính lần cuối.",
                f"Cell {address} is a formula; the value last calculated is taken.",
                severity=Severity.WARNING,
                sheet=table.title,
                row=row,
                column=names[index],
                cell=address,
                remedy=("Sao chép rồi dán giá trị (Paste values).", "Copy and paste values."),
            )
        )
    return findings


def _merged(table: Table, heading_row: int) -> list[Finding]:
    """Refuse merged cells from the heading down; a merged title above it does no harm."""
    return [
        found(
            "merged_cells",
            f"Các ô {cells} bị gộp.",
            f"The cells {cells} are merged.",
            sheet=table.title,
            row=first,
            cell=cells,
            remedy=("Bỏ gộp ô và ghi giá trị vào từng dòng.", "Unmerge them and write the value in every row."),
        )
        for cells, first, last in table.merged
        if last >= heading_row
    ]
