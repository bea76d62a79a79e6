"""The small parts that larger answers are made of: words in two languages, references by code and name, rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import Listing
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS

Plain = dict[str, Any]

#: Columns of people that no face shows.
PRIVATE: Final = ("birth", "sex", "home", "qualification")

_VOCABULARIES: Final[dict[tuple[str, str], Mapping[str, Sentence]]] = {
    ("units", "kind"): {kind.id: kind.words for kind in UNIT_KINDS.values()},
    ("places", "kind"): {kind.id: kind.words for kind in PLACE_KINDS.values()},
    ("units", "sector"): SECTORS,
    ("units", "level"): LEVELS,
    ("places", "level"): LEVELS,
    ("posts", "rank"): RANKS,
}


def words(sentence: Sentence) -> Plain:
    """Return a sentence as its two languages."""
    return {"vi": sentence.vi, "en": sentence.en}


def term(frame: str, column: str, identifier: str) -> Plain:
    """Return an identifier of a closed vocabulary with its words; an unknown one stands for itself."""
    found = _VOCABULARIES[frame, column].get(identifier)
    return {"id": identifier, **(words(found) if found else {"vi": identifier, "en": identifier})}


def listed(text: str | None) -> list[str]:
    """Return a text list (joined by ";") as a list."""
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def row_of(frame: FrameName, rows: pl.DataFrame, key: int) -> Plain | None:
    """Return one row by key, or None."""
    found = rows.filter(pl.col(KEYS[frame]) == key)
    return found.row(0, named=True) if found.height else None


def reference(frame: FrameName, rows: pl.DataFrame, key: int | None) -> Plain | None:
    """Return key, code and name of the row that another one refers to; None where it refers to none."""
    found = None if key is None else row_of(frame, rows, key)
    return found and {"key": found[KEYS[frame]], "code": found["code"], "name": found["name"]}


def references(frame: FrameName, rows: pl.DataFrame) -> list[Plain]:
    """Return key, code, name and kind of each row, in order of code."""
    return [
        {"key": row[KEYS[frame]], "code": row["code"], "name": row["name"], "kind": row["kind"]}
        for row in rows.sort("code").iter_rows(named=True)
    ]


def span(start: date, end: date | None) -> Plain:
    """Return the days ``from`` (first day) ``to`` (the day after the last; None while open)."""
    return {"from": start.isoformat(), "to": None if end is None else end.isoformat()}


def listed_row(listing: Listing, row: dict[str, Any]) -> Plain:
    """Return a row of a listing as plain values: its key and its declared columns."""
    return {"key": row[listing.key], **{column.id: row[column.id] for column in listing.columns}}


def dicts(rows: pl.DataFrame, *, without: tuple[str, ...] = ()) -> list[Plain]:
    """Return rows as dictionaries, days in ISO 8601, without private columns."""
    hidden = {*PRIVATE, *without}
    days = [name for name, kind in rows.schema.items() if kind == pl.Date and name not in hidden]
    shown = rows.select(
        pl.col(name).dt.to_string("%Y-%m-%d") if name in days else pl.col(name)
        for name in rows.columns
        if name not in hidden
    )
    return shown.to_dicts()
