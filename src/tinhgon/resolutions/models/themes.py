"""The theme of a year, its indicators with dated values, and the closing review."""

from __future__ import annotations

from django.db import models


class Theme(models.Model):
    """What a body made the theme of a year; ``source`` says where it was read."""

    id = models.BigAutoField(primary_key=True)
    year = models.IntegerField()
    organ = models.BigIntegerField()
    title = models.TextField()
    source = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_theme"
        constraints = [models.UniqueConstraint(fields=["year", "organ"], name="resolutions_theme_once")]

    def __str__(self) -> str:
        return f"{self.year}: {self.title}"


class Indicator(models.Model):
    """What a theme is measured by: its unit of measure, where it stood before, and where it shall be by when.

    ``better`` is "more" or "less". ``clause`` is the clause that set the target, where one did.
    """

    id = models.BigAutoField(primary_key=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="indicators")
    clause = models.ForeignKey("resolutions.Clause", on_delete=models.PROTECT, null=True, related_name="indicators")
    name = models.TextField()
    unit = models.TextField(blank=True)
    better = models.TextField(default="more")
    baseline = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    baseline_day = models.DateField(null=True)
    target = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    due = models.DateField(null=True)
    source = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_indicator"
        constraints = [models.UniqueConstraint(fields=["theme", "name"], name="resolutions_indicator_once")]

    def __str__(self) -> str:
        return self.name


class IndicatorValue(models.Model):
    """A value of an indicator on a day, with where it was read. A later row of the same day stands over an earlier one."""

    id = models.BigAutoField(primary_key=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    day = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=4)
    source = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_indicator_value"
        indexes = [models.Index(fields=["indicator", "-day", "-id"], name="resolutions_value_newest")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.day}: {self.value}"


class ThemeReview(models.Model):
    """The closing review of a theme: what was reached and what was not, on which day, by which document. A later one stands beside it."""

    id = models.BigAutoField(primary_key=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="reviews")
    day = models.DateField()
    reached = models.TextField()
    missed = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "resolutions_theme_review"

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.day}"
