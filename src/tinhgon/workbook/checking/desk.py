"""The desk on which the sheets of one workbook lie while they are checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.found import found
from tinhgon.workbook.reading.raw import RawSheet

Words = tuple[str, str]
Row = dict[str, Any]

#: Stands for "no end" where days are compared.
NEVER: Final = pl.date(9999, 12, 31)


@dataclass(slots=True)
class Desk:
    """The sheets, their typed rows, and everything found so far.

    Rows gain columns on their way: ``bad`` (a cell of the row is at fault; it is left out of what needs days),
    ``thing`` (the number of the thing that the row is a slice of), and ``<reference>_thing``.
    """

    sheets: dict[SheetName, RawSheet]
    rows: dict[SheetName, pl.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def sound(self, frame: SheetName) -> pl.DataFrame:
        """Return the rows of a frame in which no cell is at fault."""
        return self.rows[frame].filter(~pl.col("bad"))

    def spoil(self, frame: SheetName, rows: pl.Series) -> None:
        """Mark rows, by their numbers in the file, as faulty."""
        if len(rows):
            marked = pl.col("bad") | pl.col("row").is_in(rows.implode())
            self.rows[frame] = self.rows[frame].with_columns(marked.alias("bad"))

    def report(
        self,
        frame: SheetName,
        faulty: pl.DataFrame,
        rule: str,
        say: Callable[[Row], Words],
        *,
        column: str = "",
        value: str = "",
        remedy: Callable[[Row], Words | None] | Words | None = None,
        required: str = "",
        severity: Severity = Severity.ERROR,
        spoil: bool = True,
    ) -> None:
        """Write one finding per faulty row; ``value`` names the column that holds the value at fault."""
        sheet = self.sheets[frame]
        shown = value or column
        heading = sheet.heading(column) if column else ""
        for row in faulty.sort("row").iter_rows(named=True):
            vi, en = say(row)
            number = row["row"]
            self.findings.append(
                found(
                    rule,
                    vi,
                    en,
                    severity=severity,
                    remedy=remedy(row) if callable(remedy) else remedy,
                    subject=str(row.get("code") or row.get("title") or ""),
                    value=_said(row.get(shown)),
                    required=required,
                    sheet=sheet.title,
                    row=number,
                    column=heading,
                    cell=sheet.cell(column, number) if column else "",
                )
            )
        if spoil and severity is Severity.ERROR:
            self.spoil(frame, faulty["row"])


def _said(value: Any) -> str:
    """Return a value as people write it."""
    if value is None:
        return ""
    return say_day(value) if isinstance(value, date) else str(value)
