"""Where a row comes from and what it became, with shares, days and links to the days on which each still stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import queries
from tinhgon.structure import lineage
from tinhgon.structure.columns import FrameName
from tinhgon.structure.lineage import Kin, Lineage
from tinhgon.web import addresses
from tinhgon.web.asking import Asked

RELATIONS: Final[dict[str, Sentence]] = {**lineage.RELATIONS, "goes_on": Sentence("tiếp tục", "went on")}
_PAGES: Final = {"places": addresses.place, "units": addresses.unit}


@dataclass(frozen=True, slots=True)
class Relative:
    """A successor or predecessor: its code and name, the address on a day on which it stands, shares, and by what it came."""

    code: str
    name: str
    address: str
    area_share: float | None
    population_share: float | None
    relations: tuple[Sentence, ...]
    days: tuple[date, ...]
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Descent:
    """The relatives of one row, both ways."""

    came_from: tuple[Relative, ...]
    became: tuple[Relative, ...]

    def __bool__(self) -> bool:
        return bool(self.came_from or self.became)


def descent(frame: FrameName, key: int, asked: Asked) -> Descent:
    """Return the relatives of a row as the books knew them; two queries, and none per relative."""
    lineage = Lineage(asked.edges, frame)
    back = [kin for kin in lineage.came_from(key) if kin.passages]
    forth = [kin for kin in lineage.became(key) if kin.passages]
    names = queries.labels(frame, [kin.key for kin in (*back, *forth)]) if back or forth else {}
    return Descent(
        tuple(_relative(frame, kin, names, asked, _before(kin)) for kin in back),
        tuple(_relative(frame, kin, names, asked, _after(kin)) for kin in forth),
    )


def _before(kin: Kin) -> date:
    """Return the last day before the first passage that leaves the predecessor."""
    return min(passage.day for passage in kin.passages) - timedelta(days=1)


def _after(kin: Kin) -> date:
    """Return the day of the last passage, on which the successor stands."""
    return max(passage.day for passage in kin.passages)


def _relative(frame: FrameName, kin: Kin, names: dict[int, str], asked: Asked, day: date) -> Relative:
    code, _, name = names.get(kin.key, "").partition(" ")
    relations = dict.fromkeys(passage.relation for passage in kin.passages)
    days = sorted({passage.day for passage in kin.passages})
    entries = sorted({passage.entry for passage in kin.passages if passage.entry is not None})
    return Relative(
        code,
        name or f"#{kin.key}",
        asked.on(day).to(_PAGES[frame](code)) if code else "",
        kin.area_share,
        kin.population_share,
        tuple(RELATIONS.get(relation, Sentence(relation, relation)) for relation in relations),
        tuple(days),
        tuple(entries),
    )
