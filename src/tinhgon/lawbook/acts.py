"""The only writer of administered law. Each act is an entry of the ledger with the rows in it, so that no release is needed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law import chains
from tinhgon.law.reading import read_rows
from tinhgon.law.rule import Rule
from tinhgon.law.shape import RuleRow
from tinhgon.lawbook import queries, words
from tinhgon.lawbook.models import LawRow, LawWaiver
from tinhgon.ledger import acts as ledger
from tinhgon.ledger.rules import Entry

#: Writers of the law book come one after the other: each checks the chains as the one before left them.
LOCK = 7401003


def confirm(
    mandate: Mandate, rule: str, day: date, source: str, reason: str = "", *, instant: datetime | None = None
) -> Entry:
    """Confirm a row: it was compared with the act's text on this day, in this copy. From then on it may block.

    Raises Unknown for a row that is not there; Refusal (rules ``lawbook.source``, ``lawbook.confirmed``).
    """
    with transaction.atomic():
        books = _alone(day)
        found = books.rule(rule)
        _refuse(_unsourced(source))
        if found.verified is not None:
            _refuse([Finding("lawbook.confirmed", words.confirmed_already(rule, found.verified.by), subject=rule)])
        return _write(mandate, "confirm", {rule: {}}, day, source, reason, instant)


def correct(
    mandate: Mandate, text: str, day: date, source: str, reason: str, *, instant: datetime | None = None
) -> Entry:
    """Correct rows: a file of rows, each in the books already, takes their place as confirmed by who writes it.

    Raises Refusal where a field, a chain, the source or the reason is wrong: all or nothing.
    """
    return _lay_over(mandate, "correct", text, day, source, reason, instant)


def add(
    mandate: Mandate, text: str, day: date, source: str, reason: str = "", *, instant: datetime | None = None
) -> Entry:
    """Add rows: a file with new rows, and with corrected ones where these end for the new to follow.

    Raises Refusal where a field, a chain or the source is wrong: all or nothing.
    """
    return _lay_over(mandate, "add", text, day, source, reason, instant)


def waive(
    mandate: Mandate,
    rule: str,
    subject: tuple[str, int, str],
    reason: str,
    document: Decision,
    since: date,
    until: date | None = None,
    *,
    instant: datetime | None = None,
) -> Entry:
    """Waive a rule for one subject (frame, key, name) from a day on, until another: why, and on what document.

    Raises Unknown for a rule that is not there; Refusal (rules ``lawbook.reason``, ``lawbook.document``, ``lawbook.span``).
    """
    frame, key, name = subject
    with transaction.atomic():
        _alone(since)
        waivable(rule, reason, document, since, until)
        pen = ledger.take_pen(instant)
        LawWaiver.objects.create(
            at=pen.at, rule=rule, frame=frame, subject_key=key, subject=name, reason=reason, document=document.number,
            signed=document.signed, since=since, until=until, by=mandate.actor, role=mandate.role, entry=pen.number,
        )  # fmt: skip
        payload = {"rule": rule, "frame": frame, "key": key, "subject": name, "reason": reason,
                   "since": since.isoformat(), "until": until.isoformat() if until else ""}  # fmt: skip
        return ledger.write(
            mandate, "law.waive", decision=document, effective=since, subject=rule, payload=payload, pen=pen
        )


def waivable(rule: str, reason: str, document: Decision, since: date, until: date | None) -> None:
    """Raise Unknown and Refusal as `waive` would; nothing is written."""
    queries.books(AsOf(since)).rule(rule)
    found = [] if reason.strip() else [Finding("lawbook.reason", words.REASON_NEEDED, where={"field": "reason"})]
    if not document.number.strip():
        found.append(Finding("lawbook.document", words.DOCUMENT_NEEDED, where={"field": "document"}))
    if until is not None and until <= since:
        found.append(Finding("lawbook.span", words.ENDS_BEFORE, where={"field": "until"}))
    _refuse(found)


def weighed(verb: str, text: str, day: date, source: str, reason: str) -> tuple[tuple[Rule | None, Rule], ...]:
    """Return what correcting or adding rows would do, nothing written: each row as it stands (None: not there) and as it would.

    Raises Refusal as `correct` and `add` would.
    """
    rows, _, acts = read_rows(text)
    books = queries.books(AsOf(day))
    laid = _laid(verb, rows, acts, books, "", day, source, reason)
    return tuple((books.rules.get(row.id), laid.rules[row.id]) for row in rows)


def _laid(
    verb: str, rows: tuple[RuleRow, ...], acts: dict[str, Any], books: queries.Lawbooks, by: str, day: date, source: str, reason: str
) -> queries.Lawbooks:  # fmt: skip
    found = _unsourced(source)
    if verb == "correct" and not reason.strip():
        found.append(Finding("lawbook.reason", words.REASON_NEEDED, where={"field": "reason"}))
    found += _unfit(verb, rows, set(books.rules))
    _refuse(found)
    laid = queries.laid_over(books, rows, acts, by, day, source)
    _refuse(chains.flaws(laid.rules.values()))
    return laid


def _lay_over(
    mandate: Mandate, verb: str, text: str, day: date, source: str, reason: str, instant: datetime | None
) -> Entry:
    rows, plain, acts = read_rows(text)
    with transaction.atomic():
        _laid(verb, rows, acts, _alone(day), mandate.actor, day, source, reason)
        content = {row.id: {"row": one, "acts": acts} for row, one in zip(rows, plain, strict=True)}
        return _write(mandate, verb, content, day, source, reason, instant)


def _unfit(verb: str, rows: tuple[RuleRow, ...], there: set[str]) -> list[Finding]:
    if not rows:
        return [Finding("lawbook.no_rows", words.NO_ROWS, where={"field": "rules"})]
    if verb == "correct":
        return [_finding("lawbook.not_there", words.not_there(row.id), row.id) for row in rows if row.id not in there]
    if all(row.id in there for row in rows):
        return [_finding("lawbook.all_there", words.all_there(row.id), row.id) for row in rows]
    return []


def _finding(rule: str, sentence: Sentence, row: str) -> Finding:
    return Finding(rule, sentence, subject=row, where={"row": row, "field": "id"})


def _unsourced(source: str) -> list[Finding]:
    if source.strip():
        return []
    return [Finding("lawbook.source", words.SOURCE_NEEDED, remedy=words.REMEDY_SOURCE, where={"field": "source"})]


def _write(
    mandate: Mandate, verb: str, content: dict[str, dict[str, Any]], day: date, source: str, reason: str,
    instant: datetime | None,
) -> Entry:  # fmt: skip
    pen = ledger.take_pen(instant)
    LawRow.objects.bulk_create(
        LawRow(at=pen.at, rule=rule, verb=verb, content=one, by=mandate.actor, role=mandate.role, on=day, source=source,
               reason=reason, entry=pen.number)
        for rule, one in content.items()
    )  # fmt: skip
    payload = {"rules": content, "source": source, "reason": reason}
    subject = next(iter(content)) if len(content) == 1 else ""
    return ledger.write(mandate, f"law.{verb}", effective=day, subject=subject, payload=payload, pen=pen)


def _alone(day: date) -> queries.Lawbooks:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    return queries.books(AsOf(day))


def _refuse(found: list[Finding]) -> None:
    if found:
        raise Refusal(found)
