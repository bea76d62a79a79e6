"""The tables of mandates: grants of roles, and rows of the authority register that people added or changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.accounts.models import Account


class Grant(models.Model):
    """A role given to an account over a part of the apparatus: the unit and all below it, or everything where there is none.

    ``organ`` is the unit in whose name it is used; ``through`` the grant that a delegation or a stand-in passes on, without which it
    is nothing. ``until`` is the day after the last; a grant that is ended gets an earlier one, and ``planned`` keeps the first.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    role = models.TextField()
    kind = models.TextField()
    through = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    organ = models.BigIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    sector = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    planned = models.DateField(null=True)
    document = models.TextField()
    signed = models.DateField(null=True)
    document_organ = models.TextField(blank=True)
    document_title = models.TextField(blank=True)
    note = models.TextField(blank=True)
    granted_by = models.BigIntegerField()
    ended_by = models.BigIntegerField(null=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        db_table = "mandates_grant"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="mandates_grant_span"
            ),
            models.CheckConstraint(
                condition=Q(kind="own", through__isnull=True)
                | Q(kind__in=("delegated", "stand_in"), through__isnull=False),
                name="mandates_grant_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["account", "since"], name="mandates_grant_account"),
            models.Index(fields=["role", "since"], name="mandates_grant_role"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.role} [{self.since}, {self.until or '…'})"


class PowerRow(models.Model):
    """A row of the authority register as people wrote it; the newest of an ``row`` counts, also over the one that comes with the house."""

    row = models.TextField()
    act = models.TextField()
    organ_kind = models.TextField()
    level = models.TextField()
    basis = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    verified_by = models.TextField(blank=True)
    note = models.TextField(blank=True)
    entry = models.BigIntegerField(unique=True)

    class Meta:
        db_table = "mandates_power"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="mandates_power_span"
            )
        ]
        indexes = [models.Index(fields=["row", "-entry"], name="mandates_power_row")]

    def __str__(self) -> str:
        return f"{self.row} {self.act}"
