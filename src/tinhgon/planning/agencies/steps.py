"""Thành đề án: each group becomes a step, merge or share, which people edit and the scheme runs."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.plan import Plan, Together
from tinhgon.planning.agencies.problem import Problem
from tinhgon.planning.referring import named
from tinhgon.structure.operations.bodies import UnitSpec
from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.share import Share
from tinhgon.structure.scheme import Scheme


def scheme(problem: Problem, plan: Plan, *, id: str = "sap-xep-dau-moi", title: str = "") -> Scheme:
    """Return a plan as a draft scheme of the problem's day: merged bodies take the kind of the largest; former heads
    become deputies. Raises Refusal where the plan changes nothing."""
    if not plan.together:
        said = Sentence("Phương án không thay đổi đầu mối nào.", "The plan changes nothing.")
        remedy = Sentence("Nêu thêm nhóm được phép, hoặc hạ ngưỡng giống nhau.", "Permit more groups, or ask for less.")
        raise Refusal([Finding("planning.agencies.nothing", said, remedy=remedy)])
    return Scheme(
        id=id,
        title=title or f"Sắp xếp đầu mối: {problem.title or problem.day.isoformat()} (phương án đề xuất)",
        day=problem.day,
        note=f"Lập từ phương án cho bài toán {plan.problem}; cần người rà soát trước khi thẩm định.",
        steps=tuple(_step(problem, group) for group in plan.together),
    )


def _step(problem: Problem, group: Together) -> Merge | Share:
    bodies = {one.code: one for one in problem.bodies}
    lead = max(group.codes, key=lambda code: (bodies[code].staff, -group.codes.index(code)))
    note = group.why.vi
    refs = tuple(named(code, bodies[code].name) for code in group.codes)
    if group.way == "share":
        family = bodies[lead].family
        office = UnitSpec(
            code=group.code, name=group.name, kind="shared_office", parent=named(family) if family else None
        )
        return Share(establish=office, units=refs, staff_moves=True, clause=group.citation, note=note)
    made = UnitSpec(code=group.code, name=group.name, kind=bodies[lead].kind)
    return Merge(
        of=refs, into=made, lead=refs[group.codes.index(lead)], heads="deputy", clause=group.citation, note=note
    )
