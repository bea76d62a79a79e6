"""Carrying out a scheme: what was simulated is what is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.acts import Pen, take_pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.acts import conflicts, writing
from tinhgon.registry.queries import snapshot
from tinhgon.structure.columns import FRAMES, KEYS
from tinhgon.structure.run import Outcome, run
from tinhgon.structure.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Enactment:
    """What came of enacting: the ledger's entry, and the outcome that was written down."""

    entry: Entry
    outcome: Outcome


def enact(
    mandate: Mandate,
    scheme: Scheme,
    decision: Decision,
    drafted_at: int | None = None,
    *,
    instant: datetime | None = None,
) -> Enactment:
    """Carry out a scheme from its day on, all or nothing.

    ``drafted_at`` is the number of the newest ledger entry when the scheme was drafted (`ledger.queries.head`): rows that it touches and
    that changed since are named in a Stale. Refusal, with a finding per row: the scheme is in force already, cannot run, or touches rows
    that already have a change on a later day, or ends something that a later-dated row needs.
    """
    with writing.books():
        standing = ledger.standing("enact", scheme.id)
        if standing is not None:
            sentence = words.already_enacted(scheme.id, standing.number, standing.decision.number)
            raise Refusal(
                [Finding("registry.already_enacted", sentence, subject=scheme.id, where={"entry": standing.number})]
            )
        outcome = run(scheme, snapshot(AsOf(scheme.day)))
        if drafted_at is not None and (moved := conflicts.moved_since(outcome, drafted_at)):
            raise Stale(moved)
        if later := conflicts.later_dated(outcome):
            raise Refusal(later)
        pen = take_pen(instant)
        _write(outcome, pen)
        counts = {
            name: {"closed": len(one.closed), "opened": one.opened.height, "amended": one.amended.height}
            for name, one in outcome.difference().items()
        }
        payload = {"scheme": scheme.to_yaml(), "title": scheme.title, "title_en": scheme.title_en, "status": scheme.status,
                   "steps": len(scheme.steps), "counts": counts, "lineage": len(outcome.descents), "drafted_at": drafted_at}  # fmt: skip
        entry = writing.conclude(
            pen, mandate, "enact", decision, payload=payload, effective=scheme.day, subject=scheme.id
        )
        return Enactment(entry, outcome)


def _write(outcome: Outcome, pen: Pen) -> None:
    day = outcome.scheme.day
    with connection.cursor() as cursor:
        cursor.execute("select case when is_called then last_value else 0 end from registry_key")
        if outcome.after.next_key - 1 > cursor.fetchone()[0]:
            cursor.execute("select setval('registry_key', %s)", [outcome.after.next_key - 1])
    difference = outcome.difference()
    for name in FRAMES:
        one = difference[name]
        touched = [*one.closed, *one.amended[KEYS[name]].to_list()]
        if touched:
            writing.withdraw(name, touched, day, pen)
            writing.end_withdrawn(name, day, pen)
        rows = pl.concat([one.opened, one.amended]).with_columns(
            pl.lit(day).alias("valid_from"), pl.lit(None, dtype=pl.Date()).alias("valid_to"),
            pl.lit(pen.number).alias("opened_by"), pl.lit(None, dtype=pl.Int64()).alias("closed_by"),
        )  # fmt: skip
        writing.put(name, rows, pen)
    if outcome.descents:
        writing.put_lineage(
            (
                (
                    edge.frame,
                    edge.source,
                    edge.target,
                    edge.relation,
                    edge.area_share,
                    edge.population_share,
                    day,
                    edge.step,
                )
                for edge in outcome.descents
            ),
            pen,
        )
