"""Polygons of degrees: their area, whether they cross themselves, and how they are written down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

#: A closed ring: n × 2 of longitude and latitude in degrees, the last point as the first.
Ring = NDArray[np.float64]
#: Polygons: the outer ring of each, then its holes.
Polygons = tuple[tuple[Ring, ...], ...]

KM_PER_DEGREE = 111.2
#: Digits after the comma that are kept: about 10 cm.
DIGITS = 6


def area_km2(polygons: Polygons) -> float:
    """Return the area in km², holes taken away, on a plane laid at each ring's own latitude."""
    return sum(abs(_area(ring)) * (1 if not at else -1) for rings in polygons for at, ring in enumerate(rings))


def _area(ring: Ring) -> float:
    around = KM_PER_DEGREE * cos(radians(float(ring[:, 1].mean())))
    x, y = (ring[:, 0] - ring[0, 0]) * around, (ring[:, 1] - ring[0, 1]) * KM_PER_DEGREE
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def crossing(rings: Sequence[Ring]) -> tuple[float, float] | None:
    """Return a point where two edges of these rings cross, None where none do; rings may touch.

    Edges are looked at from west to east, each against those that begin before it ends.
    """
    edges = np.concatenate([np.column_stack([ring[:-1], ring[1:]]) for ring in rings])
    edges = edges[np.argsort(np.minimum(edges[:, 0], edges[:, 2]), kind="stable")]
    west, east = np.minimum(edges[:, 0], edges[:, 2]), np.maximum(edges[:, 0], edges[:, 2])
    low, high = np.minimum(edges[:, 1], edges[:, 3]), np.maximum(edges[:, 1], edges[:, 3])
    until = np.searchsorted(west, east, side="right")
    for at in range(len(edges) - 1):
        others = np.arange(at + 1, until[at])
        others = others[(low[others] <= high[at]) & (high[others] >= low[at])]
        if not len(others):
            continue
        one, many = edges[at], edges[others]
        apart = _side(one, many[:, :2]) * _side(one, many[:, 2:]) < 0
        across = _sides(many, one[:2]) * _sides(many, one[2:]) < 0
        if (apart & across).any():
            x, y = many[np.argmax(apart & across), :2]
            return round(float(x), 5), round(float(y), 5)
    return None


def _side(edge: Ring, points: Ring) -> Ring:
    """Say on which side of one edge (x, y, x, y) each of many points lies."""
    along = edge[2:] - edge[:2]
    found: Ring = np.sign(along[0] * (points[:, 1] - edge[1]) - along[1] * (points[:, 0] - edge[0]))
    return found


def _sides(edges: Ring, point: Ring) -> Ring:
    """Say on which side of each of many edges one point lies."""
    along = edges[:, 2:] - edges[:, :2]
    found: Ring = np.sign(along[:, 0] * (point[1] - edges[:, 1]) - along[:, 1] * (point[0] - edges[:, 0]))
    return found


def written(polygons: Polygons) -> str:
    """Return polygons as text (JSON), the same text for the same polygons."""
    return json.dumps(
        [[np.round(ring, DIGITS).tolist() for ring in rings] for rings in polygons], separators=(",", ":")
    )


def read_back(text: str) -> Polygons:
    """Return the polygons of a text that `written` made."""
    return tuple(tuple(np.array(ring, dtype=float) for ring in rings) for rings in json.loads(text))
