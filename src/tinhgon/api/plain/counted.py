"""Figures of a day, and what differs between two."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tinhgon.api.plain.parts import Plain, dicts, words
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.structure.figures.comparison import FrameChanges, compared, differences, people_moved
from tinhgon.structure.figures.figure import Reading
from tinhgon.structure.snapshot import Structure

#: Frames whose rows a person can read as they are; the others are told in numbers unless asked for.
READABLE: tuple[FrameName, ...] = ("places", "units")


def figures(readings: Sequence[Reading]) -> list[Plain]:
    """Return readings without their rows."""
    return [reading.as_dict() for reading in readings]


def figure(reading: Reading, *, rows: bool = False, hide: tuple[str, ...] = ()) -> Plain:
    """Return one reading with its day, and with its rows where asked; ``hide`` names columns to leave out."""
    plain: Plain = {"day": reading.day.isoformat(), **reading.as_dict()}
    if rows:
        plain["rows"] = dicts(reading.rows, without=hide)
        if reading.base is not None:
            plain["base"] = dicts(reading.base, without=hide)
    return plain


def catalogue() -> list[Plain]:
    """Return what figures there are: identifier, name, sentence, and what they count."""
    return [
        {
            "id": one.id,
            "name": words(one.name),
            "sentence": words(one.sentence),
            "unit": words(one.unit),
            "frame": one.frame,
            "of": one.of is not None,
        }
        for one in FIGURES.values()
    ]


def difference(before: Structure, after: Structure, *, rows: bool = False) -> Plain:
    """Return what differs between two days: figures, people moved, and rows that ended, began or changed.

    Without ``rows`` posts, people and tenures are told in numbers only.
    """
    return {
        "before": before.day.isoformat(),
        "after": after.day.isoformat(),
        "figures": [one.as_dict() for one in differences(before, after)],
        "moved": [one.as_dict() for one in people_moved(before, after)],
        "frames": {
            name: _frame(name, changes, before, after, rows=rows or name in READABLE)
            for name, changes in compared(before, after).items()
        },
    }


def _frame(name: FrameName, changes: FrameChanges, before: Structure, after: Structure, *, rows: bool) -> Plain:
    hidden = pl.col("column").is_in(["birth", "sex", "home", "qualification"])
    amended = changes.amended.filter(~hidden) if name == "people" else changes.amended
    plain: Plain = {
        "ended": changes.ended.height,
        "begun": changes.begun.height,
        "amended": amended[KEYS[name]].n_unique() if amended.height else 0,
    }
    if rows:
        named = [column for column in ("code", "name", "title") if column in changes.begun.columns]
        labels = after.frame(name).select(KEYS[name], *named)
        plain["rows"] = {
            "ended": dicts(changes.ended.rename({KEYS[name]: "key"})),
            "begun": dicts(changes.begun.rename({KEYS[name]: "key"})),
            "amended": dicts(
                amended.join(labels, on=KEYS[name], how="left", maintain_order="left").rename({KEYS[name]: "key"})
            ),
        }
    return plain
