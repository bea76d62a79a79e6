"""Review packs: what is reviewed over which days, as known when; its prose in versions; its signature. Every row is written once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.themes import Theme
from tinhgon.resolutions.models.written import Written


class Pack(Written):
    """A review of a document or of a year's theme: ``since`` to ``day`` is its span, ``day`` the valid day, ``known`` the instant of knowledge.

    The figures are not kept here: they are counted anew from the books of that day and that instant, and so are the same each time.
    ``organ`` is the key of the body whose review it is, ``previous`` the pack before it.
    """

    code = models.TextField(unique=True)
    kind = models.TextField()
    title = models.TextField()
    organ = models.BigIntegerField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="packs")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="packs")
    since = models.DateField()
    day = models.DateField()
    known = models.DateTimeField()
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")

    class Meta:
        db_table = "reports_pack"
        indexes = [models.Index(fields=["organ", "-day"], name="reports_pack_organ")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["interim", "final", "five_year"]), name="reports_pack_kind"),
            models.CheckConstraint(condition=Q(since__lt=F("day")), name="reports_pack_span"),
            models.CheckConstraint(
                condition=Q(document__isnull=False, theme__isnull=True) | Q(document__isnull=True, theme__isnull=False),
                name="reports_pack_subject",
            ),
        ]


class Prose(Written):
    """What the author wrote of one section; the newest row of a section counts."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="prose")
    section = models.TextField()
    text = models.TextField()

    class Meta:
        db_table = "reports_prose"
        indexes = [models.Index(fields=["pack", "section", "-id"], name="reports_prose_newest")]


class Signed(Written):
    """A pack that was signed: its number, day and signer; ``content`` is all that it says, ``digest`` locks it, ``counted`` its figures."""

    pack = models.OneToOneField(Pack, on_delete=models.PROTECT, related_name="signed")
    number = models.TextField()
    signed = models.DateField()
    signer = models.TextField()
    signer_title = models.TextField(blank=True)
    content = models.JSONField()
    digest = models.TextField()
    counted = models.TextField()

    class Meta:
        db_table = "reports_signed"
