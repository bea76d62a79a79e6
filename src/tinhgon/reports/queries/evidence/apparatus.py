"""Indicators: of the apparatus around the pack's organ on the first day and on the day, and of the theme where it has some."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.registry import queries as registry
from tinhgon.registry.queries import courses
from tinhgon.reports.models import Pack
from tinhgon.reports.rules.figure import Row
from tinhgon.resolutions.models import Indicator, IndicatorValue
from tinhgon.structure.figures.catalogue import readings, within
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.figures import say_number

#: The figures of the apparatus that a review tells.
TOLD: Final = (
    "units.focal_points", "people.heads", "people.deputies", "people.staff", "people.part_time", "posts.quota", "posts.held",
    "posts.vacant",
)  # fmt: skip


def indicators(pack: Pack, structure: Structure, as_of: AsOf, entry: int) -> list[Row]:
    """Return the indicators with their value on the first day of the span and on the day.

    Where the books begin later than the span, their first day is compared; ``since`` says which day that is.
    """
    start = max(pack.since, courses.first_day(as_of.known) or pack.since)
    first = registry.snapshot(AsOf(start, as_of.known))
    before = {one.figure.id: one for one in readings(around(first, pack.organ), TOLD)}
    rows: list[Row] = []
    for one in readings(around(structure, pack.organ), TOLD):
        was = before[one.figure.id]
        rows.append(
            {
                "key": f"indicator:{one.figure.id}",
                "source": ["figure", one.figure.id],
                "code": one.figure.id,
                "what": one.figure.name.vi,
                "body": one.figure.unit.vi,
                "day": as_of.day.isoformat(),
                "since": start.isoformat(),
                "before": say_number(was.value),
                "after": say_number(one.value),
                "change": _signed(Decimal(one.value) - Decimal(was.value)),
                "moved": one.value != was.value,
                "reached": None,
            }
        )
    return rows + (_of_theme(pack, as_of, entry) if pack.theme_id else [])


def around(structure: Structure, organ: int) -> Structure:
    """Return the part of the apparatus that an organ leads: what stands on its territory, else what is below it."""
    row = structure.units.filter(pl.col("unit") == organ)
    if row.is_empty():
        return within(structure, unit=organ)
    place = row["place"][0]
    return within(structure, unit=organ) if place is None else within(structure, place=place)


def _of_theme(pack: Pack, as_of: AsOf, entry: int) -> list[Row]:
    rows: list[Row] = []
    found = Indicator.objects.filter(theme=pack.theme_id, entry__lte=entry).order_by("id")
    newest: dict[int, IndicatorValue] = {}
    values = IndicatorValue.objects.filter(indicator__in=found, day__lte=as_of.day, entry__lte=entry)
    for value in values.order_by("day", "id"):
        newest[value.indicator_id] = value
    for one in found:
        now = newest.get(one.pk)
        change = now.value - one.baseline if now and one.baseline is not None else None
        reached = None
        if now and one.target is not None:
            reached = now.value >= one.target if one.better == "more" else now.value <= one.target
        rows.append(
            {
                "key": f"theme:{one.pk}",
                "source": ["theme", str(pack.theme_id)],
                "code": one.unit,
                "what": one.name,
                "body": now.source if now else one.source,
                "day": now.day.isoformat() if now else None,
                "since": one.baseline_day.isoformat() if one.baseline_day else None,
                "before": "" if one.baseline is None else _plain(one.baseline),
                "after": _plain(now.value) if now else "",
                "change": "" if change is None else _signed(change),
                "moved": bool(change),
                "reached": reached,
            }
        )
    return rows


def _plain(value: Decimal) -> str:
    return say_number(float(value))


def _signed(value: Decimal) -> str:
    return "0" if not value else f"{'+' if value > 0 else '−'}{_plain(abs(value))}"
