"""Reminding people of due days: the owner before and on the day, the superior too once it is past; once each, never on a day off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.accounts.models import Account
from tinhgon.casework.acts.writing import hold_calendar
from tinhgon.casework.clocks.catalogue import catalogue
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import marks
from tinhgon.casework.words import telling
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.queries import nearest
from tinhgon.notices.acts import tell
from tinhgon.notices.rules import Told

#: Held for one sweep, so that two at once tell nobody twice.
_LOCK: Final = 7401018
#: What notices call a case.
MATTER: Final = "case"
REMINDER: Final = Mandate("Tinh Gọn", "nhắc hạn", "lượt nhắc hằng ngày")

_REACHED: Final = """
select k.id, k.term, k.due, m.mark, c.code, c.title, c.holder, c.officer_id
from unnest(%s::date[], %s::int[]) as m(due, mark)
join casework_clock k on k.due = m.due and k.ended is null and k.reminded < m.mark
join casework_case c on c.id = k.case_id and c.ended is null
order by k.due, k.id
"""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a sweep did: whether the day was worked, how many clocks had come to a mark, how many notices that made."""

    worked: bool
    clocks: int = 0
    notices: int = 0


def remind(today: date) -> Reminded:
    """Tell people of the marks that running clocks have come to by a worked day; letters are made of it by the notices' own `post`.

    All or nothing; a sweep that is repeated, or begun twice at once, tells nobody twice. Where the house stood still for some days only
    the last mark of each clock is told.
    """
    days = calendar()
    if not days.works(today):
        return Reminded(worked=False)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        hold_calendar()
        reached = _marks(today)
        if not reached:
            return Reminded(worked=True)
        cursor.execute(_REACHED, [list(reached), list(reached.values())])
        rows = cursor.fetchall()
        if not rows:
            return Reminded(worked=True)
        notices = tell(_told(rows, today), today)
        _marked(rows)
        payload = {"clocks": len(rows), "notices": notices}
        write_entry(REMINDER, "case.remind", effective=today, subject=today.isoformat(), payload=payload)
        seal()
        return Reminded(True, len(rows), notices)


def _marks(today: date) -> dict[date, int]:
    """Return the due days that have come to a mark and may have clocks that were not told of it, with the mark."""
    days = calendar()
    with connection.cursor() as cursor:
        # One step in the index from each due day to the next, however many clocks share one.
        cursor.execute(
            "with recursive each as ((select due from casework_clock where ended is null and due is not null order by due limit 1) "
            "union all select (select k.due from casework_clock k where k.ended is null and k.due is not null and k.due > each.due "
            "order by k.due limit 1) from each where each.due is not null and each.due <= %s) "
            "select due from each where due is not null and due <= %s",
            [marks.horizon(today, days)] * 2,
        )
        dues = [due for (due,) in cursor.fetchall()]
    found = {due: marks.reached(due, today, days) for due in dues}
    return {due: mark for due, mark in found.items() if mark is not None}


def _told(rows: Sequence[tuple[Any, ...]], today: date) -> list[Told]:
    """Return what each person is told of each clock."""
    answering = bodies.answering({row[6] for row in rows}, today)
    above = nearest("case.assign", set(answering.values()), today)
    active = set(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    terms = catalogue()
    told = []
    for clock, term, due, mark, code, title, holder, officer in rows:
        heads = above.get(answering[holder], ())
        owner = officer if officer in active else None
        people = {owner: False} if owner is not None else {}
        if owner is None or mark >= marks.LATE:
            people |= {head: True for head in heads if head != owner}
        name = terms[term].name if term in terms else Sentence(term, term)
        said = telling.due(code, title, name, due, today)
        told += [Told(account, MATTER, code, clock, due, mark, superior, said) for account, superior in people.items()]
    return told


def _marked(rows: Sequence[tuple[Any, ...]]) -> None:
    """Write on each clock to which mark people were told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update casework_clock k set reminded = m.mark from unnest(%s::bigint[], %s::int[]) as m(id, mark) where k.id = m.id",
            [[row[0] for row in rows], [row[3] for row in rows]],
        )
