"""Cấp trưởng, cấp phó trước: seats of heads and deputies, with what ties one choice to another, as an integer program.

Relatives do not serve under one another; the bodies that went into one unit shall keep equal shares of their leaders.
The flow without these ties is where the search begins, and a bound that no plan can beat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Clash, Demand
from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.costs import Costs
from tinhgon.planning.placement.flow import Ints, assign, price
from tinhgon.planning.placement.problem import STEPS, Problem
from tinhgon.planning.program import Program, Quality, clash_of, search
from tinhgon.planning.progress import Clock

#: More than all points of a person together: what an empty head's seat costs.
EMPTY = 1_000_000
#: More pairs of people and posts than these are no longer put into one integer program: each unit gets one of its own.
MOST_PAIRS = 120_000
#: What one unit's program may spend, in the solver's units of work.
_ONE_UNIT = 2
#: After so many units the watcher hears how it stands.
_TOLD = 8
#: Posts that the integer program looks at for each person, the cheapest; the bound looks at all.
NEAR = 25
_SEATING = Sentence("Bố trí cấp trưởng, cấp phó", "Placing heads and deputies")


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The leaders' part of a problem: rows of people and columns of posts, costs, who is able, and the ties."""

    problem: Problem
    rows: Ints
    columns: Ints
    cost: Ints
    able: npt.NDArray[np.bool_]
    seats: Ints
    outside: Ints

    @property
    def heads(self) -> Ints:
        """The columns (of this part) of head posts with a seat."""
        posts = self.problem.posts
        found = [at for at, of in enumerate(self.columns) if posts[of].rank == "head" and posts[of].seats]
        return np.array(found, dtype=np.int64)


def ground(problem: Problem, all_costs: Costs, able: npt.NDArray[np.bool_]) -> Ground:
    """Return the leaders' part. Taking no leading post costs what the cheapest other post, or a surplus path, would."""
    steps = np.array([STEPS[one.rank] for one in problem.posts])
    rows = np.array(
        [at for at, one in enumerate(problem.people) if STEPS[one.rank] >= 2 or one.may_rise], dtype=np.int64
    )
    columns = np.flatnonzero(steps >= 2).astype(np.int64)
    others = np.flatnonzero(steps < 2)
    elsewhere = np.where(able[np.ix_(rows, others)], all_costs.total[np.ix_(rows, others)], EMPTY)
    outside = np.minimum(all_costs.surplus[rows], elsewhere.min(axis=1, initial=EMPTY))
    fixed = {one.person: one.post for one in problem.fixed}
    away = [at for at, row in enumerate(rows) if fixed.get(problem.people[row].code) == ""]
    outside[away] = all_costs.surplus[rows[away]]
    seats = np.array([problem.posts[of].seats for of in columns], dtype=np.int64)
    inside = np.ix_(rows, columns)
    return Ground(problem, rows, columns, all_costs.total[inside], able[inside], seats, outside)


def seated(found: Ground, clock: Clock) -> tuple[Ints, Quality] | None:
    """Return for each leader the column taken (-1 none) and how good that is, or None where a head's seat stays empty."""
    cost = found.cost.copy()
    if found.problem.fill_heads and len(found.heads):
        # Raise everything but the heads' seats: as many of those as possible are filled first.
        cost = cost + EMPTY
        cost[:, found.heads] -= EMPTY
    outside = found.outside + (EMPTY if found.problem.fill_heads and len(found.heads) else 0)
    free = assign(cost, found.able, found.seats, outside)
    if found.problem.fill_heads and not set(found.heads.tolist()) <= set(free.tolist()):
        return None
    floor = price(found.cost, found.outside, free)
    groups = bodies_of_units(found.problem)
    if not (groups and found.problem.weights.fairness) and not any(one.kin for one in found.problem.people):
        clock.tell(float(floor), float(floor), _SEATING)
        return free, Quality(float(floor), float(floor), "done")
    if found.able.sum() > MOST_PAIRS:
        return _unit_by_unit(found, free, floor, clock)
    program = Program()
    near = _near(found, free)
    chosen = build(found, program, near)
    start = {one: int(free[row] == column) for (row, column), one in chosen.items()}
    answer = search(program.model, clock, _SEATING, start)
    if answer is None:
        return None
    taken = np.full(len(found.rows), -1, dtype=np.int64)
    for (row, column), one in chosen.items():
        if answer.of(one):
            taken[row] = column
    # Where posts were left out of sight, only the flow's bound holds for all of them.
    whole = near.sum() == found.able.sum()
    bound = max(float(floor), answer.bound) if whole else float(floor)
    return taken, Quality(answer.best, answer.best if whole and answer.proven else bound, _ended(answer.ended, whole))


