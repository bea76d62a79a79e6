"""Giáp ranh từ bản đồ: neighbouring pairs and the length of their shared border, read from outlines (GeoJSON).

Two outlines share a border where edges of theirs lie on the same line within a tolerance and overlap; the lengths of the overlaps add up. So it does
not matter whether both were drawn with the same points. Coordinates are degrees (RFC 7946: longitude, latitude).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from tinhgon.planning.territory.problem import Border
from tinhgon.structure.outlines import Polygons, read_outlines

#: How far apart, in km, two edges may lie and still be the same border; the shortest shared border that counts.
TOLERANCE, SHORTEST = 0.02, 0.05
#: The side of the squares, in km, in which edges are looked for.
_CELL = 2.0
_KM_PER_DEGREE = 111.2

Edges = NDArray[np.float64]


def borders_of(text: str, source: str = "", *, code: str = "code", tolerance: float = TOLERANCE) -> tuple[Border, ...]:
    """Return the pairs of outlines that share a border of at least 50 m, with its length in km.

    ``code`` names the property that holds a unit's code. Raises Refusal naming every feature that is wrong (`read_outlines`).
    """
    return shared_borders(read_outlines(text, source, code), tolerance=tolerance)


def shared_borders(places: Mapping[str, Polygons], *, tolerance: float = TOLERANCE) -> tuple[Border, ...]:
    """Return the pairs of places whose polygons share a border of at least 50 m, with its length in km."""
    outlines = {code: [ring for rings in polygons for ring in rings] for code, polygons in places.items()}
    if not outlines:
        return ()
    middle = float(np.mean([ring[:, 1].mean() for rings in outlines.values() for ring in rings]))
    scale = np.array([_KM_PER_DEGREE * cos(radians(middle)), _KM_PER_DEGREE])
    edges, owner = [], []
    for at, rings in enumerate(outlines.values()):
        for ring in rings:
            points = ring * scale
            edges.append(np.column_stack([points[:-1], points[1:]]))
            owner += [at] * (len(points) - 1)
    lengths = _shared(np.concatenate(edges), np.array(owner), tolerance)
    codes = list(outlines)
    return tuple(
        Border(a=codes[a], b=codes[b], km=round(km, 4)) for (a, b), km in sorted(lengths.items()) if km >= SHORTEST
    )


def _shared(edges: Edges, owner: NDArray[np.int64], tolerance: float) -> dict[tuple[int, int], float]:
    """Return the shared length of each pair of owners; edges (n × 4) are x, y, x, y in km."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    low = np.floor((np.minimum(edges[:, :2], edges[:, 2:]) - tolerance) / _CELL).astype(int)
    high = np.floor((np.maximum(edges[:, :2], edges[:, 2:]) + tolerance) / _CELL).astype(int)
    for at, ((x, y), (to_x, to_y)) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        for column in range(x, to_x + 1):
            for row in range(y, to_y + 1):
                cells[column, row].append(at)
    total: dict[tuple[int, int], float] = defaultdict(float)
    done: set[tuple[int, int]] = set()
    for inside in cells.values():
        if len({int(owner[at]) for at in inside}) < 2:
            continue
        listed = np.array(inside)
        for place, one in enumerate(inside[:-1]):
            others = listed[place + 1 :]
            others = others[owner[others] != owner[one]]
            for other, km in zip(others.tolist(), _overlap(edges[one], edges[others], tolerance).tolist(), strict=True):
                # Two edges may meet in several cells; their overlap counts once.
                if km > 0 and (one, other) not in done:
                    done.add((one, other))
                    a, b = sorted((int(owner[one]), int(owner[other])))
                    total[a, b] += km
    return total


def _overlap(one: Edges, others: Edges, tolerance: float) -> Edges:
    """Return how much of an edge each other edge covers: both ends of what is common lie within the tolerance of its line."""
    start, along = one[:2], one[2:] - one[:2]
    length = float(np.hypot(*along))
    if length < 1e-9 or not len(others):
        return np.zeros(len(others))
    along = along / length
    across = np.array([-along[1], along[0]])
    from_, to = others[:, :2] - start, others[:, 2:] - start
    at, until = from_ @ along, to @ along
    off, off_until = from_ @ across, to @ across
    span = until - at
    steep = np.abs(span) < 1e-9
    safe = np.where(steep, 1.0, span)
    first, last = np.clip(np.minimum(at, until), 0, length), np.clip(np.maximum(at, until), 0, length)
    first_off = off + (off_until - off) * (first - at) / safe
    last_off = off + (off_until - off) * (last - at) / safe
    near = ~steep & (np.abs(first_off) <= tolerance) & (np.abs(last_off) <= tolerance)
    # An edge that only crosses the line within the tolerance runs beside it for no length worth counting.
    near &= np.abs(off_until - off) <= np.maximum(np.abs(span), 1e-9)
    return np.where(near, np.maximum(0.0, last - first), 0.0)
