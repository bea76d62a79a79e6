"""Giải thích: why this team and this week, how even the work is, and which demands clash."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Clash
from tinhgon.planning.limits import Limits
from tinhgon.planning.program import Program, clash_of
from tinhgon.planning.programme.model import when, who
from tinhgon.planning.programme.plan import Load, Part, Visited
from tinhgon.planning.programme.problem import Problem
from tinhgon.planning.programme.visits import Ground, Visit, ground
from tinhgon.vietnamese.days import say_day


def conflict(found: Ground, limits: Limits) -> Clash | None:
    """Return the minimal set of demands that no programme can keep together, or None.

    A clash of one subject's own demands is looked for first: it is the one that people can act on at once.
    """
    core = _of_one_subject(found, limits)
    return clash_of(lambda program: _build(found, program), limits, core)


def _build(found: Ground, program: Program) -> None:
    made = who(found, program)
    when(found, program, made)


def _of_one_subject(found: Ground, limits: Limits) -> list[str] | None:
    problem = found.problem
    busy = {one.subject.code for one in found.visits if one.required}
    for subject in problem.subjects:
        if subject.code not in busy:
            continue
        wanted = tuple(one for one in problem.wanted if one.subject == subject.code)
        alone: Problem = problem.model_copy(
            update={
                "subjects": (subject,),
                "wanted": wanted,
                "coverage": (),
                "past": tuple(one for one in problem.past if one.subject in (subject.code, *subject.formerly)),
                "fixed": tuple(one for one in problem.fixed if one.subject == subject.code),
            }
        )
        own = ground(alone)
        clash = clash_of(lambda program, own=own: _build(own, program), limits)  # type: ignore[misc]
        if clash is not None:
            return [one.demand.id for one in clash.demands]
    return None


def visited(found: Ground, teams: dict[int, int], joint: set[int], begins: dict[int, int]) -> tuple[Visited, ...]:
    """Return the visits in the order of their weeks, joint ones as one, each with its reasons."""
    partner = {found.couples[number].state: found.couples[number].party for number in joint}
    lead = {party: state for state, party in partner.items()}
    made = []
    for at in sorted(teams, key=lambda at: (begins[at], at)):
        if at in partner:
            continue
        together = [at] if at not in lead else [at, lead[at]]
        visit, week = found.visits[at], begins[at]
        weeks = max(found.visits[one].weeks for one in together)
        start = found.problem.monday(week)
        parts = tuple(_part(found, one, teams[one]) for one in together)
        made.append(
            Visited(
                visit.subject.code, visit.subject.name, week, start, start + timedelta(weeks=weeks, days=-3), parts,
                not any(found.visits[one].required for one in together), _why(found, together, parts, week),
            )
        )  # fmt: skip
    return tuple(made)


def _part(found: Ground, at: int, team: int) -> Part:
    visit, problem = found.visits[at], found.problem
    others = [other for other in found.teams[at] if other != team and found.starts(at, team=other)]
    best = min(others, key=lambda other: (found.km[at, other], other), default=None)
    return Part(
        visit.topic.code, visit.topic.name, visit.topic.side, problem.teams[team].code, problem.teams[team].name,
        visit.weeks, found.km[at, team], "" if best is None else problem.teams[best].code,
        0 if best is None else found.km[at, best],
    )  # fmt: skip


def _why(found: Ground, together: list[int], parts: tuple[Part, ...], week: int) -> Sentence:
    vi, en = [], []
    if len(together) > 1:
        one, other = (found.visits[at] for at in together)
        if one.topic.about == other.topic.about:
            vi.append("cùng một nội dung: kiểm tra Đảng và thanh tra đi chung, đối tượng chỉ tiếp một lần")
            en.append("one matter: Party and State go together, and the subject receives them once")
        else:
            vi.append("hai nội dung khác nhau, đi chung một lần để đối tượng không phải tiếp hai lần")
            en.append("two matters in one visit, so that the subject does not receive two")
    if not any(found.visits[at].required for at in together):
        vi.append("được chọn để đủ độ phủ")
        en.append("chosen to reach the coverage")
    for at, part in zip(together, parts, strict=True):
        said = _of_team(part)
        vi.append(said.vi)
        en.append(said.en)
        told = _of_week(found, found.visits[at], week)
        if told is not None and told.vi not in vi:
            vi.append(told.vi)
            en.append(told.en)
    return Sentence(f"{_capital('; '.join(vi))}.", f"{_capital('; '.join(en))}.")


def _of_team(part: Part) -> Sentence:
    if not part.next_team:
        return Sentence(f"chỉ {part.team_name} làm được", f"only {part.team_name} can")
    if part.km <= part.next_km:
        return Sentence(f"{part.team_name} gần nhất ({part.km} km)", f"{part.team_name} is nearest ({part.km} km)")
    return Sentence(
        f"{part.team_name} cách {part.km} km, xa hơn {part.next_team} ({part.next_km} km), để việc và đường đi của các đoàn đều nhau",
        f"{part.team_name} is {part.km} km away, farther than {part.next_team} ({part.next_km} km), so that work and ways are even",
    )


def _of_week(found: Ground, visit: Visit, week: int) -> Sentence | None:
    if visit.fixed is not None and visit.fixed.week == week:
        return Sentence("tuần đã chốt", "the week is settled")
    if visit.before is not None:
        first = found.problem.monday(visit.free_from)
        return Sentence(
            f"lần trước về nội dung này là {say_day(visit.before)}, nên không trước tuần {visit.free_from} ({say_day(first)})",
            f"the last visit for this matter was on {visit.before}, so not before week {visit.free_from} ({first})",
        )
    if visit.exempt:
        return Sentence(f"không tính quy định {found.problem.apart} tháng: {visit.exempt}", f"exempt: {visit.exempt}")
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def loads(found: Ground, teams: dict[int, int]) -> tuple[Load, ...]:
    """Return what each team has to do."""
    mine: dict[int, list[int]] = defaultdict(list)
    for at, team in teams.items():
        mine[team].append(at)
    return tuple(
        Load(
            one.code, one.name, one.side, len(mine[team]), sum(found.visits[at].weeks for at in mine[team]),
            found.capacity(team), sum(found.km[at, team] for at in mine[team]),
        )
        for team, one in enumerate(found.problem.teams)
    )  # fmt: skip
