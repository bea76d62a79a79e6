"""A working copy of a structure: the four primitives that every operation is made of.

``open``, ``close``, ``amend`` and ``redirect`` change rows one key at a time over untouched frames, remember which
step did
it, and become frames again once, at the end. So a scheme of thousands of steps costs what it touches, not what there
is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.structure.columns import FRAMES, KEYS, NULLABLE, SCHEMAS, FrameName
from tinhgon.structure.snapshot import Structure

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell or row that one step changed. ``column`` is empty where the whole row was opened or closed."""

    step: int
    frame: FrameName
    key: int
    verb: str
    column: str = ""
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Descent:
    """One edge of lineage: a share of the source went into the target at this step (shares are None for bodies)."""

    step: int
    frame: FrameName
    source: int
    target: int
    relation: str
    area_share: float | None = None
    population_share: float | None = None


class Table:
    """One frame under change."""

    def __init__(self, name: FrameName, base: pl.DataFrame) -> None:
        self.name: Final = name
        self.key: Final = KEYS[name]
        self.base: Final = base
        #: Looked up key by key: a view whose items are plain integers is several times quicker than the array.
        self._keys = np.ascontiguousarray(base[self.key].to_numpy()).data
        self._cells: dict[str, list[Any]] = {}
        self._groups: dict[str, tuple[list[Any], list[int]]] = {}
        self.amended: dict[int, Row] = {}
        self.opened: dict[int, Row] = {}
        self.closed: set[int] = set()
        self._moved: dict[str, dict[Any, set[int]]] = defaultdict(lambda: defaultdict(set))

    def _at(self, key: int) -> int:
        position = bisect_left(self._keys, key)
        return position if position < len(self._keys) and self._keys[position] == key else -1

    def is_base(self, key: int) -> bool:
        """Say whether the row was there before any step."""
        return self._at(key) >= 0

    def __contains__(self, key: int) -> bool:
        return key not in self.closed and (key in self.opened or self._at(key) >= 0)

    def cell(self, key: int, column: str) -> Any:
        """Return one value of a row as it now stands; KeyError where the row is not open."""
        if key in self.closed:
            raise KeyError(key)
        if key in self.opened:
            return self.opened[key][column]
        position = self._at(key)
        if position < 0:
            raise KeyError(key)
        changed = self.amended.get(key)
        if changed is not None and column in changed:
            return changed[column]
        return self._column(column)[position]

    def original(self, key: int, column: str) -> Any:
        """Return the value that the row had before any step."""
        return self._column(column)[self._at(key)]

    def row(self, key: int) -> Row:
        """Return the whole row as it now stands."""
        return {column: self.cell(key, column) for column in SCHEMAS[self.name]}

    def find(self, column: str, value: Any) -> list[int]:
        """Return the keys of open rows whose column holds the value, ascending."""
        found = [
            key
            for key in self._base_matches(column, value)
            if key not in self.closed and not self._shadowed(key, column)
        ]
        found += [key for key in self._moved[column].get(value, ()) if key in self]
        return sorted(found)

    def __iter__(self) -> Iterator[int]:
        for key in self._keys:
            if key not in self.closed:
                yield key
        for key in self.opened:
            if key not in self.closed:
                yield key

    def write(self, key: int, row: Row) -> None:
        """Open a row under a new key."""
        self.opened[key] = row
        for column, value in row.items():
            self._moved[column][value].add(key)

    def put(self, key: int, column: str, value: Any) -> Any:
        """Set one cell and return what it held."""
        before = self.cell(key, column)
        target = self.opened[key] if key in self.opened else self.amended.setdefault(key, {})
        self._moved[column][before].discard(key)
        target[column] = value
        self._moved[column][value].add(key)
        return before

    def drop(self, key: int) -> None:
        """Close a row."""
        self.closed.add(key)

    def result(self) -> pl.DataFrame:
        """Return the frame with every change in it, sorted by key."""
        frame = self.base
        by_column: dict[str, tuple[list[int], list[Any]]] = defaultdict(lambda: ([], []))
        for key, cells in self.amended.items():
            if key in self.closed:
                continue
            position = self._at(key)
            for column, value in cells.items():
                positions, values = by_column[column]
                positions.append(position)
                values.append(value)
        for column, (positions, values) in by_column.items():
            kind = SCHEMAS[self.name][column]
            frame = frame.with_columns(frame[column].scatter(positions, pl.Series(values, dtype=kind)))
        gone = [key for key in self.closed if key not in self.opened]
        if gone:
            frame = frame.filter(~pl.col(self.key).is_in(gone))
        fresh = [self.opened[key] for key in sorted(self.opened) if key not in self.closed]
        if fresh:
            frame = pl.concat([frame, pl.DataFrame(fresh, schema=SCHEMAS[self.name])])
        return frame

    def fork(self) -> Table:
        """Return a copy that changes on its own; what was read of the base is shared, for it never changes."""
        made = Table(self.name, self.base)
        made._cells, made._groups = self._cells, self._groups
        made.amended = {key: dict(cells) for key, cells in self.amended.items()}
        made.opened = {key: dict(row) for key, row in self.opened.items()}
        made.closed = set(self.closed)
        for column, values in self._moved.items():
            made._moved[column].update((value, set(keys)) for value, keys in values.items() if keys)
        return made

    def _column(self, column: str) -> list[Any]:
        if column not in self._cells:
            self._cells[column] = self.base[column].to_list()
        return self._cells[column]

    def _shadowed(self, key: int, column: str) -> bool:
        changed = self.amended.get(key)
        return changed is not None and column in changed

    def _base_matches(self, column: str, value: Any) -> list[int]:
        if value is None:
            return self.base.filter(pl.col(column).is_null())[self.key].to_list()
        if column not in self._groups:
            filled = self.base.select(self.key, column).drop_nulls().sort(column, maintain_order=True)
            self._groups[column] = (filled[column].to_list(), filled[self.key].to_list())
        values, keys = self._groups[column]
        return keys[bisect_left(values, value) : bisect_right(values, value)]


