"""Cơ cấu cấp ủy: which ratio a draft list breaks and the least change that repairs it, asked of the books by wishes."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.committee.plan import Plan
from tinhgon.planning.committee.problem import Problem, Quota
from tinhgon.planning.committee.reading import committee
from tinhgon.planning.committee.solve import solve
from tinhgon.proposals.rules.kind import Books, Kind, Plain
from tinhgon.structure.operations.operation import Day, Spec


class Wish(Spec):
    """A committee of ``size`` people drawn from a body and all below it on a day, and the ratios that its list must show."""

    day: Day
    unit: str = Field(min_length=1)
    size: int = Field(15, ge=1, le=100_000)
    quotas: tuple[Quota, ...] = ()
    keep: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()


def _read(wish: Wish, books: Books) -> Problem:
    return committee(
        books.snapshot(wish.day), wish.unit, wish.size, wish.quotas, keep=wish.keep, leave_out=wish.leave_out
    )


def _told(problem: Problem, plan: Plan, books: Books) -> Plain:
    names = {one.code: one.name for one in problem.candidates}
    return {**plan.as_dict(), "names": {code: names[code] for code in plan.chosen}}


COMMITTEE: Final = Kind(
    "committee",
    Sentence("Cơ cấu cấp ủy", "Committee"),
    Sentence(
        "Danh sách dự thảo hụt cơ cấu nào, thay đổi ít nhất để đạt.",
        "Which ratio a draft list breaks, and the least change that repairs it.",
    ),
    Wish,
    Problem,
    _read,
    lambda wish: wish.day,
    solve,
    _told,
    None,
)
