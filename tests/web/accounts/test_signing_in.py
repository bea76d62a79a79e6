"""Signing in: passwords, guessing, one-off passwords, second factors, sessions; and what the pages look like."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import Client

from tests.web.books import keeps_the_policy, words
from tinhgon.accounts import acts
from tinhgon.accounts.models import Account, Failure

pytestmark = pytest.mark.django_db


def holder(login: str = "an.nv", **more) -> tuple[Account, str]:
    return acts.add(login, "Nguyễn Văn An", **({"invented": True} | more))


def sign_in(client: Client, login: str, password: str, follow: bool = False, **more):
    return client.post("/dang-nhap/", {"login": login, "password": password, **more}, follow=follow)


def test_who_signs_in_is_named_in_the_header_and_signs_out():
    _, password = holder()
    client = Client()
    assert "Đăng nhập" in words(client.get("/").content.decode())
    answer = sign_in(client, "AN.NV ", password)
    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/")
    assert "Nguyễn Văn An Đăng xuất" in words(client.get("/").content.decode())
    assert client.get("/dang-xuat/").status_code == 200
    assert client.post("/dang-xuat/").status_code == 302
    assert "Nguyễn Văn An" not in client.get("/").content.decode()


def test_a_page_kept_by_the_browser_is_not_shown_to_the_next_who_signs_in():
    _, password = holder()
    client = Client()
    mark = client.get("/du-lieu/")["ETag"]
    sign_in(client, "an.nv", password)
    assert client.get("/du-lieu/", headers={"if-none-match": mark}).status_code == 200


def test_one_goes_back_to_the_page_one_came_from_and_nowhere_else():
    _, password = holder()
    assert sign_in(Client(), "an.nv", password, next="/nhat-ky/")["Location"] == "/nhat-ky/"
    assert sign_in(Client(), "an.nv", password, next="https://example.org/")["Location"] == "/tai-khoan/"


def test_a_wrong_password_and_an_unknown_login_are_told_alike():
    holder()
    said = [words(sign_in(Client(), login, "sai-mat-khau").content.decode()) for login in ("an.nv", "khong.co")]
    assert all("Tên đăng nhập hoặc mật khẩu không đúng" in one for one in said)


def test_guessing_stops_after_five_and_the_right_password_waits_too():
    _, password = holder()
    client = Client()
    for _ in range(5):
        sign_in(client, "an.nv", "sai")
    said = words(sign_in(client, "an.nv", password).content.decode())
    assert "Sai quá nhiều lần. Thử lại sau" in said
    assert "Nguyễn Văn An Đăng xuất" not in words(client.get("/").content.decode())
    assert Failure.objects.count() == 5, "who guesses on does not lock the holder out for longer"
    acts.unlock("an.nv")
    assert sign_in(client, "an.nv", password).status_code == 302


def test_guessing_many_logins_from_one_address_stops():
    _, password = holder()
    for number in range(30):
        sign_in(Client(), f"ai{number}", "sai")
    assert "Sai quá nhiều lần" in words(sign_in(Client(), "an.nv", password).content.decode())
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere, "an.nv", password).status_code == 302


def test_a_success_forgets_the_failures_of_its_own_login_only():
    _, password = holder()
    sign_in(Client(), "an.nv", "sai")
    sign_in(Client(), "binh", "sai")
    sign_in(Client(), "an.nv", password)
    assert list(Failure.objects.values_list("login", flat=True)) == ["binh"]


def test_a_locked_account_cannot_sign_in_and_its_sessions_end():
    _, password = holder()
    client = Client()
    sign_in(client, "an.nv", password)
    acts.lock("an.nv", "nghỉ việc")
    assert client.get("/tai-khoan/").status_code == 302
    answer = sign_in(Client(), "an.nv", password, follow=True)
    assert "Tài khoản đang bị khóa" in words(answer.content.decode())


def test_a_one_off_password_is_changed_first_and_the_policy_holds():
    _, password = holder(invented=False)
    client = Client()
    assert sign_in(client, "an.nv", password)["Location"] == "/tai-khoan/mat-khau/"
    assert "mật khẩu dùng một lần" in words(client.get("/tai-khoan/").content.decode())

    def change(new: str):
        return client.post("/tai-khoan/mat-khau/", {"oldpassword": password, "password1": new, "password2": new})

    for weak in ("ngan", "123456789012", "nguyenvanan.nv", "password1234"):
        assert change(weak).status_code == 200, weak
    assert change("hoa-sua-thang-muoi").status_code == 302
    assert Account.objects.get().one_off is False
    assert client.get("/tai-khoan/").status_code == 200
    assert sign_in(Client(), "an.nv", "hoa-sua-thang-muoi").status_code == 302


def test_passwords_are_kept_by_argon2(settings):
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]
    assert identify_hasher(make_password("hoa-sua-thang-muoi")).algorithm == "argon2"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_an_authenticator_app_and_recovery_codes():
    account, password = holder()
    client = Client()
    sign_in(client, "an.nv", password)
    assert client.get("/tai-khoan/bao-mat/ung-dung/")["Location"].startswith("/tai-khoan/xac-nhan/")
    client.post("/tai-khoan/xac-nhan/", {"password": password})
    page = client.get("/tai-khoan/bao-mat/ung-dung/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    assert keeps_the_policy(page)
    client.post("/tai-khoan/bao-mat/ung-dung/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=account, type="totp").exists()
    shown = client.get("/tai-khoan/bao-mat/ma-du-phong/").content.decode()
    spare = re.findall(r'class="code">(\d{8})<', shown)
    assert len(spare) == 10
    other = Client()
    assert sign_in(other, "an.nv", password)["Location"] == "/dang-nhap/ma/"
    assert other.get("/tai-khoan/").status_code == 302, "half signed in is not signed in"
    assert "Mã không đúng" in words(other.post("/dang-nhap/ma/", {"code": "000000"}).content.decode())
    assert other.post("/dang-nhap/ma/", {"code": spare[0]}).status_code == 302
    assert other.get("/tai-khoan/").status_code == 200
    again = Client()
    sign_in(again, "an.nv", password)
    again.post("/dang-nhap/ma/", {"code": spare[0]})
    assert again.get("/tai-khoan/").status_code == 302, "a recovery code works once"


def test_codes_cannot_be_guessed_for_long():
    account, password = holder()
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    client = Client()
    sign_in(client, "an.nv", password)
    for _ in range(5):
        client.post("/dang-nhap/ma/", {"code": "000000"})
    answer = client.post("/dang-nhap/ma/", {"code": code_of("JBSWY3DPEHPK3PXP")})
    assert "Sai quá nhiều lần" in words(answer.content.decode())


def test_sessions_are_listed_and_each_is_signed_out():
    _, password = holder()
    desk, phone = Client(HTTP_USER_AGENT="Máy bàn"), Client(HTTP_USER_AGENT="Điện thoại <b>")
    sign_in(desk, "an.nv", password)
    sign_in(phone, "an.nv", password)
    page = desk.get("/tai-khoan/phien/").content.decode()
    assert "Điện thoại &lt;b&gt;" in page
    number = re.search(r'name="phien" value="(\d+)"', page)[1]
    desk.post("/tai-khoan/phien/", {"phien": number})
    assert phone.get("/tai-khoan/").status_code == 302
    assert desk.get("/tai-khoan/").status_code == 200


def test_the_session_of_another_cannot_be_signed_out():
    _, mine = holder()
    _, theirs = holder("binh", person=2)
    me, them = Client(), Client()
    sign_in(me, "an.nv", mine)
    sign_in(them, "binh", theirs)
    page = them.get("/tai-khoan/phien/")
    number = page.wsgi_request.session.session_key
    for wanted in ("1", "2", "3", number):
        me.post("/tai-khoan/phien/", {"phien": wanted})
    assert them.get("/tai-khoan/").status_code == 200


PAGES = (
    "/tai-khoan/", "/tai-khoan/mat-khau/", "/tai-khoan/phien/", "/tai-khoan/bao-mat/", "/tai-khoan/bao-mat/ung-dung/",
    "/tai-khoan/bao-mat/khoa/", "/tai-khoan/bao-mat/khoa/them/", "/tai-khoan/xac-nhan/", "/dang-xuat/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_ones_account_in_both_languages_and_never_kept(path):
    _, password = holder()
    client = Client()
    assert client.get(path).status_code == 302
    sign_in(client, "an.nv", password)
    client.post("/tai-khoan/xac-nhan/", {"password": password})
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1>") == 1
    assert keeps_the_policy(page)
    assert "no-store" in answer["Cache-Control"]
    client.get("/ngon-ngu/en/")
    english = words(client.get(path).content.decode())
    assert not any(word in english for word in ("Mật khẩu", "Đăng xuất", "Tài khoản"))


@pytest.mark.parametrize("path", ["/dang-nhap/", "/dang-nhap/bi-khoa/", "/dang-nhap/chua-co-tai-khoan/"])
def test_pages_of_signing_in(path):
    answer = Client().get(path)
    assert answer.status_code in (200, 403)
    assert keeps_the_policy(answer.content.decode())
