"""Khởi đầu: a programme built visit by visit and improved by moving and swapping visits between teams; where the search begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tinhgon.planning.programme.model import WHOLE, Choices, compared
from tinhgon.planning.programme.visits import Ground
from tinhgon.planning.progress import Clock


@dataclass(slots=True)
class Begun:
    """Teams by visit and joint couples, in the making; ``weeks`` and ``ways`` are what each team has so far, ``capacity`` the
    weeks that it has, ``sides`` the teams that are compared with one another."""

    found: Ground
    teams: dict[int, int] = field(default_factory=dict)
    joint: set[int] = field(default_factory=set)
    weeks: list[int] = field(default_factory=list)
    ways: list[int] = field(default_factory=list)
    capacity: list[int] = field(default_factory=list)
    sides: list[list[int]] = field(default_factory=list)

    @classmethod
    def nothing(cls, found: Ground) -> Begun:
        """Return a programme without any visit."""
        count = len(found.problem.teams)
        capacity = [found.capacity(team) for team in range(count)]
        sides = compared(found)
        return cls(found, {}, set(), [0] * count, [0] * count, capacity, list(sides.values()))

    def put(self, at: int, team: int, times: int = 1) -> None:
        """Give a visit to a team, or take it back (``times`` −1)."""
        self.weeks[team] += times * self.found.visits[at].weeks
        self.ways[team] += times * self.found.km[at, team]

    def measured(self, teams: list[int]) -> tuple[int, int, int, int]:
        """Return, of the teams of a side, the most and the least share of their weeks (hundredths, rounded outwards), and the
        longest and the shortest ways in km."""
        weeks, capacity = self.weeks, self.capacity
        high = max(-(-WHOLE * weeks[at] // capacity[at]) for at in teams)
        low = min(WHOLE * weeks[at] // capacity[at] for at in teams)
        ways = [self.ways[at] for at in teams]
        return high, low, max(ways), min(ways)

    def uneven(self) -> int:
        """Return the points (in tenths) of uneven work and ways."""
        weights, total = self.found.problem.weights, 0
        for teams in self.sides:
            high, low, longest, shortest = self.measured(teams)
            total += 10 * weights.uneven * (high - low) + weights.uneven_travel * (longest - shortest)
        return total


def begun(found: Ground, clock: Clock, rounds: int = 40) -> Begun:
    """Return a programme to begin with; it may leave out visits for which no team has weeks left.

    Each of ``rounds`` tries every visit once, in an order drawn from the seed: with each other team, then swapped with a
    visit of each other team. It ends when a round improves nothing, or the time is over.
    """
    rng = Random(clock.limits.seed)  # noqa: S311 - an order to try, the same each time
    made = Begun.nothing(found)
    chosen = _chosen(found)
    _couple(found, made, chosen)
    travel = found.problem.weights.travel
    able = {at: [team for team in found.teams[at] if found.starts(at, team=team)] for at in chosen}
    for at in sorted(chosen, key=lambda at: (-found.visits[at].weeks, at)):
        best, cheapest = None, None
        for team in able[at]:
            if made.weeks[team] + found.visits[at].weeks > made.capacity[team]:
                continue
            made.put(at, team)
            points = travel * found.km[at, team] + made.uneven()
            made.put(at, team, -1)
            if cheapest is None or points < cheapest:
                best, cheapest = team, points
        if best is not None:
            made.put(at, best)
            made.teams[at] = best
    for _ in range(rounds):
        order = sorted(made.teams)
        rng.shuffle(order)
        better = [_moved(made, at, able[at]) or _swapped(made, at, able, rng) for at in order if not clock.over]
        if clock.over or not any(better):
            break
    made.joint = {
        number for number in made.joint if found.couples[number].party in made.teams and found.couples[number].state in made.teams
    }  # fmt: skip
    return made


def _chosen(found: Ground) -> list[int]:
    """Return the visits that are required, and the cheapest others that reach the coverage."""
    chosen = {at for at, one in enumerate(found.visits) if one.required}
    for row in found.problem.coverage:
        able, least = found.asked_of(row)
        free = [at for at in able if at not in chosen and found.starts(at)]
        free.sort(
            key=lambda at: (
                found.visits[at].repeated,
                min((found.km[at, team] for team in found.teams[at]), default=0),
                at,
            )
        )
        chosen |= set(free[: max(0, least - sum(1 for at in able if at in chosen))])
    return sorted(chosen)


def _couple(found: Ground, made: Begun, chosen: list[int]) -> None:
    """Join couples, those of one matter first, each visit once, where both may begin in one week."""
    there, taken = set(chosen), set[int]()
    for number in sorted(range(len(found.couples)), key=lambda at: (not found.couples[at].same, at)):
        couple = found.couples[number]
        pair = {couple.party, couple.state}
        if pair <= there and not pair & taken and set(found.starts(couple.party)) & set(found.starts(couple.state)):
            made.joint.add(number)
            taken |= pair


def _price(made: Begun, *visits: int) -> int:
    travel = made.found.problem.weights.travel
    return travel * sum(made.found.km[at, made.teams[at]] for at in visits) + made.uneven()


def _give(made: Begun, at: int, team: int) -> None:
    made.put(at, made.teams[at], -1)
    made.put(at, team)
    made.teams[at] = team


def _fits(made: Begun, *teams: int) -> bool:
    return all(made.weeks[team] <= made.capacity[team] for team in teams)


def _moved(made: Begun, at: int, able: list[int]) -> bool:
    before, home = _price(made, at), made.teams[at]
    for team in able:
        if team != home:
            _give(made, at, team)
            if _fits(made, team) and _price(made, at) < before:
                return True
            _give(made, at, home)
    return False


def _swapped(made: Begun, at: int, able: dict[int, list[int]], rng: Random, tries: int = 30) -> bool:
    home = made.teams[at]
    others = [one for one, team in made.teams.items() if team != home and team in able[at] and home in able[one]]
    for other in rng.sample(others, min(tries, len(others))):
        there = made.teams[other]
        before = _price(made, at, other)
        _give(made, at, there)
        _give(made, other, home)
        if _fits(made, home, there) and _price(made, at, other) < before:
            return True
        _give(made, other, there)
        _give(made, at, home)
    return False


def hint(made: Begun, choices: Choices) -> dict[Any, int]:
    """Return a value for every variable of a program of teams, from a programme to begin with."""
    found = {one: int(made.teams.get(at) == team) for (at, team), one in choices.at.items()}
    found |= {one: int(number in made.joint) for number, one in choices.joint.items()}
    joined = {
        at for number in made.joint for at in (made.found.couples[number].party, made.found.couples[number].state)
    }
    for couple, one in zip(made.found.couples, choices.missed, strict=True):
        going = couple.party in made.teams and couple.state in made.teams
        found[one] = int(going and not {couple.party, couple.state} & joined)
    for side, variables in choices.measures.items():
        found |= dict(zip(variables, made.measured(compared(made.found)[side]), strict=True))
    return found
