"""Whose head is due to receive citizens, on which days, and what of that was kept: every share with the sessions behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.casework.queries.days import calendar
from tinhgon.kernel.as_of import AsOf
from tinhgon.law.books import Law
from tinhgon.lawbook import queries as lawbook
from tinhgon.mandates.queries import Scope
from tinhgon.petitions.models import ReceptionSession
from tinhgon.petitions.rules.duty import Duty, Kept, duty, kept

_BODIES: Final = """
select u.key, u.code, u.name, u.kind, u.level, coalesce((
  select pe.name from registry_post p join registry_tenure t on t.post = p.key and t.recorded_to is null
    and t.valid_from <= %(day)s and (t.valid_to is null or t.valid_to > %(day)s)
  join registry_person pe on pe.key = t.person and pe.recorded_to is null
    and pe.valid_from <= %(day)s and (pe.valid_to is null or pe.valid_to > %(day)s)
  where p.unit = u.key and p.rank = 'head' and p.recorded_to is null
    and p.valid_from <= %(day)s and (p.valid_to is null or p.valid_to > %(day)s) order by t.key limit 1), '')
from registry_unit u
where u.recorded_to is null and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s) and {which}
order by u.code limit 500
"""


@dataclass(frozen=True, slots=True)
class Body:
    """A body on a day: key, code, name, kind and level, and who heads it ("" where nobody does)."""

    key: int
    code: str
    name: str
    kind: str
    level: str
    head: str


@dataclass(frozen=True, slots=True)
class Row:
    """One head's month: the body, the duty, the sessions, and what of the duty was kept."""

    body: Body
    duty: Duty
    sessions: tuple[ReceptionSession, ...]
    kept: Kept


def body_of(key: int, day: date) -> Body:
    """Return a body as it is on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_BODIES.format(which="u.key = %(key)s"), {"day": day, "key": key})
        row = cursor.fetchone()
    return Body(*row) if row else Body(key, "", "", "", "", "")


def duty_of(body: int, year: int, month: int, days: Calendar | None = None) -> Duty | None:
    """Return the duty of a body's head in a month by the law of its first day, or None where no row binds it."""
    found = body_of(body, date(year, month, 1))
    law = _law(year, month)
    return duty(law, found.kind, found.level, year, month, (days or calendar()).works)


def roster(scope: Scope, year: int, month: int, today: date) -> list[Row]:
    """Return the month of every head within a scope whom a row of law binds. Five queries, however many heads."""
    first = date(year, month, 1)
    law, days = _law(year, month), calendar()
    kinds = sorted({kind for rule in law.of_topic("reception.duty") for kind in rule.applies.kind})
    own, values = _within(scope)
    with connection.cursor() as cursor:
        cursor.execute(
            _BODIES.format(which=f"u.kind = any(%(kinds)s) and {own}"), {"day": first, "kinds": kinds, "units": values}
        )
        bodies = [Body(*row) for row in cursor.fetchall()]
    duties = {one.key: duty(law, one.kind, one.level, year, month, days.works) for one in bodies}
    sessions: dict[int, list[ReceptionSession]] = {}
    for one in ReceptionSession.objects.filter(body__in=list(duties), day__year=year, day__month=month).order_by("day"):
        sessions.setdefault(one.body, []).append(one)
    personal = law.ruling("reception.in_person") is not None
    return [
        Row(
            one,
            found,
            tuple(sessions.get(one.key, ())),
            _kept(found, sessions.get(one.key, ()), today, personal=personal),
        )
        for one in bodies
        if (found := duties[one.key]) is not None
    ]


def _kept(found: Duty, sessions: Iterable[ReceptionSession], today: date, *, personal: bool) -> Kept:
    """Return what was kept: a day counts where the head received; before the row on receiving in person, also where somebody did for them."""
    held = [one.day for one in sessions if one.state == "held" and (one.in_person or not personal)]
    return kept(found, held, sum(one.state == "missed" for one in sessions), today)


def _law(year: int, month: int) -> Law:
    first = date(year, month, 1)
    return lawbook.books(AsOf(first)).at(first)


def _within(scope: Scope) -> tuple[str, list[int]]:
    return ("true", []) if scope.everything else ("u.key = any(%(units)s)", sorted(scope.units))
