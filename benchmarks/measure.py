"""Time a thing, print it beside its baseline and its target."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def seconds(work: Callable[[], Result], repeats: int = 1) -> tuple[float, Result]:
    """Return the shortest of some runs in seconds, and the last result."""
    best, result = float("inf"), None
    for _ in range(repeats):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result  # type: ignore[return-value]


def say(what: str, ours: float, target: float | None = None, baseline: float | None = None, beside: str = "") -> None:
    """Print one line: what was done, our seconds, the target, and the baseline with its ratio."""
    line = f"{what:<66} {ours:>9.3f} s"
    if target is not None:
        line += f"   target {target:g} s: {'reached' if ours <= target else 'MISSED'}"
    if baseline is not None:
        line += f"   {beside} {baseline:.3f} s, ratio {baseline / ours:.1f}"
    print(line, flush=True)
