"""The tables of the ledger: entries and seals. The database refuses to change, delete or empty either (`0002_guards.sql`)."""

from __future__ import annotations

from django.db import models


class LedgerEntry(models.Model):
    """One act, written once. ``content`` holds a digest per part of the books that the act wrote or withdrew."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    act = models.TextField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    decision_number = models.TextField(blank=True)
    decision_signed = models.DateField(null=True)
    decision_organ = models.TextField(blank=True)
    decision_title = models.TextField(blank=True)
    effective = models.DateField(null=True)
    subject = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    digest = models.TextField()

    class Meta:
        db_table = "ledger_entry"
        indexes = [
            models.Index(fields=["act", "-number"], name="ledger_entry_act"),
            models.Index(fields=["subject", "-number"], name="ledger_entry_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.decision_number}"


class LedgerSeal(models.Model):
    """A Merkle root over the digests of the entries numbered ``first`` to ``last``, chained to the seal before."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    entries = models.IntegerField()
    root = models.TextField()
    previous = models.TextField(blank=True)
    digest = models.TextField()

    class Meta:
        db_table = "ledger_seal"

    def __str__(self) -> str:
        return f"{self.number}: {self.first}-{self.last}"
