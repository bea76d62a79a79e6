"""Pages of petitions: sent without an account, taken up by officers, followed and added to by its code; nothing for others."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from tests.casework.builders import HEAD, PDF, people
from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import loaded
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.casework import acts as cases
from tinhgon.casework.models import Case, Paper
from tinhgon.petitions.models import Letter, Petition

pytestmark = pytest.mark.django_db

FORM = {
    "tieu-de": "Đo lại thửa đất <b>x</b>", "noi-dung": "Diện tích đo sai so với sổ đỏ.", "yeu-cau": "Đo lại", "ho-ten": "Trần Thị Dân",
    "dia-chi": "thôn 3", "dien-thoai": "0912345678", "bi-khieu-nai": "UBND xã An", "quyet-dinh": "12/QĐ-UBND",
}  # fmt: skip


def house() -> None:
    loaded()
    cases.seed_calendar(HEAD, [localdate().year - 1, localdate().year, localdate().year + 1])


def sent(client: Client, **more: object) -> tuple[str, str]:
    """Send a petition from the public page; return its case and its code."""
    page = client.post("/gui-don/viet/?don-vi=99.SA", {**FORM, **more})
    assert page.status_code == 200, words(page.content.decode())[:1500]
    found = re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", words(page.content.decode()))
    assert found
    return Case.objects.latest("id").code, found[0]


def done(client: Client, code: str, what: str, status: int = 302, **more: object) -> str:
    answer = client.post(f"/don-thu/{code}/lam/", {"viec": what, **more})
    body = answer.content.decode()
    assert answer.status_code == status, words(body)[:1500]
    return body


def test_somebody_without_an_account_finds_the_body_by_place_and_sends_a_petition() -> None:
    house()
    public = Client()
    page = public.get("/gui-don/?noi=xa an").content.decode()
    assert keeps_the_policy(page)
    assert "/gui-don/viet/?don-vi=00011.UB" in page
    assert "Không tìm thấy" in words(public.get("/gui-don/?noi=zzz").content.decode())
    assert (
        public.get("/gui-don/viet/?don-vi=99.PN").status_code == 200
    )  # a body that takes none: the page that asks where
    empty = public.post("/gui-don/viet/?don-vi=99.SA", {"noi-dung": "Chỉ có nội dung", "ngay-biet": "32/13/2026"})
    assert empty.status_code == 422
    said = words(empty.content.decode())
    assert "Ghi họ và tên của bạn" in said
    assert "Chỉ có nội dung" in empty.content.decode()
    code, tracking = sent(public, tep=[SimpleUploadedFile("anh.pdf", PDF)])
    petition = Petition.objects.get(case__code=code)
    assert petition.source == "web"
    assert {one.kind for one in Paper.objects.filter(case=petition.case)} == {"petition", "proof"}
    typed = bytes(Paper.objects.get(case=petition.case, kind="petition").content).decode()
    assert "Trần Thị Dân" in typed
    followed = public.post("/theo-doi/", {"ma": tracking}).content.decode()
    assert keeps_the_policy(followed)
    assert "đang phân loại" in words(followed)
    for hidden in ("Trần Thị Dân", "Diện tích", "anh.pdf"):
        assert hidden not in followed


def test_a_program_a_hostile_file_and_a_flood_are_stopped() -> None:
    house()
    public = Client(REMOTE_ADDR="203.0.113.20")
    trapped = public.post("/gui-don/viet/?don-vi=99.SA", {**FORM, "trang-web": "http://x"})
    assert trapped.status_code == 422
    for data in (b"<script>alert(1)</script>", b"MZ\x90\x00", b"PK\x03\x04broken"):
        answer = public.post("/gui-don/viet/?don-vi=99.SA", {**FORM, "tep": SimpleUploadedFile("a.pdf", data)})
        assert answer.status_code == 422
        assert "Trần Thị Dân" in answer.content.decode()  # what was typed is kept
    assert Case.objects.count() == 0  # all or nothing
    answers = [public.post("/gui-don/viet/?don-vi=99.SA", {"ho-ten": "x"}) for _ in range(40)]
    assert "Từ địa chỉ mạng này đã gửi quá nhiều lần" in words(answers[-1].content.decode())
    assert public.post("/gui-don/viet/?don-vi=99.SA", FORM).status_code == 422
    sent(Client(REMOTE_ADDR="203.0.113.21"))


def test_by_its_code_somebody_adds_papers_and_asks_to_withdraw_and_guessing_does_nothing() -> None:
    house()
    public = Client()
    code, tracking = sent(public)
    page = public.post("/theo-doi/", {"ma": tracking, "viec": "bo-sung", "tep": SimpleUploadedFile("a.pdf", PDF)})
    assert "Đã nhận 1 tệp" in words(page.content.decode())
    page = public.post("/theo-doi/", {"ma": tracking, "viec": "bo-sung", "tep": SimpleUploadedFile("a.pdf", b"<html>")})
    assert page.status_code == 422
    assert "Tệp không phải" in words(page.content.decode())
    page = public.post("/theo-doi/", {"ma": tracking, "viec": "rut", "ly-do": "Đã thỏa thuận"})
    assert "Đã nhận yêu cầu rút đơn" in words(page.content.decode())
    before = Paper.objects.count()
    wrong = public.post(
        "/theo-doi/", {"ma": "ABCD-EFGH-JKMN-PQRS", "viec": "bo-sung", "tep": SimpleUploadedFile("b.pdf", PDF)}
    )
    assert wrong.status_code == 422
    assert public.post("/theo-doi/", {"ma": code, "viec": "rut"}).status_code == 422
    assert Paper.objects.count() == before


def test_an_officer_classifies_guides_and_sends_the_letter_and_others_find_nothing() -> None:
    house()
    officer, head = people()
    code, _ = sent(Client())
    ly, truong = signed_in(officer), signed_in(head)
    page = ly.get(f"/don-thu/{code}/").content.decode()
    assert keeps_the_policy(page)
    assert "<b>x</b>" not in page
    assert "PT.SIGNED" in page
    refused = done(ly, code, "assess", 422, loai="complaint", **{"du-dieu-kien": "co", "tham-quyen": "khong"})
    assert "Ghi cơ quan có thẩm quyền" in words(refused)
    done(
        ly,
        code,
        "assess",
        302,
        loai="complaint",
        **{"du-dieu-kien": "co", "tham-quyen": "khong", "noi-tham-quyen": "UBND xã An", "ly-do": "Chờ ký"},
    )
    today = localdate().strftime("%d/%m/%Y")
    done(ly, code, "return", 403, so="3", **{"ngay-ky": today, "ly-do": "x"})
    done(
        ly,
        code,
        "guide",
        302,
        so="3",
        **{"ngay-ky": today, "ly-do": "Quyết định của UBND xã", "noi-tham-quyen": "UBND xã An"},
    )
    number = Letter.objects.get().pk
    for ending, starts in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = ly.get(f"/don-thu/{code}/van-ban/{number}.{ending}")
        assert answer.content.startswith(starts)
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert ly.get(f"/don-thu/{code}/van-ban/{number}.exe").status_code == 404
    other = account("khac")
    granted(other, "case_officer", unit=key("99.SB"))
    for path in (f"/don-thu/{code}/", f"/don-thu/{code}/van-ban/{number}.docx", "/don-thu/DT00-999999/"):
        assert signed_in(other).get(path).status_code == 404
        assert Client().get(path).status_code == 302
    assert code not in signed_in(other).get("/don-thu/").content.decode()
    assert code in truong.get("/don-thu/?nao=ended").content.decode()


def test_a_receiver_takes_a_petition_in_with_its_scan_and_files_more() -> None:
    house()
    desk = account("tiep")
    granted(desk, "receiver", unit=key("99.SA"))
    client = signed_in(desk)
    form = {
        "don-vi": "99.SA",
        "tieu-de": "Kiến nghị sửa đường",
        "noi-dung": "Đường hỏng",
        "nguoi": "Lê B; thôn 2",
        "nguon": "post",
        "co": ["chu-ky"],
    }
    page = client.post("/don-thu/moi/", {**form, "don": SimpleUploadedFile("don.pdf", PDF)}).content.decode()
    assert keeps_the_policy(page)
    code = Case.objects.get().code
    assert Petition.objects.get().signed
    more = {"viec": "paper", "loai": "proof", "tep": SimpleUploadedFile("them.pdf", PDF + b"2")}
    assert client.post(f"/vu-viec/{code}/lam/", more).status_code == 302
    assert client.post(f"/vu-viec/{code}/lam/", {"viec": "note", "noi-dung": "x"}).status_code == 403
    assert Paper.objects.count() == 2
    bad = client.post("/don-thu/moi/", {**form, "don-vi": "khong-co"})
    assert bad.status_code == 422
    assert "Đường hỏng" in bad.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_lists_need_as_many_queries_for_three_petitions_as_for_one(many: int) -> None:
    house()
    officer, _ = people()
    for _ in range(many):
        sent(Client())
    client = signed_in(officer)
    client.get("/don-thu/")
    assert queries(lambda: client.get("/don-thu/")) <= 20
    assert queries(lambda: client.get("/don-thu/bang/")) <= 16
    assert queries(lambda: Client().get("/don-thu/cong-khai/")) <= 8
