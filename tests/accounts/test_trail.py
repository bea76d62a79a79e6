"""The trail of changes: whoever sends a statement, by whatever program, leaves one; secrets do not stand in it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from tests.faces import tinhgon
from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import loaded, rows
from tests.web.books import words
from tinhgon.accounts import acts, queries
from tinhgon.accounts.acting import acting
from tinhgon.accounts.models import Account, Trail

pytestmark = pytest.mark.django_db


def newest(source: str = "accounts_account"):
    return queries.trail(source)[0]


def test_plain_sql_leaves_a_trail_with_what_it_changed():
    account("an")
    rows("update accounts_account set name = 'Kẻ khác', password = 'x' where login = 'an'")
    found = newest()
    assert (found.verb, found.actor) == ("update", "?")
    assert found.before == {"name": "Người an", "password": "***"}
    assert found.after == {"name": "Kẻ khác", "password": "***"}
    rows("delete from accounts_account where login = 'an'")
    assert (newest().verb, newest().before["login"]) == ("delete", "an")


def test_a_statement_that_changes_nothing_leaves_nothing_and_many_rows_leave_each():
    for login in ("an", "binh", "cuc"):
        account(login)
    count = Trail.objects.count()
    rows("update accounts_account set name = name")
    assert Trail.objects.count() == count
    rows("update accounts_account set is_active = false")
    assert Trail.objects.count() == count + 3


def test_the_trail_only_grows():
    account("an")
    for statement in ("update accounts_trail set actor = 'x'", "delete from accounts_trail", "truncate accounts_trail"):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(statement)


def test_emptying_a_table_leaves_a_trail():
    loaded()
    account("an")
    rows("truncate mandates_grant")
    assert newest("mandates_grant").verb == "truncate"


def test_who_is_signed_in_is_named():
    loaded()
    account("an")
    who = account("chanh")
    granted(who, "administrator")
    wish = {"tai-khoan": "an", "vai-tro": "drafter", "so": "12/QĐ", "xac-nhan": "1"}
    assert signed_in(who).post("/tham-quyen/giao/", wish).status_code == 302
    found = newest("mandates_grant")
    assert (found.actor, found.after["role"]) == ("Người chanh (chanh)", "drafter")
    rows("update mandates_grant set role = 'decider' where role = 'drafter'")
    assert newest("mandates_grant").role == rows("select session_user")[0][0]


def test_the_command_line_names_whoever_sits_there():
    tinhgon("account", "add", "an", "--name", "An")
    assert newest().actor.startswith("dòng lệnh: ")
    said = tinhgon("ledger", "trail", "--table", "accounts_account", "--json").json()["trail"]
    assert said[0]["after"]["password"] == "***"
    assert "accounts_account" in tinhgon("ledger", "trail").out


@pytest.mark.django_db(transaction=True)
def test_a_name_does_not_stay_with_the_connection():
    with acting(lambda: "An"):
        acts.add("an", "An", invented=True)
    assert newest().actor == "An"
    Account.objects.update(name="Bình")
    assert newest().actor == "?"
    assert rows("select coalesce(current_setting('tinhgon.actor', true), '')")[0][0] == ""


def test_every_table_of_these_rooms_is_watched_or_it_is_said():
    acts.watch()
    assert queries.unwatched() == []
    assert tinhgon("verify", "--json").code == 0
    with connection.cursor() as cursor:
        cursor.execute("alter table mandates_grant disable trigger user")
    assert queries.unwatched() == ["mandates_grant"]
    answer = tinhgon("verify", "--json")
    assert (answer.code, answer.json()["findings"][0]["rule"]) == (1, "trail.unwatched")
    acts.watch()
    assert queries.unwatched() == []


def test_who_keeps_watch_reads_the_trail_and_others_do_not():
    loaded()
    an = account("an", email="<b>@example.org")
    granted(an, "drafter")
    watcher = account("kiem-tra")
    granted(watcher, "auditor")
    page = signed_in(watcher).get("/nhat-ky/dau-vet/?bang=accounts_account").content.decode()
    assert "accounts_account" in words(page)
    assert "&lt;b&gt;@example.org" in page
    assert "md5" not in page
    assert signed_in(an).get("/nhat-ky/dau-vet/").status_code == 403
