"""Tokens for programs: shown once, kept by digest, for some acts and days, never more than the mandates of the day."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from tests.mandates.builders import CHIEF, account, granted, signed_in
from tests.registry.builders import loaded, rows
from tests.web.books import keeps_the_policy, words
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Token
from tinhgon.kernel.mandate import Decision
from tinhgon.mandates import acts

pytestmark = pytest.mark.django_db

PAGE = "/tai-khoan/ma-truy-cap/"


def auditor():
    who = account("kiem-tra")
    return who, granted(who, "auditor")


def asks(token: str, path: str = "/api/trail"):
    return Client().get(path, headers={"authorization": f"Bearer {token}"})


def made(who, *for_acts: str, days: int = 30) -> str:
    return accounts.make_token(who, "bảng theo dõi", for_acts or ("audit.read",), days, now())[1]


def test_a_token_is_shown_once_and_kept_by_its_digest():
    loaded()
    who, _ = auditor()
    client = signed_in(who)
    page = client.post(PAGE, {"ten": "bảng <b>", "so-ngay": "30", "viec": ["audit.read"]}).content.decode()
    token = re.search(r"tg_[\w-]{43}", page)[0]
    assert keeps_the_policy(page)
    assert "bảng &lt;b&gt;" in page
    assert token not in client.get(PAGE).content.decode()
    assert token not in str(rows("select row_to_json(t)::text from accounts_token t"))
    assert token not in str(rows("select row_to_json(t)::text from accounts_trail t"))
    assert Token.objects.get().digest not in str(rows("select row_to_json(t)::text from accounts_trail t"))
    answer = asks(token)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert asks(token, "/api/me").json()["account"]["login"] == "kiem-tra"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer tg_x", "Basic YTpi", "tg_x"])
def test_without_a_good_token_it_is_said_that_one_is_needed(header):
    answer = Client().get("/api/trail", headers={"authorization": header})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.json()["findings"][0]["rule"] == "tokenneeded"


def test_the_cookie_of_a_browser_is_no_token():
    loaded()
    who, _ = auditor()
    assert signed_in(who).get("/api/trail").status_code == 401


def test_a_token_does_what_it_names_and_not_more_than_the_mandates():
    loaded()
    who, grant = auditor()
    assert asks(made(who, "scheme.read")).status_code == 403
    token = made(who)
    assert asks(token).status_code == 200
    acts.end(CHIEF, grant.pk, localdate(), "hết nhiệm kỳ", Decision("QĐ 8"))
    assert asks(token).status_code == 403


def test_an_expired_a_revoked_and_a_locked_token():
    loaded()
    who, _ = auditor()
    old = made(who)
    Token.objects.update(expires=now() - timedelta(seconds=1))
    assert asks(old).status_code == 401
    token = made(who)
    number = Token.objects.latest("pk").pk
    other = account("an")
    assert signed_in(other).post(PAGE, {"thu-hoi": number}).status_code == 404, "another's token stays"
    assert asks(token).status_code == 200
    assert signed_in(who).post(PAGE, {"thu-hoi": number}).status_code == 302
    assert asks(token).status_code == 401
    last = made(who)
    accounts.lock("kiem-tra", "")
    assert asks(last).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [{"ten": ""}, {"so-ngay": "0"}, {"so-ngay": "9999"}, {"so-ngay": "²"}, {"viec": []}, {"viec": ["scheme.decide"]}],
)
def test_a_token_needs_a_name_an_act_of_ones_own_and_an_end(wrong):
    loaded()
    who, _ = auditor()
    sent = {"ten": "x", "so-ngay": "30", "viec": ["audit.read"]} | wrong
    assert signed_in(who).post(PAGE, sent).status_code == 422
    assert not Token.objects.exists()


def test_who_may_what_is_open_to_programs_without_a_token():
    loaded()
    granted(account("an"), "drafter")
    assert [one["login"] for one in Client().get("/api/mandates").json()["mandates"]] == ["an"]
    assert Client().get("/api/mandates?on=2019-01-01").json()["mandates"] == []
    assert "drafter" in [one["id"] for one in Client().get("/api/roles").json()["roles"]]
    assert Client().get("/api/authority?on=2010-01-01").json()["defects"]


def test_words_of_the_page():
    loaded()
    who, _ = auditor()
    assert "Tạo mã mới" in words(signed_in(who).get(PAGE).content.decode())
    assert "Chưa có thẩm quyền nào" in words(signed_in(account("an")).get(PAGE).content.decode())
