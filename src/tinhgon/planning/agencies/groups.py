"""Nhóm có thể lập: every body alone, each permitted group, and each group alike enough to be proposed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from tinhgon.planning.agencies.problem import Codes, Permitted, Problem
from tinhgon.planning.agencies.similarity import Similarity, similarity


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies that may become one: by position, how alike they are on average, what is lost, and the document behind it."""

    codes: Codes
    members: tuple[int, ...]
    similarity: float
    loss: float
    staff: int
    by: Permitted | None = None

    @property
    def alone(self) -> bool:
        """Whether the group is one body that stays as it is."""
        return len(self.codes) == 1

    @property
    def way(self) -> str:
        """How the bodies come together."""
        return "keep" if self.alone else self.by.way if self.by else "merge"


def measured(problem: Problem) -> Similarity:
    """Return how alike the bodies are by what they do."""
    return similarity([one.text() for one in problem.bodies])


def candidates(problem: Problem, alike: Similarity) -> list[Group]:
    """Return every group that a plan may choose, bodies alone first; a permitted group hides a proposed one."""
    position = {one.code: at for at, one in enumerate(problem.bodies)}

    def group(members: tuple[int, ...], by: Permitted | None = None) -> Group:
        pairs = [float(alike.matrix[one, two]) for one, two in combinations(members, 2)]
        mean = sum(pairs) / len(pairs) if pairs else 1.0
        chosen = [problem.bodies[at] for at in members]
        staff = sum(one.staff for one in chosen)
        return Group(tuple(one.code for one in chosen), members, mean, (len(members) - 1) * (1 - mean), staff, by)

    found: dict[tuple[int, ...], Group] = {(at,): group((at,)) for at in range(len(problem.bodies))}
    for permitted in problem.permitted:
        members = tuple(sorted(position[code] for code in permitted.codes))
        found.setdefault(members, group(members, permitted))
    if problem.alike is not None:
        for members in _proposed(problem, alike, problem.alike):
            found.setdefault(members, group(members))
    return list(found.values())


def _proposed(problem: Problem, alike: Similarity, least: float) -> list[tuple[int, ...]]:
    """Return the groups of one family and kind in which every pair is alike enough: grown from pairs."""
    kept = set(problem.keep)
    able = [at for at, one in enumerate(problem.bodies) if one.code not in kept]
    same = {at: (problem.bodies[at].family, problem.bodies[at].kind) for at in able}
    near = {
        (one, two)
        for one, two in combinations(able, 2)
        if same[one] == same[two] and float(alike.matrix[one, two]) >= least
    }
    layer: list[tuple[int, ...]] = sorted(near)
    found = list(layer)
    for _ in range(problem.largest_group - 2):
        layer = [
            (*one, at) for one in layer for at in able if at > one[-1] and all((other, at) in near for other in one)
        ]
        found += layer
    return found
