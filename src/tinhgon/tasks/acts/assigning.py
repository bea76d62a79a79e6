"""Ordering a task: it says all six clears, its bodies stand, and one person answers for it by office."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import connection, transaction

from tinhgon.casework.acts import Given
from tinhgon.casework.acts.writing import remember
from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.typed import cleaned
from tinhgon.ledger.acts import take_pen
from tinhgon.tasks import words
from tinhgon.tasks.acts import writing
from tinhgon.tasks.models import Briefing, Charge, Support, Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.rules.order import CITATION, Order, unclear
from tinhgon.vietnamese.search import search_key

NO_DOCUMENT: Final = Decision("")
#: The lead body is the office's own unit or one above it.
_NOW: Final = "u.recorded_to is null and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s)"
_ABOVE: Final = f"""
with recursive above as (
  select u.key, u.parent from registry_unit u where u.key = %(unit)s and {_NOW}
  union select u.key, u.parent from above join registry_unit u on u.key = above.parent and {_NOW}
) select exists (select 1 from above where key = %(owner)s)
"""  # noqa: S608 - our own text, values are bound


def assign(
    mandate: Mandate,
    order: Order,
    day: date,
    today: date,
    document: Decision = NO_DOCUMENT,
    briefing: Briefing | None = None,
) -> Task:
    """Order a task on a day; ``document`` is the paper that orders it, where there is one. Whoever holds the office is told.

    Raises Refusal with everything that the order lacks: the six clears, bodies or an office that do not stand on the day, an office that
    several people hold.
    """
    lacking = [*unclear(order, day), *_standing(order, today)]
    if day > today:
        lacking.append(Finding("task.day", words.ahead(day, today), measured=str(day), where={"field": "day"}))
    if lacking:
        raise Refusal(lacking)
    with transaction.atomic():
        pen = take_pen()
        with connection.cursor() as cursor:
            cursor.execute("select nextval('tasks_number')")
            (number,) = cursor.fetchone()
        code = f"NV{day:%y}-{number:06d}"
        source, money = order.source, order.money
        plain = [cleaned(part) for part in (order.title, order.description, order.product, order.basis)]
        task = Task(
            code=code, title=plain[0], description=plain[1], product=plain[2], basis=plain[3], source_kind=source.kind,
            source_key=source.key, source_label=cleaned(source.label), source_words=cleaned(source.words),
            briefing=briefing, orderer=order.by, owner=order.owner, owner_since=day, post=order.post, money=money.amount if money else None,
            money_source=cleaned(money.source) if money else "", indicator=cleaned(order.indicator),
            target=cleaned(order.target),
            assigned=day, first_due=order.due, due=order.due, changed_on=day,
            search=search_key(" ".join([*plain[:3], source.label, source.words, document.number]))[:8000],
        )  # fmt: skip
        given = Given(day, today, "", document)
        payload = {"by": order.by, "post": order.post, "source": source.kind, "key": source.key}
        writing.write(mandate, task, "assign", given, payload=payload, pen=pen)
        Support.objects.bulk_create(Support(task=task, unit=unit) for unit in sorted(set(order.supports)))
        Charge.objects.create(task=task, owner=order.owner, post=order.post, since=day, entry=pen.number)
        remember(*{order.owner, order.by, *order.supports})
        writing.tell(writing.doers(task, given), task, "assign", given)
        return task


def answers(post: int, owner: int, day: date) -> list[Finding]:
    """Return what stands against an office answering for a task of a lead body on a day."""
    office = offices.offices([post], day).get(post)
    if office is None:
        return [_unclear("post", words.no_post(str(post), day))]
    found = []
    if office.unit != owner and not _within(office.unit, owner, day):
        found.append(_unclear("post", words.post_elsewhere()))
    count = max(office.quota, len(offices.holders([post], day).get(post, ())))
    if count > 1:
        found.append(_unclear("post", words.several_hold(office.title, count)))
    return found


def _standing(order: Order, day: date) -> list[Finding]:
    named = {"by": [order.by], "owner": [order.owner], "supports": list(order.supports)}
    stand = bodies.standing([unit for units in named.values() for unit in units], day)
    found = [
        _unclear(field, words.no_body(str(unit), day))
        for field, units in named.items()
        for unit in units
        if unit not in stand
    ]
    return found + (answers(order.post, order.owner, day) if order.owner in stand else [])


def _within(unit: int, owner: int, day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"unit": unit, "owner": owner, "day": day})
        return bool(cursor.fetchone()[0])


def _unclear(field: str, sentence: words.Sentence) -> Finding:
    return Finding(f"task.{field}", sentence, citation=CITATION, where={"field": field})
