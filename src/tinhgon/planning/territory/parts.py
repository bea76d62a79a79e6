"""Các phần tách rời: what may be packed by itself, so that each part has its own search and its own proven bound.

A unit that meets the standard alone is a new unit of its own in some plan with most units: a plan that puts it together with others loses
nothing by giving it alone, and what came with it goes to neighbours afterwards. Without these units the ground falls into parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.start import Group, singles

#: Areas are counted in square metres, so that sums are exact whatever their order.
_M2 = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A connected part. A node is one unit of the ground, or several that must come together; ``people`` and ``area`` (m²) are theirs.

    ``beside`` lists each node's neighbours and ``apart`` the nodes that may not come together with it. A new unit needs
    ``least_people`` and ``least_area``.
    """

    members: tuple[tuple[int, ...], ...]
    people: tuple[int, ...]
    area: tuple[int, ...]
    beside: tuple[tuple[int, ...], ...]
    apart: tuple[frozenset[int], ...]
    least_people: int
    least_area: int

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.people)

    @property
    def roughly(self) -> float:
        """A bound that needs no program: no more new units than the people, or the area, suffice for."""
        return min(float(self.nodes), *(float(share.sum()) for share in self.shares()))

    def shares(self) -> list[NDArray[np.float64]]:
        """Return the share of each standard that each node brings, at most 1; no standard, no row."""
        asked = ((self.people, self.least_people), (self.area, self.least_area))
        return [np.minimum(1.0, np.array(have) / need) for have, need in asked if need] or [np.ones(self.nodes)]

    def meets(self, group: Iterable[int]) -> bool:
        """Say whether a set of nodes meets the standard."""
        inside = list(group)
        return (
            sum(self.people[node] for node in inside) >= self.least_people
            and sum(self.area[node] for node in inside) >= self.least_area
        )

    def units(self, group: Iterable[int]) -> Group:
        """Return the units of the ground that a set of nodes stands for."""
        return frozenset(unit for node in group for unit in self.members[node])


def divided(laid: Ground) -> tuple[list[Group], list[Part]]:
    """Return the new units that stand alone, and the parts of what remains that can hold any."""
    people = [round(value) for value in laid.people.tolist()]
    area = [round(value * _M2) for value in laid.area.tolist()]
    least_people, least_area = laid.problem.min_population, ceil(laid.problem.min_area_km2 * _M2 - 1e-6)
    alone, rest = [], []
    for group in singles(laid):
        enough = sum(people[v] for v in group) >= least_people and sum(area[v] for v in group) >= least_area
        if _torn_inside(laid, group):
            continue
        if enough or (len(group) == 1 and laid.alone[min(group)]):
            alone.append(group)
        else:
            rest.append(group)
    of = {unit: at for at, group in enumerate(rest) for unit in group}
    beside = [
        {of[int(v)] for unit in group for v in laid.neighbours[unit] if int(v) in of} - {at}
        for at, group in enumerate(rest)
    ]
    apart = [
        {of[int(v)] for unit in group for v in np.flatnonzero(laid.apart[unit]) if int(v) in of}
        for group in rest
    ]  # fmt: skip
    parts = []
    for piece in _pieces(beside):
        number = {node: at for at, node in enumerate(piece)}
        part = Part(
            tuple(tuple(sorted(rest[node])) for node in piece),
            tuple(sum(people[unit] for unit in rest[node]) for node in piece),
            tuple(sum(area[unit] for unit in rest[node]) for node in piece),
            tuple(tuple(sorted(number[other] for other in beside[node])) for node in piece),
            tuple(frozenset(number[other] for other in apart[node] if other in number) for node in piece),
            least_people,
            least_area,
        )
        if floor(part.roughly + 1e-9) >= 1:
            parts.append(part)
    return alone, sorted(parts, key=lambda part: (part.nodes, part.members))


def _torn_inside(laid: Ground, group: Group) -> bool:
    inside = sorted(group)
    return len(inside) > 1 and bool(laid.apart[np.ix_(inside, inside)].any())


def _pieces(beside: list[set[int]]) -> list[list[int]]:
    left, found = set(range(len(beside))), []
    while left:
        edge = [min(left)]
        piece = set(edge)
        while edge:
            near = (beside[edge.pop()] & left) - piece
            piece |= near
            edge.extend(near)
        left -= piece
        found.append(sorted(piece))
    return found
