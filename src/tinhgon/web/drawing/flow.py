"""A flow of lineage: boxes in columns of time, joined by bands as thick as the share that went along them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tinhgon.web.drawing.markup import Markup, element, joined, picture, shortened

_BOX, _GAP, _BETWEEN, _HEAD = 256, 120, 8, 28
_BAND = 26.0
_THINNEST = 2.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its identifier, its column (0 is the earliest), its words, and the class of its fate."""

    id: str
    column: int
    name: str
    under: str = ""
    href: str = ""
    fate: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A share (0 to 1, None unknown) of one box that went into another; ``words`` says it in full, ``label`` briefly."""

    source: str
    target: str
    share: float | None
    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Laid:
    x: float
    y: float
    height: float


def flow(nodes: Sequence[Node], bands: Sequence[Band], title: str, heads: Sequence[str] = ()) -> Markup:
    """Return the picture: related boxes stay together, each group under the one before; ``heads`` are written over the columns."""
    nodes = list(nodes)
    columns = max((node.column for node in nodes), default=0) + 1
    places, height = _layout(nodes, bands)
    width = columns * _BOX + (columns - 1) * _GAP
    ribbons, labels = _ribbons(bands, places)
    top = [
        element("text", shortened(head, _BOX, 13), x=number * (_BOX + _GAP), y=16, class_="head")
        for number, head in enumerate(heads)
    ]
    return picture(
        width,
        height,
        title,
        *top,
        element("g", *ribbons, class_="ribbons"),
        *(_box(node, places[node.id]) for node in nodes),
        element("g", *labels, aria_hidden="true"),
        class_="flow",
        links=any(node.href for node in nodes),
    )


def _layout(nodes: list[Node], bands: Sequence[Band]) -> tuple[dict[str, _Laid], float]:
    places: dict[str, _Laid] = {}
    top = float(_HEAD)
    thick_in, thick_out = _sums(bands)
    for group in related(nodes, bands):
        by_column: dict[int, list[Node]] = defaultdict(list)
        for node in group:
            by_column[node.column].append(node)
        _order(by_column, bands)
        heights = {node.id: max(44.0 if node.under else 28.0, thick_in[node.id], thick_out[node.id]) for node in group}
        tall = {
            column: sum(heights[node.id] + _BETWEEN for node in found) - _BETWEEN for column, found in by_column.items()
        }
        deepest = max(tall.values())
        for column, found in by_column.items():
            y = top + (deepest - tall[column]) / 2
            for node in found:
                places[node.id] = _Laid(column * (_BOX + _GAP), y, heights[node.id])
                y += heights[node.id] + _BETWEEN
        top += deepest + 18
    return places, max(top - 18, _HEAD) + 2


def related(nodes: Sequence[Node], bands: Sequence[Band]) -> list[list[Node]]:
    """Return the nodes in groups that bands join, in the order in which the first of each group was given."""
    group = {node.id: node.id for node in nodes}

    def root(id: str) -> str:
        while group[id] != id:
            group[id] = group[group[id]]
            id = group[id]
        return id

    for band in bands:
        group[root(band.target)] = root(band.source)
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(root(node.id), []).append(node)
    return list(found.values())


def _order(by_column: dict[int, list[Node]], bands: Sequence[Band]) -> None:
    """Order each column by where its bands come from, so that fewer cross."""
    sources: dict[str, list[str]] = defaultdict(list)
    for band in bands:
        sources[band.target].append(band.source)
    rank: dict[str, float] = {}
    for column in sorted(by_column):
        given = {node.id: number for number, node in enumerate(by_column[column])}

        def middle(node: Node, given: dict[str, int] = given) -> tuple[float, int]:
            before = [rank[source] for source in sources[node.id] if source in rank]
            return (sum(before) / len(before) if before else float(given[node.id]), given[node.id])

        by_column[column].sort(key=middle)
        rank.update({node.id: float(number) for number, node in enumerate(by_column[column])})


def _thickness(band: Band) -> float:
    return max(_BAND * (1.0 if band.share is None else band.share), _THINNEST)


def _sums(bands: Sequence[Band]) -> tuple[dict[str, float], dict[str, float]]:
    into: dict[str, float] = defaultdict(float)
    out: dict[str, float] = defaultdict(float)
    for band in bands:
        into[band.target] += _thickness(band)
        out[band.source] += _thickness(band)
    return into, out


def _ribbons(bands: Sequence[Band], places: dict[str, _Laid]) -> tuple[list[Markup], list[Markup]]:
    into, out = _sums(bands)
    left = {id: places[id].y + (places[id].height - total) / 2 for id, total in out.items()}
    right = {id: places[id].y + (places[id].height - total) / 2 for id, total in into.items()}
    ribbons, labels = [], []
    ordered = sorted(bands, key=lambda band: (places[band.source].y, places[band.target].y))
    starts: dict[int, float] = {}
    for band in ordered:
        starts[id(band)] = left[band.source]
        left[band.source] += _thickness(band)
    for band in sorted(bands, key=lambda band: (places[band.target].y, places[band.source].y)):
        thick = _thickness(band)
        x1, x2 = places[band.source].x + _BOX, places[band.target].x
        y1, y2 = starts[id(band)], right[band.target]
        right[band.target] += thick
        bend = (x2 - x1) / 2
        path = (
            f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            f"V{y2 + thick:.1f}C{x2 - bend:.1f} {y2 + thick:.1f} {x1 + bend:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"
        )
        ribbons.append(element("path", element("title", band.words), d=path, class_="ribbon"))
        if band.label:
            labels.append(
                element("text", band.label, x=x2 - 8, y=y2 + thick / 2 + 4, text_anchor="end", class_="band-label")
            )
    return ribbons, labels


def _box(node: Node, at: _Laid) -> Markup:
    room = _BOX - 24 - (18 if node.mark else 0)
    middle = at.y + at.height / 2
    inner = [
        element("title", " · ".join(part for part in (node.name, node.under) if part)),
        element(
            "rect",
            x=at.x + 0.5,
            y=at.y + 0.5,
            width=_BOX - 1,
            height=at.height - 1,
            rx=5,
            class_=f"box {node.fate}".strip(),
        ),
        element(
            "rect", x=at.x + 0.5, y=at.y + 0.5, width=5, height=at.height - 1, rx=2, class_=f"edge {node.fate}".strip()
        ),
        element(
            "text", shortened(node.name, room), x=at.x + 14, y=middle - 2 if node.under else middle + 5, class_="name"
        ),
    ]
    if node.under:
        inner.append(element("text", shortened(node.under, room, 12), x=at.x + 14, y=middle + 15, class_="under"))
    if node.mark:
        inner.append(element("text", node.mark, x=at.x + _BOX - 8, y=middle + 5, text_anchor="end", class_="mark"))
    if node.href:
        return element("a", joined(inner), href=node.href, class_="box-link")
    return element("g", joined(inner))
