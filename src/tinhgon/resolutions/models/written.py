"""What every row of what is followed has: it is written once, at an instant, by an entry of the ledger, in somebody's name."""

from __future__ import annotations

from django.db import models


class Written(models.Model):
    """A row that is written once. ``at`` is the instant at which it was known, ``entry`` the ledger's entry that wrote it."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    entry = models.BigIntegerField()
    actor = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"
