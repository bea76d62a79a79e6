"""Clocks in JSON: a term's due day with its lines, the terms that there are, the calendar of a year."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tinhgon.api.plain.parts import Plain, words
from tinhgon.casework import queries
from tinhgon.casework.clocks.calendar import Calendar, Special
from tinhgon.casework.clocks.catalogue import CONDITIONS, catalogue, conventions, term
from tinhgon.casework.clocks.clock import Clock, Extension, Reckoning, Suspension, reckon
from tinhgon.kernel.as_of import AsOf
from tinhgon.law.rule import READINGS, UNITS
from tinhgon.lawbook import queries as lawbook


def reckoned(
    id: str,
    start: date,
    conditions: Collection[str] = (),
    suspensions: Collection[Suspension] = (),
    extensions: Collection[Extension] | None = None,
) -> Reckoning:
    """Reckon a term by the law of its first day on the calendar as it is known now.

    ``extensions`` None means all that the conditions allow, each at its longest: the last day that the law can give.
    """
    law = lawbook.books(AsOf(start)).at(start)
    chosen = term(law, id, conditions)
    longest = [Extension(days) for days in chosen.extensions]
    clock = Clock(chosen, start, tuple(suspensions), tuple(longest if extensions is None else extensions))
    return reckon(clock, queries.calendar(), conventions(law))


def explained(found: Reckoning) -> Plain:
    """Return a reckoned clock: the term, its due day (null while it stands still), each line with its day and citation."""
    one = found.clock.term
    return {
        "term": {"id": one.id, **words(one.name)},
        "event": words(one.event),
        "start": found.clock.start.isoformat(),
        "days": one.days,
        "unit": {"id": one.unit, **words(UNITS[one.unit])},
        "citation": one.citation,
        "verified": one.verified,
        "due": None if found.due is None else found.due.isoformat(),
        "due_without_extension": None if found.unextended is None else found.unextended.isoformat(),
        "extensions": [each.days for each in found.clock.extensions],
        "lines": [
            {"day": line.day.isoformat(), "text": line.text.vi, "text_en": line.text.en, "citation": line.citation}
            for line in found.lines
        ],
        "findings": [each.as_dict() for each in found.findings],
    }


def terms(day: date) -> list[Plain]:
    """Return the terms of a day: what each runs from, how long it is under which conditions, where that is written."""
    law = lawbook.books(AsOf(day)).at(day)
    told = []
    for one in catalogue().values():
        rule = law.ruling(one.topic)
        told.append(
            {
                "id": one.id,
                **words(one.name),
                "event": words(one.event),
                "conditions": [{"id": each, **words(CONDITIONS[each])} for each in one.conditions()],
                "rule": None if rule is None else rule.id,
                "values": {} if rule is None else {name: words(value.said()) for name, value in rule.values.items()},
                "citation": "" if rule is None else str(rule.citation),
                "verified": rule is not None and rule.verified is not None,
                "reading": None if rule is None else words(READINGS[rule.reading]),
            }
        )
    return told


def year(calendar: Calendar, of: int) -> Plain:
    """Return the special days of a year, and whether its holidays were entered as a whole."""
    days = sorted((one for one in calendar.special.values() if one.day.year == of), key=lambda one: one.day)
    return {"year": of, "entered": of in calendar.years, "days": [special(one) for one in days]}


def special(one: Special) -> Plain:
    """Return one special day."""
    return {"day": one.day.isoformat(), "state": one.state, **words(one.name), "source": one.source}
