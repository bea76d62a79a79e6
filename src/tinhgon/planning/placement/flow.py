"""Luồng chi phí nhỏ nhất: people to seats where nothing couples one choice to another; exact, and a bound for the rest.

Source: Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 12 (assignment); solved by OR-Tools' cost-scaling push-relabel.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

Ints = npt.NDArray[np.int64]


def assign(cost: Ints, able: npt.NDArray[np.bool_], seats: Ints, outside: Ints) -> Ints:
    """Return for each row the column that it takes, -1 for the outside, at the least total cost.

    ``seats`` bounds each column; ``outside`` is what a row costs that takes none. Costs are whole and not below 0.
    """
    rows, columns = cost.shape
    if not rows:
        return np.zeros(0, dtype=np.int64)
    row, column = np.nonzero(able)
    flow = min_cost_flow.SimpleMinCostFlow()
    # Nodes: rows, then columns, then the outside, then the sink.
    out, sink = rows + columns, rows + columns + 1
    flow.add_arcs_with_capacity_and_unit_cost(row, rows + column, np.ones(len(row), dtype=np.int64), cost[row, column])
    every = np.arange(rows)
    flow.add_arcs_with_capacity_and_unit_cost(every, np.full(rows, out), np.ones(rows, dtype=np.int64), outside)
    ends = np.concatenate([rows + np.arange(columns), [out]])
    room = np.concatenate([seats, [rows]])
    flow.add_arcs_with_capacity_and_unit_cost(
        ends, np.full(columns + 1, sink), room, np.zeros(columns + 1, dtype=np.int64)
    )
    supplies = np.concatenate([np.ones(rows), np.zeros(columns + 1), [-rows]]).astype(np.int64)
    flow.set_nodes_supplies(np.arange(rows + columns + 2), supplies)
    status = flow.solve()
    if status != flow.OPTIMAL:
        said = Sentence("Bộ giải luồng không cho kết quả.", "The flow solver gave no result.")
        raise Refusal([Finding("planning.placement.flow", said, measured=str(status))])
    taken: Any = flow.flows(np.arange(len(row)))
    found = np.full(rows, -1, dtype=np.int64)
    found[row[taken > 0]] = column[taken > 0]
    return found


def price(cost: Ints, outside: Ints, found: Ints) -> int:
    """Return the total cost of an assignment."""
    at = np.arange(len(found))
    placed = found >= 0
    return int(cost[at[placed], found[placed]].sum() + outside[~placed].sum())
