"""Who owes what a body owed: the body itself while it stands, else its successor by the schemes, as of a day and as known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.mandates.queries import Scope
from tinhgon.registry import queries as registry


@dataclass(frozen=True, slots=True)
class Owing:
    """For each body: the one that answers for it on the day, and the day on which it ended (None: it stands)."""

    answering: dict[int, int]
    ended: dict[int, date]

    def body_on(self, unit: int, due: date) -> int:
        """Return the body that owes something due on a day: the body itself before it ended, its successor since."""
        end = self.ended.get(unit)
        return unit if end is None or due < end else self.answering[unit]

    def bodies_on(self, due: date) -> set[int]:
        """Return all bodies that owe something due on a day; parties that merged owe once."""
        return {self.body_on(unit, due) for unit in self.answering}


def owing(units: Iterable[int], as_of: AsOf) -> Owing:
    """Return who answers for some bodies. Of several successors the first that the scheme names counts; without one, the body itself."""
    asked = sorted(set(units))
    if not asked:
        return Owing({}, {})
    standing = set(registry.snapshot(as_of).units["unit"].to_list())
    gone = [unit for unit in asked if unit not in standing]
    if not gone:
        return Owing({unit: unit for unit in asked}, {})
    after: dict[int, list[int]] = defaultdict(list)
    edges = registry.lineage_edges(as_of.known)
    for source, target, day in edges.filter(frame="units").select("source", "target", "day").iter_rows():
        if day <= as_of.day and target != source:
            after[source].append(target)
    answering = {unit: unit if unit in standing else _heir(unit, after, standing) for unit in asked}
    return Owing(answering, _ends(gone, as_of))


def names(units: Iterable[int], as_of: AsOf) -> dict[int, tuple[str, str]]:
    """Return code and name of bodies as they were last called by a day, as known. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (key) key, code, name from registry_unit where key = any(%(units)s) "
            "and (%(known)s::timestamptz is null and recorded_to is null or recorded_from <= %(known)s "
            "and (recorded_to is null or recorded_to > %(known)s)) "
            "order by key, valid_from <= %(day)s desc, case when valid_from <= %(day)s then valid_from end desc, valid_from",
            {"units": sorted(set(units)), "day": as_of.day, "known": as_of.known},
        )
        return {key: (code, name) for key, code, name in cursor.fetchall()}


def _heir(unit: int, after: dict[int, list[int]], standing: set[int]) -> int:
    waiting, seen = [unit], {unit}
    while waiting:
        for target in after.get(waiting.pop(0), ()):
            if target in standing:
                return target
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return unit


def _ends(units: list[int], as_of: AsOf) -> dict[int, date]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, max(valid_to) from registry_unit where key = any(%(units)s) and valid_from <= %(day)s "
            "and (%(known)s::timestamptz is null and recorded_to is null or recorded_from <= %(known)s "
            "and (recorded_to is null or recorded_to > %(known)s)) group by key",
            {"units": units, "day": as_of.day, "known": as_of.known},
        )
        return {key: end for key, end in cursor.fetchall() if end is not None}


def widened(scope: Scope, units: Iterable[int], as_of: AsOf) -> Scope:
    """Return a scope that also holds the ended bodies for which its own bodies answer now, among some bodies."""
    if scope.everything or not scope.units:
        return scope
    found = owing(units, as_of)
    return Scope(
        everything=False, units=scope.units | {unit for unit, now in found.answering.items() if now in scope.units}
    )
