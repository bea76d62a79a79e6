"""The tables of private files: notes, and every reading. The database refuses to change, delete or empty either (`0002_guards`)."""

from __future__ import annotations

from django.db import models


class Note(models.Model):
    """A note on a person (its key in the registry). A wrong one is answered by a later one, as the books do."""

    person = models.BigIntegerField()
    at = models.DateTimeField()
    text = models.TextField()
    actor = models.TextField()
    entry = models.BigIntegerField(unique=True)

    class Meta:
        db_table = "people_note"
        indexes = [models.Index(fields=["person", "-at"], name="people_note_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.at}"


class Reading(models.Model):
    """One reading of a private file: whose, by which account, in what role, by what mandate, why."""

    person = models.BigIntegerField()
    account = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    why = models.TextField()

    class Meta:
        db_table = "people_reading"
        indexes = [
            models.Index(fields=["person", "-at"], name="people_reading_person"),
            models.Index(fields=["account", "-at"], name="people_reading_account"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.person}"
