"""Documents, their clauses in versions, and what was done to them.

A draft is written and rewritten; once it is signed the database refuses to change anything but the days on which a version or the whole
document ends (`0003_guards.py`). What was done, found and linked only grows.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.resolutions.models.themes import Theme

READERS = ("organ", "apparatus", "public")
#: How a clause is told from others in its document, from the largest to the smallest.
LEVELS = ("preamble", "part", "chapter", "article", "item", "clause", "point")


class Document(models.Model):
    """One resolution, directive, plan …: ``organ`` is the key of the body that issues it.

    A draft has no number. ``signed`` is the day of signature, ``force`` the first day in force, ``ended`` the first day no longer in force,
    ``ending`` how (replaced, repealed, expired), ``ended_by`` the document that ended it. ``dropped`` is a draft given up. ``series`` is the
    term or year in which ``number`` counts. ``readers`` says who reads it once it is signed: the organ's own part of the apparatus, whoever
    may read documents anywhere, or everybody. ``deeds`` is the number of its newest deed.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    kind = models.TextField()
    organ = models.BigIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, related_name="documents")
    sample = models.BooleanField(default=False)
    readers = models.TextField(default="apparatus")
    began = models.DateField()
    symbol = models.TextField(blank=True)
    number = models.IntegerField(null=True)
    series = models.TextField(blank=True)
    signed = models.DateField(null=True)
    signer = models.TextField(blank=True)
    signer_title = models.TextField(blank=True)
    force = models.DateField(null=True)
    ended = models.DateField(null=True)
    ending = models.TextField(blank=True)
    ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="ends")
    dropped = models.DateField(null=True)
    deeds = models.IntegerField(default=0)
    changed = models.DateTimeField()
    search = models.TextField(blank=True)

    class Meta:
        db_table = "resolutions_document"
        indexes = [
            models.Index(fields=["organ", "-signed", "id"], name="resolutions_document_organ"),
            models.Index(fields=["theme"], name="resolutions_document_theme", condition=Q(theme__isnull=False)),
            models.Index(fields=["-signed", "id"], name="resolutions_document_signed"),
            models.Index(fields=["symbol"], name="resolutions_document_symbol"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "kind", "series", "number"],
                condition=Q(number__isnull=False),
                name="resolutions_number",
            ),
            models.CheckConstraint(condition=Q(readers__in=READERS), name="resolutions_document_readers"),
            models.CheckConstraint(
                condition=Q(signed__isnull=True, force__isnull=True, ended__isnull=True)
                | Q(signed__isnull=False, dropped__isnull=True),
                name="resolutions_document_signed_first",
            ),
            models.CheckConstraint(
                condition=Q(force__isnull=True) | Q(force__gte=F("signed")), name="resolutions_document_force"
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=F("signed")), name="resolutions_document_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.code


class Clause(models.Model):
    """One clause of a document, for as long as the document lives: ``mark`` is its address in it ("2", "2.1", "2.1.a")."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="clauses")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    mark = models.TextField()
    place = models.IntegerField()
    level = models.TextField()

    class Meta:
        db_table = "resolutions_clause"
        constraints = [
            models.UniqueConstraint(fields=["document", "mark"], name="resolutions_clause_mark"),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="resolutions_clause_level"),
        ]
        indexes = [models.Index(fields=["document", "place"], name="resolutions_clause_place")]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.mark}"


class ClauseVersion(models.Model):
    """What a clause says from ``since`` on, until ``until`` (half-open); in a draft both are empty.

    ``orders`` says whether it orders something. Then: ``post`` (key of a post) and ``office`` the named office that answers for it, ``due``
    the day, ``product`` what must come out and how it is measured, ``authority`` what power or basis is used, ``money`` in đồng with
    ``money_source`` where it ``needs_money``. ``of_clause`` is the clause of a superior's document that this one puts into practice.
    ``gone`` is a version that only says that the clause was repealed.
    """

    id = models.BigAutoField(primary_key=True)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    label = models.TextField()
    words = models.TextField()
    gone = models.BooleanField(default=False)
    orders = models.BooleanField(default=False)
    post = models.BigIntegerField(null=True)
    office = models.TextField(blank=True)
    due = models.DateField(null=True)
    product = models.TextField(blank=True)
    authority = models.TextField(blank=True)
    needs_money = models.BooleanField(default=False)
    money = models.BigIntegerField(null=True)
    money_source = models.TextField(blank=True)
    of_clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="put_into_practice")
    amended_by = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="amends")
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_clause_version"
        constraints = [
            models.UniqueConstraint(fields=["clause", "number"], name="resolutions_version_number"),
            models.UniqueConstraint(
                fields=["clause"], condition=Q(until__isnull=True), name="resolutions_version_newest"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=False, until__gte=F("since")),
                name="resolutions_version_span",
            ),
            models.CheckConstraint(condition=Q(money__isnull=True) | Q(money__gte=0), name="resolutions_version_money"),
        ]
        indexes = [models.Index(fields=["of_clause"], name="resolutions_version_of")]

    def __str__(self) -> str:
        return f"{self.clause_id}.{self.number}"


class ClauseBody(models.Model):
    """A body that a version of a clause gives something to do: the one that leads (``lead``), or one that works with it."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(ClauseVersion, on_delete=models.PROTECT, related_name="bodies")
    unit = models.BigIntegerField()
    lead = models.BooleanField()

    class Meta:
        db_table = "resolutions_clause_body"
        constraints = [models.UniqueConstraint(fields=["version", "unit"], name="resolutions_clause_body_once")]
        indexes = [models.Index(fields=["unit"], name="resolutions_clause_body_unit")]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.unit}"


class Supervision(models.Model):
    """A line of the supervision plan: which body checks what, how, and on which day for the first time."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="supervisions")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="supervisions")
    unit = models.BigIntegerField()
    office = models.TextField(blank=True)
    what = models.TextField()
    first = models.DateField()
    every = models.IntegerField(null=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_supervision"
        constraints = [
            models.CheckConstraint(
                condition=Q(every__isnull=True) | Q(every__gt=0), name="resolutions_supervision_every"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.first}"


class DocumentDeed(models.Model):
    """One thing done to a document: who, when, on what, and its entry in the ledger."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    day = models.DateField()
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_deed"
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="resolutions_deed_number")]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number} {self.kind}"


class Checked(models.Model):
    """What the check of a document found when it was signed, kept as it was shown to who signed."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="checks")
    deed = models.OneToOneField(DocumentDeed, on_delete=models.PROTECT, related_name="+")
    findings = models.JSONField()
    figures = models.JSONField()
    digest = models.TextField()

    class Meta:
        db_table = "resolutions_checked"

    def __str__(self) -> str:
        return f"{self.document_id}: {self.digest[:12]}"


class OrganSymbol(models.Model):
    """The symbol that an organ signs its documents with, from a day on; it stands over what the data say for its kind and level."""

    id = models.BigAutoField(primary_key=True)
    unit = models.BigIntegerField()
    symbol = models.TextField()
    since = models.DateField()
    basis = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_organ_symbol"
        constraints = [models.UniqueConstraint(fields=["unit", "since"], name="resolutions_organ_symbol_since")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.symbol}"


class OrganTerm(models.Model):
    """A term of an organ: its numbers count through it. ``since`` is the day after the congress or election closed."""

    id = models.BigAutoField(primary_key=True)
    unit = models.BigIntegerField()
    name = models.TextField()
    since = models.DateField()
    basis = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_organ_term"
        constraints = [models.UniqueConstraint(fields=["unit", "since"], name="resolutions_organ_term_since")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.name}"
