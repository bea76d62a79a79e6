"""Mô hình: who goes where (with its points), and when. The first alone is a bound on both; together they are the programme."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.program import Program
from tinhgon.planning.programme.visits import Ground, Visit
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

#: Hundredths of a team's weeks: how evenly work lies is measured in these.
WHOLE = 100


@dataclass(slots=True)
class Choices:
    """The variables: ``at`` by (visit, team), ``joint`` by couple, ``missed`` couples that go apart, ``begins`` by visit (a
    week), ``measures`` by side (most and least share of weeks, longest and shortest way), and the points."""

    at: dict[tuple[int, int], Any] = field(default_factory=dict)
    joint: dict[int, Any] = field(default_factory=dict)
    missed: list[Any] = field(default_factory=list)
    begins: dict[int, Any] = field(default_factory=dict)
    measures: dict[str, tuple[Any, Any, Any, Any]] = field(default_factory=dict)
    points: Any = 0


def who(found: Ground, program: Program) -> Choices:
    """Put into a program which team makes which visit and which visits are joint; return the variables with the points."""
    made, model, problem = Choices(), program.model, found.problem
    going: dict[int, Any] = {}
    for at, visit in enumerate(found.visits):
        able = [team for team in found.teams[at] if program.switched or found.starts(at, team=team)]
        these = [made.at.setdefault((at, team), model.new_bool_var(f"{at}@{team}")) for team in able]
        going[at] = sum(these)
        if these:
            model.add_at_most_one(these)
        if visit.required:
            program.require(_required(visit), going[at] >= 1 if these else False)
    _joint(found, program, made, going)
    for row in problem.coverage:
        able, least = found.asked_of(row)
        topic = next(one.name for one in problem.topics if one.code == row.topic)
        said = Sentence(
            f"Nội dung {topic} phải đến ít nhất {least} trên {len(able)} đối tượng {row.group}".strip(),
            f"{topic} must reach at least {least} of {len(able)} {row.group or 'subjects'}",
        )
        demand = Demand(f"coverage:{row.topic}:{row.group}", said, row.citation)
        program.require(demand, sum(going[at] for at in able) >= least if least else True)
    loads = _loads(found, program, made)
    made.points = _points(found, program, made, loads)
    return made


def _required(visit: Visit) -> Demand:
    said = Sentence(
        f"Phải kiểm tra {visit.subject.name} về {visit.topic.name}",
        f"{visit.subject.name} must be visited about {visit.topic.name}",
    )
    return Demand(f"visit:{visit.id}", said)


def _joint(found: Ground, program: Program, made: Choices, going: dict[int, Any]) -> None:
    of_visit: dict[int, list[Any]] = defaultdict(list)
    for number, couple in enumerate(found.couples):
        if not program.switched and not set(found.starts(couple.party)) & set(found.starts(couple.state)):
            continue
        one = program.model.new_bool_var(f"joint {number}")
        made.joint[number] = one
        program.model.add(one <= going[couple.party])
        program.model.add(one <= going[couple.state])
        of_visit[couple.party].append(one)
        of_visit[couple.state].append(one)
    for these in of_visit.values():
        if len(these) > 1:
            program.model.add_at_most_one(these)
    for number, couple in enumerate(found.couples):
        missed = program.model.new_bool_var(f"apart {number}")
        made.missed.append(missed)
        together = sum(of_visit[couple.party]) + sum(of_visit[couple.state])
        program.model.add(missed >= going[couple.party] + going[couple.state] - 1 - together)
        if couple.same and found.problem.weeks <= found.problem.apart_weeks:
            # Both within one programme: only together.
            alone = going[couple.party] + going[couple.state] - made.joint.get(number, 0)
            program.require(once(found, found.visits[couple.party], found.visits[couple.state]), alone <= 1)


def once(found: Ground, one: Visit, other: Visit) -> Demand:
    """Return the demand that two visits for one matter are joint."""
    problem = found.problem
    said = Sentence(
        f"{one.subject.name}: {one.topic.name} và {other.topic.name} cùng nội dung, trong {problem.apart} tháng phải đi chung",
        f"{one.subject.name}: {one.topic.name} and {other.topic.name} are one matter: within {problem.apart} months jointly",
    )
    return Demand(f"once:{one.subject.code}:{one.topic.code}+{other.topic.code}", said, problem.citation)


def _loads(found: Ground, program: Program, made: Choices) -> dict[int, tuple[Any, Any]]:
    """Bound each team's weeks; return its weeks and kilometres."""
    weeks: dict[int, list[Any]] = defaultdict(list)
    ways: dict[int, list[Any]] = defaultdict(list)
    for (at, team), one in made.at.items():
        weeks[team].append(found.visits[at].weeks * one)
        ways[team].append(found.km[at, team] * one)
    for team, these in weeks.items():
        program.require(_time(found, team), sum(these) <= found.capacity(team))
    return {team: (sum(weeks[team]), sum(ways[team])) for team in range(len(found.problem.teams))}


