"""Papers as PDF/A, read back: pages, text, faces, and no markup from texts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from tests.papers.builders import LETTERS, PARTY, STATE, fonts, paper
from tinhgon.kernel.refusal import Refusal
from tinhgon.papers.paper import Annex, Block, Column, Table
from tinhgon.papers.writing.pdf import write_pdf

A4 = (595, 842)


def read(**changes):
    profile = changes.pop("profile", STATE)
    return pypdf.PdfReader(BytesIO(write_pdf(paper(**changes), profile, fonts())))


def said(reader):
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def size(page):
    return round(page.mediabox.width), round(page.mediabox.height)


def test_pages_are_a4_and_wide_annexes_lie_across():
    annexes = (*paper().annexes, replace(paper().annexes[0], wide=True))
    assert [size(page) for page in read(annexes=annexes).pages] == [A4, A4, A4[::-1]]


def test_the_text_in_its_order():
    text = said(read())
    order = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/QĐ-UBND",
        "Quảng Ninh, ngày 01 tháng 7 năm 2025", "Về việc hợp nhất hai phòng", "Căn cứ Luật số 72/2025/QH15;", "QUYẾT ĐỊNH:",
        "Điều 1. Hợp nhất Phòng A và Phòng B thành Phòng C.", "01/07/2025./.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Văn An", "DANH MỤC", "(Kèm theo Quyết định số 05/QĐ-UBND", "12,50",
    ]  # fmt: skip
    places = [text.find(words) for words in order]
    assert -1 not in places, [words for words, place in zip(order, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_a_party_paper_has_the_partys_head():
    text = said(read(profile=PARTY, number_line="Số 05-NQ/TU"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA" not in text
    assert "Số 05-NQ/TU" in text


def test_it_says_that_it_is_pdf_a_and_what_it_is():
    reader = read()
    assert reader.metadata.title == "Quyết định Về việc hợp nhất hai phòng (ví dụ giả định)"
    assert reader.metadata.author == "Ủy ban nhân dân tỉnh Quảng Ninh"
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp


def test_every_letter_of_vietnamese_is_in_the_face_of_the_house():
    reader = read(abstract=LETTERS, blocks=(Block("article", LETTERS, "Điều 1."), Block("titled", LETTERS)))
    assert LETTERS in said(reader).replace(" ", "")
    faces = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert faces
    assert all(face.startswith("Tinos") for face in faces), faces


def test_pages_are_numbered_from_the_second_each_part_for_itself():
    many = tuple(Block("article", "Nội dung của điều này. " * 12, f"Điều {number}.") for number in range(1, 40))
    annex = Annex("Danh mục", (Table((Column("TT", 1), Column("Tên", 5)), tuple((n, f"Xã {n}") for n in range(90))),))
    heads = [page.extract_text().split("\n") for page in read(blocks=many, annexes=(annex,)).pages]
    first = [index for index, lines in enumerate(heads) if any(line.startswith("Phụ lục") for line in lines)]
    numbers = [next((line.strip() for line in lines if line.strip().isdigit()), "") for lines in heads]
    begins = first[0]
    assert begins >= 3
    assert numbers[1:begins] == [str(number) for number in range(2, begins + 1)]
    assert numbers[begins + 1] == "2"


INJECTED = (
    '#read("/etc/passwd")', "#panic()", "$ x^2 $", "*đậm*", "_nghiêng_", "= Đề mục", "<a>", "@a", "`a`", "\\u{41}", "//", "#[x]",
)  # fmt: skip


def test_whatever_a_text_holds_is_shown_and_not_run():
    rows = tuple((number, f"E{number} {text} F", None) for number, text in enumerate(INJECTED))
    annex = replace(paper().annexes[0], tables=(replace(paper().annexes[0].tables[0], rows=rows),))
    blocks = tuple(Block("article", f"C{number} {text} D", text) for number, text in enumerate(INJECTED))
    text = said(read(abstract=f"A {' '.join(INJECTED)} B", blocks=blocks, annexes=(annex,)))
    assert f"A {' '.join(INJECTED)} B" in text
    for number, one in enumerate(INJECTED):
        assert f"{one} C{number} {one} D" in text
        assert f"E{number} {one} F" in text


def test_without_the_faces_it_says_how_to_get_them(tmp_path):
    with pytest.raises(Refusal) as refused:
        write_pdf(paper(), STATE, tmp_path)
    assert refused.value.findings[0].rule == "paper.fonts"
    assert "./run" in refused.value.findings[0].remedy.vi


def test_two_thousand_rows():
    rows = tuple((number, f"Xã số {number}", number * 1.5) for number in range(1, 2001))
    columns = (Column("TT", 1, "centre"), Column("Tên", 6), Column("Diện tích (km²)", 3, "right", 2))
    reader = read(annexes=(Annex("Danh mục", (Table(columns, rows),)),))
    assert "3.000,00" in reader.pages[-1].extract_text()
    assert all("Diện tích" in page.extract_text() for page in reader.pages[1:])
