"""The prepared rows of the listings last asked for: a structure never changes, so neither do they."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

import polars as pl

from tinhgon.listings.listing import Listing
from tinhgon.structure.snapshot import Structure

MOST: Final = 12

_lock = threading.Lock()
#: The structure is held beside its rows, so that its identity is not given to another one meanwhile.
_kept: OrderedDict[tuple[str, int], tuple[Structure, pl.DataFrame]] = OrderedDict()


def rows_of(listing: Listing, structure: Structure) -> pl.DataFrame:
    """Return all rows of a listing on the structure's day, from memory where they were asked for before."""
    key = (listing.id, id(structure))
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found[1]
    rows = listing.rows(structure)
    with _lock:
        _kept[key] = (structure, rows)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return rows
