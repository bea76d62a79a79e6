"""Trees of units and places, built at once from the frames of a day."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tinhgon.api.plain.parts import Plain
from tinhgon.structure.columns import KEYS
from tinhgon.structure.snapshot import Structure

#: Deeper than any apparatus; a cycle in spoilt books ends here rather than never.
DEEPEST = 64


def tree(structure: Structure, frame: str = "units", root: int | None = None, depth: int = DEEPEST) -> list[Plain]:
    """Return the units (or places) under a root, or all of them, nested by ``children``, in order of code.

    Each node has key, code, name, kind, level (units: sector, place) and how many are ``below`` it in all.
    """
    name: Any = frame
    key = KEYS[name]
    columns = [key, "code", "name", "kind", "level", *(["sector", "place"] if frame == "units" else []), "parent"]
    rows = structure.frame(name).select(columns).sort("code", key).rename({key: "key"}).to_dicts()
    known = {row["key"] for row in rows}
    children: dict[int | None, list[Plain]] = defaultdict(list)
    tops: list[Plain] = []
    for row in rows:
        parent = row.pop("parent")
        if row["key"] == root or (root is None and parent not in known):
            tops.append(row)
        else:
            children[parent].append(row)
    for top in tops:
        _grow(top, children, depth)
    return tops


def _grow(node: Plain, children: dict[int | None, list[Plain]], depth: int) -> int:
    """Hang the children under a node down to a depth; return how many rows are under it in all."""
    below = children.get(node["key"], []) if depth > -DEEPEST else []
    count = sum(1 + _grow(child, children, depth - 1) for child in below)
    node["below"] = count
    if depth > 0:
        node["children"] = below
    return count
