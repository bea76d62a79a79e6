"""Problems as sheets: read with Vietnamese or English headings, written back the same, each wrong cell named."""

from datetime import date

import pytest

from tests.planning.programme.test_programme import invented as programme
from tests.planning.rotation.test_rotation import invented as rotation
from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.programme.problem import Problem as Programme
from tinhgon.planning.rotation.problem import Problem as Rotation
from tinhgon.planning.sheets import problem_of_sheets, sheets_of


def as_read(sheets):
    """What a reader of files gives for written sheets: texts by heading, rows numbered from 2."""

    def text(value):
        return value.isoformat() if isinstance(value, date) else "có" if value is True else str(value)

    return {
        title: [
            (number, {head: text(cell) for head, cell in zip(heads, row, strict=True) if cell not in (None, "", False)})
            for number, row in enumerate(rows, 2)
        ]
        for title, (heads, rows) in sheets.items()
    }


@pytest.mark.parametrize(("kind", "problem"), [(Rotation, rotation(3, 9, 1)), (Programme, programme(8, 3, 1))])
def test_a_problem_comes_back_from_its_sheets(kind, problem):
    assert problem_of_sheets(kind, as_read(sheets_of(problem))) == problem


VIETNAMESE = {
    "Bài toán": [
        (2, {"a": "day", "b": "5/1/2026"}),
        (3, {"a": "weeks", "b": "26"}),
        (4, {"a": "weights.travel", "b": "3"}),
    ],
    "Đối tượng": [(2, {"Mã": "06649", "Tên": "Xã Một", "Kinh độ": "107,123", "Vĩ độ": "21.05", "Ghi chú": "x"})],
    "Nội dung": [(2, {"Mã": "TC", "Tên": "Tài chính", "Bên": "Kiểm tra Đảng", "Số tuần": "2"})],
    "Đoàn": [(2, {"Mã": "K", "Tên": "Tổ K", "Bên": "Đảng", "Tuần vắng": "1; 2"})],
    "Yêu cầu": [(2, {"Mã đối tượng": "06649", "Mã nội dung": "TC"})],
}


def test_headings_days_and_numbers_are_read_as_people_write_them():
    problem = problem_of_sheets(Programme, VIETNAMESE)
    assert (problem.day, problem.weeks, problem.weights.travel) == (date(2026, 1, 5), 26, 3)
    assert (problem.subjects[0].code, problem.subjects[0].lon) == ("06649", 107.123)
    assert (problem.topics[0].side, problem.teams[0].away) == ("party", (1, 2))


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        ("Bài toán", {"a": "day", "b": "32/1/2026"}, "day"),
        ("Bài toán", {"a": "ngày nào", "b": "1"}, "field"),
        ("Đối tượng", {"Mã": "X", "Tên": "X", "Kinh độ": "đông"}, "Kinh độ"),
        ("Đối tượng", {"Mã": "X", "Tên": "X", "Kinh độ": "500"}, "Kinh độ"),
        ("Đối tượng", {"Tên": "X"}, "Mã"),
        ("Nội dung", {"Mã": "X", "Tên": "X", "Bên": "ai đó"}, "Bên"),
        ("Nội dung", {"Mã": "X", "Tên": "X", "Bên": "Đảng", "Số tuần": "hai"}, "Số tuần"),
        ("Đoàn", {"Mã": "X", "Tên": "X", "Bên": "Đảng", "Màu": "đỏ"}, "Màu"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_row_and_column(sheet, row, column):
    wrong = {**VIETNAMESE, sheet: [*VIETNAMESE[sheet], (7, row)]}
    with pytest.raises(Refusal) as refused:
        problem_of_sheets(Programme, wrong, "so.xlsx")
    (found,) = refused.value.findings
    assert (found.where["file"], found.where["sheet"]) == ("so.xlsx", sheet)
    assert found.where["column"] in (column, {"Mã": "code"}.get(column))
    assert found.where["row"] == (1 if column == "Màu" else 7)
    assert f"“{sheet}”" in found.sentence.vi
    assert found.remedy


def test_what_is_wrong_with_the_whole_is_named_by_its_row():
    wrong = {**VIETNAMESE, "Yêu cầu": [*VIETNAMESE["Yêu cầu"], (9, {"Mã đối tượng": "Z", "Mã nội dung": "TC"})]}
    with pytest.raises(Refusal) as refused:
        problem_of_sheets(Programme, wrong)
    (found,) = refused.value.findings
    assert (found.rule, found.where["row"]) == ("planning.programme.unknown", 9)
    assert "dòng 9" in found.sentence.vi


def test_a_sheet_that_nobody_knows_is_named():
    with pytest.raises(Refusal, match="Không rõ"):
        problem_of_sheets(Programme, {**VIETNAMESE, "Lung tung": [(2, {"a": "b"})]})
