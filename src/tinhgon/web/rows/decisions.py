"""The decisions behind rows: which entries of the ledger opened and ended the state that a row is in; and the days of change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.ledger.queries import entries_by_number
from tinhgon.ledger.rules import Entry
from tinhgon.registry.queries import Knowledge, knowledge
from tinhgon.registry.rules import TABLES
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.web.rows.kept import Kept

_days: Kept[list[date]] = Kept(8)


@dataclass(frozen=True, slots=True)
class Behind:
    """An entry of the ledger, and how many of the rows are as they are by it."""

    entry: Entry
    count: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """What opened the state of a row on a day, and what ended it (None while it goes on)."""

    opened_by: int
    closed_by: int | None


_HELD: Final = (
    "key = any(%s) and valid_from <= %s and (valid_to is null or valid_to > %s) "
    "and recorded_from <= %s and (recorded_to is null or recorded_to > %s)"
)


def behind(frame: FrameName, keys: Sequence[int], as_of: AsOf) -> list[Behind]:
    """Return the decisions by which these rows are what they are on the day, the one with most rows first; two queries."""
    knew = knowledge(as_of.known)
    if knew is None or not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"select opened_by, count(*) from {TABLES[frame]} where {_HELD} group by 1 order by 2 desc, 1",  # noqa: S608 - our names
            [list(keys), as_of.day, as_of.day, knew.at, knew.at],
        )
        counts = dict(cursor.fetchall())
    entries = entries_by_number(counts)
    return [Behind(entries[number], count) for number, count in counts.items() if number in entries]


def grounds(frame: FrameName, keys: Sequence[int], as_of: AsOf) -> dict[int, Grounds]:
    """Return by key what opened and what ended the state of each row on the day."""
    knew = knowledge(as_of.known)
    if knew is None or not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, opened_by, closed_by from {TABLES[frame]} where {_HELD}",  # noqa: S608 - our own names
            [list(keys), as_of.day, as_of.day, knew.at, knew.at],
        )
        return {key: Grounds(opened, closed) for key, opened, closed in cursor.fetchall()}


def days_of_change(known: datetime | None) -> list[date]:
    """Return every day on which something began, changed or ended, ascending, as known at an instant; kept while nothing new is known."""
    knew = knowledge(known)
    if knew is None:
        return []
    return _days.of((), (connection.settings_dict["NAME"], knew.entry, knew.digest), lambda: _read_days(knew))


def _read_days(knew: Knowledge) -> list[date]:
    looks = " union ".join(
        f"select {column} from {TABLES[frame]} where recorded_from <= %s and (recorded_to is null or recorded_to > %s)"  # noqa: S608
        for frame in FRAMES
        for column in ("valid_from", "valid_to")
    )
    with connection.cursor() as cursor:
        cursor.execute(looks, [knew.at] * (4 * len(FRAMES)))
        return sorted(day for (day,) in cursor.fetchall() if day is not None)
