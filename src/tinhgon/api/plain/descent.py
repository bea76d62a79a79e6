"""What became of a thing and what it came from, told with codes, names, days, shares and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from tinhgon.api.plain.parts import Plain, span, term, words
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.rules import Entry
from tinhgon.structure import lineage
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.history import History
from tinhgon.structure.lineage import Kin, Lineage, Passage

#: Only places and bodies descend from one another.
FRAMES: Final = lineage.DESCENDING

RELATIONS: Final[dict[str, Sentence]] = {**lineage.RELATIONS, "goes_on": Sentence("tiếp tục", "goes on")}


@dataclass(frozen=True, slots=True)
class Bearer:
    """A thing that bore a code from a day to another (exclusive; None: still does), under the name it had then."""

    frame: FrameName
    key: int
    code: str
    name: str
    kind: str
    start: date
    end: date | None

    def held_on(self, day: date) -> bool:
        """Say whether it bore the code on a day."""
        return self.start <= day and (self.end is None or day < self.end)

    def as_dict(self) -> Plain:
        """Return the bearer as plain values."""
        return {
            "frame": self.frame,
            "key": self.key,
            "code": self.code,
            "name": self.name,
            "kind": term(self.frame, "kind", self.kind) if self.kind else None,
            **span(self.start, self.end),
        }


def bearers(slices: Mapping[FrameName, pl.DataFrame], code: str) -> list[Bearer]:
    """Return everything that ever bore a code, in order of time; ``slices`` are frames of a `History`."""
    found = []
    for frame, rows in slices.items():
        key = KEYS[frame]
        kind = pl.col("kind").last() if "kind" in rows.columns else pl.lit("").alias("kind")
        ends = pl.when(pl.col("valid_to").is_null().any()).then(None).otherwise(pl.col("valid_to").max())
        held = (
            rows.filter(pl.col("code") == code)
            .sort(key, "valid_from")
            .group_by(key, maintain_order=True)
            .agg(pl.col("name").last(), kind, pl.col("valid_from").min().alias("start"), ends.alias("end"))
        )
        found += [
            Bearer(frame, row[key], code, row["name"], row["kind"], row["start"], row["end"])
            for row in held.iter_rows(named=True)
        ]
    return sorted(found, key=lambda one: (FRAMES.index(one.frame) if one.frame in FRAMES else 2, one.start, one.key))


def chosen(found: list[Bearer], on: date | None) -> list[Bearer]:
    """Return the bearers that held the code on a day; all of them where no day is asked."""
    return found if on is None else [one for one in found if one.held_on(on)]


class Descents:
    """Lineage told in words: edges, the names of things over time, and the entries that made the edges."""

    def __init__(self, edges: pl.DataFrame, history: History) -> None:
        self._lineage = {frame: Lineage(edges, frame) for frame in FRAMES}
        self._last = {frame: _last_slices(history, frame) for frame in FRAMES}

    def kin(self, bearer: Bearer, *, back: bool, until: date | None = None) -> list[Kin]:
        """Return what a bearer became, or came from where ``back``; largest share first."""
        lineage = self._lineage[bearer.frame]
        return lineage.came_from(bearer.key, until) if back else lineage.became(bearer.key, until)

    def told(self, bearer: Bearer, kin: Iterable[Kin], entries: Mapping[int, Entry], *, back: bool) -> Plain:
        """Return a bearer with its kin: each with share, days and the passages that lead to it, each on its decision."""
        relatives = [
            {
                **self._thing(bearer.frame, one.key),
                "same": one.key == bearer.key,
                "area_share": _rounded(one.area_share),
                "population_share": _rounded(one.population_share),
                "passages": [self._passage(bearer.frame, passage, entries) for passage in one.passages],
            }
            for one in kin
        ]
        return {**bearer.as_dict(), "came_from" if back else "became": relatives}

    def _passage(self, frame: FrameName, passage: Passage, entries: Mapping[int, Entry]) -> Plain:
        entry = entries.get(passage.entry or 0)
        return {
            "day": passage.day.isoformat(),
            "relation": {
                "id": passage.relation,
                **words(RELATIONS.get(passage.relation, Sentence(passage.relation, passage.relation))),
            },
            "source": self._named(frame, passage.source),
            "target": self._named(frame, passage.target),
            "area_share": _rounded(passage.area_share),
            "population_share": _rounded(passage.population_share),
            "entry": passage.entry,
            "decision": None
            if entry is None
            else {"number": entry.decision.number, "title": entry.decision.title, "organ": entry.decision.organ},
        }

    def _thing(self, frame: FrameName, key: int) -> Plain:
        found = self._last[frame].get(key)
        if found is None:
            return {"key": key, "code": "", "name": "", "kind": None, "from": None, "to": None}
        named = {"key": key, "code": found["code"], "name": found["name"], "kind": term(frame, "kind", found["kind"])}
        return {**named, **span(found["start"], found["valid_to"])}

    def _named(self, frame: FrameName, key: int) -> Plain:
        found = self._last[frame].get(key, {})
        return {"key": key, "code": found.get("code", ""), "name": found.get("name", "")}


def entries_of(kin: Iterable[Kin]) -> set[int]:
    """Return the ledger entries that the passages rest on."""
    return {passage.entry for one in kin for passage in one.passages if passage.entry is not None}


def _last_slices(history: History, frame: FrameName) -> dict[int, Plain]:
    key = KEYS[frame]
    rows = history.frame(frame).select(key, "code", "name", "kind", "valid_from", "valid_to").sort(key, "valid_from")
    last = rows.group_by(key, maintain_order=True).agg(
        pl.col("code", "name", "kind", "valid_to").last(), pl.col("valid_from").min().alias("start")
    )
    return {row[key]: row for row in last.iter_rows(named=True)}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)
