"""Giải: a first plan at once, then windows, then all sets together with a proven bound; the best so far at any time.

The number of units is packed: a plan with most units holds as many disjoint sets that meet the standard, and what is left over goes to a
neighbour; so the linear program over the sets that just meet it bounds every plan. A wanted number of units is covered: every unit once.
After Duque, Anselin & Rey, "The max-p-regions problem" (2012), as set partitioning by column generation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock, Watch
from tinhgon.planning.territory.explain import Obstacle, explain, obstacle
from tinhgon.planning.territory.ground import Ground, ground
from tinhgon.planning.territory.master import Chosen, Columns, best_choice, bound
from tinhgon.planning.territory.parts import divided
from tinhgon.planning.territory.pieces import pieces, solve_pieces
from tinhgon.planning.territory.plan import Plan, planned
from tinhgon.planning.territory.problem import Problem
from tinhgon.planning.territory.raising import Rising, most_sets
from tinhgon.planning.territory.search import cover_windows, settle
from tinhgon.planning.territory.sets import Grown, Nodes, grow
from tinhgon.planning.territory.start import Group, attach, merge_down, row_of, singles

#: Seconds for each question of what would follow if a demand were lifted.
EXPLAINING = 3.0
_SLACK = 1e-6


@dataclass(slots=True)
class _Search:
    """What is known so far."""

    ground: Ground
    clock: Clock
    chance: np.random.Generator
    groups: list[Group] = field(default_factory=list)
    limit: float | None = None


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return the best plan found within the limits, with its proven bound.

    Raises Refusal where no plan can be, with the demands that clash and what would follow if each were lifted.
    """
    plan = attempt(problem, Clock(limits, watch))
    if isinstance(plan, Obstacle):
        raise explain(problem, plan, lambda other: attempt(other, Clock(Limits(EXPLAINING, limits.seed))))
    return plan


def attempt(problem: Problem, clock: Clock) -> Plan | Obstacle:
    """Return the best plan, or what stands in its way and whether that is proven; pieces that no border joins are planned apart."""
    parts = pieces(problem) if problem.wanted is None else [problem]
    if len(parts) > 1:
        return solve_pieces(problem, parts, clock, _attempt)
    return _attempt(problem, clock)


def _attempt(problem: Problem, clock: Clock) -> Plan | Obstacle:
    laid = ground(problem)
    stop = obstacle(laid)
    if stop:
        return stop
    search = _Search(laid, clock, np.random.default_rng(clock.limits.seed))
    average = float(laid.people.sum()) / (problem.wanted or max(1, len(problem.units)))
    clock.tell(None, None, Sentence("Dựng phương án đầu tiên.", "Building the first plan."))
    if problem.wanted is None or problem.min_population or problem.min_area_km2:
        most, proven = _most(search)
        if problem.wanted is None:
            average = float(laid.people.sum()) / max(1, len(most))
        groups, left = attach(laid, most, average)
        never = False
        if left:
            groups, left, never = settle(laid, groups, left, average, clock)
        if left or not all(laid.meets(row_of(group))[0] for group in groups):
            return Obstacle(_leftover(laid, left), proven=never)
        if problem.wanted is None:
            groups = cover_windows(
                laid, groups, average, clock, search.chance, rounds=12, most=len(groups), size=14,
                tell=lambda now: clock.tell(len(now), proven, _ROUNDING),
            )  # fmt: skip
            return planned(laid, groups, average, clock, proven)
        if len(groups) < problem.wanted:
            return Obstacle(_too_many(problem, len(groups), proven), proven=proven < problem.wanted)
    else:
        groups = singles(laid)
    return _wanted(search, groups, average)


#: Turns of windows, exchanges and proofs, each longer than the one before.
_TURNS, _LATE = 5, 2
#: How often the linear program is followed to a whole plan in a turn.
_DIVES = 8
#: Steps a unit of a first long cycle of exchanges.
_SLOW = 16_000
_BEGINNING = Sentence("Các vùng trao đổi đơn vị cho nhau.", "Regions exchange units.")
_PROVING = Sentence("Chứng minh không thể hơn.", "Proving that there is no better.")
_WINDOWS = Sentence("Tìm trong từng cửa sổ.", "Searching windows.")
_ROUNDING = Sentence("Làm gọn các đơn vị, số lượng giữ nguyên.", "Tidying the units; their number stays.")


