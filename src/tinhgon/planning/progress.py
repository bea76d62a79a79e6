"""Tiến độ của một lần lập phương án: the best so far, the proven bound, the gap between them, and the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands. ``best`` and ``bound`` are in the unit of the aim, None while there is none; ``gap`` is the
    relative distance between them; ``share`` is the share of a whole that has parts (provinces done), where there is one.
    """

    best: float | None
    bound: float | None
    gap: float | None
    seconds: float
    words: Sentence
    share: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the progress as plain values, for JSON."""
        return {
            "best": self.best,
            "bound": self.bound,
            "gap": self.gap,
            "seconds": round(self.seconds, 3),
            "words": {"vi": self.words.vi, "en": self.words.en},
            "share": self.share,
        }


#: Called by a solver now and then; False stops it, and the best so far is returned.
Watch = Callable[[Progress], bool]


def gap(best: float | None, bound: float | None) -> float | None:
    """Return the relative distance between a plan and the proven bound (0 is proven best), None without either."""
    if best is None or bound is None:
        return None
    return abs(best - bound) / max(abs(best), 1e-9) if best != bound else 0.0


def now() -> float:
    """Return the seconds of a clock that only goes forward: the one that all limits are kept by."""
    return time.monotonic()


@dataclass(slots=True)
class Clock:
    """Keeps the time, the work and the watcher of one search; ``over`` says when to stop, ``why`` says why it did."""

    limits: Limits
    watch: Watch | None = None
    begun: float = field(default_factory=now)
    spent: int = 0
    stopped: bool = False
    told: Progress | None = None

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""
        return now() - self.begun

    @property
    def left(self) -> float:
        """Seconds that are left, infinite where no limit was given."""
        return float("inf") if self.limits.seconds is None else max(0.0, self.limits.seconds - self.seconds)

    @property
    def over(self) -> bool:
        """Whether the watcher stopped the search, or its time or work is used up."""
        return self.stopped or self.left <= 0 or self.worked_out

    @property
    def worked_out(self) -> bool:
        """Whether the allowed work is used up."""
        return self.limits.effort is not None and self.spent >= self.limits.effort

    @property
    def why(self) -> str:
        """Why the search ended: ``stopped`` by the watcher, out of ``time``, out of ``effort``, or ``done``."""
        if self.stopped:
            return "stopped"
        return "effort" if self.worked_out else "time" if self.left <= 0 else "done"

    def part(self, share: float) -> Clock:
        """Return a clock of the same search that is over when this share of the time left has passed."""
        seconds = None if self.limits.seconds is None else self.seconds + share * self.left
        return Clock(replace(self.limits, seconds=seconds), self.watch, self.begun, self.spent, self.stopped)

    def take_over(self, part: Clock) -> None:
        """Take over what was spent on a part of the search, and whether the watcher stopped it there."""
        self.spent, self.stopped = part.spent, self.stopped or part.stopped

    def work(self, units: int = 1) -> None:
        """Count units of work."""
        self.spent += units

    def tell(self, best: float | None, bound: float | None, words: Sentence, share: float | None = None) -> bool:
        """Tell the watcher where the search stands; return whether it may go on."""
        if self.watch is not None and not self.stopped:
            self.told = Progress(best, bound, gap(best, bound), self.seconds, words, share)
            self.stopped = not self.watch(self.told)
        return not self.over

    def tell_again(self) -> bool:
        """Tell the watcher that the search still stands where it stood, in long pieces of work; return whether it may go on."""
        last = self.told
        return not self.over if last is None else self.tell(last.best, last.bound, last.words, last.share)
