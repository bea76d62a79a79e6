"""Clocks of cases: started and met by steps, suspended, resumed, extended; reckoned anew when the calendar or the law moves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final

from django.db import connection, transaction

from tinhgon.casework.acts import writing
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.clocks import catalogue
from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.casework.models import Case, Clock, ClockEvent, Deed, Reckoning
from tinhgon.casework.queries.days import calendar
from tinhgon.casework.queries.standing import Standing
from tinhgon.casework.rules import running
from tinhgon.casework.rules.running import Moved
from tinhgon.casework.words import cases as words
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.law.books import Lawbooks
from tinhgon.law.procedure import NEEDS
from tinhgon.lawbook import queries as lawbook
from tinhgon.ledger.acts import seal
from tinhgon.ledger.acts import write as write_entry

#: No mark of this due day was told yet.
NEVER: Final = -100


def start(case: Case, terms: Collection[str], day: date, conditions: Collection[str] = ()) -> None:
    """Let terms run in a case from a day. Call inside the act's transaction, with the calendar held."""
    keep(case, begun(terms, day, conditions))


def begun(terms: Collection[str], day: date, conditions: Collection[str] = ()) -> list[Clock]:
    """Return the clocks of terms that run from a day, each with those of the conditions that concern it, not written yet.

    A term that the law of the day does not know is left out.
    """
    if not terms:
        return []
    days, books = calendar(), lawbook.books(AsOf(day))
    made = []
    for term in terms:
        fitting = running.conditions_text(set(conditions) & set(catalogue.known(term).conditions()))
        try:
            found = running.reckoned(books, days, term, day, fitting)
        except Unknown:
            continue  # a regime that did not exist yet
        made.append(Clock(term=term, start=day, conditions=fitting, due=found.due, unextended=found.unextended))
    return made


def keep(case: Case, clocks: list[Clock]) -> None:
    """Write clocks that begin in a case."""
    for one in clocks:
        one.case = case
    Clock.objects.bulk_create(clocks)


def end(case: Case, terms: Collection[str] | None, day: date) -> None:
    """Have terms be met on a day; None means all that still run."""
    rows = Clock.objects.filter(case=case, ended__isnull=True)
    (rows if terms is None else rows.filter(term__in=terms)).update(ended=day)


def refresh(case: Case) -> None:
    """Set the case's nearest due day from its running clocks, on the object alone: the act saves it."""
    dues = list(Clock.objects.filter(case=case, ended__isnull=True).values_list("due", flat=True))
    case.due = min((due for due in dues if due is not None), default=None)
    case.stopped = None in dues


def suspend(mandate: Mandate, code: str, term: str, given: Given) -> Deed:
    """Stop a term from a day on, for a reason and on a document. Raises Refusal where it stands still, or the state does not take it."""
    return _moved(mandate, code, term, "suspend", given, Moved("suspend", given.day))


def resume(mandate: Mandate, code: str, term: str, given: Given) -> Deed:
    """Let a term go on; the day itself counts again."""
    return _moved(mandate, code, term, "resume", given, Moved("resume", given.day))


def extend(mandate: Mandate, code: str, term: str, days: int, given: Given) -> Deed:
    """Lengthen a term by so many of its days. Raises Refusal where the law gives no extension, not so long a one, or it comes too late."""
    return _moved(mandate, code, term, "extend", given, Moved("extend", given.day, days))


def set_conditions(mandate: Mandate, code: str, term: str, conditions: Collection[str], given: Given) -> Deed:
    """State what is true of the matter and changes a term (complex, a remote place), with the reason. The term is reckoned from its start."""
    kept = running.conditions_text(conditions)
    return _moved(mandate, code, term, "condition", given, Moved("condition", given.day), kept)


def _moved(
    mandate: Mandate, code: str, term: str, kind: str, given: Given, event: Moved, conditions: str | None = None
) -> Deed:
    with writing.held(code, given.seen) as at:
        writing.takes(at, kind, given)
        reason = writing.said(given.reason, "lý do", "reason", field="reason")
        if kind != "condition" and not given.document.number.strip():
            raise Refusal([Finding("case.document", words.lacks(NEEDS["document"]), where={"field": "document"})])
        clock = _open_clock(at, term)
        events = [*ClockEvent.objects.filter(clock=clock).order_by("id"), event]
        kept = clock.conditions if conditions is None else conditions
        books = lawbook.books(AsOf(clock.start))
        found = running.reckoned(books, calendar(), term, clock.start, kept, events)
        before = clock.due
        clock.conditions, clock.plain = kept, clock.plain and kind == "condition"
        clock.due, clock.unextended = found.due, found.unextended
        if before != clock.due:
            clock.reminded = NEVER
        clock.save()
        refresh(at.case)
        payload = {"term": term, "days": event.days or 0, "conditions": kept, "due": str(clock.due or "")}
        deed = writing.write(mandate, at.case, kind, replace(given, reason=reason), public=words.DEEDS[kind],
                             payload=payload)  # fmt: skip
        ClockEvent.objects.create(
            clock=clock, deed=deed, kind=kind, day=given.day, days=event.days, reason=reason, document=given.document.number,
            conditions=kept,
        )  # fmt: skip
        return deed


