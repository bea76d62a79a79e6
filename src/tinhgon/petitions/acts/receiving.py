"""Reception of citizens: the sessions of a month planned by the rows of law, how each went, the matters brought to it, what was concluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from tinhgon.casework.acts import Opened, Person
from tinhgon.casework.queries.days import calendar
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.petitions.acts.held import MOST_LINE, chosen, refuse, said
from tinhgon.petitions.acts.intake import Wish, take_in
from tinhgon.petitions.models import Conclusion, ConclusionTask, ReceptionSession, Visit, Visitor
from tinhgon.petitions.queries.roster import body_of, duty_of
from tinhgon.petitions.words import reception as words
from tinhgon.tasks.acts import assign
from tinhgon.tasks.models import Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.rules.order import Order, Source
from tinhgon.vietnamese.days import say_day


@dataclass(frozen=True, slots=True)
class Came:
    """A matter brought to a reception: who came (the first represents the others), how many stand behind it, what it is."""

    body: int
    day: date
    matter: str
    people: tuple[Person, ...]
    received_by: str
    content: str = ""
    count: int = 0
    session: int | None = None


def plan_month(mandate: Mandate, body: int, year: int, month: int, today: date) -> list[ReceptionSession]:
    """Plan the sessions that the head of a body is due to hold in a month, on the days that the house proposes; return those that are new.

    Done again, it adds nothing. Raises Refusal where no row of law binds the head of this body.
    """
    days = calendar()
    found = duty_of(body, year, month, days)
    if found is None:
        raise refuse("reception.no_duty", words.NO_DUTY, "body")
    with transaction.atomic():
        _alone(body)
        there = list(
            ReceptionSession.objects.filter(body=body, day__year=year, day__month=month, unscheduled=False).exclude(
                state="moved"
            )
        )
        taken = set(ReceptionSession.objects.filter(body=body).values_list("day", flat=True))
        missing = max(0, found.times - len(there))
        free = [day for day in found.days if day not in taken][:missing]
        if not free:
            return []
        head = body_of(body, today).head
        pen = take_pen()
        entry = {"rule": found.rule.id, "days": [str(day) for day in free]}
        write_entry(
            mandate, "reception.plan", decision=Decision(""), effective=today, subject=str(body), payload=entry, pen=pen
        )
        made = ReceptionSession.objects.bulk_create(
            ReceptionSession(body=body, head=head, rule=found.rule.id, day=day, entry=pen.number) for day in free
        )
        seal()
        return made


def call_session(mandate: Mandate, body: int, day: date, reason: str, today: date) -> ReceptionSession:
    """Add a session beside the plan, with its reason (a prominent matter, many people, a danger)."""
    told = said(reason, "lý do tiếp đột xuất", "reason", most=MOST_LINE, field="reason")
    with transaction.atomic():
        _alone(body)
        pen = _entry(mandate, "reception.call", today, str(body), {"day": str(day)})
        try:
            with transaction.atomic():
                made = ReceptionSession.objects.create(
                    body=body, head=body_of(body, today).head, day=day, unscheduled=True, reason=told, entry=pen
                )
        except IntegrityError as error:
            raise refuse("reception.session_there", words.SESSION_THERE, "day") from error
        seal()
        return made


def record_session(
    mandate: Mandate, number: int, state: str, today: date, *, received_by: str = "", in_person: bool = False, reason: str = "",
    moved_to: date | None = None,
) -> ReceptionSession:  # fmt: skip
    """Write down how a session went: held (by whom; the head in person or not), missed or moved to another day, both with the reason.

    Raises Refusal for a session that was written down already, or is still to come; Unknown.
    """
    chosen(
        state, {key: one for key, one in words.STATES.items() if key != "planned"}, "Kết quả", "How it went", "state"
    )
    who = said(received_by, "người tiếp", "who received", most=MOST_LINE, needed=state == "held", field="received_by")
    why = said(reason, "lý do", "reason", most=2000, needed=state in ("missed", "moved"), field="reason")
    with transaction.atomic():
        found = ReceptionSession.objects.select_for_update().filter(pk=number).first()
        if found is None:
            raise Unknown(words.NO_SESSION)
        if found.state != "planned":
            raise refuse("reception.not_planned", words.NOT_PLANNED)
        if found.day > today and state != "moved":
            raise refuse(
                "reception.to_come", words.to_come(found.day), "state", measured=str(found.day), required=f"≤ {today}"
            )
        found.entry = _entry(mandate, "reception.record", today, str(number), {"state": state, "in_person": in_person})
        found.state, found.received_by, found.in_person, found.reason = state, who, state == "held" and in_person, why
        found.save()
        if state == "moved":
            if (
                moved_to is None
                or moved_to == found.day
                or ReceptionSession.objects.filter(body=found.body, day=moved_to).exists()
            ):
                raise refuse("reception.session_there", words.SESSION_THERE, "moved_to")
            ReceptionSession.objects.create(
                body=found.body,
                head=found.head,
                rule=found.rule,
                day=moved_to,
                place=found.place,
                unscheduled=found.unscheduled,
                entry=found.entry,
            )
        seal()
        return found


def receive(mandate: Mandate, came: Came, today: date) -> Visit:
    """Write down a matter brought to a reception. Raises Refusal without anybody's name, or with a day to come."""
    matter = said(came.matter, "nội dung", "matter", most=300, field="matter")
    content = said(came.content, "lời trình bày", "what was said", needed=False, field="content")
    who = said(came.received_by, "người tiếp", "who received", most=MOST_LINE, field="received_by")
    people = [one for one in came.people if one.name.strip()]
    if not people:
        raise refuse("reception.people", words.REPRESENTED, "people")
    if came.day > today:
        raise refuse("reception.to_come", words.to_come(came.day), "day")
    with transaction.atomic():
        session = None
        if came.session is not None:
            session = ReceptionSession.objects.filter(pk=came.session, body=came.body).first()
            if session is None:
                raise Unknown(words.NO_SESSION)
        with connection.cursor() as cursor:
            cursor.execute("select nextval('petitions_visit_number')")
            (count,) = cursor.fetchone()
        number = f"TD{came.day:%y}-{count:06d}"
        pen = _entry(mandate, "reception.receive", came.day, number, {"people": max(len(people), came.count)})
        visit = Visit.objects.create(
            session=session, number=number, body=came.body, day=came.day, matter=matter, content=content, people=max(len(people), came.count),
            received_by=who, entry=pen,
        )  # fmt: skip
        Visitor.objects.bulk_create(
            Visitor(visit=visit, name=one.name.strip()[:300], contact=one.contact.strip()[:300], represents=not at)
            for at, one in enumerate(people)
        )
        seal()
        return visit