def _time(found: Ground, team: int) -> Demand:
    one, most = found.problem.teams[team], found.capacity(team)
    said = Sentence(
        f"{one.name} có {most} tuần làm việc, mỗi lúc ở một nơi",
        f"{one.name} has {most} weeks to work and is in one place at a time",
    )
    return Demand(f"weeks:{one.code}", said)


def _points(found: Ground, program: Program, made: Choices, loads: dict[int, tuple[Any, Any]]) -> Any:
    """Return the points in tenths: ways, joint visits missed, visits repeated, uneven work and ways."""
    model, weights = program.model, found.problem.weights
    total: Any = sum(weights.travel * found.km[pair] * one for pair, one in made.at.items())
    total += sum(10 * weights.repeat * one for (at, _), one in made.at.items() if found.visits[at].repeated)
    total += 10 * weights.separate * sum(made.missed)
    for side, teams in compared(found).items():
        high, low = (model.new_int_var(0, WHOLE, f"{name} {side}") for name in ("busiest", "idlest"))
        far = sum(max((found.km[at, team] for team in found.teams[at]), default=0) for at in range(len(found.visits)))
        long, short = (model.new_int_var(0, far, f"{name} {side}") for name in ("longest", "shortest"))
        made.measures[side] = (high, low, long, short)
        for team in teams:
            weeks, ways = loads[team]
            capacity = found.capacity(team)
            model.add(capacity * high >= WHOLE * weeks)
            model.add(capacity * low <= WHOLE * weeks)
            model.add(long >= ways)
            model.add(short <= ways)
        total += 10 * weights.uneven * (high - low) + weights.uneven_travel * (long - short)
    return total


def compared(found: Ground) -> dict[str, list[int]]:
    """Return, by side, the teams whose work is compared: those that have weeks, where there are two or more."""
    having = [at for at in range(len(found.problem.teams)) if found.capacity(at)]
    sides = {side: [at for at in having if found.problem.teams[at].side == side] for side in ("party", "state")}
    return {side: teams for side, teams in sides.items() if len(teams) > 1}


def joinable(found: Ground, teams: dict[int, int]) -> int:
    """Return the most of these visits that could be joint: for each subject, the fewer of the Party's and the State's."""
    count: dict[str, dict[str, int]] = defaultdict(lambda: {"party": 0, "state": 0})
    for at in teams:
        count[found.visits[at].subject.code][found.visits[at].topic.side] += 1
    return sum(min(sides.values()) for sides in count.values())


def when(found: Ground, program: Program, made: Choices) -> None:
    """Put into a program when each visit begins: teams and subjects are in one place at a time; joint visits begin together."""
    problem, model = found.problem, program.model
    on_team: dict[int, list[Any]] = defaultdict(list)
    for at, visit in enumerate(found.visits):
        weeks = found.starts(at, asked=not program.switched)
        if not weeks:
            for team in found.teams[at]:
                if (at, team) in made.at:
                    model.add(made.at[at, team] == 0)
            continue
        begins = model.new_int_var_from_domain(cp_model.Domain.from_values(weeks), f"begins {at}")
        made.begins[at] = begins
        for team in found.teams[at]:
            if (at, team) in made.at:
                busy = made.at[at, team]
                if program.switched:
                    # Only where the demand on the team's time is kept does its visit take time.
                    busy = model.new_bool_var(f"busy {at}@{team}")
                    program.require(_time(found, team), busy >= made.at[at, team])
                one = model.new_optional_fixed_size_interval_var(begins, visit.weeks, busy, f"{at}@{team}")
                on_team[team].append(one)
        _asked(found, program, at, begins, sum(made.at[at, team] for team in found.teams[at] if (at, team) in made.at))
    for team, these in on_team.items():
        away = sorted(set(problem.teams[team].away) - found.closed)
        these += [model.new_fixed_size_interval_var(week, 1, f"away {team} {week}") for week in away]
        model.add_no_overlap(these)
    _apart(found, program, made)


