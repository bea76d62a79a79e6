"""The pages of denunciations: without an account, at the desk of named officers, and for everybody who tries to learn who it was."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from tests.casework.builders import books
from tests.denunciations.builders import ACCUSED, NAME, PHONE, PHRASE, SECRETS, passphrase, people
from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import rows
from tinhgon.casework.acts import remind
from tinhgon.denunciations.models import Envelope
from tinhgon.kernel.refusal import Refusal
from tinhgon.notices.acts import new_feed, post
from tinhgon.sealing import codes
from tinhgon.web.denunciations import public, quiet
from tinhgon.web.denunciations.quiet import Slow

pytestmark = pytest.mark.django_db

FORM = {
    "noi": "99.SA", "bi-to-cao": ACCUSED, "noi-dung": f"Nhận tiền ở {PHRASE}.", "ho-ten": NAME, "lien-he": PHONE, "bao-ve": "1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def counts(monkeypatch):
    """Each test counts attempts anew."""
    monkeypatch.setattr(public, "SENDS", Slow(*quiet.SENDING))
    monkeypatch.setattr(public, "OPENS", Slow(*quiet.OPENING))


def house():
    year = localdate().year
    books(year - 1, year, year + 1)
    return people(day=localdate())


def sends(client: Client | None = None, **more: Any) -> tuple[str, str]:
    """Send a denunciation; return the code that is shown and the number of the case."""
    answer = (client or Client()).post("/to-cao/gui/", FORM | more)
    assert answer.status_code == 200, answer.content.decode()
    page = answer.content.decode()
    return re.search(r'id="ma-cua-ban">([^<]+)<', page)[1], re.search(r"TC\d\d-\d{6}", page)[0]


def does(who, case: str, what: str, **fields: Any):
    """Send a form of a matter's page as an officer, with their passphrase."""
    return signed_in(who).post(f"/to-cao/xu-ly/{case}/lam/", {"viec": what, "cum": passphrase(who.login), **fields})


def follows(code: str, **more: Any):
    return Client().post("/to-cao/theo-doi/", {"ma": code, **more})


def test_a_denunciation_by_its_pages_from_the_form_to_publication():
    who = house()
    assert "99.SA" in Client().get("/to-cao/").content.decode()
    form = Client().get("/to-cao/gui/?noi=99.SA").content.decode()
    assert who.head.name in form
    assert who.keepers[0].name in form
    code, case = sends()
    page = does(who.officer, case, "doc").content.decode()
    assert PHRASE in page
    assert "đề nghị được bảo vệ" in page
    assert NAME not in page
    assert does(who.officer, case, "nhan").status_code == 302
    assert (
        does(who.officer, case, "nhan-tin", ve="question", **{"noi-dung": "Vào ngày nào? <xss-1>"}).status_code == 302
    )
    page = follows(code).content.decode()
    assert "Vào ngày nào?" in page
    assert "<xss-1" not in page
    assert "Cán bộ đang chờ bạn trả lời" in page
    assert NAME not in page
    page = follows(code, **{"tra-loi": "Ngày mùng ba."}).content.decode()
    assert "Đã niêm phong và gửi" in page
    assert "chờ bạn trả lời" not in page
    today = localdate().isoformat()
    given = {"so-van-ban": "1/QĐ-SA", "ngay-ky": today}
    assert does(who.head, case, "buoc:accept", **given).status_code == 302
    extended = {"ly-do": "Hai nơi", "tieu-chi": ["places", "evidence"], "so-ngay": "30"}
    answer = does(who.head, case, "gia-han", **given, **extended)
    assert answer.status_code == 302, answer.content.decode()
    asker, approver, third = who.keepers
    assert does(asker, case, "de-nghi", **{"can-cu": "verify", "ly-do": "Cần gặp"}).status_code == 302
    request = rows("select id from denunciations_unsealing")[0][0]
    refused = does(asker, case, "duyet", so=request)
    assert (refused.status_code, "không được tự duyệt" in refused.content.decode()) == (422, True)
    assert does(approver, case, "duyet", so=request).status_code == 302
    page = does(asker, case, "xem", so=request).content.decode()
    assert NAME in page
    assert PHONE in page
    again = does(asker, case, "xem", so=request)
    assert (again.status_code, NAME in again.content.decode()) == (422, False)
    assert "đã xem" in signed_in(third).get(f"/to-cao/xu-ly/{case}/").content.decode()
    assert "đã cùng mở danh tính của bạn" in follows(code).content.decode()
    assert does(who.head, case, "buoc:conclude", **given).status_code == 302
    words = {"tieu-de": "Kết luận việc nhà kho", "noi-dung": "Một phần đúng. <xss-1 onload=x>"}
    assert does(who.head, case, "cong-khai", **given, **words).status_code == 422  # not confirmed
    assert does(who.head, case, "cong-khai", **given, **words, **{"khong-lo": "1"}).status_code == 302
    page = Client().get(f"/to-cao/cong-khai/{case}/").content.decode()
    assert "Một phần đúng." in page
    assert "<xss-1" not in page
    assert "Kết luận việc nhà kho" in Client().get("/to-cao/cong-khai/").content.decode()


