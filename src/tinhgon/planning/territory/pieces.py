"""Các mảnh rời của bài toán: a nation's provinces, or islands, that no border joins are problems of their own.

Each is solved by itself, the small ones first, so that the time they leave goes to the large; the answers are put together to one plan. With
several threads that many pieces are solved at once, each in its own process.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock, Progress
from tinhgon.planning.territory.explain import Obstacle
from tinhgon.planning.territory.plan import Plan
from tinhgon.planning.territory.problem import Problem

#: Seconds between two looks at running processes.
_LOOK = 0.2

Solved = Plan | Obstacle
Attempt = Callable[[Problem, Clock], Solved]


def pieces(problem: Problem) -> list[Problem]:
    """Return the problem's pieces, the smallest first: units that no border and no wish of theirs joins are in different ones."""
    root = {unit.code: unit.code for unit in problem.units}

    def found(code: str) -> str:
        while root[code] != code:
            root[code] = root[root[code]]
            code = root[code]
        return code

    parent = {unit.code: unit.parent for unit in problem.units}
    gates = {frozenset(pair) for pair in problem.gates}
    for near in problem.borders:
        if not problem.walls or parent[near.a] == parent[near.b] or frozenset((near.a, near.b)) in gates:
            root[found(near.a)] = found(near.b)
    for a, b in problem.join:
        root[found(a)] = found(b)
    inside: dict[str, set[str]] = {}
    for unit in problem.units:
        inside.setdefault(found(unit.code), set()).add(unit.code)
    if len(inside) == 1:
        return [problem]
    at = {code: root for root, codes in inside.items() for code in codes}
    units: dict[str, list[object]] = {one: [] for one in inside}
    for unit in problem.units:
        units[at[unit.code]].append(unit)
    listed = []
    for one, codes in inside.items():
        listed.append(
            problem.model_copy(
                update={
                    "units": tuple(units[one]),
                    "join": _within(problem.join, codes),
                    "part": _within(problem.part, codes),
                    "gates": _within(problem.gates, codes),
                    "keep": tuple(code for code in problem.keep if code in codes),
                    "borders": (),
                }
            )
        )
    borders: dict[str, list[object]] = {one: [] for one in inside}
    for border in problem.borders:
        if at[border.a] == at[border.b]:
            borders[at[border.a]].append(border)
    listed = [
        piece.model_copy(update={"borders": tuple(borders[at[piece.units[0].code]])}) for piece in listed
    ]  # fmt: skip
    return sorted(listed, key=lambda piece: (len(piece.units), piece.units[0].code))


def _within(pairs: Iterable[tuple[str, str]], codes: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs if codes.issuperset(pair))


def solve_pieces(problem: Problem, parts: list[Problem], clock: Clock, attempt: Attempt) -> Solved:
    """Return the plan of the whole problem, or the obstacle of the first piece that has one."""
    watching = _Watching(clock, len(parts))
    threads = min(clock.limits.threads, len(parts))
    answers = _together(parts, clock, attempt, watching, threads) if threads > 1 else None
    if answers is None:
        answers = []
        for at, part in enumerate(parts):
            share = _share(clock, parts[at:])
            mine = Clock(share, watching.of(answers))
            answers.append(attempt(part, mine))
            clock.work(mine.spent)
            clock.stopped = clock.stopped or mine.stopped
            if isinstance(answers[-1], Obstacle):
                return answers[-1]
            watching.done(answers)
    for answer in answers:
        if isinstance(answer, Obstacle):
            return answer
    return joined(problem, [one for one in answers if isinstance(one, Plan)], clock)


def joined(problem: Problem, plans: list[Plan], clock: Clock) -> Plan:
    """Return the plans of the pieces as one plan of the whole."""
    groups = sorted((group for plan in plans for group in plan.groups), key=lambda group: group.members)
    bounds = [plan.bound for plan in plans if plan.bound is not None]
    why = sorted({plan.ended for plan in plans}, key=["done", "effort", "time", "stopped"].index)[-1]
    return Plan(
        problem, tuple(groups), all(plan.contiguous for plan in plans), sum(plan.points for plan in plans),
        sum(plan.best for plan in plans), sum(bounds) if len(bounds) == len(plans) else None, None,
        "stopped" if clock.stopped else why, clock.seconds, sum(plan.work for plan in plans),
    )  # fmt: skip


def _share(clock: Clock, left: list[Problem]) -> Limits:
    """Return the limits of the first of the pieces that are left: its share by units of what is left."""
    share = len(left[0].units) / sum(len(one.units) for one in left)
    effort = clock.limits.effort
    return replace(
        clock.limits,
        seconds=None if clock.limits.seconds is None else clock.left * share,
        effort=None if effort is None else int(max(0, effort - clock.spent) * share),
        threads=1,
    )


@dataclass(slots=True)
class _Watching:
    """Tells the watcher of the whole: what is done, and what the piece in hand has found so far."""

    clock: Clock
    count: int

    def of(self, answers: list[Solved]) -> Callable[[Progress], bool]:
        """Return the watcher of the next piece."""
        return lambda found: self._tell(answers, found.best or 0.0, found.bound, found.words)

    def done(self, answers: list[Solved]) -> bool:
        """Tell that another piece is done."""
        said = Sentence(f"Xong {len(answers)}/{self.count} mảnh.", f"{len(answers)} of {self.count} pieces are done.")
        return self._tell(answers, 0.0, 0.0, said)

    def _tell(self, answers: list[Solved], best: float, bound: float | None, words: Sentence) -> bool:
        plans = [one for one in answers if isinstance(one, Plan)]
        whole = len(plans) == self.count
        limit = sum(one.bound or one.best for one in plans) if whole else None
        self.clock.tell(sum(one.best for one in plans) + best, limit, words, len(plans) / self.count)
        # Out of time is no stop: the pieces that are left still get their first plan.
        return not self.clock.stopped


_stop: Event | None = None


def _ready(stop: Event) -> None:
    global _stop  # noqa: PLW0603 - how a pool hands its processes what they share
    _stop = stop


def _alone(attempt: Attempt, part: Problem, limits: Limits) -> Solved:
    return attempt(part, Clock(limits, lambda _: _stop is None or not _stop.is_set()))


def _together(parts: list[Problem], clock: Clock, attempt: Attempt, watching: _Watching, threads: int) -> list[Solved]:
    """Solve the pieces in processes, so many at once, the largest first, each with its share of all processes' time."""
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    answers: dict[int, Solved] = {}
    whole = sum(len(part.units) for part in parts)
    running: dict[Future[Solved], int] = {}
    order = list(reversed(range(len(parts))))
    with ProcessPoolExecutor(threads, context, _ready, (stop,)) as pool:
        while order or running:
            while order and len(running) < threads:
                at = order.pop(0)
                left = len(parts[at].units) + sum(len(parts[one].units) for one in order)
                share = len(parts[at].units) / left * threads
                limits = replace(
                    clock.limits,
                    seconds=None if clock.limits.seconds is None else min(clock.left, clock.left * share),
                    effort=None if clock.limits.effort is None else clock.limits.effort * len(parts[at].units) // whole,
                    threads=1,
                )
                running[pool.submit(_alone, attempt, parts[at], limits)] = at
            ended, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
            for one in ended:
                answers[running.pop(one)] = one.result()
            if not watching.done(list(answers.values())):
                stop.set()
    return [answers[at] for at in range(len(parts))]
