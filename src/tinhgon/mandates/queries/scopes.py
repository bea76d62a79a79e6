"""What somebody may read: the units below their mandates, worked out once and put into a WHERE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from tinhgon.mandates.queries.entitled import IN_FORCE
from tinhgon.mandates.rules import catalogue

_BELOW: Final = f"""
with recursive held as (select g.unit, g.sector {IN_FORCE} and g.account_id = %(account)s and g.role = any(%(roles)s)),
now as not materialized (
  select u.key, u.parent, u.sector from registry_unit u
  where u.recorded_to is null and u.valid_from <= %(tree)s and (u.valid_to is null or u.valid_to > %(tree)s)
),
below as (
  select now.key, now.sector, held.sector as limited from held join now on now.key = held.unit
  union
  select now.key, now.sector, below.limited from below join now on now.parent = below.key
)
select null::bigint from held where unit is null and sector = ''
union select key from below where limited = '' or limited = sector
union select now.key from now join held on held.unit is null and held.sector = now.sector
"""  # noqa: S608 - our own text, values are bound


@dataclass(frozen=True, slots=True)
class Scope:
    """The units that somebody may read for an act: everything, or those of this set."""

    everything: bool
    units: frozenset[int]

    def holds(self, unit: int | None) -> bool:
        """Say whether a unit is within; None, the whole apparatus, only where everything is."""
        return self.everything or (unit is not None and unit in self.units)

    def where(self, column: str) -> tuple[str, list[Any]]:
        """Return a condition on a column of unit keys, and its values, to be put into a WHERE. ``column`` is the caller's own text."""
        if self.everything:
            return "true", []
        if not self.units:
            return "false", []
        return f"{column} = any(%s)", [sorted(self.units)]


_UNDER: Final = """
with recursive now as not materialized (
  select u.key, u.parent, u.sector from registry_unit u
  where u.recorded_to is null and u.valid_from <= %(tree)s and (u.valid_to is null or u.valid_to > %(tree)s)
),
under as (
  select key, sector from now where key = %(unit)s
  union
  select now.key, now.sector from under join now on now.parent = under.key
)
select key from under where %(sector)s = '' or sector = %(sector)s
"""


def under(unit: int, sector: str, tree: date) -> frozenset[int]:
    """Return a unit and all below it on a day, those of one sector alone where one is named: what a mandate over it would cover."""
    with connection.cursor() as cursor:
        cursor.execute(_UNDER, {"unit": unit, "sector": sector, "tree": tree})
        return frozenset(row[0] for row in cursor.fetchall())


NOTHING: Final = Scope(everything=False, units=frozenset())


def scope(account: int | None, act: str, day: date, *, tree: date | None = None) -> Scope:
    """Return what an account may read for an act on a day, in one query however many mandates it has; None may read nothing.

    ``tree`` is the day of the apparatus that is read, the same day unless said otherwise.
    """
    if account is None:
        return NOTHING
    values = {"account": account, "roles": catalogue().roles_for(act), "day": day, "tree": tree or day}
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, values)
        keys = [row[0] for row in cursor.fetchall()]
    return Scope(None in keys, frozenset(key for key in keys if key is not None))