def sign_minutes(mandate: Mandate, number: str, minutes: str, signed_by: str, at: datetime) -> Visit:
    """Keep the minutes as they were read out, and who signed them on the spot and when. Raises Refusal where they were signed already."""
    told = said(minutes, "ý kiến tại buổi tiếp", "minutes", field="minutes")
    who = said(signed_by, "người ký", "who signed", most=MOST_LINE, field="signed_by")
    with transaction.atomic():
        visit = _visit(number)
        if visit.signed_at is not None:
            raise refuse("reception.over", words.OVER)
        visit.entry = _entry(mandate, "reception.minutes", visit.day, number, {})
        visit.minutes, visit.signed_by, visit.signed_at = told, who, at
        visit.save()
        seal()
        return visit


def conclude(mandate: Mandate, number: str, what: str, owner: str, due: date | None) -> Conclusion:
    """Write down what whoever received concluded: what is done, by whom, by when."""
    told = said(what, "kết luận", "conclusion", most=4000, field="words")
    who = said(owner, "người thực hiện", "who does it", most=MOST_LINE, field="owner")
    with transaction.atomic():
        visit = _visit(number)
        if visit.outcome == "refused":
            raise refuse("reception.over", words.OVER)
        pen = _entry(mandate, "reception.conclude", visit.day, number, {"due": str(due or "")})
        made = Conclusion.objects.create(visit=visit, words=told, owner=who, due=due, entry=pen)
        seal()
        return made


