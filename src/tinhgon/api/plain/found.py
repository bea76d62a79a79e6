"""What a search finds on a day."""

from __future__ import annotations

from tinhgon.api.plain.parts import Plain, listed_row
from tinhgon.listings.search import searched
from tinhgon.structure.snapshot import Structure


def found(structure: Structure, text: str, most: int, *, codes: bool = False) -> Plain:
    """Return places, units and people that hold the words: how many, and the nearest; ``codes`` adds people's codes."""
    hits = []
    for one in searched(structure, text, most):
        rows = [listed_row(one.listing, row) for row in one.rows]
        if one.listing.id == "people" and not codes:
            rows = [{name: value for name, value in row.items() if name != "code"} for row in rows]
        hits.append({"frame": one.listing.id, "total": one.total, "rows": rows})
    return {"total": sum(hit["total"] for hit in hits), "found": hits}
