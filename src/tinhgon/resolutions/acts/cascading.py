"""Who must put a document into practice by when, and what a lower document puts into practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.drafting import clause_of
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Copied, Document, Link, Requirement
from tinhgon.resolutions.queries import bodies, checking, lawful
from tinhgon.resolutions.queries.standing import document_of, lines, text_of
from tinhgon.resolutions.rules.copying import shared
from tinhgon.resolutions.rules.kinds import kind as kind_of
from tinhgon.resolutions.words import documents as words
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Asked:
    """Bodies of a kind and level, below a body (its key) or everywhere, issue a document of a kind by a day; of a clause or the whole."""

    kind: str
    level: str
    due: date
    since: date
    under: int | None = None
    document_kind: str = ""
    clause: str = ""


def require(mandate: Mandate, code: str, asked: Asked, given: Given) -> Requirement:
    """Say who must put a document into practice; in a draft or later. Raises Refusal, Unknown."""
    if asked.kind not in UNIT_KINDS or asked.level not in LEVELS:
        told = Sentence(
            f"Không có loại cơ quan “{asked.kind[:40]}” cấp “{asked.level[:20]}”.", "There are no such bodies."
        )
        raise Refusal([Finding("resolution.audience", told, where={"field": "kind"})])
    if asked.due < asked.since:
        told = Sentence("Hạn trước ngày bắt đầu nghĩa vụ.", "The due day lies before the duty begins.")
        raise Refusal([Finding("resolution.due", told, measured=str(asked.due), where={"field": "due"})])
    if asked.document_kind:
        kind_of(asked.document_kind)
    with writing.held(code, given.seen) as document:
        if asked.under is not None:
            bodies.known(asked.under, given.day, "under")
        clause = clause_of(document, asked.clause) if asked.clause else None
        if Requirement.objects.filter(
            document=document, clause=clause, kind=asked.kind, level=asked.level, under=asked.under
        ).exists():
            told = Sentence("Yêu cầu này đã có.", "This requirement is there already.")
            raise Refusal([Finding("resolution.required_twice", told, where={"field": "kind"})])
        pen = take_pen()
        made = Requirement.objects.create(
            document=document, clause=clause, kind=asked.kind, level=asked.level, under=asked.under, document_kind=asked.document_kind,
            since=asked.since, due=asked.due, entry=pen.number,
        )  # fmt: skip
        payload = {"clause": asked.clause, "kind": asked.kind, "level": asked.level, "due": asked.due.isoformat()}
        writing.write(mandate, document, "require", given, payload=payload, pen=pen)
        return made


def link(mandate: Mandate, code: str, of: str, given: Given, clause: str = "") -> Link:
    """Say which document, or which clause of it, a lower document puts into practice; its share of copied words is measured."""
    above = document_of(of)
    with writing.held(code, given.seen) as document:
        if above.signed is None:
            raise Refusal(
                [Finding("resolution.above_draft", words.not_issued_yet(), subject=of, where={"field": "of"})]
            )
        if above.pk == document.pk:
            told = Sentence("Văn bản không cụ thể hóa chính nó.", "A document does not put itself into practice.")
            raise Refusal([Finding("resolution.itself", told, where={"field": "of"})])
        target = clause_of(above, clause) if clause else None
        if Link.objects.filter(document=document, of=above, clause=target).exists():
            told = Sentence("Đã ghi văn bản này.", "This link is there already.")
            raise Refusal([Finding("resolution.linked_twice", told, where={"field": "of"})])
        pen = take_pen()
        made = Link.objects.create(document=document, of=above, clause=target, entry=pen.number)
        writing.write(mandate, document, "link", given, payload={"of": above.code, "clause": clause}, pen=pen)
        if document.signed is not None:
            measure(document, document.signed)
        return made


def drop_line(mandate: Mandate, code: str, what: str, number: int, given: Given) -> None:
    """Take a requirement or a link out of a draft."""
    kinds = {"requirement": Requirement, "link": Link}
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        done, _ = kinds[what].objects.filter(document=document, pk=number).delete()
        if not done:
            raise Unknown(words.no_line(number))
        writing.write(mandate, document, "unline", given, payload={"line": what})


def measure(document: Document, day: date) -> None:
    """Keep how much of a signed document stands word for word in each one above it, where that is not kept yet."""
    run, _, _ = lawful.copying(day)
    own = text_of(lines(document, day))
    for one in Link.objects.filter(document=document, copied__isnull=True).select_related("of"):
        share = shared(own, [checking.text_above(one.of, day)], run)
        Copied.objects.create(link=one, shared=share.shared, of=share.of, run=share.run)
