"""Counting inside a part: under a unit (``?don-vi=``) or within a territory (``?dia-ban=``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.catalogue import within
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

UNIT, PLACE = "don-vi", "dia-ban"
_parts: Kept[Structure] = Kept(12)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part that is counted, by the codes of its unit and place (empty: everything)."""

    unit: str = ""
    place: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The part as values of an address."""
        return {name: code for name, code in ((UNIT, self.unit), (PLACE, self.place)) if code}

    def of(self, structure: Structure) -> Structure:
        """Return that part of a structure; raises Unknown where its day has no such unit or place."""
        if not self.query:
            return structure
        unit = _key(structure.units, "unit", self.unit, structure) if self.unit else None
        place = _key(structure.places, "place", self.place, structure) if self.place else None
        return _parts.of((structure,), (unit, place), lambda: within(structure, unit, place))

    def words(self, structure: Structure) -> list[str]:
        """Return names and codes of the unit and the place."""
        said = []
        for code, frame in ((self.unit, structure.units), (self.place, structure.places)):
            if code:
                name = frame.filter(pl.col("code") == code)["name"].to_list()
                said.append(f"{name[0] if name else ''} ({code})".strip())
        return said


def read_scope(query: Mapping[str, str]) -> Scope:
    """Read the part from the query of a request."""
    return Scope(query.get(UNIT, "").strip(), query.get(PLACE, "").strip())


def _key(frame: pl.DataFrame, key: str, code: str, structure: Structure) -> int:
    found = frame.filter(pl.col("code") == code)[key].to_list()
    if not found:
        day = say_day(structure.day)
        raise Unknown(Sentence(f"Ngày {day} không có gì mang mã {code!r}.", f"Nothing has the code {code!r} on {day}."))
    return int(found[0])
