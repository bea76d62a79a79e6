"""The calendar of worked days: one row per statement about a day, never changed; the newest about a day counts."""

from __future__ import annotations

from django.db import models


class CalendarDay(models.Model):
    """What was said of one day: off, worked, or ordinary after all. ``entry`` is the ledger's entry that said so."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    state = models.TextField()
    name_vi = models.TextField()
    name_en = models.TextField()
    source = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "casework_calendar_day"
        indexes = [models.Index(fields=["day", "-id"], name="casework_calendar_day_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["off", "working", "ordinary"]), name="casework_calendar_day_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"


class CalendarYear(models.Model):
    """A year whose holidays were entered as a whole."""

    year = models.IntegerField(primary_key=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "casework_calendar_year"

    def __str__(self) -> str:
        return str(self.year)


class Reckoning(models.Model):
    """A time at which every running clock was reckoned anew: by which calendar and law (``by``, a digest), and how many cases moved."""

    by = models.TextField()
    day = models.DateField()
    moved = models.IntegerField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "casework_reckoning"

    def __str__(self) -> str:
        return f"{self.day}: {self.moved}"
