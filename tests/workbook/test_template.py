"""The template: what people get to fill in can be read."""

from pathlib import Path

import openpyxl
import pytest

from tests.workbook.builders import rules
from tinhgon.kernel.finding import Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.workbook.books import read_books
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.template import write_template_csv, write_template_xlsx


@pytest.mark.parametrize("write", [write_template_xlsx, write_template_csv])
def test_the_examples_are_sound_and_left_out_unless_wanted(tmp_path: Path, write: object) -> None:
    path = write(tmp_path / "mau.xlsx")  # type: ignore[operator]
    shown = read_books(path, keep_examples=True)
    assert shown.findings == ()
    assert all(shown.counts.values())
    usual = read_books(path)
    assert rules(usual) == ["examples"]
    assert {finding.severity for finding in usual.findings} == {Severity.NOTE}
    assert not any(usual.counts.values())


def test_headings_guide_lists_and_choices(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_template_xlsx(tmp_path / "mau.xlsx"))
    frames = ["Địa bàn", "Hướng dẫn", "Tổ chức", "Chức danh", "Nhân sự", "Phân công"]
    assert book.sheetnames == [*frames, "Văn bản", "Kế thừa", "Danh mục"]
    for frame in SHEETS:
        sheet = book[SHEETS[frame].title.vi]
        headings = [cell.value for cell in sheet[1]]
        assert headings == [column.heading.vi for column in SHEETS[frame].columns]
    guide = [cell for row in book["Hướng dẫn"].iter_rows(values_only=True) for cell in row if cell]
    assert any("leading zeros" in text or "keep their zeros" in text for text in guide)
    choices = {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["Chức danh"].data_validations.dataValidation
    }
    assert choices["E2"] == "'Danh mục'!$E$2:$E$5"
    assert [cell.value for cell in book["Danh mục"]["E"]][1:5] == [
        "Cấp trưởng",
        "Cấp phó",
        "Công chức, viên chức",
        "Hoạt động không chuyên trách",
    ]


def test_the_same_template_is_the_same_file(tmp_path: Path) -> None:
    assert (
        write_template_xlsx(tmp_path / "a.xlsx").read_bytes() == write_template_xlsx(tmp_path / "b.xlsx").read_bytes()
    )


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    write_template_xlsx(tmp_path / "a.xlsx")
    with pytest.raises(Refusal):
        write_template_xlsx(tmp_path / "a.xlsx")
