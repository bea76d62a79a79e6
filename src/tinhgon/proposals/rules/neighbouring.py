"""Which places lie side by side on a day: of their outlines, of a table where they are not drawn, and of both for what they lie in."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from tinhgon.planning.territory.outlines import shared_borders
from tinhgon.planning.territory.reading import neighbours
from tinhgon.structure.outlines import Polygons
from tinhgon.structure.snapshot import Structure

Pair = tuple[str, str]
_WATER: Final = "water"
_LAND: Final = "land"


def neighbouring(structure: Structure, drawn: Mapping[int, Polygons], table: str) -> str:
    """Return pairs of places as CSV (a, b, border_km, kind), of every level.

    ``drawn`` are the outlines by key; ``table`` is a CSV of the same columns that is read for pairs of which one is not drawn, and for
    ways over water, which no outline shows. Districts and provinces that are not drawn lie side by side where communes of theirs do.
    """
    rows = structure.places.select("place", "code", "level", "parent").rows()
    level = {code: of for _, code, of, _ in rows}
    shapes = {code: drawn[place] for place, code, _, _ in rows if place in drawn}
    found: dict[Pair, tuple[float, str]] = {}
    for one in ("commune", "district", "province"):
        of_level = {code: polygons for code, polygons in shapes.items() if level[code] == one}
        found |= {(pair.a, pair.b): (pair.km, _LAND) for pair in shared_borders(of_level)}
    for pair in neighbours(table, "neighbours"):
        both = tuple(sorted((pair.a, pair.b)))
        if pair.kind == _WATER or not (pair.a in shapes and pair.b in shapes):
            found.setdefault((both[0], both[1]), (pair.km, pair.kind))
    for _ in ("district", "province"):
        found |= _above(structure, found, shapes)
    return _written(found)


def _above(
    structure: Structure, found: Mapping[Pair, tuple[float, str]], shapes: Mapping[str, Polygons]
) -> dict[Pair, tuple[float, str]]:
    """Return the pairs of parents whose children lie side by side, with the borders added up; drawn parents speak for themselves."""
    codes = dict(structure.places.select("place", "code").iter_rows())
    parent = {code: codes.get(of) for code, of in structure.places.select("code", "parent").iter_rows()}
    sums: dict[Pair, float] = defaultdict(float)
    kinds: dict[Pair, set[str]] = defaultdict(set)
    for (a, b), (km, kind) in found.items():
        one, other = parent.get(a), parent.get(b)
        if one and other and one != other and not (one in shapes and other in shapes):
            pair = (min(one, other), max(one, other))
            sums[pair] += km
            kinds[pair].add(kind)
    return {pair: (km, _WATER if kinds[pair] == {_WATER} else _LAND) for pair, km in sums.items() if pair not in found}


def _written(found: Mapping[Pair, tuple[float, str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("a", "b", "border_km", "kind"))
    writer.writerows(
        (a, b, f"{km:.4f}".rstrip("0").rstrip(".") or "0", kind) for (a, b), (km, kind) in sorted(found.items())
    )
    return text.getvalue()
