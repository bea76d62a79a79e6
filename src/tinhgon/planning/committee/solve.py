"""Giải: the least change first, then the best standing of those on the list; both proven."""

from __future__ import annotations

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.committee.explain import conflict, measured, reasons
from tinhgon.planning.committee.model import build
from tinhgon.planning.committee.plan import Plan
from tinhgon.planning.committee.problem import Problem
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import fingerprint
from tinhgon.planning.program import Program, Quality, search, too_early
from tinhgon.planning.progress import Clock, Watch

_SEARCHING = Sentence("Tìm thay đổi ít nhất", "Looking for the least change")


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return the list that shows every ratio with the fewest changes to the draft, then with the best standing.

    Lexicographic in one aim: a change weighs more than all standing together. Raises Refusal with the minimal clashing
    demands where no list can show all ratios.
    """
    program = Program()
    chosen = build(problem, program)
    listed = {one.code for one in problem.candidates if one.listed}
    changes = sum((1 - chosen[one.code]) if one.listed else chosen[one.code] for one in problem.candidates)
    weight = sum(one.fit for one in problem.candidates) + 1
    fit = sum(one.fit * chosen[one.code] for one in problem.candidates)
    program.model.minimize(weight * changes - fit)
    answer = search(program.model, Clock(limits, watch), _SEARCHING)
    if answer is None:
        raise refused(problem, limits)
    on = {one.code for one in problem.candidates if answer.of(chosen[one.code])}
    count = float(len(listed ^ on))
    return Plan(
        fingerprint(problem),
        tuple(one.code for one in problem.candidates if one.code in on),
        reasons(problem, on),
        measured(problem, on),
        sum(one.fit for one in problem.candidates if one.code in on),
        Quality(count, count if answer.proven else max(0.0, float(answer.bound // weight)), answer.ended),
    )


def refused(problem: Problem, limits: Limits) -> Refusal:
    """Return the refusal of a problem that has no plan: the demands that clash."""
    found = conflict(problem, limits)
    return too_early() if found is None else found.refusal("committee")
