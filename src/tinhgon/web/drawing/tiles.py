"""Where the tiles of a map lie: one equal square per territory, near its place in the world, beside its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sqrt
from typing import Any

import numpy as np

Cell = tuple[int, int]
_Array = np.ndarray[Any, Any]

#: Cells of the sheet per tile: with fewer, tiles drift from their places; with more, the map is empty.
ROOMINESS = 1.3
#: Beyond this many tiles pushing apart and swapping (quadratic) is left out.
MOST_REFINED = 1200
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A territory to be placed: its key, its point (degrees, or None) and the group that it should stay with."""

    key: int
    lon: float | None = None
    lat: float | None = None
    group: str = ""


def cells(spots: Sequence[Spot]) -> dict[int, Cell]:
    """Return a cell (column, row) for every spot, none used twice; north is up, row 0 the top.

    Spots with a point go to the free cell nearest to it, after being pushed apart so that neighbours stay neighbours; the others
    follow below in a block per group. The same spots in any order give the same cells.
    """
    ordered = sorted(spots, key=lambda spot: spot.key)
    placed = [spot for spot in ordered if spot.lon is not None and spot.lat is not None]
    found = _placed(placed) if placed else {}
    rest = [spot for spot in ordered if spot.lon is None or spot.lat is None]
    return _from_corner({**found, **_blocks(rest, found)})


def _placed(spots: list[Spot]) -> dict[int, Cell]:
    wanted = _scaled(spots)
    if len(spots) <= MOST_REFINED:
        wanted = _pushed_apart(wanted)
    taken = _nearest_free(wanted)
    if len(spots) <= MOST_REFINED:
        taken = _swapped(taken, wanted, [spot.group for spot in spots])
    return {spot.key: (int(cell[0]), int(cell[1])) for spot, cell in zip(spots, taken, strict=True)}


def _scaled(spots: list[Spot]) -> _Array:
    """Return the points in cells: x to the east, y to the south, so that the sheet has about ROOMINESS cells per spot."""
    lon = np.array([spot.lon for spot in spots], dtype=float)
    lat = np.array([spot.lat for spot in spots], dtype=float)
    east = (lon - lon.min()) * cos(radians(float(lat.mean())))
    south = lat.max() - lat
    wide, high = max(float(east.max()), 1e-9), max(float(south.max()), 1e-9)
    wide, high = max(wide, high / 8), max(high, wide / 8)
    scale = sqrt(len(spots) * ROOMINESS / (wide * high))
    return np.stack([east * scale, south * scale], axis=1)


def _pushed_apart(points: _Array) -> _Array:
    """Push apart what lies closer than one cell, a little per round; what is dense becomes an even field."""
    points = points.copy()
    count = len(points)
    # Points on the very same spot part along a fixed spiral.
    turn = np.arange(count) * 2.399963
    points += 1e-3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(_ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + np.eye(count) * 9
        push = np.clip(1.08 - distance, 0, None) / 2
        points += 0.6 * (apart / distance[:, :, None] * push[:, :, None]).sum(axis=1)
    return points


def _nearest_free(wanted: _Array) -> _Array:
    """Give each point the free cell nearest to it, the crowded middle first."""
    middle = np.median(wanted, axis=0)
    order = np.lexsort((np.arange(len(wanted)), np.round(((wanted - middle) ** 2).sum(axis=1), 9)))
    used: set[Cell] = set()
    cells_of = np.zeros_like(wanted, dtype=int)
    for index in order:
        cells_of[index] = _free(used, float(wanted[index][0]), float(wanted[index][1]))
        used.add((int(cells_of[index][0]), int(cells_of[index][1])))
    return cells_of


def _free(used: set[Cell], x: float, y: float) -> Cell:
    column, row = round(x), round(y)
    if (column, row) not in used:
        return column, row
    reach = 1
    while True:
        ring = [
            (column + dx, row + dy)
            for dx in range(-reach, reach + 1)
            for dy in range(-reach, reach + 1)
            if max(abs(dx), abs(dy)) == reach and (column + dx, row + dy) not in used
        ]
        if ring:
            return min(ring, key=lambda cell: ((cell[0] - x) ** 2 + (cell[1] - y) ** 2, cell))
        reach += 1


def _swapped(taken: _Array, wanted: _Array, groups: list[str]) -> _Array:
    """Swap pairs while that brings both nearer to where they belong or to their own group."""
    taken = taken.astype(float)
    names = {name: number for number, name in enumerate(sorted(set(groups)))}
    member = np.array([names[group] for group in groups])
    middles = np.array([wanted[member == number].mean(axis=0) for number in range(len(names))])
    home = 0.75 * wanted + 0.25 * middles[member]
    for _ in range(12):
        cost = ((taken[None, :, :] - home[:, None, :]) ** 2).sum(axis=2)  # cost[i, j]: i in the cell of j
        own = np.diagonal(cost)
        gain = own[:, None] + own[None, :] - cost - cost.T
        order = np.argsort(-gain, axis=1, kind="stable")[:, 0]
        moved: set[int] = set()
        for one in np.lexsort((np.arange(len(order)), -np.round(gain[np.arange(len(order)), order], 9))):
            other = int(order[one])
            if gain[one, other] > 1e-6 and one not in moved and other not in moved and one != other:
                taken[[one, other]] = taken[[other, one]]
                moved.update((int(one), other))
        if not moved:
            break
    return taken.astype(int)


def _blocks(spots: list[Spot], found: dict[int, Cell]) -> dict[int, Cell]:
    """Lay out what has no point: under the map, a block per group, side by side."""
    if not spots:
        return {}
    groups: dict[str, list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: (spot.group, spot.key)):
        groups.setdefault(spot.group, []).append(spot)
    most = max(ceil(sqrt(len(spots) * 2.2)), max((column for column, _ in found.values()), default=0), 4)
    result: dict[int, Cell] = {}
    left, top, deep = 0, max((row for _, row in found.values()), default=-2) + 2, 0
    for members in groups.values():
        wide = min(most, ceil(sqrt(len(members))))
        if left and left + wide > most:
            left, top, deep = 0, top + deep + 1, 0
        for position, spot in enumerate(members):
            result[spot.key] = (left + position % wide, top + position // wide)
        deep = max(deep, ceil(len(members) / wide))
        left += wide + 1
    return result


def _from_corner(found: dict[int, Cell]) -> dict[int, Cell]:
    if not found:
        return {}
    left = min(column for column, _ in found.values())
    top = min(row for _, row in found.values())
    return {key: (column - left, row - top) for key, (column, row) in sorted(found.items())}
