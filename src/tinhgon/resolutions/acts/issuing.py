"""Issuing a document with its number, day and signer, and bringing it into force with its supervision plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.ledger.rules import canonical
from tinhgon.resolutions.acts import cascading, writing
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Checked, ClauseVersion, Document, Supervision
from tinhgon.resolutions.queries import checking, lawful, numbering
from tinhgon.resolutions.words import documents as words


@dataclass(frozen=True, slots=True)
class Issue:
    """What is written when a document is signed: its number in its series (or the whole symbol as on paper), day, signer and title."""

    number: int
    signed: date
    signer: str
    signer_title: str = ""
    symbol: str = ""


def issue(mandate: Mandate, code: str, wish: Issue, given: Given) -> Document:
    """Sign a draft: it gets its number, its clauses are true from that day on, and what the check found stays attached to it.

    Raises Refusal for a draft without a clause, a number that is taken, a day ahead, and findings of verified rows that block.
    """
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        writing.not_ahead(wish.signed, given.today, "signed")
        if not document.clauses.exists():
            raise Refusal([Finding("resolution.no_text", words.no_text(), subject=code)])
        signer = writing.said(wish.signer, "người ký", "signer", most=300, field="signer")
        shaped = numbering.shaped(document, wish.number, wish.signed, wish.symbol)
        found = checking.check(document, wish.signed)
        blocking = [one for one in (*shaped.findings, *found.findings) if one.severity is Severity.ERROR]
        if blocking:
            raise Refusal(blocking)
        pen = take_pen()
        document.number, document.series, document.symbol = wish.number, shaped.series, shaped.symbol
        document.signed, document.signer = wish.signed, signer
        document.signer_title = writing.said(
            wish.signer_title, "chức vụ người ký", "title of the signer", most=300, needed=False
        )
        ClauseVersion.objects.filter(clause__document=document, until=None).update(since=wish.signed)
        told = [one.as_dict() for one in (*shaped.findings, *found.findings)]
        kept = {"findings": told, "figures": found.figures}
        digest = sha256(canonical(kept)).hexdigest()
        texts = {
            one.clause.mark: one.words
            for one in ClauseVersion.objects.filter(clause__document=document).select_related("clause")
        }
        deed = writing.write(
            mandate, document, "issue", given, payload={"symbol": document.symbol, "findings": len(told), "check": digest},
            content=texts, pen=pen,
        )  # fmt: skip
        Checked.objects.create(document=document, deed=deed, findings=told, figures=found.figures, digest=digest)
        cascading.measure(document, wish.signed)
        return document


def enforce(mandate: Mandate, code: str, force: date, given: Given) -> Document:
    """Bring an issued document into force from a day on. It needs its supervision plan; a first check too late warns or, where verified, blocks."""
    with writing.held(code, given.seen) as document:
        writing.issued_only(document)
        if document.force is not None:
            said = Sentence("Văn bản đã có ngày hiệu lực.", "The document has its day of entry into force.")
            raise Refusal([Finding("resolution.force_twice", said, subject=code)])
        if document.signed and force < document.signed:
            said = Sentence("Ngày hiệu lực trước ngày ký.", "It cannot enter into force before it is signed.")
            raise Refusal([Finding("resolution.force_before", said, measured=str(force), where={"field": "force"})])
        found = supervised(document, force)
        blocking = [one for one in found if one.severity is Severity.ERROR]
        if blocking:
            raise Refusal(blocking)
        document.force = force
        writing.write(
            mandate,
            document,
            "force",
            given,
            payload={"force": force.isoformat(), "warnings": [one.rule for one in found]},
        )
        return document


def supervised(document: Document, force: date) -> list[Finding]:
    """Return what the supervision plan lacks on a day of entry into force (B6): a line at all, and its first day within the law's term."""
    firsts = list(Supervision.objects.filter(document=document).values_list("first", flat=True))
    if not firsts:
        return [
            Finding("resolution.supervision", words.no_supervision(), subject=document.code, where={"field": "force"})
        ]
    days, rule, weight = lawful.supervision(force)
    most = force + timedelta(days=days)
    if min(firsts) > most:
        said = words.supervision_late(min(firsts), most, days)
        return [
            Finding(
                "resolution.supervision_late", said, weight, subject=document.code, measured=str(min(firsts)), required=f"≤ {most}",
                citation=lawful.said(rule), where={"rule": rule.id},
            )
        ]  # fmt: skip
    return []
