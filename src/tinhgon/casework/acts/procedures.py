"""Procedures that an administrator lays over those of the house, and cases that go on under a later version."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from tinhgon.casework.acts import writing
from tinhgon.casework.acts.opening import kept_procedure
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.clocks.catalogue import known
from tinhgon.casework.models import CaseProcedure, Deed
from tinhgon.casework.queries import procedures
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import Procedure, read_procedure
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.rules import catalogue


def lay_procedure(mandate: Mandate, decision: Decision, text: str, source: str = "") -> Procedure:
    """Lay a procedure over those of the house: cases that begin from its first day on begin under it.

    Raises Refusal naming what cannot be read, acts and terms that are in no book, or where the same text is there already.
    """
    found = read_procedure(text, source)
    for term in found.terms():
        known(term)
    strange = sorted({step.act for step in found.steps} - {act for act in catalogue().acts if act.startswith("case.")})
    if strange:
        said = Sentence(
            f"Việc không có trong sổ vai trò: {', '.join(strange)}.", f"Acts in no book: {', '.join(strange)}."
        )
        raise Refusal([Finding("procedure.act", said)])
    if not decision.number.strip():
        said = Sentence("Cần số văn bản ban hành thủ tục.", "Name the document that sets the procedure.")
        raise Refusal([Finding("procedure.document", said, where={"field": "decision"})])
    digest = sha256(text.encode()).hexdigest()
    with transaction.atomic():
        if CaseProcedure.objects.filter(digest=digest).exists():
            raise Refusal([Finding("procedure.same", Sentence("Bản này đã có.", "This text is there already."))])
        pen = take_pen()
        CaseProcedure.objects.create(name=found.name, text=text, digest=digest, entry=pen.number)
        payload = {"procedure": found.name, "digest": digest}
        write_entry(
            mandate,
            "procedure.lay",
            decision=decision,
            effective=found.start,
            subject=found.name,
            payload=payload,
            pen=pen,
        )
        seal()
    return found


def migrate(mandate: Mandate, code: str, version: str, given: Given) -> Deed:
    """Have a case go on under a later version of its procedure, by the migration that the version names.

    Raises Refusal where the version names none from the case's own, or the case would stand in a state that it does not have.
    """
    with writing.held(code, given.seen) as at:
        writing.in_time(at, given)
        told = [one for one in procedures.procedures() if one.id == at.case.kind]
        target = next((one for one in told if one.version == version), None)
        move = next((one for one in target.migrations if one.source == at.procedure.version), None) if target else None
        if target is None or move is None:
            said = Sentence(
                f"Không có cách chuyển từ bản {at.procedure.version} sang bản {version[:40]}.",
                f"No migration leads from version {at.procedure.version} to {version[:40]}.",
            )
            raise Refusal([Finding("case.no_migration", said, subject=code, where={"field": "version"})])
        state = move.states.get(at.case.state, at.case.state)
        if state not in {one.id for one in target.states}:
            said = Sentence(f"Bản mới không có trạng thái “{state}”.", f"The new version has no state “{state}”.")
            raise Refusal([Finding("case.migration_state", said, subject=code, measured=state)])
        at.case.procedure_id = kept_procedure(target, procedures.text_of(target.name))
        payload = {"migration": move.name, "from": at.procedure.name, "to": target.name, "citation": move.citation}
        return writing.write(
            mandate, at.case, "migrate", given, state=state, payload=payload, public=move.words.sentence
        )
