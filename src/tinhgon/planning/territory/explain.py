"""Giải thích: which demands clash, in words, each with what would follow if it were lifted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand, clash
from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.problem import Problem
from tinhgon.vietnamese.figures import say_number


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why there is no plan, and whether it is proven that there cannot be one (else none was found in time)."""

    sentence: Sentence
    proven: bool
    subject: str = ""


def demands(problem: Problem) -> list[Demand]:
    """Return everything that is demanded, one by one, in words."""
    names = {unit.code: f"{unit.code} {unit.name}" for unit in problem.units}
    found = []
    for word, vi, en in (
        ("join", "phải về cùng", "must come together with"),
        ("part", "không được về cùng", "must not come together with"),
    ):
        for a, b in getattr(problem, word):
            found.append(
                Demand(f"{word}:{a}+{b}", Sentence(f"{names[a]} {vi} {names[b]}.", f"{names[a]} {en} {names[b]}."))
            )
    for code in problem.keep:
        found.append(Demand(f"keep:{code}", Sentence(f"{names[code]} giữ nguyên.", f"{names[code]} stays as it is.")))
    if problem.walls:
        found.append(
            Demand("walls", Sentence("Không vượt ranh giới đơn vị cấp trên.", "No parent's border is crossed."))
        )
    if problem.min_population:
        least = problem.min_population
        found.append(
            Demand(
                "population",
                Sentence(
                    f"Mỗi đơn vị có ít nhất {say_number(least)} người.",
                    f"Each unit has at least {least:,} people.",
                ),
            )
        )
    if problem.min_area_km2:
        found.append(
            Demand(
                "area",
                Sentence(
                    f"Mỗi đơn vị rộng ít nhất {say_number(problem.min_area_km2, None)} km².",
                    f"Each unit has at least {problem.min_area_km2:g} km².",
                ),
            )
        )
    if problem.wanted is not None:
        found.append(Demand("units", Sentence(f"Còn {problem.wanted} đơn vị.", f"{problem.wanted} units result.")))
        found.append(
            Demand(
                "members",
                Sentence(
                    f"Mỗi đơn vị mới gồm nhiều nhất {problem.most_members} đơn vị cũ.",
                    f"A new unit is made of at most {problem.most_members} old ones.",
                ),
            )
        )
    return found


def without(problem: Problem, kept: frozenset[str]) -> Problem:
    """Return the problem with only these demands; one without any aim asks for a single standard that all meet."""
    pairs = {
        word: tuple(p for p in getattr(problem, word) if f"{word}:{p[0]}+{p[1]}" in kept) for word in ("join", "part")
    }
    wanted = problem.wanted if "units" in kept else None
    people = problem.min_population if "population" in kept else 0
    area = problem.min_area_km2 if "area" in kept else 0.0
    return problem.model_copy(
        update={
            **pairs,
            "keep": tuple(code for code in problem.keep if f"keep:{code}" in kept),
            "walls": problem.walls and "walls" in kept,
            "wanted": wanted,
            "min_population": people if people or area or wanted else 1,
            "min_area_km2": area,
            "most_members": problem.most_members if "members" in kept else len(problem.units),
        }
    )


def explain(problem: Problem, stop: Obstacle, attempt: Callable[[Problem], object]) -> Refusal:
    """Return the refusal: what stands in the way, then the smallest set of demands that clash."""

    def possible(kept: frozenset[str]) -> bool | None:
        found = attempt(without(problem, kept))
        return (False if found.proven else None) if isinstance(found, Obstacle) else True

    told = Finding(
        "planning.territory.no_plan", stop.sentence, subject=stop.subject, where={"proven": int(stop.proven)}
    )
    clashing = clash(demands(problem), possible).refusal("territory")
    return Refusal([told, *clashing.findings], stop.sentence)


def obstacle(laid: Ground) -> Obstacle | None:
    """Return what can be seen at once to stand in the way: torn joins, and pieces that cannot meet the standard."""
    units = sorted(laid.problem.units, key=lambda unit: unit.code)
    kept = set(laid.problem.keep)
    label = [f"{unit.code} {unit.name}" for unit in units]
    piece_of = {node: at for at, piece in enumerate(laid.pieces()) for node in piece}
    groups = _joined(laid)
    for a, b in laid.ties.tolist():
        if {units[a].code, units[b].code} & kept:
            said = (
                f"{label[a]} và {label[b]} phải về cùng, nhưng một bên giữ nguyên.",
                f"{label[a]} and {label[b]} must come together, but one stays as it is.",
            )
            return Obstacle(Sentence(*said), True, units[a].code)
        if piece_of[a] != piece_of[b]:
            said = (
                f"{label[a]} và {label[b]} phải về cùng, nhưng không liền nhau.",
                f"{label[a]} and {label[b]} must come together, but no land or water joins them.",
            )
            return Obstacle(Sentence(*said), True, units[a].code)
        if len(laid.pieces(groups[a])) > 1:
            said = (
                f"{label[a]} và {label[b]} phải về cùng, nhưng không kề nhau: nêu cả đơn vị nằm giữa.",
                f"{label[a]} and {label[b]} must come together, but are not neighbours: name the units between them too.",
            )
            return Obstacle(Sentence(*said), True, units[a].code)
    for one in range(laid.nodes):
        for other in groups[one]:
            if laid.apart[one, other]:
                said = (
                    f"{label[one]} và {label[other]} vừa phải về cùng, vừa không được về cùng.",
                    f"{label[one]} and {label[other]} must and must not come together.",
                )
                return Obstacle(Sentence(*said), True, units[one].code)
    for piece in laid.pieces():
        people, area = float(laid.people[piece].sum()), float(laid.area[piece].sum())
        short = people < laid.problem.min_population or area < laid.problem.min_area_km2 - 1e-9
        if short and not laid.alone[piece].all():
            names = ", ".join(label[node] for node in piece)
            said = (
                f"Biệt lập, dưới tiêu chuẩn dù gộp hết ({say_number(people, 0)} người, {say_number(area, 1)} km²): {names}.",
                f"Isolated, and below the standard even all together ({people:,.0f} people, {area:,.1f} km²): {names}.",
            )
            return Obstacle(Sentence(*said), True, units[piece[0]].code)
    return None


def _joined(laid: Ground) -> dict[int, set[int]]:
    """Return for each node all that it must come together with."""
    groups = {node: {node} for node in range(laid.nodes)}
    for a, b in laid.ties.tolist():
        both = groups[a] | groups[b]
        for node in both:
            groups[node] = both
    return groups
