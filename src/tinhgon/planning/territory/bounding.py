"""Cận trên: how many disjoint sets there can be, from a linear program over all sets, tightened by triples.

Columns are priced in numpy over every set (column generation). Of three nodes, sets that hold two or more of them exclude one another, so at most
one such set is chosen: adding the triples that a fractional solution breaks lowers the bound (subset-row cuts: Jepsen, Petersen, Spoorendonk &
Pisinger, Operations Research 56, 2008).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.master import Chosen, Columns, spread, started
from tinhgon.planning.territory.sets import Flags, Floats

_ENOUGH = 1e-7
#: Rounds of triples, triples a round, and how often one node may stand in those of a round.
_ROUNDS, _MOST, _EACH = 12, 200, 5

Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Ceiling:
    """A proven bound on the number of sets, and of each column what choosing it would cost of that bound."""

    value: float
    reduced: Floats


class Packing:
    """The linear program: choose sets so that no node is in two. ``columns.points`` are what each set is worth.

    Columns worth less than 1 stand for sets that were never listed (see ``Part``'s search): they count in the bound alone.
    """

    def __init__(self, columns: Columns, first: Floats) -> None:
        self.columns = columns
        self.inside = np.zeros(len(columns.rows), dtype=bool)
        self.numbers: list[int] = []
        self.triples: list[Triple] = []
        self.holds: list[Flags] = []
        self.solver = started()
        rows = columns.nodes
        none = np.zeros(0, dtype=np.int32)
        self.solver.addRows(rows, np.full(rows, -np.inf), np.ones(rows), 0, np.zeros(rows, np.int32), none, np.zeros(0))
        priced = columns.priced(first) - columns.points
        self._enter(spread(columns, np.argsort(priced, kind="stable"), 12))

    def solve(self, go_on: Callable[[], bool]) -> Ceiling | None:
        """Return the bound over all columns with the triples so far; None where time was over before any."""
        columns, best = self.columns, None
        while True:
            self.solver.run()
            if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return best
            dual = np.maximum(-np.array(self.solver.getSolution().row_dual), 0.0)
            reduced = columns.priced(dual[: columns.nodes]) - columns.points
            for holds, price in zip(self.holds, dual[columns.nodes :], strict=True):
                if price > 0:
                    reduced[holds] += price
            least = float((reduced / columns.points).min())
            if least > -1:
                value = float(dual.sum()) / min(1.0, 1.0 + least)
                if best is None or value < best.value:
                    best = Ceiling(value, reduced)
            wanting = np.flatnonzero((reduced < -_ENOUGH) & ~self.inside)
            if not len(wanting) or (best is not None and not go_on()):
                return best
            self._enter(spread(columns, wanting[np.argsort(reduced[wanting], kind="stable")], 8))

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

    def _enter(self, chosen: Chosen) -> None:
        columns = self.columns
        index: list[int] = []
        starts: list[int] = []
        at = {int(number): row for row, number in enumerate(chosen)}
        rows_of: list[list[int]] = [[] for _ in chosen]
        for triple, holds in enumerate(self.holds):
            for number in chosen[holds[chosen]]:
                rows_of[at[int(number)]].append(columns.nodes + triple)
        for row, number in enumerate(chosen):
            starts.append(len(index))
            index += [int(node) for node in columns.rows[number] if node < columns.nodes] + rows_of[row]
        count = len(chosen)
        self.solver.addCols(
            count, -columns.points[chosen], np.zeros(count), np.full(count, np.inf), len(index),
            np.array(starts, dtype=np.int32), np.array(index, dtype=np.int32), np.ones(len(index)),
        )  # fmt: skip
        self.inside[chosen] = True
        self.numbers += chosen.tolist()

    def _cut(self) -> bool:
        """Add triples that the solution breaks; say whether there were any."""
        value = np.array(self.solver.getSolution().col_value)
        numbers = np.array(self.numbers)
        part = np.flatnonzero((value > 1e-6) & (value < 1 - 1e-6))
        if not len(part):
            return False
        found = broken(self.columns, numbers[part], value[part])
        found = [one for one in found if one not in set(self.triples)]
        for triple in found:
            inside = np.zeros(self.columns.nodes + 1, dtype=np.int8)
            inside[list(triple)] = 1
            count = np.zeros(len(self.columns.rows), dtype=np.int8)
            for column in range(self.columns.rows.shape[1]):
                count += inside[self.columns.rows[:, column]]
            holds = count >= 2
            self.triples.append(triple)
            self.holds.append(holds)
            at = np.flatnonzero(holds[numbers]).astype(np.int32)
            self.solver.addRow(-np.inf, 1.0, len(at), at, np.ones(len(at)))
        return bool(found)


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
