"""Files that were made to do harm, or are simply not what they say."""

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from tests.workbook.builders import only, repack, rules, sound_book, write_book, write_folder
from tinhgon.workbook.books import read_books
from tinhgon.workbook.limits import Limits

SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_book(sound_book(), tmp_path / "sound.xlsx")


def with_sheet(sound: Path, xml: bytes) -> Path:
    """Return the workbook with other XML for its first sheet."""
    return repack(sound, sound.with_name("other.xlsx"), {SHEET: xml})


def refused_quickly(path: Path, rule: str, **limits: int) -> None:
    begin = time.process_time()
    result = read_books(path, limits=Limits(**limits))
    assert rules(result) == [rule]
    assert result.history is None
    # Of this process alone, whatever else the machine does: far above what it takes, far below what parsing the bait would take.
    assert time.process_time() - begin < 20


def test_a_copy_that_was_only_repacked_is_read(sound: Path) -> None:
    assert read_books(repack(sound, sound.with_name("b.xlsx"), {})).findings == ()


@pytest.mark.parametrize(
    "bait", [b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!doctype x>", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>"]
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml"])
def test_xml_with_a_dtd_or_entities_is_refused(sound: Path, bait: bytes, part: str) -> None:
    with zipfile.ZipFile(sound) as package:
        xml = package.read(part)
    head, _, rest = xml.partition(b"?>")
    assert rules(read_books(repack(sound, sound.with_name("b.xlsx"), {part: head + b"?>" + bait + rest}))) == [
        "xml_entities"
    ]


def test_a_dtd_hidden_in_another_encoding_is_refused(sound: Path) -> None:
    xml = "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE x><worksheet/>".encode("utf-16")
    assert rules(read_books(with_sheet(sound, xml))) == ["damaged"]


def test_a_dtd_on_the_edge_of_two_pieces_is_refused(sound: Path) -> None:
    for shift in range(0, 12, 3):
        xml = HEAD + b" " * ((1 << 20) - len(HEAD) - shift) + b"<!DOCTYPE x>" + FOOT
        assert rules(read_books(with_sheet(sound, xml))) == ["xml_entities"]


def test_a_zip_bomb_is_refused_by_its_directory(sound: Path) -> None:
    bomb = repack(sound, sound.with_name("bomb.xlsx"), {SHEET: HEAD + b"\n" * (200 << 20) + FOOT})
    assert bomb.stat().st_size < 1 << 20
    refused_quickly(bomb, "zip_bomb", inflated_bytes=64 << 20)


def test_a_zip_bomb_is_refused_by_its_ratio(sound: Path) -> None:
    bomb = repack(sound, sound.with_name("bomb.xlsx"), {STYLES: HEAD + b"\n" * (200 << 20) + FOOT})
    refused_quickly(bomb, "zip_bomb")


def test_a_zip_bomb_that_lies_about_its_size_is_refused(sound: Path) -> None:
    bomb = repack(sound, sound.with_name("bomb.xlsx"), {STYLES: HEAD + b"\n" * (100 << 20) + FOOT})
    content = bomb.read_bytes()
    true_size = struct.pack("<I", len(HEAD) + (100 << 20) + len(FOOT))
    assert content.count(true_size) == 2
    bomb.write_bytes(content.replace(true_size, struct.pack("<I", 1000)))
    refused_quickly(bomb, "zip_bomb", inflated_bytes=32 << 20)


def test_a_row_without_an_end_is_refused(sound: Path) -> None:
    refused_quickly(with_sheet(sound, HEAD + b"<row>" + b" " * (40 << 20) + FOOT), "too_many_rows")


def test_parts_that_share_their_bytes_are_refused(sound: Path) -> None:
    content = bytearray(sound.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first, second = package.infolist()[:2]
    # In the directory, the second entry is pointed at the first one's bytes.
    at = content.rindex(second.filename.encode()) - 4
    content[at : at + 4] = struct.pack("<I", first.header_offset)
    sound.write_bytes(content)
    assert rules(read_books(sound)) == ["zip_bomb"]


def test_a_part_twice_is_refused(sound: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(sound, "a") as package:
        package.writestr(SHEET, HEAD + FOOT)
    assert rules(read_books(sound)) == ["damaged"]


def test_a_million_columns_are_refused(sound: Path) -> None:
    cells = b"".join(b'<c r="%s1" t="n"><v>1</v></c>' % letters(index) for index in range(1_000_000))
    refused_quickly(with_sheet(sound, HEAD + b'<row r="1">' + cells + b"</row>" + FOOT), "too_many_columns")


def test_a_million_columns_without_addresses_are_refused(sound: Path) -> None:
    row = b'<row r="1">' + b"<c><v>1</v></c>" * 1_000_000 + b"</row>"
    refused_quickly(with_sheet(sound, HEAD + row + FOOT), "too_many_columns")


@pytest.mark.parametrize("address", ['r="XFD1"', "r='XFD1'", ' r = "XFD1"', 't="n" r="GS1"'])
def test_one_far_cell_is_refused(sound: Path, address: str) -> None:
    xml = HEAD + f'<row r="1"><c r="A1"><v>1</v></c><c {address}><v>1</v></c></row>'.encode() + FOOT
    assert rules(read_books(with_sheet(sound, xml))) == ["too_many_columns"]


def test_two_cells_with_an_ocean_between_them_are_refused(sound: Path) -> None:
    xml = HEAD + b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="GA1048576"><v>1</v></c></row>' + FOOT
    refused_quickly(with_sheet(sound, xml), "too_many_rows")


def test_a_malformed_address_is_refused(sound: Path) -> None:
    xml = HEAD + b'<row r="1"><c r="&#88;FD1"><v>1</v></c></row>' + FOOT
    assert rules(read_books(with_sheet(sound, xml))) == ["damaged"]


def test_rows_beyond_the_limit_are_refused(tmp_path: Path, sound: Path) -> None:
    assert rules(read_books(sound, limits=Limits(rows=2))) == ["too_many_rows"]
    assert rules(read_books(write_folder(sound_book(), tmp_path / "csv"), limits=Limits(rows=2))) == ["too_many_rows"]


@pytest.mark.parametrize(
    ("part", "content"), [("xl/vbaProject.bin", b"x"), ("xl/macrosheets/sheet1.xml", b"<x/>"), ("xl/activeX/activeX1.bin", b"x")]
)  # fmt: skip
def test_macros_are_refused(sound: Path, part: str, content: bytes) -> None:
    assert rules(read_books(repack(sound, sound.with_name("b.xlsm"), {part: content}))) == ["macros"]


def test_a_macro_type_is_refused(sound: Path) -> None:
    with zipfile.ZipFile(sound) as package:
        types = package.read("[Content_Types].xml")
    types = types.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
    assert rules(read_books(repack(sound, sound.with_name("b.xlsx"), {"[Content_Types].xml": types}))) == ["macros"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"), ("a.xlsx", b"%PDF-1.7", "PDF"), ("a.xlsx", b"\x89PNG", "ảnh"),
        ("a.xlsx", b"<html>", "HTML"), ("a.csv", "Mã,Tên".encode(), "thư mục"), ("a.xlsx", b"", "không rõ"),
    ],
)  # fmt: skip
def test_other_kinds_of_files_are_told_apart_by_content(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert word in only(read_books(path), "wrong_kind").sentence.vi


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    for parts, rule in (
        ({"a.txt": b"x"}, "not_xlsx"),
        ({"xl/workbook.bin": b"x"}, "not_xlsx"),
        ({"mimetype": b"x", "content.xml": b"x"}, "not_xlsx"),
    ):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        assert rules(read_books(tmp_path / "a.xlsx")) == [rule]


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
def test_half_a_file_is_refused(sound: Path, keep: float) -> None:
    content = sound.read_bytes()
    sound.write_bytes(content[: int(len(content) * keep)])
    assert rules(read_books(sound)) == ["damaged"]


def test_damaged_bytes_are_refused_or_read_but_never_break(sound: Path) -> None:
    content = sound.read_bytes()
    for at in range(0, len(content), 397):
        broken = bytearray(content)
        broken[at] ^= 0xFF
        sound.write_bytes(bytes(broken))
        read_books(sound)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert rules(read_books(tmp_path / "none.xlsx")) == ["no_file"]


def test_merged_cells_are_named_with_their_range(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Địa bàn")
        sheet.merge_range(0, 0, 0, 4, "Danh sách")
        for index, name in enumerate(("Mã", "Tên", "Loại", "Từ ngày")):
            sheet.write(1, index, name)
        for number in (2, 3, 4):
            for index, value in enumerate((f"0664{number}", "Phường", "Phường", "1/1/2020")):
                sheet.write(number, index, value)
        sheet.merge_range(2, 2, 4, 2, "Phường")
    finding = only(read_books(path), "merged_cells")
    assert finding.where["cell"] == "C3:C5"


def letters(index: int) -> bytes:
    """Return the letters of a column, however far out."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text.encode()


def test_a_wrong_checksum_is_refused(sound: Path) -> None:
    with zipfile.ZipFile(sound) as package:
        checksum = package.getinfo(SHEET).CRC
        assert zlib.crc32(package.read(SHEET)) == checksum
    content = sound.read_bytes().replace(struct.pack("<I", checksum), struct.pack("<I", checksum ^ 1))
    sound.write_bytes(content)
    assert rules(read_books(sound)) == ["damaged"]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_broken_xml_is_refused_or_read_but_never_breaks(sound: Path, part: str) -> None:
    with zipfile.ZipFile(sound) as package:
        xml = package.read(part)
    for at in range(0, len(xml), max(1, len(xml) // 9)):
        for broken in (
            xml[:at],
            xml[:at] + b"<" + xml[at:],
            xml[:at] + b"&x;" + xml[at + 2 :],
            xml[:at] + b"9" + xml[at + 1 :],
        ):
            read_books(repack(sound, sound.with_name("b.xlsx"), {part: broken}))
