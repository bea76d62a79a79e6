"""Loading a whole history into the books, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import numpy as np
import polars as pl
from django.db import connection

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger.acts import take_pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.acts import writing
from tinhgon.registry.acts.citing import cite, lineage_faults
from tinhgon.registry.acts.writing import Progress
from tinhgon.registry.rules import REFERENCES, TABLES
from tinhgon.structure.columns import FRAMES, KEYS, NULLABLE, SCHEMAS, FrameName
from tinhgon.structure.history import History

#: From here on it is quicker to make the indexes of an empty table after the rows.
MANY: Final = 20_000


def load(
    mandate: Mandate,
    decision: Decision,
    history: History,
    *,
    note: str = "",
    source: dict[str, str] | None = None,
    progress: Progress | None = None,
    instant: datetime | None = None,
) -> Entry:
    """Write a whole history into the books under one decision, all or nothing; return the ledger's entry.

    Into empty books the keys are kept; otherwise all rows are new and get new keys, so the history must not refer outside itself.
    ``source`` says where the rows come from (file name, digest). The lineage is written with the slices. Each event of the history first
    gets an entry of its own, "cite": under the mandate of whoever loads, at the instant of loading, it says which decision the source
    names, and it is what slices and edges of that event rest on; whatever rests on none rests on ``decision``. Raises Refusal with a
    finding per fault; then nothing is written.
    """
    with writing.books():
        if faults := [*_faults(history), *lineage_faults(history)]:
            raise Refusal(faults)
        frames, edges = _numbered(history)
        cited = cite(mandate, history, edges, {"source": source or {}}, instant)
        pen = take_pen(instant)
        for name in FRAMES:
            if not frames[name].height:
                continue
            rows = frames[name].with_columns(
                _entries("opened_by", cited).fill_null(pen.number),
                pl.when(pl.col("valid_to").is_not_null()).then(_entries("closed_by", cited).fill_null(pen.number)),
            )
            with _indexes_after(name, rows.height):
                writing.put(name, rows, pen, progress)
        counts = {name: frames[name].height for name in FRAMES}
        if progress:
            progress("check", sum(counts.values()), sum(counts.values()))
        payload: dict[str, Any] = {"note": note, "slices": counts, "source": source or {}}
        if cited:
            payload |= {"lineage": edges.height, "cites": list(cited.values())}
        return writing.conclude(pen, mandate, "load", decision, payload=payload)


def _entries(column: str, cited: dict[int, int]) -> pl.Expr:
    """Return the entries in place of the events that a column names."""
    return pl.col(column).replace_strict(cited, default=None, return_dtype=pl.Int64()).alias(column)


def _faults(history: History) -> list[Finding]:
    findings = []
    keys = {name: history.frame(name)[KEYS[name]] for name in FRAMES}
    for name in FRAMES:
        rows = history.frame(name)
        for column in (*SCHEMAS[name], "valid_from"):
            if column not in NULLABLE[name] and (lacking := rows[column].null_count()):
                findings.append(
                    Finding(
                        "load.missing",
                        words.load_missing(name, column, lacking),
                        where={"frame": name, "column": column},
                    )
                )
        for column, target in REFERENCES[name].items():
            lost = rows.filter(
                ~pl.col(column).is_in(keys[target].unique().implode())
            )  # an empty reference compares as unknown: not lost
            for row in lost.head(20).iter_rows(named=True):
                findings.append(Finding("load.reference", words.load_reference(name, row[KEYS[name]], column, row[column]),
                                        where={"frame": name, "key": row[KEYS[name]], "column": column}))  # fmt: skip
    every = np.sort(np.concatenate([keys[name].drop_nulls().unique().to_numpy() for name in FRAMES]))
    wrong = np.unique(np.concatenate([every[1:][every[1:] == every[:-1]], every[every < 1]]))
    findings += [Finding("load.key", words.load_key_shared(int(key)), where={"key": int(key)}) for key in wrong[:20]]
    return findings


def _numbered(history: History) -> tuple[dict[FrameName, pl.DataFrame], pl.DataFrame]:
    """Return the frames and the edges of lineage with keys of their own: kept where the books are empty, else given anew."""
    frames = {name: history.frame(name) for name in FRAMES}
    # Edges may pass through things that began and ended on one day, which no slice names.
    named = [*(frames[name][KEYS[name]] for name in FRAMES), history.lineage["source"], history.lineage["target"]]
    with connection.cursor() as cursor:
        checks = " or ".join(f"exists (select from {table})" for table in TABLES.values())
        cursor.execute(f"select {checks}, case when is_called then last_value else 0 end from registry_key")  # noqa: S608 - names of ours
        filled, last = cursor.fetchone()
        if filled:
            every = pl.concat([one.unique() for one in named]).unique().sort().to_numpy()
            first, top = last + 1, last + len(every)
        else:
            top = max(int(one.max() or 0) for one in named)  # type: ignore[arg-type]
        if top > last:
            cursor.execute("select setval('registry_key', %s)", [top])
    if not filled:
        return frames, history.lineage

    def anew(column: str) -> pl.Expr:
        return pl.col(column).map_batches(lambda old: _mapped(old, every, first), return_dtype=pl.Int64())

    slices = {
        name: frame.with_columns(anew(column) for column in (KEYS[name], *REFERENCES[name])) for name, frame in frames.items()
    }  # fmt: skip
    return slices, history.lineage.with_columns(anew("source"), anew("target"))


def _mapped(old: pl.Series, every: Any, first: int) -> pl.Series:
    places = pl.Series(np.searchsorted(every, old.fill_null(0).to_numpy()) + first, dtype=pl.Int64())
    return pl.select(pl.when(old.is_null()).then(None).otherwise(places)).to_series().alias(old.name)


@contextmanager
def _indexes_after(frame: FrameName, rows: int) -> Iterator[None]:
    """Make the indexes of an empty table after its rows, where that pays and the table is ours."""
    table = TABLES[frame]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select exists (select from {table}), pg_has_role(relowner, 'usage') from pg_class where oid = %s::regclass",  # noqa: S608 names of ours, values are bound
            [table],
        )
        filled, ours = cursor.fetchone()
        if rows < MANY or filled or not ours:
            yield
            return
        cursor.execute("select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index "
                       "where indrelid = %s::regclass and not indisprimary", [table])  # fmt: skip
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"drop index {name}")
        yield
        for _, definition in indexes:
            cursor.execute(definition)
