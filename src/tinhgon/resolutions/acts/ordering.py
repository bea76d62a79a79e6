"""Tasks from clauses, measures and problems: ordered in the room of tasks, with the link kept here, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.resolutions.acts.following import written
from tinhgon.resolutions.models import Clause, ClauseTask, ClauseVersion, Issue, IssueTask, Measure, MeasureTask
from tinhgon.resolutions.words import following as words
from tinhgon.tasks.acts import assign
from tinhgon.tasks.models import Task
from tinhgon.tasks.rules.order import Order, Source


def order_from_clause(mandate: Mandate, code: str, mark: str, order: Order, day: date, today: date) -> Task:
    """Order a task that a clause of a signed document gives; its source is the clause, in its words of the day.

    Raises Unknown for a clause that is not in force on the day, Refusal for everything that the order lacks.
    """
    clause = Clause.objects.select_related("document").filter(document__code=code, mark=mark).first()
    version = (
        ClauseVersion.objects.filter(clause=clause, since__lte=day, gone=False).order_by("-number").first()
        if clause
        else None
    )
    if clause is None or version is None:
        raise Unknown(words.no_such(f"{code}, {mark}"))
    document = clause.document
    name = document.symbol or document.code
    source = Source("clause", f"{code}/{mark}", f"{name}, {version.label or mark}"[:300], version.words)
    with transaction.atomic():
        task = assign(mandate, replace(order, source=source), day, today, Decision(name, document.signed))
        with written(mandate, "clause.order", day) as at:
            at.subject, at.told = code, {"clause": mark, "task": task.code}
            ClauseTask.objects.create(clause=clause, task=task, **at.row)
    return task


def order_from_measure(mandate: Mandate, measure: int, order: Order, day: date, today: date) -> Task:
    """Order a task that is a measure against a limitation. Raises Unknown, Refusal."""
    row = Measure.objects.select_related("limitation").filter(pk=measure).first()
    if row is None:
        raise Unknown(words.no_such(f"biện pháp {measure}"))
    limitation = row.limitation
    source = Source("limitation", limitation.code, f"{limitation.code}: {limitation.source}"[:300], limitation.text)
    with transaction.atomic():
        task = assign(mandate, replace(order, source=source), day, today)
        with written(mandate, "measure.order", day) as at:
            at.subject, at.told = limitation.code, {"measure": measure, "task": task.code}
            MeasureTask.objects.create(measure=row, task=task, **at.row)
    return task


def order_from_issue(mandate: Mandate, code: str, order: Order, day: date, today: date) -> Task:
    """Order the task to which a problem was triaged. Raises Unknown, Refusal."""
    row = Issue.objects.filter(code=code).first()
    if row is None:
        raise Unknown(words.no_such(code))
    source = Source("finding", row.code, f"{row.code}: {row.source}"[:300], row.text)
    with transaction.atomic():
        task = assign(mandate, replace(order, source=source), day, today)
        with written(mandate, "issue.order", day) as at:
            at.subject, at.told = code, {"task": task.code}
            IssueTask.objects.create(issue=row, task=task, **at.row)
    return task
