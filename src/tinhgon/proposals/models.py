"""What was asked of the planner, and each search for its answer.

Requests only grow: the database refuses to change or delete them (`0002_guards.sql`). A run changes until it has ended, and not after.
What changes several times a second stands in a table of its own, which leaves no trail.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Request(models.Model):
    """A problem as it was put to the planner: whole, with the wishes that it was read from the books by, and the limits of the search.

    ``organ`` is the key of the unit in whose name it was asked. ``wish`` and ``problem`` are JSON; ``wish`` is empty where somebody
    brought the whole problem. ``entry`` is the newest entry of the registry that the problem was read from. ``origin`` is the request that
    this one asks again with other demands.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    title = models.TextField()
    organ = models.BigIntegerField()
    day = models.DateField()
    entry = models.BigIntegerField(null=True)
    wish = models.TextField(blank=True)
    problem = models.TextField()
    fingerprint = models.TextField()
    limits = models.JSONField()
    asked_by = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    origin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="others")

    class Meta:
        db_table = "proposals_request"
        indexes = [models.Index(fields=["organ", "-id"], name="proposals_request_organ")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.kind} {self.title}"


class Run(models.Model):
    """One search for the answer of a request, and the answer.

    ``result`` is the plan as JSON, ``scheme`` the same as a scheme's file; ``findings`` say why there is none. ``ended`` is why the search
    ended: done, time, effort, stopped. A run that says that it runs does so only while its worker holds its lock (`queries.standing`).
    """

    class State(models.TextChoices):
        """Where a run stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        STOPPED = "stopped"
        FAILED = "failed"
        INTERRUPTED = "interrupted"

    id = models.BigAutoField(primary_key=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="runs")
    number = models.IntegerField()
    state = models.TextField(choices=State.choices, default=State.WAITING)
    queued_by = models.TextField()
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    worker = models.TextField(blank=True)
    stop_at = models.DateTimeField(null=True)
    stop_by = models.TextField(blank=True)
    ended = models.TextField(blank=True)
    result = models.TextField(blank=True)
    scheme = models.TextField(blank=True)
    findings = models.JSONField(default=list)

    class Meta:
        db_table = "proposals_run"
        indexes = [
            models.Index(fields=["id"], name="proposals_run_open", condition=Q(state__in=["waiting", "running"])),
        ]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="proposals_run_number"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "stopped", "failed", "interrupted"]),
                name="proposals_run_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}/{self.number}: {self.state}"


class Progress(models.Model):
    """Where a run stands: best, bound and the gap between them, seconds, the share of a whole that has parts, and what it is doing.

    ``trace`` holds how best and bound came closer: [seconds, best, bound], a line for each change.
    """

    run = models.OneToOneField(Run, primary_key=True, on_delete=models.PROTECT, related_name="progress")
    best = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    gap = models.FloatField(null=True)
    seconds = models.FloatField(default=0.0)
    share = models.FloatField(null=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    trace = models.JSONField(default=list)

    class Meta:
        db_table = "proposals_progress"

    def __str__(self) -> str:
        return f"{self.run_id}: {self.best} / {self.bound}"
