"""Phương án đầu mối: which bodies come together and why, what it would cost to decide otherwise, and the whole front."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.problem import Codes
from tinhgon.planning.program import Quality


@dataclass(frozen=True, slots=True)
class Together:
    """Bodies that come together: under which name, how alike they are and by which words, and the document behind it."""

    codes: Codes
    names: Codes
    way: str
    code: str
    name: str
    staff: int
    similarity: float
    loss: float
    shared: tuple[tuple[str, float], ...]
    citation: str
    why: Sentence

    def as_dict(self) -> dict[str, object]:
        """Return the group as plain values, for JSON."""
        return {
            "codes": list(self.codes),
            "names": list(self.names),
            "way": self.way,
            "code": self.code,
            "name": self.name,
            "staff": self.staff,
            "similarity": round(self.similarity, 3),
            "loss": round(self.loss, 3),
            "shared_words": [{"word": word, "share": round(share, 3)} for word, share in self.shared],
            "citation": self.citation,
            "permitted": bool(self.citation),
            "why": {"vi": self.why.vi, "en": self.why.en},
        }


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the front: with so many bodies left, no plan loses less similarity (where ``proven``)."""

    bodies: int
    loss: float
    groups: tuple[Codes, ...]
    proven: bool

    def as_dict(self) -> dict[str, object]:
        """Return the point as plain values, for JSON."""
        groups = [list(one) for one in self.groups]
        return {"bodies": self.bodies, "loss": round(self.loss, 3), "proven": self.proven, "groups": groups}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What it would cost to decide one group otherwise: to part a chosen one, or to join one that is not."""

    codes: Codes
    names: Codes
    joined: bool
    cost: float | None
    words: Sentence

    def as_dict(self) -> dict[str, object]:
        """Return the alternative as plain values, for JSON; ``cost`` None: no plan keeps all demands then."""
        return {
            "codes": list(self.codes),
            "names": list(self.names),
            "joined": self.joined,
            "cost": None if self.cost is None else round(self.cost, 3),
            "words": {"vi": self.words.vi, "en": self.words.en},
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposal. ``quality.best`` is bodies left + weight × loss; ``kept`` are the bodies that stay alone."""

    problem: str
    bodies_before: int
    bodies_after: int
    loss: float
    together: tuple[Together, ...]
    kept: Codes
    front: tuple[Point, ...]
    otherwise: tuple[Otherwise, ...]
    quality: Quality

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON."""
        return {
            "kind": "agencies",
            "problem": self.problem,
            **self.quality.as_dict(),
            "bodies_before": self.bodies_before,
            "bodies_after": self.bodies_after,
            "loss": round(self.loss, 3),
            "together": [one.as_dict() for one in self.together],
            "kept": list(self.kept),
            "front": [one.as_dict() for one in self.front],
            "otherwise": [one.as_dict() for one in self.otherwise],
        }
