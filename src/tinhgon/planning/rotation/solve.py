"""Giải: the fewest points, proven; of such plans the one whose longest way is shortest; then what each would do instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.flow import assign, price
from tinhgon.planning.problems import fingerprint
from tinhgon.planning.program import Answer, Program, Quality, search
from tinhgon.planning.progress import Clock, Watch
from tinhgon.planning.rotation.costs import Costs, costs
from tinhgon.planning.rotation.explain import Held, refused, results, seats, unified, with_next_best
from tinhgon.planning.rotation.model import Choices, build
from tinhgon.planning.rotation.plan import Plan
from tinhgon.planning.rotation.problem import Problem

#: More than all points of a person together: what an empty post costs in the flow that bounds.
EMPTY = 1_000_000
#: Pairs above which each post looks only at its cheapest people, and each person at their cheapest posts.
MOST_PAIRS, NEAR = 30_000, 20
_CHOOSING = Sentence("Chọn người cho từng chức vụ", "Choosing who holds what")
_EVENING = Sentence("Rút ngắn chặng đường xa nhất", "Shortening the longest way")


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return who holds what for the coming term, with the reasons, the next best, and the proven bound.

    Raises Refusal with the posts that nobody may hold and the minimal clashing demands where no plan keeps all of them.
    """
    clock = Clock(limits, watch)
    priced = costs(problem)
    near = _near(priced)
    first, least = _first(problem, priced), floor(problem, priced)
    if near is not None and first is not None and _points(problem, priced, first) <= least:
        # Nothing ties one post to another: the flow is the best plan, and proves it.
        clock.tell(least, least, _CHOOSING)
        return _plan(problem, priced, first, Quality(least, least, "done"), evened=False)
    program = Program()
    choices = build(problem, priced, program, near)
    program.model.minimize(choices.points)
    answer = search(program.model, clock, _CHOOSING, _hint(priced, choices, first), linear=True)
    if answer is None and near is not None:
        # Too few were looked at; look at all before saying that there is no plan.
        near, program = None, Program()
        choices = build(problem, priced, program)
        program.model.minimize(choices.points)
        answer = search(program.model, clock, _CHOOSING, _hint(priced, choices, first), linear=True)
    if answer is None:
        raise refused(problem, priced, limits)
    quality = _quality(answer, least, whole=near is None)
    held, evened = _evened(problem, priced, choices, program, answer, clock)
    found = _plan(problem, priced, held, quality, evened=evened)
    if near is not None:
        return found
    return replace(found, results=with_next_best(problem, priced, found.results, held, quality.best, clock))


def _plan(problem: Problem, priced: Costs, held: Held, quality: Quality, *, evened: bool) -> Plan:
    told = results(problem, priced, held)
    longest = max((one.km for one in told), default=0.0)
    return Plan(
        fingerprint(problem),
        told,
        seats(problem, held),
        unified(problem, held),
        longest,
        evened or not longest,
        quality,
    )


def _first(problem: Problem, priced: Costs) -> Held | None:
    """Return the best plan without pairs in one hand, by a flow, where a search begins; None where wishes forbid it."""
    if problem.fixed or problem.unified_least or any(pair.how == "must" for pair in problem.pairs):
        return None
    weights, leading = problem.weights, _leading(problem)
    shift = weights.released
    cost = np.ascontiguousarray((priced.total - np.where(leading, weights.released, 0)[:, None] + shift).T)
    outside = np.full(len(problem.posts), EMPTY if problem.fill else weights.empty + shift, dtype=np.int64)
    able = np.ascontiguousarray((priced.why_not == 0).T)
    found = assign(cost, able, np.ones(len(problem.people), dtype=np.int64), outside)
    if problem.fill and (found < 0).any():
        return None
    return {int(row): (column,) for column, row in sorted(enumerate(found), key=lambda one: int(one[1])) if row >= 0}


def _leading(problem: Problem) -> npt.NDArray[np.bool_]:
    here = {one.code for one in problem.posts}
    return np.array([any(post in here for post in one.holds) for one in problem.people])


def _points(problem: Problem, priced: Costs, held: Held) -> float:
    """Return the points of a plan in which everybody holds one post."""
    total = sum(int(priced.total[row, at]) for row, columns in held.items() for at in columns)
    left = sum(1 for row in np.flatnonzero(_leading(problem)).tolist() if row not in held)
    empty = len(problem.posts) - len(held)
    return float(total + left * problem.weights.released + (0 if problem.fill else empty * problem.weights.empty))


