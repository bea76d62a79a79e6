"""What differs between two structures, worked out once and shown a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES, KEYS, STANDS_ON, FrameName
from tinhgon.structure.figures.comparison import Difference, FrameChanges, Moved, compared, differences, people_moved
from tinhgon.structure.figures.figure import Figure
from tinhgon.structure.snapshot import Structure
from tinhgon.web.drawing.bars import before_after
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.rows.columns import Cell, Column, Table, column_of, say_value, table
from tinhgon.web.rows.naming import Namer, Thing

What = Literal["ended", "begun", "amended"]

WHAT: Final[dict[What, Sentence]] = {
    "ended": Sentence("Kết thúc", "Ended"),
    "begun": Sentence("Bắt đầu", "Begun"),
    "amended": Sentence("Thay đổi", "Changed"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Differing:
    """Everything that differs between two structures."""

    figures: tuple[Difference, ...]
    frames: Mapping[FrameName, FrameChanges]
    moved: tuple[Moved, ...]

    def count(self, frame: FrameName, what: What) -> int:
        """Return how many rows ended, began, or have changed cells."""
        rows = self.rows(frame, what)
        return int(rows[KEYS[frame]].n_unique()) if what == "amended" and rows.height else rows.height

    def rows(self, frame: FrameName, what: What) -> pl.DataFrame:
        """Return the rows of one frame that ended, began, or the changed cells."""
        found: pl.DataFrame = getattr(self.frames[frame], what)
        return found

    @property
    def counts(self) -> list[tuple[FrameName, dict[What, int]]]:
        """Return the counts of every frame, in the order of `FRAMES`."""
        return [(frame, {what: self.count(frame, what) for what in WHAT}) for frame in FRAMES]

    @property
    def nothing(self) -> bool:
        """Whether the two are the same."""
        return not any(any(counts.values()) for _, counts in self.counts)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure before and after as a line of a table: bars, and the addresses of its rows on both sides."""

    one: Difference
    bars: Markup
    before: str = ""
    after: str = ""

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.one.before.figure


#: Figures that only divide others up; tables show them behind the main ones.
_PARTS = ("units.kind.", "units.focal_points.", "places.kind.")


def figure_lines(
    found: Differing, before: Callable[[str], str] = str, after: Callable[[str], str] = str
) -> tuple[list[FigureLine], list[FigureLine]]:
    """Return the figures that differ as lines: the main ones, and those by sector and kind."""
    lines = [
        FigureLine(
            one,
            before_after(one.before.value, one.after.value, f"{one.before.value} → {one.after.value}"),
            before(one.before.figure.id),
            after(one.before.figure.id),
        )
        for one in found.figures
    ]
    main = [line for line in lines if not line.figure.id.startswith(_PARTS)]
    return main, [line for line in lines if line not in main]


_kept: Kept[Differing] = Kept(8)


def differing(before: Structure, after: Structure) -> Differing:
    """Return what differs between two structures, from memory where it was asked for before."""
    return _kept.of(
        (before, after),
        "",
        lambda: Differing(
            tuple(differences(before, after)), compared(before, after), tuple(people_moved(before, after))
        ),
    )


_ROW, _CELL, _WAS, _IS = (
    Sentence("Dòng", "Row"), Sentence("Ô", "Cell"), Sentence("Trước", "Before"), Sentence("Sau", "After"),
)  # fmt: skip


def shown(frame: FrameName, what: What, rows: pl.DataFrame, names: Namer) -> Table:
    """Return a page of rows as a table; changed cells as row, cell, before, after, with names instead of keys."""
    return cells(frame, rows, names) if what == "amended" else table(frame, rows, names)


def cells(frame: FrameName, rows: pl.DataFrame, names: Namer) -> Table:
    """Return changed cells (key, column, before, after as text) with names for keys and words for values."""
    key = KEYS[frame]
    things = names.things(frame, rows[key].to_list())
    referred = {
        (column, target): names.things(target, _keys(rows, column))
        for (owner, column), target in STANDS_ON.items()
        if owner == frame
    }
    by_column = {column: found for (column, _), found in referred.items()}
    columns = (Column(key, _ROW), Column("column", _CELL), Column("before", _WAS), Column("after", _IS))
    body = []
    for row in rows.iter_rows(named=True):
        thing = things.get(row[key])
        name = column_of(frame, row["column"])
        first = Cell(str(row[key])) if thing is None else Cell(thing.name, thing.href, thing.code, thing.name)
        known = by_column.get(row["column"], {})
        body.append(
            (
                first,
                Cell(name.words, value=name.words),
                _cell(name, row["before"], known),
                _cell(name, row["after"], known),
            )
        )
    return Table(columns, tuple(body))


def _keys(rows: pl.DataFrame, column: str) -> list[int]:
    found = rows.filter(pl.col("column") == column)
    values = [*found["before"].to_list(), *found["after"].to_list()]
    return [int(value) for value in values if value is not None]


def _cell(column: Column, text: str | None, known: Mapping[int, Thing]) -> Cell:
    if text is None:
        return Cell("–")
    if known and text.lstrip("-").isdigit():
        thing = known.get(int(text))
        return Cell(text, value=text) if thing is None else Cell(thing.name, thing.href, thing.code, thing.name)
    value = _typed(text)
    said = say_value(column.id, value, column)
    return Cell(said, value=said)


def _typed(text: str) -> Any:
    """Return what a value was before it was written as text, as far as it is shown differently."""
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text) if "." in text and text.replace(".", "", 1).lstrip("-").isdigit() else text
    except ValueError:
        return text
