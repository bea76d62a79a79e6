"""Giải thích: what each ratio comes to before and after, why someone comes or leaves, and which ratios clash."""

from __future__ import annotations

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.committee.model import build
from tinhgon.planning.committee.plan import Change, Measured
from tinhgon.planning.committee.problem import Candidate, Problem, least_of, most_of
from tinhgon.planning.demands import Clash
from tinhgon.planning.limits import Limits
from tinhgon.planning.program import clash_of


def conflict(problem: Problem, limits: Limits) -> Clash | None:
    """Return the minimal set of ratios and settled choices that no list can show together, or None."""
    return clash_of(lambda program: build(problem, program), limits)


def measured(problem: Problem, on: set[str]) -> tuple[Measured, ...]:
    """Return each ratio of the draft, by the draft's own size, and of the list ``on``."""
    drafted = sum(1 for one in problem.candidates if one.listed)
    found = []
    for quota in problem.quotas:
        counted = problem.counted(quota)
        found.append(
            Measured(
                quota.id,
                quota.words,
                quota.citation,
                sum(1 for one in counted if one.listed),
                drafted,
                sum(1 for one in counted if one.code in on),
                len(on),
                least_of(quota, len(on)),
                most_of(quota, len(on)),
                least_of(quota, drafted),
                most_of(quota, drafted),
            )
        )
    return tuple(found)


def reasons(problem: Problem, on: set[str]) -> tuple[Change, ...]:
    """Return who comes onto the list and who leaves it, with the ratios that each serves; those who leave first."""
    made = [
        Change(one.code, one.name, not one.listed, _why(problem, one, comes=not one.listed))
        for one in problem.candidates
        if one.listed != (one.code in on)
    ]
    return tuple(sorted(made, key=lambda change: change.comes))


def _why(problem: Problem, one: Candidate, *, comes: bool) -> Sentence:
    if one.code in (problem.keep if comes else problem.leave_out):
        return Sentence("Theo lựa chọn đã chốt.", "A settled choice.")
    drafted = sum(1 for other in problem.candidates if other.listed)
    served = []
    for quota in problem.quotas:
        before = sum(1 for other in problem.counted(quota) if other.listed)
        least, most = least_of(quota, problem.size), most_of(quota, problem.size)
        counts = quota.holds_for(one, problem.day)
        lacked, exceeded = least is not None and before < least, most is not None and before > most
        if (lacked and counts == comes) or (exceeded and counts != comes):
            served.append(quota.words)
    if served:
        listed = "; ".join(served)
        return Sentence(f"Để đạt cơ cấu: {listed}.", f"To show the ratio: {listed}.")
    if drafted != problem.size:
        return Sentence(
            f"Để danh sách đủ {problem.size} người (dự thảo có {drafted}).",
            f"So that the list has {problem.size} people (the draft has {drafted}).",
        )
    if comes:
        return Sentence("Thay chỗ của người phải rời danh sách.", "In place of someone who has to leave the list.")
    return Sentence(
        "Nhường chỗ: trong những người không làm hụt cơ cấu nào khác, mức tín nhiệm thấp nhất.",
        "Gives way: of those whose leaving breaks no other ratio, the lowest standing.",
    )
