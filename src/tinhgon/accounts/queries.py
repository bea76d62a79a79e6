"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q

from tinhgon.accounts import words
from tinhgon.accounts.models import Account, Failure, Token, Trail
from tinhgon.accounts.rules import GUESSING, stopped_until, token_digest
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


def tokens(account: int) -> list[Token]:
    """Return the tokens of an account that were not revoked, newest first."""
    return list(Token.objects.filter(account=account, revoked__isnull=True).order_by("-made", "-id"))


def token(text: str, now: datetime) -> Token | None:
    """Return the token of this text, with its account, while both are good; else None."""
    found = Token.objects.select_related("account").filter(digest=token_digest(text), revoked__isnull=True).first()
    return found if found is not None and found.expires > now and found.account.is_active else None


def trail(source: str = "", actor: str = "", before: int | None = None, limit: int = 100) -> list[Trail]:
    """Return changes of watched tables, newest first: of one table, by who; ``before`` continues after a page."""
    found = Trail.objects.order_by("-number")
    if source:
        found = found.filter(source=source)
    if actor:
        found = found.filter(actor__icontains=actor)
    if before is not None:
        found = found.filter(number__lt=before)
    return list(found[:limit])


def unwatched() -> list[str]:
    """Return the tables that must leave a trail and do not: rooms that came later, or triggers that somebody switched off."""
    with connection.cursor() as cursor:
        cursor.execute("select source from accounts_unwatched()")
        return [row[0] for row in cursor.fetchall()]


def owns_tables() -> bool:
    """Say whether the role of this connection owns the tables, and so could switch their triggers off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_has_role(current_user, relowner, 'member') from pg_class where oid = 'accounts_trail'::regclass"
        )
        return bool(cursor.fetchone()[0])
