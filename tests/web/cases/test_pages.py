"""Pages of cases in three roles: taken in at a desk, handled, decided; followed by its code without an account; nothing for others."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils.timezone import localdate, now

from tests.casework.builders import HEAD, PDF, complaint, given, people
from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import loaded, rows
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.accounts import acts as accounts
from tinhgon.casework import acts
from tinhgon.casework.models import Case, Deed
from tinhgon.notices.models import Notice

pytestmark = pytest.mark.django_db


def house() -> None:
    loaded()
    acts.seed_calendar(HEAD, [localdate().year - 1, localdate().year, localdate().year + 1])


def desk() -> Client:
    who = account("tiep")
    granted(who, "receiver", unit=key("99.SA"))
    return signed_in(who)


def sent(client: Client, code: str, what: str, status: int = 302, **more: object) -> str:
    seen = more.pop("seen", Case.objects.get(code=code).deeds)
    answer = client.post(f"/vu-viec/{code}/lam/", {"viec": what, "thay": seen, **more})
    body = answer.content.decode()
    assert answer.status_code == status, words(body)[:1500]
    return body


def test_a_complaint_through_the_pages_of_three_roles_and_followed_by_its_code() -> None:
    house()
    officer, head = people()
    at_desk, ly, truong = desk(), signed_in(officer), signed_in(head)
    form = {
        "loai": "khieu-nai-lan-dau",
        "don-vi": "99.SA",
        "noi-dung": "Thu hồi đất <b>x</b>",
        "nguoi": "Trần Thị Dân; thôn 3\nLê B",
    }
    page = at_desk.post("/vu-viec/moi/", form).content.decode()
    assert keeps_the_policy(page)
    assert "data:image/svg+xml;base64," in page
    tracking = re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", words(page))
    assert tracking
    code = Case.objects.get().code
    sent(truong, code, "assign", **{"tai-khoan": "ly"})
    refused = sent(ly, code, "buoc:accept", 422)
    assert "Hồ sơ chưa có: Đơn khiếu nại" in words(refused)
    sent(ly, code, "paper", loai="petition", tep=SimpleUploadedFile("don.pdf", PDF))
    today = localdate().strftime("%d/%m/%Y")
    sent(ly, code, "buoc:accept", so="TB 1", **{"ngay-ky": today})
    sent(ly, code, "paper", loai="verification", tep=SimpleUploadedFile("bc.pdf", PDF + b"1"))
    sent(ly, code, "buoc:decide", 403, so="QĐ 2", **{"ngay-ky": today})
    sent(ly, code, "note", **{"noi-dung": "Việc nội bộ"})
    sent(truong, code, "buoc:decide", so="QĐ 2", **{"ngay-ky": today})
    page = ly.get(f"/vu-viec/{code}/").content.decode()
    assert keeps_the_policy(page)
    assert "<b>x</b>" not in page
    said = words(page)
    assert "Ra quyết định giải quyết" in said
    assert "Trần Thị Dân" in said
    assert "Việc nội bộ" in said
    assert "xong đúng hạn" in said
    explained = words(ly.get(f"/vu-viec/{code}/thoi-han/").content.decode())
    assert "02/2011/QH13" in explained
    assert "Hết 30 ngày" in explained
    followed = words(Client().post("/theo-doi/", {"ma": tracking[0].lower()}).content.decode())
    assert "Đã có quyết định giải quyết" in followed
    assert "Sở A" in followed
    for hidden in ("Trần Thị Dân", "Việc nội bộ", "Thu hồi đất", "don.pdf"):
        assert hidden not in followed
    scanned = Client().get(f"/theo-doi/{tracking[0]}/")
    assert scanned.headers["Referrer-Policy"] == "same-origin"  # no other site learns the address
    assert scanned.headers["Cache-Control"] == "no-store"


def test_who_may_not_read_a_case_does_not_learn_that_it_is_there() -> None:
    house()
    code = complaint(day=localdate()).case.code
    other = account("khac")
    granted(other, "case_officer", unit=key("99.SB"))
    here, nowhere = (signed_in(other).get(f"/vu-viec/{one}/") for one in (code, "KN00-999999"))
    assert here.status_code == nowhere.status_code == 404
    assert signed_in(other).post(f"/vu-viec/{code}/lam/", {"viec": "note", "noi-dung": "x"}).status_code == 404
    assert code not in signed_in(other).get("/vu-viec/?nao=all").content.decode()
    assert Client().get(f"/vu-viec/{code}/").status_code == 302


def test_the_second_of_two_officers_reads_what_the_first_did_and_keeps_what_was_typed() -> None:
    house()
    officer, head = people()
    code = complaint(day=localdate()).case.code
    seen = Case.objects.get(code=code).deeds
    sent(signed_in(head), code, "assign", seen=seen, **{"tai-khoan": "ly"})
    page = sent(signed_in(officer), code, "note", 409, seen=seen, **{"noi-dung": "Lời đã gõ"})
    assert "Người truong (truong) vừa làm việc khác trên hồ sơ này" in words(page)
    assert "Lời đã gõ" in page
    assert Deed.objects.filter(kind="note").count() == 0


def test_a_malicious_upload_is_refused_by_content_by_size_and_by_the_scanner(tmp_path) -> None:
    house()
    officer, _ = people()
    client = signed_in(officer)
    code = complaint(day=localdate()).case.code
    page = sent(
        client, code, "paper", 422, loai="petition", tep=SimpleUploadedFile("a.pdf", b"<script>alert(1)</script>")
    )
    assert "Tệp không phải" in words(page)
    page = sent(
        client, code, "paper", 422, loai="petition", tep=SimpleUploadedFile("a.pdf", PDF + b"x" * 21 * 1024 * 1024)
    )
    assert "Tệp quá 20 MB" in words(page)
    scanner = tmp_path / "scanner"
    scanner.write_text("#!/bin/sh\nif grep -q EICAR; then echo Eicar-Test; exit 1; fi\n")
    scanner.chmod(0o755)
    with override_settings(SCANNER=str(scanner)):
        page = sent(client, code, "paper", 422, loai="petition", tep=SimpleUploadedFile("a.pdf", PDF + b"EICAR"))
        assert "mã độc" in words(page)
        sent(client, code, "paper", loai="petition", tep=SimpleUploadedFile("a.pdf", PDF))
    with override_settings(SCANNER="/khong/co"):
        page = sent(client, code, "paper", 422, loai="petition", tep=SimpleUploadedFile("b.pdf", PDF + b"2"))
        assert "Không quét được tệp" in words(page)
    number, scanned = rows("select id, scanned from casework_paper")[0]
    assert scanned == "scanner"
    answer = client.get(f"/vu-viec/{code}/giay/{number}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"


def test_guessing_codes_is_stopped_and_tells_nothing() -> None:
    house()
    made = complaint(day=localdate())
    client = Client(REMOTE_ADDR="203.0.113.9")
    answers = [client.get(f"/theo-doi/ABCD-EFGH-JKMN-PQR{sign}/") for sign in "23456789ABCDEFGHJKMNPQRSTVWXYZ"]
    assert {one.status_code for one in answers} == {422}
    assert "Thử quá nhiều lần" in words(answers[-1].content.decode())
    stopped = client.get(f"/theo-doi/{made.code}/")  # the right one too, while it is stopped
    assert stopped.status_code == 422
    assert Client(REMOTE_ADDR="203.0.113.10").get(f"/theo-doi/{made.code}/").status_code == 200
    assert client.get(f"/theo-doi/{made.case.code}/").status_code == 422  # the number of the case opens nothing
    assert client.get(f"/api/track/{made.code}").status_code == 422


@pytest.mark.parametrize("many", [1, 3])
def test_lists_and_boards_need_as_many_queries_for_three_cases_as_for_one(many: int) -> None:
    house()
    officer, _ = people()
    for _ in range(many):
        complaint(day=localdate())
    client = signed_in(officer)
    client.get("/vu-viec/")
    assert queries(lambda: client.get("/vu-viec/")) <= 14
    assert queries(lambda: client.get("/vu-viec/bang/")) <= 14
    assert "Đã tiếp nhận, chờ thụ lý" in words(client.get("/vu-viec/bang/").content.decode())


def test_lists_filter_search_and_say_what_is_overdue_in_days() -> None:
    house()
    officer, _ = people()
    client = signed_in(officer)
    old = complaint(day=date(localdate().year, 1, 2), today=localdate()).case.code if localdate().month > 1 else ""
    new = complaint(day=localdate(), title="Ô nhiễm nguồn nước").case.code
    said = words(client.get("/vu-viec/").content.decode())
    assert new in said
    if old:
        overdue = words(client.get("/vu-viec/?nao=overdue").content.decode())
        assert old in overdue
        assert re.search(r"quá hạn \d+ ngày", overdue)
        assert new not in overdue
    for text in ("o nhiem nuoc", "NGUỒN nư", new.lower(), "tran thi dan"):
        assert new in client.get("/vu-viec/", {"chu": text}).content.decode(), text
    assert "Không có hồ sơ nào khớp" in words(client.get("/vu-viec/?chu=zzz").content.decode())
    assert client.get("/vu-viec/?chu=%27%3B--%25%5C%26%7C%21").status_code == 200
    assert client.get("/vu-viec/?trang=99999").status_code == 200


def test_the_inbox_the_feed_and_nothing_at_a_guessed_feed() -> None:
    house()
    officer, head = people()
    code = complaint(day=localdate()).case.code
    client = signed_in(officer)
    sent(signed_in(head), code, "assign", **{"tai-khoan": "ly"})
    assert "được giao cho bạn" in words(client.get("/hop-thu/").content.decode())
    page = client.post("/hop-thu/", {"viec": "lich"}).content.decode()
    address = re.search(r"http://testserver(/lich/[\w-]+/viec\.ics)", page)
    assert address
    answer = Client().get(address[1])
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert f"SUMMARY:{code}" in answer.content.decode()
    assert Client().get("/lich/abc/viec.ics").status_code == 404
    client.post("/hop-thu/", {"viec": "doc"})
    assert Notice.objects.filter(read__isnull=True).count() == 0


def test_endpoints_read_what_the_token_and_its_mandates_allow() -> None:
    house()
    officer, _ = people()
    made = complaint(day=localdate())
    other = account("khac")
    granted(other, "case_officer", unit=key("99.SB"))
    tokens = [accounts.make_token(one, "t", ["case.read"], 1, now())[1] for one in (officer, other)]
    mine, others = ({"authorization": f"Bearer {one}"} for one in tokens)
    listed = Client().get("/api/cases?which=open", headers=mine).json()
    assert [one["code"] for one in listed["cases"]] == [made.case.code]
    assert Client().get("/api/cases", headers=others).json()["cases"] == []
    whole = Client().get(f"/api/cases/{made.case.code}", headers=mine).json()
    assert whole["clocks"][0]["lines"][0]["text"]
    assert Client().get(f"/api/cases/{made.case.code}", headers=others).status_code == 404
    found = Client().get(f"/api/track/{made.code}").json()
    assert found["state"]["vi"]
    assert "Trần" not in str(found)
    assert Client().get("/api/procedures").json()["procedures"][0]["steps"]


def test_the_procedures_are_read_by_everybody() -> None:
    page = Client().get("/vu-viec/thu-tuc/")
    assert page.status_code == 200
    assert "Luật Khiếu nại, Điều 27" in words(page.content.decode())
    assert given(localdate()).seen is None
