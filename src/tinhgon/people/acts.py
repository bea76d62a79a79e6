"""The only writer of private files. Opening one writes first who reads it and why; only then is it given."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import acts as ledger
from tinhgon.people import queries, words
from tinhgon.people.models import Note, Reading
from tinhgon.people.rules import MOST_LETTERS, reason_faults


def open_file(mandate: Mandate, account: int, person: int, why: str, now: datetime, *, own: bool = False) -> list[Note]:
    """Write down that a file is read, and return its notes, newest first. Raises Refusal where no reason is given; the person
    themselves need none.
    """
    faults = [] if own else reason_faults(why)
    if faults:
        raise Refusal(faults)
    with transaction.atomic():
        Reading.objects.create(
            person=person, account=account, at=now, actor=mandate.actor, role=mandate.role, authority=mandate.authority,
            why=why.strip() or words.OWN.vi,
        )  # fmt: skip
        return queries.notes(person)


def write_note(mandate: Mandate, person: int, code: str, text: str) -> Note:
    """Add a note to a file. The ledger says that it was written and on whom, never what it says. Raises Refusal."""
    if not text.strip() or len(text) > 20 * MOST_LETTERS:
        raise Refusal([Finding("person.note", words.NO_TEXT, where={"field": "ghi-chu"})])
    with transaction.atomic():
        entry = ledger.write(mandate, "person.write", subject=code, payload={"notes": 1})
        made = Note.objects.create(
            person=person, at=entry.at, text=text.strip(), actor=mandate.actor, entry=entry.number
        )
        ledger.seal()
    return made
