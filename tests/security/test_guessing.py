"""Guessing: nothing tells a wrong name from a wrong password, and no good code, password or token buys further guesses."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from tests.mandates.builders import PASSWORD, account, signed_in
from tests.security.house import House, none
from tests.web.books import words
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Failure
from tinhgon.accounts.rules import GUESSING

pytestmark = pytest.mark.django_db

WRONG = "ABCD-EFGH-JKMN-PQRS"
#: Addresses that take a code without an account, and how each is asked.
CODES = {
    "/de-an/ho-so/ma/": lambda client, code: client.post("/de-an/ho-so/ma/", {"ma": code}),
    "/theo-doi/": lambda client, code: client.post("/theo-doi/", {"ma": code}),
    "/theo-doi/…/": lambda client, code: client.get(f"/theo-doi/{code}/"),
    "/api/track/…": lambda client, code: client.get(f"/api/track/{code}"),
}


class Counted(PBKDF2PasswordHasher):
    """The hasher of passwords, with a count of what it was asked to do: the time that an attempt takes is this work."""

    work = 0
    iterations = 100

    def encode(self, password, salt, iterations=None):
        Counted.work += 1
        return super().encode(password, salt, 100)


def sign_in(login: str, password: str, client: Client | None = None):
    return (client or Client()).post("/dang-nhap/", {"login": login, "password": password})


def test_no_wrong_attempt_is_told_from_another_by_words_status_or_work(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    for login in ("an", "bi-khoa"):
        account(login)
    accounts.lock("bi-khoa", "nghỉ việc")
    told = {}
    for login in ("an", "bi-khoa", "khong-co", "AN' or 1=1 --"):
        before = Counted.work
        answer = sign_in(login, "khong-phai-mat-khau")
        page = words(answer.content.decode())
        told[login] = (answer.status_code, page, Counted.work - before)
    assert told["an"][2] == 1, "the count counts"
    assert len(set(told.values())) == 1, told


def test_a_locked_account_says_so_only_to_who_knows_its_password():
    account("bi-khoa")
    accounts.lock("bi-khoa", "nghỉ việc")
    assert sign_in("bi-khoa", "sai")["Content-Type"]
    assert "đang bị khóa" not in words(sign_in("bi-khoa", "sai").content.decode())
    answer = sign_in("bi-khoa", PASSWORD)
    assert answer.status_code == 302
    assert answer["Location"] == "/dang-nhap/bi-khoa/"


@pytest.mark.parametrize("door", CODES)
def test_codes_are_stopped_after_a_few_by_every_door_and_a_good_one_buys_no_more(house: House, door: str):
    good = house.receipt
    asks, client = CODES[door], Client(REMOTE_ADDR="10.1.1.1")
    tried = 0
    for _ in range(3 * GUESSING.per_login):
        asks(client, WRONG)
        tried += 1
        if Failure.objects.filter(login__contains="10.1.1.1").count() >= GUESSING.per_login:
            break
        CODES["/theo-doi/"](client, good)
    assert tried == GUESSING.per_login, "showing a good code in between must not free an address to go on"
    for other in CODES.values():
        assert "Thử quá nhiều lần" in other(client, good).content.decode(), "all doors share one count"
    assert asks(Client(REMOTE_ADDR="10.1.1.2"), good).status_code in (200, 422)


def test_behind_a_proxy_each_reader_is_counted_alone_and_nobody_names_an_address_for_themselves(settings, house: House):
    for _ in range(GUESSING.per_login + 1):
        Client().post("/theo-doi/", {"ma": WRONG}, headers={"x-forwarded-for": "10.9.9.9"})
    assert not Failure.objects.filter(login__contains="10.9.9.9").exists(), "without a proxy nobody says where they are"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(GUESSING.per_login + 1):
        Client().post("/theo-doi/", {"ma": WRONG}, headers={"x-forwarded-for": "6.6.6.6, 10.9.9.9"})
    assert Failure.objects.filter(login__contains="10.9.9.9").count() == GUESSING.per_login
    assert not Failure.objects.filter(login__contains="6.6.6.6").exists(), (
        "what stands before the proxy's word is the guesser's own"
    )
    page = Client().post("/theo-doi/", {"ma": WRONG}, headers={"x-forwarded-for": "10.9.9.8"})
    assert "Thử quá nhiều lần" not in page.content.decode()


def test_who_found_an_open_session_cannot_guess_the_password_there():
    who = account("an")
    client = signed_in(who)
    for _ in range(12):
        client.post("/tai-khoan/xac-nhan/", {"password": "sai"})
    answer = client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    assert answer.status_code in (200, 429)
    assert client.get("/tai-khoan/bao-mat/ung-dung/").status_code == 302, "not confirmed"
    for _ in range(6):
        client.post("/tai-khoan/mat-khau/", {"oldpassword": "sai", "password1": "x" * 14, "password2": "x" * 14})
    new = "mot-mat-khau-khac-han"
    client.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    who.refresh_from_db()
    assert who.check_password(PASSWORD)


def test_a_stopped_attempt_does_not_look_at_the_password_and_a_blank_is_no_password(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    account("an")
    for _ in range(GUESSING.per_login):
        sign_in("an", "sai")
    before = Counted.work
    sign_in("an", PASSWORD)
    assert Counted.work == before
    accounts.unlock("an")
    none(
        f"{password!r} signs in"
        for password in ("", " ", "\x00", "x" * 5000)
        if sign_in("an", password).status_code == 302
    )
