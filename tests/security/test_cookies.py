"""Cookies: unreadable to scripts, unsent to other sites, never outside TLS where there is TLS; a session is new when one signs in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.mandates.builders import PASSWORD, account
from tinhgon.site import signing_in


@pytest.mark.django_db
def test_the_session_is_kept_from_scripts_and_other_sites_and_begins_anew():
    account("an")
    client = Client()
    client.get("/dang-nhap/")
    client.cookies["phien"] = "chosen-by-somebody-else"
    client.post("/dang-nhap/", {"login": "an", "password": PASSWORD})
    cookie = client.cookies["phien"]
    assert cookie.value != "chosen-by-somebody-else"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.cookies["csrftoken"]["httponly"]
    first = cookie.value
    client.post("/dang-xuat/")
    client.cookies["phien"] = first
    assert client.get("/tai-khoan/").status_code == 302, "a session that was signed out stays so"


@pytest.mark.django_db
def test_readers_get_no_session():
    client = Client()
    client.get("/")
    client.get("/nhat-ky/")
    assert "phien" not in client.cookies


def test_under_tls_cookies_never_leave_it():
    said = signing_in.settings({}, https=True)
    assert said["SESSION_COOKIE_SECURE"] is True
    assert said["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert said["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")


def test_the_identity_provider_comes_from_the_environment():
    assert signing_in.settings({}, https=False)["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []
    environment = {
        "TINHGON_OIDC_SERVER": "https://id.tinh.example",
        "TINHGON_OIDC_CLIENT": "tinhgon",
        "TINHGON_OIDC_SECRET": "x",
    }
    app = signing_in.settings(environment, https=True)["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"][0]
    assert (app["client_id"], app["settings"]["server_url"]) == ("tinhgon", "https://id.tinh.example")
    assert app["settings"]["oauth_pkce_enabled"] is True
