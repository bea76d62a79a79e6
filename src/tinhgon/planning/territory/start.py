"""Phương án đầu tiên: built at once, so that there is an answer at any moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.sets import Nodes

Group = frozenset[int]


def row_of(group: Group) -> Nodes:
    """Return a group as an array of one set."""
    return np.array([sorted(group)], dtype=np.int16)


def around(ground: Ground, group: Group) -> set[int]:
    """Return the nodes beside a group."""
    near = ground.neighbours[np.array(sorted(group))].ravel()
    return {int(v) for v in near if v >= 0} - group


def attach(ground: Ground, groups: list[Group], average: float) -> tuple[list[Group], set[int]]:
    """Give everything that is left over to a group beside it, at the least points; return the groups and what stayed over.

    Units that must come together go together.
    """
    found = list(groups)
    placed = frozenset().union(*found) if found else frozenset()
    waiting = [bundle for bundle in singles(ground) if not bundle & placed]
    while waiting:
        best: tuple[float, int, int] | None = None
        for number, bundle in enumerate(waiting):
            beside = around(ground, bundle)
            for at, group in enumerate(found):
                if beside & group:
                    grown = row_of(group | bundle)
                    if ground.parted(grown)[0]:
                        continue
                    cost = float(ground.points(grown, average)[0] - ground.points(row_of(group), average)[0])
                    best = min(best, (cost, number, at)) if best else (cost, number, at)
            if best and best[1] == number:
                break
        if best is None:
            break
        _, number, at = best
        found[at] = found[at] | waiting.pop(number)
    return found, {node for bundle in waiting for node in bundle}


def singles(ground: Ground) -> list[Group]:
    """Return each node alone, joined pairs together."""
    group = {node: frozenset({node}) for node in range(ground.nodes)}
    for a, b in ground.ties.tolist():
        both = group[a] | group[b]
        for node in both:
            group[node] = both
    return sorted(set(group.values()), key=min)


def merge_down(ground: Ground, groups: list[Group], wanted: int, average: float) -> list[Group]:
    """Merge the smallest group with the neighbour that costs least, until the wanted number is left or none can merge."""
    found = list(groups)
    stuck: set[Group] = set()
    while len(found) > wanted:
        free = [group for group in found if group not in stuck]
        if not free:
            break
        small = min(free, key=lambda one: (ground.people[sorted(one)].sum(), min(one)))
        near = around(ground, small)
        choices = []
        for other in found:
            if other is small or not near & other or len(small) + len(other) > ground.problem.most_members:
                continue
            row = row_of(small | other)
            if not ground.parted(row)[0]:
                choices.append(
                    (
                        float(ground.points(row, average)[0] - ground.points(row_of(other), average)[0]),
                        min(other),
                        other,
                    )
                )
        if not choices:
            stuck.add(small)
            continue
        other = min(choices, key=lambda one: one[:2])[2]
        found = [group for group in found if group not in (small, other)] + [small | other]
        stuck.clear()
    return sorted(found, key=min)


def window(
    beside: Sequence[Iterable[int]], groups: Sequence[Group], centre: int, most: int
) -> tuple[list[int], NDArray[np.int64]]:
    """Return the numbers of the groups around a node, whole, and all nodes of the window, about ``most`` of them."""
    of = {node: at for at, group in enumerate(groups) for node in group}
    nodes: set[int] = set()
    taken: list[int] = []
    queue, seen = [centre], {centre}
    while queue and len(nodes) < most:
        node = queue.pop(0)
        if node in nodes:
            continue
        members = groups[of[node]] if node in of else frozenset({node})
        if node in of:
            taken.append(of[node])
        nodes |= members
        for near in sorted({v for one in members for v in beside[one]} - seen):
            seen.add(near)
            queue.append(near)
    return taken, np.array(sorted(nodes), dtype=np.int64)
