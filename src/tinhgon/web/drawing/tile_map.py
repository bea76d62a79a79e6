"""The map of tiles: one square per territory, filled by class, outlined by group, each a link with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinhgon.web.drawing.markup import Markup, element, joined, picture, shortened
from tinhgon.web.drawing.tiles import Cell

SIZE = 46
_GAP = 2
_MARGIN = 18
#: From this width on (pixels, 56 rem) a map may shrink with its frame.
_WIDE = 896


@dataclass(frozen=True, slots=True)
class Tile:
    """One territory on the map.

    ``fill`` is the class that colours it (``q1`` … ``q5``, ``none``, or a fate), ``mark`` a sign shown in its corner so that colour
    is not alone, ``words`` what it says in full.
    """

    key: int
    name: str
    words: str
    fill: str
    href: str = ""
    group: str = ""
    mark: str = ""
    faded: bool = False


def tile_map(
    tiles: Sequence[Tile], cells: Mapping[int, Cell], title: str, groups: Mapping[str, str] | None = None
) -> Markup:
    """Return the map. ``cells`` says where each tile lies (`tiles.cells`); ``groups`` names the groups that get an outline."""
    here = [tile for tile in tiles if tile.key in cells]
    columns = max((cells[tile.key][0] for tile in here), default=0) + 1
    rows = max((cells[tile.key][1] for tile in here), default=0) + 1
    width, height = columns * SIZE + 2 * _MARGIN, rows * SIZE + 2 * _MARGIN
    ordered = sorted(here, key=lambda tile: (cells[tile.key][1], cells[tile.key][0]))
    squares = [_square(tile, cells[tile.key]) for tile in ordered]
    outlines = _outlines(here, cells, groups) if groups else []
    return picture(
        width,
        height,
        title,
        patterns(),
        element("g", *squares, transform=f"translate({_MARGIN} {_MARGIN})"),
        element("g", *outlines, transform=f"translate({_MARGIN} {_MARGIN})", class_="outlines", aria_hidden="true"),
        class_="tile-map wide" if width > _WIDE else "tile-map",
        links=any(tile.href for tile in here),
    )


def swatch(fill: str, mark: str = "") -> Markup:
    """Return one small square of a fill for the legend."""
    inner = [element("rect", x=1, y=1, width=20, height=20, rx=3, class_=f"cell {fill}")]
    if fill in HATCHED:
        inner.append(element("rect", x=1, y=1, width=20, height=20, rx=3, fill=f"url(#hatch-{fill})"))
    if mark:
        inner.append(element("text", mark, x=11, y=16, text_anchor="middle", class_=f"cell-mark on-{fill}"))
    return element(
        "svg",
        *inner,
        viewBox="0 0 22 22",
        width=22,
        height=22,
        class_="drawing swatch",
        aria_hidden="true",
        focusable="false",
    )


#: The fills that carry a hatch besides their colour.
HATCHED = ("ended", "merged", "divided")


def patterns() -> Markup:
    """Return the hatches that maps fill with."""
    lines = {"ended": "M0 8L8 0", "merged": "M0 0L8 8", "divided": "M4 0L4 8"}
    return element(
        "defs",
        *(
            element(
                "pattern",
                element("path", d=path, class_=f"hatch {name}"),
                id=f"hatch-{name}",
                width=8,
                height=8,
                patternUnits="userSpaceOnUse",
            )
            for name, path in lines.items()
        ),
    )


def _square(tile: Tile, cell: Cell) -> Markup:
    x, y = cell[0] * SIZE + _GAP / 2, cell[1] * SIZE + _GAP / 2
    side = SIZE - _GAP
    inner = [
        element("title", tile.words),
        element("rect", x=x, y=y, width=side, height=side, rx=4, class_=f"cell {tile.fill}"),
    ]
    if tile.fill in HATCHED:
        inner.append(element("rect", x=x, y=y, width=side, height=side, rx=4, fill=f"url(#hatch-{tile.fill})"))
    lines = in_lines(tile.name)
    middle = y + side / 2 + 4 - (len(lines) - 1) * 6 + (4 if tile.mark else 0)
    inner += [
        element(
            "text",
            line,
            x=x + side / 2,
            y=middle + number * 12,
            text_anchor="middle",
            class_=f"cell-name on-{tile.fill}",
        )
        for number, line in enumerate(lines)
    ]
    if tile.mark:
        inner.append(
            element("text", tile.mark, x=x + side - 3, y=y + 11, text_anchor="end", class_=f"cell-mark on-{tile.fill}")
        )
    shape = "cell-link faded" if tile.faded else "cell-link"
    if tile.href:
        return element("a", *inner, href=tile.href, class_=shape, aria_label=tile.words)
    return element("g", *inner, class_=shape)


def in_lines(name: str) -> list[str]:
    """Return a name as one to three short lines for a tile; a longer name is cut."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= 6:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > 3:
        lines = [*lines[:2], lines[2] + "…"]
    return [shortened(line, SIZE + 2, 10.5) for line in lines]


def _outlines(tiles: Sequence[Tile], cells: Mapping[int, Cell], names: Mapping[str, str]) -> list[Markup]:
    at = {cells[tile.key]: tile.group for tile in tiles}
    parts: list[str] = []
    rows: dict[str, list[Cell]] = defaultdict(list)
    for (column, row), group in sorted(at.items()):
        rows[group].append((row, column))
        x, y = column * SIZE, row * SIZE
        sides = (
            ((column, row - 1), f"M{x} {y}h{SIZE}"),
            ((column, row + 1), f"M{x} {y + SIZE}h{SIZE}"),
            ((column - 1, row), f"M{x} {y}v{SIZE}"),
            ((column + 1, row), f"M{x + SIZE} {y}v{SIZE}"),
        )
        parts += [path for beside, path in sides if at.get(beside) != group]
    labels = [_label(rows[group], names[group]) for group in sorted(rows) if group in names]
    return [element("path", d="".join(parts), class_="outline"), joined(labels)]


def _label(members: list[Cell], name: str) -> Markup:
    """Write the group's name over the longest stretch of its uppermost row."""
    top = min(row for row, _ in members)
    columns = sorted(column for row, column in members if row == top)
    best: list[int] = []
    run: list[int] = []
    for column in columns:
        run = [*run, column] if run and column == run[-1] + 1 else [column]
        best = run if len(run) > len(best) else best
    middle = (best[0] + best[-1] + 1) / 2 * SIZE
    return element("text", name, x=middle, y=top * SIZE + 3.0, text_anchor="middle", class_="group-name")