class Draft:
    """A structure under change: five tables, the step now running, and what was done so far."""

    def __init__(self, structure: Structure, day: date) -> None:
        self.before: Final = structure
        self.day: Final = day
        self.step = 0
        self.next_key = structure.next_key
        self.tables: dict[FrameName, Table] = {name: Table(name, structure.frame(name)) for name in FRAMES}
        self.changes: list[Change] = []
        self.descents: list[Descent] = []
        self.findings: list[Finding] = []
        #: What is left of a territory that was given away in part: (area, population) as shares of what it was.
        self.left: dict[int, tuple[float, float]] = {}
        #: Territories whose bodies have gone with one of their parts.
        self.mains: set[int] = set()
        #: Area and population added by restated figures: the only way in which totals may move.
        self.restated = [0.0, 0]

    @property
    def places(self) -> Table:
        """The territories."""
        return self.tables["places"]

    @property
    def units(self) -> Table:
        """The bodies."""
        return self.tables["units"]

    @property
    def posts(self) -> Table:
        """The posts."""
        return self.tables["posts"]

    @property
    def people(self) -> Table:
        """The people."""
        return self.tables["people"]

    @property
    def tenures(self) -> Table:
        """Who holds which post."""
        return self.tables["tenures"]

    def open(self, frame: FrameName, **cells: Any) -> int:
        """Open a new row and return its key. Columns not given are empty; a required one left out raises ValueError."""
        key = self.next_key
        self.next_key += 1
        row: Row = {column: cells.pop(column, None) for column in SCHEMAS[frame]}
        row[KEYS[frame]] = key
        if cells:
            raise ValueError(f"{frame} has no column {sorted(cells)}")
        missing = [column for column, value in row.items() if value is None and column not in NULLABLE[frame]]
        if missing:
            raise ValueError(f"{frame} needs {missing}")
        self.tables[frame].write(key, row)
        self.changes.append(Change(self.step, frame, key, "open"))
        return key

    def close(self, frame: FrameName, key: int) -> None:
        """Close a row. What stands on it must be closed or redirected by the end of the scheme."""
        table = self.tables[frame]
        if key not in table:
            raise KeyError(key)
        table.drop(key)
        self.changes.append(Change(self.step, frame, key, "close"))

    def amend(self, frame: FrameName, key: int, **cells: Any) -> None:
        """Change cells of an open row; a cell that already holds the value is left alone."""
        table = self.tables[frame]
        for column, value in cells.items():
            if table.cell(key, column) != value:
                before = table.put(key, column, value)
                self.changes.append(Change(self.step, frame, key, "amend", column, before, value))

    def above(self, frame: FrameName, key: int) -> list[int]:
        """Return what a row lies under by ``parent``, nearest first; a circle is walked once."""
        table, found = self.tables[frame], []
        parent = table.cell(key, "parent")
        while parent is not None and parent in table and parent not in found:
            found.append(parent)
            parent = table.cell(parent, "parent")
        return found

    def redirect(self, frame: FrameName, column: str, sources: Iterable[int], target: int | None) -> list[int]:
        """Point every open row that refers to one of the sources at the target; return the keys of the rows
        redirected."""
        table = self.tables[frame]
        keys = sorted({key for source in sources for key in table.find(column, source)})
        for key in keys:
            self.amend(frame, key, **{column: target})
        return keys

    def descend(
        self,
        frame: FrameName,
        source: int,
        target: int,
        relation: str,
        area_share: float | None = None,
        population_share: float | None = None,
    ) -> None:
        """Write down that (a share of) one row became (a part of) another."""
        self.descents.append(Descent(self.step, frame, source, target, relation, area_share, population_share))

    def fork(self) -> Draft:
        """Return a copy that goes on by itself: what is done to it is not done to this one."""
        made = Draft(self.before, self.day)
        made.step, made.next_key = self.step, self.next_key
        made.tables = {name: table.fork() for name, table in self.tables.items()}
        made.changes, made.descents, made.findings = list(self.changes), list(self.descents), list(self.findings)
        made.left, made.mains, made.restated = dict(self.left), set(self.mains), list(self.restated)
        return made

    def result(self) -> Structure:
        """Return the structure with every change in it, on the day of the draft.

        Rows keep their order and new keys lie above all others, so nothing is sorted anew; a frame that no step touched is the same.
        """
        places, units, posts, people, tenures = (self.tables[name].result() for name in FRAMES)
        return Structure(self.day, places, units, posts, people, tenures, self.next_key)
