"""A clock is a ledger, not a date: a term, its start, and everything that stopped or lengthened it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from tinhgon.casework.clocks import words
from tinhgon.casework.clocks.calendar import ONE, Calendar
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span

Unit = Literal["days", "working_days"]


@dataclass(frozen=True, slots=True)
class Term:
    """So many days from an event, as a row of law gives them on the day the clock starts.

    ``extensions`` holds the most days of each extension that the law allows, in their order.
    """

    id: str
    name: Sentence
    event: Sentence
    days: int
    unit: Unit
    citation: str
    extensions: tuple[int, ...] = ()
    extension_citation: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Suspension:
    """The days on which a clock stood still; open (no end) while it still stands."""

    span: Span
    reason: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A decision that lengthens a term: how many days, decided when, by which document, why."""

    days: int
    decided: date | None = None
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A term that runs from the day of its event."""

    term: Term
    start: date
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Conventions:
    """Where it is written how days are counted: the first day, the last day, worked days."""

    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: a day, what happens on it, and where that is written."""

    day: date
    text: Sentence
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What comes of a clock on a calendar.

    ``due`` is the last day in time, None while the clock stands still with no end in sight; ``unextended`` the last day without any
    extension.
    """

    clock: Clock
    due: date | None
    unextended: date | None
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = field(default=())


def reckon(clock: Clock, calendar: Calendar, conventions: Conventions) -> Reckoning:
    """Reckon a clock's due day and say line by line how it comes about.

    The day after the event is day 1; days of a suspension do not count; a term whose last day is off ends on the next worked day; an
    extension counts from the day after that. Raises Refusal where an extension is not what the law allows, or suspensions overlap.
    """
    _fits(clock)
    term = clock.term
    lines = [
        Line(clock.start, words.started(term.event)),
        Line(clock.start + ONE, words.first_day(), conventions.first_day),
    ]
    counted = _count(clock, calendar, clock.start, term.days)
    due, more = _ended(calendar, conventions, counted, words.counted(term.days, term.unit), term.citation)
    lines += more
    unextended = due
    for number, extension in enumerate(clock.extensions, 1):
        if due is None:
            break
        if extension.decided is not None and extension.decided > due:
            raise Refusal([Finding("clock.extension_late", words.extension_late(extension.decided, due), citation=term.extension_citation,
                                   subject=term.id, remedy=words.extension_late_remedy())])  # fmt: skip
        told = words.extended(number, extension.days, term.unit, extension.document, extension.reason)
        lines.append(Line(extension.decided or due, told, term.extension_citation))
        counted = _count(clock, calendar, due, extension.days)
        due, more = _ended(
            calendar, conventions, counted, words.counted_on(extension.days, term.unit), term.extension_citation
        )
        lines += more
    lines += _stops(clock, due)
    order = sorted(range(len(lines)), key=lambda at: (lines[at].day, at))
    return Reckoning(clock, due, unextended, tuple(lines[at] for at in order), _unknown_years(clock, calendar, due))


def _count(clock: Clock, calendar: Calendar, after: date, days: int) -> date | None:
    """Return the day on which so many counted days have passed since a day; None where the clock stands still for good."""
    stops = [one.span for one in clock.suspensions]
    day, left = after, days
    while left:
        day += ONE
        stop = next((span for span in stops if day in span), None)
        if stop is not None:
            if stop.end is None:
                return None
            day = stop.end - ONE
            continue
        if clock.term.unit == "days" or calendar.works(day):
            left -= 1
    return day


def _ended(
    calendar: Calendar, conventions: Conventions, last: date | None, told: Sentence, citation: str
) -> tuple[date | None, list[Line]]:
    """Return the day on which a count ends in law, and the lines that say so."""
    if last is None:
        return None, []
    lines = [Line(last, told, citation)]
    due = calendar.next_worked(last)
    if due != last:
        lines.append(Line(due, words.moved_on(last, calendar.why_off(last), due), conventions.last_day))
    return due, lines


def _stops(clock: Clock, due: date | None) -> list[Line]:
    """Return a line for each suspension that the clock met, and one for its end."""
    lines = []
    for one in clock.suspensions:
        if due is not None and one.span.start > due:
            continue
        lines.append(Line(one.span.start, words.suspended(one.reason), one.citation))
        if one.span.end is not None:
            lines.append(Line(one.span.end, words.resumed(), one.citation))
    return lines


def _fits(clock: Clock) -> None:
    """Raise Refusal where suspensions overlap or begin before the clock, or extensions are more or longer than the law allows."""
    term = clock.term
    ordered = sorted(clock.suspensions, key=lambda one: one.span)
    found = [
        Finding("clock.suspensions_overlap", words.suspensions_overlap(one.span.start, two.span.start), subject=term.id)
        for one, two in pairwise(ordered)
        if one.span.overlaps(two.span)
    ]
    if ordered and ordered[0].span.start <= clock.start:
        sentence = words.suspended_before_start(ordered[0].span.start, clock.start)
        found.append(Finding("clock.suspended_before_start", sentence, subject=term.id))
    for number, extension in enumerate(clock.extensions, 1):
        most = term.extensions[number - 1] if number <= len(term.extensions) else None
        if most is None:
            rule, sentence = "clock.extension_not_allowed", words.extension_not_allowed(number, len(term.extensions))
            measured, required = str(number), str(len(term.extensions))
        elif not 0 < extension.days <= most:
            rule, sentence = "clock.extension_too_long", words.extension_too_long(extension.days, most)
            measured, required = str(extension.days), str(most)
        else:
            continue
        cited = term.extension_citation or term.citation
        found.append(Finding(rule, sentence, subject=term.id, measured=measured, required=required, citation=cited))
    if found:
        raise Refusal(found)


def _unknown_years(clock: Clock, calendar: Calendar, due: date | None) -> tuple[Finding, ...]:
    """Warn of the years whose holidays nobody entered: there only weekends are known to be off."""
    last = due or clock.start
    missing = [year for year in range(clock.start.year, last.year + 1) if year not in calendar.years]
    return tuple(
        Finding(
            "clock.holidays_unknown",
            words.holidays_unknown(year),
            Severity.WARNING,
            subject=str(year),
            remedy=words.enter_holidays(year),
        )
        for year in missing
    )
