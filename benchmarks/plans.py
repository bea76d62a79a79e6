"""Plans of people, bodies, titles and weeks: ours beside the plain way, on the same invented instances, with ratios.

``python -m benchmarks.plans [placement|rotation|programme …]``. The plain ways are what an office does by hand: everybody
in order takes the cheapest seat that is left; the nearest team goes in the first free week. Rotation also stands beside the
assignment of SciPy, where that is installed; it knows no pairs in one hand, so those are left out there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.costs import costs
from tinhgon.planning.placement.problem import Person, Post
from tinhgon.planning.placement.problem import Problem as Placement
from tinhgon.planning.placement.solve import solve as place
from tinhgon.planning.programme.problem import Past, Subject, Team, Topic, Wanted
from tinhgon.planning.programme.problem import Problem as Programme
from tinhgon.planning.programme.solve import solve as programme_of
from tinhgon.planning.programme.visits import ground
from tinhgon.planning.rotation.costs import costs as rotation_costs
from tinhgon.planning.rotation.problem import Pair
from tinhgon.planning.rotation.problem import Person as Head
from tinhgon.planning.rotation.problem import Post as Seat
from tinhgon.planning.rotation.problem import Problem as Rotation
from tinhgon.planning.rotation.solve import solve as rotate

try:
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]
except ImportError:
    linear_sum_assignment = None

DAY = date(2025, 7, 1)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a piece of work gives, and its seconds."""
    begun = time.perf_counter()
    found = work()
    return found, time.perf_counter() - begun


def told(name: str, ours: float, plain: float, seconds: float, plain_seconds: float, words: str) -> None:
    """Print one comparison: lower is better."""
    ratio = ours / plain if plain else float("nan")
    print(
        f"{name:34} ours {ours:12,.0f}  plain {plain:12,.0f}  ratio {ratio:5.2f}  {seconds:7.2f} s / {plain_seconds:6.2f} s  {words}"
    )


def people_and_posts(units: int, people: int, seed: int) -> Placement:
    """An invented province after merging: units of one head, two deputies and seven staff, and more people than seats."""
    rng = Random(seed)
    spots = [(rng.uniform(106.5, 108.0), rng.uniform(20.8, 21.6)) for _ in range(units)]
    posts, held = [], []
    for at, (lon, lat) in enumerate(spots):
        for rank, title, seats in (("head", "Trưởng", 1), ("deputy", "Phó", 2), ("specialist", "Chuyên viên", 7)):
            asked = ("Đại học", "Thạc sĩ") if rank != "specialist" or rng.random() < 0.5 else ()
            posts.append(
                Post(
                    code=f"U{at}/{title}", unit=f"U{at}", title=title, rank=rank, seats=seats, lon=lon, lat=lat,
                    qualifications=asked,
                )
            )  # fmt: skip
    for number in range(people):
        at = rng.randrange(units)
        rank = rng.choices(["head", "deputy", "specialist"], [2, 3, 12])[0]
        birth = DAY - timedelta(days=rng.randrange(25 * 365, 59 * 365))
        title = {"head": "Trưởng", "deputy": "Phó", "specialist": "Chuyên viên"}[rank]
        held.append(
            Person(
                code=f"N{number}", name=f"N{number}", rank=rank, body=f"B{at}.{rng.randrange(2)}", unit=f"U{at}",
                post=f"U{at}/{title}", title=title, birth=birth, retires=birth + timedelta(days=61 * 365),
                qualification=rng.choice(["Đại học", "Đại học", "Thạc sĩ", "Cao đẳng"]), lon=spots[at][0], lat=spots[at][1],
            )
        )  # fmt: skip
    return Placement(day=DAY, posts=tuple(posts), people=tuple(held), fill_heads=False)


def placement() -> None:
    """Everybody in order of rank takes the cheapest seat left (plain) against leaders, then an exact flow (ours)."""
    for units, people in ((40, 500), (400, 5000)):
        problem = people_and_posts(units, people, 1)
        plan, seconds = timed(lambda problem=problem: place(problem, Limits(seconds=120)))
        (cost, _), plain_seconds = timed(lambda problem=problem: greedy_placement(problem))
        words = (
            f"gap {plan.quality.gap:.1%} ({plan.quality.ended}), within {plan.total / plan.freely - 1:.1%} of free flow"
        )
        told(f"placement {people:,} × {units * 10:,}", plan.total, cost, seconds, plain_seconds, words)


