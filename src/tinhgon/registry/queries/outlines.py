"""Where places lie on a day: their own outlines while they last, else those of what they were made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import polars as pl
from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.kept import Kept
from tinhgon.registry.queries.apparatus import lineage_edges, snapshot
from tinhgon.structure.outlines import GOES_ON, WHOLE, Polygons, read_back
from tinhgon.structure.snapshot import Structure

#: Mergers upon mergers are followed back so often.
_DEEPEST: Final = 12
_kept: Kept[dict[int, Polygons]] = Kept(8)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many places were ever outlined, and the entry that last did (None before the first)."""

    drawn: int
    newest: int | None


def newest_outlines() -> Standing:
    """Return how many places were ever outlined, and the entry that last did."""
    with connection.cursor() as cursor:
        cursor.execute("select count(distinct place), max(entry) from registry_outline")
        count, newest = cursor.fetchone()
    return Standing(int(count), newest)


def outlines(as_of: AsOf) -> dict[int, Polygons]:
    """Return the polygons of the places of a day, by key; places that cannot be drawn are left out.

    An outline holds from its day until the place is drawn anew, or gives away or takes in something. Then it is made of the outlines of what it
    took in whole; where it was divided, or something of it was never drawn, it has none until it is drawn anew.
    """
    newest = newest_outlines().newest
    if newest is None:
        return {}
    structure = snapshot(as_of)
    name = connection.settings_dict["NAME"]
    return _kept.of((structure,), (name, newest), lambda: _made(structure, as_of))


def _made(structure: Structure, as_of: AsOf) -> dict[int, Polygons]:
    # Only the texts of what is drawn are read: first which rows there are, then their shapes.
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (place, valid_from) id, place, valid_from from registry_outline o "
            "join ledger_entry e on e.number = o.entry where valid_from <= %s and e.at <= coalesce(%s, 'infinity'::timestamptz) "
            "order by place, valid_from, entry desc",
            [as_of.day, as_of.known],
        )
        own: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for number, place, since in cursor.fetchall():
            own[place].append((since, number))
    edges = lineage_edges(as_of.known).filter((pl.col("frame") == "places") & (pl.col("day") <= as_of.day))
    lives = _Lives(own, defaultdict(list), defaultdict(set))
    for source, target, relation, share, day in edges.select(
        "source", "target", "relation", "area_share", "day"
    ).iter_rows():
        lives.took[target].append(_Taking(day, source, share is None or share > WHOLE, relation in GOES_ON))
        lives.changed[source].add(day)
        lives.changed[target].add(day)
    parts = {place: rows for place in structure.places["place"].to_list() if (rows := lives.rows(place, as_of.day))}
    wanted = sorted({row for rows in parts.values() for row in rows})
    with connection.cursor() as cursor:
        cursor.execute("select id, shape from registry_outline where id = any(%s)", [wanted])
        shapes = {number: read_back(text) for number, text in cursor.fetchall()}
    return {place: tuple(part for row in rows for part in shapes[row]) for place, rows in parts.items()}


@dataclass(frozen=True, slots=True)
class _Taking:
    """On a day, a source went into a place: whole, or a part of it; and whether the place was there before and goes on."""

    day: date
    source: int
    whole: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Lives:
    """What was drawn of each place, what it took in, and when it changed."""

    own: dict[int, list[tuple[date, int]]]
    took: dict[int, list[_Taking]]
    changed: dict[int, set[date]]

    def rows(self, place: int, day: date, depth: int = 0) -> list[int]:
        """Return the rows whose shapes make up a place on a day; none where something of it is not known."""
        since, row = max((one for one in self.own.get(place, ()) if one[0] <= day), default=(date.min, 0))
        moved = max((one for one in self.changed.get(place, ()) if one <= day), default=date.min)
        if row and since >= moved:
            return [row]
        takings = [one for one in self.took.get(place, ()) if one.day == moved]
        if not takings or depth > _DEEPEST or not all(one.whole for one in takings):
            return []
        members = {one.source for one in takings} | ({place} if any(one.goes_on for one in takings) else set())
        found: list[int] = []
        for one in sorted(members):
            # What was made and passed on again on the same day is made up of what it took in on that day.
            passed_on = one != place and any(taking.day == moved for taking in self.took.get(one, ()))
            rows = self.rows(one, moved if passed_on else moved - timedelta(days=1), depth + 1)
            if not rows:
                return []
            found += rows
        return found
