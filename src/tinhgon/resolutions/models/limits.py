"""Limitations (hạn chế): found in a review or an inspection, with causes and measures; the same one found again in later years."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.written import Written


class Limitation(Written):
    """What somebody found wanting in a body (key of a unit), on which day, in which source and where in it."""

    code = models.TextField(unique=True)
    unit = models.BigIntegerField()
    text = models.TextField()
    found = models.DateField()
    source_kind = models.TextField()
    source = models.TextField()
    place = models.TextField(blank=True)

    of = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "resolutions_limitation"
        indexes = [models.Index(fields=["unit", "found"], name="resolutions_limitation_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source_kind__in=["review", "inspection", "conclusion", "report", "dialogue"]),
                name="resolutions_limitation_source",
            )
        ]


class Cause(Written):
    """Why: subjective (chủ quan) or objective (khách quan)."""

    limitation = models.ForeignKey(Limitation, on_delete=models.PROTECT, related_name="causes")
    kind = models.TextField()
    text = models.TextField()

    class Meta:
        db_table = "resolutions_cause"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["subjective", "objective"]), name="resolutions_cause_kind")
        ]


class Measure(Written):
    """What is done against it: by which body, by when."""

    limitation = models.ForeignKey(Limitation, on_delete=models.PROTECT, related_name="measures")
    cause = models.ForeignKey(Cause, null=True, on_delete=models.PROTECT, related_name="measures")
    text = models.TextField()
    unit = models.BigIntegerField()
    due = models.DateField(null=True)

    class Meta:
        db_table = "resolutions_measure"


class Repeat(Written):
    """What a person said of two limitations that look alike: the same matter again, or another; the newest word counts."""

    limitation = models.ForeignKey(Limitation, on_delete=models.PROTECT, related_name="repeats")
    earlier = models.ForeignKey(Limitation, on_delete=models.PROTECT, related_name="later")
    same = models.BooleanField()
    share = models.FloatField()

    class Meta:
        db_table = "resolutions_repeat"
        constraints = [models.CheckConstraint(condition=~Q(limitation=F("earlier")), name="resolutions_repeat_other")]


class Overcome(Written):
    """A limitation was overcome: on which day, proven by what."""

    limitation = models.OneToOneField(Limitation, on_delete=models.PROTECT, related_name="overcome")
    day = models.DateField()
    proof = models.TextField()

    class Meta:
        db_table = "resolutions_overcome"
