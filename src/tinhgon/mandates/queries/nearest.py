"""Who is nearest above: for each unit, the accounts whose mandate for an act is given over it or over the closest unit above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.mandates.queries.entitled import IN_FORCE
from tinhgon.mandates.rules import catalogue

_NEAREST: Final = f"""
with recursive above as (
  select u.key as unit, u.key, u.parent, u.sector, 1 as step from registry_unit u
    where u.key = any(%(units)s) and u.recorded_to is null and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s)
  union
  select above.unit, u.key, u.parent, above.sector, above.step + 1 from above join registry_unit u on u.key = above.parent
    and u.recorded_to is null and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s)
    where above.step < 40
), held as (select g.account_id, g.unit, g.sector {IN_FORCE} and g.role = any(%(roles)s)),
reaching as (
  select above.unit, above.step, held.account_id from above
    join held on held.unit = above.key and (held.sector = '' or held.sector = above.sector)
  union all
  select above.unit, 1000, held.account_id from above join held on held.unit is null and above.step = 1
    and (held.sector = '' or held.sector = above.sector)
)
select unit, account_id from (
  select unit, account_id, step, min(step) over (partition by unit) as first from reaching
) ranked where step = first order by unit, account_id
"""  # noqa: S608 - our own text, values are bound


def nearest(act: str, units: Collection[int], day: date) -> dict[int, tuple[int, ...]]:
    """Return for each unit the keys of the accounts that may do an act there by the closest mandate; units without any are left out.

    One query, however many units.
    """
    if not units:
        return {}
    values = {"roles": catalogue().roles_for(act), "units": sorted(set(units)), "day": day}
    found: dict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, values)
        for unit, account in cursor.fetchall():
            if account not in found[unit]:
                found[unit].append(account)
    return {unit: tuple(accounts) for unit, accounts in found.items()}
