"""Counting people under a unit without loading the apparatus."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from tinhgon.kernel.as_of import AsOf


@dataclass(frozen=True, slots=True)
class HeadCount:
    """Units in a subtree (its root included), their posts and the quota of these, who holds them, and how many people these are."""

    units: int
    posts: int
    quota: int
    tenures: int
    people: int


_COUNT = """
with recursive tree (key) as (
  select s.key from registry_unit s where s.key = %(unit)s and {unit}
  union
  select s.key from registry_unit s join tree t on s.parent = t.key where {unit}
), seats as (
  select s.key, s.quota from registry_post s join tree t on s.unit = t.key where {unit}
), held as (
  select s.key, s.person from registry_tenure s join seats p on s.post = p.key where {unit}
)
select (select count(*) from tree), (select count(*) from seats), (select coalesce(sum(quota), 0)::bigint from seats),
       (select count(*) from held), (select count(distinct person) from held)
"""
_ON_THE_DAY = "s.valid_from <= %(day)s and (s.valid_to is null or s.valid_to > %(day)s)"
_NOW = f"s.recorded_to is null and {_ON_THE_DAY}"
_THEN = f"s.recorded_from <= %(known)s and (s.recorded_to is null or s.recorded_to > %(known)s) and {_ON_THE_DAY}"


def head_count(unit: int, as_of: AsOf) -> HeadCount:
    """Count units, posts, quota, holders and people in a unit and everything under it; all nought where it is not there."""
    query = _COUNT.format(unit=_NOW if as_of.known is None else _THEN)
    with connection.cursor() as cursor:
        cursor.execute(query, {"unit": unit, "day": as_of.day, "known": as_of.known})
        return HeadCount(*cursor.fetchone())
