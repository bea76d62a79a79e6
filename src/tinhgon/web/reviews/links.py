"""Where a row of evidence has its source: the page that shows the clause, the task, the limitation … that was counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.reports.rules.figure import Row
from tinhgon.web import addresses
from tinhgon.web.asking import Asked

_PAGES: Final[dict[str, Callable[[str], str]]] = {
    "document": addresses.resolution,
    "clause": lambda code: addresses.clause(*code.split("/", 1)),
    "task": addresses.task,
    "unit": addresses.unit,
    "figure": addresses.figure,
    "limitation": addresses.limitation,
    "recommendation": addresses.recommendation,
    "regulation": addresses.regulation,
    "issue": addresses.issue,
    "theme": lambda number: addresses.theme(int(number)),
}


def source(row: Row, day: date, known: datetime, today: date) -> str:
    """Return the address of a row's source as of the pack's day and instant; empty where it has no page."""
    kind, code = row["source"]
    make = _PAGES.get(kind)
    return "" if make is None else Asked(AsOf(day, known), today).to(make(code))
