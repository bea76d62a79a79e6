"""Giải: set partitioning over permitted groups, proven; then the front, then what deciding otherwise would cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.explain import conflict, otherwise, together
from tinhgon.planning.agencies.groups import Group, candidates, measured
from tinhgon.planning.agencies.model import SCALE, aim, build
from tinhgon.planning.agencies.plan import Plan, Point
from tinhgon.planning.agencies.problem import Problem
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import fingerprint
from tinhgon.planning.program import Answer, Program, Quality, search, too_early
from tinhgon.planning.progress import Clock, Watch

_CHOOSING = Sentence("Chọn các nhóm về một mối", "Choosing which bodies come together")
_FRONT = Sentence("Tính đường đánh đổi số đầu mối và độ tương đồng", "Drawing the front of bodies against similarity")


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return which bodies come together, with the reasons, the front, and what deciding otherwise would cost.

    Raises Refusal with the minimal clashing demands where no plan keeps all of them.
    """
    clock = Clock(limits, watch)
    alike = measured(problem)
    groups = candidates(problem, alike)
    answer, variables = _solved(problem, groups, clock)
    if answer is None:
        raise refused(problem, limits)
    chosen = [bool(answer.of(one)) for one in variables]
    picked = [group for group, one in zip(groups, chosen, strict=True) if one]
    joined = tuple(together(problem, group, alike) for group in picked if not group.alone)
    best, bound = answer.best / SCALE**2, answer.bound / SCALE**2
    ended = answer.ended
    front = _front(problem, groups, clock)
    other = otherwise(problem, groups, chosen, round(answer.best), clock)
    return Plan(
        fingerprint(problem),
        len(problem.bodies),
        len(picked),
        sum(group.loss for group in picked),
        joined,
        tuple(group.codes[0] for group in picked if group.alone),
        front,
        other,
        Quality(round(best, 3), round(best if ended == "done" else bound, 3), ended),
    )


def _solved(
    problem: Problem, groups: Sequence[Group], clock: Clock, bodies: int | None = None
) -> tuple[Answer | None, list[Any]]:
    program = Program()
    variables = build(problem, groups, program)
    if bodies is not None:
        program.model.add(sum(variables) == bodies)
    program.model.minimize(sum(cost * one for cost, one in zip(aim(problem, groups), variables, strict=True)))
    return search(program.model, clock, _FRONT if bodies is not None else _CHOOSING), variables


def _front(problem: Problem, groups: Sequence[Group], clock: Clock) -> tuple[Point, ...]:
    """Return the least loss for each number of bodies that is possible, from most to fewest, as far as time allows."""
    free = problem.model_copy(update={"bodies_left": None})
    found: list[Point] = []
    for bodies in range(len(problem.bodies), 0, -1):
        if clock.over:
            break
        answer, variables = _solved(free, groups, clock, bodies)
        if answer is None:
            if found:
                break
            continue
        picked = [group for group, one in zip(groups, variables, strict=True) if answer.of(one)]
        merged = tuple(group.codes for group in picked if not group.alone)
        found.append(Point(bodies, sum(group.loss for group in picked), merged, answer.proven))
    return tuple(found)


def refused(problem: Problem, limits: Limits) -> Refusal:
    """Return the refusal of a problem that has no plan: the demands that clash."""
    found = conflict(problem, limits)
    return too_early() if found is None else found.refusal("agencies")
