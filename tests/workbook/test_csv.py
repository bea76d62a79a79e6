"""Folders of CSV files as they come out of spreadsheet programs."""

import unicodedata
from pathlib import Path

import pytest

from tests.workbook.builders import only, rules, sound_book, write_folder
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import History
from tinhgon.workbook.books import read_books


def same(one: History | None, other: History | None) -> bool:
    return one is not None and other is not None and all(one.frame(name).equals(other.frame(name)) for name in FRAMES)


TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_codepage(text: str) -> bytes:
    """Return the text as the Windows code page writes it: the letter, then its tone as a mark of its own."""
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        written += plain + "".join(part for part in parts if part in TONES)
    return written.replace("²", "2").encode("cp1258")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("names", ["file", "title"])
def test_separators_encodings_and_names(tmp_path: Path, delimiter: str, encoding: str, names: str) -> None:
    usual = read_books(write_folder(sound_book(), tmp_path / "usual"))
    other = read_books(
        write_folder(sound_book(), tmp_path / "other", delimiter=delimiter, encoding=encoding, names=names)
    )
    assert other.findings == ()
    assert same(usual.history, other.history)


def test_the_windows_code_page(tmp_path: Path) -> None:
    folder = write_folder({"places": sound_book()["places"]}, tmp_path / "usual")
    usual = read_books(folder).history
    text = (folder / "dia-ban.csv").read_text("utf-8")
    (folder / "dia-ban.csv").write_bytes(in_codepage(text))
    assert same(usual, read_books(folder).history)


def test_the_separator_line_of_excel(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a", delimiter=";")
    usual = read_books(folder).history
    for path in folder.iterdir():
        path.write_text("sep=;\n" + path.read_text("utf-8"), "utf-8")
    assert same(usual, read_books(folder).history)


@pytest.mark.parametrize("bait", [b"\x00", b"Ph\x00ng"])
def test_nul_is_refused(tmp_path: Path, bait: bytes) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    with (folder / "dia-ban.csv").open("ab") as file:
        file.write(bait)
    assert only(read_books(folder), "binary").where["sheet"] == "dia-ban.csv"


def test_nul_in_utf_16_is_refused(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    (folder / "dia-ban.csv").write_bytes("Mã,Tên\n0\x00,x".encode("utf-16"))
    assert rules(read_books(folder)) == ["binary"]


def test_a_million_columns_are_refused(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    (folder / "dia-ban.csv").write_text("Mã,Tên" + ",x" * 1_000_000 + "\n")
    assert rules(read_books(folder)) == ["too_many_columns"]


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    path = folder / "nhan-su.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[1] += ",Hà Nội"
    path.write_text("\n".join(lines), "utf-8")
    finding = only(read_books(folder), "ragged_row")
    assert (finding.where["row"], finding.measured) == (2, "Hà Nội")


def test_broken_quotes_are_refused(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    (folder / "nhan-su.csv").write_text('Mã,Tên\n"NG1,x', "utf-8")
    assert rules(read_books(folder)) == ["damaged"]


def test_two_files_for_one_sheet_are_refused(tmp_path: Path) -> None:
    folder = write_folder(sound_book(), tmp_path / "a")
    (folder / "people.csv").write_text("Mã,Tên\n", "utf-8")
    assert rules(read_books(folder)) == ["sheet_twice"]


def test_numbers_in_vietnamese_writing(tmp_path: Path) -> None:
    book = sound_book()
    book["places"][1] |= {"area_km2": "1.231,9", "population": "8.505", "lon": "107,125", "lat": "20.951"}
    history = read_books(write_folder(book, tmp_path / "a", delimiter=";")).history
    assert history is not None
    assert history.places.select("area_km2", "population", "lon", "lat").row(1) == (1231.9, 8505, 107.125, 20.951)


def test_an_empty_folder_has_no_sheets(tmp_path: Path) -> None:
    assert rules(read_books(tmp_path)) == ["no_sheets"]
