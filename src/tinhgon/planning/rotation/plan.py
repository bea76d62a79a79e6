"""Phương án luân chuyển: who holds what and why, with the next best; who is left without; which posts are in one hand."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.program import Quality


@dataclass(frozen=True, slots=True)
class NextBest:
    """What this person would do instead, and how many points more the whole plan would then cost (None: no plan is left)."""

    posts: tuple[str, ...]
    more: int | None
    words: Sentence
    whole: bool

    def as_dict(self) -> dict[str, object]:
        """Return the next best as plain values, for JSON; ``whole``: everybody else was planned again."""
        return {
            "posts": list(self.posts),
            "more": self.more,
            "whole": self.whole,
            "words": {"vi": self.words.vi, "en": self.words.en},
        }


@dataclass(frozen=True, slots=True)
class Result:
    """One person's result: ``fate`` is stays, moves (another place), changes (another post, same place), comes (held none of
    the posts), adds (a second post), leaves (holds none any more) or none; the points by part, and why."""

    person: str
    name: str
    before: tuple[str, ...]
    posts: tuple[str, ...]
    post_words: tuple[str, ...]
    fate: str
    km: float
    points: int
    parts: tuple[tuple[str, int], ...]
    why: Sentence
    next_best: NextBest | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the result as plain values, for JSON."""
        return {
            "person": self.person,
            "name": self.name,
            "before": list(self.before),
            "posts": list(self.posts),
            "post_words": list(self.post_words),
            "fate": self.fate,
            "km": round(self.km, 1),
            "points": self.points,
            "parts": dict(self.parts),
            "why": {"vi": self.why.vi, "en": self.why.en},
            "next_best": None if self.next_best is None else self.next_best.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Seat:
    """One post: who holds it now and from the day on, empty where nobody does."""

    post: str
    words: str
    before: str
    person: str
    name: str

    def as_dict(self) -> dict[str, object]:
        """Return the post as plain values, for JSON."""
        return {
            "post": self.post,
            "words": self.words,
            "before": self.before or None,
            "person": self.person or None,
            "name": self.name,
        }


@dataclass(frozen=True, slots=True)
class Unified:
    """Two posts that one person holds, new or as before, and by which document."""

    posts: tuple[str, ...]
    person: str
    name: str
    citation: str
    new: bool

    def as_dict(self) -> dict[str, object]:
        """Return the pair as plain values, for JSON."""
        return {
            "posts": list(self.posts),
            "person": self.person,
            "name": self.name,
            "citation": self.citation,
            "permitted": bool(self.citation),
            "new": self.new,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposal. ``quality`` is in points; of the plans with the fewest, one whose longest way is shortest (``evened``: proven)."""

    problem: str
    results: tuple[Result, ...]
    seats: tuple[Seat, ...]
    unified: tuple[Unified, ...]
    longest_km: float
    evened: bool
    quality: Quality

    @property
    def fates(self) -> dict[str, int]:
        """How many stay, move, change, come, add a post, leave."""
        found: dict[str, int] = {}
        for one in self.results:
            found[one.fate] = found.get(one.fate, 0) + 1
        return dict(sorted(found.items()))

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON."""
        return {
            "kind": "rotation",
            "problem": self.problem,
            **self.quality.as_dict(),
            "fates": self.fates,
            "longest_km": round(self.longest_km, 1),
            "evened": self.evened,
            "seats": [one.as_dict() for one in self.seats],
            "unified": [one.as_dict() for one in self.unified],
            "results": [one.as_dict() for one in self.results],
        }
