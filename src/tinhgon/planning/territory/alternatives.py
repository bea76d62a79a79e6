"""Các phương án khác: the next different plans, and what each wish costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock, Watch
from tinhgon.planning.territory.explain import Obstacle, demands, without
from tinhgon.planning.territory.plan import Plan
from tinhgon.planning.territory.problem import Problem
from tinhgon.planning.territory.solve import attempt


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another plan: the pair of units that it keeps apart where the best plan joins them, and the units placed otherwise, by code."""

    plan: Plan
    apart: tuple[str, str]
    differs: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the alternative as plain values, for JSON."""
        return {"apart": list(self.apart), "differs": list(self.differs), **self.plan.as_dict()}


@dataclass(frozen=True, slots=True)
class Price:
    """What a wish costs: the aim with it and without it. ``cost`` is how much better a plan was found without it, 0 for none."""

    demand: Demand
    with_it: float
    without_it: float
    cost: float

    def as_dict(self) -> dict[str, object]:
        """Return the price as plain values, for JSON."""
        return {
            **self.demand.as_dict(),
            "with": round(self.with_it, 4),
            "without": round(self.without_it, 4),
            "cost": round(self.cost, 4),
        }


def alternatives(plan: Plan, count: int, limits: Limits, watch: Watch | None = None) -> tuple[Alternative, ...]:
    """Return at most ``count`` next different plans, the best first.

    A merger of the plan is forbidden, one at a time, the costliest first, and the rest is planned anew; once all are, those of the plans found. So
    each differs from the plan, and from each other, by at least one merger, and says which. Shares the time among the questions.
    """
    clock = Clock(limits, watch)
    known = {_shape(plan)}
    found: list[Alternative] = []
    asked: set[frozenset[tuple[str, str]]] = set()
    queue = list(_partings(plan, plan.problem))
    most = max(2 * count, 4)
    clock.tell(plan.best, plan.bound, Sentence("Tìm phương án khác.", "Looking for other plans."), 0.0)
    while queue and len(asked) < most and not clock.over:
        problem, pair = queue.pop(0)
        if frozenset(problem.part) in asked:
            continue
        asked.add(frozenset(problem.part))
        other = attempt(problem, _part_of(clock, most - len(asked) + 1))
        if isinstance(other, Obstacle) or _shape(other) in known:
            continue
        known.add(_shape(other))
        # The plan answers the first question: what was forbidden on the way is no demand of it.
        found.append(Alternative(replace(other, problem=plan.problem), pair, different(plan, other)))
        queue.extend(_partings(other, problem))
        clock.tell(
            plan.best, plan.bound, Sentence(f"{len(found)} phương án khác.", f"{len(found)} other plans."), len(asked) / most
        )  # fmt: skip
    sign = -1 if plan.problem.aim == "units" else 1
    found.sort(key=lambda one: (sign * one.plan.best, one.plan.points, one.apart))
    return tuple(found[:count])


def _partings(plan: Plan, problem: Problem) -> Iterator[tuple[Problem, tuple[str, str]]]:
    """Yield the problem with one merger of the plan forbidden, the costliest merger first; pairs that must join are left out."""
    people = {unit.code: unit.population for unit in problem.units}
    must = {frozenset(pair) for pair in problem.join}
    for group in sorted(plan.groups, key=lambda one: (-one.points, one.members)):
        for code in sorted(group.members, key=lambda one: (-people[one], one)):
            if code != group.main and frozenset((group.main, code)) not in must:
                pair = (group.main, code)
                yield problem.model_copy(update={"part": (*problem.part, pair)}), pair
                break


def different(one: Plan, other: Plan) -> tuple[str, ...]:
    """Return the codes of units whose new unit is made of others in the two plans."""
    first = {code: group.members for group in one.groups for code in group.members}
    second = {code: group.members for group in other.groups for code in group.members}
    return tuple(sorted(code for code in first if first[code] != second.get(code)))


def _shape(plan: Plan) -> frozenset[tuple[str, ...]]:
    return frozenset(group.members for group in plan.groups)


def _part_of(clock: Clock, left: int) -> Clock:
    limits = clock.limits
    share = replace(
        limits,
        seconds=None if limits.seconds is None else clock.left / max(1, left),
        effort=None if limits.effort is None else max(0, limits.effort - clock.spent) // max(1, left),
    )
    return Clock(share, None if clock.watch is None else lambda _: clock.tell_again())


def prices(plan: Plan, limits: Limits, watch: Watch | None = None) -> tuple[Price, ...]:
    """Return what each wish of the plan's problem costs, the dearest first: the same question without it, in an equal share of the time.

    Demands that make up the aim itself are left out: without the number of units, or without any standard, nothing could be compared.
    """
    problem, clock = plan.problem, Clock(limits, watch)
    clock.tell(plan.best, plan.bound, Sentence("Tính giá từng mong muốn.", "Pricing each wish."), 0.0)
    every = demands(problem)
    ids = frozenset(one.id for one in every)
    wishes = [one for one in every if without(problem, ids - {one.id}).aim == problem.aim and not _alone(problem, one)]
    found = []
    for at, one in enumerate(wishes):
        other = attempt(without(problem, ids - {one.id}), _part_of(clock, len(wishes) - at))
        # A plan that keeps the wish is a plan without it too, so lifting it never makes things worse.
        best = plan.best if isinstance(other, Obstacle) else other.best
        best = max(best, plan.best) if problem.aim == "units" else min(best, plan.best)
        found.append(Price(one, plan.best, best, abs(best - plan.best)))
        told = Sentence(f"Giá của mong muốn {at + 1}/{len(wishes)}.", f"The price of wish {at + 1} of {len(wishes)}.")
        if not clock.tell(plan.best, plan.bound, told, (at + 1) / len(wishes)):
            break
    return tuple(sorted(found, key=lambda one: (-one.cost, one.demand.id)))


def _alone(problem: Problem, demand: Demand) -> bool:
    """Say whether a demand is the only standard of a problem that asks for as many units as can be."""
    standards = {"population": problem.min_population, "area": problem.min_area_km2}
    return problem.wanted is None and demand.id in standards and sum(bool(one) for one in standards.values()) == 1
