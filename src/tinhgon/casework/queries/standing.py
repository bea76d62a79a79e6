"""One case as it stands: its procedure, what was done, who it is about, its papers, and its clocks reckoned line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tinhgon.casework.clocks.clock import Reckoning
from tinhgon.casework.models import Case, Clock, ClockEvent, Deed, Note, Paper, Party
from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import running
from tinhgon.casework.words import cases as words
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.law.procedure import CaseState, CaseStep, Procedure, procedure_of
from tinhgon.lawbook import queries as lawbook


@dataclass(frozen=True, slots=True)
class Running:
    """A clock of a case, its events, and what comes of them."""

    clock: Clock
    events: tuple[ClockEvent, ...]
    reckoning: Reckoning

    @property
    def open(self) -> bool:
        """Whether it still runs."""
        return self.clock.ended is None

    @property
    def stands_still(self) -> bool:
        """Whether it is suspended now."""
        return bool(self.reckoning.clock.suspensions) and self.reckoning.clock.suspensions[-1].span.end is None

    def late(self, today: date) -> bool:
        """Say whether it was not met in time."""
        due = self.reckoning.due
        return due is not None and (self.clock.ended or today) > due


@dataclass(frozen=True)
class Standing:
    """A case as it stands now."""

    case: Case
    procedure: Procedure
    deeds: tuple[Deed, ...]

    @property
    def state(self) -> CaseState:
        """The state that it stands in."""
        return self.procedure.state(self.case.state)

    @property
    def steps(self) -> tuple[CaseStep, ...]:
        """The steps that can be taken from here; none of a case that was merged into another."""
        return () if self.case.into_id is not None else self.procedure.from_state(self.case.state)

    @property
    def takes(self) -> tuple[str, ...]:
        """What may be recorded here."""
        return () if self.case.into_id is not None else self.state.takes

    @property
    def last(self) -> Deed:
        """The newest deed."""
        return self.deeds[-1]

    def doers(self, steps: tuple[str, ...]) -> set[str]:
        """Return who took some steps in this case."""
        return {deed.actor for deed in self.deeds if deed.step and deed.kind in steps}

    @cached_property
    def parties(self) -> list[Party]:
        """Whose matter it is, the one who represents the others first."""
        return list(Party.objects.filter(case=self.case).order_by("-represents", "id"))

    @cached_property
    def papers(self) -> list[Paper]:
        """The papers of the file, without their content."""
        return list(Paper.objects.filter(case=self.case).defer("content").select_related("deed").order_by("id"))

    @cached_property
    def notes(self) -> list[Note]:
        """The internal notes, the newest first."""
        return list(Note.objects.filter(case=self.case).select_related("deed").order_by("-id"))

    @cached_property
    def clocks(self) -> list[Running]:
        """Its clocks, reckoned, in order of their start."""
        rows = list(Clock.objects.filter(case=self.case).order_by("start", "id"))
        return reckon_all(rows)

    @cached_property
    def merged(self) -> list[Case]:
        """The cases that were merged into this one."""
        return list(Case.objects.filter(into=self.case).order_by("id"))


def reckon_all(rows: list[Clock]) -> list[Running]:
    """Reckon clocks by the law book and the calendar as they are known now. Four queries, however many clocks."""
    if not rows:
        return []
    events: dict[int, list[ClockEvent]] = {}
    for one in ClockEvent.objects.filter(clock__in=[row.pk for row in rows]).order_by("id"):
        events.setdefault(one.clock_id, []).append(one)
    days = calendar()
    books = lawbook.books(AsOf(rows[0].start))
    return [
        Running(
            row,
            tuple(events.get(row.pk, ())),
            running.reckoned(books, days, row.term, row.start, row.conditions, events.get(row.pk, ())),
        )
        for row in rows
    ]


def standing(code: str) -> Standing:
    """Return where a case stands. Raises Unknown."""
    found = Case.objects.select_related("procedure", "officer", "into").filter(code=code).first()
    if found is None:
        raise Unknown(words.no_case(code))
    return standing_of(found)


def standing_of(case: Case) -> Standing:
    """Return where a case stands."""
    deeds = tuple(Deed.objects.filter(case=case).order_by("number"))
    return Standing(case, procedure_of(case.procedure.text), deeds)


def paper(code: str, number: int) -> Paper:
    """Return one paper of a case with its content. Raises Unknown."""
    found = Paper.objects.filter(case__code=code, pk=number).first()
    if found is None:
        raise Unknown(words.no_paper(number))
    return found
