"""Pure: tables and columns of the five frames, the words of search, and what differs between two rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.vietnamese.order import name_sort_key, sort_key
from tinhgon.vietnamese.search import search_key

TABLES: Final[dict[FrameName, str]] = {
    "places": "registry_place", "units": "registry_unit", "posts": "registry_post", "people": "registry_person",
    "tenures": "registry_tenure",
}  # fmt: skip

#: The acts of the ledger that write the registry.
ACTS: Final = ("load", "cite", "enact", "correct", "cancel")
#: The act that writes outlines; it changes nothing of the apparatus, so what is known of that does not move with it.
OUTLINE: Final = "outline"

#: The columns of a frame without its key.
CELLS: Final[dict[FrameName, tuple[str, ...]]] = {
    frame: tuple(column for column in SCHEMAS[frame] if column != KEYS[frame]) for frame in FRAMES
}

#: Every reference to another row: what it stands on, and where a person comes from.
REFERENCES: Final[dict[FrameName, dict[str, FrameName]]] = {
    "places": {"parent": "places"},
    "units": {"parent": "units", "place": "places", "host": "units"},
    "posts": {"unit": "units"},
    "people": {"home": "places"},
    "tenures": {"person": "people", "post": "posts"},
}

#: Frames with a name that people search for, and the order of their lists.
NAMED: Final = {"places": sort_key, "units": sort_key, "people": name_sort_key}


def with_keys_of_search(frame: FrameName, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with ``search_key`` and ``sort_key`` where the frame has names; each name is worked out once."""
    order = NAMED.get(frame)
    if order is None:
        return rows
    names = rows.select(pl.col("name").drop_nulls().unique(maintain_order=True))["name"]
    known = names.to_list()
    keys = pl.DataFrame({"name": names, "search_key": [search_key(one) for one in known], "sort_key": [order(one) for one in known]},
                        schema={"name": pl.String, "search_key": pl.String, "sort_key": pl.String})  # fmt: skip
    return rows.join(keys, on="name", how="left", maintain_order="left")


def differing(frame: FrameName, before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the cells in which two rows of a frame differ: column -> (before, after)."""
    return {column: (before[column], after[column]) for column in CELLS[frame] if before[column] != after[column]}


def literal(value: date | datetime | int) -> str:
    """Write a day, an instant or an integer as SQL; nothing else is accepted (TypeError)."""
    if isinstance(value, datetime):
        return f"'{value.isoformat()}'::timestamptz"
    if isinstance(value, date):
        return f"'{value.isoformat()}'::date"
    if isinstance(value, int):
        return str(int(value))
    raise TypeError(type(value).__name__)
