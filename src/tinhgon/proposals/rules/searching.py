"""A search in a thread of its own, so that whoever watches it is never kept waiting by a solver that is deep in thought.

Short searches come first where a kind asks for it: their plan is at hand when somebody says stop and the long one does not listen at once.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from functools import partial
from typing import Any, Final

from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Progress, gap
from tinhgon.proposals.rules.kind import Kind

#: The short searches that come first end with the first plan that they have after so many seconds.
FIRST: Final = (0.0, 1.0)
#: Lines of how best and bound came closer; beyond, every second one is left out.
MOST_LINES: Final = 300


class Search:
    """A search for a plan: ``best`` is the best whole plan at hand, ``whole`` whether the search came to its own end."""

    def __init__(self, kind: Kind, problem: Any, limits: Limits) -> None:
        self._kind, self._problem, self._limits = kind, problem, limits
        self._begun = time.monotonic()
        self._last: Progress | None = None
        self._error: BaseException | None = None
        self.trace: list[list[float | None]] = []
        self.best: Any = None
        self.whole = False
        self.stop = threading.Event()
        self.ended = threading.Event()

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self._begun

    def start(self, at_hand: Any = None) -> None:
        """Begin; `ended` is set when the thread is through: at once where the plan is at hand already."""
        if at_hand is not None:
            self.best, self.whole = at_hand, True
            self.trace.append([0.0, at_hand.best, at_hand.bound])
            self.ended.set()
            return
        threading.Thread(target=self._run, name="search", daemon=True).start()

    def plan(self) -> Any:
        """Return the best plan; raises what the search raised where there is none."""
        if self.best is not None and (self.whole or self.stop.is_set()):
            return self.best
        if self._error is not None:
            raise self._error
        raise RuntimeError("the search has not ended")  # pragma: no cover - asked too early

    def told(self) -> dict[str, Any]:
        """Return where the search stands as plain values: what a later part of it does not know yet is kept from an earlier one."""
        last = self._last
        plain: dict[str, Any] = {} if last is None else last.as_dict()
        best, bound = (self.trace[-1][1], self.trace[-1][2]) if self.trace else (None, None)
        said = plain.get("words") or {"vi": "Đang mở máy giải.", "en": "Starting the solver."}
        if self.stop.is_set():
            said = {"vi": "Đang dừng, giữ phương án tốt nhất.", "en": "Stopping with the best so far."}
        return {
            "best": best, "bound": bound, "gap": gap(best, bound), "seconds": round(self.seconds, 3),
            "words": said, "share": plain.get("share"),
        }  # fmt: skip

    def _run(self) -> None:
        try:
            for seconds in FIRST if self._kind.early else ():
                if not self.whole and not self.stop.is_set():
                    self._early(seconds)
            if not self.whole and not (self.stop.is_set() and self.best is not None):
                self._late()
        except BaseException as error:
            self._error = error
        finally:
            self.ended.set()

    def _early(self, seconds: float) -> None:
        """Search for a moment, so that a plan is at hand; one that found all there is to find needs no long search."""
        try:
            found = self._kind.solve(self._problem, self._limits, partial(self._watch_early, seconds + self.seconds))
        except Refusal as refusal:
            # What the short search cannot do, the long one may; what is proven impossible stays so.
            if any(one.where.get("proven") == 1 for one in refusal.findings):
                raise
            return
        if self.best is None or self._kind.better(found, self.best):
            self.best = found
        self.whole = not self.stop.is_set() and self._kind.told_all(found)

    def _late(self) -> None:
        seconds = self._limits.seconds
        left = self._limits if seconds is None else replace(self._limits, seconds=max(0.0, seconds - self.seconds))
        try:
            found = self._kind.solve(self._problem, left, self._watch)
            if self.best is None or self._kind.better(found, self.best):
                self.best = found
        except Refusal:
            if self.best is None:
                raise
        self.whole = not self.stop.is_set()

    def _watch_early(self, until: float, found: Progress) -> bool:
        return self._watch(found) and (found.best is None or self.seconds < until)

    def _watch(self, found: Progress) -> bool:
        self._last = found
        # A later part begins anew: what an earlier one found and proved stays true.
        old_best, old_bound = (self.trace[-1][1], self.trace[-1][2]) if self.trace else (None, None)
        fewer = self._kind.fewer(self._problem)
        new_best, new_bound = found.best, found.bound
        if new_best is not None and old_bound is not None:
            beyond = old_bound - new_best if fewer else new_best - old_bound
            if beyond > 1e-6 * max(1.0, abs(old_bound)):
                # Better than what is proven to be best: this part of the search measures something else.
                new_best = new_bound = None
        best, bound = _nearer(old_best, new_best, least=fewer), _nearer(old_bound, new_bound, least=not fewer)
        if best is not None and (not self.trace or self.trace[-1][1:] != [best, bound]):
            self.trace.append([round(self.seconds, 2), best, bound])
            if len(self.trace) > MOST_LINES:
                self.trace = [*self.trace[:-1:2], self.trace[-1]]
        return not self.stop.is_set()


def _nearer(one: float | None, other: float | None, *, least: bool) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return (min(known) if least else max(known)) if known else None
