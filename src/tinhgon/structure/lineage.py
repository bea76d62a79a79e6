"""Lineage: what became of a thing, and from what it came, over any number of schemes, with shares."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from typing import Any

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName

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

#: How a thing passes into another: what an edge may say. An edge from a thing to itself is what remained of it.
RELATIONS: dict[str, Sentence] = {
    "merge": Sentence("hợp nhất", "merged"),
    "absorb": Sentence("sáp nhập", "absorbed"),
    "split": Sentence("chia", "split"),
    "separate": Sentence("tách", "separated"),
    "dissolve": Sentence("giải thể, chuyển giao", "dissolved, handed over"),
    "remain": Sentence("phần còn lại", "what remained"),
}
#: Only places and bodies pass into one another.
DESCENDING: tuple[FrameName, ...] = ("places", "units")

#: A share smaller than this is what rounding leaves.
NOUGHT = 1e-6

#: A share by area and one by population; None where it is not known (bodies have none).
Shares = tuple[float | None, float | None]
_ALL: Shares = (1.0, 1.0)
_UNKNOWN: Shares = (None, None)

#: What these lead to was there before and goes on; all else begins with what it receives.
_RECEIVER_GOES_ON = {"absorb", "dissolve"}


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


#: The edges by which a share has come: (step, number within the step) -> edge.
_Way = dict[tuple[int, int], Passage]


@dataclass(frozen=True, slots=True)
class _Held:
    """A share that is followed, and how it has come."""

    shares: Shares
    way: _Way

    def joined(self, other: _Held | None) -> _Held:
        """Return both shares of one thing together."""
        if other is None:
            return self
        return _Held(_sum(self.shares, other.shares), {**other.way, **self.way})


@dataclass(frozen=True, slots=True)
class _Gift:
    """What one thing gives in one step, as fractions of all that it then is; ``kept`` is None where it ends."""

    source: int
    parts: tuple[tuple[Passage, Shares], ...]
    kept: Shares | None
    remain: Passage | None

    def given(self, share: _Held, step: int) -> list[tuple[int, _Held]]:
        """Return where a share of the source goes."""
        found = [
            (edge.target, _Held(_product(share.shares, fraction), {**share.way, (step, number): edge}))
            for number, (edge, fraction) in enumerate(self.parts)
        ]
        if self.kept is not None:
            found.append((self.source, _Held(_product(share.shares, self.kept), self._remained(share, step))))
        return [(thing, moved) for thing, moved in found if any(one != 0.0 for one in moved.shares)]

    def traced(self, held: dict[int, _Held], step: int) -> _Held | None:
        """Return which share of the source, as it was before the step, is in what is held after it."""
        found: _Held | None = None
        for number, (edge, fraction) in enumerate(self.parts):
            there = held.get(edge.target)
            if there is not None:
                found = _Held(_product(fraction, there.shares), {**there.way, (step, number): edge}).joined(found)
        own = held.get(self.source)
        if own is not None and self.kept is not None:
            return _Held(_product(self.kept, own.shares), self._remained(own, step)).joined(found)
        return own if found is None else found  # own: the thing asked about, which ended here

    def _remained(self, share: _Held, step: int) -> _Way:
        return share.way if self.remain is None else {**share.way, (step, len(self.parts)): self.remain}


class Lineage:
    """The edges of one frame, ready to be followed either way.

    ``edges`` has the columns of `EDGES`. The edges of one event (day and entry) are taken step by step (sequence): a
    share is one of what the source was before the event, so what has arrived in the source meanwhile goes on in the
    proportion in which the source then parts. Each thing is looked at once per step, however many ways lead to it.
    """

    def __init__(self, edges: pl.DataFrame, frame: str) -> None:
        rows = edges.filter(pl.col("frame") == frame).sort("day", "entry", "sequence", maintain_order=True)
        self._days: list[date] = []
        self._gifts: list[dict[int, _Gift]] = []
        self._leaves: dict[int, list[int]] = defaultdict(list)
        self._touches: dict[int, list[int]] = defaultdict(list)
        self._begins: dict[int, int] = {}
        self._passages: dict[int, list[Passage]] = defaultdict(list)
        events: dict[tuple[date, int | None], dict[int, list[Passage]]] = {}
        for row in rows.iter_rows(named=True):
            passage = Passage(*(row[name] for name in Passage.__dataclass_fields__))
            event = events.setdefault((passage.day, passage.entry), {})
            event.setdefault(row["sequence"] or 0, []).append(passage)
        for event in events.values():
            self._read_event(list(event.values()))

    def became(self, key: int, until: date | None = None) -> list[Kin]:
        """Return what the thing had become by the end of a day (None: to this day), largest share first.

        A thing that never passed into another is its own only successor.
        """
        end = len(self._days) if until is None else bisect_right(self._days, until)
        held, waiting, done = {key: _Held(_ALL, {})}, self._next(key, -1, end), -1
        while waiting:
            step = heappop(waiting)
            if step == done:
                continue
            done = step
            arrived = [
                moved
                for source, gift in self._gifts[step].items()
                if source in held
                for moved in gift.given(held.pop(source), step)
            ]
            for thing, share in arrived:
                held[thing] = share.joined(held.get(thing))
                for later in self._next(thing, step, end):
                    heappush(waiting, later)
        return _largest_first(held)

    def came_from(self, key: int, since: date | None = None) -> list[Kin]:
        """Return what the thing came from, as it stood before ``since`` (None: the beginning), largest share first."""
        start = 0 if since is None else bisect_left(self._days, since)
        held, waiting, done = {key: _Held(_ALL, {})}, self._previous(key, len(self._days), start), -1
        while waiting:
            step = -heappop(waiting)
            if step == done:
                continue
            done = step
            found = self._before(held, step)
            held = {thing: share for thing, share in {**held, **found}.items() if self._begins.get(thing) != step}
            for thing in found:
                for earlier in self._previous(thing, step, start):
                    heappush(waiting, earlier)
        return _largest_first(held)

    def passages_of(self, key: int) -> list[Passage]:
        """Return every edge that leaves or enters one thing, in order of time."""
        return list(self._passages[key])

    def _before(self, held: dict[int, _Held], step: int) -> dict[int, _Held]:
        """Return the shares, before a step, of the things that it touches and that reach what is held after it."""
        found: dict[int, _Held] = {}
        for source, gift in self._gifts[step].items():
            share = gift.traced(held, step)
            if share is not None:
                found[source] = share
            for edge, _ in gift.parts:
                there = held.get(edge.target)
                if there is not None and edge.target not in self._gifts[step]:
                    way = there.way
                    if edge.relation in _RECEIVER_GOES_ON:
                        same = Passage(edge.target, edge.target, "goes_on", edge.day, edge.entry, 1.0, 1.0)
                        way = {**way, (step, -1): same}
                    found[edge.target] = _Held(there.shares, way)
        return found

    def _next(self, key: int, step: int, end: int) -> list[int]:
        leaves = self._leaves.get(key, [])
        at = bisect_right(leaves, step)
        return [leaves[at]] if at < len(leaves) and leaves[at] < end else []

    def _previous(self, key: int, step: int, start: int) -> list[int]:
        touches = self._touches.get(key, [])
        at = bisect_left(touches, step)
        return [-touches[at - 1]] if at and touches[at - 1] >= start else []

    def _read_event(self, steps: list[list[Passage]]) -> None:
        """Turn the edges of one event, step by step, into fractions of what each source then is."""
        left: dict[int, Shares] = {}
        last = {passage.source: number for number, step in enumerate(steps) for passage in step}
        for number, step in enumerate(steps):
            index = len(self._days)
            self._days.append(step[0].day)
            by_source: dict[int, list[Passage]] = {}
            for passage in step:
                by_source.setdefault(passage.source, []).append(passage)
                for key in dict.fromkeys((passage.source, passage.target)):
                    self._passages[key].append(passage)
                    if self._touches[key][-1:] != [index]:
                        self._touches[key].append(index)
                if passage.relation not in _RECEIVER_GOES_ON and passage.source != passage.target:
                    self._begins.setdefault(passage.target, index)
            self._gifts.append({})
            for source, passages in by_source.items():
                self._leaves[source].append(index)
                gift, left[source] = _gift(passages, left.get(source, _ALL), ends=last[source] == number)
                self._gifts[index][source] = gift


def _gift(passages: list[Passage], left: Shares, *, ends: bool) -> tuple[_Gift, Shares]:
    """Return what a source gives in a step, and what of it (as before the event) is left after it.

    ``ends``: no later step of the event names the source, so it goes on only by an edge to itself, or by what is left.
    """
    source = passages[0].source
    remain = next((edge for edge in passages if edge.target == source), None)
    outs = [edge for edge in passages if edge.target != source]
    shares = [(edge.area_share, edge.population_share) for edge in outs]
    after = tuple(
        max(0.0, (whole or 0.0) - sum(share[side] or 0.0 for share in shares)) for side, whole in enumerate(left)
    )
    known = any(one is not None for share in shares for one in share)
    parts = tuple((edge, _fraction(share, left)) for edge, share in zip(outs, shares, strict=True))
    goes_on = remain is not None or not ends or (known and max(after) > NOUGHT)
    kept: Shares | None = None
    if goes_on:
        kept = _ALL if not outs else _fraction((after[0], after[1]), left) if known else _UNKNOWN
    return _Gift(source, parts, kept, remain), (after[0], after[1])


def _fraction(share: Shares, left: Shares) -> Shares:
    """Return shares of the whole as fractions of what is left; where nothing is left of one, it follows the other."""
    area, people = (
        None if one is None else min(1.0, one / whole) if whole is not None and whole > NOUGHT else -1.0
        for one, whole in zip(share, left, strict=True)
    )
    area, people = people if area == -1.0 else area, area if people == -1.0 else people
    return None if area is None else max(0.0, area), None if people is None else max(0.0, people)


def _product(one: Shares, other: Shares) -> Shares:
    area, people = (None if a is None or b is None else a * b for a, b in zip(one, other, strict=True))
    return area, people


def _sum(one: Shares, other: Shares) -> Shares:
    area, people = (None if a is None or b is None else a + b for a, b in zip(one, other, strict=True))
    return area, people


def _largest_first(held: dict[int, _Held]) -> list[Kin]:
    found = [
        Kin(key, *share.shares, tuple(share.way[at] for at in sorted(share.way)))
        for key, share in held.items()
        if any(one != 0.0 for one in share.shares)
    ]
    return sorted(found, key=lambda kin: (-(kin.area_share or 0.0), kin.key))
