"""Giải: who goes where first, which bounds everything; then when; both at once where no weeks are found for the first."""

from __future__ import annotations

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import fingerprint
from tinhgon.planning.program import Answer, Program, Quality, search, too_early
from tinhgon.planning.programme.explain import conflict, loads, visited
from tinhgon.planning.programme.model import Choices, joinable, timed, when, who
from tinhgon.planning.programme.plan import Plan
from tinhgon.planning.programme.problem import Problem
from tinhgon.planning.programme.start import begun, hint
from tinhgon.planning.programme.visits import Ground, ground
from tinhgon.planning.programme.weeks import busiest, fewest, laid
from tinhgon.planning.progress import Clock, Watch

_WHO = Sentence("Phân công đoàn", "Choosing teams")
_WHEN = Sentence("Xếp tuần", "Choosing weeks")
_BOTH = Sentence("Phân công và xếp tuần cùng lúc", "Choosing teams and weeks at once")


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return the programme: who visits whom in which week, with the fewest points and the busiest week as quiet as can be.

    Raises Refusal with the minimal clashing demands where no programme keeps all of them.
    """
    clock = Clock(limits, watch)
    found = ground(problem)
    program = Program()
    made = who(found, program)
    program.model.minimize(made.points)
    part = clock.part(0.5)
    answer = search(program.model, part, _WHO, hint(begun(found, part.part(0.3)), made), linear=True)
    clock.take_over(part)
    if answer is None:
        raise _refused(found, limits)
    teams, joint = _chosen(made, answer)
    # Points are counted in tenths.
    bound = (answer.best if answer.proven else answer.bound) / 10
    quality = Quality(answer.best / 10, bound, answer.ended)
    weeks = _weeks(found, teams, joint, clock)
    if weeks is None:
        teams, joint, weeks, quality = _at_once(found, answer, made, bound, clock, limits)
    begins, most, least = weeks
    return Plan(
        fingerprint(problem),
        visited(found, teams, joint, begins),
        loads(found, teams),
        len(joint),
        joinable(found, teams),
        most,
        least,
        quality,
    )


Timed = tuple[dict[int, int], int, int]


def _chosen(made: Choices, answer: Answer) -> tuple[dict[int, int], set[int]]:
    teams = {at: team for (at, team), one in made.at.items() if answer.of(one)}
    return teams, {number for number, one in made.joint.items() if answer.of(one)}


def _weeks(found: Ground, teams: dict[int, int], joint: set[int], clock: Clock) -> Timed | None:
    """Return the week of each visit for settled teams, how busy the busiest week is and must be; None: there are no weeks."""
    first, least = laid(found, teams, joint), fewest(found, teams)
    if first is not None and (busiest(found, first) <= least or clock.over):
        return first, busiest(found, first), least
    built = timed(found, teams, joint)
    if built is None:
        return None
    program, begins, most = built
    part = clock.part(0.5)
    start = None if first is None else {one: first[at] for at, one in begins.items()} | {most: busiest(found, first)}
    try:
        answer = search(program.model, part, _WHEN, start)
    except Refusal:
        answer = None
    clock.take_over(part)
    if answer is None:
        return None if first is None else (first, busiest(found, first), least)
    weeks = {at: answer.of(one) for at, one in begins.items()}
    return weeks, answer.of(most), max(least, round(answer.best if answer.proven else answer.bound))


def _at_once(
    found: Ground, before: Answer, only_who: Choices, bound: float, clock: Clock, limits: Limits
) -> tuple[dict[int, int], set[int], Timed, Quality]:
    """Return teams and weeks of one program with both, where the cheapest teams have no weeks."""
    program = Program()
    made = who(found, program)
    when(found, program, made)
    program.model.minimize(made.points)
    start = {one: before.of(only_who.at[pair]) for pair, one in made.at.items()}
    answer = search(program.model, clock, _BOTH, start)
    if answer is None:
        raise _refused(found, limits)
    teams, joint = _chosen(made, answer)
    weeks = _weeks(found, teams, joint, clock)
    if weeks is None:
        plain = {at: answer.of(one) for at, one in made.begins.items() if at in teams}
        weeks = plain, busiest(found, plain), fewest(found, teams)
    best = answer.best / 10
    bound = best if answer.proven else max(bound, answer.bound / 10)
    return teams, joint, weeks, Quality(best, bound, answer.ended)


def _refused(found: Ground, limits: Limits) -> Refusal:
    clash = conflict(found, limits)
    return too_early() if clash is None else clash.refusal("programme")
