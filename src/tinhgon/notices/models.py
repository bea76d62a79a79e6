"""What people are told: notices in their inbox, letters that wait for the mail server, secret addresses of calendar feeds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tinhgon.accounts.models import Account


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
        db_table = "notices_letter"
        indexes = [
            models.Index(fields=["next"], condition=Q(state__in=["waiting", "sending"]), name="notices_letter_next"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "refused"]), name="notices_letter_state"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Notice(models.Model):
    """One thing that somebody was told about a matter: a mark of a due day, once each, or that it came to them.

    ``matter`` is the kind of matter (case, task …) and ``code`` what it is called; ``about`` the key of the row whose day ``due`` is.
    ``posted`` is when it was gathered into a letter; empty while it waits for the day's post, or where none is wanted (``kind``).
    """

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    matter = models.TextField()
    code = models.TextField()
    about = models.BigIntegerField(null=True)
    kind = models.TextField()
    due = models.DateField(null=True)
    mark = models.SmallIntegerField(null=True)
    superior = models.BooleanField(default=False)
    day = models.DateField()
    words_vi = models.TextField()
    words_en = models.TextField()
    read = models.DateTimeField(null=True)
    posted = models.DateTimeField(null=True)

    class Meta:
        db_table = "notices_notice"
        indexes = [
            models.Index(fields=["account", "-id"], name="notices_notice_account"),
            models.Index(fields=["account"], condition=Q(read__isnull=True), name="notices_notice_unread"),
            models.Index(
                fields=["account", "id"], condition=Q(kind="due", posted__isnull=True), name="notices_notice_unposted"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "matter", "about", "due", "mark"],
                condition=Q(kind="due"),
                name="notices_notice_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="due") | Q(about__isnull=False, due__isnull=False, mark__isnull=False),
                name="notices_notice_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.kind}"


class Feed(models.Model):
    """The digest of the secret address of somebody's calendar feed; a new one ends the old."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    key = models.TextField(unique=True)
    made = models.DateTimeField()

    class Meta:
        db_table = "notices_feed"

    def __str__(self) -> str:
        return str(self.account_id)