def _asked(found: Ground, program: Program, at: int, begins: Any, going: Any) -> None:
    """In a switched program, put the window, the visit before and the settled week of a visit that is made under demands."""
    if not program.switched:
        return
    visit, problem = found.visits[at], found.problem
    free = 2 * problem.weeks * (1 - going)
    if visit.earliest > 1 or visit.latest < problem.weeks:
        said = Sentence(
            f"{visit.subject.name}, {visit.topic.name}: trong tuần {visit.earliest}–{visit.latest}",
            f"{visit.subject.name}, {visit.topic.name}: in weeks {visit.earliest}–{visit.latest}",
        )
        last = visit.latest - visit.weeks + 1
        asked = (begins + free >= visit.earliest, begins - free <= last)
        program.require(Demand(f"window:{visit.id}", said), *asked)
    if visit.before is not None:
        said = Sentence(
            f"{visit.subject.name} đã được kiểm tra về nội dung này ngày {say_day(visit.before)}: không lặp lại trong {problem.apart} tháng",
            f"{visit.subject.name} was visited for this matter on {visit.before}: not again within {problem.apart} months",
        )
        program.require(Demand(f"past:{visit.id}", said, problem.citation), begins + free >= visit.free_from)
    if visit.fixed is not None and visit.fixed.week is not None:
        said = Sentence(
            f"Đã chốt: {visit.subject.name}, {visit.topic.name} bắt đầu tuần {say_number(visit.fixed.week)}",
            f"Settled: {visit.subject.name}, {visit.topic.name} begins in week {visit.fixed.week}",
        )
        week = visit.fixed.week
        program.require(Demand(f"fixed:{visit.id}", said), begins + free >= week, begins - free <= week)


def _apart(found: Ground, program: Program, made: Choices) -> None:
    model, problem = program.model, found.problem
    of_subject: dict[str, list[int]] = defaultdict(list)
    for at in made.begins:
        of_subject[found.visits[at].subject.code].append(at)
    couples = {(one.party, one.state): (number, one.same) for number, one in enumerate(found.couples)}
    for these in of_subject.values():
        for place, one in enumerate(these):
            for other in these[place + 1 :]:
                pair = (one, other) if found.visits[one].topic.side == "party" else (other, one)
                number, same = couples.get(pair, (-1, False))
                joint = made.joint.get(number)
                # Within one such span the demand that they are joint says it already, in the law's words.
                said = program.switched and problem.weeks <= problem.apart_weeks
                gap = problem.apart_weeks if same and not said else 0
                able = program.switched or not (found.visits[one].required and found.visits[other].required)
                _one_after_the_other(found, model, made, (one, other), gap, joint, idle=able)


def _one_after_the_other(
    found: Ground, model: cp_model.CpModel, made: Choices, pair: tuple[int, int], gap: int, joint: Any, *, idle: bool
) -> None:
    """One visit ends before the other begins (or ``gap`` weeks lie between their beginnings), unless they are joint or,
    where visits may be ``idle``, one of them is not made."""
    one, other = pair
    first, second = made.begins[one], made.begins[other]
    before, after = model.new_bool_var(f"{one}<{other}"), model.new_bool_var(f"{other}<{one}")
    model.add(first + max(found.visits[one].weeks, gap) <= second).only_enforce_if(before)
    model.add(second + max(found.visits[other].weeks, gap) <= first).only_enforce_if(after)
    either = [before, after]
    if joint is not None:
        model.add(first == second).only_enforce_if(joint)
        either.append(joint)
    for at in pair if idle else ():
        free = model.new_bool_var(f"idle {at}")
        model.add(sum(var for (visit, _), var in made.at.items() if visit == at) == 0).only_enforce_if(free)
        either.append(free)
    model.add_bool_or(either)


def timed(found: Ground, teams: dict[int, int], joint: set[int]) -> tuple[Program, dict[int, Any], Any] | None:
    """Return a program of when alone, with each visit's team and the joint couples settled; it makes the busiest week as
    quiet as can be. None where a visit has no week with its team."""
    program = Program()
    model = program.model
    begins: dict[int, Any] = {}
    every: list[Any] = []
    on_team: dict[int, list[Any]] = defaultdict(list)
    on_subject: dict[str, list[Any]] = defaultdict(list)
    second = {found.couples[number].state: found.couples[number].party for number in joint}
    for at, team in teams.items():
        weeks = found.starts(at, team=team)
        if not weeks:
            return None
        visit = found.visits[at]
        begins[at] = model.new_int_var_from_domain(cp_model.Domain.from_values(weeks), f"begins {at}")
        span = model.new_fixed_size_interval_var(begins[at], visit.weeks, f"{at}")
        every.append(span)
        on_team[team].append(span)
        longer = second.get(at)
        if longer is None:
            partner = next((state for state, party in second.items() if party == at), None)
            weeks_there = max(visit.weeks, 0 if partner is None else found.visits[partner].weeks)
            there = model.new_fixed_size_interval_var(begins[at], weeks_there, f"there {at}")
            on_subject[visit.subject.code].append(there)
    for state, party in second.items():
        model.add(begins[state] == begins[party])
    for these in (*on_team.values(), *on_subject.values()):
        if len(these) > 1:
            model.add_no_overlap(these)
    for number, couple in enumerate(found.couples):
        if couple.same and number not in joint and couple.party in begins and couple.state in begins:
            made = Choices(begins=begins)
            gap = found.problem.apart_weeks
            _one_after_the_other(found, model, made, (couple.party, couple.state), gap, None, idle=False)
    busiest = model.new_int_var(0, len(every), "busiest week")
    model.add_cumulative(every, [1] * len(every), busiest)
    model.minimize(busiest)
    return program, begins, busiest
