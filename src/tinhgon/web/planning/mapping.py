"""New units on the map: neighbours never share a colour, each has its number, and an outline runs between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from tinhgon.structure.outlines import Polygons
from tinhgon.structure.snapshot import Structure
from tinhgon.web.atlas.showing import outlined, pictured, short
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.drawing.tile_map import Tile

#: Colours of groups: `g1` … `g6` in drawing.css; what stays alone is plain.
COLOURS: Final = 6


def coloured(groups: Sequence[Mapping[str, Any]], borders: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return a colour from 1 for each group by its main code, so that groups side by side differ wherever six suffice."""
    of = {code: group["main"] for group in groups for code in group["members"]}
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in borders:
        one, other = of.get(a), of.get(b)
        if one is not None and other is not None and one != other:
            near[one].add(other)
            near[other].add(one)
    found: dict[str, int] = {}
    for main in sorted(of.values(), key=lambda code: (-len(near[code]), code)):
        if main in found:
            continue
        taken = {found[other] for other in near[main] if other in found}
        found[main] = next((one for one in range(1, COLOURS + 1) if one not in taken), 1)
    return found


def drawn(
    structure: Structure,
    groups: Sequence[Mapping[str, Any]],
    borders: Sequence[tuple[str, str]],
    hrefs: Mapping[str, str],
    title: str,
    shapes: Mapping[int, Polygons],
    level: str = "commune",
) -> Markup | None:
    """Return the map of the places that a plan is about, coloured by new unit; None where none of them stands on the day.

    ``shapes`` are the outlines that the books hold, by key: with them it is a map of real outlines, without them one of equal tiles.
    """
    members = {code: (number, group) for number, group in enumerate(groups, 1) for code in group["members"]}
    rows = structure.places.filter((pl.col("level") == level) & pl.col("code").is_in(list(members)))
    if rows.is_empty():
        return None
    colours = coloured(groups, borders)
    # On a map of outlines a number stands once for each new unit; tiles carry it each.
    real = outlined(rows["place"].to_list(), shapes)
    tiles = []
    for row in rows.iter_rows(named=True):
        number, group = members[row["code"]]
        alone = len(group["members"]) == 1
        words = f"{row['code']} {row['name']} → {number}. {group['name']}"
        tiles.append(
            Tile(
                row["place"], short(row["name"]), words, "g0" if alone else f"g{colours[group['main']]}",
                hrefs.get(group["main"], ""), str(number), "" if real else str(number),
            )
        )  # fmt: skip
    known = rows.select("place", "code", "name", "kind", "parent", "lon", "lat")
    return pictured(
        tiles, known, title, {str(n): str(n) for n in range(1, len(groups) + 1)} if real else {"": ""}, shapes
    )
