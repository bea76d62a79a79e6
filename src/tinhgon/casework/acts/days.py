"""The only writers of casework's tables. Each act is one transaction and leaves one entry in the ledger."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import connection, transaction

from tinhgon.casework import queries, rules
from tinhgon.casework.acts.running import reckon_within
from tinhgon.casework.acts.writing import hold_calendar
from tinhgon.casework.clocks.calendar import STATES, Special, State
from tinhgon.casework.words import days as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen, write
from tinhgon.ledger.rules import Entry


def seed_calendar(mandate: Mandate, years: Collection[int]) -> Entry:
    """Enter the days off and swapped days of whole years, from the library of holidays; years entered before stay as they are.

    Raises Refusal where a year lies out of the library's range, or all of them were entered before.
    """
    beyond = [year for year in sorted(years) if not rules.FIRST_YEAR <= year <= rules.LAST_YEAR]
    if beyond:
        said = [words.year_out_of_range(year, rules.FIRST_YEAR, rules.LAST_YEAR) for year in beyond]
        raise Refusal(
            [Finding("calendar.year", one, subject=str(year)) for year, one in zip(beyond, said, strict=True)]
        )
    with transaction.atomic():
        hold_calendar(alone=True)
        known = queries.calendar()
        fresh = sorted(set(years) - known.years)
        if not fresh:
            sentence = words.years_known(sorted(years))
            raise Refusal([Finding("calendar.known", sentence, remedy=words.correct_single_days())])
        # What somebody already said of a single day is worth more than the library.
        days = [one for one in rules.seed(fresh) if one.day not in known.special]
        pen = take_pen()
        with connection.cursor() as cursor:
            cursor.executemany(
                "insert into casework_calendar_year (year, entry) values (%s, %s)",
                [(year, pen.number) for year in fresh],
            )
        _put(days, pen.number)
        moved = reckon_within()
        payload = {"years": fresh, "days": len(days), "source": rules.SOURCE, "moved": moved}
        entry = write(mandate, "calendar.seed", subject=f"{fresh[0]}-{fresh[-1]}", payload=payload, pen=pen)
        seal()
        return entry


def set_day(mandate: Mandate, decision: Decision, day: date, state: State, name: Sentence) -> Entry:
    """State what a day is: off, worked instead, or ordinary after all. Clocks are reckoned anew from now on.

    Raises Refusal without a name or a document, or where the calendar says so already.
    """
    found = [] if name.vi.strip() else [Finding("calendar.name", words.name_needed(day), where={"field": "name"})]
    if not decision.number.strip():
        found.append(Finding("calendar.document", words.document_needed(), where={"field": "decision"}))
    if found:
        raise Refusal(found)
    with transaction.atomic():
        hold_calendar(alone=True)
        now = queries.calendar().special.get(day)
        if (now is None and state == "ordinary") or (now is not None and now.state == state and now.name == name):
            raise Refusal(
                [
                    Finding(
                        "calendar.nothing_differs", words.nothing_differs(day, STATES[state]), subject=day.isoformat()
                    )
                ]
            )
        pen = take_pen()
        _put([Special(day, state, name, decision.number)], pen.number)
        payload = {
            "day": day.isoformat(),
            "state": state,
            "name": name.vi,
            "before": now.state if now else "ordinary",
            "moved": reckon_within(),
        }
        entry = write(
            mandate, "calendar.set", decision=decision, effective=day, subject=day.isoformat(), payload=payload, pen=pen
        )
        seal()
        return entry


def _put(days: Collection[Special], entry: int) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into casework_calendar_day (day, state, name_vi, name_en, source, entry) values (%s, %s, %s, %s, %s, %s)",
            [(one.day, one.state, one.name.vi, one.name.en, one.source, entry) for one in days],
        )
