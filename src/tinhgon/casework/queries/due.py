"""The due days of somebody's own cases, for their calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tinhgon.casework.clocks.catalogue import catalogue
from tinhgon.casework.models import Case, Clock
from tinhgon.casework.queries import bodies
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import procedure_of
from tinhgon.mandates.queries import Scope, scope

MOST_EVENTS = 2000


@dataclass(frozen=True, slots=True)
class Event:
    """A due day of one's own: the clock, the case, the term in words, the day."""

    clock: int
    code: str
    title: str
    term: Sentence
    day: date


def events(account: int, today: date) -> list[Event]:
    """Return the due days of the running clocks of an officer's cases, overdue ones of the last year too.

    Of those cases alone that the officer's mandates of today let them read (of sealed ones: handle): the secret address outlives no mandate.
    """
    parts: dict[str, Scope] = {}

    def readable(case: Case) -> bool:
        procedure = procedure_of(case.procedure.text)
        act = procedure.handler if procedure.sealed else "case.read"
        if act not in parts:
            parts[act] = bodies.held_within(scope(account, act, today), today)
        return parts[act].holds(case.holder)

    rows = (
        Clock.objects.filter(case__officer=account, case__ended__isnull=True, ended__isnull=True, due__gte=today - timedelta(days=366))
        .select_related("case__procedure").order_by("due", "id")[:MOST_EVENTS]
    )  # fmt: skip
    terms = catalogue()
    return [
        Event(one.pk, one.case.code, one.case.title, terms[one.term].name if one.term in terms else Sentence(one.term, one.term), one.due)
        for one in rows
        if one.due is not None and readable(one.case)
    ]  # fmt: skip
