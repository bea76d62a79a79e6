"""Luân chuyển và nhất thể hóa chức danh: who heads what from a day on, asked of the books and of the law of the day by wishes."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import Field

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.rotation.plan import Plan
from tinhgon.planning.rotation.problem import Fixed, Problem, Weights
from tinhgon.planning.rotation.reading import rotation
from tinhgon.planning.rotation.solve import solve
from tinhgon.planning.rotation.steps import scheme
from tinhgon.proposals.rules.kind import Books, Kind, told_as_is
from tinhgon.proposals.rules.lawful import lawful
from tinhgon.structure.operations.operation import Count, Day, Spec


class Wish(Spec):
    """The heads of all bodies of some kinds at a level on a day, from the highest kind down, and what is demanded; numbers that are not
    said are those of the law of the day. As `rotation.Problem`."""

    day: Day
    level: Literal["district", "commune", "province"] = "district"
    kinds: tuple[str, ...] = Field(("party_committee", "people_committee"), min_length=1)
    under: str = ""
    deputies_rise: bool = True
    planned: tuple[str, ...] = ()
    new_term: bool = False
    fill: bool = True
    unified_least: Count = 0
    unified_most: Count | None = None
    most_terms: Count | None = None
    months_left: Count | None = None
    months_left_rotated: Count | None = None
    months_in_post: Count | None = None
    farthest_km: float | None = Field(None, gt=0)
    fixed: tuple[Fixed, ...] = ()
    weights: Weights = Weights()


_OVER: Final = (
    "most_terms",
    "months_left",
    "months_left_rotated",
    "months_in_post",
    "farthest_km",
    "unified_most",
)


def _read(wish: Wish, books: Books) -> Problem:
    over: dict[str, Any] = {name: value for name in _OVER if (value := getattr(wish, name)) is not None}
    return rotation(
        books.snapshot(wish.day),
        lawful(books.law(wish.day), wish.level),
        level=wish.level,
        kinds=wish.kinds,
        under=wish.under,
        deputies_rise=wish.deputies_rise,
        planned=wish.planned,
        title=f"{wish.level}: {', '.join(wish.kinds)}",
        new_term=wish.new_term,
        fill=wish.fill,
        unified_least=wish.unified_least,
        weights=wish.weights,
        fixed=wish.fixed,
        **over,
    )


def _scheme(problem: Problem, plan: Plan, wish: Any) -> Any:
    return scheme(problem, plan)


ROTATION: Final = Kind(
    "rotation",
    Sentence("Luân chuyển, nhất thể hóa", "Rotation"),
    Sentence(
        "Ai đứng đầu nơi nào, không là người địa phương, không quá số nhiệm kỳ; ai giữ hai chức danh.",
        "Who heads what, not from there and within the terms; who holds two posts.",
    ),
    Wish,
    Problem,
    _read,
    lambda wish: wish.day,
    solve,
    told_as_is,
    _scheme,
)
