"""Papers from the command line, on the sample province."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from docx import Document

from tests.faces import tinhgon
from tests.papers.builders import template

pytestmark = pytest.mark.django_db

SCHEME = """\
id: hai-phong
title: Hợp nhất hai phòng của Sở Nội vụ (ví dụ giả định)
day: 2026-01-01
basis:
  - {number: 01/NQ-HĐND, date: 2025-12-20, organ: Hội đồng nhân dân tỉnh, title: Về sắp xếp tổ chức}
steps:
  - do: merge
    of: ["22.SNV.P3", "22.SNV.P5"]
    into: {code: 22.SNV.P3, name: Phòng Tổ chức bộ máy và Xây dựng chính quyền Sở Nội vụ, kind: division}
"""


def written(tmp_path, kind, name, *more, source=None):
    if source is None:
        scheme = tmp_path / "de-an.yaml"
        scheme.write_text(SCHEME)
        source = (str(scheme),)
    to = tmp_path / name
    done = tinhgon("paper", kind, *source, "--organ", "22.SNV", "--to", str(to), "--json", *more)
    return done, to


def test_a_decision_as_word_from_a_file(tmp_path):
    done, to = written(
        tmp_path, "quyet-dinh", "qd.docx", "--number", "7", "--dated", "5/1/2026", "--signer", "Trần Văn Bình"
    )
    assert done.code == 0, done.out + done.err
    made = done.json()["paper"]
    assert (made["number"], made["day"], made["draft"]) == ("07/QĐ-SNV", "2026-01-05", False)
    assert made["layout"]["id"] == "state-2020"
    document = Document(to)
    head = document.tables[0].rows[0].cells
    assert [one.text for one in head[0].paragraphs if one.text] == ["UBND TỈNH QUẢNG NINH", "SỞ NỘI VỤ"]
    said = "\n".join(one.text for one in document.paragraphs)
    assert "Điều 1. Hợp nhất Phòng Tổ chức bộ máy Sở Nội vụ và Phòng Xây dựng chính quyền Sở Nội vụ thành" in said
    assert "Căn cứ Nghị quyết số 01/NQ-HĐND ngày 20/12/2025 của Hội đồng nhân dân tỉnh về sắp xếp tổ chức." in said
    assert "Trần Văn Bình" in document.tables[1].rows[0].cells[1].text


@pytest.mark.parametrize("kind", ["de-an", "to-trinh", "bao-cao-tham-dinh", "quyet-dinh", "nghi-quyet"])
def test_every_kind_as_pdf(tmp_path, kind):
    done, to = written(tmp_path, kind, "van-ban.pdf")
    assert done.code == 0, done.out + done.err
    assert done.json()["paper"]["draft"] is True
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(to).pages)
    assert "DỰ THẢO" in text
    assert done.json()["paper"]["heading"].upper() in text


def test_annexes_as_a_workbook_from_a_ledger_entry(tmp_path):
    entry = next(
        one["entry"] for one in tinhgon("scheme", "list", "--json").json()["schemes"] if one["id"] == "nq-837-2019"
    )
    done, to = written(tmp_path, "resolution", "phu-luc.xlsx", "--dated", "17/12/2019", source=("--entry", str(entry)))
    assert done.code == 0, done.out + done.err
    assert done.json()["paper"]["layout"]["id"] == "state-2011"
    book = openpyxl.load_workbook(BytesIO(Path(to).read_bytes()))
    sheets = {proof["id"]: proof["sheet"] for proof in done.json()["paper"]["evidence"]}
    communes = book[sheets["places.commune"]]
    assert (communes["B5"].value, communes["B6"].value, communes["B7"].value) == ("186", "177", "−9")


def test_a_template_of_the_office_is_filled(tmp_path):
    own = tmp_path / "mau.docx"
    own.write_bytes(template("{{ co_quan }} · {{ so_ky_hieu }} · {{ trich_yeu }}"))
    done, to = written(tmp_path, "quyet-dinh", "qd.docx", "--number", "7", "--template", str(own))
    assert done.code == 0, done.out + done.err
    assert Document(to).paragraphs[0].text.startswith("Sở Nội vụ · Số: 07/QĐ-SNV · Về việc hợp nhất hai phòng")


@pytest.mark.parametrize(
    ("kind", "name", "more", "rule"),
    [
        ("quyet-dinh", "a.odt", (), "paper.format"),
        ("quyet-dinh", "a.pdf", ("--template", __file__), "paper.template_format"),
        ("quyet-dinh", "a.docx", ("--template", __file__), "paper.template_unreadable"),
        ("quyet-dinh", "a.docx", ("--organ", "KHONG-CO"), "unknown"),
        ("quyet-dinh", "a.docx", ("--dated", "1/1/1990"), "unknown"),
        ("quyet-dinh", "a.docx", ("--signer", "a\u202eb"), "paper.direction"),
        ("quyet-dinh", "a.docx", ("--signer", "x" * 30_000), "paper.too_long"),
        ("quyet-dinh", "de-an.yaml", ("--to", "{to}"), "paper.format"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(tmp_path, kind, name, more, rule):
    done, to = written(
        tmp_path, kind, name, *(word.format(to=tmp_path / name) if "{to}" in word else word for word in more)
    )
    assert done.code == 1, done.out + done.err
    assert rule in {found["rule"] for found in done.json()["findings"]}
    assert not to.exists() or to.read_text() == SCHEME


def test_an_entry_that_enacted_nothing_has_no_paper(tmp_path):
    done, _ = written(tmp_path, "quyet-dinh", "a.docx", source=("--entry", "1"))
    assert done.code == 1
    done, _ = written(tmp_path, "quyet-dinh", "a.docx", source=())
    assert done.code == 2


def test_kinds_and_layouts_are_told():
    kinds = tinhgon("paper", "kinds", "--json").json()["kinds"]
    assert [one["slug"] for one in kinds] == ["de-an", "to-trinh", "bao-cao-tham-dinh", "quyet-dinh", "nghi-quyet"]
    found = tinhgon("paper", "profiles", "--on", "1/1/2020", "--json").json()
    assert found["day"] == date(2020, 1, 1).isoformat()
    assert {one["id"] for one in found["profiles"]} == {"state-2011", "party-2018"}
    assert all(one["citation"] and one["from"] and one["verified"] is False for one in found["profiles"])
    assert "chưa đối chiếu" in tinhgon("paper", "profiles").err
