"""Sắp xếp đầu mối: which bodies of similar functions come together, asked of the books by wishes."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.plan import Plan
from tinhgon.planning.agencies.problem import Permitted, Problem
from tinhgon.planning.agencies.reading import agencies
from tinhgon.planning.agencies.solve import solve
from tinhgon.planning.agencies.steps import scheme
from tinhgon.proposals.rules.kind import Books, Kind, told_as_is
from tinhgon.structure.operations.operation import Count, Day, Spec

Codes = tuple[str, ...]


class Wish(Spec):
    """Which bodies of a day (right under ``under``, or all of a ``level`` below it), and what is demanded; as `agencies.Problem`."""

    day: Day
    under: str = ""
    level: str = ""
    permitted: tuple[Permitted, ...] = ()
    alike: float | None = Field(None, gt=0, le=1)
    loss_weight: float = Field(1.0, ge=0, le=1000)
    bodies_left: Count | None = None
    least_staff: Count = 0
    most_staff: Count | None = None
    most_under: Count | None = None
    together: tuple[Codes, ...] = ()
    apart: tuple[Codes, ...] = ()
    keep: Codes = ()


_WISHES: Final = (
    "alike", "loss_weight", "bodies_left", "least_staff", "most_staff", "most_under", "together", "apart", "keep",
)  # fmt: skip


def _read(wish: Wish, books: Books) -> Problem:
    wishes: dict[str, Any] = {name: getattr(wish, name) for name in _WISHES}
    return agencies(
        books.snapshot(wish.day), under=wish.under, level=wish.level, permitted=wish.permitted,
        title=wish.under or wish.level, **wishes,
    )  # fmt: skip


def _scheme(problem: Problem, plan: Plan, wish: Any) -> Any:
    return scheme(problem, plan)


AGENCIES: Final = Kind(
    "agencies",
    Sentence("Sắp xếp đầu mối", "Agencies"),
    Sentence(
        "Đơn vị chức năng giống nhau nào hợp nhất hoặc dùng chung văn phòng.",
        "Which bodies of similar functions merge or share one office.",
    ),
    Wish,
    Problem,
    _read,
    lambda wish: wish.day,
    solve,
    told_as_is,
    _scheme,
)
