"""The only writer of accounts. The instant is an argument; no act here says what somebody may do: mandates do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tinhgon.accounts import queries, words
from tinhgon.accounts.models import Account, Failure, Token
from tinhgon.accounts.rules import GUESSING, MOST_DAYS, login_faults, new_token, one_off_password, token_digest
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence


def add(
    login: str, name: str, *, person: int | None = None, email: str = "", invented: bool = False
) -> tuple[Account, str]:
    """Make an account and return it with its one-off password, which is kept nowhere and must be changed at the first sign-in.

    Raises Refusal (rules ``account.login``, ``account.taken``, ``account.name``, ``account.person``). Invented accounts, those of the
    demonstration, keep their password.
    """
    login = login.strip().lower()
    faults = login_faults(login)
    if not name.strip():
        faults.append(Finding("account.name", words.no_name()))
    if Account.objects.filter(login=login).exists():
        faults.append(Finding("account.taken", words.taken(login), subject=login))
    if person is not None and Account.objects.filter(person=person).exists():
        faults.append(Finding("account.person", words.person_taken(person), subject=login))
    if faults:
        raise Refusal(faults)
    made = Account(login=login, name=name.strip(), person=person, email=email, invented=invented, one_off=not invented)
    password = one_off_password()
    made.set_password(password)
    made.save()
    return made, password


def reset_password(login: str) -> tuple[Account, str]:
    """Give an account a new one-off password, ending all its sessions and forgetting its failed attempts. Raises Unknown."""
    found = queries.account(login)
    password = one_off_password()
    with transaction.atomic():
        found.set_password(password)
        found.one_off = not found.invented
        found.save(update_fields=["password", "one_off"])
        Failure.objects.filter(login=found.login).delete()
    return found, password


def change_password(account: Account, password: str) -> None:
    """Set the password that its holder chose. Raises Refusal (rule ``account.password``) where the policy says no."""
    try:
        password_validation.validate_password(password, account)
    except ValidationError as error:
        raise Refusal([Finding("account.password", Sentence(said, said)) for said in error.messages]) from error
    account.set_password(password)
    account.one_off = False
    account.save(update_fields=["password", "one_off"])


def lock(login: str, because: str) -> Account:
    """Lock an account: it can sign in no more, and its open sessions end with their next request. Raises Unknown."""
    found = queries.account(login)
    found.is_active, found.locked_because = False, because
    found.save(update_fields=["is_active", "locked_because"])
    return found


def unlock(login: str) -> Account:
    """Let an account sign in again, and forget its failed attempts. Raises Unknown."""
    found = queries.account(login)
    found.is_active, found.locked_because = True, ""
    with transaction.atomic():
        found.save(update_fields=["is_active", "locked_because"])
        Failure.objects.filter(login=found.login).delete()
    return found


def attempt(login: str, address: str, now: datetime) -> datetime | None:
    """Count an attempt to sign in before its password is looked at, and return until when attempts are stopped, or None.

    It counts as failed until `forget_failures`. Because each is written before any is counted, many at once let no more guesses
    through than one after another. An attempt that is stopped is not kept: who guesses on does not lock the holder out for longer.
    """
    made = Failure.objects.create(login=login[:200], address=address[:100], at=now)
    until = queries.stopped(made, now)
    if until is not None:
        made.delete()
    Failure.objects.filter(at__lt=now - 4 * GUESSING.window).delete()
    return until


def forget_failures(login: str) -> None:
    """Forget the attempts under a login, after one that succeeded."""
    Failure.objects.filter(login=login[:200]).delete()


def forget_newest(login: str) -> None:
    """Forget the newest attempt under a name, which succeeded, and none before it."""
    newest = Failure.objects.filter(login=login[:200]).order_by("-at", "-pk").first()
    if newest is not None:
        newest.delete()


def watch() -> int:
    """Put every table under watch that must leave a trail; return how many were not yet."""
    with connection.cursor() as cursor:
        cursor.execute("select accounts_watch_all()")
        return int(cursor.fetchone()[0])


def make_token(account: Account, name: str, acts: Sequence[str], days: int, now: datetime) -> tuple[Token, str]:
    """Make a token for some acts and return it with the text that is shown this once. Raises Refusal (rule ``account.token``)."""
    if not name.strip() or not acts or not 1 <= days <= MOST_DAYS:
        raise Refusal([Finding("account.token", words.bad_token(MOST_DAYS))])
    text = new_token()
    made = Token.objects.create(
        account=account, name=name.strip()[:200], digest=token_digest(text), acts=sorted(set(acts)), made=now, expires=now + timedelta(days=days)
    )  # fmt: skip
    return made, text


def revoke_token(account: Account, number: int, now: datetime) -> None:
    """Take a token of an account back, at once. Raises Unknown where the account has no such token."""
    if not Token.objects.filter(pk=number, account=account, revoked__isnull=True).update(revoked=now):
        raise Unknown(words.no_token(number))


def let_serve(role: str) -> None:
    """Let a role that owns no table serve pages: it reads and writes rows, and only adds to what only grows. Harmless when repeated."""
    named = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {named}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {named}")
        cursor.execute(f"grant usage, select, update on all sequences in schema public to {named}")
        grows = "ledger_entry, ledger_seal, people_note, people_reading"
        cursor.execute(f"revoke update, delete on {grows} from {named}")
        cursor.execute(f"revoke insert, update, delete on accounts_trail, django_migrations from {named}")
