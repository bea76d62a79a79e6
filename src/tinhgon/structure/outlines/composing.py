"""The outlines of places after some of them merged: what took others in whole is made of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import polars as pl

from tinhgon.structure.outlines.polygons import Polygons

#: A share of a place that counts as all of it.
WHOLE = 0.9999
#: What these relations lead to was there before and goes on.
GOES_ON = frozenset({"absorb", "dissolve"})
#: Mergers upon mergers are followed back so often.
_DEEPEST = 12


def composed(before: Mapping[int, Polygons], edges: pl.DataFrame, keys: Iterable[int]) -> dict[int, Polygons]:
    """Return the outlines of these places after the edges of lineage (columns of `lineage.EDGES`), by key.

    A place that gave away or took in only a part has none, nor has one that took in what was never drawn.
    """
    took: dict[int, list[tuple[int, bool, bool]]] = defaultdict(list)
    changed: set[int] = set()
    rows = edges.filter(pl.col("frame") == "places").select("source", "target", "relation", "area_share")
    for source, target, relation, share in rows.iter_rows():
        took[target].append((source, share is None or share > WHOLE, relation in GOES_ON))
        changed |= {source, target}

    def of(place: int, depth: int = 0) -> list[Polygons]:
        takings = took.get(place, [])
        if not takings or depth > _DEEPEST or not all(whole for _, whole, _ in takings):
            return []
        members = {source for source, _, _ in takings} | ({place} if any(goes_on for *_, goes_on in takings) else set())
        found: list[Polygons] = []
        for one in sorted(members):
            parts = of(one, depth + 1) if one != place and one in took else [before[one]] if one in before else []
            if not parts:
                return []
            found += parts
        return found

    made = {}
    for key in keys:
        parts = of(key) if key in changed else [before[key]] if key in before else []
        if parts:
            made[key] = tuple(polygon for part in parts for polygon in part)
    return made
