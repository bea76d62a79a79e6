"""What follows from a document: who must put it into practice by a document of their own, who did, what must be looked at again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.resolutions.models.documents import Clause, ClauseVersion, Document
from tinhgon.tasks.models import Task


class Requirement(models.Model):
    """Bodies of a kind and level, below a body or everywhere, must issue a document of a kind by a day; for one clause or the whole.

    Who they are is read from the registry on the day that is asked about; ``since`` is the first day of the duty. ``kinds`` are kinds of
    bodies, ``levels`` their levels, ``document_kind`` the kind of document, empty for any. ``under`` is the key of a body whose part of the
    apparatus is meant, or None.
    """

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="requirements")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="requirements")
    kind = models.TextField()
    level = models.TextField()
    under = models.BigIntegerField(null=True)
    document_kind = models.TextField(blank=True)
    since = models.DateField()
    due = models.DateField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_requirement"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "clause", "kind", "level", "under"],
                nulls_distinct=False,
                name="resolutions_requirement_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.kind} {self.level}"


class Link(models.Model):
    """A document puts another one, or one clause of it, into practice."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="above")
    of = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="followers")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="followers")
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_link"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "of", "clause"], nulls_distinct=False, name="resolutions_link_once"
            ),
            models.CheckConstraint(condition=~Q(document=models.F("of")), name="resolutions_link_other"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.of_id}"


class Copied(models.Model):
    """How much of a document stands word for word in the one above it, kept when it was signed: runs of words shared, and all."""

    id = models.BigAutoField(primary_key=True)
    link = models.OneToOneField(Link, on_delete=models.PROTECT, related_name="copied")
    shared = models.IntegerField()
    of = models.IntegerField()
    run = models.IntegerField()

    class Meta:
        db_table = "resolutions_copied"
        constraints = [
            models.CheckConstraint(
                condition=Q(shared__gte=0, of__gte=models.F("shared")), name="resolutions_copied_count"
            )
        ]

    def __str__(self) -> str:
        return f"{self.link_id}: {self.shared}/{self.of}"


class Review(models.Model):
    """A clause changed, so a document that stands on it must be looked at again by a day; ``ended`` when that was done, and how.

    ``task`` is the task that was ordered for it; empty where nobody could be made to answer for one (``untasked`` says why).
    """

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    change = models.ForeignKey(ClauseVersion, on_delete=models.PROTECT, related_name="reviews")
    began = models.DateField()
    due = models.DateField()
    ended = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    words = models.TextField(blank=True)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="of_review")
    untasked = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_review"
        constraints = [
            models.UniqueConstraint(fields=["document", "change"], name="resolutions_review_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "amend", "keep", "end"]), name="resolutions_review_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.due}"
