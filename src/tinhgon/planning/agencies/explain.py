"""Giải thích: why bodies come together, what deciding otherwise would cost, and which demands clash."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.groups import Group, candidates, measured
from tinhgon.planning.agencies.model import SCALE, aim, build
from tinhgon.planning.agencies.naming import joined_name
from tinhgon.planning.agencies.plan import Otherwise, Together
from tinhgon.planning.agencies.problem import Problem
from tinhgon.planning.agencies.similarity import Similarity
from tinhgon.planning.demands import Clash
from tinhgon.planning.limits import Limits
from tinhgon.planning.program import Program, clash_of, search
from tinhgon.planning.progress import Clock
from tinhgon.vietnamese.figures import say_number

#: So many decisions are asked "and otherwise?".
MOST_ASKED = 16
_ASKING = Sentence("Xét các lựa chọn khác", "Trying what else could be decided")


def conflict(problem: Problem, limits: Limits) -> Clash | None:
    """Return the minimal set of demands that no plan can keep together, or None."""
    groups = candidates(problem, measured(problem))
    return clash_of(lambda program: build(problem, groups, program), limits)


def together(problem: Problem, group: Group, alike: Similarity) -> Together:
    """Return a chosen group with its reasons in words: the document, the likeness and its words, the head saved."""
    names = tuple(problem.bodies[at].name for at in group.members)
    words = _shared(group, alike)
    citation = group.by.citation if group.by else ""
    lead = max(group.members, key=lambda at: (problem.bodies[at].staff, -at))
    code = (group.by.code if group.by else "") or f"{problem.bodies[lead].code}.HN"
    said, said_en = ", ".join(word for word, _ in words), ", ".join(f"“{word}”" for word, _ in words)
    share = say_number(group.similarity * 100, 0)
    fewer = len(group.codes) - 1
    basis = f"Được phép theo {citation}. " if citation else "Chưa có căn cứ được nêu: cần người đối chiếu quy định. "
    basis_en = f"Permitted by {citation}. " if citation else "No basis was stated: to be compared with the rules. "
    alike_vi = f"Chức năng giống nhau {share} %" + (f" (chung: {said})" if said else ", không có từ nào chung")
    alike_en = f"Functions are {share} % alike" + (f" (shared: {said_en})" if said_en else ", with no word in common")
    why = Sentence(
        f"{basis}{alike_vi}; bớt {fewer} đầu mối và {fewer} cấp trưởng, còn {say_number(group.staff)} người một nơi.",
        f"{basis_en}{alike_en}; {fewer} fewer bodies and heads, {group.staff} people in one place.",
    )
    name = (group.by.name if group.by else "") or joined_name(names)
    return Together(
        group.codes, names, group.way, code, name, group.staff, group.similarity, group.loss, words, citation, why
    )


def _shared(group: Group, alike: Similarity) -> tuple[tuple[str, float], ...]:
    """Return the words that all pairs of a group share on average, the weightiest first."""
    total: dict[str, float] = {}
    pairs = list(combinations(group.members, 2))
    for one, two in pairs:
        for word, share in alike.shared(one, two):
            total[word] = total.get(word, 0.0) + share / len(pairs)
    return tuple(sorted(total.items(), key=lambda item: (-item[1], item[0]))[:6])


def otherwise(
    problem: Problem, groups: Sequence[Group], chosen: Sequence[bool], best: int, clock: Clock
) -> tuple[Otherwise, ...]:
    """Return what each merger that was, or was not, chosen would cost if it were decided the other way.

    Mergers that were chosen come first; then those that were not, the most alike first, as far as time allows.
    """
    asked = [at for at, group in enumerate(groups) if not group.alone]
    asked.sort(key=lambda at: (not chosen[at], -groups[at].similarity, groups[at].codes))
    found = []
    for at in asked[:MOST_ASKED]:
        if clock.over:
            break
        program = Program()
        variables = build(problem, groups, program)
        program.model.add(variables[at] == (0 if chosen[at] else 1))
        program.model.minimize(sum(cost * one for cost, one in zip(aim(problem, groups), variables, strict=True)))
        answer = search(program.model, Clock(Limits(None, clock.limits.seed), None), _ASKING)
        clock.tell(None, None, _ASKING)
        cost = None if answer is None else (answer.best - best) / SCALE**2
        found.append(_other(problem, groups[at], cost, joined=not chosen[at]))
    return tuple(found)


def _other(problem: Problem, group: Group, cost: float | None, *, joined: bool) -> Otherwise:
    names = tuple(problem.bodies[at].name for at in group.members)
    vi, en = (
        ("Nếu đưa về một mối", "If they came together") if joined else ("Nếu không về một mối", "If they stayed apart")
    )
    if cost is None:
        words = Sentence(f"{vi}: không còn phương án nào đủ yêu cầu.", f"{en}: no plan would keep all demands.")
    else:
        words = Sentence(
            f"{vi}: mục tiêu kém đi {say_number(max(0.0, cost), 3)}.",
            f"{en}: the aim is worse by {max(0.0, cost):.3f}.",
        )
    return Otherwise(group.codes, names, joined, cost, words)
