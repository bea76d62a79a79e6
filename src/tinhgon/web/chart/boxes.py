"""What an organisation chart shows: a body, what is right under it, one layer more; and what is only counted.

Up to `FEW` boxes everything is a box of its own. Beyond that, bodies of one kind are counted together, so that a chart
of a hundred bodies can still be read; each count leads to the table of what it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import body
from tinhgon.structure.kinds import UNIT_KINDS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.templatetags.house import level, number, say, sector, unit_kind

Arrangement = Literal["columns", "groups"]

FEW: Final = 25
#: With more columns than this, names have no room; then bodies stand in groups.
MOST_COLUMNS: Final = 10
#: With more than this, columns may not even be asked for.
MOST_CHOSEN_COLUMNS: Final = 20
#: Boxes under one column, and boxes of one group; the rest is one box that counts them.
MOST_BELOW: Final = 8
MOST_IN_GROUP: Final = 24
#: From so many of one kind on they are counted together, where there is no room for each.
MANY_OF_A_KIND: Final = 3


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its name, the address it leads to, a line of figures, its sector, and what hangs under it."""

    name: str
    address: str = ""
    code: str = ""
    figures: str = ""
    sector: str = ""
    words: str = ""
    counts: bool = False
    below: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies of one kind under one heading."""

    name: str
    boxes: tuple[Box, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the box on top, what hangs under it (columns), or the groups that stand under it; ``total`` counts all
    bodies of the two layers, ``hidden`` those that are only counted.
    """

    root: Box
    arrangement: Arrangement
    groups: tuple[Group, ...]
    total: int
    hidden: int
    children: int


def chart_of(asked: Asked, root: body.Row | None, name: str, arrangement: Arrangement | None = None) -> Chart:
    """Return the chart of a body, or (None) of all that stand under none, in the arrangement asked for or the one that
    suits.
    """
    rows = body.children(asked.structure, root["unit"] if root else None).to_dicts()
    children = [row for _, same in _by_kind(rows) for row in same]
    grand = _grandchildren(asked, [row["unit"] for row in children])
    total = len(children) + sum(len(rows) for rows in grand.values())
    if arrangement is None or len(children) > MOST_CHOSEN_COLUMNS:
        arrangement = "columns" if len(children) <= MOST_COLUMNS else "groups"
    top = _box(asked, root) if root else Box(name, figures=_counted(len(children)))
    if arrangement == "groups":
        groups = tuple(_groups(asked, children))
        shown = sum(not box.counts for group in groups for box in group.boxes)
        return Chart(top, arrangement, groups, total, total - shown, len(children))
    everything = total + 1 <= FEW
    below = tuple(
        _box(asked, row, _below(asked, row, grand.get(row["unit"], []), everything=everything)) for row in children
    )
    shown = len(below) + sum(not box.counts for column in below for box in column.below)
    whole = Box(top.name, top.address, top.code, top.figures, top.sector, top.words, below=below)
    return Chart(whole, arrangement, (), total, total - shown, len(children))


def _grandchildren(asked: Asked, keys: list[int]) -> dict[int, list[dict[str, Any]]]:
    rows = body.bodies(asked.structure).filter(pl.col("parent").is_in(keys))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.to_dicts():
        found.setdefault(row["parent"], []).append(row)
    return found


def _box(asked: Asked, row: dict[str, Any], below: Iterable[Box] = ()) -> Box:
    figures = f"{number(row['held'])}/{number(row['quota'])} {say('người', 'people')}"
    if row["children"] and not below:
        figures += f" · {_counted(row['children'])}"
    return Box(
        row["name"],
        asked.to(addresses.unit(row["code"])),
        row["code"],
        figures,
        row["sector"],
        sector(row["sector"]),
        below=tuple(below),
    )


def _counted(count: int) -> str:
    return f"{number(count)} {say('đơn vị', 'units' if count != 1 else 'unit')}"


def _below(asked: Asked, parent: dict[str, Any], rows: list[dict[str, Any]], *, everything: bool) -> list[Box]:
    if everything:
        return [_box(asked, row) for row in rows]
    boxes: list[Box] = []
    for kind, same in _by_kind(rows):
        if len(same) >= MANY_OF_A_KIND:
            boxes.append(_count_box(asked, parent, kind, same))
        else:
            boxes += [_box(asked, row) for row in same]
    if len(boxes) <= MOST_BELOW:
        return boxes
    left = len(boxes) - MOST_BELOW + 1
    more = Box(
        f"{say('và', 'and')} {_counted(left)} {say('nữa', 'more')}",
        asked.to(addresses.chart(parent["code"])),
        counts=True,
    )
    return [*boxes[: MOST_BELOW - 1], more]


def _count_box(asked: Asked, parent: dict[str, Any], kind: str, same: list[dict[str, Any]]) -> Box:
    held, quota = sum(row["held"] for row in same), sum(row["quota"] for row in same)
    return Box(
        f"{number(len(same))} {unit_kind(kind)}",
        asked.to(addresses.UNITS, thuoc=parent["code"], loai=kind, cap=same[0]["level"]),
        "",
        f"{number(held)}/{number(quota)} {say('người', 'people')}",
        same[0]["sector"],
        say("xem bảng", "see table"),
        counts=True,
    )


def _groups(asked: Asked, rows: list[dict[str, Any]]) -> Iterable[Group]:
    for kind, same in _by_kind(rows):
        boxes = [_box(asked, row) for row in same[:MOST_IN_GROUP]]
        if len(same) > MOST_IN_GROUP:
            left = f"{say('và', 'and')} {_counted(len(same) - MOST_IN_GROUP)} {say('nữa', 'more')}"
            above = same[0]["parent_code"] or ""
            boxes.append(
                Box(left, asked.to(addresses.UNITS, thuoc=above, loai=kind, cap=same[0]["level"]), counts=True)
            )
        name = (
            unit_kind(kind)
            if same[0]["level"] == rows[0]["level"]
            else f"{unit_kind(kind)}, {level(same[0]['level']).lower()}"
        )
        yield Group(name, tuple(boxes), len(same))


def _by_kind(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the rows by level and kind: higher levels first, kinds in the order of the vocabulary."""
    found: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["level_order"], row["kind"]), []).append(row)
    order = {kind: position for position, kind in enumerate(UNIT_KINDS)}
    ordered = sorted(found.items(), key=lambda pair: (pair[0][0], order.get(pair[0][1], len(order))))
    return [(kind, same) for (_, kind), same in ordered]


ARRANGEMENTS: Final[dict[str, tuple[Arrangement, Sentence]]] = {
    "cot": ("columns", Sentence("Theo cột", "In columns")),
    "nhom": ("groups", Sentence("Theo nhóm", "In groups")),
}
