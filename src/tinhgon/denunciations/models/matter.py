"""A sealed matter. No column of these tables holds a word of it in clear, except what is published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.casework.models import Case
from tinhgon.denunciations.models.keys import OfficerKey


class Matter(models.Model):
    """One denunciation: its case, the digest under which the reporter's code finds it, and the key to which answers are sealed."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="+")
    digest = models.TextField(unique=True)
    public = models.BinaryField()

    class Meta:
        db_table = "denunciations_matter"

    def __str__(self) -> str:
        return str(self.case_id)


class Envelope(models.Model):
    """Something sealed: ``kind`` is words, identity, file, message or reason; ``sender`` reporter or officer.

    ``asks`` says that an answer is awaited. ``number`` counts within the matter and is part of what the seal is bound to.
    """

    id = models.BigAutoField(primary_key=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="envelopes")
    number = models.IntegerField()
    kind = models.TextField()
    sender = models.TextField()
    asks = models.BooleanField(default=False)
    day = models.DateField()
    sealed = models.BinaryField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_envelope"
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="denunciations_envelope_number"),
            models.CheckConstraint(
                condition=Q(kind__in=["words", "identity", "file", "message", "reason"])
                & Q(sender__in=["reporter", "officer"]),
                name="denunciations_envelope_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.number} {self.kind}"


class Box(models.Model):
    """The key of an envelope, sealed to a reader (null: the reporter); with an approver, in two layers. ``body``: for whom it was sealed."""

    id = models.BigAutoField(primary_key=True)
    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="boxes")
    body = models.BigIntegerField()
    approver = models.ForeignKey(OfficerKey, on_delete=models.PROTECT, null=True, related_name="+")
    reader = models.ForeignKey(OfficerKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_box"
        constraints = [
            models.CheckConstraint(condition=~Q(approver=F("reader")), name="denunciations_box_two"),
            models.UniqueConstraint(
                fields=["envelope", "approver", "reader"], name="denunciations_box_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.envelope_id}: {self.approver_id} → {self.reader_id}"


class Publication(models.Model):
    """A conclusion as it was published: open words, without who denounced."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, primary_key=True, related_name="publication")
    day = models.DateField()
    title = models.TextField()
    words = models.TextField()
    document = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_publication"

    def __str__(self) -> str:
        return str(self.matter_id)
