"""Reception of citizens: sessions that are due and were held, the matters brought to them, what was concluded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.casework.models import Case
from tinhgon.tasks.models import Task


class ReceptionSession(models.Model):
    """A session at which the head of a body receives citizens: when it is planned, and how it went.

    ``rule`` is the row of law on the frequency; empty where the session is beside it (``unscheduled``). ``received_by`` is who
    received; ``in_person`` whether that was the head.
    """

    id = models.BigAutoField(primary_key=True)
    body = models.BigIntegerField()
    head = models.TextField(blank=True)
    rule = models.TextField(blank=True)
    day = models.DateField()
    place = models.TextField(blank=True)
    unscheduled = models.BooleanField(default=False)
    state = models.TextField(default="planned")
    received_by = models.TextField(blank=True)
    in_person = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_session"
        indexes = [models.Index(fields=["body", "day"], name="petitions_session_body")]
        constraints = [
            models.UniqueConstraint(fields=["body", "day"], name="petitions_session_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "held", "missed", "moved"]), name="petitions_session_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.day}"


class Visit(models.Model):
    """One matter brought to a reception, by one person or by many with representatives; its minutes and what came of it.

    ``outcome``: answered, taken_in (a petition, ``case``), task, refused (``reason``, ``refusal`` names the row of law); empty while it is open.
    """

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(ReceptionSession, on_delete=models.PROTECT, null=True, related_name="visits")
    number = models.TextField(unique=True)
    body = models.BigIntegerField()
    day = models.DateField()
    matter = models.TextField()
    content = models.TextField(blank=True)
    people = models.IntegerField(default=1)
    received_by = models.TextField()
    outcome = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    refusal = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    signed_by = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="visits")
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_visit"
        indexes = [models.Index(fields=["body", "-day", "-id"], name="petitions_visit_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", "answered", "taken_in", "task", "refused"]), name="petitions_visit_outcome"
            )
        ]

    def __str__(self) -> str:
        return self.number


class Visitor(models.Model):
    """Somebody who came with a matter; the one who represents the others comes first."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="visitors")
    name = models.TextField()
    contact = models.TextField(blank=True)
    represents = models.BooleanField(default=False)

    class Meta:
        db_table = "petitions_visitor"

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.pk}"


class Conclusion(models.Model):
    """What whoever received concluded: in words, who is to do it and by when."""

    id = models.BigAutoField(primary_key=True)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="conclusions")
    words = models.TextField()
    owner = models.TextField()
    due = models.DateField(null=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_conclusion"

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.pk}"


class ConclusionTask(models.Model):
    """The task that a conclusion became."""

    conclusion = models.OneToOneField(Conclusion, on_delete=models.PROTECT, primary_key=True, related_name="given")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "petitions_conclusion_task"

    def __str__(self) -> str:
        return f"{self.conclusion_id}: {self.task_id}"
