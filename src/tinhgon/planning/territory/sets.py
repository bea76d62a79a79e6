"""Các tập đơn vị liền nhau: all connected sets of units that may become one, grown level by level in numpy.

A set is a row of node numbers in ascending order; the sets of one size stand in one array. Growth is breadth-first: every connected
set of k+1 nodes is a connected set of k nodes and a neighbour, so growing all of one size gives all of the next, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int16]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Rows that are grown at once: what keeps the work within some tens of megabytes.
_AT_ONCE = 40_000


@dataclass(frozen=True, slots=True)
class Grown:
    """The connected sets by size: those kept, and of the last size those that could still grow where growth was cut off.

    ``complete`` says that no set was left out.
    """

    kept: tuple[Nodes, ...]
    frontier: Nodes
    complete: bool

    @property
    def count(self) -> int:
        """How many sets were kept."""
        return sum(len(rows) for rows in self.kept)


def keys_of(nodes: int) -> NDArray[np.uint64]:
    """Return a fixed random word per node; the sum of its nodes' words names a set, the same on every machine."""
    return np.random.Generator(np.random.PCG64(20250701)).integers(1, 2**63, nodes, dtype=np.uint64)


def grow(
    neighbours: Nodes,
    start: Nodes,
    judge: Callable[[Nodes], tuple[Flags, Flags]],
    most_members: int,
    most_sets: int,
    go_on: Callable[[], bool] = lambda: True,
) -> Grown:
    """Grow connected sets from single nodes.

    ``neighbours`` holds each node's neighbours, filled up with −1. ``start`` are the nodes that may be used. ``judge`` says of
    rows of one size which to keep and which to grow further. Growth ends at ``most_members``, or before a size at which there
    would be more than ``most_sets`` sets in all, or when ``go_on`` says no; then ``complete`` is False and ``frontier`` holds
    the sets that were not grown.
    """
    key = keys_of(len(neighbours))
    usable = np.zeros(len(neighbours) + 1, dtype=bool)
    usable[start] = True
    rows = np.sort(start).reshape(-1, 1)
    kept: list[Nodes] = []
    total = 0
    while len(rows):
        keep, further = judge(rows)
        kept.append(rows[keep])
        total += int(keep.sum())
        rows = rows[further]
        if not len(rows):
            break
        if rows.shape[1] >= most_members or total + len(rows) > most_sets or not go_on():
            return Grown(tuple(kept), rows, False)
        rows = _larger(rows, neighbours, usable, key)
    return Grown(tuple(kept), np.empty((0, 1), dtype=np.int16), True)


def _larger(rows: Nodes, neighbours: Nodes, usable: Flags, key: NDArray[np.uint64]) -> Nodes:
    """Return every set that is one of these and a usable neighbour, each once."""
    names: list[NDArray[np.uint64]] = []
    sets: list[Nodes] = []
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        around = neighbours[part].reshape(len(part), -1)
        inside = np.zeros(around.shape, dtype=bool)
        for column in range(part.shape[1]):
            inside |= around == part[:, column : column + 1]
        of, which = np.nonzero(usable[around] & (around >= 0) & ~inside)
        added = around[of, which]
        name = key[part].sum(axis=1)[of] + key[added]
        name, chosen = np.unique(name, return_index=True)
        names.append(name)
        sets.append(np.column_stack([part[of[chosen]], added[chosen]]))
    if not sets:
        return np.empty((0, rows.shape[1] + 1), dtype=np.int16)
    name, chosen = np.unique(np.concatenate(names), return_index=True)
    return np.sort(np.concatenate(sets)[chosen], axis=1).astype(np.int16)


def summed(values: Floats, rows: Nodes) -> Floats:
    """Return the sum of the nodes' values of each set."""
    total = np.zeros(len(rows))
    for column in range(rows.shape[1]):
        total += values[rows[:, column]]
    return total


def connected(rows: Nodes, beside: Flags) -> Flags:
    """Say of each set whether it hangs together; ``beside`` is the square table of neighbours."""
    if rows.shape[1] == 1:
        return np.ones(len(rows), dtype=bool)
    found = np.empty(len(rows), dtype=bool)
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        links = beside[part[:, :, None], part[:, None, :]]
        reached = np.zeros(part.shape, dtype=bool)
        reached[:, 0] = True
        for _ in range(part.shape[1] - 1):
            reached |= (links & reached[:, :, None]).any(axis=1)
        found[first : first + _AT_ONCE] = reached.all(axis=1)
    return found


def minimal(rows: Nodes, asked: Sequence[tuple[Floats, float]], beside: Flags) -> Flags:
    """Say of each set that meets a standard whether no smaller set inside it hangs together and meets it too.

    ``asked`` are node values with the least sum. It is enough to leave out one node: whatever hangs together inside a set
    grows to the set by one node at a time.
    """
    ok = np.ones(len(rows), dtype=bool)
    size = rows.shape[1]
    for column in range(size if size > 1 else 0):
        enough = ok.copy()
        for values, least in asked:
            enough &= summed(values, rows) - values[rows[:, column]] >= least
        spare = np.flatnonzero(enough)
        if len(spare):
            ok[spare[connected(np.delete(rows[spare], column, axis=1), beside)]] = False
    return ok
