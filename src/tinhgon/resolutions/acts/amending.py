"""Changing what is issued: another document amends clauses, replaces or ends it; what stands on a changed clause is looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.assigning import assign_review
from tinhgon.resolutions.acts.drafting import Said, clause_of, give, new_clause, written
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import ClauseVersion, Document, Review
from tinhgon.resolutions.queries import following, lawful
from tinhgon.resolutions.queries.standing import document_of
from tinhgon.resolutions.words import documents as words
from tinhgon.vietnamese.days import say_day

OUTCOMES: Mapping[str, Sentence] = {
    "amend": Sentence("Sửa văn bản theo", "Amend it accordingly"),
    "keep": Sentence("Giữ nguyên, đã đối chiếu", "Keep it, having compared"),
    "end": Sentence("Chấm dứt văn bản", "End it"),
}


@dataclass(frozen=True, slots=True)
class New:
    """A clause that an amendment adds: its level and mark, below which, after which."""

    said: Said
    level: str
    mark: str
    parent: str = ""
    after: str = ""


def amend(
    mandate: Mandate, code: str, changes: Mapping[str, Said], given: Given, *, since: date, by: str = "", new: Sequence[New] = ()
) -> list[Review]:  # fmt: skip
    """Change clauses of an issued document from a day on, by another document; return the reviews that follow below.

    ``changes`` maps marks to what they say from then on (``gone`` repeals one). ``by`` is the code of the amending document; without one
    the basis of the act must name it. Raises Refusal, Unknown.
    """
    amending = document_of(by) if by else None
    if amending is not None and (amending.signed is None or amending.signed > since):
        told = Sentence(
            "Văn bản sửa đổi chưa ban hành vào ngày ấy.", "The amending document is not issued by that day."
        )
        raise Refusal([Finding("resolution.amending", told, subject=by, where={"field": "by"})])
    if amending is None and not given.basis.number.strip():
        told = Sentence("Cần ghi văn bản sửa đổi.", "Say which document amends it.")
        raise Refusal([Finding("resolution.amending", told, where={"field": "by"})])
    if not changes and not new:
        told = Sentence("Chưa nói sửa điều khoản nào.", "No clause is changed.")
        raise Refusal([Finding("resolution.no_change", told, where={"field": "clause"})])
    with writing.held(code, given.seen) as document:
        writing.issued_only(document)
        _alive(document, since)
        pen = take_pen()
        fresh = []
        for mark, said in changes.items():
            clause = clause_of(document, mark)
            last = ClauseVersion.objects.select_for_update().get(clause=clause, until=None)
            if last.since is None or since <= last.since:
                told = Sentence(
                    f"{mark}: bản hiện tại có từ {say_day(last.since or since)}, bản mới phải sau ngày ấy.",
                    f"{mark}: the present version is from {last.since}; the new one must be later.",
                )
                raise Refusal([Finding("resolution.amend_day", told, measured=str(since), where={"field": "since"})])
            ClauseVersion.objects.filter(pk=last.pk).update(until=since)
            label = said.label or last.label
            made = ClauseVersion(clause=clause, number=last.number + 1, since=since, amended_by=amending)
            fresh.append(_said(made, said, label, pen.number))
        for one in new:
            clause = new_clause(document, one.level, one.mark, one.parent, one.after)
            made = ClauseVersion(clause=clause, number=1, since=since, amended_by=amending)
            fresh.append(_said(made, one.said, one.said.label, pen.number))
        reviews = _ask_for_reviews(document, fresh, since, pen.number)
        payload = {
            "clauses": [one.clause.mark for one in fresh],
            "by": by,
            "since": since.isoformat(),
            "reviews": len(reviews),
        }
        texts = {one.clause.mark: one.words for one in fresh}
        writing.write(mandate, document, "amend", given, payload=payload, content=texts, pen=pen)
        for one in reviews:  # after the entry: each task has an entry of its own
            assign_review(mandate, one, given.day, given.today)
        return reviews


def end(mandate: Mandate, code: str, how: str, since: date, given: Given, by: str = "") -> Document:
    """End an issued document from a day on: replaced or repealed by another one, or expired."""
    if how not in words.ENDINGS:
        raise Unknown(Sentence(f"Không có cách “{how[:30]}”.", f"No such ending: “{how[:30]}”."))
    ending = document_of(by) if by else None
    with writing.held(code, given.seen) as document:
        writing.issued_only(document)
        _alive(document, since)
        if how != "expired" and ending is None and not given.basis.number.strip():
            told = Sentence("Cần ghi văn bản chấm dứt.", "Say which document ends it.")
            raise Refusal([Finding("resolution.ending", told, where={"field": "by"})])
        document.ended, document.ending, document.ended_by = since, how, ending
        payload = {"how": how, "since": since.isoformat(), "by": by}
        writing.write(mandate, document, "end", given, payload=payload)
        return document


def finish_review(mandate: Mandate, number: int, outcome: str, said: str, given: Given) -> Review:
    """Say what came of a review: the document is amended, kept after comparing, or ended."""
    if outcome not in OUTCOMES:
        raise Unknown(Sentence(f"Không có kết quả “{outcome[:30]}”.", f"No such outcome: “{outcome[:30]}”."))
    found = Review.objects.select_related("document").filter(pk=number).first()
    if found is None:
        raise Unknown(words.no_line(number))
    plain = writing.said(said, "kết quả rà soát", "outcome", most=2000, field="words")
    with writing.held(found.document.code, given.seen) as document:
        found = Review.objects.select_for_update().get(pk=number)
        if found.ended is not None:
            told = Sentence("Lần rà soát này đã xong.", "This review is done.")
            raise Refusal([Finding("resolution.review_twice", told, subject=document.code)])
        if given.day < found.began:
            told = Sentence("Ngày rà soát trước ngày cấp trên sửa.", "The review lies before the change above.")
            raise Refusal([Finding("resolution.review_day", told, measured=str(given.day), where={"field": "day"})])
        writing.not_ahead(given.day, given.today)
        found.ended, found.outcome, found.words = given.day, outcome, plain
        found.save(update_fields=["ended", "outcome", "words"])
        lag = (given.day - found.began).days
        writing.write(mandate, document, "review", given, payload={"review": number, "outcome": outcome, "lag": lag})
        return found


def _alive(document: Document, since: date) -> None:
    if document.ended is not None and document.ended <= since:
        told = Sentence(f"Văn bản hết hiệu lực từ {say_day(document.ended)}.", f"It ended on {document.ended}.")
        raise Refusal([Finding("resolution.ended", told, subject=document.code)])
    if document.signed is not None and since < document.signed:
        told = Sentence("Ngày sửa trước ngày ký văn bản.", "It cannot change before it was signed.")
        raise Refusal([Finding("resolution.amend_day", told, measured=str(since), where={"field": "since"})])


def _said(version: ClauseVersion, said: Said, label: str, entry: int) -> ClauseVersion:
    made = written(version, said, entry, label=label)
    give(made, said)
    return made


def _ask_for_reviews(document: Document, fresh: Sequence[ClauseVersion], since: date, entry: int) -> list[Review]:
    """Give every document that stands on a changed clause its review, once for each change."""
    days, _ = lawful.review_days(since)
    rows = [
        Review(document_id=key, change=version, began=since, due=since + timedelta(days=days), entry=entry)
        for version in fresh
        for key in following.standing_on(document, version.clause, since)
    ]
    return Review.objects.bulk_create(rows)
