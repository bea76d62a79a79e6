"""Nâng số đơn vị của một phần: most disjoint sets of one part that meet the standard, with the proven bound on their number.

First regions exchange nodes (``regions``); then all sets are listed, the linear program gives the bound (``bounding``), and only what a plan
as good as the bound may use is kept. Dives into that program give plans (``diving``); by turns windows are solved exactly, regions go on
exchanging, and an integer program over what is kept finds a plan as good as the bound or proves that there is none, so that the bound is one less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

import numpy as np

from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.bounding import Ceiling, Packing, Triple
from tinhgon.planning.territory.diving import dive
from tinhgon.planning.territory.master import Chosen, Columns, best_choice
from tinhgon.planning.territory.parts import Part
from tinhgon.planning.territory.regions import Regions
from tinhgon.planning.territory.sets import Flags, Floats, Nodes, grow, minimal, summed
from tinhgon.planning.territory.start import Group, window

#: Sets that are listed at most, with all the time in the world and for each second that there is.
MOST_SETS, SETS_A_SECOND = 1_500_000, 150_000
#: Sets kept for windows, and given to the integer program at once.
_KEPT, _PROVABLE = 60_000, 25_000
#: Sets from which a dive costs so much that fewer have to do.
_WIDE = 20_000
#: Those that the dives met are few where all are so many times as many.
_FEW = 6
_IN_A_WINDOW, _WINDOW_LOOKS = 2_000, 15
_SLACK = 1e-6


class Rising:
    """One part's search: ``groups`` are the best disjoint sets so far, ``limit`` the proven bound on their number."""

    def __init__(self, part: Part, clock: Clock, seed: int, tell: Callable[[], bool]) -> None:
        self.part, self.clock, self.tell = part, clock, tell
        self.chance = np.random.default_rng(seed)
        self.limit = floor(part.roughly + _SLACK)
        everything = frozenset(range(part.nodes))
        self.groups: list[Group] = [] if any(part.apart) else [everything]
        self.whole = self.dived = self.combined = False
        self.aim = self.limit
        self.listed: _Listed | None = None
        self.columns: Columns | None = None
        self.ceilings: list[Ceiling] = []
        self.program: Packing | None = None
        self.base = self.cycle = 200 * part.nodes
        self.failed = 0
        self.regions = Regions(part, seed, max(1, int(part.roughly * 0.75)))
        self._keep(self.regions.met())

    def done(self) -> bool:
        """Whether the plan is proven to be best."""
        return len(self.groups) >= self.limit

    def exchange(self, steps: int) -> None:
        """Let the regions exchange nodes for about so many steps."""
        if self.regions.count <= len(self.groups) and not self._again():
            return
        regions = self.regions
        until = regions.steps + steps
        before = regions.steps
        while not self.done() and regions.steps < until and not self.clock.over:
            if regions.anneal(self.cycle, self._going_on):
                if self._keep(regions.met()):
                    self.cycle, self.failed = self.base, 0
                if not regions.one_more():
                    break
            else:
                self.failed += 1
                if self.failed % 3 == 0:
                    self.cycle = min(2 * self.cycle, 64 * self.base)
                if regions.count > 1 and (regions.lacking > 0.4 or self.failed % 3 == 2):
                    regions.one_less()
        self.clock.work((regions.steps - before) // 1000)

    def cool_slowly(self, steps: int) -> None:
        """Ask for one region more by one long, slow cycle, as long as that succeeds; what it changes is the whole part."""
        while not self.done() and not self.clock.over and self._again():
            self.clock.work(steps // 1000)
            if not self.regions.anneal(steps, self._going_on):
                # One region may lack a little; the others are a plan as good as the one that is known.
                return
            self._keep(self.regions.met())

    def list_sets(self, most: int) -> None:
        """List the sets that meet the standard and bound their number; where there are too many, larger ones are counted by their people."""
        part = self.part
        if self.done() or self.clock.over:
            return
        asked = self._asked()

        def judge(rows: Nodes) -> tuple[Flags, Flags]:
            ok = np.ones(len(rows), dtype=bool)
            for values, least in asked:
                ok &= summed(values, rows) >= least
            free = ~self._parted(rows)
            return ok & free, ~ok & free

        grown = grow(_lists(part), np.arange(part.nodes, dtype=np.int16), judge, part.nodes, most, self._going_on)
        kept, worth = list(grown.kept), [np.ones(len(rows)) for rows in grown.kept]
        if not grown.complete:
            nodes = np.unique(grown.frontier).reshape(-1, 1).astype(np.int16)
            share = min(part.shares(), key=lambda one: float(one.sum()))
            kept.append(nodes)
            worth.append(np.maximum(share[nodes[:, 0]], 1e-6))
        columns = Columns.of(tuple(kept), worth, part.nodes)
        self.clock.work(len(columns.rows) // 100)
        if not grown.count:
            self.limit = min(self.limit, len(self.groups)) if grown.complete else self.limit
            return
        first = Packing(columns, min(part.shares(), key=lambda one: float(one.sum()))).solve(self._going_on)
        if first is None:
            return
        self._lower(first.value)
        self.listed = _Listed(columns, first, asked, _table(part))
        self.narrow()

    def narrow(self) -> None:
        """Keep only the sets that a plan as good as the bound may use, and lower the bound by triples over these; again where it falls."""
        triples: list[Triple] = []
        while self.listed is not None and not self.done() and not self.clock.over:
            listed, aim = self.listed, self.limit
            numbers, exact = listed.useful(aim)
            if not len(numbers):
                return
            size = listed.columns.points[numbers]
            self.aim, self.whole = aim, exact and bool((size >= 1).all())
            program = Packing(listed.columns.some(numbers), listed.first.prices, triples)
            first = program.solve(self._going_on)
            self.clock.work(len(numbers) // 100)
            if first is None:
                return
            ceiling = program.tighten(first, self._going_on)
            if exact and ceiling.value < aim - _SLACK:
                # Only what a plan of ``aim`` sets may use was offered, and it does not make one.
                self.limit, triples = aim - 1, program.triples
                self.tell()
                continue
            real = np.flatnonzero(size >= 1)
            self.columns = program.columns.some(real)
            self.ceilings = [Ceiling(one.value, one.reduced[real], one.prices) for one in (first, ceiling)]
            if len(real) < len(size):
                program = Packing(self.columns, ceiling.prices, program.triples)
            self.program = program
            return

    def _useful(self, aim: int) -> Flags:
        """Say of each set whether a plan with so many sets may use it: its price must fit under the bound (reduced-cost fixing)."""
        useful = np.ones(len(self.ceilings[0].reduced), dtype=bool)
        for one in self.ceilings:
            useful &= one.reduced <= one.value - aim + _SLACK
        return useful

    def dive(self, times: int) -> None:
        """Follow the linear program to whole plans so many times, by chance after the first."""
        if self.program is not None and len(self.program.columns.rows) > _WIDE:
            times //= 4
        for time in range(times):
            if self.program is None or self.done() or self.clock.over:
                return
            found, turns = dive(
                self.program, len(self.groups) + 1, self.chance if self.dived or time else None, self._going_on
            )
            self.dived = True
            self.clock.work(turns * len(self.program.columns.rows) // 1000)
            if found is not None:
                self._keep(_groups(self.program.columns, found))

    def prove(self, looks: int) -> None:
        """Ask the integer program for one set more; where there is none, the plan is proven best."""
        everything = np.arange(self.part.nodes, dtype=np.int64)
        while not self.done() and self.columns is not None and not self.clock.over:
            useful = np.flatnonzero(self._useful(self.aim))
            if not self.whole or len(useful) > _PROVABLE:
                return
            some = self.columns.some(useful)
            self.clock.work(len(useful))
            chosen, limit = best_choice(
                some, everything, pack=True, looks=looks, clock=self.clock, proving=self.combined
            )
            better = chosen is not None and self._keep(_groups(some, chosen))
            if limit < self.aim - _SLACK:
                # Only what a plan of ``aim`` sets may use was offered, and it does not make one.
                self.limit = min(self.limit, self.aim - 1)
                self.tell()
                self.narrow()
            elif not better:
                return

    def combine(self, looks: int) -> None:
        """Put whole plans together out of the sets that the dives met, where these are few beside all: an integer program over them."""
        if self.program is None or self.done() or self.clock.over:
            return
        met = np.sort(self.program.numbers)
        useful = self._useful(self.aim)
        met = met[useful[met]]
        if _FEW * len(met) > int(useful.sum()):
            return
        self.clock.work(len(met))
        self.combined = True
        some, everything = self.program.columns.some(met), np.arange(self.part.nodes, dtype=np.int64)
        chosen, _ = best_choice(some, everything, pack=True, looks=looks, clock=self.clock)
        if chosen is not None:
            self._keep(_groups(some, chosen))

    def windows(self, rounds: int, size: int) -> None:
        """Raise the number of groups window by window; equal windows are exchanged too, towards what wastes less."""
        since = 0
        part, chance = self.part, self.chance
        while self.columns is not None and not self.done() and since < rounds and not self.clock.over:
            columns, reduced = self.columns, self.ceilings[-1].reduced
            loose = sorted(set(range(part.nodes)).difference(*self.groups))
            centre = int(chance.choice(loose)) if loose and chance.random() < 0.7 else int(chance.integers(part.nodes))
            taken, nodes = window(part.beside, self.groups, centre, size)
            inside = columns.within(nodes)
            noise = chance.random(len(inside))
            if len(inside) > _IN_A_WINDOW:
                best = np.argsort(reduced[inside] + noise * 0.1, kind="stable")[:_IN_A_WINDOW]
                inside, noise = inside[best], noise[best]
            worth = 1 - 0.02 * np.clip(reduced[inside], 0.0, 1.0) - 0.005 * noise
            some = columns.some(inside)
            chosen, _ = best_choice(some, nodes, pack=True, worth=worth, looks=_WINDOW_LOOKS, clock=self.clock)
            self.clock.work(len(inside))
            since += 1
            if chosen is None or len(chosen) < len(taken):
                continue
            away = set(taken)
            groups = [group for at, group in enumerate(self.groups) if at not in away] + _groups(some, chosen)
            if len(chosen) > len(taken):
                since = 0
                self._keep(groups)
            else:
                self.groups = groups

    def _again(self) -> bool:
        """Begin to exchange anew from the best groups, with one more; False where none can be begun."""
        self.regions = Regions(self.part, int(self.chance.integers(2**31)), 0, self.groups or [{0}])
        return self.regions.one_more()

    def _keep(self, groups: list[Group]) -> bool:
        if len(groups) <= len(self.groups):
            return False
        self.groups = groups
        self.tell()
        return True

    def _lower(self, value: float) -> None:
        if value + _SLACK < self.limit:
            self.limit = floor(value + _SLACK)
            self.tell()

    def _going_on(self) -> bool:
        return self.tell() and not self.clock.over

    def _asked(self) -> list[tuple[Floats, float]]:
        part = self.part
        pairs = ((part.people, part.least_people), (part.area, part.least_area))
        return [(np.array(have, dtype=float), float(need)) for have, need in pairs if need]

    def _parted(self, rows: Nodes) -> Flags:
        bad = np.zeros(len(rows), dtype=bool)
        for node, others in enumerate(self.part.apart):
            for other in others:
                if other > node:
                    bad |= (rows == node).any(axis=1) & (rows == other).any(axis=1)
        return bad


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """All sets that were listed with their first bound, the standard, and the table of neighbours."""

    columns: Columns
    first: Ceiling
    asked: list[tuple[Floats, float]]
    beside: Flags

    def useful(self, aim: int) -> tuple[Chosen, bool]:
        """Return the sets that a plan of ``aim`` sets may use, without those that hold a smaller one; and whether these are all."""
        columns, first = self.columns, self.first
        numbers = np.flatnonzero(first.reduced <= first.value - aim + _SLACK)
        many, exact = 5 * _KEPT, True
        if len(numbers) > many:
            exact, numbers = False, np.sort(numbers[np.argsort(first.reduced[numbers], kind="stable")[:many]])
        size = (columns.rows[numbers] < columns.nodes).sum(axis=1)
        least = columns.points[numbers] < 1
        for count in np.unique(size[~least]).tolist():
            of = np.flatnonzero((size == count) & ~least)
            least[of] = minimal(columns.rows[numbers[of], :count], self.asked, self.beside)
        numbers = numbers[least]
        if len(numbers) > _KEPT:
            exact, numbers = False, np.sort(numbers[np.argsort(first.reduced[numbers], kind="stable")[:_KEPT]])
        return numbers, exact


def most_sets(clock: Clock) -> int:
    """Return how many sets may be listed within the time that there is."""
    seconds = clock.limits.seconds
    return MOST_SETS if seconds is None else int(min(MOST_SETS, max(20_000, SETS_A_SECOND * seconds)))


def _groups(columns: Columns, chosen: Chosen) -> list[Group]:
    return [frozenset(int(v) for v in columns.rows[one] if v < columns.nodes) for one in chosen]


def _lists(part: Part) -> Nodes:
    lists = np.full((part.nodes, max(1, *map(len, part.beside))) if part.nodes > 1 else (1, 1), -1, dtype=np.int16)
    for node, near in enumerate(part.beside):
        lists[node, : len(near)] = near
    return lists


def _table(part: Part) -> Flags:
    beside = np.zeros((part.nodes, part.nodes), dtype=bool)
    for node, near in enumerate(part.beside):
        beside[node, list(near)] = True
    return beside
