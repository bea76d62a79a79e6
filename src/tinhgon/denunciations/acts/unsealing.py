"""Opening who denounced: one keeper asks, another approves, the first looks once within hours. Each of it is an entry, and is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from tinhgon.accounts.models import Account
from tinhgon.denunciations import words
from tinhgon.denunciations.acts import writing
from tinhgon.denunciations.acts.writing import Sealed
from tinhgon.denunciations.models import Approval, Box, Look, Release, Unsealing
from tinhgon.denunciations.queries.access import Access, access
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, named
from tinhgon.denunciations.rules import lawful, payload
from tinhgon.denunciations.rules.payload import Identity, Message
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.sealing import envelopes, padding

#: A request waits so long for an approval, an approval so long for its look: the law gives no number, so short ones were chosen.
WAITS: Final = timedelta(days=7)
GOOD_FOR: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look: the identities where it was to read, else how many double boxes were sealed anew."""

    identities: tuple[Identity, ...]
    resealed: int = 0


def ask(who: Access, purpose: str, ground: str, reason: str, now: datetime, today: date) -> Unsealing:
    """Ask to open who denounced, on a ground and for a reason, which is sealed to the officers of the matter. Raises Refusal."""
    mandate, key = who.mandate(IDENTITY), who.own_key()
    row = lawful.ground(ground, purpose)
    plain = payload.text(reason, "lý do", "reason", "reason")
    if not Box.objects.filter(
        envelope__matter=who.matter, envelope__kind="identity", reader=key, approver__isnull=False
    ).exists():
        raise Refusal([Finding("denunciation.not_for_you", words.NOT_FOR_YOU)])
    with transaction.atomic():
        matter = writing.held(who.case.code)
        pen = take_pen()
        keepers = writing.keepers(matter, matter.case, today)
        data = payload.as_bytes(Message(plain, "reason"))
        sealed = writing.enclose(matter, "reason", "officer", data, padding.WORDS, today, pen)
        writing.box(sealed, [*writing.readers(matter, matter.case, today), *keepers], pen)
        made = Unsealing.objects.create(
            matter=matter, account=who.account, key=key, purpose=purpose, ground=row.id, reason=sealed.row, at=now,
            until=now + WAITS, entry=pen.number,
        )  # fmt: skip
        told = {"request": made.pk, "purpose": purpose}
        writing.entry(mandate, "ask", matter.case, today, pen, payload=told, sealed=[sealed])
        _tell_all(who, words.wanted(who.case.code, who.account.name), today)
        return made


def approve(who: Access, number: int, passphrase: str, now: datetime, today: date) -> Approval:
    """Approve another keeper's request: open the outer boxes with one's own key and hand the inner ones over, sealed to the asker.

    Raises WrongPassphrase; Refusal for one's own request, one that lapsed or was approved, an asker who is no longer named.
    """
    mandate, key = who.mandate(IDENTITY), who.own_key()
    request = _request(who, number)
    if request.account_id == who.account.pk:
        raise Refusal([Finding("denunciation.same_person", words.SAME_PERSON)])
    _still_named(request.account, who, today)
    private = writing.open_key(key, passphrase)
    with transaction.atomic():
        writing.held(who.case.code)
        if Approval.objects.filter(unsealing=request).exists():
            raise Refusal([Finding("denunciation.approved", words.APPROVED)])
        if request.until < now:
            raise Refusal([Finding("denunciation.lapsed", words.LAPSED)])
        boxes = list(_identities(who).filter(approver=key, reader=request.key))
        if not boxes:
            raise Refusal([Finding("denunciation.no_box", words.NO_BOX)])
        pen = take_pen()
        made = Approval.objects.create(
            unsealing=request, account=who.account, key=key, at=now, until=now + GOOD_FOR, entry=pen.number
        )
        for one in boxes:
            binding = writing.binding_of(who.case.code, one.envelope)
            handed = envelopes.release(bytes(one.sealed), private, bytes(request.key.public), binding, str(request.pk))
            Release.objects.create(approval=made, envelope=one.envelope, sealed=handed)
        told = {
            "request": request.pk,
            "purpose": request.purpose,
            "for": request.account.login,
        }
        writing.entry(mandate, "approve", who.case, today, pen, payload=told)
        said = words.approved(who.case.code, who.account.name)
        writing.inform([request.account_id], who.case.code, "denunciation", said, today)
        forget_lapsed(now)
        return made


