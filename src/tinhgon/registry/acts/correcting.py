"""Correcting what the books said: it was always so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import polars as pl
from django.db import connection

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.ledger.acts import take_pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.acts import writing
from tinhgon.registry.rules import CELLS, TABLES, differing
from tinhgon.structure.columns import KEYS, NULLABLE, SCHEMAS, FrameName


def correct(
    mandate: Mandate,
    decision: Decision,
    frame: FrameName,
    key: int,
    day: date,
    cells: dict[str, Any],
    reason: str,
    *,
    instant: datetime | None = None,
) -> Entry:
    """Correct the slice that holds on a day: it always had these values. Its span stays; what was known before stays known.

    ``cells`` maps columns to values. Raises Unknown where nothing holds on the day, Refusal where a value does not fit or nothing differs.
    """
    _refuse_unfit(frame, cells, reason)
    with writing.books():
        columns = ["key", *CELLS[frame], "valid_from", "valid_to", "opened_by", "closed_by"]
        with connection.cursor() as cursor:
            cursor.execute(
                f"select {', '.join(columns)} from {TABLES[frame]} where key = %s and recorded_to is null "  # noqa: S608 - names of ours
                "and valid_from <= %s and (valid_to is null or valid_to > %s)",
                [key, day, day],
            )
            row = cursor.fetchone()
        if row is None:
            raise Unknown(words.not_on_that_day(frame, key, day))
        before = dict(zip(columns, row, strict=True))
        after = before | cells
        changed = differing(frame, before, after)
        if not changed:
            raise Refusal([Finding("registry.nothing_differs", words.NOTHING_DIFFERS)])
        pen = take_pen(instant)
        writing.withdraw(frame, [key], day, pen)
        schema: dict[str, Any] = {KEYS[frame]: pl.Int64(), **{column: SCHEMAS[frame][column] for column in CELLS[frame]},
                                  "valid_from": pl.Date(), "valid_to": pl.Date(), "opened_by": pl.Int64(), "closed_by": pl.Int64()}  # fmt: skip
        writing.put(
            frame,
            pl.DataFrame(
                {KEYS[frame] if name == "key" else name: [value] for name, value in after.items()}, schema=schema
            ),
            pen,
        )
        payload = {
            "frame": frame, "key": key, "day": day.isoformat(), "reason": reason,
            "cells": {column: {"before": _text(old), "after": _text(new)} for column, (old, new) in changed.items()},
        }  # fmt: skip
        return writing.conclude(pen, mandate, "correct", decision, payload=payload, subject=f"{frame}:{key}")


def _refuse_unfit(frame: FrameName, cells: dict[str, Any], reason: str) -> None:
    findings = [] if reason.strip() else [Finding("registry.reason", words.REASON_NEEDED)]
    for column, value in cells.items():
        if column not in CELLS[frame]:
            findings.append(Finding("registry.column", words.no_such_cell(frame, column), subject=column))
        elif value is None and column not in NULLABLE[frame]:
            findings.append(Finding("registry.missing_value", words.missing_value(column), subject=column))
        elif value is not None:
            try:
                pl.Series([value], dtype=SCHEMAS[frame][column], strict=True)
            except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
                findings.append(Finding("registry.value", words.cell_unfit(column, value), subject=column))
    if findings:
        raise Refusal(findings)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
