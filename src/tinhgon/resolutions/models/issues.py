"""The register of emerging problems (vấn đề mới phát sinh), and what became of each at its triage."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.recommendations import Recommendation
from tinhgon.resolutions.models.written import Written


class Issue(Written):
    """A problem that came up: where it was seen, in which body's part, on which day; ``due`` is the day by which it is triaged."""

    code = models.TextField(unique=True)
    unit = models.BigIntegerField()
    text = models.TextField()
    source_kind = models.TextField()
    source = models.TextField(blank=True)
    seen = models.DateField()
    due = models.DateField()

    of = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "resolutions_issue"
        indexes = [models.Index(fields=["unit", "due"], name="resolutions_issue_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source_kind__in=["petition", "survey", "inspection", "dialogue", "report", "press"]),
                name="resolutions_issue_source",
            )
        ]


class Triage(Written):
    """What was decided of a problem: a task, an amendment of a document, a recommendation, or nothing, with the reason."""

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="triage")
    outcome = models.TextField()
    day = models.DateField()
    reason = models.TextField()
    document = models.TextField(blank=True)
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="issues")

    class Meta:
        db_table = "resolutions_triage"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["task", "amendment", "recommendation", "nothing"]),
                name="resolutions_triage_outcome",
            )
        ]


class TriageTerm(Written):
    """In how many worked days a problem is triaged, from which day on, by which document: data, laid down by who keeps the register."""

    days = models.SmallIntegerField()
    valid_from = models.DateField()
    basis = models.TextField()

    class Meta:
        db_table = "resolutions_triage_term"
        constraints = [models.CheckConstraint(condition=Q(days__range=(1, 365)), name="resolutions_triage_term_days")]
