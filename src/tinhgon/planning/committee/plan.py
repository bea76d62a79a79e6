"""Phương án cơ cấu: what the draft shows, who comes onto the list and who leaves it, what the list then shows."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.program import Quality


@dataclass(frozen=True, slots=True)
class Measured:
    """One ratio of the draft and of the proposed list: how many count, and how many must."""

    id: str
    words: str
    citation: str
    before: int
    of_before: int
    after: int
    of_after: int
    least: int | None
    most: int | None
    least_before: int | None
    most_before: int | None

    @property
    def broken_before(self) -> bool:
        """Whether the draft breaks the ratio, measured on the draft's own size."""
        return not _within(self.before, self.least_before, self.most_before)

    @property
    def kept_after(self) -> bool:
        """Whether the proposed list shows the ratio."""
        return _within(self.after, self.least, self.most)

    def as_dict(self) -> dict[str, object]:
        """Return the ratio as plain values, for JSON."""
        return {
            "id": self.id,
            "words": self.words,
            "citation": self.citation,
            "before": {
                "count": self.before,
                "of": self.of_before,
                "least": self.least_before,
                "most": self.most_before,
            },
            "after": {"count": self.after, "of": self.of_after, "least": self.least, "most": self.most},
            "broken_before": self.broken_before,
            "kept_after": self.kept_after,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """Someone who comes onto the list or leaves it, and why, in words."""

    code: str
    name: str
    comes: bool
    why: Sentence

    def as_dict(self) -> dict[str, object]:
        """Return the change as plain values, for JSON."""
        return {
            "code": self.code,
            "name": self.name,
            "comes": self.comes,
            "why": {"vi": self.why.vi, "en": self.why.en},
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The list that shows every ratio and differs least from the draft. ``quality.best`` is the number of changes."""

    problem: str
    chosen: tuple[str, ...]
    changes: tuple[Change, ...]
    measured: tuple[Measured, ...]
    fit: int
    quality: Quality

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON."""
        return {
            "kind": "committee",
            "problem": self.problem,
            **self.quality.as_dict(),
            "fit": self.fit,
            "chosen": list(self.chosen),
            "changes": [one.as_dict() for one in self.changes],
            "measured": [one.as_dict() for one in self.measured],
        }


def _within(count: int, least: int | None, most: int | None) -> bool:
    return (least is None or count >= least) and (most is None or count <= most)
