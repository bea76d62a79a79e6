"""People first: for each person whom a scheme affects, from where to where, since when, and who has nowhere to go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.comparison import people_moved
from tinhgon.structure.run import Outcome

#: Higher ranks first; who goes further down this list holds a lower post than before.
RANKS: Final = ("head", "deputy", "specialist", "part_time")

FATES: Final[dict[str, Sentence]] = {
    "unplaced": Sentence("chưa được sắp xếp", "not placed"),
    "waived": Sentence("chưa được sắp xếp, được miễn theo văn bản", "not placed, waived by a document"),
    "leaves": Sentence("nghỉ, hưởng chế độ", "leaves with an entitlement"),
    "lower": Sentence("chuyển, thôi giữ chức vụ", "moves to a lower post"),
    "higher": Sentence("chuyển, giữ chức vụ cao hơn", "moves to a higher post"),
    "moved": Sentence("chuyển, giữ chức vụ tương đương", "moves to an equal post"),
    "new": Sentence("nhận vị trí mới", "newly placed"),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that somebody holds."""

    post: int
    title: str
    rank: str
    unit: int
    unit_code: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class Placement:
    """One person: the primary post before and after the scheme, since when, and what that means for them."""

    person: int
    code: str
    name: str
    before: Seat | None
    after: Seat | None
    since: date
    fate: str

    @property
    def words(self) -> Sentence:
        """What becomes of the person."""
        return FATES[self.fate]


def placements(outcome: Outcome, leaving: Collection[int] = (), waived: Collection[int] = ()) -> list[Placement]:
    """Return everyone whose primary post a scheme changes or ends, those with nowhere to go first, then by code.

    ``leaving`` are people for whom an entitlement is recorded, ``waived`` those whose lack of a place was waived.
    """
    rows = people_moved(outcome.before, outcome.after)[0].rows
    found = [_placement(row, outcome.scheme.day) for row in rows.iter_rows(named=True)]
    told = [_settled(one, leaving, waived) for one in found]
    order = list(FATES)
    return sorted(told, key=lambda one: (order.index(one.fate), one.code))


def unplaced(found: Collection[Placement]) -> list[Placement]:
    """Return those who have nowhere to go: they keep a scheme from being enacted."""
    return [one for one in found if one.fate == "unplaced"]


def _placement(row: dict[str, Any], day: date) -> Placement:
    before, after = _seat(row, ""), _seat(row, "_after")
    if after is None:
        fate = "unplaced"
    elif before is None:
        fate = "new"
    else:
        step = RANKS.index(after.rank) - RANKS.index(before.rank)
        fate = "lower" if step > 0 else "higher" if step < 0 else "moved"
    return Placement(row["person"], row["person_code"], row["name"], before, after, day, fate)


def _settled(one: Placement, leaving: Collection[int], waived: Collection[int]) -> Placement:
    if one.fate != "unplaced":
        return one
    fate = "leaves" if one.person in leaving else "waived" if one.person in waived else "unplaced"
    return replace(one, fate=fate)


def _seat(row: dict[str, Any], side: str) -> Seat | None:
    if row[f"post{side}"] is None:
        return None
    return Seat(*(row[f"{name}{side}"] for name in ("post", "title", "rank", "unit", "unit_code", "unit_name")))
