"""Figures of any day, each with the rows that it counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import MOST_ROWS, Scoped
from tinhgon.api.plain import bodies, counted
from tinhgon.api.plain.parts import dicts
from tinhgon.registry import queries
from tinhgon.structure.figures.catalogue import figure, readings, within
from tinhgon.structure.snapshot import Structure

router = Router(tags=["figures"])

#: Columns of rows that name a person by code; here people are named by name and post only.
HIDDEN = ("person_code",)


class RowsWanted(Scoped):
    """Whether the rows are wanted, and which of them."""

    rows: bool = Field(False, description="Kèm các dòng được đếm / with the rows that are counted")
    limit: int = Field(MOST_ROWS, ge=1, le=MOST_ROWS, description="Nhiều nhất bao nhiêu dòng / at most")
    offset: int = Field(0, ge=0, le=10_000_000, description="Bỏ qua bao nhiêu dòng / rows to skip")


@reads(router, "/figures", shapes.Figures, "Mọi con số của một ngày / all figures")
def all_figures(request: HttpRequest, asked: Query[Scoped]) -> Any:
    """All figures of a day, of the whole apparatus or of what is under a unit or on a place."""
    structure = _scoped(asked)
    return {"day": structure.day.isoformat(), "figures": counted.figures(readings(structure))}


@reads(router, "/figures/{id}", shapes.OneFigure, "Một con số và các dòng của nó / one figure")
def one_figure(request: HttpRequest, id: str, asked: Query[RowsWanted]) -> Any:
    """One figure of a day, its definition and, where asked, the rows that it counts."""
    figure(id)
    found = readings(_scoped(asked), [id])[0]
    plain = {**counted.figure(found), "counted": found.rows.height}
    if asked.rows:
        plain["rows"] = dicts(found.rows.slice(asked.offset, asked.limit), without=HIDDEN)
    return plain


def _scoped(asked: Scoped) -> Structure:
    structure = queries.snapshot(asked.as_of)
    if not asked.unit and not asked.place:
        return structure
    unit = bodies.key_of(structure, "units", asked.unit) if asked.unit else None
    place = bodies.key_of(structure, "places", asked.place) if asked.place else None
    return within(structure, unit, place)
