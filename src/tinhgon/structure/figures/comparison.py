"""Figures over two structures, before and after: differences, and who was moved."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.structure.figures.figure import Number, Reading
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One figure before and after; ``ended`` and ``begun`` are the counted rows found on one side only."""

    before: Reading
    after: Reading
    ended: pl.DataFrame
    begun: pl.DataFrame

    @property
    def change(self) -> Number:
        """After minus before."""
        change = self.after.value - self.before.value
        return round(change, 6) if isinstance(change, float) else change

    def as_dict(self) -> dict[str, object]:
        """Return the difference as plain values, for JSON."""
        figure = self.before.figure
        plain: dict[str, object] = {
            "id": figure.id,
            "name": {"vi": figure.name.vi, "en": figure.name.en},
            "before": self.before.value,
            "after": self.after.value,
            "change": self.change,
        }
        if self.before.of is not None:
            plain |= {"before_of": self.before.of, "after_of": self.after.of}
        return plain


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """People whose unit or post differs between two structures, by the rank they held before (or hold now, if none)."""

    id: str
    name: Sentence
    rows: pl.DataFrame

    @property
    def value(self) -> int:
        """How many people."""
        return int(self.rows["person"].n_unique()) if self.rows.height else 0

    def as_dict(self, *, rows: bool = False) -> dict[str, object]:
        """Return the figure as plain values, for JSON."""
        plain: dict[str, object] = {
            "id": self.id,
            "name": {"vi": self.name.vi, "en": self.name.en},
            "value": self.value,
        }
        return plain | ({"rows": self.rows.to_dicts()} if rows else {})


def differences(before: Structure, after: Structure, *, unchanged: bool = False) -> list[Difference]:
    """Return the figures that differ between two structures (all of them where ``unchanged``)."""
    found = []
    for one, other in zip(readings(before), readings(after), strict=True):
        if unchanged or one.of != other.of or one.value != other.value:
            key = KEYS[one.figure.frame]
            ended = one.rows.filter(~pl.col(key).is_in(other.rows[key].implode()))
            begun = other.rows.filter(~pl.col(key).is_in(one.rows[key].implode()))
            difference = Difference(one, other, ended, begun)
            if unchanged or difference.change or one.of != other.of:
                found.append(difference)
    return found


#: One structure is compared with many when people edit a scheme on it.
_readings: Kept[tuple[Reading, ...]] = Kept(6)


def readings(structure: Structure) -> tuple[Reading, ...]:
    """Return every figure of the catalogue on one structure, from memory where it was asked for before."""
    return _readings.of((structure,), "", lambda: tuple(figure.on(structure) for figure in FIGURES.values()))


_primaries: Kept[pl.DataFrame] = Kept(6)

_MOVES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "people.moved",
        "Người có thay đổi vị trí",
        "People whose post changed",
        ("head", "deputy", "specialist", "part_time"),
    ),
    (
        "people.moved.officials",
        "Cán bộ, công chức được sắp xếp",
        "Officials rearranged",
        ("head", "deputy", "specialist"),
    ),
    (
        "people.moved.part_time",
        "Người hoạt động không chuyên trách được sắp xếp",
        "Part-time staff rearranged",
        ("part_time",),
    ),
)


def people_moved(before: Structure, after: Structure) -> list[Moved]:
    """Return who was moved, relieved or newly placed: a primary tenure whose post or unit differs, or that ended.

    Rows: person, person_code, name; rank, post, title, unit, unit_code, unit_name before, and the same after, with
    ``_after``: null on the side on which the person holds no primary post.
    """
    was, now = _primary(before), _primary(after)
    same = ["person", "post", "unit"]
    # Whoever sits where they sat is left out first: most people do.
    was, now = (
        was.join(now, on=same, how="anti", maintain_order="left"),
        now.join(was, on=same, how="anti", maintain_order="left"),
    )
    both = was.join(now, on="person", how="full", suffix="_after", coalesce=True).with_columns(
        pl.coalesce(column, f"{column}_after").alias(column) for column in ("person_code", "name")
    )
    moved = both.filter(
        pl.col("post").ne_missing(pl.col("post_after")) | pl.col("unit").ne_missing(pl.col("unit_after"))
    )
    rank = pl.coalesce("rank", "rank_after")
    return [
        Moved(name, Sentence(vi, en), moved.filter(rank.is_in(ranks)).sort("person")) for name, vi, en, ranks in _MOVES
    ]


def _primary(structure: Structure) -> pl.DataFrame:
    return _primaries.of((structure,), "", lambda: _seated(structure))


def _seated(structure: Structure) -> pl.DataFrame:
    return (
        seats(structure)
        .filter(~pl.col("concurrent"))
        .select("person", "person_code", "name", "rank", "post", "title", "unit", "unit_code", "unit_name")
        .unique("person", keep="first", maintain_order=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class FrameChanges:
    """Rows of one frame that ended, began, or differ; ``amended`` has key, column, before, after (values as text)."""

    ended: pl.DataFrame
    begun: pl.DataFrame
    amended: pl.DataFrame


def compared(before: Structure, after: Structure) -> dict[FrameName, FrameChanges]:
    """Return what differs between two days, frame by frame and cell by cell."""
    return {name: _frame_changes(name, before.frame(name), after.frame(name)) for name in FRAMES}


def _frame_changes(name: FrameName, one: pl.DataFrame, other: pl.DataFrame) -> FrameChanges:
    key = KEYS[name]
    ended = one.join(other.select(key), on=key, how="anti", maintain_order="left")
    begun = other.join(one.select(key), on=key, how="anti", maintain_order="left")
    both = one.join(other, on=key, how="inner", suffix="_after", maintain_order="left")
    parts = []
    for column in SCHEMAS[name]:
        if column != key:
            differs = both.filter(pl.col(column).ne_missing(pl.col(f"{column}_after")))
            parts.append(
                differs.select(
                    pl.col(key),
                    pl.lit(column).alias("column"),
                    pl.col(column).cast(pl.String).alias("before"),
                    pl.col(f"{column}_after").cast(pl.String).alias("after"),
                )
            )
    return FrameChanges(ended, begun, pl.concat(parts).sort(key, "column"))
