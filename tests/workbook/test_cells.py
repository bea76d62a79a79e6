"""Every cell by itself: what is read, and the words in which a bad one is named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.builders import Book, only, rules, sound_book, write_book
from tinhgon.kernel.finding import Severity
from tinhgon.workbook.books import read_books


def test_a_sound_workbook_is_a_history(tmp_path: Path) -> None:
    result = read_books(write_book(sound_book(), tmp_path / "a.xlsx"))
    assert result.findings == ()
    assert result.history is not None
    assert result.counts == {"places": 3, "units": 2, "posts": 3, "people": 2, "tenures": 3}
    ward = result.history.places.row(1, named=True)
    assert (ward["code"], ward["level"], ward["parent"], ward["area_km2"], ward["population"]) == (
        "06649",
        "commune",
        1,
        31.9,
        8505,
    )
    assert result.history.units["sector"].to_list() == ["party", "government"]
    assert result.history.tenures["concurrent"].to_list() == [False, True, False]
    assert result.history.tenures["since"].to_list() == [date(2020, 1, 1)] * 3


def test_english_headings_ids_and_other_spellings_are_read(tmp_path: Path) -> None:
    book = sound_book()
    for row in book["units"]:
        row["PLACE code "] = row.pop("place")
        row["TÊN  TỔ CHỨC*"] = row.pop("name")
    assert read_books(write_book(book, tmp_path / "a.xlsx", title="Danh sách năm 2020")).findings == ()


@pytest.mark.parametrize("written", ["1/1/2020", "01-01-2020", "2020-01-01", "ngày 1 tháng 1 năm 2020", "1.1.2020"])
def test_days_are_read_as_people_type_them(tmp_path: Path, written: str) -> None:
    book = sound_book()
    book["places"][0]["valid_from"] = written
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert result.history is not None
    assert result.history.places["valid_from"][0] == date(2020, 1, 1)


def put(frame: str, row: int, column: str, value: Any) -> Callable[[Book], None]:
    """Return what sets one cell of a book."""

    def change(book: Book) -> None:
        book[frame][row][column] = value

    return change


BAD_CELLS = [
    ("day", put("units", 0, "valid_from", "31/2/2020"), "Tổ chức", 2, "Từ ngày", "31/2/2020", "lịch"),
    ("day", put("people", 0, "birth", "3/1975"), "Nhân sự", 2, "Ngày sinh", "3/1975", "không đọc được"),
    ("day", put("people", 0, "birth", "45839"), "Nhân sự", 2, "Ngày sinh", "45839", "không đọc được"),
    ("number", put("places", 1, "area_km2", "rộng"), "Địa bàn", 3, "Diện tích (km²)", "rộng", "thành số"),
    (
        "number_ambiguous",
        put("places", 1, "area_km2", "31.900"),
        "Địa bàn",
        3,
        "Diện tích (km²)",
        "31.900",
        "có thể là",
    ),
    ("number", put("places", 1, "population", 85.5), "Địa bàn", 3, "Dân số", "85.5", "số nguyên"),
    ("out_of_range", put("places", 1, "lat", 107.5), "Địa bàn", 3, "Vĩ độ", "107.5", "ngoài khoảng"),
    ("out_of_range", put("posts", 0, "quota", -1), "Chức danh", 2, "Biên chế", "-1", "ngoài khoảng"),
    ("unknown_word", put("units", 0, "kind", "Cấp uỷy"), "Tổ chức", 2, "Loại", "Cấp uỷy", "danh mục"),
    ("unknown_word", put("posts", 0, "rank", "Trửơng phòng"), "Chức danh", 2, "Bậc", "Trửơng phòng", "danh mục"),
    ("unknown_word", put("tenures", 0, "concurrent", "có lẽ"), "Phân công", 2, "Kiêm nhiệm", "có lẽ", "Có hay Không"),
    (
        "unknown_word",
        put("places", 1, "traits", "Miền núi; Sa mạc"),
        "Địa bàn",
        3,
        "Đặc điểm",
        "Miền núi; Sa mạc",
        "Sa mạc",
    ),
    ("missing_value", put("units", 1, "name", None), "Tổ chức", 3, "Tên", "", "Thiếu"),
    ("missing_value", put("tenures", 2, "title", " "), "Phân công", 4, "Chức danh", "", "Thiếu"),
    (
        "span",
        put("posts", 2, "valid_to", date(2020, 1, 1)),
        "Chức danh",
        4,
        "Đến ngày (hết hiệu lực)",
        "01/01/2020",
        "không sau",
    ),
    (
        "control_characters",
        put("people", 1, "name", "Trần\x07 Bình"),
        "Nhân sự",
        3,
        "Tên",
        "Trần\x07 Bình",
        "điều khiển",
    ),
    (
        "dangerous_formula",
        put("people", 1, "name", "=cmd|' /C calc'!A0"),
        "Nhân sự",
        3,
        "Tên",
        "=cmd|' /C calc'!A0",
        "từ chối",
    ),
    (
        "dangerous_formula",
        put("units", 0, "note", '=HYPERLINK("http://x")'),
        "Tổ chức",
        2,
        "Ghi chú",
        '=HYPERLINK("http://x")',
        "từ chối",
    ),
]


@pytest.mark.parametrize(("rule", "change", "sheet", "row", "column", "value", "words"), BAD_CELLS)
def test_a_bad_cell_is_named_with_its_place(
    tmp_path: Path,
    rule: str,
    change: Callable[[Book], None],
    sheet: str,
    row: int,
    column: str,
    value: str,
    words: str,
) -> None:
    book = sound_book()
    change(book)
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert result.history is None
    finding = only(result, rule)
    assert finding.severity is Severity.ERROR
    assert (finding.where["sheet"], finding.where["row"], finding.where["column"]) == (sheet, row, column)
    assert finding.measured == value
    assert words in finding.sentence.vi
    assert finding.sentence.en
    assert str(finding.where["cell"]).endswith(str(row))


def test_one_bad_cell_brings_no_other_findings_with_it(tmp_path: Path) -> None:
    book = sound_book()
    book["units"][0]["valid_from"] = "sớm"
    assert rules(read_books(write_book(book, tmp_path / "a.xlsx"))) == ["day"]


def test_every_bad_row_is_named_at_once(tmp_path: Path) -> None:
    book = sound_book()
    book["people"] = [{"code": f"NG{n}", "name": "A", "sex": "?", "valid_from": "hôm nay"} for n in range(1, 301)]
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert result.by_rule["workbook.day"] == 300
    assert result.by_rule["workbook.unknown_word"] == 300


@pytest.mark.parametrize(
    ("kind", "near"), [("Phuong", None), ("Phươgn", "Phường"), ("Thanh pho thuoc tinh", None), ("Đặc khủ", None), ("Thị trân huyện", "Thị trấn")],
)  # fmt: skip
def test_an_unknown_kind_names_the_nearest(tmp_path: Path, kind: str, near: str | None) -> None:
    book = sound_book()
    book["places"][1]["kind"] = kind
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    if near is None:
        assert "unknown_word" not in rules(result)
    else:
        remedy = only(result, "unknown_word").remedy
        assert remedy is not None
        assert near in remedy.vi


def test_a_serial_number_is_shown_as_the_day_it_means(tmp_path: Path) -> None:
    book = sound_book()
    book["people"][0]["birth"] = 45839
    remedy = only(read_books(write_book(book, tmp_path / "a.xlsx")), "day").remedy
    assert remedy is not None
    assert "01/07/2025" in remedy.vi


@pytest.mark.parametrize("name", ["-", "+84 Phường", "@nhóm", "=A"])
def test_text_that_looks_like_a_formula_stays_text_with_a_warning(tmp_path: Path, name: str) -> None:
    book = sound_book()
    book["units"][0]["note"] = name
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert only(result, "formula_text").severity is Severity.WARNING
    assert result.history is not None
    assert result.history.units["note"][0] == name


def test_a_formula_gives_its_last_value_with_a_warning(tmp_path: Path) -> None:
    book = sound_book()
    book["posts"][2]["quota"] = ("=1+1", 2)
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    warning = only(result, "formula_cell")
    assert (warning.severity, warning.where["cell"], warning.where["column"]) == (Severity.WARNING, "D4", "Biên chế")
    assert result.history is not None
    assert result.history.posts["quota"][2] == 2


@pytest.mark.parametrize("stored", [6649, "6649"])
def test_codes_that_lost_their_zeros_are_named(tmp_path: Path, stored: int | str) -> None:
    book = sound_book()
    book["places"][1]["code"] = stored
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    lost = only(result, "lost_zeros")
    assert lost.severity is (Severity.ERROR if isinstance(stored, int) else Severity.WARNING)
    assert lost.remedy is not None
    assert "06649" in lost.remedy.vi


def test_an_empty_first_day_takes_the_one_that_is_given(tmp_path: Path) -> None:
    book = sound_book()
    for rows in book.values():
        for row in rows:
            row["valid_from"] = None
    path = write_book(book, tmp_path / "a.xlsx")
    assert rules(read_books(path)) == ["missing_value"]
    result = read_books(path, first_day=date(2021, 5, 1))
    assert result.history is not None
    assert set(result.history.posts["valid_from"]) == {date(2021, 5, 1)}


def test_progress_goes_forward_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_books(write_book(sound_book(), tmp_path / "a.xlsx"), lambda done, total, _words: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (100, 100)