def _open_clock(at: Standing, term: str) -> Clock:
    found = Clock.objects.filter(case=at.case, term=term, ended__isnull=True).first()
    if found is None:
        raise Refusal([Finding("case.no_clock", words.no_clock(term), subject=at.case.code, where={"field": "term"})])
    return found


def reckon_anew() -> int:
    """Reckon every running clock anew by the calendar and the law as they are now; return how many cases have a due day that moved.

    Clocks without events are reckoned once for all that are alike, the others one by one; what the books cannot reckon stays as it was.
    """
    with transaction.atomic():
        writing.hold_calendar(alone=True)
        return reckon_within()


def reckon_where_needed(mandate: Mandate, day: date) -> int:
    """Reckon every running clock anew where the calendar or the law is no longer the one by which that was done last.

    Whoever enters a holiday reckons at once; this finds what came another way: a row of law laid over or confirmed, a newer version of
    the house. Return how many cases have a due day that moved; one entry in the ledger each time.
    """
    with transaction.atomic():
        by = _grounds()
        if Reckoning.objects.order_by("-id").values_list("by", flat=True).first() == by:
            return 0
        writing.hold_calendar(alone=True)
        by = _grounds()
        moved = reckon_within()
        entry = write_entry(
            mandate, "case.reckon", effective=day, subject=day.isoformat(), payload={"moved": moved, "by": by}
        )
        Reckoning.objects.create(by=by, day=day, moved=moved, entry=entry.number)
        seal()
        return moved


def _grounds() -> str:
    """Return the digest of what due days are reckoned by: every special day and every row of the law books."""
    days, books = calendar(), lawbook.books(AsOf(date.max))
    told = [sorted(days.special.items()), sorted(days.years), sorted(books.rules.items())]
    return sha256(repr(told).encode()).hexdigest()


def reckon_within() -> int:
    """Do what `reckon_anew` does, inside a transaction that holds the calendar already."""
    days = calendar()
    books = lawbook.books(AsOf(date.max))
    cases = _plain_ones(books, days) | _others(books, days)
    moved = len(cases)
    if cases:
        with connection.cursor() as cursor:
            cursor.execute(
                "update casework_case c set due = k.due, stopped = k.stopped from (select case_id, min(due) as due, bool_or(due is null) "
                "as stopped from casework_clock where ended is null and case_id = any(%s) group by case_id) k where k.case_id = c.id",
                [sorted(cases)],
            )
    return moved


def _plain_ones(books: Lawbooks, days: Calendar) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("select distinct term, start, conditions from casework_clock where ended is null and plain")
        alike = cursor.fetchall()
        rows: list[tuple[object, ...]] = []
        for term, begun, conditions in alike:
            try:
                found = running.reckoned(books, days, term, begun, conditions)
            except HouseError:
                continue
            rows.append((term, begun, conditions, found.due, found.unextended))
        if not rows:
            return set()
        columns = [list(column) for column in zip(*rows, strict=True)]
        cursor.execute(
            "update casework_clock c set due = v.due, unextended = v.unextended, reminded = %s from "
            "unnest(%s::text[], %s::date[], %s::text[], %s::date[], %s::date[]) as v(term, start, conditions, due, unextended) "
            "where c.ended is null and c.plain and c.term = v.term and c.start = v.start and c.conditions = v.conditions "
            "and c.due is distinct from v.due returning c.case_id",
            [NEVER, *columns],
        )
        return {case for (case,) in cursor.fetchall()}


def _others(books: Lawbooks, days: Calendar) -> set[int]:
    rows = list(Clock.objects.filter(ended__isnull=True, plain=False))
    events: dict[int, list[ClockEvent]] = {}
    for one in ClockEvent.objects.filter(clock__ended__isnull=True, clock__plain=False).order_by("id"):
        events.setdefault(one.clock_id, []).append(one)
    changed = []
    for clock in rows:
        try:
            found = running.reckoned(books, days, clock.term, clock.start, clock.conditions, events.get(clock.pk, ()))
        except HouseError:
            continue
        if found.due != clock.due:
            clock.due, clock.unextended, clock.reminded = found.due, found.unextended, NEVER
            changed.append(clock)
    Clock.objects.bulk_update(changed, ["due", "unextended", "reminded"])
    return {clock.case_id for clock in changed}
