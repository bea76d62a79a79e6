"""Regulations in force, and their duties period by period: who owed each, whether it was done in time. A handful of queries, none per row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tinhgon.casework.queries.days import calendar
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models.regulations import (
    Duty,
    DutyDone,
    Regulation,
    RegulationClause,
    RegulationEnd,
    RegulationParty,
)
from tinhgon.resolutions.queries import owners
from tinhgon.resolutions.queries.known import known_by
from tinhgon.resolutions.rules.duties import Occurrence, mark, occurrences
from tinhgon.resolutions.words.following import no_such


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the duties that it gives."""

    row: RegulationClause
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A regulation as of a day: whether it holds, until when, its parties (key, code, name now, whether it leads), its clauses."""

    row: Regulation
    valid_to: date | None
    end: RegulationEnd | None
    holds: bool
    organ: tuple[str, str]
    parties: tuple[tuple[int, str, str, bool], ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """One period of one duty of one body, and how it stands: done, late, breach, open, by how many days."""

    regulation: Regulation
    clause: RegulationClause
    duty: Duty
    occurrence: Occurrence
    unit: int
    body: tuple[str, str]
    of: tuple[str, ...]
    done: DutyDone | None
    mark: str
    days: int

    @property
    def rhythm(self) -> Sentence:
        """How often and by when."""
        return self.duty.rhythm.words()


def regulations(scope: Scope, as_of: AsOf, *, ended: bool = True) -> list[Standing]:
    """Return the regulations that bind a body of the scope, the newest first. Six queries."""
    known = known_by(as_of)
    parties = RegulationParty.objects.filter(known)
    wide = owners.widened(scope, parties.values_list("unit", flat=True).distinct(), as_of)
    rows = Regulation.objects.filter(known, signed__lte=as_of.day)
    if not wide.everything:
        rows = rows.filter(
            Q(organ__in=wide.units) | Q(pk__in=parties.filter(unit__in=wide.units).values("regulation_id"))
        )
    found = _standing(rows.order_by("-signed", "-id"), as_of)
    return found if ended else [one for one in found if one.holds]


def regulation(code: str, scope: Scope, as_of: AsOf) -> Standing:
    """Return one regulation that binds a body of the scope. Raises Unknown."""
    found = next((one for one in regulations(scope, as_of) if one.row.code == code), None)
    if found is None:
        raise Unknown(no_such(code))
    return found


def owed(found: Iterable[Standing], as_of: AsOf, since: date, until: date) -> list[Owed]:
    """Return every period of every duty that is due from one day to another, in order of due days.

    Who owes it is the party itself before it ended, since then the body that its duty followed to; parties that merged owe once.
    """
    standing = list(found)
    works = calendar().works
    keys = {unit for one in standing for unit, *_ in one.parties}
    owing = owners.owing(keys, as_of)
    named = owners.names(keys | set(owing.answering.values()), as_of)
    done: dict[tuple[int, date], dict[int, DutyDone]] = defaultdict(dict)
    duties = [duty.pk for one in standing for clause in one.clauses for duty in clause.duties]
    for row in DutyDone.objects.filter(known_by(as_of), duty__in=duties, day__lte=as_of.day):
        done[row.duty_id, row.period][row.unit] = row
    result = []
    for one in standing:
        span = Span(one.row.valid_from, one.valid_to)
        for clause in one.clauses:
            for duty in clause.duties:
                parties = [duty.unit] if duty.unit else [unit for unit, *_ in one.parties]
                for each in occurrences(duty.rhythm, span, until, works):
                    if each.due < since:
                        continue
                    bodies: dict[int, list[int]] = defaultdict(list)
                    for unit in parties:
                        bodies[owing.body_on(unit, each.due)].append(unit)
                    for body, of in bodies.items():
                        kept = done[duty.pk, each.start].get(body)
                        how, days = mark(each.due, kept.day if kept else None, as_of.day)
                        ended = tuple(named[unit][1] for unit in of if unit != body)
                        result.append(Owed(one.row, clause.row, duty, each, body, named[body], ended, kept, how, days))
    return sorted(result, key=lambda one: (one.occurrence.due, one.duty.pk, one.unit))


def _standing(rows: QuerySet[Regulation], as_of: AsOf) -> list[Standing]:
    found = list(rows)
    keys = [row.pk for row in found]
    known = known_by(as_of)
    ends = {one.regulation_id: one for one in RegulationEnd.objects.filter(known, regulation__in=keys)}
    parties: dict[int, list[RegulationParty]] = defaultdict(list)
    for party in RegulationParty.objects.filter(known, regulation__in=keys).order_by("-leads", "id"):
        parties[party.regulation_id].append(party)
    duties: dict[int, list[Duty]] = defaultdict(list)
    for duty in Duty.objects.filter(known, clause__regulation__in=keys).order_by("id"):
        duties[duty.clause_id].append(duty)
    clauses: dict[int, list[Clause]] = defaultdict(list)
    for clause in RegulationClause.objects.filter(known, regulation__in=keys).order_by("id"):
        clauses[clause.regulation_id].append(Clause(clause, tuple(duties[clause.pk])))
    units = {one.unit for each in parties.values() for one in each} | {row.organ for row in found}
    owing = owners.owing(units, as_of)
    named = owners.names(units | set(owing.answering.values()), as_of)
    result = []
    for row in found:
        end = ends.get(row.pk)
        until = end.valid_to if end else None
        told = []
        for party in parties[row.pk]:
            code, name = named.get(owing.answering[party.unit], ("", ""))
            told.append((party.unit, code, name, party.leads))
        holds = row.valid_from <= as_of.day and (until is None or as_of.day < until)
        result.append(
            Standing(row, until, end, holds, named.get(row.organ, ("", "")), tuple(told), tuple(clauses[row.pk]))
        )
    return result
