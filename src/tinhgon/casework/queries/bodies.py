"""Which body answers for a case whose own body has ended: its successor by the schemes, else whoever stood above it.

Asked at reading time, so on the very day on which a merger takes effect nobody's cases are without a body; the sweep then writes the
transfers down (`acts.moving`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from tinhgon.casework.words.cases import no_body
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope

_ALIVE: Final = (
    "exists (select 1 from registry_unit u where u.key = {key} and u.recorded_to is null and u.valid_from <= %(day)s "
    "and (u.valid_to is null or u.valid_to > %(day)s))"
)
#: Successors over any number of schemes until the day.
_AFTER: Final = f"""
with recursive gone as (
  select h.unit from casework_holder h where not {_ALIVE.format(key="h.unit")}
    and exists (select 1 from registry_unit u where u.key = h.unit and u.recorded_to is null and u.valid_from <= %(day)s)
), passed as (
  select l.source, l.target, l.day, l.entry, l.sequence, l.id from registry_lineage l join gone on l.source = gone.unit
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s
  union
  select l.source, l.target, l.day, l.entry, l.sequence, l.id from registry_lineage l join passed p on l.source = p.target
    where l.frame = 'units' and l.withdrawn_by is null and l.day <= %(day)s
)
select 'gone', unit, null::bigint, null::bigint from gone
union all
select 'passed', source, target, entry from (select * from passed order by day, sequence, id) ordered
"""  # noqa: S608 - our own text, values are bound
_LAST_PARENT: Final = """
select distinct on (key) key, parent, valid_to from registry_unit
where key = any(%s) and recorded_to is null and valid_from <= %s order by key, valid_from desc
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the cases of a body that ended belong now: the body, by which ledger entry (None: no scheme said), and who else shares."""

    ended: int
    now: int
    entry: int | None
    others: tuple[int, ...] = ()


def moved(day: date) -> dict[int, Moved]:
    """Return, for every body that was given cases and has ended by a day, the body that answers for them.

    Of several successors the first that the scheme names counts; the others are told, for a person to look. A body without one
    leaves its cases to the nearest body above it that still stands. At most a handful of queries, none per case.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AFTER, {"day": day})
        rows = cursor.fetchall()
    gone = [unit for what, unit, _, _ in rows if what == "gone"]
    if not gone:
        return {}
    after: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for what, source, target, entry in rows:
        if what == "passed" and target != source:
            after[source].append((target, entry))
    alive = _alive({target for pairs in after.values() for target, _ in pairs}, day)
    found: dict[int, Moved] = {}
    orphans: dict[int, list[int]] = {}
    for unit in gone:
        heirs, seen = _heirs(unit, after, alive)
        if heirs:
            found[unit] = Moved(unit, heirs[0][0], heirs[0][1], tuple(key for key, _ in heirs[1:]))
        else:
            orphans[unit] = [unit, *seen]
    return found | _above(orphans, day)


def answering(units: Iterable[int], day: date) -> dict[int, int]:
    """Return for each body the one that answers on a day: itself while it stands."""
    gone = moved(day)
    return {unit: gone[unit].now if unit in gone else unit for unit in units}


def held_within(scope: Scope, day: date) -> Scope:
    """Return a scope widened by the ended bodies whose cases belong to its own bodies now."""
    if scope.everything:
        return scope
    more = {ended for ended, one in moved(day).items() if one.now in scope.units}
    return Scope(everything=False, units=scope.units | more)


def names(units: Collection[int], day: date) -> dict[int, tuple[str, str]]:
    """Return code and name of bodies as of a day, else as they were last called. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (key) key, code, name from registry_unit where key = any(%s) and recorded_to is null "
            "order by key, valid_from <= %s desc, case when valid_from <= %s then valid_from end desc, valid_from",
            [sorted(units), day, day],
        )
        return {key: (code, name) for key, code, name in cursor.fetchall()}


def unit_by_code(code: str, day: date) -> int | None:
    """Return the key of the body that bears a code on a day, or None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select key from registry_unit where code = %s and recorded_to is null and valid_from <= %s "
            "and (valid_to is null or valid_to > %s)",
            [code, day, day],
        )
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def body(code: str, day: date) -> int:
    """Return the key of the body that bears a code on a day. Raises Unknown."""
    found = unit_by_code(code, day)
    if found is None:
        raise Unknown(no_body(code, day))
    return found


def stands(unit: int, day: date) -> bool:
    """Say whether a body stands on a day."""
    return bool(_alive({unit}, day))


def standing(units: Iterable[int], day: date) -> set[int]:
    """Return those of some bodies that stand on a day. One query."""
    return _alive(set(units), day)


def _heirs(
    unit: int, after: dict[int, list[tuple[int, int]]], alive: set[int]
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the standing successors, nearest first in the order of the schemes, and everything met on the way."""
    heirs: dict[int, int] = {}
    seen, waiting = [], [unit]
    while waiting:
        at = waiting.pop(0)
        for target, entry in after.get(at, ()):
            if target in alive:
                heirs.setdefault(target, entry)
            elif target not in seen:
                seen.append(target)
                waiting.append(target)
    return list(heirs.items()), seen


def _above(orphans: dict[int, list[int]], day: date) -> dict[int, Moved]:
    """Return the nearest standing body above each."""
    found: dict[int, Moved] = {}
    climbing = {unit: unit for unit in orphans}
    seen: dict[int, set[int]] = {unit: {unit} for unit in orphans}
    while climbing:
        with connection.cursor() as cursor:
            cursor.execute(_LAST_PARENT, [sorted(set(climbing.values())), day])
            parents: dict[int, Any] = {key: parent for key, parent, _ in cursor.fetchall()}
        alive = _alive({parent for parent in parents.values() if parent is not None}, day)
        further = {}
        for unit, at in climbing.items():
            parent = parents.get(at)
            if parent in alive:
                found[unit] = Moved(unit, int(parent), None)
            elif parent is not None and parent not in seen[unit]:
                seen[unit].add(parent)
                further[unit] = int(parent)
        climbing = further
    return found


def _alive(units: set[int], day: date) -> set[int]:
    if not units:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "select key from registry_unit where key = any(%s) and recorded_to is null and valid_from <= %s "
            "and (valid_to is null or valid_to > %s)",
            [sorted(units), day, day],
        )
        return {key for (key,) in cursor.fetchall()}
