"""What people are told: notices in their inbox, letters that wait for the mail server, secret addresses of calendar feeds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.accounts.models import Account
from tinhgon.casework.models.case import Case, Clock


class Notice(models.Model):
    """One thing that somebody was told about a case: a mark of a due day, once each, or that it came to them."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.TextField()
    due = models.DateField(null=True)
    mark = models.SmallIntegerField(null=True)
    superior = models.BooleanField(default=False)
    day = models.DateField()
    words_vi = models.TextField()
    words_en = models.TextField()
    read = models.DateTimeField(null=True)

    class Meta:
        db_table = "casework_notice"
        indexes = [
            models.Index(fields=["account", "-id"], name="casework_notice_account"),
            models.Index(fields=["account"], condition=Q(read__isnull=True), name="casework_notice_unread"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "clock", "due", "mark"], condition=Q(kind="due"), name="casework_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.kind}"


class Letter(models.Model):
    """A letter on its way to somebody's mail address. ``key`` is also in its Message-ID, so one letter never counts as two.

    ``state``: waiting, sending (handed to the server at ``tried``), sent, refused (the address will not do; nothing more is tried).
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.TextField(unique=True)
    subject = models.TextField()
    body = models.TextField()
    made = models.DateTimeField()
    state = models.TextField(default="waiting")
    tries = models.IntegerField(default=0)
    tried = models.DateTimeField(null=True)
    next = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        db_table = "casework_letter"
        indexes = [
            models.Index(fields=["next"], condition=Q(state__in=["waiting", "sending"]), name="casework_letter_next"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "refused"]), name="casework_letter_state"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Feed(models.Model):
    """The digest of the secret address of somebody's calendar feed; a new one ends the old."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    key = models.TextField(unique=True)
    made = models.DateTimeField()

    class Meta:
        db_table = "casework_feed"

    def __str__(self) -> str:
        return str(self.account_id)
