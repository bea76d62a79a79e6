"""The coverage of a document on a day: each body that must put it into practice, clause by clause, by the registry as of that day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Q

from tinhgon.registry.queries.courses import first_day
from tinhgon.resolutions.models import Clause, ClauseVersion, Document, Link, Requirement
from tinhgon.resolutions.queries import lawful
from tinhgon.resolutions.rules.coverage import STATES, Cell, Done, State, cell

#: Bodies of a kind and level that stood on some day of a span, below a body by the apparatus or by its territory on the last day of each.
_AUDIENCE: Final = """
with recursive near as (
  select key from registry_unit where key = %(under)s
  union
  select u.key from near join registry_unit u on u.parent = near.key and u.recorded_to is null and u.valid_from <= %(day)s
),
ground as (
  select place as key from registry_unit where key = %(under)s and place is not null and recorded_to is null
  union
  select p.key from ground join registry_place p on p.parent = ground.key and p.recorded_to is null and p.valid_from <= %(day)s
)
select distinct on (u.key) u.key, u.code, u.name, u.sort_key,
  (select min(f.valid_from) from registry_unit f where f.key = u.key and f.recorded_to is null),
  exists (select 1 from registry_unit a where a.key = u.key and a.recorded_to is null and a.valid_from <= %(day)s
          and (a.valid_to is null or a.valid_to > %(day)s)),
  (select max(e.valid_to) from registry_unit e where e.key = u.key and e.recorded_to is null)
from registry_unit u
where u.recorded_to is null and u.kind = %(kind)s and u.level = %(level)s and u.valid_from <= %(day)s
  and (u.valid_to is null or u.valid_to > %(since)s)
  and (%(under)s::bigint is null or u.key in (select key from near) or u.place in (select key from ground))
  and u.key <> coalesce(%(under)s::bigint, 0)
order by u.key, u.valid_from desc
"""
#: What became of bodies, as far as it stands on a day.
_AFTER: Final = """
with recursive went as (
  select l.target as now from registry_lineage l
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s and l.source = any(%(units)s) and l.source <> l.target
  union
  select l.target from went join registry_lineage l on l.source = went.now
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s and l.source <> l.target
)
select u.key, u.code, u.name, u.sort_key, u.valid_from from registry_unit u
where u.key in (select now from went) and u.recorded_to is null and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s)
order by u.key
"""
#: What bodies came from, over any number of schemes until a day.
_BEFORE: Final = """
with recursive came as (
  select l.target as now, l.source as before from registry_lineage l
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s and l.target = any(%(units)s) and l.source <> l.target
  union
  select came.now, l.source from came join registry_lineage l on l.target = came.before
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s and l.source <> l.target
)
select now, before from came where now <> before order by now, before
"""


@dataclass(frozen=True, slots=True)
class Member:
    """A body of an audience: since when the books know it, and the day it ended, if it did by the day that is asked about."""

    key: int
    code: str
    name: str
    sort_key: str
    first: date
    ended: date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A duty: one clause or the whole document (None), with its requirements."""

    clause: Clause | None
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A body with its cells, one for each column; None where the duty is not its own. ``follows`` names those whose duty it has now."""

    body: Member
    cells: tuple[Cell | None, ...]
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The coverage of a document on a day: its columns, the bodies, and how many cells stand in each state."""

    document: Document
    day: date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    threshold: int
    citation: str

    @property
    def counts(self) -> dict[State, int]:
        """How many cells stand in each state."""
        found = Counter(one.state for row in self.rows for one in row.cells if one is not None)
        return {state: found.get(state, 0) for state in STATES}

    @property
    def total(self) -> int:
        """How many duties there are."""
        return sum(self.counts.values())


def matrix(document: Document, day: date) -> Matrix:
    """Return the coverage of a document on a day. One query for each requirement, and a handful besides, none per body."""
    _, threshold, rule = lawful.copying(day)
    began = first_day(None) or day
    requirements = list(
        Requirement.objects.filter(document=document, since__lte=day)
        .select_related("clause")
        .order_by("clause__place", "id")
    )
    by_clause: dict[int | None, list[Requirement]] = defaultdict(list)
    for one in requirements:
        by_clause[one.clause_id].append(one)
    columns = tuple(Column(each[0].clause, tuple(each)) for each in by_clause.values())
    audience = {one.pk: _audience(one, day) for one in requirements}
    everyone = {member.key: member for each in audience.values() for member in each.values()}
    everyone |= {
        one.key: one
        for one in _heirs([key for key, one in everyone.items() if one.ended is not None], day)
        if one.key not in everyone
    }
    before = _came_from([key for key, one in everyone.items() if one.ended is None], day)
    done = _done(document, day)
    followed = {old for olds in before.values() for old in olds if old in everyone}
    rows = []
    for key, member in sorted(everyone.items(), key=lambda one: (one[1].ended is not None, one[1].sort_key, one[0])):
        if member.ended is not None and key in followed:
            continue  # its duty is told with the body that follows it
        olds = [old for old in before.get(key, ()) if old in everyone]
        cells = tuple(_cell(column, audience, key, olds, done, day, threshold, began) for column in columns)
        if any(one is not None for one in cells):
            rows.append(Row(member, cells, tuple(everyone[old].name for old in olds)))
    # Bodies with the same duties stand together, those that ended behind them; within, the order of names stays.
    rows.sort(
        key=lambda row: (row.body.ended is not None, next(at for at, one in enumerate(row.cells) if one is not None))
    )
    return Matrix(document, day, columns, tuple(rows), threshold, lawful.said(rule))


