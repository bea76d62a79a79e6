"""The decisions in the ledger, by the day from which they are in force: those of the day and before, and those to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries
from tinhgon.ledger.rules import Entry
from tinhgon.registry.rules import ACTS
from tinhgon.web.asking import Asked

#: So many entries are looked through; older ones are in the ledger.
_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Decisions:
    """Standing acts of the registry: ``past`` in force by the day, the newest first; ``coming`` later, the nearest first."""

    past: list[Entry]
    coming: list[Entry]


def decisions(asked: Asked, first_day: date) -> Decisions:
    """Return the acts of the registry that stand, as known at the instant that is asked; one query.

    Acts without a day of their own (loading a history) count from the first day of the books.
    """
    entries = [
        one
        for one in queries.entries(limit=_MOST)
        if one.act in ACTS and (asked.known is None or one.at <= asked.known)
    ]
    taken_back = {one.payload.get("cancels") for one in entries if one.act == "cancel"}
    standing = [one for one in entries if one.act != "cancel" and str(one.number) not in taken_back]
    past = [one for one in standing if (one.effective or first_day) <= asked.day]
    coming = [one for one in standing if (one.effective or first_day) > asked.day]
    return Decisions(
        sorted(past, key=lambda one: (one.effective or first_day, one.number), reverse=True),
        sorted(coming, key=lambda one: (one.effective or first_day, one.number)),
    )


def name_of(entry: Entry) -> Sentence:
    """Return what an act is called: the title of its scheme, else of its decision."""
    title = (
        entry.payload.get("title")
        or entry.decision.title
        or entry.decision.number
        or entry.subject
        or f"#{entry.number}"
    )
    return Sentence(title, entry.payload.get("title_en") or title)


def numbers_by_day(entries: Sequence[Entry]) -> dict[date, str]:
    """Return the numbers of the decisions that came into force on each day."""
    found: dict[date, list[str]] = {}
    for one in entries:
        if one.effective and one.decision.number and one.decision.number not in found.setdefault(one.effective, []):
            found[one.effective].append(one.decision.number)
    return {day: ", ".join(numbers) for day, numbers in found.items()}
