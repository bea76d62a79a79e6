"""Offices and who holds them on a day: a task names an office, so that it follows whoever holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

_NOW: Final = (
    "{0}.recorded_to is null and {0}.valid_from <= %(day)s and ({0}.valid_to is null or {0}.valid_to > %(day)s)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a unit: its title, its rank, for how many people it is; ``unit`` is the unit's key."""

    post: int
    unit: int
    title: str
    rank: str
    quota: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office: the key of the person, their name, their account where they have one that is not locked."""

    post: int
    person: int
    name: str
    account: int | None
    since: date


@dataclass(frozen=True, slots=True)
class Term:
    """A span in which somebody held an office: from a day to the day before ``until``."""

    post: int
    title: str
    unit: int
    body: str
    since: date
    until: date | None


def offices(posts: Collection[int], day: date) -> dict[int, Office]:
    """Return the offices that stand on a day, by key; others are left out. One query."""
    return {one.post: one for one in _offices("p.key = any(%(keys)s)", posts, day)}


def offices_of(units: Collection[int], day: date) -> list[Office]:
    """Return the offices of units on a day, heads first."""
    return _offices("p.unit = any(%(keys)s)", units, day)


def heads(units: Collection[int], day: date) -> dict[int, int]:
    """Return for each unit the key of its head's office on a day; units without one are left out. One query."""
    found: dict[int, int] = {}
    for one in offices_of(units, day):
        if one.rank == "head":
            found.setdefault(one.unit, one.post)
    return found


def last_named(posts: Collection[int], day: date) -> dict[int, Office]:
    """Return offices as of a day, else as they were last. One query."""
    if not posts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (key) key, unit, title, rank, quota from registry_post where key = any(%s) and recorded_to is null "
            "order by key, valid_from <= %s desc, case when valid_from <= %s then valid_from end desc, valid_from",
            [sorted(posts), day, day],
        )
        return {row[0]: Office(*row) for row in cursor.fetchall()}


def holders(posts: Collection[int], day: date) -> dict[int, list[Holder]]:
    """Return who holds each office on a day. One query."""
    found: dict[int, list[Holder]] = defaultdict(list)
    if not posts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            f"select t.post, t.person, p.name, a.id, t.since from registry_tenure t "  # noqa: S608 - our own text, values are bound
            f"join registry_person p on p.key = t.person and {_NOW.format('p')} "
            f"left join accounts_account a on a.person = t.person and a.is_active "
            f"where t.post = any(%(posts)s) and {_NOW.format('t')} order by t.post, t.since, t.person",
            {"posts": sorted(posts), "day": day},
        )
        for row in cursor.fetchall():
            found[row[0]].append(Holder(*row))
    return found


def held_by(person: int | None, day: date) -> list[int]:
    """Return the offices that a person holds on a day; of nobody none."""
    if person is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"select t.post from registry_tenure t where t.person = %(person)s and {_NOW.format('t')} order by t.post",  # noqa: S608 - ours
            {"person": person, "day": day},
        )
        return [post for (post,) in cursor.fetchall()]


def terms(*, person: int | None = None, post: int | None = None) -> list[tuple[int, Term]]:
    """Return the days of office of a person, or of everybody in an office, with the key of the person; the newest first."""
    column, key = ("person", person) if person is not None else ("post", post)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select t.person, t.since, t.post, p.title, p.unit, u.name, t.valid_from, t.valid_to from registry_tenure t "  # noqa: S608 - ours
            "join lateral (select title, unit from registry_post p where p.key = t.post and p.recorded_to is null "
            "  order by p.valid_from <= coalesce(t.valid_to, 'infinity') desc, p.valid_from desc limit 1) p on true "
            "join lateral (select name from registry_unit u where u.key = p.unit and u.recorded_to is null "
            "  order by u.valid_from desc limit 1) u on true "
            f"where t.{column} = %s and t.recorded_to is null order by t.valid_from desc, t.key",
            [key],
        )
        rows = cursor.fetchall()
    found: list[tuple[int, Term]] = []
    begins: list[date] = []  # from which day the books know the newest term that was found
    for who, since, *rest in rows:
        one = Term(*rest)
        begun = min(since, one.since)
        before = found[-1] if found else None
        if before is not None and before[0] == who and before[1].post == one.post and one.until == begins[-1]:
            last = before[1]
            found[-1] = (who, Term(one.post, last.title, last.unit, last.body, begun, last.until))
            begins[-1] = one.since
        else:
            found.append((who, Term(one.post, one.title, one.unit, one.body, begun, one.until)))
            begins.append(one.since)
    return found


def _offices(where: str, keys: Collection[int], day: date) -> list[Office]:
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"select p.key, p.unit, p.title, p.rank, p.quota from registry_post p where {where} and {_NOW.format('p')} "  # noqa: S608 - ours
            "order by p.rank = 'head' desc, p.rank = 'deputy' desc, p.title, p.key",
            {"keys": sorted(keys), "day": day},
        )
        return [Office(*row) for row in cursor.fetchall()]
