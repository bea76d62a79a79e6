"""Where a citizen turns: the bodies of a place, found by its name of today or of before a reorganisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.registry.queries.grounds import once_named

_MOST: Final = 12

_NOW: Final = """
with recursive on_ as (
  select k as was, k as key, 0 as far from unnest(%(keys)s::bigint[]) k
  union
  select o.was, l.target, o.far + 1 from on_ o join registry_lineage l on l.source = o.key
  where l.frame = 'places' and l.withdrawn_by is null and l.day <= %(day)s and l.target <> l.source and o.far < 12
)
select distinct o.was, p.key, p.name, u.key, u.code, u.name from on_ o
join registry_place p on p.key = o.key and p.recorded_to is null and p.valid_from <= %(day)s and (p.valid_to is null or p.valid_to > %(day)s)
join registry_unit u on u.place = p.key and u.kind = 'people_committee' and u.recorded_to is null and u.valid_from <= %(day)s
  and (u.valid_to is null or u.valid_to > %(day)s)
order by o.was, p.name, u.name
"""

_ABOVE: Final = """
select u.key, u.code, u.name from registry_unit u
where u.level = 'province' and u.kind = any(%(kinds)s) and u.recorded_to is null and u.valid_from <= %(day)s
  and (u.valid_to is null or u.valid_to > %(day)s) order by u.kind <> 'people_committee', u.sort_key limit 60
"""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that takes petitions: its key, code and name."""

    key: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was asked for, what it is called today, and the bodies that answer for it."""

    asked: str
    now: str
    bodies: tuple[Body, ...]


def places(text: str, day: date) -> list[Place]:
    """Return the places that bear a name, or once did, with what stands there on a day. Four queries."""
    named = [one for one in once_named(text[:80], limit=_MOST) if one.frame == "places"]
    if not named:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_NOW, {"keys": [one.key for one in named], "day": day})
        rows = cursor.fetchall()
    found: dict[tuple[str, str], dict[int, Body]] = {}
    for one in named:
        for was, _, now, key, code, name in rows:
            if was == one.key:
                found.setdefault((one.name, now), {})[key] = Body(key, code, name)
    return [Place(asked, now, tuple(each.values())) for (asked, now), each in found.items()][:_MOST]


def of_the_province(day: date, kinds: Iterable[str] = ("people_committee", "department", "inspectorate")) -> list[Body]:
    """Return the bodies of the province that take petitions on a day, the People's Committee first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"day": day, "kinds": sorted(kinds)})
        return [Body(*row) for row in cursor.fetchall()]


def takes(code: str, day: date) -> Body | None:
    """Return the body that bears a code on a day, where it takes petitions of citizens; or None. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, code, name from registry_unit where code = %s and recorded_to is null and valid_from <= %s "
            "and (valid_to is null or valid_to > %s) and (kind = 'people_committee' or level = 'province' "
            "and kind in ('department', 'inspectorate'))",
            [code, day, day],
        )
        row = cursor.fetchone()
    return Body(*row) if row else None
