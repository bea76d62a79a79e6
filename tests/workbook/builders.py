"""Small workbooks and files for the tests, as plain rows."""

from __future__ import annotations

import copy
import csv
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from tinhgon.kernel.finding import Finding
from tinhgon.workbook.books import ReadResult
from tinhgon.workbook.sheets import SHEETS

Rows = list[dict[str, Any]]
Book = dict[str, Rows]

DAY = date(2020, 1, 1)
REFORM = date(2025, 7, 1)


def sound_book() -> Book:
    """A province, two wards, two bodies, three posts, two people: nothing is wrong with it."""
    return copy.deepcopy({
        "places": [
            {"code": "22", "name": "Tỉnh Quảng Ninh", "kind": "Tỉnh", "valid_from": DAY},
            {"code": "06649", "name": "Phường Hà Khánh", "kind": "Phường", "parent": "22", "area_km2": 31.9, "population": 8505,
             "valid_from": DAY},
            {"code": "06652", "name": "Phường Hà Phong", "kind": "Phường", "parent": "22", "area_km2": 24.28, "valid_from": DAY},
        ],
        "units": [
            {"code": "06649.DU", "name": "Đảng ủy", "kind": "Cấp ủy", "level": "Cấp xã", "place": "06649", "valid_from": DAY},
            {"code": "06649.UB", "name": "Ủy ban nhân dân", "kind": "Ủy ban nhân dân", "level": "Cấp xã", "place": "06649",
             "parent": "06649.DU", "valid_from": DAY},
        ],
        "posts": [
            {"unit": "06649.DU", "title": "Bí thư", "rank": "Cấp trưởng", "quota": 1, "valid_from": DAY},
            {"unit": "06649.UB", "title": "Chủ tịch", "rank": "Cấp trưởng", "quota": 1, "valid_from": DAY},
            {"unit": "06649.UB", "title": "Chuyên viên", "rank": "Công chức, viên chức", "quota": 2, "valid_from": DAY},
        ],
        "people": [
            {"code": "NG1", "name": "Nguyễn Văn An", "birth": date(1975, 3, 2), "sex": "Nam", "home": "06649", "valid_from": DAY},
            {"code": "NG2", "name": "Trần Thị Bình", "sex": "Nữ", "valid_from": DAY},
        ],
        "tenures": [
            {"person": "NG1", "unit": "06649.DU", "title": "Bí thư", "valid_from": DAY},
            {"person": "NG1", "unit": "06649.UB", "title": "Chủ tịch", "concurrent": "Có", "valid_from": DAY},
            {"person": "NG2", "unit": "06649.UB", "title": "Chuyên viên", "valid_from": DAY},
        ],
    })  # fmt: skip


def write_book(book: Book, path: Path, *, title: str | None = None) -> Path:
    """Write rows as an XLSX workbook with the headings of the columns that any row has; a cell may be ("=…", value)."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for frame, rows in book.items():
            sheet = workbook.add_worksheet(SHEETS[frame].title.vi)  # type: ignore[index]
            top = 0
            if title:
                sheet.write_string(0, 0, title)
                top = 1
            names = list(dict.fromkeys(name for row in rows for name in row))
            for index, name in enumerate(names):
                known = {column.id: column.heading.vi for column in SHEETS[frame].columns}  # type: ignore[index]
                sheet.write_string(top, index, known.get(name, name))
                for number, row in enumerate(rows, start=top + 1):
                    _write_cell(sheet, number, index, row.get(name), day)
    return path


def _write_cell(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, tuple):
        sheet.write_formula(row, column, value[0], None, value[1])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def write_folder(book: Book, path: Path, *, delimiter: str = ",", encoding: str = "utf-8", names: str = "file") -> Path:
    """Write rows as a folder of CSV files."""
    path.mkdir(exist_ok=True)
    for frame, rows in book.items():
        sheet = SHEETS[frame]  # type: ignore[index]
        columns = list(dict.fromkeys(name for row in rows for name in row))
        stem = sheet.file if names == "file" else sheet.title.vi
        with (path / f"{stem}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(sheet.column(name).heading.vi for name in columns)
            writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return path


def repack(source: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """Copy a zip with some parts replaced (None: left out) or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name] or b"")
    return target


def only(result: ReadResult, rule: str) -> Finding:
    """Return the one finding of a rule; any other number fails."""
    [finding] = [finding for finding in result.findings if finding.rule == f"workbook.{rule}"]
    return finding


def rules(result: ReadResult) -> list[str]:
    """Return the rules that were broken, without the room's name."""
    return sorted({finding.rule.removeprefix("workbook.") for finding in result.findings})
