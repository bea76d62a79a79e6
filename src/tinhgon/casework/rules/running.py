"""A clock of a case as its events make it, reckoned by the law book and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tinhgon.casework.clocks import catalogue
from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.casework.clocks.clock import Clock, Extension, Reckoning, Suspension, reckon
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.law.books import Lawbooks
from tinhgon.vietnamese.days import say_day


class Event(Protocol):
    """What moved a clock, as its row holds it."""

    kind: str
    day: date
    days: int | None
    reason: str
    document: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An event that is not written yet, to see what would come of it."""

    kind: str
    day: date
    days: int | None = None
    reason: str = ""
    document: str = ""


def conditions_of(text: str) -> tuple[str, ...]:
    """Return the conditions that a row holds, as a set in order."""
    return tuple(one for one in text.split(",") if one)


def conditions_text(given: Iterable[str]) -> str:
    """Return conditions as a row holds them."""
    return ",".join(sorted(set(given)))


def reckoned(
    books: Lawbooks, calendar: Calendar, term: str, start: date, conditions: str, events: Sequence[Event] = ()
) -> Reckoning:
    """Reckon a clock from its row and its events. Raises Refusal where an event is not what the law allows."""
    law = books.at(start)
    chosen = catalogue.term(law, term, conditions_of(conditions))
    stops, extensions = _stops(events), _extensions(events)
    return reckon(Clock(chosen, start, stops, extensions), calendar, catalogue.conventions(law))


def _stops(events: Sequence[Event]) -> tuple[Suspension, ...]:
    stops: list[Suspension] = []
    begun: Event | None = None
    for one in events:
        if one.kind == "suspend":
            if begun is not None:
                raise Refusal([_stands_already(begun.day)])
            begun = one
        elif one.kind == "resume":
            if begun is None:
                raise Refusal([_stands_not()])
            if one.day <= begun.day:
                raise Refusal([_resumed_before(begun.day, one.day)])
            stops.append(Suspension(Span(begun.day, one.day), begun.reason, begun.document))
            begun = None
    if begun is not None:
        stops.append(Suspension(Span(begun.day, None), begun.reason, begun.document))
    return tuple(stops)


def _extensions(events: Sequence[Event]) -> tuple[Extension, ...]:
    return tuple(Extension(one.days or 0, one.day, one.document, one.reason) for one in events if one.kind == "extend")


def _stands_already(day: date) -> Finding:
    return Finding(
        "case.suspended",
        Sentence(f"Thời hạn đang tạm đình chỉ từ {say_day(day)}.", f"The term stands still since {day}."),
        where={"field": "day"},
    )


def _stands_not() -> Finding:
    said = Sentence("Thời hạn không bị tạm đình chỉ, không có gì để tiếp tục.", "The term does not stand still.")
    return Finding("case.not_suspended", said, where={"field": "day"})


def _resumed_before(begun: date, day: date) -> Finding:
    return Finding(
        "case.resumed_before",
        Sentence(
            f"Tiếp tục ngày {say_day(day)}, phải sau ngày tạm đình chỉ {say_day(begun)}.",
            f"Resumed on {day}: that must be after {begun}, when it was suspended.",
        ),
        measured=day.isoformat(),
        required=f"> {begun.isoformat()}",
        where={"field": "day"},
    )
