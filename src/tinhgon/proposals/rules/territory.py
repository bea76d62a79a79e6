"""Sắp xếp địa bàn: which adjacent units merge, asked of the books by wishes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

from pydantic import Field

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.territory.outlines import borders_of
from tinhgon.planning.territory.plan import NewUnit, Plan
from tinhgon.planning.territory.problem import Problem, Weights
from tinhgon.planning.territory.reading import neighbours, territory
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.steps import scheme
from tinhgon.planning.territory.why import why
from tinhgon.proposals.rules.kind import Books, Kind, Plain
from tinhgon.structure.operations.operation import Count, Day, Spec

Pairs = tuple[tuple[str, str], ...]


class Wish(Spec):
    """Which units of a day, and what is demanded of the plan. Without ``units`` as many result as can meet the standard.

    ``join`` and ``part`` are pairs that must, or must not, come together; ``keep`` stays as it is; ``exempt`` may stay below the
    standard; ``walls``: no parent's border is crossed. ``neighbours`` is a CSV of pairs (a, b, border_km, kind), or a map (GeoJSON with a
    property ``code``), where the house knows none.
    """

    day: Day
    under: str = ""
    level: Literal["commune", "district", "province"] = "commune"
    units: Count | None = None
    min_population: Count = 0
    min_area_km2: float = Field(0.0, ge=0)
    join: Pairs = ()
    part: Pairs = ()
    keep: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    walls: bool = False
    weights: Weights = Weights()
    most_members: int = Field(8, ge=1, le=60)
    neighbours: str = Field("", max_length=2_000_000)


def _read(wish: Wish, books: Books) -> Problem:
    told = wish.neighbours or books.neighbours(wish.day)
    beside = borders_of(told, "neighbours") if told.lstrip().startswith("{") else neighbours(told, "neighbours")
    return territory(
        books.snapshot(wish.day),
        beside,
        under=wish.under,
        level=wish.level,
        exempt=wish.exempt,
        entry=books.entry,
        wanted=wish.units,
        min_population=wish.min_population,
        min_area_km2=wish.min_area_km2,
        join=wish.join,
        part=wish.part,
        keep=wish.keep,
        walls=wish.walls,
        weights=wish.weights,
        most_members=wish.most_members,
    )


def _told(problem: Problem, plan: Plan, books: Books) -> Plain:
    return {"kind": "territory", **plan.as_dict()}


def _scheme(problem: Problem, plan: Plan, wish: Any) -> Any:
    return scheme(plan)


def kept(problem: Problem, told: Plain) -> Plan:
    """Return a plan that was kept as plain values as the planner's own."""
    groups = tuple(
        NewUnit(
            tuple(one["members"]), one["main"], one["name"], one["seat"], one["population"], one["area_km2"],
            one["points"], one["exempt"],
        )
        for one in told["groups"]
    )  # fmt: skip
    return Plan(
        problem, groups, told["contiguous"], told["points"], told["best"], told["bound"], told["bound_members"],
        told["ended"], 0.0, 0,
    )  # fmt: skip


def reasons(problem: Problem, told: Plain, codes: Iterable[str]) -> dict[str, tuple[Sentence, ...]]:
    """Return why each of these units is where it is in a kept plan, by code."""
    plan = kept(problem, told)
    return {code: why(plan, code) for code in codes}


TERRITORY: Final = Kind(
    "territory",
    Sentence("Sắp xếp địa bàn", "Territory"),
    Sentence("Đơn vị hành chính liền kề nào nhập với nhau.", "Which adjacent units merge."),
    Wish,
    Problem,
    _read,
    lambda wish: wish.day,
    solve,
    _told,
    _scheme,
    early=True,
    told_all=lambda plan: plan.ended == "done",
    fewer=lambda problem: problem.aim == "points",
    better=lambda new, old: new.best >= old.best if new.problem.aim == "units" else new.best <= old.best,
)
