"""Accounts of others: who manages them makes, locks and unlocks them and hands out passwords; nobody else does."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import loaded
from tests.web.books import keeps_the_policy, words
from tinhgon.accounts.models import Account

pytestmark = pytest.mark.django_db

PAGE = "/tai-khoan/quan-ly/"
NEW = {"viec": "them", "login": "binh", "ten": "Bình <b>"}


def manager() -> Client:
    who = account("chanh")
    granted(who, "administrator")
    return signed_in(who)


def test_an_account_is_made_and_its_password_signs_in_once():
    loaded()
    client = manager()
    assert "Quản lý tài khoản" in words(client.get("/tai-khoan/").content.decode())
    page = client.post(PAGE, NEW | {"nguoi": "p40"}).content.decode()
    password = re.search(r'class="digest">([\w-]+)<', page)[1]
    assert keeps_the_policy(page)
    assert "Bình &lt;b&gt;" in page
    assert Account.objects.get(login="binh").person is not None
    assert password not in client.get(PAGE).content.decode()
    answer = Client().post("/dang-nhap/", {"login": "binh", "password": password})
    assert answer["Location"] == "/tai-khoan/mat-khau/"


@pytest.mark.parametrize(
    "wrong", [{"login": "chanh"}, {"login": "Ấ"}, {"ten": " "}, {"nguoi": "khong-co"}, {"viec": "xoa"}]
)
def test_what_cannot_be_is_refused_and_kept(wrong):
    loaded()
    answer = manager().post(PAGE, NEW | wrong)
    assert answer.status_code == 422
    assert Account.objects.count() == 1


def test_locking_unlocking_and_a_new_password():
    loaded()
    client = manager()
    other = account("an")
    theirs = signed_in(other)
    client.post(PAGE, {"viec": "khoa", "login": "an"})
    assert theirs.get("/tai-khoan/").status_code == 302
    client.post(PAGE, {"viec": "mo", "login": "an"})
    assert Account.objects.get(login="an").is_active
    theirs = signed_in(other)
    assert "mật khẩu dùng một lần" in words(client.post(PAGE, {"viec": "mat-khau", "login": "an"}).content.decode())
    assert theirs.get("/tai-khoan/").status_code == 302, "a new password ends the sessions of the old one"
    assert client.post(PAGE, {"viec": "khoa", "login": "chanh"}).status_code == 422, "nobody locks themselves out"


def test_others_do_not_manage_accounts():
    loaded()
    an = account("an")
    granted(an, "decider")
    client = signed_in(an)
    assert "Quản lý tài khoản" not in words(client.get("/tai-khoan/").content.decode())
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, NEW).status_code == 403
    assert Account.objects.count() == 1
