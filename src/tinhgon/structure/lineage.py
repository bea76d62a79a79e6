"""Lineage: what became of a thing, and from what it came, over any number of schemes, with shares."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

#: Columns of the edges: frame, source, target, relation, area_share, population_share, day, sequence, entry.
EDGES: dict[str, Any] = {
    "frame": pl.String,
    "source": pl.Int64,
    "target": pl.Int64,
    "relation": pl.String,
    "area_share": pl.Float64,
    "population_share": pl.Float64,
    "day": pl.Date,
    "sequence": pl.Int64,
    "entry": pl.Int64,
}


#: The number of the event (one scheme on its day), and the place within it.
Moment = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One edge on the way: on ``day``, by ledger ``entry``, this share of ``source`` went into ``target``."""

    source: int
    target: int
    relation: str
    day: date
    entry: int | None
    area_share: float | None
    population_share: float | None


@dataclass(frozen=True, slots=True)
class Kin:
    """A successor or predecessor still standing at the end of the search, with the share that reaches it.

    Forward: the share of the asked thing that is now in ``key``. Back: the share of ``key`` that went into the asked
    thing.
    Shares are None where they are not known (bodies have none).
    """

    key: int
    area_share: float | None
    population_share: float | None
    passages: tuple[Passage, ...]


class Lineage:
    """The edges of one frame, ready to be followed either way.

    ``edges`` has the columns of `EDGES`; edges of one event (one source, one day, one sequence) share out the source.
    """

    def __init__(self, edges: pl.DataFrame, frame: str) -> None:
        rows = edges.filter(pl.col("frame") == frame).sort("day", "entry", "sequence", maintain_order=True)
        self._from: dict[int, list[tuple[Moment, Passage]]] = defaultdict(list)
        self._to: dict[int, list[tuple[Moment, Passage]]] = defaultdict(list)
        events: dict[tuple[date, int | None], int] = {}
        for row in rows.iter_rows(named=True):
            moment = (events.setdefault((row["day"], row["entry"]), len(events)), row["sequence"] or 0)
            passage = Passage(
                row["source"],
                row["target"],
                row["relation"],
                row["day"],
                row["entry"],
                row["area_share"],
                row["population_share"],
            )
            self._from[passage.source].append((moment, passage))
            self._to[passage.target].append((moment, passage))

    def became(self, key: int, until: date | None = None) -> list[Kin]:
        """Return what the thing had become by the end of a day (None: to this day), largest share first.

        A thing that never passed into another is its own only successor.
        """
        return self._follow(key, until, forward=True)

    def came_from(self, key: int, since: date | None = None) -> list[Kin]:
        """Return what the thing came from, as it stood before ``since`` (None: the beginning), largest share first."""
        return self._follow(key, since, forward=False)

    def passages_of(self, key: int) -> list[Passage]:
        """Return every edge that leaves or enters one thing, in order of time."""
        both = {id(passage): (moment, passage) for moment, passage in self._from[key] + self._to[key]}
        return [passage for _, passage in sorted(both.values(), key=lambda pair: pair[0])]

    def _follow(self, start: int, limit: date | None, *, forward: bool) -> list[Kin]:
        ends: dict[int, Kin] = {}
        waiting: list[tuple[int, Moment, float | None, float | None, tuple[Passage, ...]]] = [
            (start, (-1, 0) if forward else (1 << 62, 0), 1.0, 1.0, ())
        ]
        while waiting:
            key, moment, area, people, path = waiting.pop()
            event = self._next_event(key, moment, limit, forward=forward)
            if not event:
                _join(ends, Kin(key, area, people, path))
                continue
            for at, passage in event:
                waiting.append(
                    (
                        passage.target if forward else passage.source,
                        at,
                        _times(area, passage.area_share),
                        _times(people, passage.population_share),
                        (*path, passage),
                    )
                )
        return sorted(ends.values(), key=lambda kin: (-(kin.area_share or 0.0), kin.key))

    def _next_event(
        self, key: int, moment: Moment, limit: date | None, *, forward: bool
    ) -> list[tuple[Moment, Passage]]:
        """Return the edges of the next event that concerns the key, looking forward or back from a moment."""
        if forward:
            later = [(at, edge) for at, edge in self._from[key] if at > moment and (limit is None or edge.day <= limit)]
            event = min((at[0] for at, _ in later), default=None)
            return [(_past(at, edge), edge) for at, edge in later if at[0] == event]
        earlier = [(at, edge) for at, edge in self._to[key] if at < moment and (limit is None or edge.day >= limit)]
        event = max((at[0] for at, _ in earlier), default=None)
        found = [(_past(at, edge, forward=False), edge) for at, edge in earlier if at[0] == event]
        relations = {edge.relation for _, edge in found}
        if found and "remain" not in relations and relations & _RECEIVER_GOES_ON:
            at, edge = found[0]
            found.append(((at[0], -1), Passage(key, key, "goes_on", edge.day, edge.entry, 1.0, 1.0)))
        return found


_RECEIVER_GOES_ON = {"absorb", "dissolve"}


def _past(at: Moment, edge: Passage, *, forward: bool = True) -> Moment:
    """Return from where to look on: what remained of a thing is done with this event."""
    if edge.source == edge.target:
        return (at[0], 1 << 62) if forward else (at[0], -1)
    return at


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _join(ends: dict[int, Kin], kin: Kin) -> None:
    there = ends.get(kin.key)
    if there is not None:
        kin = Kin(
            kin.key,
            _plus(there.area_share, kin.area_share),
            _plus(there.population_share, kin.population_share),
            (*there.passages, *(passage for passage in kin.passages if passage not in there.passages)),
        )
    ends[kin.key] = kin
