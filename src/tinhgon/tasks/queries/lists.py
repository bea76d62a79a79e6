"""Lists, boards and searches of tasks within what somebody may read: a fixed number of queries, whatever the number of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from django.db import connection

from tinhgon.casework.queries import searching
from tinhgon.casework.queries.searching import FAR_BACK, MOST_COUNTED, OWN, PAGE
from tinhgon.mandates.queries import Scope
from tinhgon.tasks.models import Task

#: An export holds so many rows at most.
MOST_EXPORTED: Final = 5000
#: Of so few bodies the coordinated tasks are counted in one look.
_FEW: Final = 50
_CODE: Final = re.compile(r"NV\d\d-\d{6,}")

#: Whose tasks: of one's own offices, led by one's bodies, ordered by them, coordinated by them.
Side = Literal["mine", "owner", "orderer", "support"]
SIDES: Final[tuple[Side, ...]] = ("mine", "owner", "orderer", "support")
Which = Literal["open", "overdue", "soon", "waiting", "asked", "ended", "all"]
WHICH: Final[tuple[Which, ...]] = ("open", "overdue", "soon", "waiting", "asked", "ended", "all")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for. ``posts`` are one's own offices (for ``mine``); ``unit`` narrows to one body; ``soon`` is the last due day
    that counts as near; ``since`` a day from which on a task changed."""

    today: date
    side: Side = "owner"
    which: Which = "open"
    posts: tuple[int, ...] = ()
    unit: int | None = None
    post: int | None = None
    state: str = ""
    source: str = ""
    text: str = ""
    soon: date | None = None
    since: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; ``more`` where the count stopped at its limit."""

    tasks: tuple[Task, ...]
    count: int
    more: bool
    page: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a board: open tasks in one state, how many of them are overdue, and the nearest due."""

    state: str
    count: int
    overdue: int
    tasks: tuple[Task, ...] = ()


def listed(scope: Scope, wanted: Wanted, limit: int = PAGE) -> Listed:
    """Return one page of the tasks within a scope. Three queries, one more for a search that has to look far back."""
    page = max(1, wanted.page)
    offset = min(page - 1, MOST_COUNTED // PAGE) * PAGE
    if wanted.text.strip():
        keys, more = _found(scope, wanted)
        return Listed(_tasks(keys[offset : offset + limit]), min(len(keys), MOST_COUNTED), more, page)
    where, values = _where(scope, wanted)
    newest = wanted.which in ("ended", "all") or wanted.since is not None
    order = "t.id desc" if newest else "t.due asc, t.id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select 1 from tasks_task t where {where} limit {MOST_COUNTED + 1}) counted",  # noqa: S608 - ours
            values,
        )
        (count,) = cursor.fetchone()
        cursor.execute(
            f"select t.id from tasks_task t where {where} order by {order} limit {int(limit)} offset {offset}",  # noqa: S608 - ours
            values,
        )
        keys = [key for (key,) in cursor.fetchall()]
    return Listed(_tasks(keys), min(count, MOST_COUNTED), count > MOST_COUNTED, page)


@dataclass(frozen=True, slots=True)
class Held:
    """A lead body with its open tasks: how many, how many of them overdue, how many near their day."""

    body: int
    count: int
    overdue: int
    near: int


def board(scope: Scope, wanted: Wanted, top: int = 8, most: int = 200) -> tuple[list[Column], list[Held]]:
    """Return the open tasks by state, with the nearest due of each, and by lead body, the most overdue first. Three queries."""
    where, values = _where(scope, replace(wanted, which="open", page=1, text=""))
    with connection.cursor() as cursor:
        cursor.execute(
            "select t.owner, t.state, count(*), count(*) filter (where t.due < %s), "  # noqa: S608 - our own text, values are bound
            f"count(*) filter (where t.due between %s and %s) from tasks_task t where {where} group by 1, 2",
            [wanted.today, wanted.today, wanted.soon or wanted.today, *values],
        )
        rows = cursor.fetchall()
        if not rows:
            return [], []
        states: dict[str, list[int]] = {}
        bodies: dict[int, list[int]] = {}
        for owner, state, count, late, near_ in rows:
            column, body = states.setdefault(state, [0, 0]), bodies.setdefault(owner, [0, 0, 0])
            owed = 0 if state == "reported" else late
            column[0], column[1] = column[0] + count, column[1] + owed
            body[0], body[1], body[2] = body[0] + count, body[1] + owed, body[2] + near_
        pieces, given = [], []
        for state in states:
            pieces.append(
                f"(select t.id, t.state from tasks_task t where {where} and t.state = %s order by t.due, t.id limit {int(top)})"  # noqa: S608 - ours
            )
            given += [*values, state]
        cursor.execute(" union all ".join(pieces), given)
        near: dict[str, list[int]] = {}
        for key, state in cursor.fetchall():
            near.setdefault(state, []).append(key)
    found = {one.pk: one for one in _tasks([key for keys in near.values() for key in keys])}
    columns = [
        Column(state, count, late, tuple(found[key] for key in near.get(state, ())))
        for state, (count, late) in states.items()
    ]
    held = sorted(
        (Held(body, *counts) for body, counts in bodies.items()), key=lambda one: (-one.overdue, -one.count, one.body)
    )
    return columns, held[:most]


