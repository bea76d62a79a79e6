"""Which column is which: the row of headings, what is missing among them, and what they may have meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.workbook.column import Column, SheetName
from tinhgon.workbook.found import found
from tinhgon.workbook.headings import HEADINGS, heading_key
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.values import plain


def letter_of(index: int) -> str:
    """Return the letters of a column by its index from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def heading_row(top: list[Sequence[Any]], frame: SheetName) -> int:
    """Return the index of the row with the most known headings, or of the first row that is not empty."""
    known = HEADINGS[frame]
    scores = [
        len({known.get(heading_key(cell)) for cell in row[:1000] if isinstance(cell, str)} - {None}) for row in top
    ]
    best = max(scores, default=0)
    if best >= 2:
        return scores.index(best)
    return next((index for index, row in enumerate(top) if any(plain(cell) for cell in row)), 0)


def match_headings(title: str, frame: SheetName, names: list[str], row: int) -> tuple[list[Finding], dict[str, int]]:
    """Return what is wrong with the headings, and the index of each known column."""
    known = HEADINGS[frame]
    findings: list[Finding] = []
    indexes: dict[str, int] = {}
    strange: list[str] = []
    for index, name in enumerate(names):
        column = known.get(heading_key(name))
        if column is None:
            strange += [name] if name else []
        elif column in indexes:
            findings.append(
                found(
                    "column_twice",
                    f"Trang “{title}” có hai cột “{name}”.",
                    f"Sheet “{title}” has the column “{name}” twice.",
                    sheet=title,
                    row=row,
                    column=name,
                    cell=f"{letter_of(index)}{row}",
                    remedy=("Xóa một cột.", "Delete one of them."),
                )
            )
        else:
            indexes[column] = index
    near = _nearest(frame, strange, indexes)
    missing = [
        column
        for column in SHEETS[frame].columns
        if column.needed and column.id not in indexes and not (column.unless and column.unless in indexes)
    ]
    findings += [_missing(title, row, column, near.get(column.id, "")) for column in missing]
    explained = {near.get(column.id) for column in missing}
    guesses = {name: column for column, name in near.items()}
    findings += [_unknown(title, row, frame, name, guesses.get(name)) for name in strange if name not in explained]
    return findings, indexes


def _nearest(frame: SheetName, strange: list[str], indexes: dict[str, int]) -> dict[str, str]:
    """Return, for columns that are not there, the unknown heading that is spelt nearly like one of theirs."""
    forms = {form: column for form, column in HEADINGS[frame].items() if column not in indexes}
    near: dict[str, str] = {}
    for name in strange:
        close = get_close_matches(heading_key(name), forms, 1, 0.75)
        if close:
            near.setdefault(forms[close[0]], name)
    return near


def _missing(title: str, row: int, column: Column, seen: str) -> Finding:
    heading = column.heading.vi
    if seen:
        remedy = (f"Đổi tiêu đề “{seen}” thành “{heading}”.", f"Rename the heading “{seen}” to “{heading}”.")
    else:
        remedy = (f"Thêm cột “{heading}”.", f"Add the column “{heading}”.")
    return found(
        "missing_column",
        f"Trang “{title}” thiếu cột “{heading}”.",
        f"Sheet “{title}” lacks the column “{column.heading.en}”.",
        sheet=title,
        row=row,
        column=heading,
        value=seen,
        remedy=remedy,
    )


def _unknown(title: str, row: int, frame: SheetName, name: str, guess: str | None) -> Finding:
    better = SHEETS[frame].column(guess).heading.vi if guess else ""
    return found(
        "unknown_column",
        f"Cột “{name}” của trang “{title}” không được đọc.",
        f"The column “{name}” of sheet “{title}” is not read.",
        severity=Severity.WARNING,
        sheet=title,
        row=row,
        column=name,
        remedy=(f"Có phải “{better}”?", f"Do you mean “{better}”?") if better else None,
    )
