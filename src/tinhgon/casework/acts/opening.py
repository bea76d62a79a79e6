"""Taking a case in: its procedure of the day, whose matter it is, the first clocks, and a receipt with a code."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from django.db import connection, transaction

from tinhgon.casework.acts import running, writing
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.models import Case, CaseProcedure, Deed, Party, Receipt
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.rules import codes
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.procedure import Procedure
from tinhgon.ledger.acts import take_pen
from tinhgon.vietnamese.search import search_key

MOST_PARTIES: Final = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose matter it is, and how to reach them."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is needed to take a case in. ``organ`` is the key of the body; the first of the people represents the others."""

    kind: str
    title: str
    organ: int
    received: date
    people: tuple[Person, ...] = ()
    summary: str = ""
    conditions: tuple[str, ...] = ()
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A case, and the code of its receipt, which is kept nowhere; no code where the words of the case are sealed."""

    case: Case
    code: str


def open_case(mandate: Mandate, wish: Opening, today: date) -> Opened:
    """Take a case in under the procedure that is in force on the day of receipt.

    Raises Refusal for what is missing or wrong, Unknown for a procedure that there is not.
    """
    with transaction.atomic():
        case, deed = begin(mandate, wish, today)
        return Opened(case, "" if wish.sealed else _handed_out(case, deed.pk))


def begin(mandate: Mandate, wish: Opening, today: date) -> tuple[Case, Deed]:
    """Do what `open_case` does, inside a transaction, and hand out no receipt."""
    title = writing.said(wish.title, "nội dung vụ việc", "title", most=writing.MOST_TITLE, field="title")
    summary = writing.said(wish.summary, "tóm tắt", "summary", needed=False, field="summary")
    people = _people(wish.people)
    if wish.received > today:
        said = words.ahead(wish.received, today)
        raise Refusal(
            [Finding("case.day", said, measured=str(wish.received), required=f"≤ {today}", where={"field": "received"})]
        )
    procedure, text = procedures.version(wish.kind, wish.received)
    if procedure.sealed != wish.sealed or (wish.sealed and (people or summary or title != procedure.title.vi)):
        raise Refusal([Finding("case.sealed", words.SEALED, where={"field": "kind"})])
    if not bodies.stands(wish.organ, today):
        raise Refusal([Finding("case.body", words.no_body(str(wish.organ), today), where={"field": "organ"})])
    writing.hold_calendar()
    pen = take_pen()
    case = Case(
        code=_number(procedure, wish.received), kind=procedure.id, procedure_id=kept_procedure(procedure, text), title=title, summary=summary,
        state=procedure.first, organ=wish.organ, holder=wish.organ, held_since=wish.received, received=wish.received,
        changed=pen.at, search=search_key(" ".join([title, summary, *(one.name for one in people)]))[:8000],
    )  # fmt: skip
    clocks = running.begun(procedure.starts, wish.received, wish.conditions)
    case.due = min((one.due for one in clocks if one.due is not None), default=None)
    writing.remember(wish.organ)
    payload = {"version": procedure.name, "people": len(people)}
    opening = Given(wish.received, today, sealed=wish.sealed)
    deed = writing.write(mandate, case, "open", opening, public=procedure.opens.sentence, payload=payload, pen=pen)
    running.keep(case, clocks)
    Party.objects.bulk_create(
        Party(case=case, name=one.name, contact=one.contact, represents=not at) for at, one in enumerate(people)
    )
    return case, deed


def new_receipt(mandate: Mandate, code: str, given: Given, party: int | None = None) -> str:
    """Hand out a new code for a case, or for one of its parties; the one before is over. Return it: it is kept nowhere."""
    with writing.held(code, given.seen) as at:
        writing.in_time(at, given)
        if party is not None and party not in {one.pk for one in at.parties}:
            raise Refusal(
                [Finding("case.party", words.empty("người trong hồ sơ", "party of the case"), where={"field": "party"})]
            )
        deed = writing.write(mandate, at.case, "receipt", given)
        return _handed_out(at.case, deed.pk, party)


def _handed_out(case: Case, deed: int, party: int | None = None) -> str:
    code = codes.written("".join(secrets.choice(codes.SIGNS) for _ in range(codes.PLACES)))
    Receipt.objects.create(case=case, deed_id=deed, party_id=party, key=codes.digest(code))
    return code


def _people(given: Sequence[Person]) -> list[Person]:
    found = [
        Person(
            writing.said(one.name, "họ tên", "name", most=writing.MOST_TITLE, field="people"),
            writing.said(
                one.contact, "địa chỉ liên hệ", "contact", most=writing.MOST_TITLE, needed=False, field="contact"
            ),
        )
        for one in given
    ]
    if len(found) > MOST_PARTIES:
        raise Refusal(
            [
                Finding(
                    "case.people",
                    words.too_long("danh sách người", "list of people", MOST_PARTIES),
                    where={"field": "people"},
                )
            ]
        )
    return found


def _number(procedure: Procedure, day: date) -> str:
    """Return the next number of a case: symbol, year, and a number that no other case has."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('casework_number')")
        (number,) = cursor.fetchone()
    return f"{procedure.symbol}{day:%y}-{number:06d}"


def kept_procedure(procedure: Procedure, text: str) -> int:
    """Return the key of the row that keeps the text of a procedure, made by the first case under it."""
    digest = sha256(text.encode()).hexdigest()
    rows = CaseProcedure.objects.filter(digest=digest).values_list("pk", flat=True)
    if not rows:
        CaseProcedure.objects.bulk_create(
            [CaseProcedure(name=procedure.name, text=text, digest=digest)], ignore_conflicts=True
        )
        rows = CaseProcedure.objects.filter(digest=digest).values_list("pk", flat=True)
    return int(rows[0])
