"""What every act on a case does: hold it alone, see whether somebody came before, write the deed, the case's row and the entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.casework.models import Case, Deed, Holder
from tinhgon.casework.queries.standing import Standing, standing_of
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.law.procedure import RECORDS
from tinhgon.ledger.acts import Pen, seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.ledger.rules import canonical

MOST_WORDS: Final = 20_000
MOST_TITLE: Final = 300
NO_DOCUMENT: Final = Decision("")
_CALENDAR: Final = 7401017


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act: its day, today, the reason, the document it rests on, and the number of the deed that was seen last.

    ``sealed`` says that the act comes from the room that keeps the words of such a case sealed; no other room acts on one.
    """

    day: date
    today: date
    reason: str = ""
    document: Decision = NO_DOCUMENT
    seen: int | None = None
    sealed: bool = False


@contextmanager
def held(code: str, seen: int | None = None) -> Iterator[Standing]:
    """Hold one case alone until the act is written, all or nothing.

    Raises Unknown; Stale where something was done since the deed that was seen, naming what and by whom.
    """
    with transaction.atomic():
        hold_calendar()  # before the case, as who changes the calendar does: so neither waits for the other for ever
        found = (
            Case.objects.select_for_update(of=("self",)).select_related("procedure", "into").filter(code=code).first()
        )
        if found is None:
            raise Unknown(words.no_case(code))
        at = standing_of(found)
        if seen is not None and seen != found.deeds:
            raise Stale([_meanwhile(at, deed) for deed in at.deeds if deed.number > seen] or [_meanwhile(at, at.last)])
        yield at


def hold_calendar(*, alone: bool = False) -> None:
    """Hold the calendar still for this transaction: readers beside each other, who changes it alone, so that no due day is missed."""
    name = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"select {name}(%s)", [_CALENDAR])


def remember(*held: int) -> None:
    """Note that bodies were given something to do, so that it is looked after when they end."""
    Holder.objects.bulk_create([Holder(unit=one) for one in held], ignore_conflicts=True)


def takes(at: Standing, kind: str, given: Given) -> None:
    """Refuse what the state does not take, a day before the newest deed, and one that is still to come."""
    if at.case.into is not None:
        raise Refusal([Finding("case.merged", words.merged_away(at.case.into.code), subject=at.case.code)])
    if kind in RECORDS and kind not in at.takes:
        said_ = words.wrong_state(words.DEEDS[kind], at.state.words.sentence)
        raise Refusal([Finding("case.state", said_, subject=at.case.code, measured=at.case.state)])
    in_time(at, given)


def in_time(at: Standing, given: Given) -> None:
    """Refuse a day before the newest deed and one that is still to come; and words in a case whose words are kept sealed."""
    if at.procedure.sealed != given.sealed or (given.sealed and given.reason not in ("", words.SEALED_REASON.vi)):
        raise Refusal([Finding("case.sealed", words.SEALED, subject=at.case.code)])
    last = max((deed.day for deed in at.deeds), default=at.case.received)
    where: dict[str, str | int] = {"field": "day"}
    if given.day < last:
        raise Refusal(
            [
                Finding(
                    "case.day",
                    words.before_last(given.day, last),
                    measured=str(given.day),
                    required=f"≥ {last}",
                    where=where,
                )
            ]
        )
    if given.day > given.today:
        raise Refusal(
            [
                Finding(
                    "case.day",
                    words.ahead(given.day, given.today),
                    measured=str(given.day),
                    required=f"≤ {given.today}",
                    where=where,
                )
            ]
        )


def write(
    mandate: Mandate,
    case: Case,
    kind: str,
    given: Given,
    *,
    step: bool = False,
    state: str = "",
    public: Sentence | None = None,
    payload: dict[str, Any] | None = None,
    pen: Pen | None = None,
) -> Deed:
    """Write one deed, the case's own row as it is now, and the entry in the ledger.

    The caller has changed the fields of ``case`` that the act changes. The entry names no private person: its words are kept as a
    digest, so that they can be proven without being told.
    """
    held_pen = pen or take_pen()
    case.deeds += 1
    case.state = state or case.state
    case.changed = held_pen.at
    told = {"kind": kind, "procedure": case.kind, "state": case.state, "holder": case.holder, **(payload or {})}
    private = {"reason": given.reason, "title": case.title, "summary": case.summary}
    entry = write_entry(
        mandate, f"case.{kind}", decision=given.document, effective=given.day, subject=case.code, payload=told,
        content={"words": sha256(canonical(private)).hexdigest()}, pen=held_pen,
    )  # fmt: skip
    case.save()
    deed = Deed.objects.create(
        case=case, number=case.deeds, kind=kind, step=step, state=case.state, holder=case.holder, day=given.day, at=entry.at,
        actor=mandate.actor, role=mandate.role, authority=mandate.authority, reason=given.reason,
        document=given.document.number, document_signed=given.document.signed, document_organ=given.document.organ,
        public_vi=public.vi if public else "", public_en=public.en if public else "", payload=payload or {}, entry=entry.number,
    )  # fmt: skip
    seal()
    return deed


def said(text: str, vi: str, en: str, *, most: int = MOST_WORDS, needed: bool = True, field: str = "") -> str:
    """Return words without blanks around them. Raises Refusal where they are missing or too long."""
    plain = cleaned(text)
    where: dict[str, str | int] = {"field": field or en}
    if needed and not plain:
        raise Refusal([Finding("case.empty", words.empty(vi, en), where=where)])
    if len(plain) > most:
        raise Refusal(
            [
                Finding(
                    "case.too_long",
                    words.too_long(vi, en, most),
                    measured=str(len(plain)),
                    required=f"≤ {most}",
                    where=where,
                )
            ]
        )
    return plain


def _meanwhile(at: Standing, deed: Deed) -> Finding:
    what = at.procedure.step(deed.kind).words.sentence if deed.step else words.DEEDS[deed.kind]
    return Finding(
        "case.moved_meanwhile", words.moved_meanwhile(deed.actor, what, deed.at), subject=at.case.code, remedy=words.look_again(),
        where={"deed": deed.number},
    )  # fmt: skip
