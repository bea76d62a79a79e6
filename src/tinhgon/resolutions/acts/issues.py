"""Emerging problems: entered with the day by which they are triaged, triaged; in how many days is data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.casework.queries.days import calendar
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts.following import numbered, written
from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.issues import Issue, Triage, TriageTerm
from tinhgon.resolutions.models.recommendations import Recommendation
from tinhgon.resolutions.words import following as words


@dataclass(frozen=True, slots=True)
class IssueWish:
    """What is needed to enter a problem: in which body's part (key of a unit), what, where and when it was seen."""

    unit: int
    text: str
    source_kind: str
    seen: date
    source: str = ""
    of: Document | None = None


def set_triage_term(mandate: Mandate, days: int, valid_from: date, basis: str, today: date) -> TriageTerm:
    """Lay down in how many worked days problems seen from a day on are triaged, and by which document. Raises Refusal."""
    plain = words.said(basis, "can-cu", "văn bản quy định", "document that says so", most=300)
    if not 1 <= days <= 365:
        said = Sentence("Ghi số ngày làm việc từ 1 đến 365.", "Give 1 to 365 worked days.")
        raise words.wrong("days", "so-ngay", said, measured=str(days), required="1–365")
    with written(mandate, "issue.term", valid_from) as at:
        at.told, at.private = {"days": days, "from": valid_from.isoformat()}, {"basis": plain}
        return TriageTerm.objects.create(days=days, valid_from=valid_from, basis=plain, **at.row)


def enter_issue(mandate: Mandate, wish: IssueWish, today: date) -> Issue:
    """Enter a problem; its triage is due so many worked days after it was seen as the term of that day says. Raises Refusal."""
    text = words.said(wish.text, "noi-dung", "vấn đề", "problem")
    kind = words.chosen(wish.source_kind, "loai-nguon", words.SEEN_IN, "nguồn", "source")
    source = words.said(wish.source, "nguon", "nguồn cụ thể", "source", most=500, needed=False)
    words.not_ahead(wish.seen, today, "ngay")
    with written(mandate, "issue.enter", wish.seen) as at:
        term = TriageTerm.objects.filter(valid_from__lte=wish.seen).order_by("-valid_from", "-id").first()
        if term is None:
            said = Sentence("Chưa quy định số ngày phân loại vấn đề.", "No term of triage was laid down yet.")
            remedy = Sentence(
                "Ghi số ngày và văn bản quy định ở trang vấn đề mới.", "Lay it down on the page of problems."
            )
            raise words.wrong("term", "ngay", said, remedy=remedy)
        row = Issue.objects.create(
            code=numbered("VD", wish.seen), unit=wish.unit, text=text, source_kind=kind, source=source, seen=wish.seen, of=wish.of,
            due=calendar().shifted(wish.seen, term.days), **at.row,
        )  # fmt: skip
        at.subject, at.told = row.code, {"unit": wish.unit, "source": kind, "due": row.due.isoformat()}
        at.private = {"text": text, "source": source}
        return row


def triage(
    mandate: Mandate,
    code: str,
    outcome: str,
    day: date,
    reason: str,
    today: date,
    *,
    document: str = "",
    recommendation: str = "",
) -> Triage:
    """Decide what becomes of a problem. Raises Unknown, Refusal: no reason, a recommendation or document that is not named."""
    chosen = words.chosen(outcome, "ket-qua", words.OUTCOMES, "hướng xử lý", "outcome")
    plain = words.said(reason, "ly-do", "lý do, nội dung xử lý", "reason")
    paper = words.said(document, "van-ban", "văn bản", "document", most=300, needed=chosen in ("amendment", "task"))
    words.not_ahead(day, today, "ngay")
    with written(mandate, "issue.triage", day) as at:
        row = Issue.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Unknown(words.no_such(code))
        if Triage.objects.filter(issue=row).exists():
            raise words.wrong("twice", "ket-qua", Sentence("Vấn đề đã phân loại.", "It was triaged already."))
        if day < row.seen:
            said = Sentence("Phân loại trước ngày phát hiện.", "It was not seen by then.")
            raise words.wrong("day", "ngay", said, measured=str(day), required=f"≥ {row.seen}")
        above = Recommendation.objects.filter(code=recommendation).first() if recommendation else None
        if chosen == "recommendation" and above is None:
            said = Sentence("Nêu mã kiến nghị cấp trên đã gửi.", "Name the recommendation that was sent.")
            raise words.wrong("recommendation", "kien-nghi", said, measured=recommendation[:40])
        at.subject, at.told, at.private = code, {"outcome": chosen}, {"reason": plain, "document": paper}
        return Triage.objects.create(
            issue=row, outcome=chosen, day=day, reason=plain, document=paper, recommendation=above, **at.row
        )
