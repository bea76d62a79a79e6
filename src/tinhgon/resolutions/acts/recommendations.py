"""Recommendations to higher levels: sent, asked again, answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts.following import numbered, written
from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.limits import Limitation
from tinhgon.resolutions.models.recommendations import Answered, Recommendation
from tinhgon.resolutions.words import following as words


@dataclass(frozen=True, slots=True)
class RecommendationWish:
    """What is needed: who recommends (key of a unit), to whom, what, on what basis, by which paper sent when; of which limitation."""

    unit: int
    addressee: str
    text: str
    number: str
    sent: date
    basis: str = ""
    due: date | None = None
    limitation: str = ""
    of: Document | None = None


def send_recommendation(mandate: Mandate, wish: RecommendationWish, today: date) -> Recommendation:
    """Write a recommendation down as it was sent. Raises Refusal naming what is missing or wrong, Unknown for its limitation."""
    addressee = words.said(wish.addressee, "gui", "nơi nhận kiến nghị", "addressee", most=300)
    text = words.said(wish.text, "noi-dung", "nội dung kiến nghị", "recommendation")
    number = words.said(wish.number, "so", "số văn bản gửi", "number of the paper", most=100)
    basis = words.said(wish.basis, "can-cu", "căn cứ pháp lý", "legal basis", most=500, needed=False)
    words.not_ahead(wish.sent, today, "ngay")
    if wish.due is not None and wish.due < wish.sent:
        said = Sentence("Hạn trả lời trước ngày gửi.", "It is due before it was sent.")
        raise words.wrong("due", "han", said, measured=str(wish.due), required=f"≥ {wish.sent}")
    with written(mandate, "recommendation.send", wish.sent) as at:
        limitation = Limitation.objects.filter(code=wish.limitation).first() if wish.limitation else None
        if wish.limitation and limitation is None:
            raise Unknown(words.no_such(wish.limitation))
        row = Recommendation.objects.create(
            code=numbered("KNT", wish.sent), unit=wish.unit, addressee=addressee, text=text, basis=basis, number=number,
            sent=wish.sent, due=wish.due, limitation=limitation, of=wish.of, **at.row,
        )  # fmt: skip
        at.subject, at.decision = row.code, Decision(number, wish.sent)
        at.told, at.private = {"unit": wish.unit, "addressee": addressee}, {"text": text, "basis": basis}
        return row


def answer_recommendation(
    mandate: Mandate, code: str, kind: str, day: date, document: str, text: str, today: date
) -> Answered:
    """Write down what happened to a recommendation: asked again, a reply and what it says, withdrawn. Raises Unknown, Refusal."""
    chosen = words.chosen(kind, "ket-qua", words.ANSWERS, "kết quả", "outcome")
    paper = words.said(document, "so", "số văn bản", "number of the paper", most=200, needed=chosen != "withdrawn")
    plain = words.said(
        text, "noi-dung", "nội dung trả lời", "what it says", needed=chosen in ("rejected", "partly", "withdrawn")
    )
    words.not_ahead(day, today, "ngay")
    with written(mandate, f"recommendation.{chosen}", day) as at:
        row = Recommendation.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Unknown(words.no_such(code))
        if day < row.sent:
            said = Sentence("Trả lời trước ngày gửi.", "It was not sent by then.")
            raise words.wrong("day", "ngay", said, measured=str(day), required=f"≥ {row.sent}")
        if Answered.objects.filter(recommendation=row, kind__in=words.FINAL_ANSWERS).exists():
            raise words.wrong(
                "final", "ket-qua", Sentence("Kiến nghị đã có kết quả cuối.", "It has its last answer already.")
            )
        at.subject, at.told, at.private = code, {"kind": chosen}, {"text": plain, "document": paper}
        return Answered.objects.create(recommendation=row, kind=chosen, day=day, document=paper, text=plain, **at.row)
