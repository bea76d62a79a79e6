"""Papers as Word files, read back: geometry, text, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.papers.builders import LETTERS, PARTY, STATE, paper
from tinhgon.kernel.refusal import Refusal
from tinhgon.papers.paper import MOST_CHARACTERS, Annex, Column, Signature, Table
from tinhgon.papers.writing.word import write_docx


def opened(**changes):
    return Document(BytesIO(write_docx(paper(**changes), changes.pop("profile", STATE))))


def near(length, millimetres):
    return abs(length - Mm(millimetres)) < Mm(0.1)


def test_the_page_is_what_decree_30_prescribes():
    document = opened()
    section = document.sections[0]
    assert near(section.page_width, 210)
    assert near(section.page_height, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert all(near(side, wanted) for side, wanted in zip(sides, (20, 20, 30, 15), strict=True))
    assert section.different_first_page_header_footer
    assert document.styles["Normal"].font.name == "Times New Roman"
    fields = section.header._element.iter(qn("w:instrText"))
    assert [field.text for field in fields] == ["PAGE"]
    assert section.header.paragraphs[0].alignment.name == "CENTER"


def test_the_head_of_a_state_paper():
    document = opened()
    left, right = document.tables[0].rows[0].cells
    assert [one.text for one in left.paragraphs if one.text] == ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH"]
    assert [one.text for one in right.paragraphs if one.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    motto = right.paragraphs[1].runs[0]
    assert motto.bold
    assert motto.font.size == Pt(14)
    below = [cell.text.strip() for cell in document.tables[0].rows[1].cells]
    assert below == ["Số: 05/QĐ-UBND", "Quảng Ninh, ngày 01 tháng 7 năm 2025"]
    assert document.tables[0].rows[1].cells[1].paragraphs[0].runs[0].italic


def test_the_head_and_signature_of_a_party_paper():
    document = Document(
        BytesIO(
            write_docx(
                paper(
                    number_line="Số 05-NQ/TU",
                    signature=Signature("Bí thư", "Nguyễn Văn An", ("T/M TỈNH ỦY",)),
                    organ=replace(paper().organ, lines=("Tỉnh ủy Quảng Ninh",), sector="party"),
                ),
                PARTY,
            )
        )
    )
    head = document.tables[0]
    assert [one.text for one in head.rows[0].cells[1].paragraphs if one.text] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert head.rows[0].cells[0].paragraphs[-1].text == "*"
    assert head.rows[1].cells[0].text == "Số 05-NQ/TU"
    sign = document.tables[1].rows[0].cells[1].paragraphs
    assert [one.text for one in sign] == ["T/M TỈNH ỦY", "BÍ THƯ", "Nguyễn Văn An"]
    assert [one.runs[0].bold for one in sign] == [True, None, True]
    heading = document.tables[1].rows[0].cells[0].paragraphs[0].runs[0]
    assert heading.underline
    assert near(document.sections[0].right_margin, 15)


def test_the_text_in_its_order():
    said = [one.text for one in opened().paragraphs if one.text]
    assert said[:2] == ["QUYẾT ĐỊNH", "Về việc hợp nhất hai phòng (ví dụ giả định)"]
    assert said[2:] == [
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "Căn cứ Luật số 72/2025/QH15;",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Hợp nhất Phòng A và Phòng B thành Phòng C.",
        "Điều 2. Quyết định này có hiệu lực từ ngày 01/07/2025./.",
        "Phụ lục",
        "DANH MỤC",
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 01/07/2025 của Ủy ban nhân dân tỉnh Quảng Ninh)",
    ]


def test_recipients_and_signature_stay_together():
    table = opened().tables[1]
    left, right = table.rows[0].cells
    assert [one.text for one in left.paragraphs] == ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."]
    assert [one.text for one in right.paragraphs] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"]
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_an_annex_has_its_own_pages_and_a_wide_one_lies_across():
    annexes = (*paper().annexes, replace(paper().annexes[0], wide=True))
    sections = opened(annexes=annexes).sections
    assert [one.orientation for one in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    starts = [one._sectPr.find(qn("w:pgNumType")) for one in sections]
    assert starts[0] is None
    assert [one.get(qn("w:start")) for one in starts[1:]] == ["1", "1"]


def test_numbers_stand_as_vietnamese_papers_write_them():
    table = opened().tables[2]
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Phòng A", "12,50"]
    assert [cell.text for cell in table.rows[2].cells] == ["2", "Phòng B", ""]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_draft_says_so_and_leaves_room_for_number_and_day():
    head = opened(draft=True, number="", number_line="Số:\u00a0\u00a0\u00a0/QĐ-UBND", day=None).tables[0]
    assert [one.text for one in head.rows[1].cells[0].paragraphs] == ["Số:\u00a0\u00a0\u00a0/QĐ-UBND", "DỰ THẢO"]
    assert head.rows[1].cells[1].text.split() == ["Quảng", "Ninh,", "ngày", "tháng", "năm"]


INJECTED = (
    "<w:r><w:t>x</w:t></w:r>",
    "{{ 7*7 }}",
    "=1+1",
    "]]>",
    "&amp;lt;",
    'PAGE \\* "x"',
    "{ DDEAUTO c:\\\\windows }",
)


@pytest.mark.parametrize("field", ["heading", "abstract", "number_line", "issuer", "bases", "to", "recipients"])
def test_whatever_a_field_holds_is_text(field):
    value = INJECTED if field in ("bases", "to", "recipients") else " | ".join(INJECTED)
    document = Document(BytesIO(write_docx(paper(**{field: value}), STATE)))
    elements = list(document.element.body.iter())
    assert not [one for one in elements if one.tag in (qn("w:instrText"), qn("w:fldSimple"), qn("w:hyperlink"))]
    said = "\n".join(one.text or "" for one in elements if one.tag == qn("w:t")).casefold()
    assert "49" not in said
    assert not [one for one in INJECTED if one.rstrip(" .;,/").casefold() not in said]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a\0b", "paper.text"),
        ("\ud800", "paper.text"),
        ("12/QĐ\u202eDNBU-", "paper.direction"),
        ("x" * (MOST_CHARACTERS + 1), "paper.too_long"),
    ],
    ids=["nul", "half a sign", "turned", "too long"],
)
def test_a_text_that_no_paper_can_hold_is_refused_by_name(text, rule):
    with pytest.raises(Refusal) as refused:
        write_docx(paper(abstract=text), STATE)
    assert [(one.rule, one.subject) for one in refused.value.findings] == [(rule, "abstract")]


def test_every_letter_of_vietnamese_comes_through():
    assert LETTERS in "".join(one.text for one in opened(abstract=LETTERS).paragraphs)


def test_two_thousand_rows():
    rows = tuple((number, f"Xã số {number}", number * 1.5) for number in range(1, 2001))
    columns = (Column("TT", 1, "centre"), Column("Tên", 6), Column("Diện tích (km²)", 3, "right", 2))
    document = opened(annexes=(Annex("Danh mục", (Table(columns, rows),)),))
    written = document.tables[2]._tbl.findall(qn("w:tr"))
    assert len(written) == 2001
    assert "".join(one.text for one in written[-1].iter(qn("w:t"))) == "2.000Xã số 20003.000,00"