def _cell(
    column: Column,
    audience: dict[int, dict[int, Member]],
    key: int,
    olds: list[int],
    done: dict[tuple[int, int | None], list[Done]],
    day: date,
    threshold: int,
    began: date,
) -> Cell | None:
    for one in column.requirements:
        members = audience[one.pk]
        mine = [old for old in olds if old in members and old != key]
        if key not in members:
            if mine:  # of another kind or level, but what it follows owed this
                return cell([], [_of(done, old, column, one) for old in mine], one.due, day, threshold)
            continue
        due = one.due
        member = members[key]
        if not mine and member.first > max(one.since, began):
            # New since the duty began (and since the books did), and follows nobody: the same time from its own first day on.
            due = max(due, member.first + (one.due - one.since))
        until = min(day, member.ended) if member.ended else day
        before = [_of(done, old, column, one) for old in mine]
        return cell(_of(done, key, column, one), before, due, until, threshold)
    return None


def _of(done: dict[tuple[int, int | None], list[Done]], unit: int, column: Column, asked: Requirement) -> list[Done]:
    """Return the documents of a body that answer a duty: for a clause those of that clause and of the whole, for the whole all."""
    if column.clause is None:
        rows = [one for (organ, _), each in done.items() if organ == unit for one in each]
    else:
        rows = [*done.get((unit, column.clause.pk), ()), *done.get((unit, None), ())]
    found = {one.document: one for one in rows}
    return [one for one in found.values() if not asked.document_kind or one.kind == asked.document_kind]


def _audience(asked: Requirement, day: date) -> dict[int, Member]:
    values = {"under": asked.under, "kind": asked.kind, "level": asked.level, "day": day, "since": asked.since}
    with connection.cursor() as cursor:
        cursor.execute(_AUDIENCE, values)
        return {
            key: Member(key, code, name, sort, first, None if alive else ended)
            for key, code, name, sort, first, alive, ended in cursor.fetchall()
        }


def _heirs(ended: list[int], day: date) -> list[Member]:
    """Return the standing bodies, of whatever kind, that follow bodies which ended, over any number of schemes. One query."""
    if not ended:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_AFTER, {"units": sorted(ended), "day": day})
        return [Member(key, code, name, sort, first, None) for key, code, name, sort, first in cursor.fetchall()]


def _came_from(units: Iterable[int], day: date) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, {"units": sorted(units), "day": day})
        for now, before in cursor.fetchall():
            found[now].append(before)
    return found


def _done(document: Document, day: date) -> dict[tuple[int, int | None], list[Done]]:
    """Return the documents that put this one into practice and stand on a day, by organ and clause (None: the whole). Two queries."""
    alive = Q(document__signed__lte=day) & (Q(document__ended=None) | Q(document__ended__gt=day))
    links = Link.objects.filter(alive, of=document).select_related("document", "copied")
    found: dict[tuple[int, int | None], list[Done]] = defaultdict(list)
    copied: dict[int, int] = {}
    for one in links:
        share = getattr(one, "copied", None)
        copied[one.document_id] = max(
            copied.get(one.document_id, 0), share.shared * 100 // share.of if share and share.of else 0
        )
    for one in links:
        found[one.document.organ, one.clause_id].append(_told(one.document, copied[one.document_id]))
    alive = Q(clause__document__signed__lte=day) & (
        Q(clause__document__ended=None) | Q(clause__document__ended__gt=day)
    )
    current = Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
    versions = ClauseVersion.objects.filter(alive, current, of_clause__document=document).select_related(
        "clause__document"
    )
    for version in versions:
        lower = version.clause.document
        found[lower.organ, version.of_clause_id].append(_told(lower, copied.get(lower.pk, 0)))
    return found


def _told(document: Document, copied: int) -> Done:
    assert document.signed is not None  # noqa: S101 - only signed ones are asked for
    return Done(document.pk, document.code, document.symbol, document.organ, document.signed, copied, document.kind)
