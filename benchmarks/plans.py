"""Plans of people, bodies, titles and weeks: ours beside the plain way, on the same invented instances, with ratios.

``python -m benchmarks.plans [placement|rotation|agencies|programme|committee …]``. The plain ways are what an office does by
hand: everybody in order takes the cheapest seat that is left; the most alike pairs merge first; the first free week is taken.
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


KINDS: dict[str, Callable[[], None]] = {"placement": placement}


if __name__ == "__main__":
    for kind in sys.argv[1:] or list(KINDS):
        KINDS[kind]()
