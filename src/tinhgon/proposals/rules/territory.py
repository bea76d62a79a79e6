"""Sắp xếp địa bàn: which adjacent units merge, asked of the books by wishes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

from pydantic import Field

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Watch
from tinhgon.planning.territory.alternatives import Alternative, Price, alternatives, prices
from tinhgon.planning.territory.outlines import borders_of
from tinhgon.planning.territory.plan import NewUnit, Plan
from tinhgon.planning.territory.problem import Problem, Weights
from tinhgon.planning.territory.reading import known_of, neighbours, territory
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.steps import scheme
from tinhgon.planning.territory.why import why
from tinhgon.proposals.rules.kind import Books, Kind, Plain
from tinhgon.structure.operations.operation import Count, Day, Spec
from tinhgon.structure.scheme import Scheme

Pairs = tuple[tuple[str, str], ...]
#: So many other plans can be wished for beside one.
MOST_OTHERS: Final = 5


class Wish(Spec):
    """Which units of a day, and what is demanded of the plan. Without ``units`` as many result as can meet the standard.

    ``join`` and ``part`` are pairs that must, or must not, come together; ``keep`` stays as it is; ``exempt`` may stay below the
    standard; ``walls``: no parent's border is crossed. ``neighbours`` is a CSV of pairs (a, b, border_km, kind), or a map (GeoJSON with a
    property ``code``), where the house knows none. ``alternatives`` other plans and, with ``costs``, what each wish costs are found after
    the plan; each takes as long as the plan itself may.
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
    alternatives: int = Field(0, ge=0, le=MOST_OTHERS)
    costs: bool = False


def _read(wish: Wish, books: Books) -> Problem:
    structure, own = books.snapshot(wish.day), wish.neighbours.strip()
    if own.startswith("{"):
        beside = borders_of(own, "neighbours")
    elif own:
        beside = known_of(structure, neighbours(own, "neighbours"), "neighbours")
    else:
        beside = neighbours(books.neighbours(wish.day), "neighbours")
    return territory(
        structure,
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


def _beside(wish: Any, plan: Plan, limits: Limits, watch: Watch | None) -> Plain:
    told: Plain = {}
    if wish is not None and wish.alternatives:
        told["alternatives"] = [one.as_dict() for one in alternatives(plan, wish.alternatives, limits, watch)]
    if wish is not None and wish.costs:
        told["costs"] = [one.as_dict() for one in prices(plan, limits, watch)]
    return told


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


def kept_beside(problem: Problem, told: Plain) -> tuple[tuple[Alternative, ...] | None, tuple[Price, ...] | None]:
    """Return the other plans and the prices that were kept with a plan, None for what was not asked."""
    others, costs = told.get("alternatives"), told.get("costs")
    return (
        None if others is None else tuple(
            Alternative(kept(problem, one), (one["apart"][0], one["apart"][1]), tuple(one["differs"])) for one in others
        ),
        None if costs is None else tuple(
            Price(
                Demand(one["id"], Sentence(**one["words"]), one["citation"]), one["with"], one["without"], one["cost"]
            )
            for one in costs
        ),
    )  # fmt: skip


def other_scheme(problem: Problem, told: Plain, number: int) -> Scheme:
    """Return one of the other plans beside a kept plan as a scheme; the first has number 1. Raises Unknown where there is none."""
    others = told.get("alternatives", [])
    if not 1 <= number <= len(others):
        raise Unknown(
            Sentence(
                f"Không có phương án khác thứ {number}.", f"There is no other plan number {number} beside this one."
            )
        )
    return scheme(kept(problem, others[number - 1]))


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
    beside=_beside,
    again=kept,
    beyond=lambda wish: wish is not None and bool(wish.alternatives or wish.costs),
)
