"""Five classes of a number, of about equal size, between round bounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Classes:
    """Bounds between classes, ascending: class 0 lies below the first, the last from the last bound on."""

    bounds: tuple[float, ...]

    def of(self, value: float | None) -> int | None:
        """Return the class of a value, from 0; None for a value that is not known."""
        return None if value is None else bisect_right(self.bounds, value)

    @property
    def fills(self) -> tuple[str, ...]:
        """The fills of the classes: where there are fewer than five, they still run from light to dark."""
        count = len(self.bounds) + 1
        return tuple(f"q{1 + round(number * 4 / max(count - 1, 1))}" for number in range(count))


def classes(values: Sequence[float]) -> Classes:
    """Return classes that each hold about a fifth of the values; bounds are rounded to two digits, and fewer where values repeat."""
    ordered = sorted(values)
    if not ordered:
        return Classes(())
    cuts = [ordered[min(len(ordered) - 1, len(ordered) * number // CLASSES)] for number in range(1, CLASSES)]
    bounds = sorted({rounded(cut) for cut in cuts})
    return Classes(tuple(bound for bound in bounds if ordered[0] < bound <= ordered[-1]))


def rounded(value: float) -> float:
    """Return a number rounded to two digits: 8,505 gives 8,500."""
    if value == 0:
        return 0.0
    power = 10.0 ** (floor(log10(abs(value))) - 1)
    return float(f"{round(value / power) * power:.6g}")
