"""The second complaint, publication of a decision, and what it orders to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given, Opened, Opening, Person
from tinhgon.casework.models import Case
from tinhgon.casework.queries.standing import Standing, standing
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.petitions.acts.held import MOST_LINE, chosen, refuse, said
from tinhgon.petitions.acts.intake import keep_keys
from tinhgon.petitions.models import Execution, Petition, Publication
from tinhgon.petitions.rules import alike
from tinhgon.petitions.words import petitions as words

FIRST: Final = "khieu-nai-lan-dau"
SECOND: Final = "khieu-nai-lan-hai"
_DECIDED: Final = ("decided", "sent", "published", "closed")


@dataclass(frozen=True, slots=True)
class Again:
    """A second complaint: at which body (key of a unit), received when, what is said in it and asked for."""

    organ: int
    received: date
    content: str
    asked: str = ""
    written: date | None = None
    signed: bool = False


def complain_again(mandate: Mandate, first: str, wish: Again, today: date) -> Opened:
    """Open the second complaint from the first one, with the same people and a term of its own; return its case and a receipt.

    Raises Refusal where the case is no first complaint, or was neither decided nor is overdue, or was complained of again already.
    """
    content = said(wish.content, "nội dung khiếu nại lần hai", "content", field="content")
    asked = said(wish.asked, "yêu cầu", "request", most=4000, needed=False, field="asked")
    with transaction.atomic():
        before = standing(first)
        # One at a time: two second complaints of one matter would each have a term of their own.
        Case.objects.select_for_update().get(pk=before.case.pk)
        if before.case.kind != FIRST or not (before.case.state in _DECIDED or _overdue(before, wish.received)):
            raise refuse("petition.not_first", words.NOT_FIRST, "first")
        if Petition.objects.filter(previous=before.case).exists():
            raise refuse("petition.second_there", words.SECOND_THERE, "first")
        people = tuple(Person(one.name, one.contact) for one in before.parties)
        title = f"{before.case.title} (lần hai)"[:300]
        opening = Opening(SECOND, title, wish.organ, wish.received, people, content[:6000])
        made = cases.open_case(mandate, opening, today)
        old = Petition.objects.filter(matter=before.case).first() or Petition.objects.filter(case=before.case).first()
        petition = Petition.objects.create(
            case=made.case, previous=before.case, source=old.source if old else "desk", content=content, asked=asked, written=wish.written,
            named=bool(people), addressed=any(one.contact for one in people), signed=wish.signed, people=max(1, len(people)),
            against=old.against if old else "", decision=old.decision if old else "", plot=old.plot if old else "", kind="complaint",
            eligible=True, competent=True, pieces=alike.pieces(f"{content} {asked}"),
        )  # fmt: skip
        keep_keys(petition, people)
        return made


@dataclass(frozen=True, slots=True)
class Made:
    """How a decision is made public: the way, since when, in words that name nobody, and what it came to."""

    way: str
    since: date
    words: str
    result: str


def publish(mandate: Mandate, code: str, wish: Made, given: Given) -> Publication:
    """Make the decision on a complaint public; where the procedure has the step for it, that is taken, and its term is met.

    Raises Refusal where nothing was decided, for a way that there is not, or where it was published that way already.
    """
    way = chosen(wish.way, words.WAYS, "Cách công khai", "Way", "way")
    result = chosen(wish.result, words.RESULTS, "Kết quả", "Result", "result")
    told = said(wish.words, "nội dung công khai", "words", most=4000, field="words")
    with transaction.atomic():
        at = standing(code)
        decided = next((deed for deed in reversed(at.deeds) if deed.step and deed.kind == "decide"), None)
        if decided is None or at.case.state not in _DECIDED:
            raise refuse("petition.not_decided", words.NOT_DECIDED)
        if Publication.objects.filter(case=at.case, number=decided.document, way=way).exists():
            raise refuse("petition.published", words.PUBLISHED_TWICE, "way")
        if any(step.id == "publish" for step in at.steps):
            entry = cases.take(mandate, code, "publish", given).entry
        else:
            pen = take_pen()
            entry = pen.number
            write_entry(
                mandate,
                "petition.publish",
                decision=given.document,
                effective=wish.since,
                subject=code,
                payload={"way": way},
                pen=pen,
            )
        made = Publication.objects.create(
            case=at.case, number=decided.document, signed=decided.document_signed or decided.day, organ=at.case.holder, way=way,
            since=wish.since, words=told, result=result, actor=mandate.actor, entry=entry,
        )  # fmt: skip
        seal()
        return made


def order(mandate: Mandate, code: str, what: str, owner: str, due: date | None, given: Given) -> Execution:
    """Write down something that a decision orders to be done: what, by whom, by when."""
    told = said(what, "việc phải thi hành", "what is to be done", most=2000, field="words")
    who = said(owner, "cơ quan, người thi hành", "who does it", most=MOST_LINE, field="owner")
    with transaction.atomic():
        at = standing(code)
        if at.case.state not in _DECIDED:
            raise refuse("petition.not_decided", words.NOT_DECIDED)
        pen = take_pen()
        write_entry(
            mandate, "petition.order", decision=given.document, effective=given.day, subject=code, payload={}, pen=pen
        )
        made = Execution.objects.create(case=at.case, words=told, owner=who, due=due, entry=pen.number)
        seal()
        return made


def execute(mandate: Mandate, code: str, number: int, day: date, proof: str, given: Given) -> Execution:
    """Write down that something ordered was done, when and on what proof. Raises Refusal where it was done already."""
    told = said(proof, "căn cứ đã thi hành", "proof", most=2000, field="proof")
    with transaction.atomic():
        found = Execution.objects.select_for_update().filter(case__code=code, pk=number).first()
        if found is None or found.done is not None:
            gone = Sentence("Việc thi hành này không có, hoặc đã xong.", "There is no such order, or it was done.")
            raise refuse("petition.order", gone)
        if day > given.today:
            raise refuse("petition.day", Sentence("Ngày này còn ở phía trước.", "This day is still to come."), "day")
        pen = take_pen()
        write_entry(
            mandate,
            "petition.execute",
            decision=given.document,
            effective=day,
            subject=code,
            payload={"order": number},
            pen=pen,
        )
        found.done, found.proof = day, told
        found.save(update_fields=["done", "proof"])
        seal()
        return found


def _overdue(at: Standing, day: date) -> bool:
    return any(one.clock.term == "complaint.first" and one.late(day) for one in at.clocks)
