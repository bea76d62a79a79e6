"""Pages of dossiers: the list, one dossier from the draft to open opinions, an opinion without an account, and codes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.registry.builders import loaded, scheme
from tests.web.books import get, keeps_the_policy, words
from tinhgon.accounts.rules import GUESSING
from tinhgon.kernel.mandate import Mandate
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.queries.dossier.gates import Given

pytestmark = pytest.mark.django_db

DRAFTER, CHECKER, APPRAISER = Mandate("An", "drafter"), Mandate("Bình", "checker"), Mandate("Chi", "appraiser")
HERE = "/de-an/ho-so/sap-nhap/"


def opened() -> None:
    """A dossier of one step, open for opinions today."""
    today = localdate()
    loaded()
    text = scheme({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, day=today + timedelta(days=90), named="sap-nhap")
    acts.begin(DRAFTER, "sap-nhap", "Nhập Sở B vào Sở A <b>x</b>", "99.UB", today)
    acts.submit_text(DRAFTER, "sap-nhap", today, text.to_yaml())
    acts.take(DRAFTER, "sap-nhap", "submit", Given(today))
    paper = acts.keep_document("sap-nhap", "Phiếu", "a.pdf", b"%PDF-1.4 a")
    acts.take(CHECKER, "sap-nhap", "check", Given(today, document=paper))
    acts.appraise_point(APPRAISER, "sap-nhap", "accept", "Nhất trí", today, step=1)
    acts.take(APPRAISER, "sap-nhap", "appraise", Given(today, document=paper))
    acts.take(DRAFTER, "sap-nhap", "open_opinions", Given(today, until=today + timedelta(days=40)))


def test_the_first_time_says_how_to_begin() -> None:
    assert "Chưa có hồ sơ đề án nào" in words(get("/de-an/ho-so/"))
    get("/de-an/ho-so/khong-co/", 404)


def test_a_dossier_shows_its_phase_what_is_next_and_its_timeline() -> None:
    opened()
    assert f'href="{HERE}"' in get("/de-an/ho-so/")
    page = get(HERE)
    said = words(page)
    assert keeps_the_policy(page)
    assert "Lấy ý kiến – đang ở đây" in said
    assert "Khép lấy ý kiến" in said
    assert "Kết thúc thẩm định" in said
    assert "<b>x</b>" not in page


def test_an_opinion_needs_no_account_and_its_code_tells_what_came_of_it() -> None:
    opened()
    client = Client()
    page = client.post(
        HERE, {"noi-dung": "Giữ Sở B <script>x</script>", "buoc": "1", "loai": "public"}
    ).content.decode()
    code = re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", page)
    assert code
    assert "<script>x" not in page
    assert "Chưa có trả lời" in words(client.post("/de-an/ho-so/ma/", {"ma": code[0].lower()}).content.decode())
    assert client.post(HERE, {"noi-dung": " ", "buoc": "1"}).status_code == 422
    assert client.post(HERE, {"noi-dung": "x", "buoc": "77"}).status_code == 422


def test_a_flood_of_opinions_from_one_address_is_stopped_and_programs_fall_into_the_trap() -> None:
    opened()
    client = Client()
    trapped = client.post(HERE, {"noi-dung": "Mua hàng", "buoc": "1", "loai": "public", "trang-web": "http://x"})
    assert trapped.status_code == 422
    said = {"noi-dung": "Giữ Sở B", "buoc": "1", "loai": "public"}
    answers = [client.post(HERE, said) for _ in range(GUESSING.per_address + 1)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 422
    assert "Từ địa chỉ mạng này đã gửi quá nhiều lần" in words(answers[-1].content.decode())
    assert client.post(HERE, said, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_somebody_affected_reads_their_own_place_by_a_code_and_answers() -> None:
    opened()
    issued = acts.issue_codes(DRAFTER, "sap-nhap", localdate())
    placement, code = issued[0]
    client = Client()
    page = words(client.post("/de-an/ho-so/ma/", {"ma": code}).content.decode())
    assert placement.code in page
    assert all(other.code not in page for other, _ in issued[1:])
    sent = {"ma": code, "tra-loi": "object", "noi-dung": "Xin ở lại"}
    assert "Đã ghi câu trả lời" in words(client.post("/de-an/ho-so/ma/", sent).content.decode())
    assert placement.code not in words(get(HERE))


def test_guessing_codes_is_stopped() -> None:
    opened()
    client = Client()
    for _ in range(60):
        page = words(client.post("/de-an/ho-so/ma/", {"ma": "ABCD-EFGH-JKMN-PQRS"}).content.decode())
        if "Thử quá nhiều lần" in page:
            break
        assert "Mã không đúng" in page
    assert "Thử quá nhiều lần" in page
