"""Phân hoạch bằng cột: choosing sets so that no unit is in two, as a linear program with a proven bound and as an integer program.

``pack`` chooses as many sets as can be (units may stay over; its bound: ``bounding``); ``cover`` uses every unit once, in a given number of
sets, for the fewest points. Both are priced over all sets in numpy: only sets of promising price enter the solver (column generation).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache

import highspy
import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.sets import Floats, Nodes

Chosen = NDArray[np.int64]

_ENOUGH = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Sets of any size in one table, filled up with the number of nodes, and their points."""

    rows: NDArray[np.int16]
    points: Floats
    nodes: int

    @classmethod
    def of(cls, kept: tuple[Nodes, ...], points: list[Floats], nodes: int) -> Columns:
        """Put the sets of all sizes into one table."""
        widest = max((rows.shape[1] for rows in kept), default=1)
        table = np.full((sum(len(rows) for rows in kept), widest), nodes, dtype=np.int16)
        at = 0
        for rows in kept:
            table[at : at + len(rows), : rows.shape[1]] = rows
            at += len(rows)
        return cls(table, np.concatenate(points) if points else np.empty(0), nodes)

    def some(self, which: Chosen) -> Columns:
        """Return some of the columns."""
        return Columns(self.rows[which], self.points[which], self.nodes)

    def within(self, nodes: NDArray[np.int64]) -> Chosen:
        """Return the numbers of the columns that use only these nodes."""
        usable = np.zeros(self.nodes + 1, dtype=bool)
        usable[nodes] = True
        usable[self.nodes] = True
        inside = usable[self.rows[:, 0]]
        for column in range(1, self.rows.shape[1]):
            inside &= usable[self.rows[:, column]]
        return np.flatnonzero(inside)

    def priced(self, prices: Floats) -> Floats:
        """Return the sum of node prices of each column."""
        priced = np.append(prices, 0.0)
        total = np.zeros(len(self.rows))
        for column in range(self.rows.shape[1]):
            total += priced[self.rows[:, column]]
        return total


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A proven bound: its value, the price of each node and of a new unit, and each column's distance from being useful."""

    value: float
    prices: Floats
    per_unit: float
    reduced: Floats


@cache
def _greeted() -> None:
    """Let the solver print its greeting, which it does once a process whatever its options say, where nobody reads it."""
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            highspy.Highs()  # type: ignore[no-untyped-call]
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def started() -> highspy.Highs:
    """Return a solver that is quiet and gives the same answer every time."""
    _greeted()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("log_to_console", False),
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 1),
        ("mip_rel_gap", 0.0),
    ):
        solver.setOptionValue(name, value)
    return solver


def _model(columns: Columns, wanted: int | None, needed: NDArray[np.int64] | None, *, pack: bool) -> highspy.Highs:
    solver = started()
    rows = columns.nodes + (wanted is not None)
    low, high = np.full(rows, -np.inf), np.ones(rows)
    if not pack:
        low[: columns.nodes] = 1.0
    if needed is not None:
        unused = np.ones(columns.nodes, dtype=bool)
        unused[needed] = False
        low[: columns.nodes][unused] = -np.inf
    if wanted is not None:
        low[-1] = high[-1] = wanted
    none = np.zeros(0, dtype=np.int32)
    solver.addRows(rows, low, high, 0, np.zeros(rows, dtype=np.int32), none, np.zeros(0))
    _add(solver, columns, counted=wanted is not None, pack=pack)
    return solver


def _add(solver: highspy.Highs, columns: Columns, *, counted: bool, pack: bool) -> None:
    rows = columns.rows.astype(np.int32)
    if counted:
        rows = np.column_stack([rows, np.full(len(rows), columns.nodes + 1, dtype=np.int32)])
    real = rows != columns.nodes
    index = np.where(rows > columns.nodes, rows - 1, rows)[real]
    starts = (
        np.concatenate([[0], np.cumsum(real.sum(axis=1))[:-1]]).astype(np.int32) if len(rows) else np.zeros(0, np.int32)
    )
    cost = -np.ones(len(rows)) if pack else columns.points
    count = len(rows)
    solver.addCols(count, cost, np.zeros(count), np.full(count, np.inf), len(index), starts, index, np.ones(len(index)))


