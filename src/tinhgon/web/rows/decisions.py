"""The decisions behind rows, and the days on which something changed, as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.kept import Kept
from tinhgon.ledger.queries import entries_by_number
from tinhgon.ledger.rules import Entry
from tinhgon.registry.queries import grounds as rests
from tinhgon.registry.queries import knowledge
from tinhgon.structure.columns import FrameName

_days: Kept[list[date]] = Kept(8)


@dataclass(frozen=True, slots=True)
class Behind:
    """An entry of the ledger, and how many of the rows are as they are by it."""

    entry: Entry
    count: int


def behind(frame: FrameName, keys: Sequence[int], as_of: AsOf) -> list[Behind]:
    """Return the decisions by which these rows are what they are on the day, the one with most rows first."""
    counts = rests.opened_counts(frame, keys, as_of)
    entries = entries_by_number(counts) if counts else {}
    return [Behind(entries[number], count) for number, count in counts.items() if number in entries]


def books(known: datetime | None) -> tuple[str, int, str]:
    """Return what stands for all that the books know: under it, answers may be kept."""
    knew = knowledge(known)
    return (str(connection.settings_dict["NAME"]), knew.entry if knew else 0, knew.digest if knew else "")


def days_of_change(known: datetime | None) -> list[date]:
    """Return every day on which something began, changed or ended, ascending; kept while nothing new is known."""
    return _days.of((), books(known), lambda: rests.days_of_change(known))
