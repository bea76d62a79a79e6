"""Tìm trong từng cửa sổ: windows of some tens of units solved exactly, again and again, until nothing improves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.master import Columns, best_choice
from tinhgon.planning.territory.sets import Floats, grow
from tinhgon.planning.territory.start import Group, row_of, window

_MOST_COLUMNS = 3000
_MOST_BRANCHES = 60


def pack_windows(
    ground: Ground,
    columns: Columns,
    reduced: Floats,
    groups: list[Group],
    clock: Clock,
    chance: np.random.Generator,
    *,
    target: int,
    rounds: int,
    size: int,
    tell: Callable[[int], bool],
) -> list[Group]:
    """Raise the number of groups window by window; equal windows are exchanged too, towards what wastes less."""
    since = 0
    while len(groups) < target and since < rounds and not clock.over:
        loose = sorted(set(range(ground.nodes)).difference(*groups))
        centre = int(chance.choice(loose)) if loose and chance.random() < 0.8 else int(chance.integers(ground.nodes))
        taken, nodes = window(ground, groups, centre, size)
        inside = columns.within(nodes)
        noise = chance.random(len(inside))
        if len(inside) > _MOST_COLUMNS:
            best = np.argsort(reduced[inside] + noise * 0.1, kind="stable")[:_MOST_COLUMNS]
            old = {groups[at] for at in taken}
            inside = np.union1d(inside[best], [i for i in inside if frozenset(_members(columns, int(i))) in old])
            noise = chance.random(len(inside))
        worth = 1 - 0.02 * np.minimum(reduced[inside], 1.0) - 0.005 * noise
        some = columns.some(inside)
        chosen, _ = best_choice(some, nodes, pack=True, worth=worth, most_nodes=_MOST_BRANCHES, seconds=clock.left)
        clock.work(len(inside))
        since += 1
        if chosen is None or len(chosen) < len(taken):
            continue
        if len(chosen) > len(taken):
            since = 0
        away = set(taken)
        groups = [group for at, group in enumerate(groups) if at not in away]
        groups += [frozenset(_members(some, int(one))) for one in chosen]
        if not since and not tell(len(groups)):
            break
    return groups


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
) -> list[Group]:
    """Lower the points window by window; the number of groups stays. Each window's sets are grown anew."""
    since = 0
    most = max(ground.problem.most_members, 1)
    while since < rounds and not clock.over and len(groups) > 1:
        taken, nodes = window(ground, groups, int(chance.integers(ground.nodes)), size)
        since += 1
        if len(taken) < 2:
            continue
        longest = max(most if ground.problem.aim == "points" else 0, *(len(groups[at]) for at in taken))
        grown = grow(
            ground.neighbours,
            nodes.astype(np.int16),
            lambda rows: (ground.meets(rows), ~ground.parted(rows)),
            min(longest, 9),
            20_000,
        )
        columns = Columns.of(grown.kept, [ground.points(rows, average) for rows in grown.kept], ground.nodes)
        now = sum(float(ground.points(row_of(groups[at]), average)[0]) for at in taken)
        clock.work(len(columns.rows))
        chosen, _ = best_choice(
            columns, nodes, pack=False, wanted=len(taken), most_nodes=_MOST_BRANCHES, seconds=clock.left
        )
        if chosen is None or float(columns.points[chosen].sum()) >= now - 1e-6:
            continue
        since = 0
        away = set(taken)
        groups = [group for at, group in enumerate(groups) if at not in away]
        groups += [frozenset(_members(columns, int(one))) for one in chosen]
        if not tell(groups):
            break
    return groups
