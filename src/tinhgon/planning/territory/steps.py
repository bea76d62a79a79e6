"""Phương án thành đề án: each new unit of several old ones is a step that runs, and that a person may edit."""

from __future__ import annotations

from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.territory.plan import NewUnit, Plan
from tinhgon.planning.territory.problem import found
from tinhgon.structure.operations.redraw import MergeTerritory
from tinhgon.structure.scheme import Scheme


def scheme(plan: Plan, name: str = "phuong-an-sap-xep") -> Scheme:
    """Return the plan as a scheme that takes effect on the day of its problem.

    The new unit bears the code, name and kind of the one that goes on, and lies where that one lay. Raises Refusal where the plan changes
    nothing or knows no day.
    """
    day = plan.problem.day
    steps = tuple(_step(plan, group) for group in plan.groups if len(group.members) > 1)
    if day is None or not steps:
        raise Refusal([found("no_steps", "Phương án không gộp đơn vị nào.", "The plan merges no units.")])
    return Scheme(
        id=f"{name}-{len(plan.groups)}",
        title=f"Phương án sắp xếp còn {len(plan.groups)} đơn vị (máy đề xuất)",
        title_en=f"A proposal: {len(plan.groups)} units remain",
        day=day,
        note="Tên, trụ sở là đề xuất / names and seats are proposals",
        steps=steps,
    )


def _step(plan: Plan, group: NewUnit) -> MergeTerritory:
    units = {unit.code: unit for unit in plan.problem.units}
    main = units[group.main]
    others = [units[code] for code in group.members if code != group.main]
    return MergeTerritory.model_validate(
        {
            "of": [{"place": {"code": unit.code, "name": unit.name, "made": "before"}} for unit in (main, *others)],
            "into": {
                "code": main.code,
                "name": group.name,
                "kind": main.kind,
                "note": f"Trụ sở đề xuất: {group.seat}",
            },
        }
    )
