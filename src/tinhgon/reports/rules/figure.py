"""What a figure of a pack is: a definition, the rows of evidence that it counted, its base."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.figures import say_number, share_sentence

#: A row of evidence: plain values alone; ``key`` is the same in every pack, ``code`` opens its source.
Row = Mapping[str, Any]
#: All rows of a pack by what they are: clauses, documents, tasks …
Evidence = Mapping[str, Sequence[Row]]
Counts = Callable[[Row], bool]


def every(row: Row) -> bool:
    """Count every row."""
    return True


@dataclass(frozen=True, slots=True)
class Figure:
    """How many rows of one kind meet a condition; ``of`` says which rows are the base where the figure is "x of y".

    ``phrases`` are the words by which people would write of it: a number typed beside one of them is held against the figure.
    """

    id: str
    name: Sentence
    sentence: Sentence
    unit: Sentence
    frame: str
    counts: Counts = every
    of: Counts | None = None
    phrases: tuple[str, ...] = ()

    def on(self, evidence: Evidence) -> Reading:
        """Return the figure with the rows that it counted."""
        rows = evidence.get(self.frame, ())
        base = None if self.of is None else tuple(row for row in rows if self.of(row))
        return Reading(self, tuple(row for row in rows if self.counts(row)), base)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure, the rows that it counted, and the rows of its base."""

    figure: Figure
    rows: tuple[Row, ...]
    base: tuple[Row, ...] | None = None

    @property
    def value(self) -> int:
        """How many rows were counted."""
        return len(self.rows)

    @property
    def of(self) -> int | None:
        """How many rows its base has, None where it has none."""
        return None if self.base is None else len(self.base)

    def said(self, *, share: bool = False) -> Sentence:
        """Return the value in words: a number, or where asked and there is a base "85,7 %, 12 trên 14"."""
        if share and self.of is not None:
            return share_sentence(self.value, self.of)
        plain = say_number(self.value)
        return Sentence(plain, plain.replace(".", ","))

    def as_dict(self, *, rows: bool = False) -> dict[str, Any]:
        """Return the reading as plain values, for JSON and for the digest; with its rows where asked, else with their keys."""
        figure = self.figure
        plain: dict[str, Any] = {
            "id": figure.id,
            "name": {"vi": figure.name.vi, "en": figure.name.en},
            "sentence": {"vi": figure.sentence.vi, "en": figure.sentence.en},
            "value": self.value,
            "counted": [row["key"] for row in self.rows],
        }
        if self.base is not None:
            plain |= {"of": self.of, "base": [row["key"] for row in self.base]}
        return plain | ({"rows": [dict(row) for row in self.rows]} if rows else {})
