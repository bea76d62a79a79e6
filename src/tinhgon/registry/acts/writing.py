"""What every act of the registry does: lock, withdraw, write, put down the entry, check, seal; and how a database's refusal is said."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import polars as pl
from django.db import Error, InterfaceError, connection, transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import acts as ledger_acts
from tinhgon.ledger.acts import Pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.queries import labels
from tinhgon.registry.rules import CELLS, NAMED, TABLES, with_keys_of_search
from tinhgon.structure.columns import KEYS, FrameName

#: The lock that the check at commit takes too (`0002_guards.sql`), so acts and plain SQL wait for each other.
LOCK: Final = 7401002
#: From so many rows of one table on, its statistics are made anew before the check.
MUCH: Final = 500
#: Rows sent to the server at once, between two calls of progress.
BATCH: Final = 200_000

#: Called with a stage, how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]


@contextmanager
def books() -> Iterator[None]:
    """Hold the registry alone for one act, all or nothing. Raises Refusal with a finding for whatever the database refuses."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
            yield
    except Error as error:
        raise Refusal(said(error)) from error


def withdraw(frame: FrameName, keys: Iterable[int], day: date, pen: Pen) -> None:
    """Withdraw the slices that hold on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {TABLES[frame]} set recorded_to = %s, withdrawn_by = %s where recorded_to is null and key = any(%s) "  # noqa: S608
            "and valid_from <= %s and (valid_to is null or valid_to > %s)",
            [pen.at, pen.number, sorted(keys), day, day],
        )


def end_withdrawn(frame: FrameName, day: date, pen: Pen) -> None:
    """Write again what this entry withdrew, ending on a day; a state that would have begun on that day never was."""
    columns = f"key, {', '.join(columns_of(frame))}, valid_from, opened_by"
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {TABLES[frame]} ({columns}, valid_to, closed_by, recorded_from, recorded_by) "  # noqa: S608 - names of ours
            f"select {columns}, %s, %s, %s, %s from {TABLES[frame]} where withdrawn_by = %s and valid_from < %s order by key",
            [day, pen.number, pen.at, pen.number, pen.number, day],
        )


def put(frame: FrameName, rows: pl.DataFrame, pen: Pen, progress: Progress | None = None) -> None:
    """Write slices by COPY: the columns of the frame, ``valid_from``, ``valid_to``, ``opened_by``, ``closed_by``."""
    if rows.is_empty():
        return
    written = [
        "key",
        *columns_of(frame),
        "valid_from",
        "valid_to",
        "opened_by",
        "closed_by",
        "recorded_from",
        "recorded_by",
    ]
    ready = with_keys_of_search(frame, rows.rename({KEYS[frame]: "key"})).with_columns(
        pl.lit(pen.at.isoformat()).alias("recorded_from"), pl.lit(pen.number).alias("recorded_by")
    ).select(written)  # fmt: skip
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"copy {TABLES[frame]} ({', '.join(written)}) from stdin (format csv)") as stream,
    ):
        for start in range(0, ready.height, BATCH):
            stream.write(ready.slice(start, BATCH).write_csv(include_header=False))
            if progress:
                progress(frame, min(start + BATCH, ready.height), ready.height)


def put_lineage(edges: Iterable[Sequence[Any]], pen: Pen) -> None:
    """Write edges of lineage by COPY: frame, source, target, relation, area_share, population_share, day, sequence."""
    columns = "frame, source, target, relation, area_share, population_share, day, sequence, entry"
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"copy registry_lineage ({columns}) from stdin") as stream,
    ):
        for edge in edges:
            stream.write_row([*edge, pen.number])


def columns_of(frame: FrameName) -> list[str]:
    """Return the columns that carry a frame's values in its table, with the keys of search."""
    return [*CELLS[frame], *(["search_key", "sort_key"] if frame in NAMED else [])]


