"""Which task came from what: a clause, a measure against a limitation, a problem that was triaged to a task."""

from __future__ import annotations

from django.db import models

from tinhgon.resolutions.models.documents import Clause
from tinhgon.resolutions.models.issues import Issue
from tinhgon.resolutions.models.limits import Measure
from tinhgon.resolutions.models.written import Written
from tinhgon.tasks.models import Task


class ClauseTask(Written):
    """A clause of a document gave a task."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="tasks")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="of_clause")

    class Meta:
        db_table = "resolutions_clause_task"


class MeasureTask(Written):
    """A measure against a limitation became a task."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="tasks")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="of_measure")

    class Meta:
        db_table = "resolutions_measure_task"


class IssueTask(Written):
    """A problem was triaged to a task."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="tasks")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="of_issue")

    class Meta:
        db_table = "resolutions_issue_task"
