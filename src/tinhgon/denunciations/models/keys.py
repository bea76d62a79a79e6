"""Keys of named officers. The private half is kept under its holder's passphrase alone, and that alone can change."""

from __future__ import annotations

from django.db import models

from tinhgon.accounts.models import Account


class OfficerKey(models.Model):
    """The public half of a key (32 bytes), whose it is and since when; ``fingerprint`` is read out to be compared."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    public = models.BinaryField(unique=True)
    fingerprint = models.TextField(unique=True)
    since = models.DateField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_officer_key"

    def __str__(self) -> str:
        return self.fingerprint


class KeyPassphrase(models.Model):
    """The private half of a key under a passphrase; sealed anew when the passphrase changes."""

    key = models.OneToOneField(OfficerKey, on_delete=models.PROTECT, primary_key=True, related_name="kept")
    sealed = models.BinaryField()

    class Meta:
        db_table = "denunciations_key_passphrase"

    def __str__(self) -> str:
        return str(self.key_id)


class KeyEnd(models.Model):
    """A key to which nothing is sealed any more; ``lost`` where its holder can no longer open what was."""

    key = models.OneToOneField(OfficerKey, on_delete=models.PROTECT, primary_key=True, related_name="ended")
    day = models.DateField()
    lost = models.BooleanField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "denunciations_key_end"

    def __str__(self) -> str:
        return str(self.key_id)