def _hint(priced: Costs, choices: Choices, first: Held | None) -> dict[Any, int]:
    """Return where a search begins: the flow's plan, or whoever may stay stays."""
    if first is None:
        return {one: int(priced.same[pair]) for pair, one in choices.alone.items()}
    found = {one: int(first.get(row) == (column,)) for (row, column), one in choices.alone.items()}
    found |= dict.fromkeys(choices.both.values(), 0)
    return found | {one: int(row not in first) for row, one in choices.idle.items()}


def _near(priced: Costs) -> npt.NDArray[np.bool_] | None:
    """Return the pairs to look at where there are very many, None for all."""
    able = priced.why_not == 0
    if able.sum() <= MOST_PAIRS:
        return None
    cost = np.where(able, priced.total, EMPTY)
    near = np.zeros(able.shape, dtype=np.bool_)
    for axis in (0, 1):
        at = min(NEAR, cost.shape[axis] - 1)
        near |= cost <= np.take(np.partition(cost, at, axis=axis), [at], axis=axis)
    near &= able
    near |= able & priced.same
    return near


def _quality(answer: Answer, least: float, *, whole: bool) -> Quality:
    """Return how good an answer is; where not all pairs were looked at, only the flow bounds all of them."""
    if whole:
        return Quality(answer.best, answer.best if answer.proven else max(least, answer.bound), answer.ended)
    ended = "near" if answer.ended == "done" else answer.ended
    return Quality(answer.best, min(least, answer.best), "done" if least >= answer.best else ended)


def floor(problem: Problem, priced: Costs) -> float:
    """Return points that no plan can beat, by a flow of posts to people: each takes one and, where it lies in a pair, a
    second, for which no lost grade counts. What it forgets is only which two posts make a pair."""
    weights, leading = problem.weights, _leading(problem)
    # Costs of a flow are not below 0: every post is dearer by this, and the sum is put right below.
    shift = weights.released + weights.unified
    able = priced.why_not == 0
    first = priced.total - np.where(leading, weights.released, 0)[:, None] + shift
    second = priced.total - priced.parts["lower"] - weights.unified + shift
    paired = {code for pair in problem.pairs for code in pair.posts}
    twice = able & np.array([one.code in paired for one in problem.posts])[None, :]
    cost = np.ascontiguousarray(np.vstack([first, second]).T)
    seats = np.ones(2 * len(problem.people), dtype=np.int64)
    outside = np.full(len(problem.posts), EMPTY if problem.fill else weights.empty + shift, dtype=np.int64)
    found = assign(cost, np.ascontiguousarray(np.vstack([able, twice]).T), seats, outside)
    whole = price(cost, outside, found) - shift * len(problem.posts)
    return float(whole + int(leading.sum()) * weights.released)


def _evened(
    problem: Problem, priced: Costs, choices: Choices, program: Program, answer: Answer, clock: Clock
) -> tuple[Held, bool]:
    """Return who holds what at no more points with the longest way as short as can be, and whether that is proven."""
    before = _held(problem, choices, answer)
    moving = [(row, at) for row, columns in before.items() for at in columns if not priced.same[row, at]]
    longest = max((int(priced.km[pair]) for pair in moving), default=0)
    if not longest or clock.over:
        return before, not longest
    far = program.model.new_int_var(0, longest, "longest way")
    for pair, one in choices.held.items():
        if not priced.same[pair] and priced.km[pair] >= 1:
            km = int(priced.km[pair])
            program.model.add(one == 0) if km > longest else program.model.add(far >= km * one)
    program.model.add(choices.points <= round(answer.best))
    program.model.minimize(far)
    start = {one: answer.of(one) for one in choices.all()}
    try:
        found = search(program.model, clock.part(0.5), _EVENING, {**start, far: longest}, linear=True)
    except Refusal:
        found = None
    return (before, False) if found is None else (_held(problem, choices, found), found.proven)


def _held(problem: Problem, choices: Choices, answer: Answer) -> Held:
    position = {one.code: at for at, one in enumerate(problem.posts)}
    found = {row: (column,) for (row, column), one in choices.alone.items() if answer.of(one)}
    pairs = {row: number for (row, number), one in choices.both.items() if answer.of(one)}
    taken = {row: tuple(position[code] for code in problem.pairs[number].posts) for row, number in pairs.items()}
    return dict(sorted({**found, **taken}.items()))
