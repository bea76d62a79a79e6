"""Drafts of schemes, their versions, and which version a draft showed when.

Versions and turns only grow: the database refuses to change, delete or empty them (`0002_guards.sql`). A draft's row says where it
stands now; how it came to stand there is told by its turns.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Draft(models.Model):
    """A scheme that is being written: its stable name, the organ (key of a unit) that writes it, and the version it shows now.

    ``name`` is also the identifier of the scheme in every version, so that two drafts never enact under one. ``drafted_at`` is the
    newest ledger entry when the draft was last laid on the books: rows that changed since are named as conflicts.
    """

    class State(models.TextChoices):
        """Whether it may be edited."""

        OPEN = "open"
        LOCKED = "locked"

    id = models.BigAutoField(primary_key=True)
    name = models.TextField(unique=True)
    title = models.TextField()
    organ = models.BigIntegerField()
    made_by = models.TextField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    state = models.TextField(choices=State.choices, default=State.OPEN)
    current = models.IntegerField(default=1)
    drafted_at = models.BigIntegerField()
    origin = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="branches")

    class Meta:
        db_table = "reform_draft"
        indexes = [
            models.Index(fields=["organ", "-changed_at"], name="reform_draft_organ"),
            models.Index(fields=["-changed_at"], name="reform_draft_changed"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["open", "locked"]), name="reform_draft_state"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.current})"


class Version(models.Model):
    """A draft's scheme as it stood after one edit, as YAML text: who made it under what mandate, when, and what changed.

    ``parent`` is the number of the version that was edited; None for the first one.
    """

    id = models.BigAutoField(primary_key=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    parent = models.IntegerField(null=True)
    text = models.TextField()
    steps = models.IntegerField()
    day = models.DateField()
    author = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    at = models.DateTimeField()
    words = models.TextField()
    words_en = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "reform_version"
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="reform_version_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1)
                & (Q(number=1, parent__isnull=True) | Q(parent__gte=1, parent__lt=F("number"))),
                name="reform_version_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}/{self.number}"


class Turn(models.Model):
    """One moment at which a draft came to show a version: by an edit, by undoing, by redoing, by taking an old one up again; or at
    which it was locked, opened again, or laid on newer books.
    """

    class Act(models.TextChoices):
        """What was done."""

        EDIT = "edit"
        UNDO = "undo"
        REDO = "redo"
        TAKE = "take"
        LOCK = "lock"
        OPEN = "open"
        RENEW = "renew"

    id = models.BigAutoField(primary_key=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="turns")
    version = models.IntegerField()
    act = models.TextField(choices=Act.choices)
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        db_table = "reform_turn"
        indexes = [models.Index(fields=["draft", "-id"], name="reform_turn_draft")]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.act} {self.version}"
