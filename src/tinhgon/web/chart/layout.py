"""Where boxes and lines of a chart lie, in the unit of the drawing. Pure geometry: nothing here knows what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tinhgon.web.chart.boxes import Box, Chart
from tinhgon.web.chart.letters import wrapped

WIDTH: Final = 1100.0
NAME, SMALL, LINE = 14.0, 12.5, 18.0
_GAP, _INDENT, _PAD = 16.0, 22.0, 12.0
_MOST_LINES: Final = 3
_COLUMNS: Final = 5
_IN_GROUP: Final = 4
_WIDEST: Final = 290.0
_ROOT_WIDTH: Final = 380.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place, its name in lines. ``role`` is "root", "unit" or "leaf"."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group in its place."""

    text: str
    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole drawing: its size, boxes, headings and lines (each a run of points)."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    headings: tuple[Heading, ...]
    lines: tuple[tuple[Point, ...], ...]


def laid_out(chart: Chart) -> Sheet:
    """Return a chart laid out: columns under the root, or groups one under the other."""
    return _groups(chart) if chart.arrangement == "groups" else _columns(chart)


def _place(box: Box, x: float, y: float, width: float, role: str, height: float = 0.0) -> Placed:
    size = NAME + 2 if role == "root" else NAME
    lines = tuple(wrapped(box.name, width - 2 * _PAD - 6, size, _MOST_LINES))
    needed = _PAD + len(lines) * (LINE + (2 if role == "root" else 0)) + (22.0 if box.figures else 4.0) + _PAD / 2
    return Placed(box, x, y, width, max(height, needed), lines, role)


def _row(boxes: Sequence[Box], xs: Sequence[float], y: float, width: float, role: str) -> list[Placed]:
    """Place boxes side by side, all as high as the highest."""
    placed = [_place(box, x, y, width, role) for box, x in zip(boxes, xs, strict=False)]
    high = max((one.height for one in placed), default=0.0)
    return [_place(one.box, one.x, y, width, role, high) for one in placed]


def _columns(chart: Chart) -> Sheet:
    children = chart.root.below
    root = _place(chart.root, (WIDTH - _ROOT_WIDTH) / 2, 8, _ROOT_WIDTH, "root")
    boxes = [root]
    lines: list[tuple[Point, ...]] = []
    tiers = [children[start : start + _COLUMNS] for start in range(0, len(children), _COLUMNS)]
    margin = 20.0 if len(tiers) > 1 else 4.0
    count = max((len(tier) for tier in tiers), default=1)
    width = min(_WIDEST, (WIDTH - margin - 4 - _GAP * (count - 1)) / count)
    middle, y = root.x + root.width / 2, root.y + root.height
    bus_start = y + 18
    for number, tier in enumerate(tiers):
        bus = y + 18
        used = len(tier) * width + (len(tier) - 1) * _GAP
        # A lone row is centred under the root; where there are more, columns stand over each other.
        left = (WIDTH - used) / 2 if len(tiers) == 1 else margin
        xs = [left + position * (width + _GAP) for position in range(len(tier))]
        row = _row(tier, xs, bus + 18, width, "unit")
        tops = [one.x + one.width / 2 for one in row]
        start = middle if number == 0 else 6.0
        if number == 0:
            lines.append(((middle, root.y + root.height), (middle, bus)))
        lines.append(((min(start, *tops), bus), (max(start, *tops) if number == 0 else max(tops), bus)))
        lines += [((top, bus), (top, one.y)) for top, one in zip(tops, row, strict=True)]
        boxes += row
        bottoms = []
        for one in row:
            placed, links, bottom = _stack(one)
            boxes += placed
            lines += links
            bottoms.append(bottom)
        y = max(bottoms) + 6
        if number + 1 < len(tiers):
            first = (6.0, bus_start) if number == 0 else (6.0, bus)
            if number == 0:
                lines.append((first, (min(middle, *tops), bus_start)))
            lines.append((first, (6.0, y + 18)))
    return Sheet(WIDTH, y + 12 if tiers else root.y + root.height + 12, tuple(boxes), (), tuple(lines))


def _stack(parent: Placed) -> tuple[list[Placed], list[tuple[Point, ...]], float]:
    """Place what hangs under one box below it, and return the boxes, their lines and where they end."""
    placed: list[Placed] = []
    links: list[tuple[Point, ...]] = []
    y = parent.y + parent.height + 12
    trunk = parent.x + 9
    for box in parent.box.below:
        one = _place(box, parent.x + _INDENT, y, parent.width - _INDENT, "leaf")
        placed.append(one)
        middle = one.y + one.height / 2
        links.append(((trunk, parent.y + parent.height), (trunk, middle), (one.x, middle)))
        y += one.height + 10
    return placed, links, y if placed else parent.y + parent.height


def _groups(chart: Chart) -> Sheet:
    root = _place(chart.root, 4, 8, _ROOT_WIDTH, "root")
    boxes = [root]
    headings: list[Heading] = []
    lines: list[tuple[Point, ...]] = []
    trunk, left = 16.0, 40.0
    width = (WIDTH - left - 4 - _GAP * (_IN_GROUP - 1)) / _IN_GROUP
    y = root.y + root.height + 20
    last = y
    for group in chart.groups:
        headings.append(Heading(group.name, group.count, left, y + 14))
        lines.append(((trunk, y + 9), (left - 8, y + 9)))
        last = y + 9
        y += 28
        for start in range(0, len(group.boxes), _IN_GROUP):
            part = group.boxes[start : start + _IN_GROUP]
            xs = [left + position * (width + _GAP) for position in range(len(part))]
            row = _row(part, xs, y, width, "leaf")
            boxes += row
            y += row[0].height + 10
        y += 14
    if chart.groups:
        lines.append(((trunk, root.y + root.height), (trunk, last)))
    return Sheet(WIDTH, y, tuple(boxes), tuple(headings), tuple(lines))