def answer_on_the_spot(mandate: Mandate, number: str) -> Visit:
    """End a visit whose matter was answered; its signed minutes say how."""
    with transaction.atomic():
        visit = _open(number)
        if visit.signed_at is None:
            raise refuse("reception.not_signed", words.NOT_SIGNED)
        return _ended(mandate, visit, "answered")


def take_in_petition(mandate: Mandate, number: str, today: date) -> Opened:
    """Have a visit's matter be taken in as a petition of the same people; its receipt is handed out on the spot."""
    with transaction.atomic():
        visit = _open(number)
        people = tuple(Person(one.name, one.contact) for one in visit.visitors.order_by("-represents", "id"))
        content = "\n".join(one for one in (visit.content, visit.minutes) if one.strip()) or visit.matter
        wish = Wish(
            visit.body, visit.day, visit.matter, content, people, "reception", people_count=visit.people, written=visit.day,
            signed=visit.signed_at is not None, represented=visit.people > 1,
        )  # fmt: skip
        made = take_in(mandate, wish, today)
        visit.case = made.case
        _ended(mandate, visit, "taken_in", made.case.code)
        return made


def refuse_visit(mandate: Mandate, number: str, ground: str, reason: str) -> Visit:
    """Refuse to receive, on a ground of the law, with the reason in words; the refusal can be shown to who was refused."""
    chosen(ground, words.GROUNDS, "Căn cứ từ chối", "Ground", "ground")
    told = said(reason, "lý do từ chối", "reason", most=2000, field="reason")
    with transaction.atomic():
        visit = _open(number)
        visit.refusal, visit.reason = ground, told
        return _ended(mandate, visit, "refused", ground)


def give_as_task(mandate: Mandate, number: str, conclusion: int, to: int, product: str, today: date) -> Task:
    """Give a conclusion out as a task of a body, whose head answers for it by office; the visit ends with its first task.

    The due day is the conclusion's. Raises Refusal where there is none, it was given out already, or the order lacks one of the six clears.
    """
    with transaction.atomic():
        visit = _visit(number)
        found = visit.conclusions.filter(pk=conclusion).first()
        if found is None or visit.outcome == "refused":
            raise refuse("reception.no_conclusion", words.NO_CONCLUSION)
        if ConclusionTask.objects.filter(conclusion=found).exists():
            raise refuse("reception.given", words.GIVEN)
        if found.due is None:
            raise refuse("reception.no_due", words.NO_DUE, "due")
        head = offices.heads([to], today).get(to)
        if head is None:
            raise refuse("reception.no_head", words.NO_HEAD, "to")
        source = Source(
            "conclusion", f"reception:{visit.number}:{found.pk}", f"Kết luận tiếp công dân {visit.number}", found.words
        )
        basis = f"Kết luận tại buổi tiếp công dân ngày {say_day(visit.day)}"
        order = Order(found.words[:300], found.words, visit.body, to, head, found.due, product, basis, source)
        task = assign(mandate, order, today, today)
        ConclusionTask.objects.create(conclusion=found, task=task)
        if not visit.outcome:
            _ended(mandate, visit, "task", task.code)
        return task


def _ended(mandate: Mandate, visit: Visit, outcome: str, of: str = "") -> Visit:
    visit.entry = _entry(mandate, f"reception.{outcome}", visit.day, visit.number, {"of": of})
    visit.outcome = outcome
    visit.save()
    seal()
    return visit


def _visit(number: str) -> Visit:
    found = Visit.objects.select_for_update().filter(number=number).first()
    if found is None:
        raise Unknown(words.no_visit(number))
    return found


def _open(number: str) -> Visit:
    found = _visit(number)
    if found.outcome:
        raise refuse("reception.over", words.OVER)
    return found


def _entry(mandate: Mandate, act: str, day: date, subject: str, payload: dict[str, Any]) -> int:
    pen = take_pen()
    write_entry(mandate, act, decision=Decision(""), effective=day, subject=subject, payload=payload, pen=pen)
    return int(pen.number)


def _alone(body: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(7401018, %s::int)", [body % 2**31])


__all__: Sequence[str] = (
    "Came", "answer_on_the_spot", "call_session", "conclude", "give_as_task", "plan_month", "receive", "record_session", "refuse_visit",
    "sign_minutes", "take_in_petition",
)  # fmt: skip
