"""Regulations (quy chế) with their parties and clauses, the recurring duties that these give, and what was done of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.written import Written
from tinhgon.resolutions.rules.duties import Rhythm


class Regulation(Written):
    """A working, spending or coordination regulation: its number, the organ (key of a unit) that issued it, from when it holds."""

    code = models.TextField(unique=True)
    number = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    organ = models.BigIntegerField()
    signed = models.DateField()
    valid_from = models.DateField()

    of = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "resolutions_regulation"
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="resolutions_regulation_number"),
            models.CheckConstraint(
                condition=Q(kind__in=["working", "spending", "coordination"]), name="resolutions_regulation_kind"
            ),
        ]


class RegulationEnd(Written):
    """The day from which a regulation no longer holds, and the document that says so."""

    regulation = models.OneToOneField(Regulation, on_delete=models.PROTECT, related_name="ended")
    valid_to = models.DateField()
    document = models.TextField()

    class Meta:
        db_table = "resolutions_regulation_end"


class RegulationParty(Written):
    """A body (key of a unit) that the regulation binds."""

    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="parties")
    unit = models.BigIntegerField()
    leads = models.BooleanField(default=False)

    class Meta:
        db_table = "resolutions_regulation_party"
        constraints = [models.UniqueConstraint(fields=["regulation", "unit"], name="resolutions_regulation_party_once")]


class RegulationClause(Written):
    """One clause of a regulation, in its own words."""

    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="clauses")
    place = models.TextField()
    text = models.TextField()

    class Meta:
        db_table = "resolutions_regulation_clause"
        constraints = [
            models.UniqueConstraint(fields=["regulation", "place"], name="resolutions_regulation_clause_place")
        ]


class Duty(Written):
    """What a clause orders again and again: what, how often, by when; of every party, or of one (``unit``)."""

    clause = models.ForeignKey(RegulationClause, on_delete=models.PROTECT, related_name="duties")
    what = models.TextField()
    unit = models.BigIntegerField(null=True)
    every = models.TextField()
    month = models.SmallIntegerField()
    day = models.SmallIntegerField()
    shift = models.TextField()

    class Meta:
        db_table = "resolutions_duty"
        constraints = [
            models.CheckConstraint(
                condition=Q(every__in=["month", "quarter", "half", "year"]) & Q(shift__in=["before", "after", "none"])
                & Q(day__range=(1, 31)) & Q(month__range=(1, 15)),
                name="resolutions_duty_rhythm",
            )
        ]  # fmt: skip

    @property
    def rhythm(self) -> Rhythm:
        """How often and by when."""
        return Rhythm(self.every, self.month, self.day, self.shift)


class DutyDone(Written):
    """A body did its duty for the period that begins on ``period``: on which day, proven by which document."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="done")
    unit = models.BigIntegerField()
    period = models.DateField()
    day = models.DateField()
    document = models.TextField()

    class Meta:
        db_table = "resolutions_duty_done"
        constraints = [models.UniqueConstraint(fields=["duty", "unit", "period"], name="resolutions_duty_done_once")]
