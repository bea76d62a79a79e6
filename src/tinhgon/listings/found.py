"""The answer of a listing: the rows of a day that are wanted, in order, a page of them and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.kept import rows_of
from tinhgon.listings.listing import Listing
from tinhgon.listings.matching import matches, nearness
from tinhgon.listings.wanted import Wanted
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a listing answers. ``everything`` holds all rows that are wanted, in order; ``of`` is how many the day has.

    ``notes`` say which filter names nothing on that day (then nothing is found).
    """

    listing: Listing
    wanted: Wanted
    structure: Structure
    everything: pl.DataFrame
    of: int
    notes: tuple[Sentence, ...] = ()

    @property
    def total(self) -> int:
        """How many rows are wanted."""
        return self.everything.height

    @property
    def pages(self) -> int:
        """How many pages they fill; at least one."""
        return max(1, ceil(self.total / self.wanted.size))

    @property
    def page(self) -> int:
        """The page that is shown: the one asked for, or the last there is."""
        return min(self.wanted.page, self.pages)

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows of this page as plain values."""
        return self.everything.slice((self.page - 1) * self.wanted.size, self.wanted.size).to_dicts()

    def counts(self, column: str) -> Mapping[str, int]:
        """Return how many rows of the whole day hold each value of a column."""
        rows = rows_of(self.listing, self.structure)
        return dict(rows.group_by(column).len().drop_nulls(column).iter_rows())


def listed(listing: Listing, structure: Structure, wanted: Wanted) -> Found:
    """Return the rows of a listing that are wanted on the structure's day.

    With words to find and no order asked for, rows that hold them with their very accents come first. Ties keep the
    listing's own order. A filter that names nothing on the day gives no rows and a note.
    """
    rows = rows_of(listing, structure)
    kept, notes = rows, []
    for one in listing.filters:
        value = wanted.filters.get(one.id)
        if value is None:
            continue
        try:
            kept = kept.filter(one.keeps(structure, value))
        except Unknown as unknown:
            kept = kept.clear()
            notes.append(unknown.sentence)
    if wanted.text:
        kept = kept.filter(matches(wanted.text))
    column = listing.column(wanted.order) if wanted.order else None
    if column is not None:
        kept = kept.sort(column.ordered_by, descending=wanted.descending, nulls_last=True, maintain_order=True)
    elif wanted.text:
        kept = kept.sort(nearness(wanted.text), maintain_order=True)
    return Found(listing, wanted, structure, kept, rows.height, tuple(notes))
