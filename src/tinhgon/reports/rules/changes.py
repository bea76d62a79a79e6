"""What changed between two packs of one subject: rows that are new, rows that went, rows whose mark moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tinhgon.reports.rules.figure import Evidence, Reading, Row

#: What of a row is compared: how it stands, not how it is called.
_STANDS: Final = (
    "mark",
    "state",
    "on_time",
    "quality",
    "effect",
    "open",
    "outcome",
    "year",
    "after",
    "documents",
    "tasks",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Of one kind of rows: those that are new, those that are no longer there, and those that stand otherwise (before, after)."""

    frame: str
    new: tuple[Row, ...]
    gone: tuple[Row, ...]
    moved: tuple[tuple[Row, Row], ...]

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.new or self.gone or self.moved)


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure in the earlier pack and in this one."""

    reading: Reading
    before: int
    before_of: int | None

    @property
    def change(self) -> int:
        """This pack's value less the earlier one's."""
        return self.reading.value - self.before


def changes(before: Evidence, after: Evidence) -> list[Changes]:
    """Return what changed, by kind of rows; kinds without a change are left out."""
    found = []
    for frame in after:
        was = {row["key"]: row for row in before.get(frame, ())}
        now = {row["key"]: row for row in after[frame]}
        one = Changes(
            frame,
            tuple(row for key, row in now.items() if key not in was),
            tuple(row for key, row in was.items() if key not in now),
            tuple((was[key], row) for key, row in now.items() if key in was and _stands(was[key]) != _stands(row)),
        )
        if one.any:
            found.append(one)
    return found


def moved(before: dict[str, Reading], after: dict[str, Reading]) -> list[Moved]:
    """Return the figures whose value or base differs."""
    return [
        Moved(one, before[id].value, before[id].of)
        for id, one in after.items()
        if id in before and (before[id].value, before[id].of) != (one.value, one.of)
    ]


def _stands(row: Row) -> tuple[Any, ...]:
    return tuple(row.get(column) for column in _STANDS)
