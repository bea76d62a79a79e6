"""Who asked to open who denounced, on what ground, who approved, and who looked: told to all named officers and to the reporter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.accounts.models import Account
from tinhgon.denunciations.models.keys import OfficerKey
from tinhgon.denunciations.models.matter import Envelope, Matter


class Unsealing(models.Model):
    """A request: to ``read`` who denounced, or to ``reseal`` it for officers named since. ``until`` is when it lapses without approval."""

    id = models.BigAutoField(primary_key=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="unsealings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(OfficerKey, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField()
    ground = models.TextField()
    reason = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_unsealing"
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=["read", "reseal"]), name="denunciations_unsealing_purpose")
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.pk}"


class Approval(models.Model):
    """The approval of a request by another officer; good until a moment, for one look."""

    unsealing = models.OneToOneField(Unsealing, on_delete=models.PROTECT, primary_key=True, related_name="approval")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(OfficerKey, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_approval"

    def __str__(self) -> str:
        return str(self.unsealing_id)


class Release(models.Model):
    """What the approver handed over of one envelope, still sealed to the reader; emptied after the look, or when it lapsed."""

    id = models.BigAutoField(primary_key=True)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="releases")
    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "denunciations_release"
        constraints = [models.UniqueConstraint(fields=["approval", "envelope"], name="denunciations_release_once")]

    def __str__(self) -> str:
        return f"{self.approval_id}: {self.envelope_id}"


class Look(models.Model):
    """The one look that an approval allowed."""

    unsealing = models.OneToOneField(Unsealing, on_delete=models.PROTECT, primary_key=True, related_name="look")
    at = models.DateTimeField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_look"

    def __str__(self) -> str:
        return str(self.unsealing_id)
