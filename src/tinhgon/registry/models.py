"""The tables of slices. A row says: these values were true from–to in the world, and known from–to in the books.

Spans are half-open; an empty end means open. ``opened_by`` and ``closed_by`` are the ledger entries whose decisions began and ended
this state; ``recorded_by`` wrote the row, ``withdrawn_by`` superseded it. References hold keys, which are unique over all tables.
The database itself keeps the slices of a key free of gaps and overlaps, and every slice on ground that lasts (`0002_guards.sql`).
"""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

CURRENT = Q(recorded_to__isnull=True)


class Slice(models.Model):
    """What every slice has."""

    id = models.BigAutoField(primary_key=True)
    key = models.BigIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)
    opened_by = models.BigIntegerField()
    closed_by = models.BigIntegerField(null=True)
    recorded_by = models.BigIntegerField()
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_span",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, closed_by__isnull=True)
                | Q(valid_to__isnull=False, closed_by__isnull=False),
                name="%(app_label)s_%(class)s_closed",
            ),
            models.CheckConstraint(
                condition=Q(recorded_to__isnull=True, withdrawn_by__isnull=True)
                | Q(recorded_to__isnull=False, withdrawn_by__isnull=False, recorded_to__gt=F("recorded_from")),
                name="%(app_label)s_%(class)s_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["key", "valid_from"], condition=CURRENT, name="%(app_label)s_%(class)s_current"
            ),
        ]
        # Past knowledge is read by key; the rows of an entry lie together, so a few pages of summary find them.
        indexes = [
            models.Index(fields=["key"], condition=Q(recorded_to__isnull=False), name="%(app_label)s_%(class)s_past"),
            BrinIndex(
                fields=["recorded_by"], autosummarize=True, pages_per_range=32, name="%(app_label)s_%(class)s_entry"
            ),
            models.Index(
                fields=["withdrawn_by"], condition=Q(withdrawn_by__isnull=False), name="%(app_label)s_%(class)s_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} [{self.valid_from}, {self.valid_to or '…'})"


def _current(column: str, table: str) -> models.Index:
    return models.Index(fields=[column], condition=CURRENT, name=f"registry_{table}_{column}")


class Place(Slice):
    """A territory in one span of its life."""

    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    level = models.TextField()
    parent = models.BigIntegerField(null=True)
    area_km2 = models.FloatField(null=True)
    population = models.BigIntegerField(null=True)
    traits = models.TextField(null=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    note = models.TextField(null=True)
    search_key = models.TextField()
    sort_key = models.TextField()

    class Meta(Slice.Meta):
        db_table = "registry_place"
        indexes = [*Slice.Meta.indexes, _current("parent", "place"), _current("code", "place")]


class Unit(Slice):
    """A body in one span of its life."""

    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    sector = models.TextField()
    level = models.TextField()
    parent = models.BigIntegerField(null=True)
    place = models.BigIntegerField(null=True)
    host = models.BigIntegerField(null=True)
    functions = models.TextField(null=True)
    note = models.TextField(null=True)
    search_key = models.TextField()
    sort_key = models.TextField()

    class Meta(Slice.Meta):
        db_table = "registry_unit"
        indexes = [*Slice.Meta.indexes, *(_current(column, "unit") for column in ("parent", "place", "host", "code"))]


class Post(Slice):
    """A post type of a unit in one span of its life."""

    unit = models.BigIntegerField()
    title = models.TextField()
    rank = models.TextField()
    quota = models.BigIntegerField()

    class Meta(Slice.Meta):
        db_table = "registry_post"
        indexes = [*Slice.Meta.indexes, _current("unit", "post")]


class Person(Slice):
    """A person in one span, no more than planning and rules need."""

    code = models.TextField()
    name = models.TextField()
    birth = models.DateField(null=True)
    sex = models.TextField(null=True)
    home = models.BigIntegerField(null=True)
    qualification = models.TextField(null=True)
    search_key = models.TextField()
    sort_key = models.TextField()

    class Meta(Slice.Meta):
        db_table = "registry_person"
        indexes = [*Slice.Meta.indexes, _current("code", "person")]


class Tenure(Slice):
    """A person holds a post, in one span."""

    person = models.BigIntegerField()
    post = models.BigIntegerField()
    concurrent = models.BooleanField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Slice.Meta):
        db_table = "registry_tenure"
        indexes = [*Slice.Meta.indexes, _current("person", "tenure"), _current("post", "tenure")]


class Lineage(models.Model):
    """One edge of descent: a share of the source went into the target on a day, by an entry."""

    id = models.BigAutoField(primary_key=True)
    frame = models.TextField()
    source = models.BigIntegerField()
    target = models.BigIntegerField()
    relation = models.TextField()
    area_share = models.FloatField(null=True)
    population_share = models.FloatField(null=True)
    day = models.DateField()
    sequence = models.IntegerField()
    entry = models.BigIntegerField()
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "registry_lineage"
        indexes = [
            models.Index(fields=["source"], name="registry_lineage_source"),
            models.Index(fields=["target"], name="registry_lineage_target"),
            models.Index(fields=["entry"], name="registry_lineage_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.relation} {self.target}"


class Outline(models.Model):
    """Where a place lies, from a day on: polygons of degrees as text (`structure.outlines.written`), written once by an entry.

    A later entry for the same place and day takes its place; the older one stays readable as it was known.
    """

    id = models.BigAutoField(primary_key=True)
    place = models.BigIntegerField()
    valid_from = models.DateField()
    shape = models.TextField()
    area_km2 = models.FloatField()
    points = models.IntegerField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "registry_outline"
        constraints = [models.UniqueConstraint(fields=["place", "valid_from", "entry"], name="registry_outline_once")]
        indexes = [models.Index(fields=["entry"], name="registry_outline_entry")]

    def __str__(self) -> str:
        return f"{self.place} [{self.valid_from}, …)"
