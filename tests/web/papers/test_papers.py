"""The page of papers: a picture first, then the file; faults at their field; nobody named without a mandate."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from tests.mandates.builders import account, granted, signed_in
from tests.papers.builders import template
from tests.reform.builders import draft, rename
from tests.registry.builders import books, loaded
from tests.web.books import get, keeps_the_policy, with_scheme, words
from tests.web.schemes.test_trial import text_of

pytestmark = pytest.mark.django_db
PAGE = "/de-an/sap-xep/van-ban/"
STEP = {"do": "absorb", "of": ["99.SB"], "into": "99.SA"}
FORM = {"loai": "quyet-dinh", "co-quan": "99.SA", "so": "7", "ngay-ky": "1/7/2025", "nguoi-ky": "Lê Văn Cường"}


def sent(path=PAGE, status=200, **fields):
    response = Client().post(path, {**FORM, **{name.replace("_", "-"): value for name, value in fields.items()}})
    assert response.status_code == status, response.content.decode(errors="replace")[:1500]
    return response


def test_the_page_shows_the_paper_before_it_is_taken():
    with_scheme()
    page = get(PAGE)
    assert 'src="data:image/png;base64,' in page
    assert "chưa đối chiếu bản gốc" in words(page)
    assert "Nêu tên người" not in words(page)
    assert keeps_the_policy(page)
    assert PAGE in get("/de-an/sap-xep/")


def test_the_files_are_what_the_form_says():
    with_scheme()
    before = books()
    word = sent(dang="docx")
    assert word["Content-Disposition"] == "attachment; filename*=UTF-8''quyet-dinh-sap-xep.docx"
    document = Document(BytesIO(word.content))
    assert "Số: 07/QĐ-SA" in document.tables[0].rows[1].cells[0].text
    said = "\n".join(one.text for one in document.paragraphs)
    assert "Sáp nhập Sở B vào Sở A" in said
    assert "Xã An Bình" not in said.split("Điều 2")[0]  # within a sentence a commune is written small
    assert "Thành lập xã An Bình trên cơ sở toàn bộ" in said
    assert pypdf.PdfReader(BytesIO(sent(dang="pdf").content)).pages
    assert "Mục lục" in openpyxl.load_workbook(BytesIO(sent(dang="xlsx").content)).sheetnames
    assert books() == before


def test_a_trial_has_papers_too_and_its_text_travels_with_the_form():
    loaded()
    text = text_of(STEP)
    trial = Client().post("/de-an/chay-thu/", {"van-ban": text}).content.decode()
    assert 'action="/de-an/chay-thu/van-ban/' in trial
    page = sent("/de-an/chay-thu/van-ban/", **{"van-ban": text}).content.decode()
    assert "data:image/png" in page
    file = sent(
        "/de-an/chay-thu/van-ban/",
        **{"van-ban": text, "dang": "docx", "loai": "to-trinh", "kinh-gui": "UBND tỉnh\nHĐND tỉnh"},
    )
    said = [one.text for one in Document(BytesIO(file.content)).paragraphs]
    assert {"Kính gửi:", "- UBND tỉnh;", "- HĐND tỉnh."} <= set(said)
    assert Client().get("/de-an/chay-thu/van-ban/").status_code == 404


def test_a_draft_has_papers_for_those_who_read_it():
    loaded()
    draft(rename(), name="gon")
    path = "/de-an/soan/gon/van-ban/"
    assert Client().get(path)["Location"].startswith("/dang-nhap/")
    outsider, reader = account("ngoai"), account("doc")
    granted(outsider, "drafter", unit=29)
    granted(reader, "auditor")
    assert signed_in(outsider).get(path).status_code == 404
    page = signed_in(reader).get(path).content.decode()
    assert "data:image/png" in page
    assert path in signed_in(reader).get("/de-an/soan/gon/").content.decode()
    file = signed_in(reader).post(path, {**FORM, "co-quan": "99.UB", "dang": "docx"})
    assert "Đổi tên" in "\n".join(one.text for one in Document(BytesIO(file.content)).paragraphs)
    draft(name="trong")
    assert "chưa có bước nào" in words(signed_in(reader).get("/de-an/soan/trong/van-ban/").content.decode())


@pytest.mark.parametrize(
    ("fields", "words_said"),
    [
        ({"co-quan": ""}, "Chưa nêu cơ quan ban hành"),
        ({"co-quan": "99.KHONG"}, "không có đơn vị nào mang mã 99.KHONG"),
        ({"ngay-ky": "31/2/2025"}, "không có trong lịch"),
        ({"ngay-ky": "1/1/1990"}, "Chưa có thể thức văn bản"),
        ({"nguoi-ky": "x" * 301}, "Dài quá 300 ký tự"),
        ({"noi-nhan": "a\n" * 51}, "Quá 50 dòng"),
        ({"loai": "cong-van"}, "Không có loại văn bản"),
        ({"nguoi-ky": "a\u202eb"}, "dấu đổi chiều chữ"),
        ({"dang": "exe"}, "Không ghi được dạng"),
    ],
)
def test_faults_are_told_and_what_was_typed_is_kept(fields, words_said):
    with_scheme()
    page = sent(status=422, **fields).content.decode()
    assert words_said in words(page)
    assert 'value="Lê Văn Cường"' in page or "nguoi-ky" in fields
    assert keeps_the_policy(page)


def test_what_was_typed_is_shown_as_text():
    with_scheme()
    page = sent(**{"nguoi-ky": "<script>alert(1)</script>", "kinh-gui": "</textarea><b>"}).content.decode()
    assert "<script>alert" not in page
    assert "</textarea><b>" not in page


def test_a_hostile_template_is_refused_and_a_good_one_filled():
    with_scheme()
    good = SimpleUploadedFile("mau.docx", template("{{ co_quan }} {{ so_ky_hieu }}"))
    assert Document(BytesIO(sent(dang="docx", mau=good).content)).paragraphs[0].text == "Sở A Số: 07/QĐ-SA"
    for content in (template("{{ ''.__class__ }}"), b"x" * (6 * 1024 * 1024), b"PK"):
        bad = SimpleUploadedFile("mau.docx", content)
        assert "Mẫu" in words(sent(status=422, dang="docx", mau=bad).content.decode()) or content == b"PK"


def test_nobody_is_named_without_a_mandate_even_when_the_form_asks():
    with_scheme()
    file = sent(dang="docx", **{"ten-nguoi": "1"})
    said = " ".join(
        cell.text for table in Document(BytesIO(file.content)).tables for row in table.rows for cell in row.cells
    )
    assert "Người p44" not in said
    assert "Cộng" in said  # how many of each body, instead
