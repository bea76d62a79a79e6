"""The map of outlines: each territory in its real shape, filled by class, with the borders of groups drawn thicker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from tinhgon.structure.outlines import Polygons
from tinhgon.web.drawing.markup import Markup, element, joined, picture
from tinhgon.web.drawing.tile_map import HATCHED, Tile, in_lines, patterns

#: The width of the map in units of the picture, and its greatest height.
WIDTH, HEIGHT = 1080.0, 900.0
_MARGIN = 14.0
#: Corners are kept to half a unit: what two neighbours share stays shared, and a map of a province stays small.
_GRID = 0.5
#: A ring smaller than this (square units) is not drawn unless it is all there is of a territory.
_SPECK = 1.5
#: Names are written where a territory is at least so wide and high; else its mark alone.
_ROOM, _LINE = 44.0, 12.0

Spots = list[tuple[int, int]]


def outline_map(
    tiles: Sequence[Tile],
    shapes: Mapping[int, Polygons],
    points: Mapping[int, tuple[float, float]],
    title: str,
    groups: Mapping[str, str] | None = None,
) -> Markup:
    """Return the map. ``shapes`` are polygons of degrees by key; a tile without any is a disc at its point (degrees), or left out.

    ``groups`` names the groups that get a border of their own (empty names are not written).
    """
    frame = _Frame([ring for tile in tiles for rings in shapes.get(tile.key, ()) for ring in rings])
    drawn = {tile.key: _rings(shapes[tile.key], frame) for tile in tiles if tile.key in shapes}
    below: list[Markup] = []
    above: list[Markup] = []
    for tile in tiles:
        if tile.key in drawn:
            below.append(_shape(tile, drawn[tile.key]))
        elif tile.key in points:
            above.append(_disc(tile, frame.at(points[tile.key])))
    labels = _labels(tiles, drawn, groups or {})
    return picture(
        frame.width, frame.height, title, patterns(),
        element("g", *below, class_="shapes"),
        element("g", _borders(tiles, drawn) if groups else "", class_="outlines", aria_hidden="true"),
        element(
            "g", *[_words(tile, drawn[tile.key], labels) for tile in tiles if tile.key in drawn],
            *[_label(x, y, name) for x, y, name in labels], class_="shape-words", aria_hidden="true",
        ),
        element("g", *above),
        class_="outline-map", links=any(tile.href for tile in tiles),
    )  # fmt: skip


class _Frame:
    """Degrees to units of the picture: north up, as wide as it must be at the middle latitude."""

    def __init__(self, rings: list[NDArray[np.float64]]) -> None:
        every = np.concatenate(rings)
        self.low, high = every.min(axis=0), every.max(axis=0)
        middle = float(self.low[1] + high[1]) / 2
        span = np.maximum((high - self.low) * [cos(radians(middle)), 1.0], 1e-6)
        self.scale = float(min((WIDTH - 2 * _MARGIN) / span[0], (HEIGHT - 2 * _MARGIN) / span[1]))
        self.around = cos(radians(middle))
        self.top = float(high[1])
        self.width = float(span[0] * self.scale + 2 * _MARGIN)
        self.height = float(span[1] * self.scale + 2 * _MARGIN)

    def spots(self, ring: NDArray[np.float64]) -> Spots:
        """Return the corners of a ring on the grid, each once in a row."""
        x = (ring[:, 0] - self.low[0]) * self.around * self.scale + _MARGIN
        y = (self.top - ring[:, 1]) * self.scale + _MARGIN
        cells = np.rint(np.column_stack([x, y]) / _GRID).astype(int)
        keep = np.ones(len(cells), dtype=bool)
        keep[1:] = (cells[1:] != cells[:-1]).any(axis=1)
        return [(int(a), int(b)) for a, b in cells[keep]]

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of degrees lies in the picture."""
        x = (point[0] - float(self.low[0])) * self.around * self.scale + _MARGIN
        return round(x, 1), round((self.top - point[1]) * self.scale + _MARGIN, 1)


def _rings(polygons: Polygons, frame: _Frame) -> list[Spots]:
    found = [spots for rings in polygons for ring in rings if len(spots := frame.spots(ring)) > 3]
    large = [spots for spots in found if abs(_area(spots)) * _GRID**2 >= _SPECK]
    return large or found or [frame.spots(polygons[0][0])]


def _area(spots: Spots) -> float:
    return sum(x * b - a * y for (x, y), (a, b) in pairwise(spots)) / 2


def _path(rings: Sequence[Spots]) -> str:
    """Return rings as a path: the first corner in full, the others as steps from the one before."""
    parts = []
    for spots in rings:
        steps = [f"{_num(x - a)} {_num(y - b)}" for (a, b), (x, y) in pairwise(spots)]
        parts.append(f"M{_num(spots[0][0])} {_num(spots[0][1])}l{' '.join(steps)}z")
    return "".join(parts)


def _num(cells: int) -> str:
    return f"{cells * _GRID:g}"


def _shape(tile: Tile, rings: list[Spots]) -> Markup:
    path = _path(rings)
    edges = _once(rings)
    # What was put together of several shows its outer border alone.
    joint = len(edges) < sum(len(spots) - 1 for spots in rings)
    whole = f"cell {tile.fill} whole" if joint else f"cell {tile.fill}"
    inner = [element("title", tile.words), element("path", d=path, fill_rule="evenodd", class_=whole)]
    if joint:
        inner.append(element("path", d=_chained(edges), class_="shape-edge"))
    if tile.fill in HATCHED:
        inner.append(
            element("path", d=path, fill_rule="evenodd", fill=f"url(#hatch-{tile.fill})", pointer_events="none")
        )
    return _linked(tile, inner)


