"""The books of a day as one JSON document, sent as it is written. Private columns of people stay here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from tinhgon.api.answers import reads
from tinhgon.api.asking import Scoped
from tinhgon.api.plain import bodies
from tinhgon.api.plain.parts import PRIVATE
from tinhgon.registry import queries
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.workbook.reading.plain_frames import FORMAT, VERSION
from tinhgon.workbook.writing.selection import Selection, select

router = Router(tags=["export"])

#: Rows written at a time.
PIECE = 2000


@reads(router, "/export", dict[str, Any], "Xuất sổ của một ngày / export a day")
def export(request: HttpRequest, asked: Query[Scoped]) -> Any:
    """The books of a day, or the part under a unit or on a place, as a document that can be imported again.

    People by name only: their codes are replaced by keys of the books, other columns of people are left empty.
    """
    structure = queries.snapshot(asked.as_of)
    unit = bodies.key_of(structure, "units", asked.unit) if asked.unit else None
    place = bodies.key_of(structure, "places", asked.place) if asked.place else None
    chosen = select(structure, structure.day, unit, place)
    name = f"tinhgon-{structure.day.isoformat()}.json"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(_written(chosen), content_type="application/json; charset=utf-8", headers=disposition)


def _written(chosen: Selection) -> Iterator[bytes]:
    about = {"day": chosen.day and chosen.day.isoformat(), "unit": chosen.unit or None, "place": chosen.place or None}
    head = {"format": FORMAT, "version": VERSION, "about": {**about, "counts": chosen.counts}}
    yield json.dumps(head, ensure_ascii=False).encode().removesuffix(b"}")
    for frame in FRAMES:
        yield f',\n"{frame}": ['.encode()
        separator = "\n"
        for piece in _public(frame, chosen.history.frame(frame)).iter_slices(PIECE):
            rows = (
                {name: value for name, value in row.items() if value is not None} for row in piece.iter_rows(named=True)
            )
            yield (separator + ",\n".join(json.dumps(row, ensure_ascii=False, default=str) for row in rows)).encode()
            separator = ",\n"
        yield b"]"
    yield b"}\n"


def _public(frame: FrameName, rows: pl.DataFrame) -> pl.DataFrame:
    if frame != "people":
        return rows
    return rows.drop(*PRIVATE).with_columns(pl.col("person").cast(pl.String).alias("code"))
