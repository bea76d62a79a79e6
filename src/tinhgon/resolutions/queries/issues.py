"""Emerging problems as of a day: triaged in time, late, or waiting; the term of triage in force."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models.issues import Issue, Triage, TriageTerm
from tinhgon.resolutions.models.ordered import IssueTask
from tinhgon.resolutions.queries import owners
from tinhgon.resolutions.queries.known import known_by
from tinhgon.resolutions.rules.duties import mark
from tinhgon.resolutions.words.following import no_such
from tinhgon.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Standing:
    """A problem as of a day: how its triage stands (done, late, breach, open), by how many days."""

    row: Issue
    body: tuple[str, str]
    triage: Triage | None
    mark: str
    days: int
    tasks: tuple[Task, ...] = ()


def issues(scope: Scope, as_of: AsOf) -> list[Standing]:
    """Return the problems in the part of a scope, those that wait for triage first, the nearest due before. Five queries."""
    known = known_by(as_of)
    rows = Issue.objects.filter(known, seen__lte=as_of.day)
    wide = owners.widened(scope, rows.values_list("unit", flat=True).distinct(), as_of)
    mine = rows if wide.everything else rows.filter(unit__in=wide.units)
    found = list(mine)
    decided = Triage.objects.filter(known, issue__in=mine.values("pk"), day__lte=as_of.day)
    done = {one.issue_id: one for one in decided.select_related("recommendation")}
    tasks: dict[int, list[Task]] = defaultdict(list)
    for link in IssueTask.objects.filter(known, issue__in=mine.values("pk")).select_related("task"):
        tasks[link.issue_id].append(link.task)
    named = owners.names({row.unit for row in found}, as_of)
    standing = []
    for row in found:
        triaged = done.get(row.pk)
        how, days = mark(row.due, triaged.day if triaged else None, as_of.day)
        standing.append(Standing(row, named.get(row.unit, ("", "")), triaged, how, days, tuple(tasks[row.pk])))
    return sorted(standing, key=lambda one: (one.triage is not None, one.row.due, one.row.pk))


def issue(code: str, scope: Scope, as_of: AsOf) -> Standing:
    """Return one problem in the part of a scope. Raises Unknown."""
    found = next((one for one in issues(scope, as_of) if one.row.code == code), None)
    if found is None:
        raise Unknown(no_such(code))
    return found


def term(day: date) -> TriageTerm | None:
    """Return the term of triage that is in force on a day, or None where none was laid down."""
    return TriageTerm.objects.filter(valid_from__lte=day).order_by("-valid_from", "-id").first()
