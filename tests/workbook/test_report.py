"""The list of faults as a file."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.workbook.builders import sound_book, write_book
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.workbook.books import read_books
from tinhgon.workbook.writing.report import write_report


def findings(tmp_path: Path) -> tuple[Finding, ...]:
    book = sound_book()
    book["units"][0]["note"] = "-"
    book["people"][0]["birth"] = "=cmd|' /C calc'!A0"
    return read_books(write_book(book, tmp_path / "bad.xlsx")).findings


def test_xlsx(tmp_path: Path) -> None:
    rows = list(
        openpyxl.load_workbook(write_report(findings(tmp_path), tmp_path / "loi.xlsx")).active.iter_rows(
            values_only=True
        )
    )
    assert rows[0][:6] == ("Mức độ", "Trang", "Dòng", "Cột", "Ô", "Giá trị")
    assert rows[1][:6] == ("Lỗi", "Nhân sự", 2, "Ngày sinh", "C2", "'=cmd|' /C calc'!A0")
    assert rows[2][0] == "Cảnh báo"
    assert rows[2][-1] == "workbook.formula_text"


def test_csv_says_the_same_and_nothing_in_it_runs(tmp_path: Path) -> None:
    path = write_report(findings(tmp_path), tmp_path / "loi.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 3
    assert not any(cell[:1] in {"=", "+", "-", "@"} for row in rows for cell in row)


def test_no_overwriting_unless_wanted(tmp_path: Path) -> None:
    path = tmp_path / "loi.csv"
    write_report([], path)
    with pytest.raises(Refusal):
        write_report(findings(tmp_path), path)
    write_report(findings(tmp_path), path, force=True)
    assert len(path.read_text("utf-8-sig").splitlines()) == 3