def totals(scope: Scope, wanted: Wanted) -> dict[str, int]:
    """Return how many tasks are open, overdue, near their day, waiting for judgement, asking for a later day: each counted up to the
    limit. One query."""
    names: tuple[Which, ...] = ("open", "overdue", "soon", "waiting", "asked")
    plain = replace(wanted, text="", state="", source="", since=None)
    if wanted.side == "support" and not scope.everything and len(scope.units) <= _FEW:
        # The tasks that few bodies coordinate are found one by one, so they are looked at once for all counts.
        where, values = _where(scope, replace(plain, which="open"))
        filters = [_which(which, plain) for which in names]
        counts = ", ".join(f"least(count(*) filter (where {text}), {MOST_COUNTED + 1})" for text, _ in filters)
        query = f"select {counts} from tasks_task t where {where}"  # noqa: S608 - our own text, values are bound
        given = [value for _, some in filters for value in some] + values
    else:
        pieces, given = [], []
        for which in names:
            where, values = _where(scope, replace(plain, which=which))
            one = f"(select count(*) from (select 1 from tasks_task t where {where} limit {MOST_COUNTED + 1}) c)"  # noqa: S608 - ours
            pieces.append(one)
            given += values
        query = f"select {', '.join(pieces)}"
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return dict(zip(names, cursor.fetchone(), strict=True))


def _found(scope: Scope, wanted: Wanted) -> tuple[list[int], bool]:
    """Return the rows that hold the words of a search, the newest first, and whether there may be more (`searching.found`)."""
    where, values = _where(scope, wanted)
    far = FAR_BACK if scope.everything and wanted.side != "mine" else OWN
    return searching.found("tasks_task", "t", where, values, wanted.text, _CODE, far)


def _tasks(keys: Iterable[int]) -> tuple[Task, ...]:
    wanted = list(keys)
    if not wanted:
        return ()
    rows = Task.objects.defer("description", "source_words", "search").in_bulk(wanted)
    return tuple(rows[key] for key in wanted)


def _within(scope: Scope, wanted: Wanted) -> tuple[str, list[Any]]:
    if wanted.side == "mine":
        return (
            ("t.post = any(%s)", [list(wanted.posts)])
            if len(wanted.posts) != 1
            else ("t.post = %s", list(wanted.posts))
        )
    one = next(iter(scope.units)) if len(scope.units) == 1 and not scope.everything else None
    if wanted.side == "support" and scope.everything:
        # Asked task by task in the order of the list, which stops at its limit; a join would gather all of them first.
        return "(select true from tasks_support s where s.task_id = t.id limit 1)", []
    if wanted.side == "support":
        own, values = ("s.unit = %s", [one]) if one is not None else scope.where("s.unit")
        return f"exists (select 1 from tasks_support s where s.task_id = t.id and {own})", values  # noqa: S608 - ours
    # One value is read in the order of the index; a set of them would be sorted first.
    return (f"t.{wanted.side} = %s", [one]) if one is not None else scope.where(f"t.{wanted.side}")


def _where(scope: Scope, wanted: Wanted) -> tuple[str, list[Any]]:
    own, values = _within(scope, wanted)
    state, given = _which(wanted.which, wanted)
    parts: list[str] = [own, state]
    values = [*values, *given]
    for column, value in (
        ("owner", wanted.unit),
        ("post", wanted.post),
        ("state", wanted.state),
        ("source_kind", wanted.source),
    ):
        if value not in (None, ""):
            parts.append(f"t.{column} = %s")
            values.append(value)
    if wanted.since is not None:
        parts.append("t.changed_on >= %s")
        values.append(wanted.since)
    return " and ".join(parts), values


def _which(which: Which, wanted: Wanted) -> tuple[str, list[Any]]:
    """Return the condition that picks tasks by how they stand, and its values."""
    match which:
        case "open":
            return "t.ended is null", []
        case "overdue":
            return "t.ended is null and t.state <> 'reported' and t.due < %s", [wanted.today]
        case "soon":
            near = [wanted.today, wanted.soon or wanted.today]
            return "t.ended is null and t.state <> 'reported' and t.due between %s and %s", near
        case "waiting":
            return "t.ended is null and t.state = 'reported'", []
        case "asked":
            return "t.ended is null and t.asked_due is not null", []
        case "ended":
            return "t.ended is not null", []
        case _:
            return "true", []
