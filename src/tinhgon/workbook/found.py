"""What is wrong with a workbook, with the place where it is wrong."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence


def found(
    rule: str,
    vi: str,
    en: str,
    *,
    severity: Severity = Severity.ERROR,
    remedy: tuple[str, str] | None = None,
    subject: str = "",
    value: str = "",
    required: str = "",
    sheet: str = "",
    row: int = 0,
    column: str = "",
    cell: str = "",
) -> Finding:
    """Return a finding of the rule ``workbook.<rule>``; ``where`` takes sheet, row, column, cell; empty ones are left
    out."""
    places: dict[str, str | int] = {"sheet": sheet, "row": row, "column": column, "cell": cell}
    return Finding(
        rule=f"workbook.{rule}",
        sentence=Sentence(vi, en),
        severity=severity,
        subject=subject,
        remedy=None if remedy is None else Sentence(*remedy),
        measured=value[:200],
        required=required,
        where={name: place for name, place in places.items() if place},
    )


def refuse(
    rule: str, vi: str, en: str, *, remedy: tuple[str, str] | None = None, value: str = "", sheet: str = ""
) -> Refusal:
    """Return the refusal of a whole file, with its one finding."""
    return Refusal([found(rule, vi, en, remedy=remedy, value=value, sheet=sheet)])