def greedy_placement(problem: Placement) -> tuple[int, Any]:
    """Return the points of placing people one after another, heads first, and where each goes."""
    priced = costs(problem)
    steps = {"head": 0, "deputy": 1, "specialist": 2, "part_time": 3}
    order = sorted(range(len(problem.people)), key=lambda at: (steps[problem.people[at].rank], at))
    left = np.array([one.seats for one in problem.posts])
    far = np.iinfo(np.int64).max
    total, where = 0, np.full(len(order), -1)
    for at in order:
        options = np.where((priced.why_not[at] == 0) & (left > 0), priced.total[at], far)
        best = int(np.argmin(options))
        if options[best] < priced.surplus[at]:
            where[at] = best
            left[best] -= 1
            total += int(options[best])
        else:
            total += int(priced.surplus[at])
    return total, where


def heads_and_candidates(places: int, people: int, seed: int) -> Rotation:
    """Invented places with a secretary and a chair each, half of whom may not stay, and other candidates."""
    rng = Random(seed)
    spots = [(rng.uniform(106.5, 108.0), rng.uniform(20.8, 21.6)) for _ in range(places)]
    roles = ("secretary", "chair")
    posts = [
        Seat(
            code=f"H{at}.{role}/T", unit=f"H{at}.{role}", title="T", role=role, place=f"H{at}", lon=lon, lat=lat,
            grade=2 - number, non_local=True, asks=("sea",) if at % 3 == 0 else (),
        )
        for at, (lon, lat) in enumerate(spots)
        for number, role in enumerate(roles)
    ]  # fmt: skip
    found = []
    for number in range(people):
        holds = posts[number] if number < len(posts) else None
        at = number // 2 if holds else rng.randrange(places)
        able = roles if rng.random() < 0.5 else (holds.role if holds else roles[number % 2],)
        found.append(
            Head(
                code=f"N{number}", name=f"N{number}", roles=able, holds=(holds.code,) if holds else (), place=f"H{at}",
                terms=rng.randrange(1, 3) if holds else 0, grade=holds.grade if holds else 0, homes=(f"H{rng.randrange(places)}",),
                lon=spots[at][0], lat=spots[at][1], retires=date(rng.randrange(2027, 2047), 1, 1),
                has=("sea",) if rng.random() < 0.5 else (), fit=rng.randrange(40, 100),
            )
        )  # fmt: skip
    pairs = tuple(Pair(posts=(f"H{at}.secretary/T", f"H{at}.chair/T"), citation="x") for at in range(places))
    return Rotation(
        day=DAY, posts=tuple(posts), people=tuple(found), pairs=pairs, new_term=True, most_terms=2, months_left=60, fill=False,
    )  # fmt: skip


def rotation() -> None:
    """Posts in order take the cheapest person left (plain), and SciPy's assignment, against ours with pairs in one hand."""
    for places, people in ((13, 60), (13, 120), (177, 800)):
        problem = heads_and_candidates(places, people, 1)
        plan, seconds = timed(lambda problem=problem: rotate(problem, Limits(seconds=60)))
        filled = sum(1 for seat in plan.seats if seat.person)
        (cost, held), plain_seconds = timed(lambda problem=problem: greedy_rotation(problem))
        words = (
            f"{filled}/{len(problem.posts)} filled (plain {held}), gap {plan.quality.gap:.2%} ({plan.quality.ended})"
        )
        told(f"rotation {places} × {people}", plan.quality.best, cost, seconds, plain_seconds, words)
        if linear_sum_assignment is None:
            print("  scipy is not installed: its assignment is left out")
            continue
        alone = problem.model_copy(update={"pairs": ()})
        plan, seconds = timed(lambda alone=alone: rotate(alone, Limits(seconds=60)))
        (cost, held), scipy_seconds = timed(lambda alone=alone: assigned_rotation(alone))
        filled = sum(1 for seat in plan.seats if seat.person)
        words = f"beside scipy: {filled}/{len(problem.posts)} filled (scipy {held}), gap {plan.quality.gap:.2%}"
        told("  without pairs", plan.quality.best, cost, seconds, scipy_seconds, words)


def greedy_rotation(problem: Rotation) -> tuple[int, int]:
    """Return the points of filling posts one after another with the cheapest person left, and how many were filled."""
    priced = rotation_costs(problem)
    taken: set[int] = set()
    total = 0
    for column in range(len(problem.posts)):
        able = [row for row in range(len(problem.people)) if row not in taken and not priced.why_not[row, column]]
        if able:
            best = min(able, key=lambda row: int(priced.total[row, column]))
            taken.add(best)
            total += int(priced.total[best, column])
    left = sum(problem.weights.released for row, one in enumerate(problem.people) if one.holds and row not in taken)
    return total + left + problem.weights.empty * (len(problem.posts) - len(taken)), len(taken)


