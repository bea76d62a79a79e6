"""What named officers do: open the words, write to who denounced, take the steps of the procedure, hand the matter on."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from tinhgon.casework import acts as casework
from tinhgon.casework.acts import Given
from tinhgon.casework.models import Deed
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.words.cases import SEALED_REASON
from tinhgon.denunciations import words
from tinhgon.denunciations.acts import writing
from tinhgon.denunciations.acts.writing import Sealed
from tinhgon.denunciations.models import Box, Envelope, Publication
from tinhgon.denunciations.queries.access import Access
from tinhgon.denunciations.queries.named import DECIDE, HANDLE, named
from tinhgon.denunciations.rules import lawful, payload
from tinhgon.denunciations.rules.payload import File, Message, Words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger.acts import take_pen
from tinhgon.sealing import envelopes, padding

TERM: Final = "denunciation"
_DOCUMENT: Final = re.compile(r"^(?=.*\d)[0-9A-Za-zÀ-ỹĐđ./\-–]{1,40}$")


@dataclass(frozen=True, slots=True)
class Opened:
    """An envelope as its reader opened it."""

    row: Envelope
    said: Words | Message


@dataclass(frozen=True, slots=True)
class Doing:
    """What comes with a step: day, today, the number of its document and the day that was signed, the true reason, the deed seen last."""

    day: date
    today: date
    document: str = ""
    signed: date | None = None
    reason: str = ""
    seen: int | None = None


def read(who: Access, passphrase: str, today: date) -> list[Opened]:
    """Open all words of a matter that are sealed to this officer, the oldest first; the ledger keeps that they did.

    Raises WrongPassphrase, Refusal where nothing is sealed to their key.
    """
    key = who.own_key()
    private = writing.open_key(key, passphrase)
    rows = Box.objects.filter(
        envelope__matter=who.matter,
        envelope__kind__in=["words", "message", "reason"],
        reader=key,
        approver__isnull=True,
    ).select_related("envelope")
    found = []
    for one in rows.order_by("envelope__number"):
        binding = writing.binding_of(who.case.code, one.envelope)
        opened = envelopes.opened(
            bytes(one.envelope.sealed), envelopes.unbox(bytes(one.sealed), private, binding), binding
        )
        kind = Words if one.envelope.kind == "words" else Message
        found.append(Opened(one.envelope, payload.read(kind, opened)))
    if not found:
        raise Refusal([Finding("denunciation.not_for_you", words.NOT_FOR_YOU)])
    with transaction.atomic():
        mandate = next(iter(who.acts.values()))
        writing.entry(mandate, "read", who.case, today, take_pen(), payload={"envelopes": len(found)})
    return found


def read_file(who: Access, number: int, passphrase: str, today: date) -> File:
    """Open one file of a matter; the ledger keeps that it was. Raises WrongPassphrase, Refusal."""
    key = who.own_key()
    private = writing.open_key(key, passphrase)
    one = (
        Box.objects.filter(envelope__matter=who.matter, envelope__kind="file", envelope__number=number, reader=key)
        .select_related("envelope")
        .first()
    )
    if one is None:
        raise Refusal([Finding("denunciation.not_for_you", words.NOT_FOR_YOU)])
    binding = writing.binding_of(who.case.code, one.envelope)
    data = envelopes.opened(bytes(one.envelope.sealed), envelopes.unbox(bytes(one.sealed), private, binding), binding)
    with transaction.atomic():
        writing.entry(who.mandate(HANDLE), "read", who.case, today, take_pen(), payload={"file": number})
    return payload.read_file(data)


def say(who: Access, text: str, about: str, today: date, *, asks: bool = False) -> Envelope:
    """Write to who denounced, sealed to the key of their code and to the officers who handle it. Raises Refusal."""
    mandate = who.mandate(HANDLE)
    plain = payload.text(text, "nội dung", "your message", "text")
    with transaction.atomic():
        matter = writing.held(who.case.code)
        pen = take_pen()
        sealed = _said(who, plain, about, today, pen, asks=asks)
        writing.entry(mandate, "message", matter.case, today, pen, payload={"asks": asks}, sealed=[sealed])
        return sealed.row


def take_up(who: Access, today: date) -> Deed:
    """Become the officer whom this matter is given to, and who is reminded of its terms."""
    return casework.assign(who.mandate(HANDLE), who.case.code, who.account.login, Given(today, today, sealed=True))


def take(who: Access, step: str, doing: Doing) -> Deed:
    """Take a step of the procedure. The reason goes sealed to who denounced; the case keeps that there is one. Raises Refusal, Stale."""
    named_step = standing(who.case.code).procedure.step(step)
    mandate = who.mandate(named_step.act)
    reason = payload.text(doing.reason, "lý do", "reason", "reason", needed="reason" in named_step.needs)
    with transaction.atomic():
        deed = casework.take(mandate, who.case.code, step, _given(doing, reason))
        if reason:
            pen = take_pen()
            sealed = _said(who, reason, "refusal" if step == "refuse" else "notice", doing.today, pen)
            writing.entry(mandate, "message", who.case, doing.today, pen, payload={"asks": False}, sealed=[sealed])
        return deed


def extend(who: Access, criteria: Collection[str], days: int, doing: Doing) -> Deed:
    """Extend the term: the criteria that are met say whether the matter is complex or very so, and so how often and how long it may be.

    Raises Refusal where too few are met, or the law gives no such extension.
    """
    mandate = who.mandate(DECIDE)
    reason = payload.text(doing.reason, "lý do", "reason", "reason")
    met = lawful.conditions(criteria)
    if not met:
        least = min(lawful.lawful().least, key=lambda one: one[1])
        said = words.NO_CRITERION
        raise Refusal(
            [
                Finding(
                    "denunciation.simple",
                    said,
                    required=f"≥ {least[1]}",
                    citation=least[2],
                    where={"field": "criteria"},
                )
            ]
        )
    with transaction.atomic():
        given = _given(doing, reason)
        known = {tuple(c.split(",")) for c in _conditions(who)}
        if met not in known:
            casework.set_conditions(mandate, who.case.code, TERM, met, given)
            given = _given(doing, reason, newest=True)
        deed = casework.extend(mandate, who.case.code, TERM, days, given)
        pen = take_pen()
        sealed = _said(who, reason, "notice", doing.today, pen)
        told = {"criteria": sorted(set(criteria)), "conditions": list(met)}
        writing.entry(mandate, "message", who.case, doing.today, pen, payload=told, sealed=[sealed])
        return deed


def pause(who: Access, doing: Doing, *, resume: bool = False) -> Deed:
    """Stop the term, or let it go on."""
    mandate = who.mandate(DECIDE)
    reason = payload.text(doing.reason, "lý do", "reason", "reason")
    act = casework.resume if resume else casework.suspend
    with transaction.atomic():
        deed = act(mandate, who.case.code, TERM, _given(doing, reason))
        pen = take_pen()
        sealed = _said(who, reason, "notice", doing.today, pen)
        writing.entry(mandate, "message", who.case, doing.today, pen, payload={"asks": False}, sealed=[sealed])
        return deed


def publish(who: Access, title: str, text: str, doing: Doing) -> Publication:
    """Publish the conclusion in open words, and take the step. Who writes them answers for it that nobody is recognised by them."""
    mandate = who.mandate(DECIDE)
    heading = payload.text(title, "tiêu đề", "title", "title", most=payload.MOST_LINE)
    plain = payload.text(text, "nội dung công khai", "what is published", "text")
    with transaction.atomic():
        casework.take(mandate, who.case.code, "publish", _given(doing, ""))
        pen = take_pen()
        made = Publication.objects.create(
            matter=who.matter,
            day=doing.day,
            title=heading,
            words=plain,
            document=_number(doing.document),
            entry=pen.number,
        )
        writing.entry(mandate, "publish", who.case, doing.today, pen, payload={"title": heading})
        return made


def share(who: Access, passphrase: str, today: date, body: int | None = None) -> int:
    """Seal the words, files and messages for handling officers who cannot open them yet: of the body that has the matter, or another.

    One handling officer who can open them does it. Return for how many officers. Raises WrongPassphrase, Refusal.
    """
    mandate = who.mandate(HANDLE)
    key = who.own_key()
    private = writing.open_key(key, passphrase)
    target = who.answering if body is None else body
    with transaction.atomic():
        writing.held(who.case.code)
        boxes = Box.objects.filter(
            envelope__matter=who.matter,
            envelope__kind__in=["words", "message", "file"],
            reader=key,
            approver__isnull=True,
        ).select_related("envelope")
        if not boxes:
            raise Refusal([Finding("denunciation.not_for_you", words.NOT_FOR_YOU)])
        pen = take_pen()
        barred = _barred(who, list(boxes), private)
        wanted = [one for one in named([target], HANDLE, today) if one.ready and one.account not in barred]
        got: set[int] = set()
        for one in boxes:
            binding = writing.binding_of(who.case.code, one.envelope)
            there = set(Box.objects.filter(envelope=one.envelope).values_list("reader", flat=True))
            new = [officer for officer in wanted if officer.key not in there]
            opened = Sealed(one.envelope, envelopes.unbox(bytes(one.sealed), private, binding), binding)
            writing.box(opened, new, pen)
            got |= {officer.account for officer in new}
        if not wanted:
            raise writing.few_handlers()
        if not got:
            raise Refusal([Finding("denunciation.nobody_new", words.NOBODY_NEW)])
        writing.entry(mandate, "share", who.case, today, pen, payload={"officers": len(got), "body": target})
        return len(got)


def transfer(who: Access, body: int, passphrase: str, doing: Doing) -> Deed:
    """Hand the matter to another body: its words sealed for the officers there, at once; who denounced stays with the keepers here
    until two of them seal it anew. Raises Refusal where the other body has nobody named.
    """  # fmt: skip
    mandate = who.mandate(DECIDE)
    reason = payload.text(doing.reason, "lý do", "reason", "reason")
    if not bodies.stands(body, doing.today):
        raise writing.few_handlers()
    with transaction.atomic():
        pen = take_pen()
        sealed = _said(who, reason, "notice", doing.today, pen)
        writing.entry(mandate, "message", who.case, doing.today, pen, payload={"asks": False}, sealed=[sealed])
        share(who, passphrase, doing.today, body)
        return casework.transfer(mandate, who.case.code, body, _given(doing, reason))


def _said(who: Access, text: str, about: str, today: date, pen: writing.Pen, *, asks: bool = False) -> Sealed:
    handlers = writing.readers(who.matter, who.case, today)
    data = payload.as_bytes(Message(text, about))
    sealed = writing.enclose(who.matter, "message", "officer", data, padding.WORDS, today, pen, asks=asks)
    writing.box(sealed, handlers, pen, who.matter)
    return sealed


def _barred(who: Access, boxes: list[Box], private: Any) -> set[int]:
    """Return the accounts from whom the words are kept: it stands in the words themselves."""
    one = next((each for each in boxes if each.envelope.kind == "words"), None)
    if one is None:
        raise Refusal([Finding("denunciation.not_for_you", words.NOT_FOR_YOU)])
    binding = writing.binding_of(who.case.code, one.envelope)
    data = envelopes.opened(bytes(one.envelope.sealed), envelopes.unbox(bytes(one.sealed), private, binding), binding)
    return set(payload.read(Words, data).kept_from)


def _conditions(who: Access) -> list[str]:
    return [one.clock.conditions for one in standing(who.case.code).clocks if one.open and one.clock.term == TERM]


def _given(doing: Doing, reason: str, *, newest: bool = False) -> Given:
    document = Decision(_number(doing.document), doing.signed)
    seen = None if newest else doing.seen
    return Given(doing.day, doing.today, SEALED_REASON.vi if reason else "", document, seen, sealed=True)


def _number(document: str) -> str:
    """Return the number of a document. Raises Refusal for more than a number: names could stand in it."""
    plain = document.strip()
    if plain and not _DOCUMENT.match(plain):
        raise Refusal([Finding("denunciation.document", words.PLAIN_DOCUMENT, where={"field": "document"})])
    return plain
