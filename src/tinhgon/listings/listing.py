"""What a listing is: rows of one day with declared columns and filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.snapshot import Structure

Kind = Literal["text", "code", "choice", "whole", "decimal", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the frame, its words, what it holds, and the column that orders it.

    ``choices`` are the words of a closed vocabulary. ``exported`` columns stand in files only, not on pages.
    """

    id: str
    words: Sentence
    kind: Kind = "text"
    order: str = ""
    choices: Mapping[str, Sentence] = field(default_factory=dict)
    exported: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers, which stand on the right."""
        return self.kind in ("whole", "decimal")

    @property
    def ordered_by(self) -> str:
        """The column of the frame by which this one is put in order."""
        return self.order or self.id


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a listing. ``address`` is its name in addresses, ``choices`` its closed vocabulary if it has one.

    ``keeps(structure, value)`` returns the expression that holds for the rows to keep, and raises Unknown where the
    value names nothing on that day. ``says`` puts a value into words.
    """

    id: str
    address: str
    words: Sentence
    keeps: Callable[[Structure, str], pl.Expr]
    choices: Mapping[str, Sentence] = field(default_factory=dict)
    says: Callable[[Structure, str], str | Sentence] | None = None

    def said(self, structure: Structure, value: str) -> str | Sentence:
        """Return a value in words."""
        if value in self.choices:
            return self.choices[value]
        if self.says is None:
            return value
        try:
            return self.says(structure, value)
        except Unknown:
            return value


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of a day. ``rows`` gives them all in the order of ``first_order``, with columns ``search`` and ``exact``.

    ``words`` is the plural used in captions ("đơn vị"), ``key`` the column of the key.
    """

    id: str
    title: Sentence
    words: Sentence
    key: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    rows: Callable[[Structure], pl.DataFrame]

    def column(self, id: str) -> Column | None:
        """Return the column of this name, or None."""
        return next((one for one in self.columns if one.id == id), None)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that pages show."""
        return tuple(one for one in self.columns if not one.exported)


def choice(column: str) -> Callable[[Structure, str], pl.Expr]:
    """Return the test of a filter that keeps the rows with exactly this value in a column."""
    return lambda structure, value: pl.col(column) == value
