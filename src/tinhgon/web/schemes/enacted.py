"""Schemes as the ledger holds them, and their outcome, worked out again by the same run that wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.registry.queries import snapshot
from tinhgon.structure.lineage import EDGES
from tinhgon.structure.run import Outcome, run
from tinhgon.structure.scheme import Scheme, read_scheme
from tinhgon.web.asking import Asked
from tinhgon.web.comparison.differing import Differing, differing
from tinhgon.web.rows.naming import Namer
from tinhgon.web.schemes.steps import Codes

#: Outcomes hold two structures each, so few are kept.
_outcomes: Kept[Outcome] = Kept(6)
_schemes: Kept[Scheme] = Kept(40)


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """A scheme and what it does: its outcome, and the questions whose pages show the days before and after."""

    outcome: Outcome
    before: Asked
    after: Asked
    entry: Entry | None = None

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.outcome.scheme

    @property
    def as_written(self) -> bool:
        """Whether the run gives as many rows of every kind as the entry wrote; another version of the verbs may not."""
        counts = {} if self.entry is None else self.entry.payload.get("counts") or {}
        made = self.outcome.difference()
        return all(
            counts[frame] == {"closed": len(one.closed), "opened": one.opened.height, "amended": one.amended.height}
            for frame, one in made.items()
            if frame in counts
        )

    @property
    def differing(self) -> Differing:
        """What differs between before and after."""
        return differing(self.outcome.before, self.outcome.after)

    @property
    def names(self) -> Namer:
        """Names of all rows, after first."""
        return Namer((self.outcome.after, self.after), (self.outcome.before, self.before))

    @property
    def names_before(self) -> Namer:
        """Names of all rows, before first."""
        return Namer((self.outcome.before, self.before), (self.outcome.after, self.after))

    @property
    def codes(self) -> Codes:
        """Names by code, before first."""
        return Codes((self.outcome.before, self.before), (self.outcome.after, self.after))

    @property
    def edges(self) -> pl.DataFrame:
        """The edges of lineage that the scheme makes, as `lineage.EDGES`."""
        made = self.outcome.lineage().rename({"step": "sequence"})
        return made.with_columns(
            pl.lit(self.scheme.day).alias("day"), pl.lit(None, dtype=pl.Int64).alias("entry")
        ).select(list(EDGES))


def found(key: str) -> Entry:
    """Return the entry that enacted a scheme, by the scheme's identifier or the entry's number; raises Unknown."""
    entry = ledger.standing("enact", key)
    if entry is None and key.isascii() and key.isdigit() and len(key) < 12:
        entry = ledger.entry(int(key))
    if entry is None or entry.act != "enact":
        raise Unknown(Sentence(f"Chưa có đề án {key!r} nào được ban hành.", f"No scheme {key!r} was enacted."))
    return entry


def scheme_of(entry: Entry) -> Scheme:
    """Return the scheme that an entry carried out."""
    return _schemes.of(
        (), (entry.number, entry.digest), lambda: read_scheme(str(entry.payload["scheme"]), f"{entry.subject}.yaml")
    )


def dossier(entry: Entry, asked: Asked) -> Dossier:
    """Return an enacted scheme with its outcome: run again on the apparatus as it was known just before the entry."""
    outcome = _outcomes.of((), (entry.number, entry.digest), lambda: _run(entry))
    day = outcome.scheme.day
    return Dossier(outcome, asked.on(day - timedelta(days=1)), asked.on(day), entry)


class Unwritten(Asked):
    """A question about what is nowhere in the books: no page shows it, so nothing is linked."""

    def to(self, path: str, **query: object) -> str:
        """Return no address."""
        return ""


def tried(scheme: Scheme, asked: Asked) -> Dossier:
    """Return what a scheme would do to the apparatus as it is now in the books; nothing is written. Raises Refusal."""
    here = asked.on(scheme.day)
    return Dossier(run(scheme, here.structure), here, Unwritten(here.as_of, here.today))


def _run(entry: Entry) -> Outcome:
    scheme = scheme_of(entry)
    return run(scheme, snapshot(AsOf(scheme.day, entry.at - timedelta(microseconds=1))))
