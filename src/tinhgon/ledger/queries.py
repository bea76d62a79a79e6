"""Reading the ledger, and proving it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.utils.timezone import get_default_timezone

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.ledger import words
from tinhgon.ledger.rules import Entry, Seal, entry_digest, merkle_root, seal_digest

COLUMNS: Final = (
    "number, at, act, actor, role, authority, decision_number, decision_signed, decision_organ, decision_title, effective, subject, "
    "payload, content, digest"
)
SEAL_COLUMNS: Final = "number, at, first, last, entries, root, previous, digest"
BATCH: Final = 5000


def count() -> int:
    """Return how many entries there are; numbers may skip some, as after a crash of the server."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from ledger_entry")
        return int(cursor.fetchone()[0])


def head() -> int:
    """Return the number of the newest entry; 0 while the ledger is empty."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(number), 0) from ledger_entry")
        return int(cursor.fetchone()[0])


def entry(number: int) -> Entry:
    """Return one entry; raises Unknown."""
    found = entries_by_number([number])
    if number not in found:
        raise Unknown(words.no_entry(number))
    return found[number]


def entries_by_number(numbers: Iterable[int]) -> dict[int, Entry]:
    """Return the entries of these numbers, those that exist."""
    return {one.number: one for one in _read("where number = any(%s)", [sorted(set(numbers))])}


def entries(
    act: str = "",
    text: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Return entries, newest first: of one act, with a text in decision, subject or actor, written on the days since–until (both in).

    ``before`` continues after a page: give the number of its last entry. Days are those of the house's time zone.
    """
    terms = ["true"]
    values: list[Any] = []
    if act:
        terms.append("act = %s")
        values.append(act)
    if text:
        terms.append(
            "strpos(lower(concat_ws(' ', decision_number, decision_title, decision_organ, subject, actor)), lower(%s)) > 0"
        )
        values.append(text)
    if since:
        terms.append("at >= %s")
        values.append(_midnight(since))
    if until:
        terms.append("at < %s")
        values.append(_midnight(until + timedelta(days=1)))
    if before is not None:
        terms.append("number < %s")
        values.append(before)
    return list(_read(f"where {' and '.join(terms)} order by number desc limit %s", [*values, limit]))


def cancelled_by(entry: Entry) -> Entry | None:
    """Return the entry that cancelled another, or None while it stands."""
    found = list(
        _read(
            "where act = 'cancel' and subject = %s and payload->>'cancels' = %s order by number desc limit 1",
            [entry.subject, str(entry.number)],
        )
    )
    return found[0] if found else None


def standing(act: str, subject: str) -> Entry | None:
    """Return the newest entry of an act on a subject that no later entry cancelled, or None."""
    found = list(
        _read(
            "e where act = %s and subject = %s and not exists (select from ledger_entry c where c.act = 'cancel' "
            "and c.subject = e.subject and c.payload->>'cancels' = e.number::text) order by number desc limit 1",
            [act, subject],
        )
    )
    return found[0] if found else None


def last_seal() -> Seal | None:
    """Return the newest seal, or None."""
    found = seals(limit=1)
    return found[0] if found else None


def seals(limit: int = 50) -> list[Seal]:
    """Return the seals, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {SEAL_COLUMNS} from ledger_seal order by number desc limit %s", [limit])  # noqa: S608
        return [Seal(*row) for row in cursor.fetchall()]


def seal_over(number: int) -> Seal | None:
    """Return the seal that covers an entry, or None while it waits for one."""
    with connection.cursor() as cursor:
        query = f"select {SEAL_COLUMNS} from ledger_seal where last >= %s and first <= %s order by last limit 1"  # noqa: S608 - ours
        cursor.execute(query, [number, number])
        row = cursor.fetchone()
    return None if row is None else Seal(*row)


def verify(published: str = "", progress: Callable[[str, int, int], None] | None = None) -> list[Finding]:
    """Recompute every digest, every Merkle root and the chain of seals; return what does not hold.

    ``published`` is the digest of a seal that was made known outside the books: it must still be among the seals, which shows that
    nobody cut off the end of the ledger together with its seals. ``progress(stage, done, total)`` is called per batch.
    """
    findings: list[Finding] = []
    digests: list[tuple[int, str]] = []
    total = head()
    for one in _read("order by number", []):
        if entry_digest(one) != one.digest:
            findings.append(
                Finding("ledger.entry_altered", words.entry_altered(one.number), where={"entry": one.number})
            )
        digests.append((one.number, one.digest))
        if progress and len(digests) % BATCH == 0:
            progress("ledger", one.number, total)
    with connection.cursor() as cursor:
        cursor.execute(f"select {SEAL_COLUMNS} from ledger_seal order by number")  # noqa: S608
        chain = [Seal(*row) for row in cursor.fetchall()]
    findings += _chain_faults(chain, digests)
    if published and published not in {seal.digest for seal in chain}:
        findings.append(Finding("ledger.seal_unknown", words.seal_unknown(published)))
    return findings


def _chain_faults(chain: list[Seal], digests: list[tuple[int, str]]) -> Iterator[Finding]:
    before, start = None, 0
    for seal in chain:
        where: dict[str, str | int] = {"seal": seal.number}
        if seal_digest(seal) != seal.digest:
            yield Finding("ledger.seal_altered", words.seal_altered(seal.number), where=where)
        if seal.previous != (before.digest if before else ""):
            yield Finding("ledger.seal_unchained", words.seal_unchained(seal.number), where=where)
        stop = start
        while stop < len(digests) and digests[stop][0] <= seal.last:
            stop += 1
        under = digests[start:stop]
        if len(under) != seal.entries:
            yield Finding(
                "ledger.entries_missing", words.entries_missing(seal.number, seal.entries, len(under)), where=where
            )
        elif merkle_root([digest for _, digest in under]) != seal.root:
            yield Finding("ledger.seal_broken", words.seal_broken(seal.number, seal.first, seal.last), where=where)
        before, start = seal, stop


def _read(rest: str, values: list[Any]) -> Iterator[Entry]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from ledger_entry {rest}", values)  # noqa: S608 - the text is ours, values are bound
        while rows := cursor.fetchmany(BATCH):
            for row in rows:
                yield _entry(row)


def _entry(row: tuple[Any, ...]) -> Entry:
    (
        number,
        at,
        act,
        actor,
        role,
        authority,
        decision,
        signed,
        organ,
        title,
        effective,
        subject,
        payload,
        content,
        digest,
    ) = row
    return Entry(number, at, act, Mandate(actor, role, authority), Decision(decision, signed, organ, title), effective, subject,
                 loaded(payload), loaded(content), digest)  # fmt: skip


def loaded(value: Any) -> dict[str, Any]:
    """Return a JSON value of the database as a mapping."""
    loaded: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return loaded


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=get_default_timezone())
