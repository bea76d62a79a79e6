"""Mô hình: set partitioning. One variable for each group that may be; each body lies in exactly one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.groups import Group
from tinhgon.planning.agencies.problem import Problem
from tinhgon.planning.demands import Demand
from tinhgon.planning.program import Program
from tinhgon.vietnamese.figures import say_number

#: Similarities are counted in thousandths; of equal plans, the one with fewer bodies wins.
SCALE = 1000


def build(problem: Problem, groups: Sequence[Group], program: Program) -> list[Any]:
    """Put the problem into a program; return the variable of each group: 1 is chosen."""
    chosen = [program.model.new_bool_var("+".join(group.codes)) for group in groups]
    having: dict[str, list[int]] = {one.code: [] for one in problem.bodies}
    for at, group in enumerate(groups):
        for code in group.codes:
            having[code].append(at)
    for of_body in having.values():
        program.model.add_exactly_one(chosen[at] for at in of_body)
    _choices(problem, groups, chosen, having, program)
    _sizes(problem, groups, chosen, having, program)
    return chosen


def aim(problem: Problem, groups: Sequence[Group]) -> list[int]:
    """Return the cost of each group: a body, and what it loses, in millionths; ties go to fewer bodies."""
    return [SCALE * (SCALE + round(problem.loss_weight * group.loss * SCALE)) + 1 for group in groups]


def _names(problem: Problem, codes: Sequence[str]) -> str:
    names = {one.code: one.name for one in problem.bodies}
    return ", ".join(f"{names[code]} ({code})" for code in codes)


def _choices(
    problem: Problem, groups: Sequence[Group], chosen: list[Any], having: dict[str, list[int]], program: Program
) -> None:
    for codes in problem.together:
        said = _names(problem, codes)
        whole = [chosen[at] for at, group in enumerate(groups) if set(codes) <= set(group.codes)]
        wish = Demand(
            f"together:{'+'.join(codes)}", Sentence(f"Phải về một mối: {said}", f"Must come together: {said}")
        )
        program.require(wish, sum(whole) >= 1 if whole else False)
    for codes in problem.apart:
        said = _names(problem, codes)
        pairs = [set(pair) for pair in combinations(codes, 2)]
        mixed = [chosen[at] for at, group in enumerate(groups) if any(pair <= set(group.codes) for pair in pairs)]
        wish = Demand(f"apart:{'+'.join(codes)}", Sentence(f"Không về chung: {said}", f"Must stay apart: {said}"))
        program.require(wish, sum(mixed) == 0 if mixed else True)
    for code in problem.keep:
        said = _names(problem, [code])
        others = [chosen[at] for at in having[code] if not groups[at].alone]
        wish = Demand(f"keep:{code}", Sentence(f"Giữ nguyên {said}", f"{said} stays as it is"))
        program.require(wish, sum(others) == 0 if others else True)


def _sizes(
    problem: Problem, groups: Sequence[Group], chosen: list[Any], having: dict[str, list[int]], program: Program
) -> None:
    for one in problem.bodies if problem.least_staff else ():
        small = [chosen[at] for at in having[one.code] if groups[at].staff < problem.least_staff]
        if small:
            said = Sentence(
                f"{one.name} ({one.code}) có {say_number(one.staff)} người: phải về nơi có từ {say_number(problem.least_staff)} người",
                f"{one.name} ({one.code}) has {one.staff} people: it must lie in a body of {problem.least_staff} or more",
            )
            program.require(Demand(f"least_staff:{one.code}", said), sum(small) == 0)
    if problem.most_staff is not None:
        large = [chosen[at] for at, group in enumerate(groups) if not group.alone and group.staff > problem.most_staff]
        said = Sentence(
            f"Không hợp nhất thành nơi đông hơn {say_number(problem.most_staff)} người",
            f"No merger makes a body of more than {problem.most_staff} people",
        )
        program.require(Demand("most_staff", said), sum(large) == 0 if large else True)
    if problem.bodies_left is not None:
        said = Sentence(f"Còn đúng {problem.bodies_left} đầu mối", f"Exactly {problem.bodies_left} bodies are left")
        program.require(Demand("bodies_left", said), sum(chosen) == problem.bodies_left)
    if problem.most_under is not None:
        for family in dict.fromkeys(one.family for one in problem.bodies):
            under = [chosen[at] for at, group in enumerate(groups) if problem.bodies[group.members[0]].family == family]
            said = Sentence(
                f"Trực thuộc {family or '—'} có không quá {problem.most_under} đầu mối",
                f"No more than {problem.most_under} bodies lie under {family or '—'}",
            )
            program.require(Demand(f"most_under:{family}", said), sum(under) <= problem.most_under)
