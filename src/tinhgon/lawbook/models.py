"""The tables of administered law: rows and waivers. The database refuses to change, delete or empty either (`0002_guards.sql`)."""

from __future__ import annotations

from django.db import models


class LawRow(models.Model):
    """One row that an administrator confirmed, corrected or added. ``content`` holds the row and new acts, as in a book file."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    rule = models.TextField()
    verb = models.TextField()
    content = models.JSONField(default=dict)
    by = models.TextField()
    role = models.TextField(blank=True)
    on = models.DateField()
    source = models.TextField()
    reason = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "lawbook_row"
        indexes = [models.Index(fields=["rule", "number"], name="lawbook_row_rule")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.rule}"


class LawWaiver(models.Model):
    """A rule that does not bind one subject for a time: why, on what document, by whom."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    rule = models.TextField()
    frame = models.TextField()
    subject_key = models.BigIntegerField()
    subject = models.TextField()
    reason = models.TextField()
    document = models.TextField()
    signed = models.DateField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.TextField()
    role = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "lawbook_waiver"
        indexes = [models.Index(fields=["rule", "frame", "subject_key"], name="lawbook_waiver_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.rule} {self.subject}"
