"""Recommendations to higher levels (kiến nghị cấp trên), and what came back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.limits import Limitation
from tinhgon.resolutions.models.written import Written


class Recommendation(Written):
    """What a body (key of a unit) recommends to an addressee outside this system: on what legal basis, sent when, by which paper."""

    code = models.TextField(unique=True)
    unit = models.BigIntegerField()
    addressee = models.TextField()
    text = models.TextField()
    basis = models.TextField(blank=True)
    number = models.TextField()
    sent = models.DateField()
    due = models.DateField(null=True)
    limitation = models.ForeignKey(Limitation, null=True, on_delete=models.PROTECT, related_name="recommendations")

    of = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "resolutions_recommendation"
        indexes = [models.Index(fields=["unit", "sent"], name="resolutions_recommended_by")]


class Answered(Written):
    """What happened to a recommendation after it was sent: asked again, a reply and what it says, or withdrawn."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="answers")
    kind = models.TextField()
    day = models.DateField()
    document = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        db_table = "resolutions_answered"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["chased", "studying", "accepted", "partly", "rejected", "withdrawn"]),
                name="resolutions_answered_kind",
            )
        ]
