"""People first: who leaves with what, codes on paper, answers of those affected, waivers, and the path of the surplus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tinhgon.casework.rules import codes
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.entitlements import Leaver
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.acts.dossier.saying import new_code
from tinhgon.reform.models import Document, Leaving, PathMark, PersonCode, Reply, ReplyAnswer, Waiver
from tinhgon.reform.queries.dossier import people
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.entitlement import Term, facts_of
from tinhgon.reform.rules.dossier.placing import Placement
from tinhgon.reform.rules.dossier.surplus import RANKS, Mark
from tinhgon.reform.words import dossier as words


def record_leaving(
    mandate: Mandate, code: str, person: str, facts: Leaver, terms: Sequence[Term], day: date, document: Document | None
) -> Leaving:
    """Record that somebody whom the scheme leaves without a post leaves the service, on what document and with what entitlement.

    ``terms`` come from the law of the day (`rules.dossier.entitlement.terms`). Raises Refusal where the scheme places the person.
    """
    with writing.held(code) as at:
        writing.takes(at, "leaving", day)
        found = _person(at, person)
        if found.after is not None:
            said = Sentence(f"Đề án đã sắp xếp vị trí cho {found.name}.", f"The scheme places {found.name}.")
            raise Refusal([Finding("dossier.is_placed", said, subject=person)])
        if document is None:
            said = Sentence("Chưa kèm đơn hoặc quyết định nghỉ.", "The request or decision to leave is not attached.")
            raise Refusal([Finding("dossier.no_document", said)])
        deed = writing.write(mandate, at, "leaving", day, document=document, payload={"terms": len(terms)})
        return Leaving.objects.create(
            dossier=at.dossier, deed=deed, person=found.person, kind=facts.path, facts=facts_of(facts),
            terms=[one.as_dict() for one in terms], total=sum(one.amount for one in terms),
        )  # fmt: skip


def issue_codes(mandate: Mandate, code: str, day: date, persons: Sequence[str] = ()) -> list[tuple[Placement, str]]:
    """Give those affected (all who have none, or those named, by code) a code on paper for their own page; return codes once.

    They may answer for as many days as the procedure gives. A new code ends the old one.
    """
    with writing.held(code) as at:
        writing.takes(at, "issue_code", day)
        had = set(PersonCode.objects.filter(dossier=at.dossier).values_list("person", flat=True))
        all_of = [one for one in people.placed(at) if one.fate != "new"]
        if unknown := set(persons) - {one.code for one in all_of}:
            raise Unknown(
                Sentence(f"Hồ sơ không ảnh hưởng đến {sorted(unknown)[0]}.", f"{sorted(unknown)[0]} is not affected.")
            )
        wanted = [one for one in all_of if (one.code in persons if persons else one.person not in had)]
        until = day + timedelta(days=at.procedure.replies.days)
        deed = writing.write(mandate, at, "issue_code", day, payload={"codes": len(wanted), "until": until.isoformat()})
        fresh = [(one, new_code()) for one in wanted]
        PersonCode.objects.bulk_create(
            PersonCode(dossier=at.dossier, deed=deed, person=one.person, key=codes.digest(own), until=until)
            for one, own in fresh
        )
        return [(one, codes.written(own)) for one, own in fresh]


def reply(mandate: Mandate, code: str, person: int, kind: str, text: str, day: date, via: str = "code") -> Reply:
    """Write down what somebody affected answers to their own placement: agree, object or ask. Raises Refusal after the last day.

    Objecting and asking need words. ``mandate`` is the person's own, or of whoever takes a paper answer in.
    """
    with writing.held(code) as at:
        found = people.one_affected(at, person)
        writing.chosen(kind, words.REPLIES)
        writing.chosen(via, words.VIA)
        if found.until is None or day > found.until or at.state.final or at.newest("enact") is not None:
            said = Sentence("Đã hết hạn trả lời.", "The days to answer are over.")
            raise Refusal([Finding("reply.late", said, measured=str(day), required=f"≤ {found.until}")])
        plain = writing.said(text, "nội dung", "words", needed=kind != "agree")
        deed = writing.write(mandate, at, "reply", day, payload={"kind": kind, "via": via})
        return Reply.objects.create(dossier=at.dossier, deed=deed, person=person, kind=kind, words=plain, via=via)


def answer_reply(mandate: Mandate, code: str, reply: int, text: str, day: date) -> ReplyAnswer:
    """Answer somebody affected who objected or asked, before the scheme is enacted. Raises Unknown, Refusal."""
    with writing.held(code) as at:
        found = Reply.objects.filter(dossier=at.dossier, id=reply).first()
        if found is None:
            raise Unknown(Sentence("Không có câu trả lời này.", "There is no such reply."))
        if mandate.actor in at.actors("scheme.draft"):
            said = words.apart(
                mandate.actor, words.RECORDS["answer_reply"][1], Sentence("soạn đề án", "draft the scheme")
            )
            raise Refusal([Finding("dossier.apart", said, subject=mandate.actor)])
        plain = writing.said(text, "nội dung trả lời", "answer")
        writing.not_before(at, day)
        deed = writing.write(mandate, at, "answer_reply", day, payload={"of": found.id})
        return ReplyAnswer.objects.create(dossier=at.dossier, deed=deed, reply=found, words=plain)


def waive(
    mandate: Mandate, code: str, what: str, reason: str, day: date, document: Document | None, person: str = ""
) -> Waiver:
    """Let pass what would block: a person without a place (``person``), or a finding of the check (``what``, its rule).

    It needs a reason and a document, the drafter may not grant it, and it shows for ever. Raises Refusal.
    """
    with writing.held(code) as at:
        writing.takes(at, "waiver", day)
        if mandate.actor in at.actors("scheme.draft"):
            said = words.apart(mandate.actor, words.RECORDS["waiver"][1], Sentence("soạn đề án", "draft the scheme"))
            raise Refusal([Finding("dossier.apart", said, subject=mandate.actor)])
        plain = writing.said(reason, "lý do", "reason")
        if document is None:
            raise Refusal(
                [Finding("dossier.no_document", Sentence("Chưa kèm văn bản cho phép.", "No document is attached."))]
            )
        found = _person(at, person) if person else None
        if found is not None and found.fate != "unplaced":
            said = Sentence(f"{found.name} không cần miễn.", f"{found.name} needs no waiver.")
            raise Refusal([Finding("dossier.no_waiver_needed", said, subject=person)])
        name = "placed" if found else writing.said(what, "điều kiện", "condition")
        deed = writing.write(mandate, at, "waiver", day, reason=plain, document=document, payload={"what": name})
        return Waiver.objects.create(dossier=at.dossier, deed=deed, what=name, person=found.person if found else None)


def set_path(mandate: Mandate, code: str, marks: Sequence[Mark], day: date) -> list[PathMark]:
    """Set the dated path of the surplus to zero, in place of an earlier one. Whether it suffices is asked at enactment."""
    with writing.held(code) as at:
        writing.takes(at, "path", day)
        seen = {(mark.rank, mark.day) for mark in marks}
        if len(seen) < len(marks) or any(mark.rank not in RANKS or mark.at_most < 0 for mark in marks) or not marks:
            said = Sentence(
                "Lộ trình trống, lặp ngày, hoặc có số âm.", "The path is empty, repeats a day, or is negative."
            )
            raise Refusal([Finding("surplus.unfit", said)])
        plain = [f"{mark.rank} {mark.day} {mark.at_most}" for mark in marks]
        deed = writing.write(mandate, at, "path", day, payload={"marks": plain})
        return PathMark.objects.bulk_create(
            PathMark(dossier=at.dossier, deed=deed, rank=mark.rank, day=mark.day, at_most=mark.at_most)
            for mark in marks
        )


def _person(at: Standing, code: str) -> Placement:
    for one in people.placed(at):
        if one.code == code:
            return one
    raise Unknown(Sentence(f"Hồ sơ không ảnh hưởng đến {code!r}.", f"The dossier does not affect {code!r}."))
