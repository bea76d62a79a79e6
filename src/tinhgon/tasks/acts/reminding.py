"""Reminding people of due days of tasks: whoever answers before and on the day, the orderer too once it is past; once each, never on a day off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import marks
from tinhgon.kernel.mandate import Mandate
from tinhgon.ledger.acts import seal
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.queries import nearest
from tinhgon.notices.acts import tell
from tinhgon.notices.rules import Told
from tinhgon.tasks import words
from tinhgon.tasks.acts.writing import MATTER
from tinhgon.tasks.queries import offices

#: Held for one sweep, so that two at once tell nobody twice.
_LOCK: Final = 7401020
REMINDER: Final = Mandate("Tinh Gọn", "nhắc hạn", "lượt nhắc hằng ngày")

_DUES: Final = """
with recursive each as (
  (select due from tasks_task where ended is null order by due limit 1)
  union all
  select (select t.due from tasks_task t where t.ended is null and t.due > each.due order by t.due limit 1) from each
  where each.due is not null and each.due <= %(until)s
)
select due from each where due is not null and due <= %(until)s
"""
_REACHED: Final = """
select t.id, t.code, t.title, t.due, m.mark, t.owner, t.orderer, t.post
from unnest(%s::date[], %s::int[]) as m(due, mark)
join tasks_task t on t.due = m.due and t.ended is null and t.state <> 'reported' and t.reminded < m.mark
order by t.due, t.id
"""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a sweep did: whether the day was worked, how many tasks had come to a mark, how many notices that made."""

    worked: bool
    tasks: int = 0
    notices: int = 0


def remind(today: date) -> Reminded:
    """Tell people of the marks that open tasks have come to by a worked day. A task that waits for its judgement reminds nobody.

    All or nothing; a sweep that is repeated, or begun twice at once, tells nobody twice. After a standstill only the last mark is told.
    """
    days = calendar()
    if not days.works(today):
        return Reminded(worked=False)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_DUES, {"until": marks.horizon(today, days)})
        dues = {due: marks.reached(due, today, days) for (due,) in cursor.fetchall()}
        reached = {due: mark for due, mark in dues.items() if mark is not None}
        cursor.execute(_REACHED, [list(reached), list(reached.values())])
        rows = cursor.fetchall()
        if not rows:
            return Reminded(worked=True)
        notices = tell(_told(rows, today), today)
        cursor.execute(
            "update tasks_task t set reminded = m.mark from unnest(%s::bigint[], %s::int[]) as m(id, mark) where t.id = m.id",
            [[row[0] for row in rows], [row[4] for row in rows]],
        )
        payload = {"tasks": len(rows), "notices": notices}
        write_entry(REMINDER, "task.remind", effective=today, subject=today.isoformat(), payload=payload)
        seal()
        return Reminded(True, len(rows), notices)


def _told(rows: Sequence[tuple[Any, ...]], today: date) -> list[Told]:
    held = offices.holders({row[7] for row in rows if row[7] is not None}, today)
    accounts = {post: [one.account for one in each if one.account is not None] for post, each in held.items()}
    answering = bodies.answering({row[5] for row in rows} | {row[6] for row in rows}, today)
    doing = nearest("task.do", {answering[row[5]] for row in rows if not accounts.get(row[7])}, today)
    ordering = nearest("task.order", {answering[row[6]] for row in rows}, today)
    told = []
    for id, code, title, due, mark, owner, orderer, post in rows:
        owners = accounts.get(post) or list(doing.get(answering[owner], ()))
        people = dict.fromkeys(owners, False)
        if not owners or mark >= marks.LATE:
            people |= {one: True for one in ordering.get(answering[orderer], ()) if one not in people}
        said = words.due(code, title, marks.distance(due, today), due)
        told += [Told(account, MATTER, code, id, due, mark, superior, said) for account, superior in people.items()]
    return told
