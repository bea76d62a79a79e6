"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from tinhgon.accounts import words
from tinhgon.accounts.models import Account, Failure
from tinhgon.accounts.rules import GUESSING, stopped_until
from tinhgon.kernel.refusal import Unknown


def account(login: str) -> Account:
    """Return the account of a login. Raises Unknown."""
    found = Account.objects.filter(login=login.strip().lower()).first()
    if found is None:
        raise Unknown(words.no_account(login))
    return found


def accounts(text: str = "") -> list[Account]:
    """Return the accounts whose login or name holds a text, in order of logins."""
    found = Account.objects.order_by("login")
    return list(found.filter(Q(login__icontains=text) | Q(name__icontains=text)) if text else found)


def by_id(ids: Iterable[int]) -> dict[int, Account]:
    """Return accounts by their numbers."""
    return Account.objects.in_bulk(list(ids))


def of_person(person: int) -> Account | None:
    """Return the account of a person of the registry, or None."""
    return Account.objects.filter(person=person).first()


def stopped(attempt: Failure, now: datetime) -> datetime | None:
    """Return until when this attempt is stopped by others under its login or from its address; None where it is not."""
    others = Failure.objects.filter(at__gt=now - GUESSING.window).exclude(pk=attempt.pk)
    of_login = list(others.filter(login=attempt.login).values_list("at", flat=True))
    of_address = list(others.filter(address=attempt.address).values_list("at", flat=True)) if attempt.address else []
    return stopped_until(of_login, of_address, now)
