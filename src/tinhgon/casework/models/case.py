"""Cases and everything that belongs to one.

A case's own row and its clocks' rows say how it stands now; what was done, said, filed and handed out only grows, and the database
refuses to change it (`0005_case_guards.py`). Who somebody is stands apart from the case, in `Party`, and is in no entry of the ledger.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.accounts.models import Account


class CaseProcedure(models.Model):
    """The text of a version of a procedure, kept when the first case begins under it; ``entry`` where an administrator gave it."""

    name = models.TextField()
    text = models.TextField()
    digest = models.TextField(unique=True)
    entry = models.BigIntegerField(null=True)

    class Meta:
        db_table = "casework_procedure"
        indexes = [models.Index(fields=["name", "-id"], name="casework_procedure_name")]

    def __str__(self) -> str:
        return self.name


class Holder(models.Model):
    """A body that was ever given a case: few rows, so that bodies that ended since are found at once."""

    unit = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "casework_holder"

    def __str__(self) -> str:
        return str(self.unit)


class Case(models.Model):
    """One matter as it stands now.

    ``kind`` is the procedure, ``procedure`` its version; ``organ`` the body (key of a unit) that took it in, ``holder`` the one that has
    it, since ``held_since``; ``officer`` who works on it. ``due`` is the nearest due day of its running clocks. ``deeds`` is the number of
    its newest deed: who acts says which one they saw. ``into`` is the case that it was merged into. ``search`` holds its words and the names
    of its parties without accents; the database keeps a column of their words beside it (`0005_case_guards.py`).
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    kind = models.TextField()
    procedure = models.ForeignKey(CaseProcedure, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    summary = models.TextField(blank=True)
    state = models.TextField()
    organ = models.BigIntegerField()
    holder = models.BigIntegerField()
    held_since = models.DateField()
    officer = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    received = models.DateField()
    ended = models.DateField(null=True)
    due = models.DateField(null=True)
    stopped = models.BooleanField(default=False)
    deeds = models.IntegerField(default=0)
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    changed = models.DateTimeField()
    search = models.TextField()

    class Meta:
        db_table = "casework_case"
        indexes = [
            models.Index(fields=["holder", "due", "id"], condition=Q(ended__isnull=True), name="casework_case_holder"),
            models.Index(
                fields=["officer", "due", "id"], condition=Q(ended__isnull=True), name="casework_case_officer"
            ),
            models.Index(fields=["due", "id"], condition=Q(ended__isnull=True), name="casework_case_due"),
            models.Index(
                fields=["holder", "kind", "state", "due"],
                condition=Q(ended__isnull=True),
                name="casework_case_held_board",
            ),
            models.Index(
                fields=["kind", "state", "due", "id"], condition=Q(ended__isnull=True), name="casework_case_board"
            ),
            models.Index(fields=["holder", "-id"], name="casework_case_newest"),
            models.Index(fields=["into"], condition=Q(into__isnull=False), name="casework_case_into"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=F("received")), name="casework_case_span"
            ),
            models.CheckConstraint(condition=~Q(into=F("id")), name="casework_case_into_other"),
        ]

    def __str__(self) -> str:
        return self.code


class Party(models.Model):
    """Somebody whose matter it is. One of them represents the others, and is written to."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    name = models.TextField()
    contact = models.TextField(blank=True)
    represents = models.BooleanField(default=False)

    class Meta:
        db_table = "casework_party"

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"


class Deed(models.Model):
    """One thing done to a case: a step (``step``), or something recorded; the state it left the case in, who, when, on what.

    ``public`` is what the subject reads of it, empty where it is not their business. ``holder`` is the body that had the case after it.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    step = models.BooleanField(default=False)
    state = models.TextField()
    holder = models.BigIntegerField()
    day = models.DateField()
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    document = models.TextField(blank=True)
    document_signed = models.DateField(null=True)
    document_organ = models.TextField(blank=True)
    public_vi = models.TextField(blank=True)
    public_en = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "casework_deed"
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="casework_deed_number")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number} {self.kind}"


class Note(models.Model):
    """An internal note: read by who handles the case, never by its subject."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        db_table = "casework_note"

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"


class Paper(models.Model):
    """A file of a case, of a kind that its procedure names: what it is by its content, its digest, and what the scanner said."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    name = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()
    scanned = models.TextField(blank=True)
    content = models.BinaryField()

    class Meta:
        db_table = "casework_paper"
        constraints = [models.UniqueConstraint(fields=["case", "kind", "digest"], name="casework_paper_once")]

    def __str__(self) -> str:
        return self.name


class Clock(models.Model):
    """A term that runs in a case since ``start`` (its event), until it is met or falls away (``ended``).

    ``due`` and ``unextended`` are reckoned from the law book, the calendar and its events, and made anew when one of these moves;
    ``plain`` says that it has no events. ``reminded`` is the last mark (working days after the due day) of which people were told.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    term = models.TextField()
    start = models.DateField()
    conditions = models.TextField(blank=True)
    plain = models.BooleanField(default=True)
    due = models.DateField(null=True)
    unextended = models.DateField(null=True)
    ended = models.DateField(null=True)
    reminded = models.SmallIntegerField(default=-100)

    class Meta:
        db_table = "casework_clock"
        indexes = [
            models.Index(fields=["case"], name="casework_clock_case"),
            models.Index(fields=["due"], condition=Q(ended__isnull=True, due__isnull=False), name="casework_clock_due"),
            models.Index(
                fields=["term", "start", "conditions"], condition=Q(ended__isnull=True), name="casework_clock_alike"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "term"], condition=Q(ended__isnull=True), name="casework_clock_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.term}"


class ClockEvent(models.Model):
    """What moved a clock: it was suspended, resumed, extended by so many days, or its conditions were found to be others."""

    id = models.BigAutoField(primary_key=True)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="events")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    day = models.DateField()
    days = models.IntegerField(null=True)
    reason = models.TextField(blank=True)
    document = models.TextField(blank=True)
    conditions = models.TextField(blank=True)

    class Meta:
        db_table = "casework_clock_event"
        indexes = [models.Index(fields=["clock", "id"], name="casework_clock_event_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["suspend", "resume", "extend", "condition"]), name="casework_clock_event_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clock_id}: {self.kind}"


class Receipt(models.Model):
    """The digest of a code that was handed out for a case, to one party or to all; the newest of each is good."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="receipts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    key = models.TextField(unique=True)

    class Meta:
        db_table = "casework_receipt"

    def __str__(self) -> str:
        return f"{self.case_id}: {self.pk}"
