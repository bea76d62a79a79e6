"""The empty workbook that people fill in: Vietnamese headings, lists to choose from, instructions, and example rows.

The example rows are invented and marked by their codes (``VÍ-DỤ.``); reading leaves them out and says so.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from tinhgon.structure.columns import FRAMES
from tinhgon.workbook.checking.texts import EXAMPLE
from tinhgon.workbook.column import Column, SheetName
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.words import VOCABULARIES
from tinhgon.workbook.writing.atomic import new_file, new_folder

_FROM: Final = date(2025, 7, 1)
_BEFORE: Final = date(2020, 1, 1)
#: Lists and formats reach this far down.
_PREPARED_ROWS: Final = 20_000
_LISTS: Final = "Danh mục"
_GUIDE: Final = "Hướng dẫn"

_PROVINCE, _WARD, _OLD = f"{EXAMPLE}22", f"{EXAMPLE}06652", f"{EXAMPLE}06655"
_EVENT = f"{EXAMPLE}NQ1"
_PARTY, _COMMITTEE = f"{EXAMPLE}06652.DU", f"{EXAMPLE}06652.UB"
_FIRST, _SECOND = f"{EXAMPLE}NG1", f"{EXAMPLE}NG2"

_EXAMPLES: Final[dict[SheetName, list[dict[str, Any]]]] = {
    "places": [
        {"code": _PROVINCE, "name": "Tỉnh Ví Dụ", "kind": "Tỉnh", "note": "Ví dụ bịa đặt, xóa trước khi dùng", "valid_from": _BEFORE},
        {"code": _OLD, "name": "Xã Ví Dụ", "kind": "Xã", "parent": _PROVINCE, "area_km2": 12.5, "population": 25000,
         "note": "Ví dụ bịa đặt, xóa trước khi dùng", "valid_from": _BEFORE, "valid_to": _FROM, "closed_by": _EVENT},
        {"code": _WARD, "name": "Phường Ví Dụ", "kind": "Phường", "parent": _PROVINCE, "area_km2": 12.5, "population": 25000,
         "traits": "Miền núi; Ven biển", "lon": 107.1, "lat": 20.9, "note": "Ví dụ bịa đặt, xóa trước khi dùng",
         "opened_by": _EVENT},
    ],
    "units": [
        {"code": _PARTY, "name": "Đảng ủy phường Ví Dụ", "kind": "Cấp ủy", "sector": "Đảng", "level": "Cấp xã", "place": _WARD},
        {"code": _COMMITTEE, "name": "Ủy ban nhân dân phường Ví Dụ", "kind": "Ủy ban nhân dân", "sector": "Chính quyền", "level": "Cấp xã",
         "place": _WARD, "functions": "quản lý nhà nước; cải cách hành chính"},
    ],
    "posts": [
        {"unit": _PARTY, "title": "Bí thư", "rank": "Cấp trưởng", "quota": 1},
        {"unit": _COMMITTEE, "title": "Chủ tịch", "rank": "Cấp trưởng", "quota": 1},
        {"unit": _COMMITTEE, "title": "Chuyên viên", "rank": "Công chức, viên chức", "quota": 12},
    ],
    "people": [
        {"code": _FIRST, "name": "Nguyễn Văn Ví Dụ", "birth": date(1978, 5, 19), "sex": "Nam", "home": _WARD, "qualification": "Đại học"},
        {"code": _SECOND, "name": "Trần Thị Ví Dụ", "birth": date(1990, 9, 2), "sex": "Nữ", "home": _WARD, "qualification": "Thạc sĩ"},
    ],
    "tenures": [
        {"person": _FIRST, "unit": _PARTY, "title": "Bí thư", "concurrent": "Không", "since": _FROM, "until": date(2030, 7, 1)},
        {"person": _FIRST, "unit": _COMMITTEE, "title": "Chủ tịch", "concurrent": "Có", "since": _FROM},
        {"person": _SECOND, "unit": _COMMITTEE, "title": "Chuyên viên", "concurrent": "Không", "since": _FROM},
    ],
    "decisions": [
        {"event": _EVENT, "number": "01/NQ-VD", "signed": date(2025, 6, 16), "organ": "Cơ quan Ví Dụ",
         "title": "Ví dụ bịa đặt, xóa trước khi dùng", "effective": _FROM},
    ],
    "lineage": [
        {"event": _EVENT, "frame": "Địa bàn", "relation": "Hợp nhất", "source": _OLD, "target": _WARD, "day": _FROM,
         "area_share": 1, "population_share": 1},
    ],
}  # fmt: skip

_GENERAL: Final = (
    ("Mỗi trang là một bảng; mỗi dòng là một đối tượng trong một khoảng thời gian.",
     "Each sheet is a table; each row is one thing during one span of days."),
    ("Các dòng chỉ đến nhau bằng mã; chức danh được chỉ bằng mã tổ chức và tên chức danh.",
     "Rows refer to one another by code; a post by the code of its unit and its title."),
    ("Khi một đối tượng thay đổi (đổi tên, đổi cấp trên…), kết thúc dòng cũ và thêm dòng mới bắt đầu đúng ngày đó.",
     "When a thing changes (name, what it lies under …), end the old row and add a row that begins on that day."),
    ("“Đến ngày” là ngày đầu tiên không còn hiệu lực; để trống khi còn hiệu lực.",
     "“Valid to” is the first day on which the row is no longer true; empty while it is."),
    ("Một mã được cấp lại cho đối tượng khác: ghi “Định danh” khác nhau cho hai đối tượng.",
     "Where a code passes to another thing, give the two things different keys."),
    ("Ngày ghi ngày/tháng/năm: 01/07/2025. Số ghi 1234 hoặc 1.234,5. Mã để dạng văn bản, giữ số 0 ở đầu: 06649.",
     "Days are day/month/year: 01/07/2025. Numbers are 1234 or 1.234,5. Codes are text and keep their zeros: 06649."),
    ("Trang Văn bản và trang Kế thừa không bắt buộc: văn bản đứng sau từng thay đổi, và cái gì đã thành cái gì, phần nào.",
     "The sheets Decisions and Lineage are optional: the decisions behind the changes, and what became of what, in which shares."),
    ("Không gộp ô, không dùng công thức, không dùng macro.", "Do not merge cells; use no formulas and no macros."),
    (f"Các dòng có mã bắt đầu bằng “{EXAMPLE}” là ví dụ bịa đặt; khi nhập sẽ bị bỏ qua. Hãy xóa chúng.",
     f"Rows whose code begins with “{EXAMPLE}” are invented examples; reading leaves them out. Delete them."),
)  # fmt: skip


def write_template_xlsx(path: Path | str, *, force: bool = False) -> Path:
    """Write the empty workbook: its sheets with lists to choose from, instructions in both languages, and example
    rows.

    Returns the path. Raises Refusal where the file is there already (unless ``force``).
    """
    with new_file(Path(path), force=force) as temporary, xlsxwriter.Workbook(str(temporary)) as workbook:
        workbook.set_properties(
            {"created": datetime.combine(_FROM, datetime.min.time()), "title": "Sổ tính mẫu Tinh Gọn"}
        )
        looks = _Looks(workbook)
        first, *others = SHEETS
        lists = _list_ranges()
        _write_sheet(workbook.add_worksheet(SHEETS[first].title.vi), first, looks, lists)
        _write_guide(workbook.add_worksheet(_GUIDE), looks)
        for frame in others:
            _write_sheet(workbook.add_worksheet(SHEETS[frame].title.vi), frame, looks, lists)
        _write_lists(workbook.add_worksheet(_LISTS), looks)
    return Path(path)


def write_template_csv(path: Path | str, *, force: bool = False) -> Path:
    """Write the same as a folder of CSV files, with the instructions in README.txt, and return its path.

    Raises Refusal where the folder is there already (unless ``force``).
    """
    with new_folder(Path(path), force=force) as temporary:
        lines = ["\t".join(part for part in row if part) for row in _guide_rows()]
        (temporary / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for frame in SHEETS:
            with (temporary / f"{SHEETS[frame].file}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(column.heading.vi for column in SHEETS[frame].columns)
                for row in _examples(frame):
                    writer.writerow(row.get(column.id, "") for column in SHEETS[frame].columns)
    return Path(path)


class _Looks:
    """The formats of the template."""

    def __init__(self, workbook: Any) -> None:
        self.needed = workbook.add_format({"bold": True, "bg_color": "#FCE4D6", "text_wrap": True, "valign": "top"})
        self.heading = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "top"})
        self.bold = workbook.add_format({"bold": True})
        self.wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.example = workbook.add_format({"italic": True, "font_color": "#7F7F7F"})
        self.example_day = workbook.add_format({"italic": True, "font_color": "#7F7F7F", "num_format": "dd/mm/yyyy"})
        self.day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        # Codes are text from the start, so that 06649 keeps its zero.
        self.text = workbook.add_format({"num_format": "@"})


def _examples(frame: SheetName) -> list[dict[str, Any]]:
    dated = {"valid_from": _FROM} if frame in FRAMES else {}
    return [{**dated, **row} for row in _EXAMPLES[frame]]


def _write_sheet(sheet: Any, frame: SheetName, looks: _Looks, lists: dict[str, str]) -> None:
    columns = SHEETS[frame].columns
    for index, column in enumerate(columns):
        form = {"day": looks.day, "code": looks.text, "key": looks.text}.get(column.kind)
        sheet.set_column(index, index, column.width, form)
        sheet.write_string(0, index, column.heading.vi, looks.needed if column.needed else looks.heading)
        sheet.write_comment(0, index, f"{column.about.vi}\n{column.about.en}")
        rule = _validation(column, lists)
        if rule:
            sheet.data_validation(1, index, _PREPARED_ROWS, index, rule)
    for number, row in enumerate(_examples(frame), start=1):
        for index, column in enumerate(columns):
            value = row.get(column.id)
            if isinstance(value, date):
                sheet.write_datetime(number, index, datetime.combine(value, datetime.min.time()), looks.example_day)
            elif isinstance(value, str):
                sheet.write_string(number, index, value, looks.example)
            elif value is not None:
                sheet.write_number(number, index, value, looks.example)
    sheet.freeze_panes(1, 0)


def _vocabulary(column: Column) -> str:
    return "truth" if column.kind == "truth" else column.words if column.kind == "word" else ""


def _validation(column: Column, lists: dict[str, str]) -> dict[str, Any] | None:
    """Return what the spreadsheet program checks while typing; it warns, the reading decides."""
    vocabulary = _vocabulary(column)
    if vocabulary:
        return {"validate": "list", "source": f"={lists[vocabulary]}", "error_type": "warning",
                "error_title": column.heading.vi, "error_message": "Chọn trong danh sách. / Choose from the list."}  # fmt: skip
    if column.kind == "whole":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning",
                "error_title": column.heading.vi, "error_message": "Số nguyên không âm. / A whole number."}  # fmt: skip
    return None


def _list_ranges() -> dict[str, str]:
    """Return where each vocabulary stands on the sheet of lists."""
    return {
        name: f"'{_LISTS}'!${chr(65 + index)}$2:${chr(65 + index)}${len(words) + 1}"
        for index, (name, words) in enumerate(VOCABULARIES.items())
    }


def _write_lists(sheet: Any, looks: _Looks) -> None:
    for index, (name, words) in enumerate(VOCABULARIES.items()):
        sheet.set_column(index, index, 34)
        sheet.write_string(0, index, name, looks.bold)
        for number, word in enumerate(words.values(), start=1):
            sheet.write_string(number, index, word.vi)


def _guide_rows() -> list[tuple[str, str, str, str]]:
    """Return the instructions: general lines, then one line per column."""
    rows = [("Hướng dẫn / Instructions", "", "", "")]
    rows += [("", "", vi, en) for vi, en in _GENERAL]
    rows.append(("Trang / Sheet", "Cột / Column", "Ý nghĩa", "Meaning"))
    for frame in SHEETS:
        sheet = SHEETS[frame]
        for column in sheet.columns:
            vi, en = column.about.vi, column.about.en
            if column.needed:
                vi, en = f"Bắt buộc. {vi}", f"Required. {en}"
            if _vocabulary(column) or column.kind == "traits":
                words = ", ".join(word.vi for word in VOCABULARIES[_vocabulary(column) or column.words].values())
                vi = f"{vi} ({words})"
            rows.append((f"{sheet.title.vi} / {sheet.title.en}", f"{column.heading.vi} / {column.heading.en}", vi, en))
    return rows


def _write_guide(sheet: Any, looks: _Looks) -> None:
    for index, width in enumerate((24, 40, 80, 80)):
        sheet.set_column(index, index, width, looks.wrap)
    for number, row in enumerate(_guide_rows()):
        is_heading = row[0] in {"Trang / Sheet", "Hướng dẫn / Instructions"}
        for index, value in enumerate(row):
            if value:
                sheet.write_string(number, index, value, looks.bold if is_heading else looks.wrap)
