"""Điều kiện và điểm: who may hold which post and which rules stand in the way, and what each choice costs, for all pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.costs import KM, SHRINK
from tinhgon.planning.placement.problem import months_between
from tinhgon.planning.rotation.problem import Person, Post, Problem

Ints = npt.NDArray[np.int64]

#: Why someone may not hold a post, one bit each; the first is no rule that could be lifted for one choice.
REASONS: Final[tuple[tuple[str, Sentence], ...]] = (
    ("role", Sentence("Chưa quy hoạch, chưa giữ chức vụ tương đương", "Neither planned for it nor in an equal post")),
    ("non_local", Sentence("Là người địa phương", "Is from there")),
    ("terms", Sentence("Đã đủ số nhiệm kỳ liên tiếp ở một nơi", "Has led there for as many terms in a row as allowed")),
    ("months_left", Sentence("Không còn đủ thời gian công tác", "Too little service left")),
    ("months_in_post", Sentence("Chưa giữ chức vụ hiện nay đủ lâu", "Has not held the present post for long enough")),
    ("distance", Sentence("Quá xa nơi đang công tác", "Too far from where they work")),
)
BITS: Final = {name: 1 << at for at, (name, _) in enumerate(REASONS)}


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """For each person (row) and post (column): points by part and their sum, the bits of why not (0: eligible), km."""

    parts: dict[str, Ints]
    total: Ints
    why_not: Ints
    km: npt.NDArray[np.float64]
    same: npt.NDArray[np.bool_]

    def reasons(self, row: int, column: int) -> tuple[Sentence, ...]:
        """Return why a person may not hold a post, in words."""
        bits = int(self.why_not[row, column])
        return tuple(words for bit, (_, words) in enumerate(REASONS) if bits >> bit & 1)


def costs(problem: Problem) -> Costs:
    """Return eligibility and points of all pairs. Distances are as the crow flies, from where the person works now."""
    people, posts, weights = problem.people, problem.posts, problem.weights
    holding = [set(one.holds) for one in people]
    same = np.array([[post.code in held for post in posts] for held in holding])
    there = _rows(people, lambda one: one.place or "\0") == _columns(posts, lambda one: one.place)
    km = np.where(there, 0.0, _km(people, posts))
    having = [set(one.has) for one in people]
    lacking = np.array([[len(set(post.asks) - fields) for post in posts] for fields in having])
    standing = np.rint((100 - _rows(people, lambda one: one.fit)) / 10)
    lost = np.maximum(_rows(people, lambda one: one.grade) - _columns(posts, lambda one: one.grade), 0)
    parts: dict[str, Ints] = {
        "change": (~same * weights.change).astype(np.int64),
        "distance": np.where(same, 0, np.rint(km / 10 * weights.distance)).astype(np.int64),
        "lower": np.where(same, 0, lost * weights.lower).astype(np.int64),
        "experience": (lacking * weights.experience).astype(np.int64),
        "fit": (standing * weights.fit * np.ones(same.shape)).astype(np.int64),
    }
    total: Ints = np.add.reduce(list(parts.values()))
    return Costs(parts, total, _why_not(problem, same, there, km), km, same)


def _rows(people: tuple[Person, ...], value: Callable[[Person], Any]) -> Any:
    return np.array([value(one) for one in people])[:, None]


def _columns(posts: tuple[Post, ...], value: Callable[[Post], Any]) -> Any:
    return np.array([value(one) for one in posts])[None, :]


def _km(people: tuple[Person, ...], posts: tuple[Post, ...]) -> Any:
    def known(value: float | None) -> float:
        return float("nan") if value is None else value

    east = (_rows(people, lambda one: known(one.lon)) - _columns(posts, lambda one: known(one.lon))) * KM * SHRINK
    north = (_rows(people, lambda one: known(one.lat)) - _columns(posts, lambda one: known(one.lat))) * KM
    return np.nan_to_num(np.hypot(east, north))


def _why_not(problem: Problem, same: Any, there: Any, km: Any) -> Ints:
    people, posts = problem.people, problem.posts
    able = {post.role: np.array([post.role in one.roles for one in people]) for post in posts}
    fit_for = np.array([able[post.role] for post in posts]).T
    bits = np.where(fit_for | same, 0, BITS["role"]).astype(np.int64)
    from_there = {post.place: np.array([post.place in one.homes for one in people]) for post in posts}
    local = np.array([from_there[post.place] for post in posts]).T & _columns(posts, lambda one: one.non_local)
    bits |= np.where(local, BITS["non_local"], 0)
    terms = _rows(people, lambda one: one.terms) + int(problem.new_term)
    most = _columns(posts, lambda one: _most_terms(problem, one))
    bits |= np.where(same & (terms > most), BITS["terms"], 0)
    left = _rows(people, lambda one: 9999 if one.retires is None else max(0, months_between(problem.day, one.retires)))
    asked = np.where(
        same,
        problem.months_left_staying,
        np.where(there, problem.months_left, max(problem.months_left, problem.months_left_rotated)),
    )
    bits |= np.where(left < asked, BITS["months_left"], 0)
    stayed = _rows(people, lambda one: 9999 if one.since is None else months_between(one.since, problem.day))
    settled = _rows(people, lambda one: bool(one.holds))
    bits |= np.where(~same & ~there & settled & (stayed < problem.months_in_post), BITS["months_in_post"], 0)
    if problem.farthest_km is not None:
        bits |= np.where(km > problem.farthest_km, BITS["distance"], 0)
    return bits


def _most_terms(problem: Problem, post: Post) -> int:
    most = problem.most_terms if post.most_terms is None else post.most_terms
    return 9999 if most is None else most
