"""Điều kiện và chi phí: who may hold which post and why not, and what each placement costs, for all pairs at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.problem import STEPS, Person, Post, Problem, months_between

#: Why someone may not hold a post, one bit each.
REASONS: Final[tuple[tuple[str, Sentence], ...]] = (
    (
        "rank",
        Sentence("Chức vụ cao hơn hiện nay mà chưa được quy hoạch", "A higher rank, for which nobody planned them"),
    ),
    ("qualification", Sentence("Chưa đủ trình độ chuyên môn yêu cầu", "Lacks the qualification that is asked")),
    ("age", Sentence("Quá tuổi hoặc không còn đủ thời gian công tác", "Too old, or too little service left")),
    ("term", Sentence("Đã đủ số nhiệm kỳ liên tiếp", "Has led for as many terms in a row as allowed")),
    ("non_local", Sentence("Là người địa phương", "Is from there")),
    ("distance", Sentence("Quá xa nơi đang công tác", "Too far from where they work")),
)
#: A degree of latitude in km, and what a degree of longitude is of it at 16–22° north, the length of the country's middle.
KM, SHRINK = 111.2, 0.945


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """For each person (row) and post (column): points by part, their sum, and the bits of why not (0: eligible)."""

    parts: dict[str, npt.NDArray[np.int64]]
    total: npt.NDArray[np.int64]
    why_not: npt.NDArray[np.int64]
    km: npt.NDArray[np.float64]
    surplus: npt.NDArray[np.int64]

    def reasons(self, row: int, column: int) -> tuple[Sentence, ...]:
        """Return why a person may not hold a post, in words."""
        bits = int(self.why_not[row, column])
        return tuple(words for bit, (_, words) in enumerate(REASONS) if bits >> bit & 1)


def costs(problem: Problem) -> Costs:
    """Return eligibility and points of all pairs. Distances are as the crow flies, from where the person works now."""
    people, posts, weights = problem.people, problem.posts, problem.weights

    def rows(value: Callable[[Person], Any]) -> Any:
        return np.array([value(one) for one in people])[:, None]

    def columns(value: Callable[[Post], Any]) -> Any:
        return np.array([value(one) for one in posts])[None, :]

    lon, lat = rows(lambda one: _number(one.lon)), rows(lambda one: _number(one.lat))
    east = (lon - columns(lambda one: _number(one.lon))) * KM * SHRINK
    north = (lat - columns(lambda one: _number(one.lat))) * KM
    km = np.nan_to_num(np.hypot(east, north))
    loss = rows(lambda one: STEPS[one.rank]) - columns(lambda one: STEPS[one.rank])
    moves = rows(lambda one: one.unit or one.body) != columns(lambda one: one.unit)
    same = rows(lambda one: one.post) == columns(lambda one: one.code)
    retitled = (rows(lambda one: one.title) != columns(lambda one: one.title)) & (loss == 0) & ~same
    parts = {
        "move": (moves * weights.move).astype(np.int64),
        "distance": np.rint(km / 10 * weights.distance).astype(np.int64),
        "rank": (np.maximum(loss, 0) * weights.rank).astype(np.int64),
        "title": (retitled * weights.title).astype(np.int64),
    }
    total: npt.NDArray[np.int64] = np.add.reduce(list(parts.values()))
    return Costs(parts, total, _why_not(problem, loss, same, km), km, _surplus(problem))


def _why_not(problem: Problem, loss: Any, same: Any, km: Any) -> npt.NDArray[np.int64]:
    people, posts = problem.people, problem.posts
    rising = np.array([one.may_rise for one in people])[:, None]
    leading = np.array([STEPS[one.rank] >= STEPS["deputy"] for one in posts])[None, :]
    bits = np.zeros((len(people), len(posts)), dtype=np.int64)
    bits |= np.where((loss < -1) | ((loss == -1) & ~rising), 1, 0)
    able = {
        one.qualifications: [not one.qualifications or p.qualification in one.qualifications for p in people]
        for one in posts
    }
    asked = np.array([able[one.qualifications] for one in posts]).T
    bits |= np.where(asked, 0, 2)
    ages = np.array([-1 if one.birth is None else months_between(one.birth, problem.day) // 12 for one in people])[
        :, None
    ]
    oldest = np.array([999 if one.oldest is None else one.oldest for one in posts])[None, :]
    left = np.array([999 if one.retires is None else months_between(problem.day, one.retires) for one in people])[
        :, None
    ]
    short = (left < problem.least_months_left) & leading & ~same
    bits |= np.where(((ages > oldest) & ~same) | short | ((left <= 0) & (left < 999)), 4, 0)
    if problem.most_terms is not None:
        full = np.array([one.terms >= problem.most_terms for one in people])[:, None]
        heads = np.array([one.rank == "head" for one in posts])[None, :]
        here = np.array([one.body for one in people])[:, None] == np.array([one.unit for one in posts])[None, :]
        unit = np.array([one.unit for one in people])[:, None] == np.array([one.unit for one in posts])[None, :]
        bits |= np.where(full & heads & (here | unit), 8, 0)
    homes = np.array([one.home or "\0" for one in people])[:, None]
    local = (homes == np.array([one.place for one in posts])[None, :]) & np.array([one.non_local for one in posts])[
        None, :
    ]
    bits |= np.where(local, 16, 0)
    if problem.farthest_km is not None:
        bits |= np.where(km > problem.farthest_km, 32, 0)
    return bits


def _surplus(problem: Problem) -> npt.NDArray[np.int64]:
    """Return what a surplus path costs each person: more for a higher rank, less where retirement lies in the grace period."""
    weights, ends = problem.weights, problem.grace_ends
    found = [
        weights.surplus
        + weights.rank * STEPS[one.rank]
        - (weights.retiring if one.retires is not None and one.retires <= ends else 0)
        for one in problem.people
    ]
    return np.maximum(np.array(found, dtype=np.int64), 0)


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