def everything_kept() -> list[tuple[str, str]]:
    """Every column of every table as text, bytes also as the text that they may hold: what a copy of the books tells."""
    found = []
    columns = rows(
        "select c.table_name, c.column_name, c.data_type from information_schema.columns c join information_schema.tables t "
        "using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'"
    )
    for table, column, kind in columns:
        how = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
        for (said,) in rows(f'select {how} from {table} where "{column}" is not null'):
            found.append((f"{table}.{column}", said))
    return found


def marks() -> list[str]:
    """What is looked for: each secret as it is, without accents, as escaped bytes, as JSON writes it."""
    from_phone = PHONE.replace(" ", "")
    found = [*SECRETS, from_phone, "Doan Thi Kin Tieng", "doan thi kin tieng", "buc tuong reu", "luu van tham"]
    found += ["".join(chr(b) if b < 128 and b != 92 else f"\\{b:03o}" for b in one.encode()) for one in SECRETS]
    return found + [one.encode("unicode_escape").decode() for one in SECRETS]


def test_an_administrator_with_everything_finds_nothing(caplog):
    """Superuser's SQL over every column, every log, page, search, export, notice, letter, calendar, and error page."""
    for logger in ("", "django", "django.db.backends", "django.request"):
        caplog.set_level(logging.DEBUG, logger=logger)
    connection.force_debug_cursor = True  # as DEBUG does: every statement with its values is logged
    who = house()
    picture = SimpleUploadedFile(f"{PHRASE}.txt", (f"{PHRASE} {NAME} " * 45_000).encode())
    code, case = sends(tep=picture)
    follows(code, **{"tra-loi": f"Tôi là {NAME}, {PHONE}", "ho-ten": NAME})
    does(who.officer, case, "doc")
    does(who.officer, case, "nhan")
    does(who.officer, case, "nhan-tin", ve="question", **{"noi-dung": f"Có phải {PHRASE}?"})
    asker, approver, _ = who.keepers
    does(asker, case, "de-nghi", **{"can-cu": "verify", "ly-do": f"Gặp {NAME}"})
    (request,) = rows("select id from denunciations_unsealing")[0]
    does(approver, case, "duyet", so=request)
    does(asker, case, "xem", so=request)
    does(who.head, case, "buoc:refuse", **{"so-van-ban": f"1 {NAME}", "ly-do": PHRASE})  # refused: a name in a number
    rejected = Client().post("/to-cao/gui/", FORM | {"noi-dung": "", "ho-ten": NAME})
    assert rejected.status_code == 422
    remind(localdate() + timedelta(days=4))
    post(1, now())
    boss = account("tat-ca", email="tat.ca@tinh.vn")
    for role in (
        "administrator",
        "auditor",
        "case_head",
        "case_officer",
        "receiver",
        "personnel",
        "identity_keeper",
        "denunciation_head",
    ):
        granted(boss, role)
    admin = signed_in(boss)
    pages = [
        f"/vu-viec/{case}/", "/vu-viec/", "/vu-viec/bang/", f"/vu-viec/?chu={NAME}", f"/tim/?q={PHRASE}", "/nhat-ky/", "/hop-thu/",
        f"/to-cao/xu-ly/{case}/", "/to-cao/xu-ly/", "/niem-phong/", f"/vu-viec/{case}/thoi-han/", "/api/ledger", "/api/cases",
        f"/nhat-ky/?chu={case}",
    ]  # fmt: skip
    pages += [f"/nhat-ky/{number}/" for (number,) in rows("select number from ledger_entry where subject = %s", case)]
    told = [(path, admin.get(path)) for path in pages]
    texts = [
        (path, answer.content.decode(errors="replace"))
        for path, answer in told
        if NAME not in path and PHRASE not in path
    ]
    # A search page repeats what was asked for; but it finds no case.
    assert case not in admin.get(f"/vu-viec/?chu={NAME}").content.decode()
    assert dict(told)[f"/to-cao/xu-ly/{case}/"].status_code == 404
    calendar = Client().get(f"/lich/{new_feed(who.officer.pk, now())}/viec.ics").content.decode()
    assert case in calendar
    texts += [("calendar", calendar.replace("\r\n ", "")), *everything_kept()]
    texts += [("log", record.getMessage() + str(record.exc_text or "")) for record in caplog.records]
    assert len(texts) > 500
    assert any('insert into "denunciations_envelope' in said.lower() for _, said in texts), (
        "the statements were not looked at"
    )
    wanted = marks()
    found = sorted({(where, mark) for where, said in texts for mark in wanted if mark in said})
    assert found == []
    logins = [where for where, said in everything_kept() if code in said or code.replace("-", "") in said]
    assert logins == []
    connection.force_debug_cursor = False


