"""Giới hạn của một lần lập phương án: how long, from which seed, on how many threads."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a solver may spend: ``seconds`` (0 gives the first plan that it can build; None: until proven), ``seed``,
    ``threads``, and ``effort``.

    The same problem, seed, threads and library versions give the same plan wherever ``effort`` ends the search: it counts the
    solver's own units of work, not seconds. ``seconds`` is a wall: a run that it ends may differ on a slower machine,
    and its plan says so. Raises Refusal where a number is out of its range.
    """

    seconds: float | None = 30.0
    seed: int = 1
    threads: int = 1
    effort: int | None = None

    def __post_init__(self) -> None:
        wrong = [
            *([] if self.seconds is None or self.seconds >= 0 else [_low("seconds", "giây", self.seconds, "0")]),
            *([] if self.seed >= 0 else [_low("seed", "hạt giống", self.seed, "0")]),
            *([] if self.threads >= 1 else [_low("threads", "số luồng", self.threads, "1")]),
            *([] if self.effort is None or self.effort >= 0 else [_low("effort", "công tính", self.effort, "0")]),
        ]
        if wrong:
            raise Refusal(wrong)

    def as_dict(self) -> dict[str, object]:
        """Return the limits as plain values, for JSON."""
        return {"seconds": self.seconds, "seed": self.seed, "threads": self.threads, "effort": self.effort}


def _low(field: str, words: str, value: float, least: str) -> Finding:
    return Finding(
        f"planning.limits.{field}",
        Sentence(
            f"Giới hạn {words} là {value}, phải từ {least}.", f"The limit {field} is {value}; it starts at {least}."
        ),
        subject=field,
        measured=str(value),
        required=f"≥ {least}",
        remedy=Sentence(f"Ghi một số từ {least}.", f"Give a number from {least}."),
        where={"field": field},
    )
