"""Vì sao: why a unit comes together with others in a plan, or stays as it is, in the words of the demands."""

from __future__ import annotations

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.territory.ground import ground
from tinhgon.planning.territory.plan import NewUnit, Plan
from tinhgon.planning.territory.problem import Problem, Unit
from tinhgon.vietnamese.figures import say_number


def why(plan: Plan, code: str) -> tuple[Sentence, ...]:
    """Return why a unit is where it is in the plan, one reason a sentence. Raises Unknown where the plan has no such unit."""
    problem = plan.problem
    units = {unit.code: unit for unit in problem.units}
    if code not in units:
        raise Unknown(Sentence(f"Phương án không có đơn vị mã {code}.", f"The plan has no unit {code}."))
    group = next(one for one in plan.groups if code in one.members)
    unit = units[code]
    said = [_short(problem, unit)]
    if len(group.members) == 1:
        said += _alone(problem, unit, below=group.exempt)
    else:
        said += _together(problem, group, unit, units)
    return tuple(said)


def _short(problem: Problem, unit: Unit) -> Sentence:
    """What the unit has, beside what is asked."""
    people = say_number(unit.population)
    asked_vi, asked_en = [], []
    if problem.min_population:
        asked_vi.append(f"{say_number(problem.min_population)} người")
        asked_en.append(f"{problem.min_population:,} people")
    if problem.min_area_km2:
        asked_vi.append(f"{_km2(problem.min_area_km2)} km²")
        asked_en.append(f"{problem.min_area_km2:g} km²")
    vi = f" (tiêu chuẩn: {', '.join(asked_vi)})" if asked_vi else ""
    en = f" (the standard: {', '.join(asked_en)})" if asked_en else ""
    return Sentence(
        f"{unit.code} {unit.name}: {people} người, {_km2(unit.area_km2)} km²{vi}.",
        f"{unit.code} {unit.name}: {unit.population:,} people, {unit.area_km2:g} km²{en}.",
    )


def _km2(area: float) -> str:
    """Return an area with at most two digits after the comma."""
    return say_number(area, 2).rstrip("0").rstrip(",") if area % 1 else say_number(area, 0)


def _alone(problem: Problem, unit: Unit, *, below: bool) -> list[Sentence]:
    if unit.code in problem.keep:
        return [Sentence("Giữ nguyên theo yêu cầu.", "It stays as it is because that was asked.")]
    if not below:
        standard = problem.min_population or problem.min_area_km2
        if standard:
            return [Sentence("Một mình đã đạt tiêu chuẩn.", "It meets the standard alone.")]
        return [Sentence("Đứng riêng trong phương án ít điểm nhất.", "It stands alone in the plan of fewest points.")]
    names = {one.code: f"{one.code} {one.name}" for one in problem.units}
    beside = sorted({one.b if one.a == unit.code else one.a for one in problem.borders if unit.code in (one.a, one.b)})
    if not beside:
        return [
            Sentence(
                "Không có đường bộ hay đường nước nào nối với đơn vị khác, nên không thể sắp xếp với ai: được dưới tiêu chuẩn.",
                "No land or water joins it to another unit, so it cannot come together with any: it may stay below the standard.",
            ),
            Sentence(
                "Muốn sắp xếp thì thêm một cặp giáp ranh loại water vào bảng giáp ranh.",
                "To merge it, add a pair of kind water to the table of neighbours.",
            ),
        ]
    laid = ground(problem)
    units = sorted(problem.units, key=lambda one: one.code)
    at = [one.code for one in units].index(unit.code)
    if problem.walls and not laid.beside[at].any():
        near = ", ".join(names[one] for one in beside)
        return [
            Sentence(
                f"Chỉ nối với {near} thuộc cấp trên khác, mà yêu cầu là không vượt ranh giới cấp trên: được dưới tiêu chuẩn.",
                f"It is linked to {near} of another parent alone, and no parent's border may be crossed: it may stay below the standard.",
            )
        ]
    piece = next(nodes for nodes in laid.pieces() if at in nodes)
    people, area = float(laid.people[piece].sum()), float(laid.area[piece].sum())
    if people < problem.min_population or area < problem.min_area_km2 - 1e-9:
        all_of = ", ".join(names[units[node].code] for node in piece)
        return [
            Sentence(
                f"Biệt lập: gộp hết {all_of} cũng chỉ có {say_number(people, 0)} người, {say_number(area, 1)} km².",
                f"It lies apart: all of {all_of} together have only {people:,.0f} people, {area:,.1f} km².",
            )
        ]
    near = ", ".join(names[one] for one in beside)
    return [
        Sentence(
            f"Được miễn tiêu chuẩn, nên đứng riêng thành một đơn vị; bỏ miễn thì có thể về với {near}.",
            f"It is exempt, so it stands alone as a unit; without the exemption it could join {near}.",
        )
    ]


def _together(problem: Problem, group: NewUnit, unit: Unit, units: dict[str, Unit]) -> list[Sentence]:
    others = [f"{code} {units[code].name}" for code in group.members if code != unit.code]
    people = say_number(group.population)
    said = [
        Sentence(
            f"Về cùng {', '.join(others)}: {people} người, {_km2(group.area_km2)} km².",
            f"It comes together with {', '.join(others)}: {group.population:,} people, {group.area_km2:.2f} km².",
        )
    ]
    if any(unit.code in pair and set(pair) <= set(group.members) for pair in problem.join):
        said.append(Sentence("Có yêu cầu phải về cùng.", "That they come together was asked."))
    below = unit.population < problem.min_population or unit.area_km2 < problem.min_area_km2 - 1e-9
    if below:
        said.append(Sentence("Một mình chưa đạt tiêu chuẩn.", "Alone it does not meet the standard."))
    elif problem.min_population or problem.min_area_km2:
        said.append(
            Sentence(
                "Một mình đã đạt, nhận thêm đơn vị bên cạnh chưa đạt.",
                "Alone it would meet the standard; it takes in neighbours that do not.",
            )
        )
    if problem.wanted is not None:
        said.append(
            Sentence(
                f"Chỉ còn {problem.wanted} đơn vị: đây là cách ít điểm nhất tìm được, nhóm này {say_number(group.points, 1)} điểm.",
                f"Only {problem.wanted} units remain: this is the way of fewest points found; this unit has {group.points:.1f}.",
            )
        )
    return said
