"""Pages of tasks in three roles: ordered, accepted by office, reported, extended, judged; lists, board, heads, briefing; nothing for others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import loaded
from tests.tasks.builders import DOER, GIVER, PDF, given, order, people, post
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.accounts import acts as accounts
from tinhgon.casework import acts as calendar
from tinhgon.tasks import acts
from tinhgon.tasks.models import Briefing, Task

pytestmark = pytest.mark.django_db
TODAY = localdate()
FORM = {
    "ten": "Rà soát thủ tục <b>x</b>", "noi-dung": "Rà soát toàn bộ", "san-pham": "Báo cáo", "can-cu": "QĐ 1", "giao": "99.UB", "chu-tri": "99.SA",
    "han": str(TODAY + timedelta(days=20)), "nguon": "clause", "nguon-ten": "NQ 19", "nguon-loi": "Cải cách", "phoi-hop": "99.SB",
    "kinh-phi": "50.000.000", "nguon-kinh-phi": "ngân sách",
}  # fmt: skip


def house() -> tuple[Client, Client, Client]:
    """The books, and browsers of who orders, of an officer, and of the director who holds the office."""
    loaded()
    calendar.seed_calendar(GIVER, [TODAY.year - 1, TODAY.year, TODAY.year + 1])
    giver, doer, head = people()
    return signed_in(giver), signed_in(doer), signed_in(head)


def ordered(days: int = 20, **more: object) -> Task:
    return acts.assign(GIVER, order(due=TODAY + timedelta(days=days), **more), TODAY, TODAY)


def sent(client: Client, code: str, what: str, status: int = 302, **more: object) -> str:
    seen = more.pop("seen", Task.objects.get(code=code).deeds)
    answer = client.post(f"/nhiem-vu/{code}/lam/", {"viec": what, "thay": seen, **more})
    body = answer.content.decode()
    assert answer.status_code == status, words(body)[:1500]
    return body


def test_from_the_form_to_the_effect_in_three_roles() -> None:
    giver, doer, head = house()
    wrong = giver.post("/nhiem-vu/moi/", FORM | {"san-pham": "", "han": "hôm qua"})
    assert wrong.status_code == 422
    wrong = giver.post("/nhiem-vu/moi/", FORM | {"san-pham": ""})
    assert "Chưa ghi sản phẩm" in words(wrong.content.decode())
    assert "Rà soát toàn bộ" in wrong.content.decode()
    assert giver.post("/nhiem-vu/moi/", FORM).status_code == 302
    task = Task.objects.get()
    code, page = task.code, giver.get(f"/nhiem-vu/{task.code}/").content.decode()
    assert keeps_the_policy(page)
    assert "<b>x</b>" not in page
    for said in ("50.000.000 đ", "Giám đốc : Người p40", "Phối hợp: Sở B", "Cải cách", "Điều khoản của văn bản: NQ 19"):
        assert said in words(page), said
    sent(head, code, "accept")
    sent(doer, code, "evidence", tep=SimpleUploadedFile("bc.pdf", PDF))
    until = TODAY + timedelta(days=40)
    sent(head, code, "ask", **{"noi-dung": "Thêm việc", "den-ngay": str(until)})
    sent(giver, code, "grant")
    assert Task.objects.get().due == until
    sent(head, code, "report", **{"noi-dung": "Đã xong"})
    assert "Chọn chất lượng" in words(sent(giver, code, "approve", 422))
    sent(giver, code, "approve", **{"chat-luong": "good", "noi-dung": "Làm tốt"})
    sent(giver, code, "measure", **{"chi-so": "Thủ tục cắt", "gia-tri": "23", "nguon": "BC 3"})
    page = words(giver.get(f"/nhiem-vu/{code}/").content.decode())
    for said in ("hoàn thành đúng hạn", "Tốt", "đã đo", "Thủ tục cắt: 23", "Nghiệm thu", "gia hạn 1 lần"):
        assert said in page, said
    number = Task.objects.get().evidence.get().pk
    answer = doer.get(f"/nhiem-vu/{code}/minh-chung/{number}/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_who_may_not_finds_nothing_and_is_told_who_may() -> None:
    giver, doer, head = house()
    code = ordered().code
    assert sent(doer, code, "withdraw", 403, **{"noi-dung": "thôi"})
    assert sent(giver, code, "accept", 403)
    assert sent(head, code, "accept", 409, seen=0)
    other = account("la")
    granted(other, "task_doer", unit=key("99.SB"))
    stranger = signed_in(other)
    assert stranger.get(f"/nhiem-vu/{code}/").status_code == 404
    assert stranger.post(f"/nhiem-vu/{code}/lam/", {"viec": "accept"}).status_code == 404
    assert stranger.get("/nhiem-vu/moi/").status_code == 403
    assert code not in stranger.get("/nhiem-vu/?vai=owner&nao=all").content.decode()
    assert Client().get(f"/nhiem-vu/{code}/").status_code == 302
    # Who orders for one department does not order another one.
    local = account("sb")
    granted(local, "task_giver", unit=key("99.SB"))
    assert signed_in(local).post("/nhiem-vu/moi/", FORM | {"giao": "99.SB"}).status_code == 403


def test_lists_by_side_with_a_constant_number_of_queries() -> None:
    giver, doer, head = house()
    seen = {}
    for count in (1, 4):
        while Task.objects.count() < count:
            ordered(days=3 + Task.objects.count(), supports=(key("99.SB"),), title=f"Việc số {Task.objects.count()}")
        seen[count] = [
            queries(lambda client=client, path=path: client.get(path))
            for client, path in (
                (head, "/nhiem-vu/"), (doer, "/nhiem-vu/?vai=owner"), (giver, "/nhiem-vu/?vai=orderer"), (giver, "/nhiem-vu/bang/"),
                (giver, "/nhiem-vu/?vai=support&nao=soon"), (giver, "/nhiem-vu/?chu=viec+so"), (giver, "/nhiem-vu/giao-ban/"),
            )
        ]  # fmt: skip
    assert seen[1] == seen[4]
    assert "Việc số 3" in words(head.get("/nhiem-vu/").content.decode())
    assert "Việc số 3" in words(giver.get("/nhiem-vu/?chu=viec+SO+3").content.decode())
    assert "Không có nhiệm vụ nào quá hạn" in words(doer.get("/nhiem-vu/?vai=owner&nao=overdue").content.decode())
    text = giver.get("/nhiem-vu/xuat.csv?vai=orderer").content.decode()
    assert "Việc số 2" in text
    assert "Giám đốc" in text
    assert giver.get("/nhiem-vu/xuat.xlsx?vai=orderer").content.startswith(b"PK")


def test_a_heads_page_and_an_offices_page() -> None:
    giver, _, head = house()
    code = ordered().code
    for client in (giver, head):
        page = words(client.get("/nhiem-vu/nguoi/p40/").content.decode())
        assert "Giám đốc Sở A" in page
        assert code in page
    assert "Người p40" in words(giver.get(f"/nhiem-vu/chuc-vu/{post('99.SA', 'Giám đốc')}/").content.decode())
    assert signed_in(account("la")).get("/nhiem-vu/nguoi/p40/").status_code == 404


def test_a_briefing_its_paper_and_conclusions_that_become_tasks() -> None:
    giver, _, _ = house()
    ordered(days=3)
    page = giver.get("/nhiem-vu/giao-ban/").content.decode()
    assert keeps_the_policy(page)
    assert "Đến hạn trong 14 ngày: 1" in words(page)
    assert giver.get("/nhiem-vu/giao-ban/goi.docx").content.startswith(b"PK")
    lines = {"co-quan": "99.UB", "vai": "orderer", "viec": "giao", "loi": ["Sở A trình đề án.", ""], "don-vi": ["99.SA", ""],
             "chuc-vu": ["", ""], "han": [str(TODAY + timedelta(days=9)), ""], "san-pham": ["", ""]}  # fmt: skip
    wrong = giver.post("/nhiem-vu/giao-ban/", lines)
    assert "Kết luận 1: Chưa ghi sản phẩm" in words(wrong.content.decode())
    assert Briefing.objects.count() == 0
    answer = giver.post("/nhiem-vu/giao-ban/", lines | {"san-pham": ["Tờ trình", ""]})
    assert answer.status_code == 302
    assert "Sở A trình đề án." in words(giver.get(answer.headers["Location"]).content.decode())
    assert Task.objects.latest("id").description == "Sở A trình đề án."


def test_the_inbox_and_the_feed_hold_tasks_too() -> None:
    _, _, head = house()
    code = ordered().code
    assert f"/nhiem-vu/{code}/" in head.get("/hop-thu/").content.decode()
    page = head.post("/hop-thu/", {"viec": "lich"}).content.decode()
    address = page[page.index("/lich/") : page.index(".ics") + 4]
    assert f"SUMMARY:{code}: hạn nhiệm vụ" in Client().get(address).content.decode()


def test_endpoints_read_what_the_token_and_its_mandates_allow() -> None:
    house()
    code = ordered().code
    acts.accept(DOER, code, given(TODAY))
    who = account("may")
    granted(who, "task_doer", unit=key("99.SA"))
    _, secret = accounts.make_token(who, "máy", ["task.read"], 9, now())
    signed = {"headers": {"authorization": f"Bearer {secret}"}}
    client = Client()
    found = client.get("/api/tasks?side=owner", **signed).json()
    assert [one["code"] for one in found["tasks"]] == [code]
    whole = client.get(f"/api/tasks/{code}", **signed).json()
    assert (whole["state"]["id"], whole["owner"]["code"], len(whole["deeds"])) == ("accepted", "99.SA", 2)
    assert client.get("/api/tasks").status_code == 401
    assert client.get(f"/api/tasks/{code}", headers={"authorization": "Bearer x"}).status_code == 401
