"""A pack compiled from the books: rows, figures, digest. The same day and instant give the same digest, however often it is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from tinhgon.kernel.as_of import AsOf
from tinhgon.ledger.rules import canonical
from tinhgon.registry import queries as registry
from tinhgon.reports.models import Pack
from tinhgon.reports.queries.evidence import apparatus, documents, following, tasks
from tinhgon.reports.queries.evidence.subject import Subject, subject_of
from tinhgon.reports.rules import changes
from tinhgon.reports.rules.figure import Evidence, Reading
from tinhgon.reports.rules.figures import readings


@dataclass(frozen=True)
class Compiled:
    """A pack's rows and figures as of its day and instant."""

    pack: Pack
    subject: Subject
    evidence: Evidence

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every figure with the rows that it counted."""
        return readings(self.evidence)

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over the subject, the days, every figure and every row."""
        return sha256(canonical(self.as_dict())).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Return all of it as plain values."""
        pack = self.pack
        return {
            "pack": pack.code,
            "kind": pack.kind,
            "organ": pack.organ,
            "since": pack.since.isoformat(),
            "day": pack.day.isoformat(),
            "known": pack.known.isoformat(),
            "documents": [one.code for one in self.subject.documents],
            "figures": [one.as_dict() for one in self.readings.values()],
            "rows": {frame: [dict(row) for row in rows] for frame, rows in self.evidence.items()},
        }


def compiled(pack: Pack) -> Compiled:
    """Compile a pack from the books as of its day, as known at its instant."""
    as_of = AsOf(pack.day, pack.known)
    subject = subject_of(pack, as_of)
    structure = registry.snapshot(as_of)
    given = tasks.tasks(subject, as_of)
    per_clause: Counter[int] = Counter(clause for clause, _ in given)
    mine = subject.all
    evidence: Evidence = {
        "clauses": documents.clauses(subject, as_of, per_clause),
        "documents": documents.documents(subject, structure, as_of, pack.since),
        "tasks": [row for _, row in given],
        "indicators": apparatus.indicators(pack, structure, as_of, subject.entry),
        "limitations": following.limitations(mine, as_of, pack.since),
        "recommendations": following.recommendations(mine, as_of, pack.since),
        "duties": following.duties(mine, as_of, pack.since),
        "issues": following.issues(mine, as_of, pack.since),
    }
    return Compiled(pack, subject, evidence)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the previous pack: figures that moved, rows that are new, gone, or stand otherwise."""

    previous: Pack
    figures: list[changes.Moved]
    rows: list[changes.Changes]


def since_previous(at: Compiled) -> Since | None:
    """Return what changed since the previous pack, compiled as of its own day and instant; None where there is none."""
    previous = at.pack.previous
    if previous is None:
        return None
    before = compiled(previous)
    return Since(previous, changes.moved(before.readings, at.readings), changes.changes(before.evidence, at.evidence))