def _most(search: _Search) -> tuple[list[Group], float]:
    """Return most disjoint sets that meet the standard, and the proven bound on their number."""
    laid, clock = search.ground, search.clock
    alone, parts = divided(laid)
    rising: list[Rising] = []
    words = [_BEGINNING]

    def tell() -> bool:
        best = len(alone) + sum(len(one.groups) for one in rising)
        limit = len(alone) + sum(one.limit for one in rising)
        return clock.tell(best, limit, words[0]) if len(rising) == len(parts) else not clock.over

    for part in parts:
        rising.append(Rising(part, clock, int(search.chance.integers(2**31)), tell))
    tell()
    for one in rising:
        one.exchange(1500 * one.part.nodes)
    words[0] = _WINDOWS
    for one in rising:
        one.list_sets(most_sets(clock))
        one.dive(3 * _DIVES)
        if one.whole:
            one.combine(150)
        one.prove(1000)
    for turn in range(_TURNS):
        for one in rising:
            words[0] = _BEGINNING
            one.cool_slowly((_SLOW << turn) * one.part.nodes)
            words[0] = _WINDOWS
            # Where the sets are too many to list, they are large: exchanging gains more than windows, so it comes first.
            if one.whole or turn >= _LATE:
                one.windows(8, 60 + 10 * turn)
            one.dive(_DIVES)
            words[0] = _PROVING
            one.prove(1000 << turn)
    groups = [one.part.units(group) for one in rising for group in one.groups]
    return [*alone, *groups], float(len(alone) + sum(one.limit for one in rising))


def _wanted(search: _Search, groups: list[Group], average: float) -> Plan | Obstacle:
    """Return a plan with the wanted number of units and few points, with the bound of the linear program."""
    laid, clock = search.ground, search.clock
    problem = laid.problem
    wanted = int(problem.wanted or 0)
    if len(groups) < wanted:
        return Obstacle(_too_many(problem, len(groups), float(len(groups))), proven=True)
    groups = merge_down(laid, groups, wanted, average)
    if len(groups) > wanted:
        return Obstacle(_too_few(problem, len(groups)), proven=len(groups) == len(laid.pieces()))

    def points(now: list[Group]) -> float:
        return float(sum(laid.points(row_of(group), average)[0] for group in now))

    def tell(now: list[Group]) -> bool:
        return clock.tell(points(now), search.limit, _WINDOWS)

    tell(groups)
    part = clock.part(0.4)
    groups = cover_windows(laid, groups, average, part, search.chance, rounds=30, tell=tell)
    clock.take_over(part)
    if clock.over:
        return planned(laid, groups, average, clock, None)
    grown = grow(
        laid.neighbours,
        np.arange(laid.nodes, dtype=np.int16),
        lambda rows: (laid.meets(rows), ~laid.parted(rows)),
        problem.most_members,
        400_000,
    )
    cut = len(grown.frontier) > 0 and grown.frontier.shape[1] < problem.most_members
    kept = (*grown.kept, *_known(laid, groups, grown))
    columns = Columns.of(kept, [laid.points(rows, average) for rows in kept], laid.nodes)
    proven = bound(columns, clock, wanted, _numbers(columns, groups))
    if proven is None:
        return planned(laid, groups, average, clock, None)
    largest = grown.frontier.shape[1] if cut else problem.most_members
    search.limit = proven.value
    tell(groups)
    useful = np.flatnonzero(proven.reduced <= points(groups) - proven.value + _SLACK)
    limit = proven.value
    if clock.left > 0 and len(useful) <= 40_000:
        some = columns.some(useful)
        chosen, proved = best_choice(
            some,
            np.arange(laid.nodes, dtype=np.int64),
            pack=False,
            wanted=wanted,
            looks=20_000,
            clock=clock,
        )
        if chosen is not None and float(some.points[chosen].sum()) < points(groups):
            groups = [frozenset(int(v) for v in some.rows[one] if v < laid.nodes) for one in chosen]
        limit = min(max(limit, proved), points(groups))
    return planned(laid, groups, average, clock, limit, largest)


def _known(laid: Ground, groups: list[Group], grown: Grown) -> list[Nodes]:
    """Return the plan's own sets that are larger than what was grown, so that the program can begin with them."""
    longest = len(grown.kept)
    return [row_of(group) for group in groups if len(group) > longest]


def _numbers(columns: Columns, groups: list[Group]) -> Chosen:
    """Return the numbers of the columns that are a plan's groups."""
    wanted = {tuple(sorted(group)) for group in groups}
    first = {min(group) for group in groups}
    likely = np.flatnonzero(np.isin(columns.rows[:, 0], sorted(first)))
    return np.array(
        [one for one in likely.tolist() if tuple(int(v) for v in columns.rows[one] if v < columns.nodes) in wanted],
        dtype=np.int64,
    )


def _leftover(laid: Ground, left: set[int]) -> Sentence:
    units = sorted(laid.problem.units, key=lambda unit: unit.code)
    names = ", ".join(f"{units[node].code} {units[node].name}" for node in sorted(left)) or "—"
    return Sentence(f"Không ghép được: {names}.", f"Could not be joined to any unit: {names}.")


def _too_many(problem: Problem, count: int, limit: float) -> Sentence:
    return Sentence(
        f"Muốn {problem.wanted} đơn vị nhưng chỉ lập được {count} (cận trên {limit:.0f}).",
        f"{problem.wanted} units are wanted but only {count} could be made (upper bound {limit:.0f}).",
    )


def _too_few(problem: Problem, count: int) -> Sentence:
    return Sentence(
        f"Muốn {problem.wanted} đơn vị nhưng không gộp được dưới {count}.",
        f"{problem.wanted} units are wanted but no fewer than {count} could be made.",
    )