def _disc(tile: Tile, at: tuple[float, float]) -> Markup:
    inner = [element("title", tile.words), element("circle", cx=at[0], cy=at[1], r=7, class_=f"cell {tile.fill}")]
    if tile.mark:
        inner.append(element("text", tile.mark, x=at[0], y=at[1] + 20, text_anchor="middle", class_="cell-mark"))
    return _linked(tile, inner)


def _linked(tile: Tile, inner: list[Markup]) -> Markup:
    shape = "cell-link faded" if tile.faded else "cell-link"
    if tile.href:
        return element("a", *inner, href=tile.href, class_=shape, aria_label=tile.words)
    return element("g", *inner, class_=shape)


Label = tuple[float, float, str]


def _labels(tiles: Sequence[Tile], drawn: Mapping[int, list[Spots]], names: Mapping[str, str]) -> list[Label]:
    """Return where each group is named, and how: inside its largest ring."""
    largest: dict[str, Spots] = {}
    for tile in tiles:
        for spots in drawn.get(tile.key, ()):
            if names.get(tile.group) and abs(_area(spots)) > abs(_area(largest.get(tile.group, [(0, 0)]))):
                largest[tile.group] = spots
    return [(*_middle(spots)[:2], names[group]) for group, spots in sorted(largest.items())]


def _label(x: float, y: float, name: str) -> Markup:
    return element("text", name, x=x, y=y + 4, text_anchor="middle", class_="group-name")


def _words(tile: Tile, rings: list[Spots], labels: Sequence[Label]) -> Markup:
    """Write a territory's mark and name inside its largest ring, as far as there is room and no group is named there."""
    x, y, wide, high = _middle(max(rings, key=lambda spots: abs(_area(spots))))
    lines = [(tile.mark, "cell-mark")] if tile.mark else []
    names = [(line, "cell-name") for line in in_lines(tile.name)]
    free = all(abs(x - a) > _ROOM * 0.8 or abs(y - b) > _LINE * 1.8 for a, b, _ in labels)
    if free and wide >= _ROOM and high >= _LINE * (len(lines) + len(names)):
        lines += names
    top = y + 4 - (len(lines) - 1) * _LINE / 2
    return joined(
        [
            element("text", line, x=x, y=top + at * _LINE, text_anchor="middle", class_=f"{kind} on-{tile.fill}")
            for at, (line, kind) in enumerate(lines)
        ]
    )


def _middle(spots: Spots) -> tuple[float, float, float, float]:
    """Return a point well inside a ring, and how wide and high the ring is there: the widest stretch of some lines across."""
    ring = np.array(spots, dtype=float)
    low, high = ring[:, 1].min(), ring[:, 1].max()
    best = (0.0, float(ring[0, 0]), float(ring[0, 1]))
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = low + (high - low) * share + 0.25
        crossed = sorted(
            float(x + (a - x) * (y - v) / (b - v)) for (x, v), (a, b) in pairwise(ring) if (v > y) != (b > y)
        )
        for west, east in zip(crossed[::2], crossed[1::2], strict=False):
            if east - west > best[0] * 1.15:
                best = (east - west, (west + east) / 2, float(y))
    x = best[1]
    down = sorted(float(v + (b - v) * (x - w) / (a - w)) for (w, v), (a, b) in pairwise(ring) if (w > x) != (a > x))
    tall = max((b - a for a, b in zip(down[::2], down[1::2], strict=False) if a <= best[2] <= b), default=0.0)
    return round(best[1] * _GRID, 1), round(best[2] * _GRID, 1), best[0] * _GRID, tall * _GRID


def _borders(tiles: Sequence[Tile], drawn: Mapping[int, list[Spots]]) -> Markup:
    """Return the border of every group: edges that only one of its members has."""
    members: dict[str, list[list[Spots]]] = {}
    for tile in tiles:
        if tile.key in drawn:
            members.setdefault(tile.group, []).append(drawn[tile.key])
    parts = []
    for _, many in sorted(members.items()):
        parts.append(_chained(_once([spots for rings in many for spots in rings])))
    return element("path", d="".join(parts), class_="outline")


Edge = tuple[tuple[int, int], tuple[int, int]]


def _once(rings: Sequence[Spots]) -> list[Edge]:
    """Return the edges that only one of the rings has: the outer border of all together."""
    edges = Counter((min(a, b), max(a, b)) for spots in rings for a, b in pairwise(spots))
    return [edge for edge, count in edges.items() if count == 1]


def _chained(edges: list[Edge]) -> str:
    """Return edges as a path, those that meet one after the other."""
    near: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b in edges:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    parts = []
    for start in near:
        while near[start]:
            at, steps = start, []
            while near[at]:
                onward = near[at].pop()
                near[onward].remove(at)
                steps.append(f"{_num(onward[0] - at[0])} {_num(onward[1] - at[1])}")
                at = onward
            parts.append(f"M{_num(start[0])} {_num(start[1])}l{' '.join(steps)}")
    return "".join(parts)
