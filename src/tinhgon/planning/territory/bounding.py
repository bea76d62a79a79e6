"""Cận trên: how many disjoint sets there can be, from a linear program over all sets, tightened by triples.

Columns are priced in numpy over every set (column generation). Of three nodes, sets that hold two or more of them exclude one another, so at most
one such set is chosen: adding the triples that a fractional solution breaks lowers the bound (subset-row cuts: Jepsen, Petersen, Spoorendonk &
Pisinger, Operations Research 56, 2008).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.master import Chosen, Columns, spread, started
from tinhgon.planning.territory.sets import Floats

_ENOUGH = 1e-7
#: The same where only a plan is looked for, not a bound.
_NEARLY = 1e-2
#: Rounds of triples, triples a round, and how often one node may stand in those of a round.
_ROUNDS, _MOST, _EACH = 12, 200, 5

Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Ceiling:
    """A proven bound on the number of sets, of each column what choosing it would cost of that bound, and the price of each node."""

    value: float
    reduced: Floats
    prices: Floats


class Packing:
    """The linear program: choose sets so that no node is in two. ``columns.points`` are what each set is worth.

    Columns worth less than 1 stand for sets that were never listed (see ``Part``'s search): they count in the bound alone.
    ``triples`` are known from another program over the same nodes.
    """

    def __init__(self, columns: Columns, first: Floats, triples: Iterable[Triple] = ()) -> None:
        self.columns = columns
        self.inside = np.zeros(len(columns.rows), dtype=bool)
        self.numbers: Chosen = np.zeros(0, dtype=np.int64)
        self.triples: list[Triple] = []
        self.value = np.inf
        self._holds: list[Chosen] = []
        self._alive: Chosen | None = None
        self._living = columns
        self.solver = started()
        rows = columns.nodes
        none = np.zeros(0, dtype=np.int32)
        self.solver.addRows(rows, np.full(rows, -np.inf), np.ones(rows), 0, np.zeros(rows, np.int32), none, np.zeros(0))
        for triple in triples:
            self._add(triple)
        priced = columns.priced(first) - columns.points
        self._enter(spread(columns, np.argsort(priced, kind="stable"), 12))

    def solve(self, go_on: Callable[[], bool]) -> Ceiling | None:
        """Return the bound over all columns with the triples so far; None where time was over before any."""
        columns, best = self.columns, None
        while True:
            self.solver.run()
            if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return best
            self.value = -self.solver.getInfo().objective_function_value
            dual = np.maximum(-np.array(self.solver.getSolution().row_dual), 0.0)
            reduced = self._reduced(dual)
            least = float((reduced / columns.points).min())
            if least > -1:
                value = float(dual.sum()) / min(1.0, 1.0 + least)
                if best is None or value < best.value:
                    best = Ceiling(value, reduced, dual[: columns.nodes])
            if not self._want(reduced, 8, _ENOUGH) or (best is not None and not go_on()):
                return best

    def tighten(self, ceiling: Ceiling, go_on: Callable[[], bool]) -> Ceiling:
        """Return a lower bound after rounds of triples: as low as they bring it, or as ``go_on`` allows."""
        for _ in range(_ROUNDS):
            if not go_on() or not self._cut():
                break
            lower = self.solve(go_on)
            if lower is None or lower.value > ceiling.value - 1e-4:
                return ceiling if lower is None or lower.value > ceiling.value else lower
            ceiling = lower
        return ceiling

    def settle(self) -> Floats | None:
        """Solve over the columns that are alive, and return what each column that is in the program is used; None where it cannot be."""
        while True:
            self.solver.run()
            if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            dual = np.maximum(-np.array(self.solver.getSolution().row_dual), 0.0)
            if not self._want(self._reduced(dual), 6, _NEARLY):
                self.value = -self.solver.getInfo().objective_function_value
                return np.array(self.solver.getSolution().col_value)

    def fix(self, places: Chosen, *, free: bool = False) -> None:
        """Choose columns of the program (by their places in it) for sure, or let them go again."""
        count = len(places)
        low, high = np.full(count, 0.0 if free else 1.0), np.full(count, np.inf if free else 1.0)
        if count:
            self.solver.changeColsBounds(count, places.astype(np.int32), low, high)

    def live(self, alive: Chosen | None) -> None:
        """Let only these columns enter from now on; None: all."""
        self._alive = alive
        self._living = self.columns if alive is None else self.columns.some(alive)

    def _reduced(self, dual: Floats) -> Floats:
        nodes = self.columns.nodes
        if self._alive is None:
            reduced = self.columns.priced(dual[:nodes]) - self.columns.points
        else:
            reduced = np.zeros(len(self.columns.rows))
            reduced[self._alive] = self._living.priced(dual[:nodes]) - self._living.points
        for at in np.flatnonzero(dual[nodes:] > 0).tolist():
            reduced[self._holds[at]] += dual[nodes + at]
        return reduced

    def _want(self, reduced: Floats, each: int, least: float) -> bool:
        """Let columns of promising price enter, about so many for each node; False where there are none."""
        wanting = np.flatnonzero((reduced < -least) & ~self.inside)
        if not len(wanting):
            return False
        self._enter(spread(self.columns, wanting[np.argsort(reduced[wanting], kind="stable")], each))
        return True

    def _enter(self, chosen: Chosen) -> None:
        columns, count = self.columns, len(chosen)
        place = np.full(len(columns.rows), -1, dtype=np.int64)
        place[chosen] = np.arange(count)
        rows = [row[row < columns.nodes].tolist() for row in columns.rows[chosen]]
        for triple, holds in enumerate(self._holds):
            at = place[holds]
            for row in at[at >= 0].tolist():
                rows[row].append(columns.nodes + triple)
        index = np.array([entry for row in rows for entry in row], dtype=np.int32)
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])[:-1].astype(np.int32)
        self.solver.addCols(
            count, -columns.points[chosen], np.zeros(count), np.full(count, np.inf), len(index), starts, index,
            np.ones(len(index)),
        )  # fmt: skip
        self.inside[chosen] = True
        self.numbers = np.concatenate([self.numbers, chosen])

    def _cut(self) -> bool:
        """Add triples that the solution breaks; say whether there were any."""
        value = np.array(self.solver.getSolution().col_value)
        part = np.flatnonzero((value > 1e-6) & (value < 1 - 1e-6))
        if not len(part):
            return False
        known = set(self.triples)
        found = [one for one in broken(self.columns, self.numbers[part], value[part]) if one not in known]
        for triple in found:
            self._add(triple)
        return bool(found)

    def _add(self, triple: Triple) -> None:
        """Add a triple: of the sets that hold two or three of its nodes at most one is chosen."""
        inside = np.zeros(self.columns.nodes + 1, dtype=np.int8)
        inside[list(triple)] = 1
        count = np.zeros(len(self.columns.rows), dtype=np.int8)
        for column in range(self.columns.rows.shape[1]):
            count += inside[self.columns.rows[:, column]]
        self.triples.append(triple)
        self._holds.append(np.flatnonzero(count >= 2))
        at = np.flatnonzero(count[self.numbers] >= 2).astype(np.int32)
        self.solver.addRow(-np.inf, 1.0, len(at), at, np.ones(len(at)))


def broken(columns: Columns, numbers: Chosen, value: Floats) -> list[Triple]:
    """Return triples of nodes of which sets with two or more are chosen more than once in all, the worst first."""
    nodes = columns.nodes
    holds = np.zeros((len(numbers), nodes + 1))
    for row, number in enumerate(numbers):
        holds[row, columns.rows[number]] = 1
    holds = holds[:, :nodes]
    pairs = (holds * value[:, None]).T @ holds
    np.fill_diagonal(pairs, 0.0)
    likely: set[Triple] = set()
    for a in range(nodes):
        for b in np.flatnonzero(pairs[a] > 1e-6).tolist():
            if b > a:
                third = np.flatnonzero(
                    (pairs[a] + pairs[b] + pairs[a, b] > 1 + 1e-4) & ((pairs[a] > 0) | (pairs[b] > 0))
                )
                likely |= {_triple(a, b, c) for c in third.tolist() if c not in (a, b)}
    if not likely:
        return []
    listed = np.array(sorted(likely))
    over = np.concatenate([_over(holds, value, listed[at : at + 2000]) for at in range(0, len(listed), 2000)])
    used: NDArray[np.int64] = np.zeros(nodes, dtype=np.int64)
    found: list[Triple] = []
    for at in np.argsort(-over, kind="stable").tolist():
        if over[at] < 0.02 or len(found) >= _MOST:
            break
        triple = listed[at]
        if (used[triple] < _EACH).all():
            used[triple] += 1
            found.append(_triple(*triple.tolist()))
    return found


def _over(holds: Floats, value: Floats, triples: NDArray[np.int64]) -> Floats:
    inside = holds[:, triples[:, 0]] + holds[:, triples[:, 1]] + holds[:, triples[:, 2]]
    found: Floats = ((inside >= 2) * value[:, None]).sum(axis=0) - 1
    return found


def _triple(a: int, b: int, c: int) -> Triple:
    low, middle, high = sorted((a, b, c))
    return low, middle, high