def assigned_rotation(problem: Rotation) -> tuple[int, int]:
    """Return the points of SciPy's assignment, what is not eligible priced out of reach, and how many posts it fills."""
    priced = rotation_costs(problem)
    back = np.array([problem.weights.released if one.holds else 0 for one in problem.people])[:, None]
    cost = np.where(priced.why_not == 0, priced.total - back, problem.weights.empty)
    rows, columns = linear_sum_assignment(cost)
    kept = [(row, column) for row, column in zip(rows, columns, strict=True) if not priced.why_not[row, column]]
    taken = {row for row, _ in kept}
    left = sum(problem.weights.released for row, one in enumerate(problem.people) if one.holds and row not in taken)
    empty = problem.weights.empty * (len(problem.posts) - len(kept))
    return sum(int(priced.total[pair]) for pair in kept) + left + empty, len(kept)


def subjects_and_teams(subjects: int, teams: int, seed: int) -> Programme:
    """An invented programme: each subject wanted for one or two topics, a third visited in the two years before."""
    rng = Random(seed)
    first = date(2026, 1, 5)
    topics = (
        Topic(code="P1", name="P1", side="party", matter="money"), Topic(code="P2", name="P2", side="party"),
        Topic(code="S1", name="S1", side="state", matter="money"), Topic(code="S2", name="S2", side="state", weeks=2),
    )  # fmt: skip
    spots = [(rng.uniform(106.5, 108.0), rng.uniform(20.8, 21.6)) for _ in range(subjects + teams)]
    places = tuple(Subject(code=f"X{at}", name=f"X{at}", lon=spots[at][0], lat=spots[at][1]) for at in range(subjects))
    bases = tuple(
        Team(code=f"T{at}", name=f"T{at}", side=("party", "state")[at % 2], lon=spots[-1 - at][0], lat=spots[-1 - at][1])
        for at in range(teams)
    )  # fmt: skip
    wanted = [
        Wanted(subject=one.code, topic=topic.code)
        for one in places
        for topic in rng.sample(topics, rng.choice((0, 1, 1, 1, 2)))
    ]
    past = [
        Past(subject=one.code, topic=rng.choice(topics).code, day=first - timedelta(days=rng.randrange(60, 700)))
        for one in places
        if rng.random() < 0.3
    ]
    return Programme(
        day=first, subjects=places, topics=topics, teams=bases, wanted=tuple(wanted), past=tuple(past), apart_months=12
    )


def programme() -> None:
    """The nearest team that has a free week goes in the first one (plain) against ours."""
    for subjects, teams in ((60, 8), (200, 14), (700, 24)):
        problem = subjects_and_teams(subjects, teams, 1)
        plan, seconds = timed(lambda problem=problem: programme_of(problem, Limits(seconds=60)))
        (points, apart, broken, left), plain_seconds = timed(lambda problem=problem: greedy_programme(problem))
        words = (
            f"gap {plan.quality.gap:.1%} ({plan.quality.ended}); joint {plan.joint}/{plan.joinable}; "
            f"busiest {plan.busiest} (≥ {plan.busiest_bound}); "
            f"plain: {apart} apart, {broken} twice for one matter, {left} left out"
        )
        told(f"programme {subjects} × {teams}", plan.quality.best, points, seconds, plain_seconds, words)


def greedy_programme(problem: Programme) -> tuple[float, int, int, int]:
    """Return the points of sending the nearest free team in the first week; how many couples went apart, how many subjects
    were visited twice for one matter, how many visits found no week."""
    found, weights = ground(problem), problem.weights
    busy: dict[int, set[int]] = {team: set() for team in range(len(problem.teams))}
    teams: dict[int, int] = {}
    left = 0
    for at, visit in enumerate(found.visits):
        options = [
            (week, found.km[at, team], team)
            for team in found.teams[at]
            for week in found.starts(at, team=team)[:60]
            if not busy[team] & set(range(week, week + visit.weeks))
        ]
        if not options:
            left += 1
            continue
        nearest = min(options, key=lambda one: (one[1], one[0]))
        teams[at] = nearest[2]
        busy[nearest[2]] |= set(range(nearest[0], nearest[0] + visit.weeks))
    km = [sum(found.km[at, team] for at, team in teams.items() if team == one) for one in range(len(problem.teams))]
    weeks = [len(busy[one]) for one in range(len(problem.teams))]
    points = weights.travel * sum(km) / 10
    points += weights.repeat * sum(1 for at in teams if found.visits[at].repeated)
    for side in ("party", "state"):
        mine = [at for at, one in enumerate(problem.teams) if one.side == side]
        shares = [100 * weeks[at] / found.capacity(at) for at in mine]
        points += weights.uneven * (max(shares) - min(shares))
        points += weights.uneven_travel * (max(km[at] for at in mine) - min(km[at] for at in mine)) / 10
    pairs = [one for one in found.couples if one.party in teams and one.state in teams]
    points += weights.separate * len(pairs)
    return points, len(pairs), sum(one.same for one in pairs), left


KINDS: dict[str, Callable[[], None]] = {"placement": placement, "rotation": rotation, "programme": programme}


if __name__ == "__main__":
    for kind in sys.argv[1:] or list(KINDS):
        KINDS[kind]()
