"""Phương án bố trí: each person's post or dated path with the reasons, vacancies, and how even the bodies were treated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.program import Quality


@dataclass(frozen=True, slots=True)
class NextBest:
    """Where a person would have gone instead, and how many points more that costs them alone."""

    post: str
    words: Sentence
    more: int

    def as_dict(self) -> dict[str, object]:
        """Return the next best as plain values, for JSON."""
        return {"post": self.post, "words": {"vi": self.words.vi, "en": self.words.en}, "more": self.more}


@dataclass(frozen=True, slots=True)
class Placed:
    """One person's result. ``post`` is empty on a surplus path, whose ``path`` and ``until`` then say how and to what day."""

    person: str
    name: str
    body: str
    rank: str
    post: str
    post_words: str
    fate: str
    path: str
    until: date | None
    points: int
    parts: tuple[tuple[str, int], ...]
    why: Sentence
    next_best: NextBest | None

    def as_dict(self) -> dict[str, object]:
        """Return the result as plain values, for JSON."""
        return {
            "person": self.person,
            "name": self.name,
            "body": self.body,
            "rank": self.rank,
            "post": self.post or None,
            "post_words": self.post_words,
            "fate": self.fate,
            "path": self.path or None,
            "until": None if self.until is None else self.until.isoformat(),
            "points": self.points,
            "parts": dict(self.parts),
            "why": {"vi": self.why.vi, "en": self.why.en},
            "next_best": None if self.next_best is None else self.next_best.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Evenness:
    """How one body's heads and deputies fared in the unit that it went into: how many kept their rank, of how many."""

    unit: str
    body: str
    kept: int
    of: int

    def as_dict(self) -> dict[str, object]:
        """Return the measure as plain values, for JSON."""
        return {
            "unit": self.unit,
            "body": self.body,
            "kept": self.kept,
            "of": self.of,
            "share": round(self.kept / self.of, 3),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposal. ``quality`` is of the heads and deputies, who are chosen first; ``staff`` of everybody else, given them.

    ``freely`` is what everything would cost if heads did not go first and nobody were tied to anybody: no plan costs less.
    """

    problem: str
    placed: tuple[Placed, ...]
    vacant: tuple[tuple[str, int], ...]
    evenness: tuple[Evenness, ...]
    quality: Quality
    staff: Quality
    total: int
    freely: int

    @property
    def fates(self) -> dict[str, int]:
        """How many stay, move, lose rank, rise, or are on which surplus path."""
        return dict(sorted(Counter(one.fate for one in self.placed).items()))

    @property
    def unevenness(self) -> float:
        """The widest distance between the shares of leaders who kept their rank, over the bodies of one unit."""
        shares: dict[str, list[float]] = {}
        for one in self.evenness:
            shares.setdefault(one.unit, []).append(one.kept / one.of)
        return max((max(these) - min(these) for these in shares.values()), default=0.0)

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON."""
        return {
            "kind": "placement",
            "problem": self.problem,
            **self.quality.as_dict(),
            "staff": self.staff.as_dict(),
            "total": self.total,
            "freely": self.freely,
            "fates": self.fates,
            "unevenness": round(self.unevenness, 3),
            "evenness": [one.as_dict() for one in self.evenness],
            "vacant": [{"post": post, "seats": seats} for post, seats in self.vacant],
            "placed": [one.as_dict() for one in self.placed],
        }
