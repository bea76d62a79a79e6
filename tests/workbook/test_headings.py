"""Which column is which."""

import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from tests.workbook.builders import Book, only, rules, sound_book, write_book
from tinhgon.kernel.finding import Severity
from tinhgon.structure.columns import FRAMES
from tinhgon.workbook.books import read_books
from tinhgon.workbook.headings import HEADINGS, TITLES, heading_key
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.words import VOCABULARIES, word_of


def renamed(old: str, new: str) -> Book:
    """Return the sound book with one column of its posts called otherwise."""
    book = sound_book()
    for row in book["posts"]:
        row[new] = row.pop(old)
    return book


def test_every_name_means_one_column() -> None:
    for frame in FRAMES:
        for column in SHEETS[frame].columns:
            for name in (column.id, column.heading.vi, column.heading.en, *column.aliases):
                assert HEADINGS[frame][heading_key(name)] == column.id
        assert TITLES[heading_key(SHEETS[frame].title.vi)] == frame


def test_every_word_means_one_identifier() -> None:
    for name, vocabulary in VOCABULARIES.items():
        for key, words in vocabulary.items():
            assert {word_of(name, form) for form in (key, words.vi, words.en, words.vi.upper())} == {key}


@pytest.mark.parametrize(
    "heading", ["bien che", "BIÊN CHẾ (người)", unicodedata.normalize("NFD", "Biên chế"), " Biên  chế * ", "quota"]
)
def test_spelling_does_not_matter(tmp_path: Path, heading: str) -> None:
    assert read_books(write_book(renamed("quota", heading), tmp_path / "a.xlsx")).findings == ()


def test_a_heading_nearly_right_is_asked_about(tmp_path: Path) -> None:
    finding = only(read_books(write_book(renamed("quota", "Biên chếe"), tmp_path / "a.xlsx")), "missing_column")
    assert finding.measured == "Biên chếe"
    assert finding.remedy is not None
    assert finding.remedy.vi == "Đổi tiêu đề “Biên chếe” thành “Biên chế”."


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    book = sound_book()
    for row in book["units"]:
        del row["kind"]
    finding = only(read_books(write_book(book, tmp_path / "a.xlsx")), "missing_column")
    assert finding.where == {"sheet": "Tổ chức", "row": 1, "column": "Loại"}


def test_an_unknown_column_is_a_warning(tmp_path: Path) -> None:
    book = sound_book()
    book["units"][0]["Người ký"] = "x"
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert only(result, "unknown_column").severity is Severity.WARNING
    assert result.history is not None


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["posts"][0]["chỉ tiêu"] = 3
    assert rules(read_books(write_book(book, tmp_path / "a.xlsx"))) == ["column_twice"]


def test_a_file_without_known_sheets_is_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as workbook:
        workbook.add_worksheet("Lương").write(0, 0, "x")
    result = read_books(tmp_path / "a.xlsx")
    assert rules(result) == ["no_sheets"]
    assert result.history is None
