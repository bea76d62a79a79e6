"""Mặt bằng tính toán: the problem as arrays, once, for everything that counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.problem import Problem, Unit
from tinhgon.planning.territory.sets import Flags, Floats, Nodes, summed

_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Nodes are units in the order of their codes. ``beside`` holds which may hang together (borders less walls and kept units),
    ``neighbours`` the same as lists filled up with −1; ``apart`` the pairs that may not come together; ``ties`` node pairs that must.
    """

    problem: Problem
    people: Floats
    area: Floats
    beside: Flags
    neighbours: Nodes
    border: Floats
    distance: Floats
    parent: NDArray[np.int64]
    apart: Flags
    ties: NDArray[np.int64]
    alone: Flags

    @property
    def nodes(self) -> int:
        """How many units there are."""
        return len(self.people)

    def meets(self, rows: Nodes) -> Flags:
        """Say of each set whether it may become a unit: the standard, the joins and the partings."""
        ok = (summed(self.people, rows) >= self.problem.min_population) & (
            summed(self.area, rows) >= self.problem.min_area_km2 - 1e-9
        )
        if rows.shape[1] == 1:
            ok |= self.alone[rows[:, 0]]
        return ok & self.allowed(rows)

    def allowed(self, rows: Nodes) -> Flags:
        """Say of each set whether it keeps joined pairs together and parted pairs apart."""
        ok = ~self.torn(rows)
        for one, other in ((a, b) for a in range(rows.shape[1]) for b in range(a)):
            if not self.apart.any():
                break
            ok &= ~self.apart[rows[:, one], rows[:, other]]
        return ok

    def parted(self, rows: Nodes) -> Flags:
        """Say of each set whether it holds a pair that may not come together, so that nothing grown from it may either."""
        bad = np.zeros(len(rows), dtype=bool)
        if self.apart.any():
            for one in range(rows.shape[1]):
                for other in range(one):
                    bad |= self.apart[rows[:, one], rows[:, other]]
        return bad

    def torn(self, rows: Nodes) -> Flags:
        """Say of each set whether it holds one of a joined pair without the other."""
        bad = np.zeros(len(rows), dtype=bool)
        for a, b in self.ties:
            bad |= (rows == a).any(axis=1) != (rows == b).any(axis=1)
        return bad

    def points(self, rows: Nodes, average: float) -> Floats:
        """Return the points of each set by the problem's weights; ``average`` is the people of an average new unit."""
        weights, size = self.problem.weights, rows.shape[1]
        people = self.people[rows]
        total = people.sum(axis=1)
        main = rows[np.arange(len(rows)), people.argmax(axis=1)]
        cost = np.abs(total - average) / 1000 * weights.balance
        if size > 1:
            cost = cost + weights.changed * size + weights.people * (total - people.max(axis=1)) / 1000
            parents = np.sort(self.parent[rows], axis=1)
            cost = cost + weights.walls * (parents[:, 1:] != parents[:, :-1]).sum(axis=1)
        inside = np.zeros(len(rows))
        for one in range(size):
            cost = cost + weights.distance * people[:, one] * self.distance[rows[:, one], main] / 1000
            for other in range(one):
                inside += self.border[rows[:, one], rows[:, other]]
        around = summed(self.border.sum(axis=1), rows) / 2
        found: Floats = cost + weights.compactness * (around - inside)
        return found

    def pieces(self, nodes: Iterable[int] | None = None) -> list[list[int]]:
        """Return the connected pieces of the ground (or of some nodes of it), each sorted, the smallest first node first."""
        left = set(range(self.nodes)) if nodes is None else set(nodes)
        found = []
        while left:
            edge = [min(left)]
            piece = set(edge)
            while edge:
                near = [int(v) for v in self.neighbours[edge.pop()] if v >= 0 and v in left and v not in piece]
                piece.update(near)
                edge.extend(near)
            left -= piece
            found.append(sorted(piece))
        return found


def ground(problem: Problem) -> Ground:
    """Lay a problem out as arrays."""
    units = sorted(problem.units, key=lambda unit: unit.code)
    number = {unit.code: at for at, unit in enumerate(units)}
    count = len(units)
    parents = {parent: at for at, parent in enumerate(sorted({unit.parent for unit in units}))}
    parent = np.array([parents[unit.parent] for unit in units])
    gates = {frozenset(pair) for pair in problem.gates}
    kept = set(problem.keep)
    beside = np.zeros((count, count), dtype=bool)
    border = np.zeros((count, count))
    for one in problem.borders:
        a, b = number[one.a], number[one.b]
        border[a, b] = border[b, a] = max(border[a, b], one.km)
        shut = problem.walls and parent[a] != parent[b] and frozenset((one.a, one.b)) not in gates
        if not shut and not {one.a, one.b} & kept:
            beside[a, b] = beside[b, a] = True
    lists = [np.flatnonzero(row) for row in beside]
    neighbours = np.full((count, max(1, *map(len, lists))), -1, dtype=np.int16)
    for at, near in enumerate(lists):
        neighbours[at, : len(near)] = near
    apart = np.zeros((count, count), dtype=bool)
    for one_code, other_code in problem.part:
        apart[number[one_code], number[other_code]] = apart[number[other_code], number[one_code]] = True
    return Ground(
        problem,
        np.array([float(unit.population) for unit in units]),
        np.array([float(unit.area_km2 or 0) for unit in units]),
        beside,
        neighbours,
        border,
        _distances(units),
        parent,
        apart,
        np.array([(number[a], number[b]) for a, b in problem.join], dtype=np.int64).reshape(-1, 2),
        np.array([unit.exempt or unit.code in problem.keep for unit in units]),
    )


def _distances(units: list[Unit]) -> Floats:
    """Return the distances between the units' points in km, 0 where a point is not known."""
    lon = np.array([np.nan if unit.lon is None else unit.lon for unit in units])
    lat = np.array([np.nan if unit.lat is None else unit.lat for unit in units])
    with np.errstate(invalid="ignore"):
        middle = np.nan_to_num(np.nanmean(lat) if np.isfinite(lat).any() else 0.0)
        x, y = lon * _KM_PER_DEGREE * np.cos(np.radians(middle)), lat * _KM_PER_DEGREE
        found: Floats = np.nan_to_num(np.hypot(x[:, None] - x[None], y[:, None] - y[None]))
        return found
