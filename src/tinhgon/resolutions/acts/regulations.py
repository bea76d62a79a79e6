"""Regulations: issuing one with its parties, clauses and recurring duties, ending it, writing down what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.casework.queries.days import calendar
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.resolutions.acts.following import numbered, written
from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.regulations import (
    Duty,
    DutyDone,
    Regulation,
    RegulationClause,
    RegulationEnd,
    RegulationParty,
)
from tinhgon.resolutions.queries import owners
from tinhgon.resolutions.rules import duties as rules
from tinhgon.resolutions.rules.duties import Rhythm
from tinhgon.resolutions.words import following as words
from tinhgon.vietnamese.days import say_day


@dataclass(frozen=True, slots=True)
class DutyWish:
    """A recurring duty: what, in which rhythm, of every party or of one body (key of a unit)."""

    what: str
    rhythm: Rhythm
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class ClauseWish:
    """A clause: where it stands ("Điều 5"), its words, the duties that it gives."""

    place: str
    text: str
    duties: tuple[DutyWish, ...] = ()


@dataclass(frozen=True, slots=True)
class RegulationWish:
    """What is needed to enter a regulation. The first of the parties leads."""

    number: str
    title: str
    kind: str
    organ: int
    signed: date
    valid_from: date
    parties: tuple[int, ...]
    clauses: tuple[ClauseWish, ...] = ()
    of: Document | None = None


def issue_regulation(mandate: Mandate, wish: RegulationWish, today: date) -> Regulation:
    """Enter a regulation with its parties and clauses. Raises Refusal naming what is missing or wrong."""
    number = words.said(wish.number, "so", "số quy chế", "number", most=100)
    title = words.said(wish.title, "ten", "tên quy chế", "title", most=500)
    kind = words.chosen(wish.kind, "loai", words.REGULATIONS, "loại quy chế", "kind of regulation")
    words.not_ahead(wish.signed, today, "ngay-ky")
    if not wish.parties:
        raise words.wrong("parties", "cac-ben", Sentence("Quy chế chưa có bên nào.", "The regulation has no party."))
    if kind == "coordination" and len(set(wish.parties)) < 2:
        said = Sentence("Quy chế phối hợp có từ hai bên.", "A coordination regulation has two parties or more.")
        raise words.wrong("parties", "cac-ben", said, measured=str(len(set(wish.parties))), required="≥ 2")
    if Regulation.objects.filter(organ=wish.organ, number=number).exists():
        said = Sentence(f"Quy chế số {number} đã có.", f"Regulation {number} is there already.")
        raise words.wrong("twice", "so", said)
    with written(mandate, "regulation.issue", wish.signed) as at:
        row = Regulation.objects.create(
            code=numbered("QC", wish.signed), number=number, title=title, kind=kind, organ=wish.organ, signed=wish.signed,
            valid_from=wish.valid_from, of=wish.of, **at.row,
        )  # fmt: skip
        RegulationParty.objects.bulk_create(
            RegulationParty(regulation=row, unit=unit, leads=place == 0, **at.row)
            for place, unit in enumerate(dict.fromkeys(wish.parties))
        )
        for one in wish.clauses:
            _clause(row, one, at.row)
        at.subject, at.decision = row.code, Decision(number, wish.signed)
        at.told = {"kind": kind, "organ": wish.organ, "parties": list(wish.parties), "clauses": len(wish.clauses)}
        at.private = {"title": title, "clauses": [[one.place, one.text] for one in wish.clauses]}
        return row


def add_clause(mandate: Mandate, code: str, wish: ClauseWish, today: date) -> RegulationClause:
    """Enter one more clause of a regulation with its duties. Raises Unknown, Refusal."""
    with written(mandate, "regulation.clause", today) as at:
        row = held(code)
        if RegulationClause.objects.filter(regulation=row, place=wish.place.strip()).exists():
            said = Sentence(f"{wish.place} đã có.", f"{wish.place} is there already.")
            raise words.wrong("twice", "dieu", said)
        made = _clause(row, wish, at.row)
        at.subject, at.told, at.private = code, {"place": made.place, "duties": len(wish.duties)}, {"text": made.text}
        return made


def end_regulation(mandate: Mandate, code: str, day: date, document: str, today: date) -> RegulationEnd:
    """Say from which day a regulation no longer holds, and by which document. Raises Unknown, Refusal."""
    proof = words.said(document, "van-ban", "văn bản", "document", most=300)
    with written(mandate, "regulation.end", day) as at:
        row = held(code)
        if day <= row.valid_from:
            said = Sentence("Ngày hết hiệu lực ở sau ngày có hiệu lực.", "It ends after it begins.")
            raise words.wrong("day", "ngay", said, measured=str(day), required=f"> {row.valid_from}")
        if RegulationEnd.objects.filter(regulation=row).exists():
            raise words.wrong(
                "ended", "ngay", Sentence("Quy chế đã hết hiệu lực.", "The regulation has ended already.")
            )
        at.subject, at.told, at.private = code, {"until": day.isoformat()}, {"document": proof}
        return RegulationEnd.objects.create(regulation=row, valid_to=day, document=proof, **at.row)


def report_duty(
    mandate: Mandate, duty: int, unit: int, period: date, day: date, document: str, today: date
) -> DutyDone:
    """Write down that a body did its duty for a period. Raises Unknown, Refusal: no such period, done already, a day to come.

    ``unit`` is the body that owes it; after a merger that is the body that the duty followed to.
    """
    proof = words.said(document, "van-ban", "văn bản, chứng cứ", "document", most=300)
    words.not_ahead(day, today, "ngay")
    with written(mandate, "duty.done", day) as at:
        row = Duty.objects.select_related("clause__regulation").filter(pk=duty).first()
        if row is None:
            raise Unknown(words.no_such(f"nghĩa vụ {duty}"))
        regulation = row.clause.regulation
        span = Span(regulation.valid_from, getattr(getattr(regulation, "ended", None), "valid_to", None))
        until = date(max(period.year, today.year) + 2, 12, 31)
        known = {one.start: one for one in rules.occurrences(row.rhythm, span, until, calendar().works)}
        if period not in known:
            said = Sentence(f"Nghĩa vụ không có kỳ bắt đầu ngày {say_day(period)}.", f"No period begins on {period}.")
            raise words.wrong("period", "ky", said, measured=str(period))
        parties = (
            [row.unit]
            if row.unit
            else list(RegulationParty.objects.filter(regulation=regulation).values_list("unit", flat=True))
        )
        owing = owners.owing(parties, AsOf(today))
        if unit not in owing.bodies_on(known[period].due):
            said = Sentence("Đơn vị này không có nghĩa vụ ấy.", "This body does not have that duty.")
            raise words.wrong("unit", "don-vi", said, measured=str(unit))
        if DutyDone.objects.filter(duty=row, period=period, unit=unit).exists():
            raise words.wrong("twice", "ky", Sentence("Kỳ này đã ghi là làm rồi.", "This period was done already."))
        at.subject = regulation.code
        at.told = {"duty": duty, "unit": unit, "period": period.isoformat()}
        at.private = {"document": proof}
        return DutyDone.objects.create(duty=row, unit=unit, period=period, day=day, document=proof, **at.row)


def held(code: str) -> Regulation:
    """Return a regulation, held alone. Raises Unknown."""
    found = Regulation.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise Unknown(words.no_such(code))
    return found


def _clause(row: Regulation, wish: ClauseWish, common: dict[str, object]) -> RegulationClause:
    place = words.said(wish.place, "dieu", "điều, khoản", "place of the clause", most=60)
    text = words.said(wish.text, "noi-dung", "nội dung điều khoản", "text of the clause")
    made = RegulationClause.objects.create(regulation=row, place=place, text=text, **common)
    for one in wish.duties:
        rhythm = rules.sound(one.rhythm)
        Duty.objects.create(
            clause=made, what=words.said(one.what, "viec", "việc phải làm", "duty", most=500), unit=one.unit, every=rhythm.every,
            month=rhythm.month, day=rhythm.day, shift=rhythm.shift, **common,
        )  # fmt: skip
    return made