def _unit_by_unit(found: Ground, free: Ints, floor: int, clock: Clock) -> tuple[Ints, Quality]:
    """Begin from the flow, which knows nothing of fairness, and seat the leaders of each unit anew with it, one unit after another.

    Whom the flow sends elsewhere stays there. The flow is the bound: no plan costs less, fairness or not.
    """
    taken, problem = free.copy(), found.problem
    units = bodies_of_units(problem)
    posts = defaultdict(list)
    for at, of in enumerate(found.columns):
        posts[problem.posts[of].unit].append(at)
    position = {int(row): at for at, row in enumerate(found.rows)}
    ended = "near"
    for done, (unit, bodies) in enumerate(units.items(), 1):
        if done % _TOLD == 1 and not clock.tell(float(_whole(found, taken)), float(floor), _SEATING, done / len(units)):
            ended = clock.why
            break
        columns = np.array(posts[unit], dtype=np.int64)
        idle = [position[row] for members in bodies.values() for row in members if taken[position[row]] < 0]
        rows = np.array(sorted({*idle, *np.flatnonzero(np.isin(taken, columns)).tolist()}), dtype=np.int64)
        if not len(rows) or not len(columns):
            continue
        inside = np.ix_(rows, columns)
        part = Ground(
            problem, found.rows[rows], found.columns[columns], found.cost[inside], found.able[inside],
            found.seats[columns], found.outside[rows],
        )  # fmt: skip
        program = Program()
        here = {int(row) for row in part.rows}
        apart = [position[row] for members in bodies.values() for row in members if row not in here]
        chosen = build(part, program, part.able, {unit: bodies}, _kept(found, taken, apart))
        before = {int(row): int(taken[row]) for row in rows}
        start = {one: int(before[int(rows[row])] == columns[column]) for (row, column), one in chosen.items()}
        limits = replace(clock.limits, seconds=None, effort=_ONE_UNIT)
        try:
            answer = search(program.model, Clock(limits), _SEATING, start)
        except Refusal:
            continue
        if answer is not None:
            taken[rows] = -1
            for (row, column), one in chosen.items():
                if answer.of(one):
                    taken[rows[row]] = columns[column]
    best = float(_whole(found, taken))
    return taken, Quality(best, float(floor), ended if best > floor else "done")


def _kept(found: Ground, taken: Ints, these: Iterable[int]) -> dict[int, bool]:
    """Return of these leaders (by their place in this part) whether they keep their rank as things are, by their row of people."""
    people, posts, rows, columns = found.problem.people, found.problem.posts, found.rows, found.columns
    return {
        int(rows[at]): bool(taken[at] >= 0 and STEPS[posts[columns[taken[at]]].rank] >= STEPS[people[rows[at]].rank])
        for at in these
    }


