"""Tasks and everything that belongs to one.

A task's own row says how it stands now; what was done, said, filed and measured only grows, and the database refuses to change it
(`0002_guards.py`). Bodies and posts are keys of the registry.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

STATES = ("assigned", "returned", "accepted", "reported", "done", "withdrawn")
OPEN = Q(ended__isnull=True)


class Briefing(models.Model):
    """A briefing meeting (giao ban) whose conclusions became tasks: the body that held it, its day, since when it looked at changes."""

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    body = models.BigIntegerField()
    day = models.DateField()
    since = models.DateField()
    title = models.TextField()
    document = models.TextField(blank=True)
    actor = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "tasks_briefing"
        indexes = [models.Index(fields=["body", "-day"], name="tasks_briefing_body")]
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=F("day")), name="tasks_briefing_span"),
        ]

    def __str__(self) -> str:
        return self.code


class Task(models.Model):
    """One task as it stands now.

    ``orderer`` is the body that ordered it and judges it, ``owner`` the one that leads (keys of units), ``post`` the office whose holder
    answers for it. ``source_*`` is where it comes from: its kind, a neutral key and label, and its words as they were. ``first_due`` is
    the day that was ordered, ``due`` the one after extensions; ``asked_due`` a later day that somebody asks for. ``reported`` is the day of
    the report that waits or was accepted: with ``due`` it says whether the task was on time. ``reminded`` is the last mark of which people
    were told. ``deeds`` is the number of its newest deed: who acts says which one they saw.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    title = models.TextField()
    description = models.TextField()
    product = models.TextField()
    basis = models.TextField()
    source_kind = models.TextField()
    source_key = models.TextField(blank=True)
    source_label = models.TextField(blank=True)
    source_words = models.TextField(blank=True)
    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, null=True, related_name="tasks")
    orderer = models.BigIntegerField()
    owner = models.BigIntegerField()
    owner_since = models.DateField()
    post = models.BigIntegerField(null=True)
    money = models.BigIntegerField(null=True)
    money_source = models.TextField(blank=True)
    indicator = models.TextField(blank=True)
    target = models.TextField(blank=True)
    state = models.TextField(default="assigned")
    assigned = models.DateField()
    first_due = models.DateField()
    due = models.DateField()
    asked_due = models.DateField(null=True)
    extended = models.SmallIntegerField(default=0)
    sent_back = models.SmallIntegerField(default=0)
    reported = models.DateField(null=True)
    ended = models.DateField(null=True)
    quality = models.TextField(blank=True)
    measured = models.BooleanField(default=False)
    changed_on = models.DateField()
    deeds = models.IntegerField(default=0)
    reminded = models.SmallIntegerField(default=-100)
    search = models.TextField()

    class Meta:
        db_table = "tasks_task"
        indexes = [
            models.Index(fields=["owner", "due", "id"], include=["state"], condition=OPEN, name="tasks_task_owner"),
            models.Index(
                fields=["orderer", "due", "id"], include=["state", "owner"], condition=OPEN, name="tasks_task_orderer"
            ),
            models.Index(fields=["post", "due", "id"], condition=OPEN, name="tasks_task_post"),
            models.Index(fields=["due", "id"], include=["state"], condition=OPEN, name="tasks_task_due"),
            models.Index(fields=["due", "id"], condition=OPEN & Q(state="reported"), name="tasks_task_waiting"),
            models.Index(fields=["due", "id"], condition=OPEN & Q(asked_due__isnull=False), name="tasks_task_asked"),
            models.Index(fields=["owner", "-id"], name="tasks_task_owner_newest"),
            models.Index(fields=["orderer", "-id"], name="tasks_task_orderer_newest"),
            models.Index(fields=["owner", "changed_on"], name="tasks_task_changed"),
            models.Index(fields=["source_kind", "source_key"], condition=~Q(source_key=""), name="tasks_task_source"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="tasks_task_state"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True, state__in=("assigned", "returned", "accepted", "reported"))
                | Q(ended__isnull=False, state__in=("done", "withdrawn")),
                name="tasks_task_ended",
            ),
            models.CheckConstraint(condition=Q(due__gte=F("first_due")), name="tasks_task_due_later"),
            models.CheckConstraint(
                condition=Q(money__isnull=True) | (Q(money__gt=0) & ~Q(money_source="")), name="tasks_task_money"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(description="") & ~Q(product="") & ~Q(basis=""), name="tasks_task_clear"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Support(models.Model):
    """A body that coordinates on a task; it never leads it."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="supports")
    unit = models.BigIntegerField()

    class Meta:
        db_table = "tasks_support"
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="tasks_support_once")]
        indexes = [models.Index(fields=["unit", "-task"], name="tasks_support_unit")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.unit}"


class Charge(models.Model):
    """That an office (and its body) answered for a task from a day on; the next row of the task ends it."""

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="charges")
    owner = models.BigIntegerField()
    post = models.BigIntegerField(null=True)
    since = models.DateField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "tasks_charge"
        indexes = [
            models.Index(fields=["post", "-since"], condition=Q(post__isnull=False), name="tasks_charge_post"),
            models.Index(fields=["task", "id"], name="tasks_charge_task"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.post}"


class Deed(models.Model):
    """One thing done to a task; the state it left it in, who led it, when it was due, who did it, when, in what words."""

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    state = models.TextField()
    owner = models.BigIntegerField()
    due = models.DateField()
    day = models.DateField()
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    words = models.TextField(blank=True)
    document = models.TextField(blank=True)
    document_signed = models.DateField(null=True)
    document_organ = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "tasks_deed"
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="tasks_deed_number")]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.number} {self.kind}"


class Evidence(models.Model):
    """A file that proves what was reported: what it is by its content, its digest, and what the scanner said."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="evidence")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()
    scanned = models.TextField(blank=True)
    content = models.BinaryField()

    class Meta:
        db_table = "tasks_evidence"
        constraints = [models.UniqueConstraint(fields=["task", "digest"], name="tasks_evidence_once")]

    def __str__(self) -> str:
        return self.name


class Effect(models.Model):
    """What was measured of a task's effect: the indicator, its value, on which day, by which source."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="effects")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    indicator = models.TextField()
    value = models.TextField()
    unit = models.TextField(blank=True)
    day = models.DateField()
    source = models.TextField()

    class Meta:
        db_table = "tasks_effect"
        indexes = [models.Index(fields=["task"], name="tasks_effect_task")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
