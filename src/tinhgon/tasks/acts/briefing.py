"""A briefing's conclusions become tasks in one act, in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import connection, transaction

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.tasks import words
from tinhgon.tasks.acts.assigning import NO_DOCUMENT, assign
from tinhgon.tasks.models import Briefing, Task
from tinhgon.tasks.rules.order import Order, Source
from tinhgon.vietnamese.days import say_day

MOST: Final = 100
_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One conclusion of a briefing: its words, who leads and who answers (keys), by when, what proves it."""

    words: str
    owner: int
    post: int
    due: date
    product: str
    supports: tuple[int, ...] = ()


def conclude(
    mandate: Mandate,
    body: int,
    day: date,
    since: date,
    conclusions: Sequence[Conclusion],
    today: date,
    document: Decision = NO_DOCUMENT,
) -> tuple[Briefing, list[Task]]:
    """Write down a briefing of a body and order each of its conclusions as a task, word for word; all of them or none.

    ``since`` is the day from which the briefing looked at changes. The basis of each task is the conclusion itself, or ``document`` that
    announced it. Raises Refusal naming the line (1 …) of each conclusion that lacks one of the six clears.
    """
    if not conclusions:
        raise Refusal([Finding("task.no_conclusions", words.no_conclusions(), where={"field": "words"})])
    if len(conclusions) > MOST:
        most = Sentence("danh sách kết luận", "list of conclusions")
        raise Refusal([Finding("task.conclusions", words.too_long(most, MOST), where={"field": "words"})])
    if not bodies.stands(body, today):
        raise Refusal([Finding("task.by", words.no_body(str(body), today), where={"field": "by"})])
    if day > today or since > day:
        raise Refusal([Finding("task.day", words.ahead(max(day, since), today), where={"field": "day"})])
    with transaction.atomic():
        pen = take_pen()
        with connection.cursor() as cursor:
            cursor.execute("select nextval('tasks_briefing_number')")
            (number,) = cursor.fetchone()
        code = f"GB{day:%y}-{number:05d}"
        label = f"Giao ban ngày {say_day(day)}"
        name = bodies.names([body], today).get(body, ("", str(body)))[1]
        payload = {"by": body, "since": since.isoformat(), "conclusions": len(conclusions)}
        write_entry(mandate, "task.conclude", decision=document, effective=day, subject=code, payload=payload, pen=pen)
        briefing = Briefing.objects.create(
            code=code, body=body, day=day, since=since, title=f"{label}, {name}", document=document.number, actor=mandate.actor,
            entry=pen.number,
        )  # fmt: skip
        basis = document.number.strip() or f"Kết luận {label[0].lower()}{label[1:]} của {name}"
        made, lacking = [], []
        for line, one in enumerate(conclusions, 1):
            plain = " ".join(one.words.split())
            order = Order(
                title=plain if len(plain) <= _TITLE else f"{plain[:_TITLE].rsplit(' ', 1)[0]} …", description=one.words, by=body,
                owner=one.owner, post=one.post, due=one.due, product=one.product, basis=basis, supports=one.supports,
                source=Source("conclusion", f"{code}/{line}", label, one.words),
            )  # fmt: skip
            try:
                made.append(assign(mandate, order, day, today, document, briefing))
            except Refusal as refusal:
                lacking += [replace(found, where={**found.where, "line": line}) for found in refusal.findings]
        if lacking:
            raise Refusal(lacking)
        seal()
        return briefing, made
