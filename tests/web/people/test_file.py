"""Private files: opened by need only, with a reason; every reading written down, seen by its person; nobody changes that."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import rows
from tests.web.books import get, words
from tests.web.people.test_people import with_private_lives
from tinhgon.ledger import queries as ledger
from tinhgon.people.models import Note, Reading
from tinhgon.registry.models import Person

pytestmark = pytest.mark.django_db

PATH = "/nguoi/p40/ho-so/"
SECRETS = ("09/08/1967", "Thạc sĩ thủy lợi", "Xã An", "Nữ")
WHY = {"ly-do": "xét bổ nhiệm theo tờ trình 12"}


def person(code: str = "p40") -> int:
    return Person.objects.get(code=code).key


def officer(unit: str | None = "99.SA", role: str = "personnel"):
    who = account("to-chuc")
    granted(who, role, unit=key(unit) if unit else None)
    return signed_in(who)


def test_who_needs_it_opens_it_with_a_reason_and_it_is_written_down():
    with_private_lives()
    client = officer()
    door = client.get(PATH)
    assert not any(secret in door.content.decode() for secret in SECRETS), "a door shows nothing"
    assert not Reading.objects.exists()
    answer = client.post(PATH, WHY)
    page = words(answer.content.decode())
    assert all(secret in page for secret in SECRETS)
    assert answer["Cache-Control"] == "no-store"
    read = Reading.objects.get()
    assert (read.person, read.actor, read.why) == (person(), "Người to-chuc (to-chuc)", WHY["ly-do"])
    assert "thẩm quyền số" in read.authority


@pytest.mark.parametrize("why", ["", "  ", "xem", "..........", "x" * 501])
def test_without_a_reason_nothing_is_opened(why):
    with_private_lives()
    answer = officer().post(PATH, {"ly-do": why})
    assert answer.status_code == 422
    assert not any(secret in answer.content.decode() for secret in SECRETS)
    assert not Reading.objects.exists()


@pytest.mark.parametrize("role", ["drafter", "appraiser", "decider", "clerk", "auditor", "administrator", "affected"])
def test_who_does_not_need_it_does_not_open_it(role):
    with_private_lives()
    client = officer(None, role)
    for answer in (client.get(PATH), client.post(PATH, WHY), client.post(f"{PATH}ghi/", {"ghi-chu": "x"})):
        assert answer.status_code == 403
        assert not any(secret in answer.content.decode() for secret in SECRETS[:2])
    assert not Reading.objects.exists()
    assert not Note.objects.exists()


def test_an_officer_of_another_part_does_not_open_it():
    with_private_lives()
    assert officer("99.SB").post(PATH, WHY).status_code == 403


def test_nobody_signed_in_is_led_to_sign_in():
    with_private_lives()
    assert Client().get(PATH)["Location"].startswith("/dang-nhap/")
    assert Client().post(PATH, WHY)["Location"].startswith("/dang-nhap/")
    assert "Hồ sơ riêng" not in words(get("/nguoi/p40/"))


def test_the_person_opens_their_own_file_and_sees_who_read_it():
    with_private_lives()
    officer().post(PATH, WHY)
    me = signed_in(account("an", person=person()))
    door = words(me.get(PATH).content.decode())
    assert "Người to-chuc (to-chuc) cán bộ tổ chức" in door
    assert WHY["ly-do"] in door
    assert "Thạc sĩ thủy lợi" in me.post(PATH).content.decode()
    assert Reading.objects.latest("at").role == "chính chủ"
    assert me.post("/nguoi/p43/ho-so/", WHY).status_code == 403, "but not another's"
    assert me.post(f"{PATH}ghi/", {"ghi-chu": "tôi rất giỏi"}).status_code == 403


def test_a_note_is_written_and_the_ledger_does_not_say_what():
    with_private_lives()
    client = officer()
    client.post(f"{PATH}ghi/", {"ghi-chu": "Đã học <b>lớp</b> quản lý"})
    note = Note.objects.get()
    entry = ledger.entry(note.entry)
    assert (entry.act, entry.subject) == ("person.write", "p40")
    assert "quản lý" not in str(entry.payload)
    assert "Đã học &lt;b&gt;lớp&lt;/b&gt; quản lý" in client.post(PATH, WHY).content.decode()
    assert client.post(f"{PATH}ghi/", {"ghi-chu": " "}).status_code == 400


def test_who_keeps_watch_sees_all_readings_and_others_do_not():
    with_private_lives()
    officer().post(PATH, WHY)
    watcher = account("kiem-tra")
    granted(watcher, "auditor")
    page = words(signed_in(watcher).get("/nguoi/ai-da-doc/").content.decode())
    assert "Người p40 (p40) Người to-chuc (to-chuc)" in page
    assert signed_in(account("an")).get("/nguoi/ai-da-doc/").status_code == 403


@pytest.mark.parametrize(
    "statement", ["update people_reading set why = ''", "delete from people_reading", "truncate people_reading"]
)
def test_plain_sql_changes_no_reading(statement):
    with_private_lives()
    officer().post(PATH, WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(statement)
    assert Reading.objects.count() == 1
