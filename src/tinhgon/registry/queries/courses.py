"""Courses over the years: which rows bore a code, which posts a person held, how many territories of each level there were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection

from tinhgon.kernel.span import Span
from tinhgon.registry.rules import TABLES
from tinhgon.structure.columns import FrameName

_HELD: Final = (
    "s.recorded_from <= coalesce(%(known)s, 'infinity'::timestamptz) "
    "and (s.recorded_to is null or s.recorded_to > coalesce(%(known)s, 'infinity'::timestamptz))"
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A row that bore a code under one name in one span of days."""

    key: int
    code: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Held:
    """A post that a person held in one span of days: its title, rank and unit as they were called when the span began."""

    span: Span
    title: str
    rank: str
    unit_code: str
    unit_name: str
    concurrent: bool
    entry: int


@dataclass(frozen=True, slots=True)
class Count:
    """From this day on there were so many territories of a level."""

    day: date
    level: str
    count: int


def bearers(frame: FrameName, code: str, known: datetime | None = None) -> list[Bearer]:
    """Return which rows bore a code (of places, units or people) on which days, in order of time."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, code, name, valid_from, valid_to from {TABLES[frame]} s "  # noqa: S608 - names of ours
            f"where code = %(code)s and {_HELD} order by valid_from, key",
            {"code": code, "known": known},
        )
        rows = cursor.fetchall()
    found: list[Bearer] = []
    for key, code_, name, start, end in rows:
        last = found[-1] if found else None
        if last and (last.key, last.name, last.span.end) == (key, name, start):
            found[-1] = Bearer(key, code_, name, Span(last.span.start, end))
        else:
            found.append(Bearer(key, code_, name, Span(start, end)))
    return found


def posts_of(person: int, known: datetime | None = None) -> list[Held]:
    """Return every post that a person held or is to hold, the latest first."""
    named = f"order by {_HELD} desc, s.valid_from <= t.valid_from desc, abs(s.valid_from - t.valid_from) limit 1"
    held = _HELD.replace("s.", "t.")
    with connection.cursor() as cursor:
        cursor.execute(
            "select t.valid_from, t.valid_to, p.title, p.rank, u.code, u.name, t.concurrent, t.opened_by from registry_tenure t "  # noqa: S608
            f"join lateral (select s.* from registry_post s where s.key = t.post {named}) p on true "
            f"join lateral (select s.* from registry_unit s where s.key = p.unit {named}) u on true "
            f"where t.person = %(person)s and {held} order by t.valid_from desc, t.concurrent, t.key",
            {"person": person, "known": known},
        )
        rows = cursor.fetchall()
    found: list[Held] = []
    for start, end, *rest in rows:
        # A tenure amended in what is not shown here (its planned end) goes on as one span.
        later = next((one for one in found if one.span.start == end and _same(one, rest)), None)
        if later is not None:
            found[found.index(later)] = Held(Span(start, later.span.end), *rest)
        else:
            found.append(Held(Span(start, end), *rest))
    return found


def counts_by_level(known: datetime | None = None) -> list[Count]:
    """Return how many territories of each level there were, from each day on which that changed, in order of time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select day, level, (sum(sum(step)) over (partition by level order by day))::bigint from ("  # noqa: S608 - ours
            f"select level, valid_from as day, 1 as step from registry_place s where {_HELD} "
            f"union all select level, valid_to, -1 from registry_place s where valid_to is not null and {_HELD}) steps "
            "group by day, level order by day, level",
            {"known": known},
        )
        found = [Count(*row) for row in cursor.fetchall()]
    last: dict[str, int] = {}
    changed = []
    for one in found:
        if last.get(one.level) != one.count:
            changed.append(one)
        last[one.level] = one.count
    return changed


def first_day(known: datetime | None = None) -> date | None:
    """Return the first day on which the books hold a territory or a body, or None where they hold none."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select min(day) from (select min(valid_from) as day from registry_place s where {_HELD} "  # noqa: S608 - ours
            f"union all select min(valid_from) from registry_unit s where {_HELD}) days",
            {"known": known},
        )
        (day,) = cursor.fetchone()
    return day  # type: ignore[no-any-return]


def _same(one: Held, rest: list[object]) -> bool:
    return [one.title, one.rank, one.unit_code, one.unit_name, one.concurrent] == rest[:5]
