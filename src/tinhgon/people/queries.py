"""Reads of private files. `notes` is for `acts.open_file` alone, which writes the reading down first."""

from __future__ import annotations

from tinhgon.people.models import Note, Reading


def notes(person: int) -> list[Note]:
    """Return the notes on a person, newest first."""
    return list(Note.objects.filter(person=person).order_by("-at", "-id"))


def readings(person: int | None = None, *, account: int | None = None, limit: int = 200) -> list[Reading]:
    """Return who read private files, newest first: of one person, or by one account, or all."""
    found = Reading.objects.order_by("-at", "-id")
    if person is not None:
        found = found.filter(person=person)
    if account is not None:
        found = found.filter(account=account)
    return list(found[:limit])