def put_down(
    pen: Pen,
    mandate: Mandate,
    act: str,
    decision: Decision,
    *,
    payload: dict[str, Any],
    effective: date | None = None,
    subject: str = "",
) -> Entry:
    """Put down the entry of a pen with the digest of what was written under it."""
    with connection.cursor() as cursor:
        cursor.execute("select part, lines, digest from registry_contents(%s) order by part", [pen.number])
        content = {part: {"lines": lines, "digest": digest} for part, lines, digest in cursor.fetchall()}
    return ledger_acts.write(mandate, act, decision=decision, effective=effective, subject=subject, payload=payload,
                             content=content, pen=pen)  # fmt: skip


def conclude(
    pen: Pen,
    mandate: Mandate,
    act: str,
    decision: Decision,
    *,
    payload: dict[str, Any],
    effective: date | None = None,
    subject: str = "",
) -> Entry:
    """Put down the last entry of an act, have the database check everything, and seal."""
    entry = put_down(pen, mandate, act, decision, payload=payload, effective=effective, subject=subject)
    with connection.cursor() as cursor:
        _count_anew(entry.content)
        cursor.execute("set constraints registry_checked immediate")
        cursor.execute("set constraints registry_checked deferred")
    ledger_acts.seal()
    return entry


def _count_anew(content: dict[str, dict[str, Any]]) -> None:
    """Have the server count the tables again that this act wrote much into.

    The check that follows is planned by what the server last knew of them. Where it knew of a few rows and there are now
    thousands, it would compare all with all.
    """
    with connection.cursor() as cursor:
        for frame, table in TABLES.items():
            if any(content.get(f"{frame}.{part}", {}).get("lines", 0) >= MUCH for part in ("written", "withdrawn")):
                cursor.execute(f"analyze {table}")


def said(error: Error) -> list[Finding]:
    """Turn an error of the database into findings; what is neither a refusal nor a failure of the machine is raised again."""
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None) or ""
    diagnosis = getattr(cause, "diag", None)
    rule = (diagnosis.constraint_name if diagnosis else None) or ""
    if rule == "registry_books" and diagnosis is not None:
        return [_fault(found) for found in json.loads(diagnosis.message_detail or "[]")]
    if rule == "registry_isolation":
        return [Finding("registry.isolation", words.ISOLATION)]
    if rule.endswith("_current"):
        return [_row("registry.overlap", words.SAME_START, diagnosis)]
    if rule.endswith("_span"):
        return [_row("registry.empty_span", words.EMPTY_SPAN, diagnosis)]
    if state == "23502":
        return [
            _row("registry.missing_value", words.missing_value(str(getattr(diagnosis, "column_name", ""))), diagnosis)
        ]
    if state.startswith("53"):
        return [Finding("registry.disk_full", words.DISK_FULL, measured=str(error).strip())]
    if (
        isinstance(error, InterfaceError)
        or state.startswith(("57P", "08"))
        or (not state and getattr(connection, "errors_occurred", False))
    ):
        return [Finding("registry.connection_lost", words.CONNECTION_LOST, measured=str(error).strip())]
    if state.startswith(("23", "22", "54", "57")):
        return [_row("registry.refused", words.REFUSED, diagnosis)]
    raise error


def _fault(found: dict[str, Any]) -> Finding:
    where = {
        name: found[name]
        for name in ("frame", "key", "from", "to", "other_frame", "other_key", "other_from", "other_to")
        if found.get(name)
    }
    return Finding(
        f"registry.{found['rule']}",
        words.fault(found),
        subject=found.get("name") or str(found["key"]),
        remedy=words.REMEDIES.get(found["rule"]),
        where=where,
    )


def _row(rule: str, sentence: Any, diagnosis: Any) -> Finding:
    measured = f"{diagnosis.message_primary} {diagnosis.message_detail or ''}".strip() if diagnosis else ""
    return Finding(rule, sentence, measured=measured)


def named(frame: FrameName, keys: Iterable[int]) -> dict[int, Any]:
    """Return how to name rows to people: key -> sentence."""
    asked = sorted(set(keys))
    found = labels(frame, asked)
    return {key: words.one(frame, key, found.get(key)) for key in asked}
