"""Petitions: what was written, what it was found to be, the letters that answer it, and decisions that were published.

Who somebody is stands in the parties of the case (`casework.models.Party`), and nowhere here but in the keys by which repeats are found.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.casework.models import Case


class Petition(models.Model):
    """What is a petition about a case: where it came from, what was written, against what; and what came of it.

    ``case`` is the case as which it was taken in; ``matter`` the one that it became when it was taken up; ``previous`` the first
    complaint, where this is the second. ``kind``, ``eligible`` and ``competent`` are those of the newest assessment, ``outcome`` what
    was done with it. ``pieces`` are the shingles of its text, by which alike ones are found.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="petition")
    matter = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="petition_taken_up")
    previous = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="petitions_after")
    source = models.TextField()
    content = models.TextField()
    asked = models.TextField(blank=True)
    language = models.TextField(default="vi")
    translated = models.BooleanField(default=False)
    written = models.DateField(null=True)
    named = models.BooleanField(default=False)
    addressed = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)
    represented = models.BooleanField(default=False)
    people = models.IntegerField(default=1)
    against = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    learned = models.DateField(null=True)
    plot = models.TextField(blank=True)
    kind = models.TextField(blank=True)
    eligible = models.BooleanField(null=True)
    competent = models.BooleanField(null=True)
    outcome = models.TextField(blank=True)
    pieces = models.JSONField(default=list)

    class Meta:
        db_table = "petitions_petition"
        indexes = [
            models.Index(fields=["kind", "-case"], name="petitions_petition_kind"),
            models.Index(fields=["previous"], condition=Q(previous__isnull=False), name="petitions_petition_previous"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["", "complaint", "denunciation", "recommendation", "mixed"]),
                name="petitions_petition_kind_known",
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="petitions_petition_people"),
            models.CheckConstraint(condition=~Q(previous=F("case")), name="petitions_petition_previous_other"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind}"


class PetitionKey(models.Model):
    """A key by which the same matter is found again: who wrote (name, identity), which decision, which plot of land."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="keys")
    kind = models.TextField()
    key = models.TextField()

    class Meta:
        db_table = "petitions_key"
        indexes = [models.Index(fields=["kind", "key"], name="petitions_key_of")]
        constraints = [
            models.UniqueConstraint(fields=["petition", "kind", "key"], name="petitions_key_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["name", "identity", "decision", "plot"]), name="petitions_key_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.kind}"


class Assessment(models.Model):
    """What a petition was found to be, once: its kind by content, fit or not, ours or not, and the rows of law that were asked."""

    id = models.BigAutoField(primary_key=True)
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="assessments")
    kind = models.TextField()
    eligible = models.BooleanField()
    competent = models.BooleanField()
    body = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    day = models.DateField()
    actor = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_assessment"

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.kind}"


class Letter(models.Model):
    """A letter about a petition: its kind, number, day, whom it goes to, and what it says; its file is written anew when asked for."""

    id = models.BigAutoField(primary_key=True)
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="letters")
    kind = models.TextField()
    number = models.TextField()
    day = models.DateField()
    organ = models.BigIntegerField()
    recipient = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    actor = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_letter"

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.kind}"


class Publication(models.Model):
    """A decision on a complaint that was made public: its number and day, how and since when, in words that name nobody."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publications")
    number = models.TextField()
    signed = models.DateField()
    organ = models.BigIntegerField()
    way = models.TextField()
    since = models.DateField()
    words = models.TextField()
    result = models.TextField()
    actor = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_publication"
        indexes = [models.Index(fields=["-since", "-id"], name="petitions_publication_newest")]
        constraints = [models.UniqueConstraint(fields=["case", "number", "way"], name="petitions_publication_once")]

    def __str__(self) -> str:
        return self.number


class Execution(models.Model):
    """Something that a decision orders to be done: by whom and when, and when it was done on what proof."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="executions")
    words = models.TextField()
    owner = models.TextField()
    due = models.DateField(null=True)
    done = models.DateField(null=True)
    proof = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "petitions_execution"

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"
