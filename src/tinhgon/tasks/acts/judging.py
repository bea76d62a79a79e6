"""What the body that ordered a task decides: its result, a later day, whether it goes on; and what came of it in the end."""

from __future__ import annotations

from datetime import date

from tinhgon.casework.acts import Given
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import words
from tinhgon.tasks.acts import writing
from tinhgon.tasks.models import Deed, Effect, Task
from tinhgon.tasks.rules.life import QUALITIES
from tinhgon.tasks.rules.order import MOST_TITLE

_REASON = Sentence("lý do", "reason")


def approve(mandate: Mandate, code: str, quality: str, given: Given) -> Deed:
    """Accept a result, with how good it is. Raises Refusal where who reported it would judge it."""
    with writing.held(code, "approve", given) as task:
        if quality not in QUALITIES:
            raise Refusal([Finding("task.quality", words.no_quality(QUALITIES), where={"field": "quality"})])
        reported = Deed.objects.filter(task=task, kind="report").order_by("-number").first()
        if reported is not None and reported.actor == mandate.actor:
            raise Refusal([Finding("task.same_hand", words.same_hand(mandate.actor))])
        task.state, task.quality, task.ended = "done", quality, given.day
        deed = writing.write(mandate, task, "approve", given, payload={"quality": quality})
        writing.tell(writing.doers(task, given), task, "approve", given)
        return deed


def send_back(mandate: Mandate, code: str, given: Given) -> Deed:
    """Send a result back with what is missing: the task is under way again, by the day that it had."""
    with writing.held(code, "send_back", given) as task:
        writing.said(given.reason, Sentence("điều còn thiếu", "what is missing"), "words")
        task.state, task.reported, task.sent_back = "accepted", None, task.sent_back + 1
        task.reminded = writing.NEVER
        deed = writing.write(mandate, task, "send_back", given)
        writing.tell(writing.doers(task, given), task, "send_back", given)
        return deed


def grant(mandate: Mandate, code: str, until: date | None, given: Given) -> Deed:
    """Grant the later day that was asked for, or another one after the present (``until``)."""
    with writing.held(code, "grant", given) as task:
        asked = _asked(task)
        day = until or asked
        if day <= task.due:
            raise Refusal(
                [Finding("task.until", words.not_later(task.due), measured=str(day), required=f"> {task.due}",
                         where={"field": "until"})]
            )  # fmt: skip
        payload = {"from": task.due.isoformat(), "asked": asked.isoformat(), "until": day.isoformat()}
        task.due, task.asked_due, task.extended, task.reminded = day, None, task.extended + 1, writing.NEVER
        deed = writing.write(mandate, task, "grant", given, payload=payload)
        writing.tell(writing.doers(task, given), task, "grant", given)
        return deed


def refuse(mandate: Mandate, code: str, given: Given) -> Deed:
    """Refuse the later day that was asked for, with the reason; the day stays."""
    with writing.held(code, "refuse", given) as task:
        writing.said(given.reason, _REASON, "words")
        asked = _asked(task)
        task.asked_due = None
        deed = writing.write(mandate, task, "refuse", given, payload={"asked": asked.isoformat()})
        writing.tell(writing.doers(task, given), task, "refuse", given)
        return deed


def withdraw(mandate: Mandate, code: str, given: Given) -> Deed:
    """Withdraw a task, with the reason: nobody owes it any more, and it stays on record."""
    with writing.held(code, "withdraw", given) as task:
        writing.said(given.reason, _REASON, "words")
        task.state, task.ended, task.asked_due = "withdrawn", given.day, None
        deed = writing.write(mandate, task, "withdraw", given)
        writing.tell(writing.doers(task, given), task, "withdraw", given)
        return deed


def measure(mandate: Mandate, code: str, indicator: str, value: str, unit: str, source: str, given: Given) -> Effect:
    """Write down what was measured of a finished task's effect: the indicator, its value with its unit, by which source."""
    with writing.held(code, "measure", given) as task:
        told = [
            writing.said(text, what, field, most=MOST_TITLE, needed=needed)
            for text, what, field, needed in (
                (indicator or task.indicator, Sentence("chỉ số", "indicator"), "indicator", True),
                (value, Sentence("giá trị", "value"), "value", True),
                (unit, Sentence("đơn vị tính", "unit"), "unit", False),
                (source, Sentence("nguồn số liệu", "source"), "source", True),
            )
        ]
        task.measured = True
        payload = dict(zip(("indicator", "value", "unit", "source"), told, strict=True))
        deed = writing.write(mandate, task, "measure", given, payload=payload)
        return Effect.objects.create(task=task, deed=deed, day=given.day, **payload)


def _asked(task: Task) -> date:
    if task.asked_due is None:
        raise Refusal([Finding("task.nothing_asked", words.nothing_asked(), where={"field": "until"})])
    return task.asked_due
