"""Who owes a task: ordered anew to another, or followed to the successor of a body or office that ended."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.casework.acts import Given
from tinhgon.casework.acts.moving import BY_SCHEME, decision_of
from tinhgon.casework.acts.writing import remember
from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.tasks import words
from tinhgon.tasks.acts import writing
from tinhgon.tasks.acts.assigning import answers
from tinhgon.tasks.models import Charge, Deed
from tinhgon.tasks.queries import offices

#: Moves the open tasks whose body or office is another now: the row, its deed, and who answers for it.
_FOLLOW: Final = """
with going as (
  select t.id, t.deeds, t.state, t.due, v.owner, v.orderer, v.post, (t.owner, t.post) is distinct from (v.owner, v.post) as charged,
         t.owner is distinct from v.owner as moved
  from tasks_task t join unnest(%(ids)s::bigint[], %(owners)s::bigint[], %(orderers)s::bigint[], %(posts)s::bigint[])
    as v(id, owner, orderer, post) on v.id = t.id
), told as (
  insert into tasks_deed (task_id, number, kind, state, owner, due, day, at, actor, role, authority, words, document, document_signed,
                          document_organ, payload, entry)
  select id, deeds + 1, 'follow', state, owner, due, %(day)s, %(at)s, %(actor)s, %(role)s, %(authority)s, %(words)s, %(number)s,
         %(signed)s, %(organ)s, jsonb_build_object('owner', owner, 'orderer', orderer, 'post', post), %(entry)s from going
), charged as (
  insert into tasks_charge (task_id, owner, post, since, entry) select id, owner, post, %(day)s, %(entry)s from going where charged
)
update tasks_task t set owner = g.owner, orderer = g.orderer, post = g.post, deeds = t.deeds + 1, changed_on = %(day)s,
  owner_since = case when g.moved then %(day)s else t.owner_since end
from going g where t.id = g.id
"""
_OF_BODY: Final = """
select id, owner, orderer, post from tasks_task where (owner = %(ended)s or orderer = %(ended)s) and ended is null order by id for update
"""
#: One step in the index from each office to the next, however many tasks share one.
_GONE: Final = """
with recursive each as (
  (select post from tasks_task where ended is null and post is not null order by post limit 1)
  union all
  select (select t.post from tasks_task t where t.ended is null and t.post > each.post order by t.post limit 1) from each
  where each.post is not null
)
select post from each where post is not null and not exists (
  select 1 from registry_post p where p.key = each.post and p.recorded_to is null and p.valid_from <= %(day)s
    and (p.valid_to is null or p.valid_to > %(day)s))
"""


def redirect(mandate: Mandate, code: str, owner: int, post: int, due: date | None, given: Given) -> Deed:
    """Order a task anew: to another lead body or office, for a reason. A task that was returned may get another day with it.

    What is ordered stays as it is; other words are another task.
    """
    with writing.held(code, "redirect", given) as task:
        writing.said(given.reason, Sentence("lý do", "reason"), "words")
        day = due or task.due
        found = []
        if not bodies.stands(owner, given.today):
            found.append(Finding("task.owner", words.no_body(str(owner), given.today), where={"field": "owner"}))
        else:
            found += answers(post, owner, given.today)
        if day != task.due and task.state != "returned":
            found.append(Finding("task.due", words.only_by_request(), where={"field": "due"}))
        if day < given.day:
            found.append(Finding("task.due", words.due_past(day, given.day), where={"field": "due"}))
        if (owner, post, day) == (task.owner, task.post, task.due) and task.state != "returned":
            found.append(Finding("task.nothing_differs", words.nothing_differs()))
        if found:
            raise Refusal(found)
        payload = {
            "from": task.owner,
            "from_post": task.post or 0,
            "to": owner,
            "post": post,
            "from_due": task.due.isoformat(),
        }
        if owner != task.owner:
            task.owner_since = given.day
        task.owner, task.post, task.state, task.asked_due = owner, post, "assigned", None
        if day != task.due:
            task.first_due = task.due = day
            task.extended = 0
        task.reminded = writing.NEVER
        deed = writing.write(mandate, task, "redirect", given, payload=payload)
        Charge.objects.create(task=task, owner=owner, post=post, since=given.day, entry=deed.entry)
        remember(owner)
        writing.tell(writing.doers(task, given), task, "redirect", given)
        return deed


def follow(day: date, mandate: Mandate = BY_SCHEME) -> int:
    """Write down where the open tasks of ended bodies and offices belong by a day: one entry per body. Return how many tasks moved.

    The successor body leads or judges; where the office ended, the head of the lead body answers. Done again, it finds nothing to move.
    """
    moved = 0
    for one in bodies.moved(day).values():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_OF_BODY, {"ended": one.ended})
            rows = cursor.fetchall()
            if not rows:
                continue
            swapped = [
                (id, one.now if owner == one.ended else owner, one.now if orderer == one.ended else orderer, post)
                for id, owner, orderer, post in rows
            ]
            remember(one.now)
            named = bodies.names([one.ended, one.now], day)
            before, now = (named.get(key, ("", str(key)))[1] for key in (one.ended, one.now))
            payload = {"from": one.ended, "to": one.now, "others": list(one.others), "scheme_entry": one.entry or 0}
            moved += _write(
                mandate,
                _settled(swapped, day),
                day,
                decision_of(one.entry),
                f"{before} → {now}",
                str(one.ended),
                payload,
            )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_GONE, {"day": day})
        gone = [post for (post,) in cursor.fetchall()]
        if gone:
            cursor.execute(
                "select id, owner, orderer, post from tasks_task where post = any(%s) and ended is null order by id for update",
                [gone],
            )
            moved += _write(
                mandate, _settled(cursor.fetchall(), day), day, Decision(""), "", "offices", {"offices": gone}
            )
    return moved


def _settled(rows: list[tuple[int, int, int, int | None]], day: date) -> list[tuple[int, int, int, int | None]]:
    """Return rows with an office that stands: their own, else the head's of the lead body, else none."""
    stand = offices.offices({post for *_, post in rows if post is not None}, day)
    heads = offices.heads({owner for _, owner, _, post in rows if post not in stand}, day)
    return [(id, owner, orderer, post if post in stand else heads.get(owner)) for id, owner, orderer, post in rows]


def _write(
    mandate: Mandate,
    rows: list[tuple[Any, ...]],
    day: date,
    decision: Decision,
    told: str,
    subject: str,
    payload: dict[str, Any],
) -> int:
    if not rows:
        return 0
    pen = take_pen()
    ids, owners, orderers, posts = (list(column) for column in zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            _FOLLOW,
            {"ids": ids, "owners": owners, "orderers": orderers, "posts": posts, "day": day, "at": pen.at, "actor": mandate.actor,
             "role": mandate.role, "authority": mandate.authority, "words": told, "number": decision.number,
             "signed": decision.signed, "organ": decision.organ, "entry": pen.number},
        )  # fmt: skip
        count = int(cursor.rowcount)
    write_entry(
        mandate, "task.follow", decision=decision, effective=day, subject=subject, payload={**payload, "tasks": count}, pen=pen
    )  # fmt: skip
    seal()
    return count
