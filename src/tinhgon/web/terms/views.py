"""Terms of a day's law, a term reckoned from a day and explained line by line, and the calendar that it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.casework import queries
from tinhgon.casework.clocks.calendar import STATES, WEEKDAYS
from tinhgon.casework.clocks.catalogue import CONDITIONS, catalogue, conventions, known
from tinhgon.casework.clocks.catalogue import term as term_of
from tinhgon.casework.clocks.clock import Clock, Extension, Reckoning, Suspension, reckon
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.lawbook import queries as lawbook
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

TITLE: Final = Sentence("Thời hạn", "Terms")
_CALENDAR: Final = Sentence("Lịch làm việc", "Calendar")
_SECTION: Final = Crumb(TITLE, addresses.TERMS)
_TABS: Final = (
    ("terms", TITLE, addresses.TERMS, None),
    ("calendar", _CALENDAR, f"{addresses.TERMS}lich/", None),
)
_START, _STOPPED, _RESUMED = "bat-dau", "dung-tu", "tiep-tuc"


@reading
def terms(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List every term with what it runs from, how long the law of the day makes it, and where that is written."""
    law = lawbook.books(AsOf(asked.day)).at(asked.day)
    rows = []
    for one in catalogue().values():
        rule = law.ruling(one.topic)
        values = dict.fromkeys(value.said() for value in rule.values.values()) if rule else {}
        rows.append({"term": one, "rule": rule, "values": values, "address": f"{addresses.TERMS}{one.id}/"})
    return show(request, asked, "web/terms/terms.html", TITLE, (Crumb(TITLE),), rows=rows, tabs=_TABS, here="terms")


@reading
def term(request: HttpRequest, asked: Asked, term: str) -> HttpResponse:
    """Reckon one term from the day typed (else the day asked about) and explain it; what cannot be is said at its field."""
    one = known(term)
    typed = {name: request.GET.get(name, "").strip() for name in (_START, _STOPPED, _RESUMED)}
    conditions = [name for name in one.conditions() if request.GET.get(name)]
    found: Reckoning | None = None
    findings: tuple[Finding, ...] = ()
    try:
        found = _reckoned(term, asked, typed, conditions)
    except Refusal as refusal:
        findings = refusal.findings
    context: dict[str, Any] = {
        "term": one,
        "typed": typed,
        "start": found.clock.start if found else None,
        "conditions": [(name, CONDITIONS[name], name in conditions) for name in one.conditions()],
        "findings": findings or (found.findings if found else ()),
        "found": found,
        "lines": [(line, WEEKDAYS[line.day.weekday()]) for line in found.lines] if found else [],
        "weekday": WEEKDAYS[found.due.weekday()] if found and found.due else None,
    }
    status = 422 if findings else 200
    return show(request, asked, "web/terms/term.html", one.name, (_SECTION, Crumb(one.id)), status=status, **context)


def _reckoned(term: str, asked: Asked, typed: dict[str, str], conditions: list[str]) -> Reckoning:
    start = parse_day(typed[_START]) if typed[_START] else asked.day
    law = lawbook.books(AsOf(start)).at(start)
    chosen = term_of(law, term, conditions)
    extensions = tuple(Extension(days) for days in chosen.extensions)
    return reckon(Clock(chosen, start, _stops(typed), extensions), queries.calendar(), conventions(law))


def _stops(typed: dict[str, str]) -> tuple[Suspension, ...]:
    if not typed[_STOPPED]:
        return ()
    begin = parse_day(typed[_STOPPED])
    end = parse_day(typed[_RESUMED]) if typed[_RESUMED] else None
    if end is not None and end <= begin:
        sentence = Sentence(
            "Ngày tiếp tục phải sau ngày tạm đình chỉ.", "It must resume after the day it was suspended."
        )
        raise Refusal([Finding("clock.resumed_before_stopped", sentence, where={"field": _RESUMED})])
    return (Suspension(Span(begin, end), ""),)


@reading
def calendar(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the days off and swapped days of the year asked about, and of which years they were entered."""
    known_days = queries.calendar()
    year = asked.day.year
    days = sorted((one for one in known_days.special.values() if one.day.year == year), key=lambda one: one.day)
    rows = [{"day": one, "weekday": WEEKDAYS[one.day.weekday()], "state": STATES[one.state]} for one in days]
    around = [(each, date(each, 1, 1)) for each in sorted(known_days.years)]
    title = Sentence(f"Lịch làm việc năm {year}", f"Calendar of {year}")
    return show(
        request, asked, "web/terms/calendar.html", title, (_SECTION, Crumb(_CALENDAR)),
        rows=rows, year=year, entered=year in known_days.years, years=around, tabs=_TABS, here="calendar",
    )  # fmt: skip