def look(who: Access, number: int, passphrase: str, now: datetime, today: date) -> Looked:
    """Look once, by an approval that is still good: return who denounced, or seal it anew for the keepers named now.

    What the approver handed over is emptied. Raises WrongPassphrase, Refusal; a wrong passphrase uses nothing up.
    """
    mandate, key = who.mandate(IDENTITY), who.own_key()
    request = _request(who, number)
    if request.account_id != who.account.pk or request.key_id != key.pk:
        raise Refusal([Finding("denunciation.not_yours", words.NOT_YOURS)])
    private = writing.open_key(key, passphrase)
    with transaction.atomic():
        writing.held(who.case.code)
        approval = Approval.objects.select_related("account", "key").filter(unsealing=request).first()
        if approval is None:
            raise Refusal([Finding("denunciation.not_approved", words.NOT_APPROVED)])
        if Look.objects.filter(unsealing=request).exists():
            raise Refusal([Finding("denunciation.looked", words.LOOKED)])
        if approval.until < now:
            raise Refusal([Finding("denunciation.lapsed", words.LAPSED)])
        if approval.account_id == who.account.pk:
            raise Refusal([Finding("denunciation.same_person", words.SAME_PERSON)])
        _still_named(approval.account, who, today)
        released = list(Release.objects.filter(approval=approval, sealed__isnull=False).select_related("envelope"))
        opened = [_received(who, one, private, approval) for one in released]
        if not opened:
            raise Refusal([Finding("denunciation.lapsed", words.LAPSED)])
        pen = take_pen()
        Look.objects.create(unsealing=request, at=now, entry=pen.number)
        Release.objects.filter(approval=approval).update(sealed=None)
        _tell_all(who, words.looked(who.case.code, who.account.name), today)
        told: dict[str, Any] = {"request": request.pk, "approved_by": approval.account.login}
        if request.purpose == "reseal":
            count = _reseal(who, opened, today, pen)
            writing.entry(mandate, "reseal", who.case, today, pen, payload={**told, "boxes": count})
            return Looked((), count)
        writing.entry(mandate, "look", who.case, today, pen, payload=told)
        return Looked(tuple(_identity(one) for one in opened))


def forget_lapsed(now: datetime) -> int:
    """Empty what approvers handed over and nobody fetched in time; return how many."""
    return Release.objects.filter(approval__until__lt=now, sealed__isnull=False).update(sealed=None)


def _tell_all(who: Access, said: Sentence, today: date) -> None:
    """Tell all other officers who are named for the matter."""
    units = {who.answering, who.words_body, who.identity_body}
    officers = [*named(units, HANDLE, today), *named(units, IDENTITY, today)]
    others = sorted({one.account for one in officers} - {who.account.pk})
    writing.inform(others, who.case.code, "denunciation", said, today)


def _identities(who: Access) -> Any:
    return Box.objects.filter(
        envelope__matter=who.matter, envelope__kind="identity", approver__isnull=False
    ).select_related("envelope").order_by("envelope__number")  # fmt: skip


def _request(who: Access, number: int) -> Unsealing:
    found = Unsealing.objects.select_related("account", "key").filter(matter=who.matter, pk=number).first()
    if found is None:
        raise Unknown(words.NO_MATTER)
    return found


def _still_named(account: Account, who: Access, today: date) -> None:
    """Refuse where the other one of the two is no longer entitled on this day."""
    try:
        entitled = IDENTITY in access(account, who.case.code, today).acts
    except HouseError:
        entitled = False
    if not entitled:
        raise Refusal([Finding("denunciation.other_ended", words.OTHER_ENDED, subject=account.actor)])


def _received(who: Access, one: Release, private: Any, approval: Approval) -> Sealed:
    binding = writing.binding_of(who.case.code, one.envelope)
    public = bytes(approval.key.public)
    key = envelopes.receive(bytes(one.sealed or b""), private, public, binding, str(approval.unsealing_id))
    return Sealed(one.envelope, key, binding)


def _identity(one: Sealed) -> Identity:
    return payload.read(Identity, envelopes.opened(bytes(one.row.sealed), one.key, one.binding))


def _reseal(who: Access, opened: list[Sealed], today: date, pen: writing.Pen) -> int:
    barred = {account for one in opened for account in _identity(one).kept_from}
    keepers = [one for one in named([who.answering], IDENTITY, today) if one.ready and one.account not in barred]
    count = 0
    for one in opened:
        pairs = Box.objects.filter(envelope=one.row, approver__isnull=False).values_list("approver", "reader")
        there = frozenset((approver, reader) for approver, reader in pairs if approver and reader)
        count += writing.box_for_two(one, keepers, pen, there)
    if not count:
        raise Refusal([Finding("denunciation.nobody_new", words.NOBODY_NEW)])
    return count
