"""What every act on what is followed does: one entry in the ledger, rows written once in its name, a number for what is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.ledger.acts import NO_DECISION, Pen, seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.ledger.rules import canonical


@dataclass
class Writing:
    """An act under way: the pen of its entry, in whose name, and what the entry will say."""

    mandate: Mandate
    pen: Pen
    told: dict[str, Any] = field(default_factory=dict)
    private: dict[str, Any] = field(default_factory=dict)
    subject: str = ""
    decision: Decision = NO_DECISION

    @property
    def row(self) -> dict[str, Any]:
        """What every row of this act carries."""
        return {"at": self.pen.at, "entry": self.pen.number, "actor": self.mandate.actor}


@contextmanager
def written(mandate: Mandate, act: str, day: date) -> Iterator[Writing]:
    """Write an act, all or nothing: rows first, its entry last. The words are kept in the entry as a digest."""
    with transaction.atomic():
        at = Writing(mandate, take_pen())
        yield at
        write_entry(
            mandate, act, decision=at.decision, effective=day, subject=at.subject, payload=at.told,
            content={"words": sha256(canonical(at.private)).hexdigest()}, pen=at.pen,
        )  # fmt: skip
        seal()


def numbered(symbol: str, day: date) -> str:
    """Return the next code: symbol, year, and a number that nothing else has."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('resolutions_followed')")
        (number,) = cursor.fetchone()
    return f"{symbol}{day:%y}-{number:05d}"
