"""Accounts with mandates in the invented province."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from tests.registry.builders import START
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Account
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.mandates import acts
from tinhgon.mandates.models import Grant
from tinhgon.registry.models import Unit

CHIEF = Mandate("Văn phòng tỉnh", "quản trị", "QĐ 1")
PASSWORD = "hoa-sua-thang-muoi"


def account(login: str, **more: Any) -> Account:
    """An account whose password is known to tests."""
    made, _ = accounts.add(login, f"Người {login}", invented=True, **more)
    made.set_password(PASSWORD)
    made.save()
    return made


def granted(who: Account, role: str, *, since: date = START, until: date | None = None, **more: Any) -> Grant:
    """A mandate over everything, unless said otherwise."""
    document = Decision(more.pop("document", "QĐ 7/QĐ-UBND"))
    return acts.grant(CHIEF, acts.Wish(who, role, since, until, document, **more))


def key(code: str) -> int:
    """The key of a unit by its code."""
    return Unit.objects.filter(code=code, recorded_to__isnull=True).latest("valid_from").key


def signed_in(who: Account) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(who)
    return client
