"""The list of faults as a file that goes back to the person who filled in the workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.workbook.neutral import neutralised
from tinhgon.workbook.writing.atomic import new_file

_HEADINGS: Final = (
    ("Mức độ", 10), ("Trang", 16), ("Dòng", 7), ("Cột", 20), ("Ô", 9), ("Giá trị", 24), ("Lỗi", 60), ("Cách sửa", 48),
    ("Error", 60), ("Remedy", 48), ("Quy tắc / Rule", 28),
)  # fmt: skip
SEVERITIES: Final[dict[Severity, Sentence]] = {
    Severity.ERROR: Sentence("Lỗi", "Error"),
    Severity.WARNING: Sentence("Cảnh báo", "Warning"),
    Severity.NOTE: Sentence("Ghi chú", "Note"),
}


def write_report(findings: Sequence[Finding], path: Path | str, *, force: bool = False) -> Path:
    """Write every finding as one row of an XLSX or CSV file (by the path's ending), errors first, and return its path.

    Raises Refusal where the file is there already (unless ``force``).
    """
    weight = {severity: number for number, severity in enumerate(SEVERITIES)}
    ordered = sorted(findings, key=lambda finding: weight[finding.severity])
    target = Path(path)
    with new_file(target, force=force) as temporary:
        if target.suffix.lower() == ".csv":
            _write_csv(ordered, temporary)
        else:
            _write_xlsx(ordered, temporary)
    return target


def _rows(findings: Iterable[Finding]) -> Iterable[list[str | int]]:
    for finding in findings:
        where, remedy = finding.where, finding.remedy
        cells: list[str | int] = [
            SEVERITIES[finding.severity].vi,
            where.get("sheet", ""),
            where.get("row", ""),
            where.get("column", ""),
            where.get("cell", ""),
            finding.measured,
            finding.sentence.vi,
            remedy.vi if remedy else "",
            finding.sentence.en,
            remedy.en if remedy else "",
            finding.rule,
        ]
        yield [neutralised(cell) if isinstance(cell, str) else cell for cell in cells]


def _write_csv(findings: Iterable[Finding], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(name for name, _ in _HEADINGS)
        writer.writerows(_rows(findings))


def _write_xlsx(findings: Sequence[Finding], path: Path) -> None:
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        bold = workbook.add_format({"bold": True})
        sheet = workbook.add_worksheet("Lỗi")
        for index, (name, width) in enumerate(_HEADINGS):
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, name, bold)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(findings), 1), len(_HEADINGS) - 1)
        for number, row in enumerate(_rows(findings), start=1):
            for index, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, index, value)
                elif value:
                    sheet.write_string(number, index, value)
