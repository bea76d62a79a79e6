"""A figure's value on every day on which something changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Unknown
from tinhgon.structure.figures.figure import Number
from tinhgon.web.asking import Asked
from tinhgon.web.figures.groups import read
from tinhgon.web.rows.scope import Scope

#: More days than these are thinned to the newest: each costs a reading of the whole apparatus the first time.
MOST_DAYS = 40

_values: Kept[Number | None] = Kept(5000)


@dataclass(frozen=True, slots=True)
class Value:
    """From this day on the figure has this value."""

    day: date
    value: Number
    href: str = ""


def series(asked: Asked, id: str, scope: Scope, days: Sequence[date], mark: object, path: str) -> list[Value]:
    """Return the values on these days, leaving out days on which the value stays and days without the part that is counted.

    ``mark`` stands for what the books know; values are kept under it.
    """
    found: list[Value] = []
    for day in days[-MOST_DAYS:]:
        value = _values.of((), (mark, id, scope, day), lambda day=day: _value(asked.on(day), id, scope))  # type: ignore[misc]
        if value is not None and (not found or found[-1].value != value):
            there = asked.on(day)
            found.append(Value(day, value, there.to(path, **scope.query)))
    return found


def _value(asked: Asked, id: str, scope: Scope) -> Number | None:
    try:
        return read(scope.of(asked.structure), id).value
    except Unknown:
        return None
