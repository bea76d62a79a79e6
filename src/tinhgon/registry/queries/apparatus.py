"""The apparatus on a day, its whole history, and its lineage, as frames."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import polars as pl
from django.db import connection

from tinhgon.kernel.as_of import AsOf, in_utc
from tinhgon.registry.queries import bulk
from tinhgon.registry.rules import ACTS, CELLS, TABLES, literal
from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.history import DECISIONS, SPAN, History
from tinhgon.structure.lineage import EDGES
from tinhgon.structure.snapshot import Structure

#: A Structure never changes, so it is kept; together no more than this many bytes, nor this many structures.
KEPT_BYTES: Final = 1_500_000_000
KEPT: Final = 24


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the registry knew: the newest of its ledger entries by some instant."""

    entry: int
    at: datetime
    digest: str


class _Kept:
    """The structures last asked for, the longest unused of which gives way first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._structures: OrderedDict[tuple[Any, ...], Structure] = OrderedDict()

    def get(self, key: tuple[Any, ...]) -> Structure | None:
        with self._lock:
            found = self._structures.get(key)
            if found is not None:
                self._structures.move_to_end(key)
            return found

    def put(self, key: tuple[Any, ...], structure: Structure) -> None:
        with self._lock:
            self._structures[key] = structure
            self._structures.move_to_end(key)
            while len(self._structures) > 1 and (len(self._structures) > KEPT or self._bytes() > KEPT_BYTES):
                self._structures.popitem(last=False)

    def _bytes(self) -> int:
        return sum(int(one.frame(name).estimated_size()) for one in self._structures.values() for name in FRAMES)


_kept = _Kept()


def knowledge(known: datetime | None = None) -> Knowledge | None:
    """Return what the registry knew by an instant (None: by now), or None before its first entry."""
    known = known and in_utc(known)
    with connection.cursor() as cursor:
        # One look into the index per act, rather than a walk over the entries of all rooms.
        looks = " union all ".join(
            "(select number, at, digest from ledger_entry where act = %s and at <= coalesce(%s, 'infinity'::timestamptz) "
            "order by number desc limit 1)" for _ in ACTS
        )  # fmt: skip
        cursor.execute(f"{looks} order by number desc limit 1", [value for act in ACTS for value in (act, known)])
        row = cursor.fetchone()
    return None if row is None else Knowledge(*row)


def snapshot(as_of: AsOf) -> Structure:
    """Return the apparatus as it stood on a day, as it was known at an instant.

    Nothing is loaded row by row; a structure asked for again comes from memory while nothing new is known.
    """
    with connection.cursor() as cursor:
        cursor.execute("select case when is_called then last_value + 1 else last_value end from registry_key")
        (next_key,) = cursor.fetchone()
    knew = knowledge(as_of.known)
    if knew is None:
        return Structure.of(as_of.day, {}, next_key=next_key)
    lasting = not bulk.has_own_writes()
    key = (connection.settings_dict["NAME"], as_of.day, knew.entry, knew.digest)
    found = _kept.get(key) if lasting else None
    if found is None or found.next_key < next_key:
        alive = f"s.valid_from <= {literal(as_of.day)} and (s.valid_to is null or s.valid_to > {literal(as_of.day)})"
        apart = lasting and bulk.hold_many(TABLES.values())
        frames = bulk.read({name: _select(name, knew, alive) for name in FRAMES}, SCHEMAS, apart=apart)
        found = Structure.of(as_of.day, frames, next_key=next_key)
        if lasting:
            _kept.put(key, found)
    return found


def history(known: datetime | None = None) -> History:
    """Return every slice that was held true at an instant of knowledge (None: now), for export and for loading elsewhere.

    With it go the lineage, and the decisions of the entries that began and ended slices or wrote lineage, as events numbered from 1 in
    the order of the ledger; and those that a loaded history stated though nothing rests on them, so that loading it elsewhere loses none.
    """
    knew = knowledge(known)
    if knew is None:
        return History.of({})
    schemas = {name: {**SCHEMAS[name], **SPAN} for name in FRAMES}
    apart = not bulk.has_own_writes() and bulk.hold_many(TABLES.values())
    selects = {name: _select(name, knew, "true", spans=True) for name in FRAMES}
    frames, edges = bulk.read(selects, schemas, apart=apart), lineage_edges(known)
    named = [
        edges["entry"],
        _cited(knew),
        *(frames[name][column] for name in FRAMES for column in ("opened_by", "closed_by")),
    ]
    entries = pl.concat([one.drop_nulls().unique() for one in named]).unique().sort()

    def events(column: str) -> pl.Expr:
        # The place of the number among all of them, so that it says nothing of entries that are not in this history.
        places = pl.Series("event", range(1, len(entries) + 1), dtype=pl.Int64())
        return pl.col(column).replace_strict(entries, places, return_dtype=pl.Int64())

    slices = {name: frames[name].with_columns(events("opened_by"), events("closed_by")) for name in FRAMES}
    decisions = _decisions(entries.to_list()).with_columns(events("event"))
    return History.of(slices, edges.with_columns(events("entry").alias("event")).drop("entry"), decisions)


def _cited(knew: Knowledge) -> pl.Series:
    """Return the numbers of the entries that cite a decision of a loaded history."""
    with connection.cursor() as cursor:
        cursor.execute("select number from ledger_entry where act = 'cite' and at <= %s", [knew.at])
        return pl.Series("entry", [number for (number,) in cursor.fetchall()], dtype=pl.Int64())


def _decisions(entries: list[int]) -> pl.DataFrame:
    """Return the decisions of entries, the number of the entry as ``event``."""
    said = "number, decision_number, decision_signed, decision_organ, decision_title, nullif(payload->>'title', ''), effective"  # as DECISIONS
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {said} from ledger_entry where number = any(%s) order by number",  # noqa: S608 - names of ours
            [entries],
        )
        return pl.DataFrame(cursor.fetchall(), schema=DECISIONS, orient="row")


def lineage_edges(known: datetime | None = None) -> pl.DataFrame:
    """Return the edges of lineage that were held true at an instant of knowledge (None: now), in order of day, entry and sequence.

    Columns: frame, source, target, relation, area_share, population_share (shares 0 to 1), day, sequence (the step), entry.
    """
    knew = knowledge(known)
    if knew is None:
        return pl.DataFrame(schema=EDGES)
    query = (
        f"select {', '.join(f's.{column}' for column in EDGES)} from registry_lineage s "  # noqa: S608 - names of ours, literals
        f"join ledger_entry e on e.number = s.entry left join ledger_entry w on w.number = s.withdrawn_by "
        f"where e.at <= {literal(knew.at)} and (w.at is null or w.at > {literal(knew.at)})"
    )
    schema: dict[str, Any] = {column: kind() for column, kind in EDGES.items()}
    return bulk.read({"lineage": query}, {"lineage": schema}, apart=False)["lineage"].sort(
        "day", "entry", "sequence", maintain_order=True
    )


def _select(name: FrameName, knew: Knowledge, alive: str, *, spans: bool = False) -> str:
    columns = [
        f"s.key as {KEYS[name]}",
        *(f"s.{column}" for column in CELLS[name]),
        *([f"s.{one}" for one in SPAN] if spans else []),
    ]
    # Read as known at an entry, so the five frames agree although another transaction may commit between two of them.
    held = f"s.recorded_from <= {literal(knew.at)} and (s.recorded_to is null or s.recorded_to > {literal(knew.at)})"
    return f"select {', '.join(columns)} from {TABLES[name]} s where {held} and {alive}"  # noqa: S608 - names of ours, literals
