"""Giải: heads and deputies first, then everybody else by a flow that is exact; who finds no seat goes on a dated path."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.costs import REASONS, Costs, costs
from tinhgon.planning.placement.explain import evenness, explained
from tinhgon.planning.placement.flow import Ints, assign, price
from tinhgon.planning.placement.leaders import conflict, ground, seated
from tinhgon.planning.placement.plan import Plan
from tinhgon.planning.placement.problem import STEPS, Problem
from tinhgon.planning.problems import fingerprint
from tinhgon.planning.program import Quality, too_early
from tinhgon.planning.progress import Clock, Watch

_STAFF = Sentence("Bố trí công chức, viên chức", "Placing staff")


def solve(problem: Problem, limits: Limits, watch: Watch | None = None) -> Plan:
    """Return where everybody goes: the least movement, distance and loss of rank, heads first.

    Raises Refusal where a head's post has nobody who may hold it (why, by reason), where a settled choice breaks
    eligibility, or where heads, relatives and settled choices clash.
    """
    clock = Clock(limits, watch)
    priced = costs(problem)
    able = _able(problem, priced)
    _fixable(problem, priced)
    leading = ground(problem, priced, able)
    found = seated(leading, clock)
    if found is None:
        raise _refused(problem, priced, able, limits)
    taken, quality = found
    where = np.full(len(problem.people), -1, dtype=np.int64)
    seated_at = taken >= 0
    where[leading.rows[seated_at]] = leading.columns[taken[seated_at]]
    staff = _staff(problem, priced, able, where)
    clock.tell(quality.best, quality.bound, _STAFF)
    total = price(priced.total, priced.surplus, where)
    seats = np.array([one.seats for one in problem.posts], dtype=np.int64)
    free = assign(priced.total, able, seats, priced.surplus)
    return Plan(
        fingerprint(problem),
        explained(problem, priced, able, where),
        tuple((post.code, int(left)) for post, left in zip(problem.posts, _left(problem, where), strict=True) if left),
        evenness(problem, where),
        quality,
        staff,
        total,
        price(priced.total, priced.surplus, free),
    )


def _able(problem: Problem, priced: Costs) -> npt.NDArray[np.bool_]:
    """Return who may hold what, settled choices included: their own post alone, or none."""
    able: npt.NDArray[np.bool_] = priced.why_not == 0
    rows = {one.code: at for at, one in enumerate(problem.people)}
    columns = {one.code: at for at, one in enumerate(problem.posts)}
    for choice in problem.fixed:
        own = able[rows[choice.person], columns[choice.post]] if choice.post else False
        able[rows[choice.person]] = False
        if choice.post:
            able[rows[choice.person], columns[choice.post]] = own
            priced.surplus[rows[choice.person]] = 500_000
    return able


def _fixable(problem: Problem, priced: Costs) -> None:
    """Refuse settled choices of people who may not hold the post."""
    rows = {one.code: at for at, one in enumerate(problem.people)}
    columns = {one.code: at for at, one in enumerate(problem.posts)}
    findings = []
    for choice in problem.fixed:
        if choice.post and priced.why_not[rows[choice.person], columns[choice.post]]:
            words = priced.reasons(rows[choice.person], columns[choice.post])
            person, post = problem.people[rows[choice.person]], problem.posts[columns[choice.post]]
            findings.append(
                Finding(
                    "planning.placement.fixed",
                    Sentence(
                        f"Đã chốt {person.name} giữ {post.title} {post.unit}, nhưng: {'; '.join(one.vi for one in words)}.",
                        f"{person.name} is fixed to {post.title} {post.unit}, but: {'; '.join(one.en for one in words)}.",
                    ),
                    subject=person.code,
                    remedy=Sentence("Bỏ lựa chọn này, hoặc sửa điều kiện.", "Unfix it, or mend what is asked."),
                )
            )
    if findings:
        raise Refusal(findings)


def _staff(problem: Problem, priced: Costs, able: npt.NDArray[np.bool_], where: Ints) -> Quality:
    """Place everybody who has no seat yet into what is left, except heads' and deputies' seats; exact."""
    others = np.array([at for at, one in enumerate(problem.posts) if STEPS[one.rank] < 2], dtype=np.int64)
    rest = np.flatnonzero(where < 0)
    seats = np.array([problem.posts[at].seats for at in others], dtype=np.int64)
    inside = np.ix_(rest, others)
    found = assign(priced.total[inside], able[inside], seats, priced.surplus[rest])
    where[rest[found >= 0]] = others[found[found >= 0]]
    best = float(price(priced.total[inside], priced.surplus[rest], found))
    return Quality(best, best, "done")


def _left(problem: Problem, where: Ints) -> Ints:
    taken = np.bincount(where[where >= 0], minlength=len(problem.posts))
    return np.array([one.seats for one in problem.posts], dtype=np.int64) - taken


def _refused(problem: Problem, priced: Costs, able: npt.NDArray[np.bool_], limits: Limits) -> Refusal:
    """Return why heads' posts cannot all be filled: nobody may hold one, or the demands that clash."""
    findings = []
    for column, post in enumerate(problem.posts):
        if post.rank == "head" and post.seats and not able[:, column].any():
            bits = priced.why_not[:, column]
            counts = [(int((bits >> bit & 1).sum()), words) for bit, (_, words) in enumerate(REASONS)]
            vi = "; ".join(f"{words.vi}: {count} người" for count, words in counts if count)
            en = "; ".join(f"{words.en}: {count} people" for count, words in counts if count)
            name = f"{post.title} {post.unit_name or post.unit}"
            findings.append(
                Finding(
                    "planning.placement.nobody",
                    Sentence(f"Không ai đủ điều kiện giữ {name}. {vi}", f"Nobody may hold {name}. {en}"),
                    subject=post.code,
                    remedy=Sentence(
                        "Thêm nguồn cán bộ, nới điều kiện, hoặc cho để trống (fill_heads: false).",
                        "Add people, ask for less, or let it stay empty (fill_heads: false).",
                    ),
                )
            )
    if findings:
        return Refusal(findings)
    clash = conflict(ground(problem, priced, able), limits)
    return too_early() if clash is None else clash.refusal("placement")
