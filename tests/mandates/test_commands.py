"""``tinhgon account``, ``mandate`` and ``authority``: what is done is said, in words or in JSON; what is wrong is refused."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.faces import tinhgon
from tests.registry.builders import loaded
from tinhgon.accounts.models import Account, Failure
from tinhgon.ledger import queries as ledger

pytestmark = pytest.mark.django_db


def test_an_account_is_made_with_a_password_that_signs_in_once():
    made = tinhgon("account", "add", "an.nv", "--name", "Nguyễn Văn An", "--json").json()
    assert made["account"]["one_off"]
    answer = Client().post("/dang-nhap/", {"login": "an.nv", "password": made["password"]})
    assert answer["Location"] == "/tai-khoan/mat-khau/"
    assert made["password"] not in tinhgon("account", "list").out


@pytest.mark.parametrize(
    ("login", "rule"), [("Ấn", "account.login"), ("a b", "account.login"), ("an.nv", "account.taken")]
)
def test_a_login_that_cannot_be_is_refused(login, rule):
    tinhgon("account", "add", "an.nv", "--name", "An")
    answer = tinhgon("account", "add", login, "--name", "An", "--json")
    assert answer.code == 1
    assert [one["rule"] for one in answer.json()["findings"]] == [rule]


def test_an_account_is_linked_with_the_person_of_the_registry():
    loaded()
    tinhgon("account", "add", "an", "--name", "An", "--person", "p40")
    assert Account.objects.get(login="an").person is not None
    assert tinhgon("account", "add", "binh", "--name", "Bình", "--person", "p40").code == 1
    assert tinhgon("account", "add", "cuc", "--name", "Cúc", "--person", "khong-co").code == 1


def test_locking_unlocking_and_new_passwords():
    tinhgon("account", "add", "an", "--name", "An")
    assert tinhgon("account", "lock", "an", "--reason", "nghỉ", "--json").json()["account"]["active"] is False
    Failure.objects.create(login="an", address="10.0.0.1", at="2026-01-01T00:00Z")
    assert tinhgon("account", "unlock", "an", "--json").json()["account"]["active"] is True
    assert not Failure.objects.exists()
    first, second = (tinhgon("account", "password", "an", "--json").json()["password"] for _ in range(2))
    assert first != second
    assert tinhgon("account", "lock", "khong.co").code == 1


def grant(*more: str):
    return tinhgon("mandate", "grant", "an", "drafter", "--decision", "12/QĐ", "--from", "1/7/2025", *more, "--json")


def test_a_mandate_is_granted_listed_delegated_and_ended():
    loaded()
    tinhgon("account", "add", "an", "--name", "An")
    tinhgon("account", "add", "binh", "--name", "Bình")
    made = grant("--unit", "99.SA", "--to", "1/1/2027").json()["mandate"]
    assert (made["unit"]["code"], made["from"], made["to"]) == ("99.SA", "2025-07-01", "2027-01-01")
    number = str(made["number"])
    days = ("--from", "1/8/2025", "--to", "1/9/2025")
    passed = tinhgon("mandate", "delegate", number, "binh", "--decision", "3/UQ", *days, "--stand-in", "--json").json()
    assert passed["mandate"]["kind"]["id"] == "stand_in"
    on = ("mandate", "list", "--on", "15/8/2025", "--json")
    assert [one["login"] for one in tinhgon(*on).json()["mandates"]] == ["an", "binh"]
    tinhgon("mandate", "end", number, "--on", "10/8/2025", "--reason", "chuyển công tác")
    states = {one["login"]: one["in_force"] for one in tinhgon(*on[:-1], "--all", "--json").json()["mandates"]}
    assert states == {"an": False, "binh": False}
    assert [one.act for one in ledger.entries(act="mandate.end")] == ["mandate.end"]


def test_a_mandate_over_nothing_or_for_nobody_is_refused():
    loaded()
    assert grant().code == 1
    tinhgon("account", "add", "an", "--name", "An")
    assert grant("--unit", "99.KHONG").code == 1
    wrong = tinhgon("mandate", "grant", "an", "king", "--decision", " ", "--json")
    assert [one["rule"] for one in wrong.json()["findings"]] == ["mandate.role", "mandate.document"]
    assert ledger.entries(act="mandate.grant") == []


def test_roles_are_told_with_their_acts():
    roles = {one["id"]: one for one in tinhgon("mandate", "roles", "--json").json()["roles"]}
    assert {"drafter", "appraiser", "affected", "clerk", "decider", "auditor", "administrator"} <= set(roles)
    assert "scheme.draft" in [act["id"] for act in roles["drafter"]["acts"]]


def test_the_register_is_listed_confirmed_and_its_defects_told():
    listed = tinhgon("authority", "list", "--on", "1/7/2025", "--json").json()["powers"]
    assert "decide-province-2025" in [one["id"] for one in listed]
    assert all(one["basis"] and not one["verified_by"] for one in listed)
    done = tinhgon("authority", "confirm", "decide-province-2025", "--by", "Phòng Pháp chế", "--json").json()
    assert done["power"]["verified_by"] == "Phòng Pháp chế"
    assert tinhgon("authority", "confirm", "khong-co", "--by", "x").code == 1
    assert tinhgon("authority", "defects", "--on", "1/7/2025", "--json").json()["defects"] == []
    second = ("--act", "scheme.decide", "--organ-kind", "people_committee", "--level", "province", "--basis", "QĐ thử")
    tinhgon("authority", "add", "thu", *second, "--from", "1/6/2025")
    assert [one["rule"] for one in tinhgon("authority", "defects", "--on", "1/7/2025", "--json").json()["defects"]] == [
        "authority.two"
    ]
    assert tinhgon("authority", "defects", "--on", "1/5/2025", "--json").json()["defects"] == []