def bound(columns: Columns, clock: Clock, wanted: int, start: Chosen | None = None) -> Bound | None:
    """Return the bound of the linear program over all columns on the points of a plan of ``wanted`` sets.

    ``start`` are columns that are known to make a plan. Valid at any time it ends, because the shortfall of the cheapest column is
    counted for every set. None where it could not begin.
    """
    inside = np.zeros(len(columns.rows), dtype=bool)
    chosen = spread(columns, np.argsort(columns.points, kind="stable"), 12)
    if start is not None:
        chosen = np.union1d(chosen, start)
    inside[chosen] = True
    solver = _model(columns.some(chosen), wanted, None, pack=False)
    best: Bound | None = None
    while True:
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return best
        clock.work(len(chosen))
        dual = np.array(solver.getSolution().row_dual)
        prices, per_unit = dual[: columns.nodes], float(dual[columns.nodes])
        reduced = columns.points - columns.priced(prices) - per_unit
        least = float(reduced.min())
        value = float(prices.sum()) + per_unit * wanted + min(0.0, least) * wanted
        if best is None or value > best.value:
            best = Bound(value, prices, per_unit, reduced)
        wanting = np.flatnonzero((reduced < -_ENOUGH) & ~inside)
        if not len(wanting) or clock.over:
            return best
        chosen = spread(columns, wanting[np.argsort(reduced[wanting], kind="stable")], 8)
        inside[chosen] = True
        _add(solver, columns.some(chosen), counted=True, pack=False)


def spread(columns: Columns, order: Chosen, each: int) -> Chosen:
    """Return the first columns of an order such that each node gets about ``each`` of them."""
    order = order[: 25 * each * columns.nodes]
    seen = np.zeros(columns.nodes + 1, dtype=np.int64)
    seen[columns.nodes] = each
    taken = []
    for number, row in zip(order.tolist(), columns.rows[order], strict=True):
        if (seen[row] < each).any():
            seen[row[row < columns.nodes]] += 1
            taken.append(number)
    return np.array(sorted(taken), dtype=np.int64)


def best_choice(
    columns: Columns,
    nodes: NDArray[np.int64],
    *,
    pack: bool,
    wanted: int | None = None,
    looks: int = 100,
    clock: Clock,
    worth: Floats | None = None,
    proving: bool = False,
) -> tuple[Chosen | None, float]:
    """Return the best columns for these nodes by integer programming, and the proven bound of it; None where none was found.

    The solver asks now and then whether to stop: after so many ``looks``, the same on every machine, or when the clock is over.
    ``worth`` replaces 1 per set where sets are packed. ``proving`` spends nothing on finding plans where these were looked for already.
    """
    if not len(columns.rows):
        return None, 0.0
    solver = _model(columns, wanted, nodes, pack=pack)
    count = len(columns.rows)
    if pack and worth is not None:
        solver.changeColsCost(count, np.arange(count, dtype=np.int32), -worth)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), np.full(count, highspy.HighsVarType.kInteger))
    solver.setOptionValue("time_limit", float(max(0.05, clock.left)))
    if proving:
        for name, setting in (
            ("mip_heuristic_effort", 0.0),
            ("mip_allow_restart", False),
            ("mip_detect_symmetry", False),
        ):
            solver.setOptionValue(name, setting)
    looked = 0

    def look(event: highspy.highs.HighsCallbackEvent) -> None:
        nonlocal looked
        looked += 1
        if looked > looks or not clock.tell_again():
            event.interrupt()

    solver.cbMipInterrupt.subscribe(look)
    solver.run()
    info = solver.getInfo()
    sign = -1 if pack else 1
    limit = sign * info.mip_dual_bound
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        infeasible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        return None, (-1.0 if pack else float("inf")) if infeasible else limit
    return np.flatnonzero(np.array(solver.getSolution().col_value) > 0.5), limit
