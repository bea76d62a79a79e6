"""What every answer carries, whatever page it is."""

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def answer(db):
    return Client().get("/suc-khoe")


def test_the_server_says_that_it_works(answer):
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_nothing_runs_that_was_not_served_here(answer):
    policy = answer.headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert "unsafe" not in policy


def test_headers_keep_other_sites_out(answer):
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_vietnamese_unless_the_reader_chose_otherwise():
    reader = Client(headers={"accept-language": "en-US,en;q=0.9"})
    assert reader.get("/suc-khoe").headers["Content-Language"] == "vi"
    reader.get("/ngon-ngu/en/", {"ve": "/suc-khoe"})
    assert reader.get("/suc-khoe").headers["Content-Language"] == "en"
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = "../xx"
    assert reader.get("/suc-khoe").headers["Content-Language"] == "vi"


def test_debug_pages_are_off():
    assert settings.DEBUG is False


def test_the_signing_key_is_made_once_and_kept_from_others(tmp_path):
    from tinhgon.site import secret

    key = secret.kept_in(tmp_path / "new" / "key")
    assert len(key) >= 50
    assert secret.kept_in(tmp_path / "new" / "key") == key
    assert (tmp_path / "new" / "key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["key"]
