"""Bodies and offices by the registry: codes to keys, names as of a day, posts of a body, what sector and level a body has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection

from tinhgon.casework.queries.bodies import names, unit_by_code
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.resolutions.words import documents as words
from tinhgon.vietnamese.search import search_key

__all__ = ["Body", "Office", "body", "by_code", "known", "names", "office_of", "offices"]

#: As of a day, else the first state after it (a document may be older than the books), else the last before it.
_NEAR = (
    "order by valid_from <= %(day)s and (valid_to is null or valid_to > %(day)s) desc, valid_from > %(day)s desc, "
    "case when valid_from > %(day)s then valid_from end, valid_from desc limit 1"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body: key, code, name, kind, sector, level."""

    key: int
    code: str
    name: str
    kind: str
    sector: str
    level: str


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a body, and who holds it on the day (empty where nobody does, or several do)."""

    post: int
    title: str
    rank: str
    holder: str = ""


def body(key: int, day: date) -> Body | None:
    """Return a body as of a day, else as it was first after it, else as it was last called. One query."""
    return _one("key = %(what)s", key, day)


def by_code(code: str, day: date, field: str = "unit") -> Body:
    """Return the body that bears a code on a day, or first after it. Raises Refusal naming the field."""
    plain = code.strip()
    key = unit_by_code(plain, day)
    found = body(key, day) if key is not None else _one("code = %(what)s", plain, day)
    if found is None:
        raise Refusal(
            [Finding("resolution.body", words.not_a_body(code, day), measured=code[:60], where={"field": field})]
        )
    return found


def known(key: int, day: date, field: str = "unit") -> Body:
    """Return a body by its key. Raises Refusal where the books do not know it."""
    found = body(key, day)
    if found is None:
        raise Refusal([Finding("resolution.body", words.not_a_body(str(key), day), where={"field": field})])
    return found


def offices(units: Collection[int], day: date) -> dict[int, list[Office]]:
    """Return the posts of bodies on a day (or as they were first after it), heads first, with who alone holds each. One query."""
    found: dict[int, list[Office]] = {}
    if not units:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            """
            with post as (
              select distinct on (key) key, unit, title, rank from registry_post
              where recorded_to is null and unit = any(%(units)s) and (valid_to is null or valid_to > %(day)s)
              order by key, valid_from
            )
            select post.unit, post.key, post.title, post.rank,
              (select case when count(*) = 1 then min(p.name) else '' end from registry_tenure t
                 join registry_person p on p.key = t.person and p.recorded_to is null and p.valid_from <= %(day)s
                   and (p.valid_to is null or p.valid_to > %(day)s)
               where t.post = post.key and t.recorded_to is null and t.valid_from <= %(day)s
                 and (t.valid_to is null or t.valid_to > %(day)s))
            from post order by post.unit, array_position(array['head', 'deputy', 'specialist', 'part_time'], post.rank), post.key
            """,
            {"units": sorted(units), "day": day},
        )
        for unit, post, title, rank, holder in cursor.fetchall():
            found.setdefault(unit, []).append(Office(post, title, rank, holder))
    return found


def office_of(unit: Body, title: str, day: date, field: str = "office") -> Office:
    """Return the post of a body by its title, without regard to accents. Raises Refusal naming the titles that there are."""
    own = offices([unit.key], day).get(unit.key, [])
    wanted = search_key(title)
    for one in own:
        if search_key(one.title) == wanted:
            return one
    offered = ", ".join(dict.fromkeys(one.title for one in own)) or "–"
    raise Refusal(
        [
            Finding(
                "resolution.office",
                words.no_office(title, unit.name, offered),
                measured=title[:80],
                where={"field": field},
            )
        ]
    )


def _one(where: str, what: object, day: date) -> Body | None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, code, name, kind, sector, level from registry_unit where {where} and recorded_to is null {_NEAR}",  # noqa: S608 - our own text, values are bound
            {"what": what, "day": day},
        )
        row = cursor.fetchone()
    return None if row is None else Body(*row)
