"""Bringing the outlines of places into the books, from a map, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import polars as pl
from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger.acts import take_pen
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.acts import writing
from tinhgon.registry.queries.apparatus import snapshot
from tinhgon.registry.rules import OUTLINE
from tinhgon.structure.outlines import Polygons, area_km2, written
from tinhgon.structure.snapshot import Structure

#: From so much of a difference on between the area of an outline and that of the place, the difference is told.
APART: Final = 0.25


@dataclass(frozen=True, slots=True)
class Drawn:
    """What bringing outlines in came to: the entry (None where it was only tried), how many places, and what to look at."""

    entry: Entry | None
    places: int
    points: int
    notes: tuple[Finding, ...]


def outline(
    mandate: Mandate,
    decision: Decision,
    day: date,
    outlines: Mapping[str, Polygons],
    *,
    source: dict[str, str] | None = None,
    only_try: bool = False,
    instant: datetime | None = None,
) -> Drawn:
    """Write where places lie from a day on, by their codes on that day (communes before districts before provinces).

    What was drawn of a place before holds until that day; what is drawn for the same day again takes the older drawing's place. With
    ``only_try`` nothing is written. Raises Refusal naming every code that no place bears on the day; then nothing is written.
    """
    structure = snapshot(AsOf(day))
    found = _places(structure, day, outlines)
    points = sum(len(ring) for polygons in outlines.values() for rings in polygons for ring in rings)
    notes = tuple(_far_off(structure, found, outlines))
    if only_try:
        return Drawn(None, len(found), points, notes)
    with writing.books():
        pen = take_pen(instant)
        rows = [
            (found[code], day, written(polygons), round(area_km2(polygons), 4), _points(polygons), pen.number)
            for code, polygons in outlines.items()
        ]
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(
                "copy registry_outline (place, valid_from, shape, area_km2, points, entry) from stdin"
            ) as stream,
        ):
            for row in rows:
                stream.write_row(row)
        payload: dict[str, Any] = {
            "day": day.isoformat(),
            "places": len(rows),
            "points": points,
            "source": source or {},
        }
        entry = writing.conclude(pen, mandate, OUTLINE, decision, payload=payload, effective=day)
    return Drawn(entry, len(found), points, notes)


def _points(polygons: Polygons) -> int:
    return sum(len(ring) for rings in polygons for ring in rings)


def _places(structure: Structure, day: date, outlines: Mapping[str, Polygons]) -> dict[str, int]:
    if not outlines:
        raise Refusal([Finding("outlines.nothing", words.NO_OUTLINES)])
    order = {level: at for at, level in enumerate(("commune", "district", "province"))}
    rows = structure.places.filter(pl.col("code").is_in(list(outlines))).select("code", "level", "place").rows()
    found: dict[str, int] = {}
    for code, _, place in sorted(rows, key=lambda row: order.get(row[1], len(order))):
        found.setdefault(code, place)
    wrong = [
        Finding("outlines.unknown", words.no_place_to_outline(code, day), subject=code, remedy=words.CHECK_THE_DAY,
                where={"row": row, "field": "code"})
        for row, code in enumerate(outlines, 1) if code not in found
    ]  # fmt: skip
    if wrong:
        raise Refusal(wrong)
    return found


def _far_off(structure: Structure, found: Mapping[str, int], outlines: Mapping[str, Polygons]) -> list[Finding]:
    """Return a note for each place whose outline is much larger or smaller than its area in the books."""
    areas = dict(structure.places.select("place", "area_km2").iter_rows())
    notes = []
    for code, place in found.items():
        drawn, held = area_km2(outlines[code]), areas.get(place) or 0.0
        if held and abs(drawn - held) > APART * held:
            notes.append(
                Finding(
                    "outlines.area", words.outline_far_off(code, drawn, held), Severity.NOTE, subject=code,
                    measured=f"{drawn:.2f}", required=f"{held:.2f}",
                )
            )  # fmt: skip
    return notes
