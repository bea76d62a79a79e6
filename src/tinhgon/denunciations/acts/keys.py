"""An officer's own key: made, put under another passphrase, ended. Only its holder does any of it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from tinhgon.accounts.models import Account
from tinhgon.denunciations import words
from tinhgon.denunciations.acts.writing import open_key
from tinhgon.denunciations.models import KeyEnd, KeyPassphrase, OfficerKey
from tinhgon.denunciations.queries.named import bodies_of, current_key
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.sealing import keys
from tinhgon.sealing.keys import Cost


def make_key(account: Account, passphrase: str, today: date) -> OfficerKey:
    """Make a key for an account that is named for a body. Raises Refusal for a weak passphrase, or where there is a key in use."""
    if not bodies_of(account.pk, today):
        raise Refusal([Finding("denunciation.not_named", words.NOT_NAMED)])
    made = keys.new_key(passphrase, Cost(*settings.PASSPHRASE_COST))
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        if current_key(account.pk) is not None:
            raise Refusal([Finding("denunciation.key_there", words.KEY_THERE)])
        pen = take_pen()
        mark = keys.fingerprint(made.public)
        row = OfficerKey.objects.create(
            account=account, public=made.public, fingerprint=mark, since=today, entry=pen.number
        )
        KeyPassphrase.objects.create(key=row, sealed=made.private)
        write_entry(
            own(account),
            "denunciation.key",
            effective=today,
            subject=account.login,
            payload={"fingerprint": mark},
            pen=pen,
        )
        seal()
        return row


def change_passphrase(account: Account, old: str, new: str, today: date) -> OfficerKey:
    """Put the key under another passphrase; the old one opens it no more, except in copies of the books that were made before."""
    key = _needed(account)
    kept = KeyPassphrase.objects.get(key=key)
    sealed = keys.with_passphrase(bytes(kept.sealed), bytes(key.public), old, new, Cost(*settings.PASSPHRASE_COST))
    with transaction.atomic():
        KeyPassphrase.objects.filter(key=key).update(sealed=sealed)
        write_entry(
            own(account), "denunciation.passphrase", effective=today, subject=account.login,
            payload={"fingerprint": key.fingerprint},
        )  # fmt: skip
        seal()
    return key


def end_key(account: Account, *, lost: bool, today: date, passphrase: str = "") -> OfficerKey:
    """Have nothing more sealed to the key of an account: it was lost, or its holder leaves, which its passphrase proves.

    What was sealed to it stays with the other officers, who can seal it for a new key; where there is none of them, nobody opens it ever.
    """
    key = _needed(account)
    if not lost:
        open_key(key, passphrase)
    with transaction.atomic():
        pen = take_pen()
        KeyEnd.objects.create(key=key, day=today, lost=lost, entry=pen.number)
        write_entry(
            own(account), "denunciation.key_end", effective=today, subject=account.login,
            payload={"fingerprint": key.fingerprint, "lost": lost}, pen=pen,
        )  # fmt: skip
        seal()
    return key


def own(account: Account) -> Mandate:
    """Return the mandate of somebody over what is their own."""
    return Mandate(account.actor, "chủ khóa niêm phong", "")


def _needed(account: Account) -> OfficerKey:
    found = current_key(account.pk)
    if found is None:
        raise Refusal([Finding("denunciation.no_key", words.NO_KEY)])
    return found
