"""The only writer of the ledger, and its single clock.

A writer first takes a pen (`take_pen`): the number and the instant of the entry to come, with which it marks the rows it writes. Then
`write` puts down the entry. `seal` closes what is written under a Merkle root; it never waits: where other writers are under way it
leaves the sealing to the next act.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import queries, words
from tinhgon.ledger.rules import Entry, Seal, entry_digest, merkle_root, seal_digest

#: Writers hold it shared from pen to commit, a sealer alone; so no entry can slip under a seal that is already made.
LOCK: Final = 7401001

NO_DECISION: Final = Decision("")


@dataclass(frozen=True, slots=True)
class Pen:
    """The number and the instant that the coming entry will carry."""

    number: int
    at: datetime


def take_pen(instant: datetime | None = None) -> Pen:
    """Reserve the number and instant of an entry, inside a transaction.

    ``instant`` (with time zone) is for entries that are carried over from elsewhere; None reads the database's clock. Raises Refusal
    where it lies in the future or not after the newest entry.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [LOCK])
        cursor.execute(
            "select nextval(pg_get_serial_sequence('ledger_entry', 'number')), clock_timestamp(), "
            "(select at from ledger_entry order by number desc limit 1)"
        )
        number, now, last = cursor.fetchone()
        if last is not None and (instant or now) <= last:
            if instant is not None:
                raise Refusal([Finding("ledger.instant", words.instant_behind(instant, last))])
            cursor.execute("select %s::timestamptz + interval '1 microsecond'", [last])
            (now,) = cursor.fetchone()
    if instant is not None and instant > now:
        raise Refusal([Finding("ledger.instant", words.instant_ahead(instant))])
    return Pen(number, instant or now)


def write(
    mandate: Mandate,
    act: str,
    *,
    decision: Decision = NO_DECISION,
    effective: date | None = None,
    subject: str = "",
    payload: dict[str, Any] | None = None,
    content: dict[str, Any] | None = None,
    pen: Pen | None = None,
    instant: datetime | None = None,
) -> Entry:
    """Write one entry and return it.

    ``act`` is the verb (enact, load, correct …), ``subject`` what it is about (a scheme's id), ``payload`` and ``content`` hold text,
    integers, lists and mappings only (ValueError for fractions). Without a pen one is taken.
    """
    with transaction.atomic():
        held = pen or take_pen(instant)
        entry = Entry(held.number, held.at, act, mandate, decision, effective, subject, payload or {}, content or {})
        entry = replace(entry, digest=entry_digest(entry))
        with connection.cursor() as cursor:
            cursor.execute(
                f"insert into ledger_entry ({queries.COLUMNS}) values (%s{', %s' * 14})",  # noqa: S608 - our own column names
                [
                    entry.number, entry.at, act, mandate.actor, mandate.role, mandate.authority, decision.number, decision.signed,
                    decision.organ, decision.title, effective, subject, json.dumps(entry.payload, ensure_ascii=False),
                    json.dumps(entry.content, ensure_ascii=False), entry.digest,
                ],
            )  # fmt: skip
    return entry


def seal() -> Seal | None:
    """Seal every entry since the last seal; None where there is nothing to seal or another writer is under way."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
        last = queries.last_seal()
        cursor.execute(
            "select number, digest from ledger_entry where number > %s order by number", [last.last if last else 0]
        )
        rows = cursor.fetchall()
        if not rows:
            return None
        cursor.execute("select clock_timestamp()")
        (at,) = cursor.fetchone()
        made = Seal(
            0,
            at,
            rows[0][0],
            rows[-1][0],
            len(rows),
            merkle_root([digest for _, digest in rows]),
            last.digest if last else "",
        )
        made = replace(made, digest=seal_digest(made))
        cursor.execute(
            "insert into ledger_seal (at, first, last, entries, root, previous, digest) values (%s, %s, %s, %s, %s, %s, %s) "
            "returning number",
            [made.at, made.first, made.last, made.entries, made.root, made.previous, made.digest],
        )
        return replace(made, number=cursor.fetchone()[0])
