"""Các cuộc kiểm tra có thể có: every visit that is wanted, or that a coverage may choose, with its weeks, teams and ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from tinhgon.planning.placement.costs import KM, SHRINK
from tinhgon.planning.placement.problem import months_after
from tinhgon.planning.programme.problem import Coverage, Fixed, Problem, Subject, Team, Topic, Wanted


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that may be: ``required`` or up to a coverage. ``earliest`` and ``latest`` are what was asked (weeks from 1, the
    last one included), ``free_from`` the first week that the visits before leave, and ``before`` the day of the last of these."""

    subject: Subject
    topic: Topic
    required: bool
    earliest: int
    latest: int
    free_from: int
    before: date | None
    exempt: str
    repeated: bool
    fixed: Fixed | None

    @property
    def id(self) -> str:
        """The visit's name: subject/topic."""
        return f"{self.subject.code}/{self.topic.code}"

    @property
    def weeks(self) -> int:
        """How many weeks it lasts."""
        return self.topic.weeks


@dataclass(frozen=True, slots=True)
class Couple:
    """A visit of the Party and one of the State to one subject, by position; ``same``: for one matter, so that they must be
    joint or ``apart_weeks`` apart."""

    party: int
    state: int
    same: bool


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """All that a programme chooses from: visits, able teams of each with the way in km, and couples."""

    problem: Problem
    visits: tuple[Visit, ...]
    teams: tuple[tuple[int, ...], ...]
    km: dict[tuple[int, int], int]
    couples: tuple[Couple, ...]
    closed: frozenset[int]

    def starts(self, at: int, *, asked: bool = True, team: int | None = None) -> list[int]:
        """Return the weeks in which a visit may begin: no closed week in it; ``asked``: within what was asked and allowed;
        ``team``: and this team is not away."""
        visit, problem = self.visits[at], self.problem
        away = self.closed | (frozenset() if team is None else frozenset(problem.teams[team].away))
        first, last = 1, problem.weeks - visit.weeks + 1
        if asked:
            first, last = max(first, visit.earliest, visit.free_from), min(last, visit.latest - visit.weeks + 1)
            if visit.fixed is not None and visit.fixed.week is not None:
                first, last = max(first, visit.fixed.week), min(last, visit.fixed.week)
        return [
            week for week in range(first, last + 1) if not any(one in away for one in range(week, week + visit.weeks))
        ]

    def capacity(self, team: int) -> int:
        """Return the weeks that a team has: those that are neither closed nor away, and no more than stated."""
        one = self.problem.teams[team]
        open_weeks = sum(
            1 for week in range(1, self.problem.weeks + 1) if week not in self.closed and week not in one.away
        )
        return open_weeks if one.most_weeks is None else min(open_weeks, one.most_weeks)

    def asked_of(self, row: Coverage) -> tuple[list[int], int]:
        """Return the visits that count for a coverage, and how many of them there must be."""
        able = [
            at
            for at, one in enumerate(self.visits)
            if one.topic.code == row.topic and (not row.group or one.subject.group == row.group)
        ]
        share = 0 if row.least_share is None else -int(-round(row.least_share * len(able), 6) // 1)
        return able, max(row.least or 0, share)


def ground(problem: Problem) -> Ground:
    """Return what a programme may choose from."""
    topics = {one.code: one for one in problem.topics}
    subjects = {one.code: one for one in problem.subjects}
    rows: dict[str, tuple[Wanted, bool]] = {one.id: (one, True) for one in problem.wanted}
    for row in problem.coverage:
        for subject in problem.subjects:
            if not row.group or subject.group == row.group:
                chosen = Wanted(subject=subject.code, topic=row.topic)
                rows.setdefault(chosen.id, (chosen, False))
    before = _before(problem, topics)
    settled = {f"{one.subject}/{one.topic}": one for one in problem.fixed}
    visits = tuple(
        _visit(problem, one, subjects[one.subject], topics[one.topic], before, settled.get(one.id), required=required)
        for one, required in rows.values()
    )
    teams = tuple(_teams(problem.teams, one) for one in visits)
    km = {(at, team): _km(problem.teams[team], one.subject) for at, one in enumerate(visits) for team in teams[at]}
    return Ground(problem, visits, teams, km, _couples(visits), frozenset(problem.closed))


def _before(problem: Problem, topics: dict[str, Topic]) -> dict[str, dict[str, date]]:
    """Return, for each subject, the day of the last visit before by matter; "" is any matter."""
    now = {code: one.code for one in problem.subjects for code in (one.code, *one.formerly)}
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for past in problem.past:
        matter = topics[past.topic].about if past.topic in topics else past.topic
        for key in (matter, ""):
            there = found[now[past.subject]]
            there[key] = max(past.day, there.get(key, past.day))
    return found


def _visit(
    problem: Problem,
    wanted: Wanted,
    subject: Subject,
    topic: Topic,
    before: dict[str, dict[str, date]],
    fixed: Fixed | None,
    *,
    required: bool,
) -> Visit:
    last = None if wanted.exempt else before[subject.code].get(topic.about)
    free = 1 if last is None else max(1, problem.week_of(months_after(last, problem.apart)))
    recent = before[subject.code].get("")
    repeated = recent is not None and months_after(recent, problem.apart) > problem.day
    return Visit(
        subject, topic, required, wanted.earliest or 1, min(wanted.latest or problem.weeks, problem.weeks), free,
        last if free > 1 else None, wanted.exempt, repeated, fixed,
    )  # fmt: skip


def _teams(teams: Sequence[Team], visit: Visit) -> tuple[int, ...]:
    if visit.fixed is not None and visit.fixed.team:
        return tuple(at for at, one in enumerate(teams) if one.code == visit.fixed.team)
    return tuple(at for at, one in enumerate(teams) if one.able(visit.topic))


def _km(team: Team, subject: Subject) -> int:
    """Return the way from a team's place as the crow flies, 0 where either is not known."""
    if team.lon is None or team.lat is None or subject.lon is None or subject.lat is None:
        return 0
    east, north = (team.lon - subject.lon) * KM * SHRINK, (team.lat - subject.lat) * KM
    return round(float(np.hypot(east, north)))


def _couples(visits: Sequence[Visit]) -> tuple[Couple, ...]:
    of_subject: dict[str, list[int]] = defaultdict(list)
    for at, visit in enumerate(visits):
        of_subject[visit.subject.code].append(at)
    found = []
    for these in of_subject.values():
        for one, other in combinations(these, 2):
            sides = {visits[at].topic.side: at for at in (one, other)}
            if len(sides) < 2:
                continue
            same = visits[one].topic.about == visits[other].topic.about
            bound = same and not visits[one].exempt and not visits[other].exempt
            found.append(Couple(sides["party"], sides["state"], bound))
    return tuple(found)