def test_no_file_touches_the_disk_before_it_is_sealed(monkeypatch):
    house()
    touched = []
    real = uploadhandler.TemporaryUploadedFile
    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", lambda *given: touched.append(given[0]) or real(*given))
    large = (f"{PHRASE} " * 80_000).encode()
    sends(tep=SimpleUploadedFile("lon.txt", large))
    assert touched == []
    Client().post("/theo-doi/", {"ma": "x", "tep": SimpleUploadedFile("lon.txt", large)})
    assert touched == ["lon.txt"], "elsewhere it would have been: so this test can fail"


def test_strangers_are_stopped_each_by_themselves():
    slow, times = Slow(2, 60, 4), iter((0.0, 1.0, 2.0, 3.0, 61.5))
    one, other = (RequestFactory(REMOTE_ADDR=address).get("/") for address in ("192.0.2.1", "192.0.2.2"))
    slow.count(one, lambda: next(times))
    slow.count(one, lambda: next(times))
    with pytest.raises(Refusal):
        slow.count(one, lambda: next(times))
    slow.count(other, lambda: next(times))
    slow.count(one, lambda: next(times))
    assert b"192.0.2" not in repr(vars(slow)).encode()


def test_a_fault_tells_its_kind_and_nothing_else(caplog, monkeypatch):
    house()
    caplog.set_level(logging.DEBUG)

    def breaks(wish, *rest):
        raise KeyError(f"{wish.identity.name} {wish.words.text}")

    monkeypatch.setattr(public.acts, "send", breaks)
    answer = Client(raise_request_exception=False).post("/to-cao/gui/", FORM)
    assert answer.status_code == 500
    logged = caplog.text + "".join(str(record.exc_info) for record in caplog.records)
    assert "KeyError at" in logged
    assert not [one for one in SECRETS if one in answer.content.decode() + logged]
    seen = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert seen
    assert all(error.__cause__ is None and error.__context__ is None for error in seen)


def test_who_is_signed_in_is_not_taken_and_leaves_no_name():
    who = house()
    client = signed_in(who.keepers[0])
    answer = client.post("/to-cao/gui/", FORM)
    assert (answer.status_code, "cửa sổ ẩn danh" in answer.content.decode()) == (422, True)
    assert Envelope.objects.count() == 0
    code, case = sends()
    assert client.post("/to-cao/theo-doi/", {"ma": code, "tra-loi": "Thêm."}).status_code == 200
    trail = rows(
        "select distinct actor from accounts_trail where source like 'casework%%' or source like 'denunciations%%'"
    )
    assert who.keepers[0].actor not in [actor for (actor,) in trail]
    assert {actor for (actor,) in rows("select actor from ledger_entry where subject = %s", case)} == {"Người tố cáo"}


def test_a_handling_officer_types_in_what_came_on_paper():
    who = house()
    client = signed_in(who.officer)
    assert "nhập hộ" in client.get("/to-cao/gui/?noi=99.SA").content.decode()
    code, case = sends(client)
    assert {actor for (actor,) in rows("select actor from ledger_entry where subject = %s", case)} == {
        who.officer.actor
    }
    assert follows(code).status_code == 200
    assert [where for where, said in everything_kept() if NAME in said] == []


