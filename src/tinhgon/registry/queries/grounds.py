"""What rows rest on: the entries that opened and ended a state, what an entry wrote, the days of change, names over all time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.registry.queries.apparatus import knowledge
from tinhgon.registry.rules import TABLES
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.vietnamese.search import search_key

_HELD: Final = "recorded_from <= %(at)s and (recorded_to is null or recorded_to > %(at)s)"
_THERE: Final = (
    f"key = any(%(keys)s) and valid_from <= %(day)s and (valid_to is null or valid_to > %(day)s) and {_HELD}"
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What opened the state of a row on a day, and what ended it (None while it goes on)."""

    opened_by: int
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """A slice that an entry wrote or withdrew: the row, its label, when it was true, and by which entries it began and ended."""

    key: int
    label: str
    valid_from: date
    valid_to: date | None
    opened_by: int
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """A row that once bore a name: its key, the code and name it bore, and the first and last day of it (None while it does)."""

    frame: FrameName
    key: int
    code: str
    name: str
    first: date
    last: date | None


def opened_counts(frame: FrameName, keys: Sequence[int], as_of: AsOf) -> dict[int, int]:
    """Return which entries opened the states that these rows are in on the day, and how many each, most first."""
    knew = knowledge(as_of.known)
    if knew is None or not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select opened_by, count(*) from {TABLES[frame]} where {_THERE} group by 1 order by 2 desc, 1",  # noqa: S608 - names of ours
            {"keys": list(keys), "day": as_of.day, "at": knew.at},
        )
        return dict(cursor.fetchall())


def grounds(frame: FrameName, keys: Sequence[int], as_of: AsOf) -> dict[int, Grounds]:
    """Return by key what opened and what ended the state of each row on the day."""
    knew = knowledge(as_of.known)
    if knew is None or not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, opened_by, closed_by from {TABLES[frame]} where {_THERE}",  # noqa: S608 - names of ours
            {"keys": list(keys), "day": as_of.day, "at": knew.at},
        )
        return {key: Grounds(opened, closed) for key, opened, closed in cursor.fetchall()}


def days_of_change(known: datetime | None = None) -> list[date]:
    """Return every day on which something began, changed or ended, ascending, as known at an instant (None: now)."""
    knew = knowledge(known)
    if knew is None:
        return []
    looks = " union ".join(
        f"select {column} from {TABLES[frame]} where {_HELD}"  # noqa: S608 - names of ours
        for frame in FRAMES
        for column in ("valid_from", "valid_to")
    )
    with connection.cursor() as cursor:
        cursor.execute(looks, {"at": knew.at})
        return sorted(day for (day,) in cursor.fetchall() if day is not None)


def written(entry: int, frame: FrameName, offset: int, limit: int, *, withdrawn: bool = False) -> list[Written]:
    """Return slices of one frame that an entry wrote (or withdrew), in order of key and validity; a page of them.

    Labels name what a row was called then: code and name, or the title of a post; tenures have none.
    """
    label = {"posts": "title", "tenures": "''"}.get(frame, "code || ' ' || name")
    column = "withdrawn_by" if withdrawn else "recorded_by"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, {label}, valid_from, valid_to, opened_by, closed_by from {TABLES[frame]} "  # noqa: S608 - names of ours
            f"where {column} = %s order by key, valid_from, id limit %s offset %s",
            [entry, limit, offset],
        )
        return [Written(*row) for row in cursor.fetchall()]


def once_named(text: str, known: datetime | None = None, limit: int = 40) -> list[Named]:
    """Return places and bodies that on any day bore a name holding the text (marks and capitals do not matter), nearest first.

    One line per row and name; names that are the text come first, then those that end with it (names end with what tells them apart).
    """
    wanted, knew = search_key(text), knowledge(known)
    if not wanted or knew is None:
        return []
    like = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found: list[Named] = []
    with connection.cursor() as cursor:
        for frame in ("places", "units"):
            values: dict[str, Any] = {
                "at": knew.at,
                "text": like,
                "any": f"%{like}%",
                "ends": f"%{like}",
                "limit": limit,
            }
            cursor.execute(
                f"select key, code, name, min(valid_from), case when bool_or(valid_to is null) then null else max(valid_to) - 1 end "  # noqa: S608
                f"from {TABLES[frame]} where {_HELD} and search_key like %(any)s group by key, code, name, search_key, sort_key "
                "order by search_key like %(text)s desc, search_key like %(ends)s desc, length(search_key), sort_key, min(valid_from), key "
                "limit %(limit)s",
                values,
            )
            found += [Named(frame, *row) for row in cursor.fetchall()]
    return found
