"""Cancelling a change before its day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.acts import Pen, take_pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.acts import conflicts, writing
from tinhgon.registry.rules import CELLS, TABLES
from tinhgon.structure.columns import FRAMES, FrameName


def cancel(
    mandate: Mandate, decision: Decision, entry: int, today: date, reason: str, *, instant: datetime | None = None
) -> Entry:
    """Take a coming change back before its day: what it wrote is withdrawn and what it withdrew holds again, as a new entry.

    Raises Unknown where there is no such entry, Refusal where it is no enactment, is cancelled already, is in force on ``today``, or
    later entries build on it (each is named).
    """
    with writing.books():
        cancelled = ledger.entry(entry)
        _refuse(cancelled, today, reason)
        if built := _built_upon(cancelled):
            raise Refusal(built)
        pen = take_pen(instant)
        for frame in FRAMES:
            _take_back(frame, entry, pen)
        with connection.cursor() as cursor:
            cursor.execute(
                "update registry_lineage set withdrawn_by = %s where entry = %s and withdrawn_by is null",
                [pen.number, entry],
            )
        payload = {"cancels": str(entry), "reason": reason, "decision": cancelled.decision.number}
        return writing.conclude(
            pen, mandate, "cancel", decision, payload=payload, effective=cancelled.effective, subject=cancelled.subject
        )


def _refuse(entry: Entry, today: date, reason: str) -> None:
    findings = [] if reason.strip() else [Finding("registry.reason", words.REASON_NEEDED)]
    where: dict[str, str | int] = {"entry": entry.number}
    if entry.act != "enact" or entry.effective is None:
        findings.append(
            Finding("registry.not_cancellable", words.not_cancellable(entry.number, entry.act), where=where)
        )
    elif (by := _cancelled_by(entry)) is not None:
        findings.append(Finding("registry.already_cancelled", words.already_cancelled(entry.number, by), where=where))
    elif today >= entry.effective:
        findings.append(Finding("registry.in_force", words.in_force(entry.number, entry.effective), where=where))
    if findings:
        raise Refusal(findings)


def _cancelled_by(entry: Entry) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select number from ledger_entry where act = 'cancel' and subject = %s and payload->>'cancels' = %s limit 1",
            [entry.subject, str(entry.number)],
        )
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def _still(frame: FrameName) -> str:
    """Say in SQL that current row ``c`` is what the entry wrote as ``e``, though another entry may have put it back since."""
    same = ["valid_from", "valid_to", "opened_by", "closed_by", *CELLS[frame]]
    return "c.key = e.key and c.recorded_to is null and " + " and ".join(
        f"c.{column} is not distinct from e.{column}" for column in same
    )


def _built_upon(entry: Entry) -> list[Finding]:
    met: list[tuple[FrameName, int, int]] = []
    gone: dict[FrameName, list[int]] = {}
    with connection.cursor() as cursor:
        for frame in FRAMES:
            table = TABLES[frame]
            cursor.execute(
                f"select distinct on (e.key) e.key, coalesce(e.withdrawn_by, 0) from {table} e where e.recorded_by = %s "  # noqa: S608
                f"and not exists (select from {table} c where {_still(frame)}) order by e.key, 2 desc",
                [entry.number],
            )
            met += [(frame, key, by) for key, by in cursor.fetchall()]
            cursor.execute(
                f"select distinct key from {table} where recorded_by = %s "  # noqa: S608 - names of ours
                f"except select key from {table} where withdrawn_by = %s",
                [entry.number, entry.number],
            )
            gone[frame] = [key for (key,) in cursor.fetchall()]
    # What this entry itself hung on the rows it opened goes with it.
    met += conflicts.resting_on(gone, entry.number)
    entries = ledger.entries_by_number(by for _, _, by in met)
    findings = []
    for frame, key, by in met:
        row: Sentence = writing.named(frame, [key])[key]
        findings.append(Finding("registry.built_upon", words.built_upon(entry.number, row, by, entries[by].decision.number),
                                subject=row.vi, where={"frame": frame, "key": key, "entry": by}))  # fmt: skip
    return findings


def _take_back(frame: FrameName, entry: int, pen: Pen) -> None:
    table = TABLES[frame]
    columns = ", ".join(["key", *writing.columns_of(frame), "valid_from", "valid_to", "opened_by", "closed_by"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {table} c set recorded_to = %s, withdrawn_by = %s from {table} e where e.recorded_by = %s and {_still(frame)}",  # noqa: S608
            [pen.at, pen.number, entry],
        )
        cursor.execute(
            f"insert into {table} ({columns}, recorded_from, recorded_by) "  # noqa: S608 - names of ours
            f"select {columns}, %s, %s from {table} where withdrawn_by = %s order by key, valid_from",
            [pen.at, pen.number, entry],
        )
