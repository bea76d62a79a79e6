"""Surplus after a merger: heads, deputies and staff above what was allowed, and their dated path to zero."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

RANKS: Final[dict[str, Sentence]] = {
    "head": Sentence("cấp trưởng", "heads"),
    "deputy": Sentence("cấp phó", "deputies"),
    "specialist": Sentence("công chức, viên chức", "staff"),
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many of a rank a body may have, and how many it had on the day of the scheme."""

    unit: int
    code: str
    name: str
    rank: str
    allowed: int
    held: int

    @property
    def over(self) -> int:
        """How many are above what is allowed."""
        return max(0, self.held - self.allowed)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stage of the path: from this day on no more than so many of a rank are above what is allowed."""

    rank: str
    day: date
    at_most: int


def allowances(outcome: Outcome) -> list[Allowance]:
    """Return, for every body that a scheme gives people or posts to, what each rank may have and has on the scheme's day.

    Heads and deputies of a body that was there before: its own quota before the scheme, for a merger gives it no more leaders. Of a
    new body, and for staff: the quota that the scheme gives it. Only bodies with somebody above that are of interest later, but all
    are kept, so that a surplus cannot hide by moving.
    """
    before, after = outcome.before, outcome.after
    touched = _touched(outcome)
    was, quota = _quotas(before), _quotas(after)
    held = _held(after)
    there = set(before.units["unit"].to_list())
    units = after.units.filter(pl.col("unit").is_in(sorted(touched))).select("unit", "code", "name")
    found = []
    for unit, code, name in units.iter_rows():
        for rank in RANKS:
            own = unit in there and rank != "specialist"
            allowed = (was if own else quota).get((unit, rank), 0)
            if allowed or held.get((unit, rank), 0):
                found.append(Allowance(unit, code, name, rank, allowed, held.get((unit, rank), 0)))
    return sorted(found, key=lambda one: (-one.over, one.code, one.rank))


def totals(found: Iterable[Allowance]) -> dict[str, int]:
    """Return how many are above what is allowed, by rank; ranks without any are left out."""
    sums = dict.fromkeys(RANKS, 0)
    for one in found:
        sums[one.rank] += one.over
    return {rank: over for rank, over in sums.items() if over}


def still_over(structure: Structure, allowed: Mapping[tuple[int, str], int]) -> dict[str, int]:
    """Return how many are above what was allowed on a later day; bodies that ended take their allowance with them."""
    held = _held(structure)
    sums = dict.fromkeys(RANKS, 0)
    for (unit, rank), most in allowed.items():
        sums[rank] += max(0, held.get((unit, rank), 0) - most)
    return sums


def even_path(over: Mapping[str, int], start: date, months: int) -> list[Mark]:
    """Return a path that goes down evenly, a stage a year, to zero at the end of the months that the law gives."""
    stages = [*range(12, months, 12), months] if months > 0 else []
    marks = []
    for rank, count in over.items():
        for stage in stages:
            marks.append(Mark(rank, months_after(start, stage), count - round(count * stage / months)))
    return marks


def faults(
    path: Iterable[Mark], over: Mapping[str, int], start: date, last: date | None, citation: str = ""
) -> list[Finding]:
    """Return why a path does not bring a surplus to zero in time: none, one that grows, that stays above zero, or that is too long."""
    found = []
    marks = sorted(path, key=lambda mark: (mark.rank, mark.day))
    for rank, count in over.items():
        words = RANKS[rank]
        own = [mark for mark in marks if mark.rank == rank]
        if not own:
            said = Sentence(f"{count} {words.vi} dôi dư chưa có lộ trình.", f"{count} surplus {words.en} have no path.")
            found.append(Finding("surplus.no_path", said, measured=str(count), required="0"))
            continue
        steps = [count, *(mark.at_most for mark in own)]
        if any(later > earlier for earlier, later in pairwise(steps)):
            said = Sentence(f"Lộ trình {words.vi} dôi dư tăng lên.", f"The path of surplus {words.en} grows.")
            found.append(Finding("surplus.grows", said, measured=" → ".join(map(str, steps))))
        if own[-1].at_most != 0:
            said = Sentence(
                f"Lộ trình {words.vi} dôi dư không về 0.", f"The path of surplus {words.en} does not end at 0."
            )
            found.append(Finding("surplus.not_zero", said, measured=str(own[-1].at_most), required="0"))
        if own[0].day <= start:
            said = Sentence(f"Lộ trình {words.vi} phải sau ngày hiệu lực.", f"The path of {words.en} begins too early.")
            found.append(Finding("surplus.early", said, measured=say_day(own[0].day), required=f"> {say_day(start)}"))
        if last is not None and own[-1].day > last:
            said = Sentence(f"Lộ trình {words.vi} dôi dư quá thời hạn.", f"The path of surplus {words.en} is too long.")
            found.append(
                Finding(
                    "surplus.too_long",
                    said,
                    measured=say_day(own[-1].day),
                    required=f"≤ {say_day(last)}",
                    citation=citation,
                )
            )
    return found


def planned(path: Iterable[Mark], rank: str, start: int, day: date) -> int:
    """Return how many of a rank the path allows to be above on a day."""
    reached = [mark for mark in path if mark.rank == rank and mark.day <= day]
    return max(reached, key=lambda mark: mark.day).at_most if reached else start


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _touched(outcome: Outcome) -> set[int]:
    """Return the bodies that go on or begin, and whose posts or people the scheme changed."""
    changed = outcome.difference()
    after = outcome.after
    units = set(changed["units"].opened["unit"].to_list())
    for side in (changed["posts"].opened, changed["posts"].amended):
        units |= set(side["unit"].to_list())
    posts = [*changed["tenures"].opened["post"].to_list(), *changed["tenures"].amended["post"].to_list()]
    return units | set(after.posts.filter(pl.col("post").is_in(posts))["unit"].to_list())


def _quotas(structure: Structure) -> dict[tuple[int, str], int]:
    rows = structure.posts.group_by("unit", "rank").agg(pl.col("quota").sum())
    return {(unit, rank): quota for unit, rank, quota in rows.iter_rows()}


def _held(structure: Structure) -> dict[tuple[int, str], int]:
    rows = seats(structure).filter(~pl.col("concurrent")).group_by("unit", "rank").len()
    return {(unit, rank): count for unit, rank, count in rows.iter_rows()}