def test_nothing_is_kept_by_the_browser_or_of_the_address():
    house()
    client = Client(REMOTE_ADDR="203.0.113.77")
    sends(client)
    answer = client.get("/to-cao/gui/?noi=99.SA")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert set(client.cookies) <= {"csrftoken"}
    assert rows("select count(*) from django_session") == [(0,)]
    assert not [where for where, said in everything_kept() if "203.0.113.77" in said]


def test_wrong_codes_are_answered_alike_and_slowed(monkeypatch):
    house()
    code, _ = sends()
    counted = []
    real = codes.stretched
    monkeypatch.setattr(codes, "stretched", lambda said: counted.append(1) or real(said))
    pages = set()
    for typed in ("", "ABCD", codes.new_code(), code[:-1] + ("2" if code[-1] != "2" else "3"), "<script>"):
        answer = follows(typed)
        assert answer.status_code == 422
        pages.add(re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode()))
    assert (len(pages), len(counted)) == (1, 5)
    assert follows(code).status_code == 200
    assert len(counted) == 6
    monkeypatch.setattr(public, "OPENS", Slow(2, 600, 9))
    answers = [follows(codes.new_code()) for _ in range(3)]
    assert "Quá nhiều lần" in answers[2].content.decode()
    assert len(counted) == 8  # what is stopped costs nothing


def test_the_code_opens_nothing_elsewhere():
    house()
    code, case = sends()
    elsewhere = Client().post("/theo-doi/", {"ma": code})
    assert elsewhere.status_code == 422
    assert case not in elsewhere.content.decode()
    assert Client().get(f"/api/track/{code}").status_code == 404
    assert rows("select count(*) from casework_receipt") == [(0,)]


def test_reminders_carry_the_code_and_the_day_alone():
    who = house()
    _, case = sends()
    does(who.officer, case, "nhan")
    who.officer.email = "xl@tinh.vn"
    who.officer.save()
    (due,) = rows("select due from casework_case")[0]
    remind(due)
    post(1, now())
    told = rows("select words_vi from notices_notice where kind = 'due'")
    assert len(told) == 1
    assert case in told[0][0]
    assert "Tố cáo (nội dung niêm phong)" in told[0][0]
    assert all(one not in rows("select body from notices_letter")[0][0] for one in SECRETS)
    led = signed_in(who.officer).get(f"/vu-viec/{case}/")
    assert (led.status_code, led["Location"]) == (302, f"/to-cao/xu-ly/{case}/")


def test_a_key_is_made_changed_and_lost_on_its_page():
    who = house()
    stranger = signed_in(account("nguoi-la"))
    answer = stranger.post(
        "/niem-phong/", {"viec": "tao", "cum-moi": "năm từ chẳng liên quan gì", "cum-lai": "năm từ chẳng liên quan gì"}
    )
    assert answer.status_code == 422
    mine = signed_in(who.officer)
    new = {
        "viec": "doi",
        "cum-cu": passphrase("xuly"),
        "cum-moi": "sáu chữ khác hẳn lúc trước",
        "cum-lai": "sáu chữ khác hẳn",
    }
    assert mine.post("/niem-phong/", new).status_code == 422
    assert mine.post("/niem-phong/", new | {"cum-lai": new["cum-moi"]}).status_code == 302
    assert mine.post("/niem-phong/", {"viec": "mat"}).status_code == 302
    assert "Tạo khóa" in mine.get("/niem-phong/").content.decode()


def test_the_desk_asks_as_many_questions_for_three_matters_as_for_one():
    who = house()
    desk = signed_in(who.officer)
    sends()
    desk.get("/to-cao/xu-ly/")
    asked = []
    for more in (0, 2):
        for _ in range(more):
            sends()
        with CaptureQueriesContext(connection) as seen:
            page = desk.get("/to-cao/xu-ly/").content.decode()
        asked.append(len(seen))
        assert page.count("người tố cáo viết sau cùng") == 1 + more
    assert asked[0] == asked[1] <= 30


def test_wrong_passphrases_are_stopped():
    who = house()
    _, case = sends()
    answers = [does(who.officer, case, "doc", cum="không phải cụm này đâu") for _ in range(12)]
    assert "Thử quá nhiều lần" in answers[-1].content.decode()
    assert does(who.officer, case, "doc").status_code == 422
    assert does(who.head, case, "doc").status_code == 200
