"""The whole life of the apparatus: the five frames, each row with the days on which it was true; what became of what, and
the decisions behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.lineage import EDGES
from tinhgon.structure.snapshot import Structure

#: What a slice has beside the columns of its frame: its days, and the numbers of the events that began and ended it.
SPAN: Final[dict[str, Any]] = {
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
    "opened_by": pl.Int64(),
    "closed_by": pl.Int64(),
}

#: The edges of lineage, as `lineage.EDGES`, with the number of the event in place of a ledger's entry.
LINEAGE: Final[dict[str, Any]] = {("event" if name == "entry" else name): kind() for name, kind in EDGES.items()}

#: An event is one act on one decision, called ``about`` where it has a name of its own (several may carry out one decision);
#: ``effective`` is the day from which it changed things.
DECISIONS: Final[dict[str, Any]] = {
    "event": pl.Int64(),
    "number": pl.String(),
    "signed": pl.Date(),
    "organ": pl.String(),
    "title": pl.String(),
    "about": pl.String(),
    "effective": pl.Date(),
}


def _no_lineage() -> pl.DataFrame:
    return pl.DataFrame(schema=LINEAGE)


def _no_decisions() -> pl.DataFrame:
    return pl.DataFrame(schema=DECISIONS)


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Slices: the columns of each frame, then those of `SPAN` (the end of a span is exclusive, null while open).

    One key may have many slices; they follow one another without gap or overlap. Rows are sorted by key and
    ``valid_from``. ``lineage`` has the columns of `LINEAGE`, in order of day, event and sequence; ``decisions`` those of
    `DECISIONS`, in order of event. Events are numbered from 1 in the order in which they were written; a slice or an edge
    whose event has no decision rests on a decision that is not stated. Both are empty where nothing is known of them.
    """

    places: pl.DataFrame
    units: pl.DataFrame
    posts: pl.DataFrame
    people: pl.DataFrame
    tenures: pl.DataFrame
    lineage: pl.DataFrame = field(default_factory=_no_lineage)
    decisions: pl.DataFrame = field(default_factory=_no_decisions)

    @classmethod
    def of(
        cls,
        frames: Mapping[FrameName, pl.DataFrame],
        lineage: pl.DataFrame | None = None,
        decisions: pl.DataFrame | None = None,
    ) -> History:
        """Build a history from frames by name; missing frames and columns are empty."""
        slices = {
            name: _shaped({**SCHEMAS[name], **SPAN}, frames.get(name)).sort(KEYS[name], "valid_from") for name in FRAMES
        }
        edges = _shaped(LINEAGE, lineage).sort("day", "event", "sequence", maintain_order=True)
        return cls(**slices, lineage=edges, decisions=_shaped(DECISIONS, decisions).sort("event"))

    def frame(self, name: FrameName) -> pl.DataFrame:
        """Return one of the five frames of slices by its name."""
        found: pl.DataFrame = getattr(self, name)
        return found

    def on(self, day: date) -> Structure:
        """Return the apparatus as it stood on a day; keys of other days are never given anew."""
        alive = (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
        frames = {name: self.frame(name).filter(alive) for name in FRAMES}
        return Structure.of(day, frames, next_key=self.next_key)

    @property
    def next_key(self) -> int:
        """The first integer above every key in any frame."""
        return 1 + max(int(self.frame(name)[KEYS[name]].max() or 0) for name in FRAMES)  # type: ignore[arg-type]

    @property
    def events(self) -> list[int]:
        """The numbers of all events, ascending, with a decision or without."""
        parts = [self.lineage["event"], self.decisions["event"]]
        parts += [self.frame(name)[column] for name in FRAMES for column in ("opened_by", "closed_by")]
        return pl.concat([part.drop_nulls().unique() for part in parts]).unique().sort().to_list()


def _shaped(schema: Mapping[str, Any], rows: pl.DataFrame | None) -> pl.DataFrame:
    if rows is None:
        return pl.DataFrame(schema=schema)
    columns = [
        pl.col(column).cast(kind) if column in rows.columns else pl.lit(None, dtype=kind).alias(column)
        for column, kind in schema.items()
    ]
    return rows.select(columns)
