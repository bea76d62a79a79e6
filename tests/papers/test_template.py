"""An office's own template: filled in as text, and refused where it would do anything else."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from tests.papers.builders import STATE, paper, template
from tinhgon.kernel.refusal import Refusal
from tinhgon.papers.writing.template import MOST_BYTES, write_docx_from

NAMES = (
    "{{ co_quan }} {{ so_ky_hieu }} {{ dia_danh_ngay }}",
    "{{ ten_loai | upper }}: {{ trich_yeu }}",
    "{% for dong in noi_dung %}{{ dong.dau }} {{ dong.loi }} {% endfor %}",
    "{{ chuc_vu }} {{ ho_ten }} {% for dong in noi_nhan %}{{ dong }} {% endfor %}",
    "{% for pl in phu_luc %}{{ pl.ten }}{% for b in pl.bang %}{% for d in b.dong %}{{ d[1] }} {% endfor %}{% endfor %}{% endfor %}",
)


def texts(file: bytes) -> str:
    return "\n".join(one.text for one in Document(BytesIO(file)).paragraphs)


def repacked(file: bytes, **parts: bytes) -> bytes:
    """The same package with parts added or replaced; names are written with __ for / and _dot_ for a dot."""
    made = BytesIO()
    wanted = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one not in wanted:
                new.writestr(one, old.read(one))
        for name, data in wanted.items():
            new.writestr(name, data)
    return made.getvalue()


def test_a_template_is_filled_with_the_texts_of_the_paper():
    said = texts(write_docx_from(template(*NAMES), paper(), STATE))
    assert "Ủy ban nhân dân tỉnh Quảng Ninh Số: 05/QĐ-UBND Quảng Ninh, ngày 01 tháng 7 năm 2025" in said
    assert "QUYẾT ĐỊNH: Về việc hợp nhất hai phòng" in said
    assert "Điều 1. Hợp nhất Phòng A và Phòng B thành Phòng C." in said
    assert "Chủ tịch Nguyễn Văn An - Như Điều 2; - Lưu: VT." in said
    assert "Phòng A Phòng B" in said


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ co_quan.__class__ }}",
        "{{ co_quan['__class__'] }}",
        "{{ co_quan|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ range(10**9)|list }}",
        "{{ 'a' * 10**9 }}",
        "{{ co_quan.format(co_quan) }}",
        "{{ '%s' % co_quan }}",
        "{{ co_quan ~ co_quan }}",
        "{% set x = 'aaaaaaaaaa' %}{{ x }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in 'aaaaaaaa' %}{% endfor %}",
        "{% for a in co_quan %}{% endfor %}",
        "{% for a in [1, 2, 3] %}{% endfor %}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
        "{{ co_quan|safe }}",
        "{{ khong_co_ten_nay }}",
        "{{ mot",
        "{% for a in noi_dung recursive %}{{ loop(noi_dung) }}{% endfor %}",
    ],
)  # fmt: skip
def test_a_template_that_does_more_than_print_is_refused(hostile):
    with pytest.raises(Refusal) as refused:
        write_docx_from(template(hostile), paper(), STATE)
    assert refused.value.findings[0].rule in {"paper.template_does", "paper.template_unreadable"}


def test_loops_within_loops_end():
    depth = 9
    hostile = "{% for a in noi_dung %}" * depth + "{% endfor %}" * depth
    many = paper(blocks=paper().blocks * 20)
    with pytest.raises(Refusal, match="không được phép"):
        write_docx_from(template(hostile), many, STATE)


@pytest.mark.parametrize(
    "injected", ["{{ 7*7 }}", "{% for a in can_cu %}x{% endfor %}", "</w:t></w:r><w:r>", "<&>\"'", "{_{ 7*7 }_}"]
)
@pytest.mark.parametrize("field", ["abstract", "heading", "number_line"])
def test_what_is_written_in_a_paper_stays_text_in_a_template(injected, field):
    names = ("{{ ten_loai }} {{ trich_yeu }} {{ so_ky_hieu }}",)
    said = texts(write_docx_from(template(*names), paper(**{field: f"A {injected} B"}), STATE))
    assert "49" not in said
    # docxtpl writes its own escape for braces as braces; they are shown and not run.
    assert injected.replace("{_{", "{{").replace("}_}", "}}") in said


def test_what_is_no_word_document_is_refused():
    for file in (b"", b"PK\x03\x04", b"%PDF-1.7", repacked(template("x"), mimetype=b"x")[:200]):
        with pytest.raises(Refusal) as refused:
            write_docx_from(file, paper(), STATE)
        assert refused.value.findings[0].rule == "paper.template_unreadable"


def test_a_template_is_weighed_before_it_is_opened():
    bomb = repacked(template("x"), word__media__a_dot_xml=b"\0" * (41 * 1024 * 1024))
    assert len(bomb) < 100_000
    for file in (bomb, b"PK" + b"\0" * MOST_BYTES):
        with pytest.raises(Refusal) as refused:
            write_docx_from(file, paper(), STATE)
        assert refused.value.findings[0].rule == "paper.template_too_large"


RELATION = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" %s/></Relationships>'


@pytest.mark.parametrize(
    "parts",
    [
        {"word__vbaProject_dot_bin": b"x"},
        {"word__embeddings__a_dot_docx": b"x"},
        {"word__activeX__a_dot_xml": b"<a/>"},
        {"word___rels__settings_dot_xml_dot_rels": RELATION % b'Type="http://x/attachedTemplate" Target="http://a/b" TargetMode="External"'},
        {"word__footnotes_dot_xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'},
        {"word__footer1_dot_xml": b"<w:instrText>INCLUDETEXT \"http://a/b\"</w:instrText>"},
        {"word__footer1_dot_xml": b'<w:fldSimple w:instr="DDEAUTO c:\\\\windows"/>'},
    ],
    ids=["macros", "embedded", "activex", "outside", "entities", "include", "dde"],
)  # fmt: skip
def test_a_template_that_brings_something_of_its_own_is_refused(parts):
    with pytest.raises(Refusal) as refused:
        write_docx_from(repacked(template("{{ co_quan }}"), **parts), paper(), STATE)
    assert refused.value.findings[0].rule == "paper.template_active"