def _whole(found: Ground, taken: Ints) -> int:
    """Return the points of a choice of leaders with its unevenness."""
    kept = _kept(found, taken, range(len(taken)))
    total = price(found.cost, found.outside, taken)
    for bodies in bodies_of_units(found.problem).values() if found.problem.weights.fairness else ():
        shares = [sum(100 // len(members) for at in members if kept[at]) for members in bodies.values()]
        total += found.problem.weights.fairness * (max(shares) - min(shares))
    return total


def _ended(ended: str, whole: bool) -> str:  # noqa: FBT001 - a fact about the search beside how it ended
    return "near" if ended == "done" and not whole else ended


def _near(found: Ground, free: Ints) -> npt.NDArray[np.bool_]:
    """Return the pairs that the integer program looks at: each person's cheapest posts, and those of the flow."""
    if found.able.sum() <= 40_000:
        return found.able.copy()
    priced = np.where(found.able, found.cost, EMPTY)
    limit = np.partition(priced, min(NEAR, priced.shape[1] - 1), axis=1)[:, min(NEAR, priced.shape[1] - 1)]
    near: npt.NDArray[np.bool_] = found.able & (priced <= limit[:, None])
    placed = np.flatnonzero(free >= 0)
    near[placed, free[placed]] = True
    return near


def build(
    found: Ground,
    program: Program,
    near: npt.NDArray[np.bool_],
    units: Mapping[str, Mapping[str, list[int]]] | None = None,
    settled: Mapping[int, bool] | None = None,
) -> dict[tuple[int, int], Any]:
    """Put the leaders' part into a program; return a variable for each pair of person and post (of this part).

    ``units`` are those whose bodies shall fare evenly (`bodies_of_units`, all unless stated); ``settled`` says of leaders outside this part
    whether they keep their rank.
    """
    problem, model = found.problem, program.model
    pairs = [(int(row), int(column)) for row, column in zip(*np.nonzero(near), strict=True)]
    chosen = {pair: model.new_bool_var(f"{pair[0]}:{pair[1]}") for pair in pairs}
    by_row: dict[int, list[Any]] = defaultdict(list)
    by_column: dict[int, list[Any]] = defaultdict(list)
    for (row, column), one in chosen.items():
        by_row[row].append(one)
        by_column[column].append(one)
    for these in by_row.values():
        model.add_at_most_one(these)
    heads = set(found.heads.tolist()) if problem.fill_heads else set()
    for column in range(len(found.columns)):
        post = problem.posts[found.columns[column]]
        seats, these = int(found.seats[column]), by_column.get(column, [])
        if these:
            model.add(sum(these) <= seats)
        if column in heads:
            name = f"{post.title} {post.unit_name or post.unit}"
            said = Sentence(f"Phải có người giữ: {name}", f"Must be filled: {name}")
            program.require(Demand(f"head:{post.code}", said), sum(these) >= 1 if these else False)
    _kin(found, program, chosen)
    cost = sum(int(found.cost[pair]) * one for pair, one in chosen.items())
    idle = sum(
        int(found.outside[row]) * (1 - sum(by_row[row])) if by_row[row] else int(found.outside[row])
        for row in range(len(found.rows))
    )
    model.minimize(
        cost
        + idle
        + _unfairness(found, program, chosen, bodies_of_units(problem) if units is None else units, settled or {})
    )
    return chosen


def _kin(found: Ground, program: Program, chosen: dict[tuple[int, int], Any]) -> None:
    """Relatives do not lead one another: where one heads a unit, the other is not among its deputies."""
    problem = found.problem
    position = {problem.people[row].code: at for at, row in enumerate(found.rows)}
    kin: dict[str, set[str]] = defaultdict(set)
    for one in problem.people:
        for code in one.kin:
            kin[one.code].add(code)
            kin[code].add(one.code)
    units: dict[tuple[int, str], list[tuple[bool, Any]]] = defaultdict(list)
    for (row, column), seat in chosen.items():
        post = problem.posts[found.columns[column]]
        units[row, post.unit].append((post.rank == "head", seat))
    for (row, unit), mine in units.items():
        person = problem.people[found.rows[row]]
        heading = [one for head, one in mine if head]
        for code in sorted(kin[person.code]):
            other = position.get(code)
            theirs = [] if other is None else units.get((other, unit), [])
            if not heading or not theirs:
                continue
            names = f"{person.name}, {problem.people[found.rows[position[code]]].name}"
            said = Sentence(
                f"{names} có quan hệ gia đình: không cùng lãnh đạo một đơn vị",
                f"{names} are relatives: not over one unit",
            )
            pair = "+".join(sorted((person.code, code)))
            program.require(Demand(f"kin:{pair}", said), sum(heading) + sum(one for _, one in theirs) <= 1)


def bodies_of_units(problem: Problem) -> dict[str, dict[str, list[int]]]:
    """Return, for each unit that two or more bodies went into, the leaders (rows of people) of each body."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, one in enumerate(problem.people):
        if STEPS[one.rank] >= 2 and one.body and one.unit:
            found[one.unit][one.body].append(at)
    return {unit: dict(bodies) for unit, bodies in found.items() if len(bodies) > 1}


def _unfairness(
    found: Ground,
    program: Program,
    chosen: dict[tuple[int, int], Any],
    units: Mapping[str, Mapping[str, list[int]]],
    settled: Mapping[int, bool],
) -> Any:
    """Return the points of unevenness: for each unit, the distance in hundredths between its bodies' kept shares."""
    problem = found.problem
    position = {int(row): at for at, row in enumerate(found.rows)}
    kept: dict[int, list[Any]] = defaultdict(list)
    for (row, column), one in chosen.items():
        person, post = problem.people[found.rows[row]], problem.posts[found.columns[column]]
        if STEPS[post.rank] >= STEPS[person.rank]:
            kept[row].append(one)
    total: Any = 0
    for unit, bodies in units.items() if problem.weights.fairness else ():
        highest = program.model.new_int_var(0, 100, f"highest {unit}")
        lowest = program.model.new_int_var(0, 100, f"lowest {unit}")
        for members in bodies.values():
            each = 100 // len(members)
            here = sum(each * one for at in members if at in position for one in kept[position[at]])
            share = here + sum(each for at in members if at not in position and settled.get(at, False))
            program.model.add(highest >= share)
            program.model.add(lowest <= share)
        total = total + problem.weights.fairness * (highest - lowest)
    return total


def conflict(found: Ground, limits: Limits) -> Clash | None:
    """Return the minimal set of demands that no choice of leaders can keep together, or None."""
    return clash_of(lambda program: build(found, program, found.able), limits)
