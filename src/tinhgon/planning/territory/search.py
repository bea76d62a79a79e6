"""Tìm trong từng cửa sổ: windows of some tens of units solved exactly, again and again, until nothing improves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.master import Columns, best_choice
from tinhgon.planning.territory.sets import Flags, Nodes, grow, summed
from tinhgon.planning.territory.start import Group, row_of, window

_LOOKS = 40
_MOST_SETTLING = 60_000


def _members(columns: Columns, number: int) -> list[int]:
    row = columns.rows[number]
    found: list[int] = row[row < columns.nodes].tolist()
    return found


def cover_windows(
    ground: Ground,
    groups: list[Group],
    average: float,
    clock: Clock,
    chance: np.random.Generator,
    *,
    rounds: int,
    tell: Callable[[list[Group]], bool],
    size: int = 18,
    most: int | None = None,
) -> list[Group]:
    """Lower the points window by window; the number of groups stays. Each window's sets are grown anew.

    It ends after ``rounds`` windows in a row without a gain, or ``most`` in all.
    """
    since = looked = 0
    members = max(ground.problem.most_members, 1)
    beside = [tuple(int(v) for v in row if v >= 0) for row in ground.neighbours]
    while since < rounds and (most is None or looked < most) and not clock.over and len(groups) > 1:
        taken, nodes = window(beside, groups, int(chance.integers(ground.nodes)), size)
        since, looked = since + 1, looked + 1
        if len(taken) < 2:
            continue
        longest = max(members if ground.problem.aim == "points" else 0, *(len(groups[at]) for at in taken))
        grown = grow(
            ground.neighbours, nodes.astype(np.int16), _roomy(ground, nodes, len(taken)), min(longest, 9), 20_000
        )
        columns = Columns.of(grown.kept, [ground.points(rows, average) for rows in grown.kept], ground.nodes)
        now = sum(float(ground.points(row_of(groups[at]), average)[0]) for at in taken)
        clock.work(len(columns.rows))
        chosen, _ = best_choice(columns, nodes, pack=False, wanted=len(taken), looks=_LOOKS, clock=clock)
        if chosen is None or float(columns.points[chosen].sum()) >= now - 1e-6:
            continue
        since = 0
        away = set(taken)
        groups = [group for at, group in enumerate(groups) if at not in away]
        groups += [frozenset(_members(columns, int(one))) for one in chosen]
        if not tell(groups):
            break
    return groups


def _roomy(ground: Ground, nodes: NDArray[np.int64], wanted: int) -> Callable[[Nodes], tuple[Flags, Flags]]:
    """Return what judges sets where these nodes make so many units: a set must leave enough people and area for the others."""
    others = max(0, wanted - 1 - int(ground.alone[nodes].sum()))
    asked = (
        (ground.people, others * ground.problem.min_population),
        (ground.area, others * (ground.problem.min_area_km2 - 1e-9)),
    )
    most = [(values, values[nodes].sum() - least + 1e-6) for values, least in asked if least > 0]

    def judge(rows: Nodes) -> tuple[Flags, Flags]:
        room = np.ones(len(rows), dtype=bool)
        for values, limit in most:
            room &= summed(values, rows) <= limit
        return room & ground.meets(rows), room & ~ground.parted(rows)

    return judge


def settle(
    ground: Ground, groups: list[Group], left: set[int], average: float, clock: Clock
) -> tuple[list[Group], set[int], bool]:
    """Place what no group beside it may take: divide its surroundings anew, giving up as few groups as can be.

    Returns the groups, what is still left, and whether it is proven that it cannot be placed: every set of its whole piece was looked at.
    """
    found, over, proven = list(groups), set(left), False
    beside = [tuple(int(v) for v in row if v >= 0) for row in ground.neighbours]
    size = 10
    while over:
        taken, nodes = window(beside, found, min(over), size)
        grown = grow(
            ground.neighbours,
            nodes.astype(np.int16),
            lambda rows: (ground.meets(rows), ~ground.parted(rows)),
            len(nodes),
            _MOST_SETTLING,
        )
        columns = Columns.of(grown.kept, [ground.points(rows, average) for rows in grown.kept], ground.nodes)
        clock.work(len(columns.rows))
        chosen, proven = None, True
        for wanted in (*range(len(taken) + 1, 0, -1), *range(len(taken) + 2, len(nodes) + 1)):
            chosen, limit = best_choice(columns, nodes, pack=False, wanted=wanted, looks=_LOOKS, clock=clock)
            if chosen is not None:
                break
            proven = proven and (limit == float("inf") or not len(columns.rows))
        if chosen is not None:
            away = set(taken)
            found = [group for at, group in enumerate(found) if at not in away]
            found += [frozenset(_members(columns, int(one))) for one in chosen]
            over -= set(nodes.tolist())
        elif len(nodes) < size or not grown.complete or clock.over:
            whole = len(nodes) < size and grown.complete and not clock.over
            return found, over, proven and whole
        else:
            size *= 2
    return found, over, False
