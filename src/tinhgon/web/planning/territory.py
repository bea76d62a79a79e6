"""What the page of a territory plan shows: figures, the map, the new units with what the law says of each, and why some stay below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks.comparing import STATES, Compared
from tinhgon.planning.territory.ground import Ground, ground
from tinhgon.planning.territory.problem import Problem, Weights
from tinhgon.planning.territory.start import row_of
from tinhgon.proposals import queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.territory import reasons
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.queries.working import work
from tinhgon.registry.queries import snapshot
from tinhgon.structure.scheme import read_sketch
from tinhgon.vietnamese.figures import say_number
from tinhgon.vietnamese.search import search_key
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.planning.mapping import drawn
from tinhgon.web.rows.columns import Cell, Column, Table

Plain = Mapping[str, Any]
WEIGHTS: Final[dict[str, Sentence]] = {
    "changed": Sentence("đơn vị phải thay đổi", "units that change"),
    "people": Sentence("nghìn người đổi đơn vị", "thousand people whose unit changes"),
    "distance": Sentence("nghìn người × km đến trụ sở", "thousand person-km to the seat"),
    "balance": Sentence("nghìn người lệch trung bình", "thousand people off the average"),
    "compactness": Sentence("km ranh giới giữa đơn vị mới", "km of border between new units"),
    "walls": Sentence("huyện cũ thêm vào một đơn vị", "further old districts in a unit"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a new unit: words, its weight, how much there is of it (in what the weight counts), and the points."""

    words: Sentence
    weight: float
    amount: float
    points: float


#: Which new units a number on the page is about: those that change, stay alone, lie below what is demanded; or by findings of law.
CHOICES: Final[dict[str, Sentence]] = {
    "doi": Sentence("đơn vị phải thay đổi", "units that change"),
    "giu": Sentence("đơn vị giữ nguyên", "units that stay as they are"),
    "duoi": Sentence("đơn vị dưới mức yêu cầu", "units below what is demanded"),
    **{f"luat-{state}": Sentence(f"theo luật: {one.vi}", f"by law: {one.en}") for state, one in STATES.items()},
}


def shown(found: Standing, plan: Plain, asked: Asked, chosen: str = "", why: str = "") -> dict[str, Any]:
    """Return what the template of the result reads; ``chosen`` (a key of `CHOICES`) shows some of the new units, ``why`` names an old unit
    of which the reasons are asked."""
    problem: Problem = queries.problem(found.request)
    on = asked.on(found.request.day)
    structure = snapshot(AsOf(found.request.day))
    law = of_law(found)
    here = addresses.plan(found.request.pk)
    hrefs = {group["main"]: asked.to(f"{here}nhom/{group['main']}/") for group in plan["groups"]}
    borders = [(one.a, one.b) for one in problem.borders]
    title = Sentence(f"{plan['units']} đơn vị sau sắp xếp", f"{plan['units']} units after")
    every = lines(plan, problem, law, on, hrefs)
    some = [line for line in every if _is(line, chosen)] if chosen in CHOICES else every
    return {
        "groups": some,
        "all_groups": len(every),
        "chosen": CHOICES.get(chosen),
        "members": sum(len(line["members"]) for line in some),
        "moving": sum(one["unit"].population for line in some for one in line["members"] if not one["main"]),
        "asked_why": why,
        "answers": _answers(problem, plan, why, hrefs) if why.strip() else None,
        "facts": facts(plan, problem),
        "map": drawn(
            structure,
            plan["groups"],
            borders,
            hrefs,
            title.said_in(get_language() or "vi"),
            on.outlines,
            level_of(found),
        ),
        "outlined": bool(on.outlines),
        "below": below(plan, problem),
        "law_counts": [(f"luat-{state}", words, count) for state, words, count in counted(law)],
        "table": sheet(plan, problem, law),
        "names": {unit.code: unit.name for unit in problem.units},
    }


def level_of(found: Standing) -> str:
    """Return the level of the units that a plan is about."""
    wish = queries.wish(found.request)
    return "commune" if wish is None else str(wish.level)


def facts(plan: Plain, problem: Problem) -> dict[str, Any]:
    """Return the figures of a plan: units before and after, changed, people whose unit changes, least and most people."""
    groups = plan["groups"]
    people = {unit.code: unit.population for unit in problem.units}
    merged = [group for group in groups if len(group["members"]) > 1]
    moved = sum(people[code] for group in merged for code in group["members"] if code != group["main"])
    least = min(groups, key=lambda group: group["population"])
    most = max(groups, key=lambda group: group["population"])
    return {
        "before": len(problem.units),
        "after": len(groups),
        "alone": len(groups) - len(merged),
        "changed": sum(len(group["members"]) for group in merged),
        "moved": moved,
        "all": sum(people.values()),
        "least": least,
        "most": most,
        "average": sum(people.values()) / max(1, len(groups)),
    }


def lines(
    plan: Plain, problem: Problem, law: Mapping[str, Sequence[Compared]], on: Asked, hrefs: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return a line per new unit, in the order of the map's numbers."""
    units = {unit.code: unit for unit in problem.units}
    return [
        {
            "number": number,
            "group": group,
            "href": hrefs.get(group["main"], ""),
            "members": [
                {"unit": units[code], "href": on.to(addresses.place(code)), "main": code == group["main"]}
                for code in sorted(group["members"], key=lambda code: (code != group["main"], code))
            ],
            "law": law.get(group["main"], ()),
        }
        for number, group in enumerate(plan["groups"], 1)
    ]


def of_law(found: Standing) -> dict[str, list[Compared]]:
    """Return what the law of the day says of each new unit, by the code that it bears; what was cured is left out."""
    if not found.run.scheme:
        return {}
    try:
        every = judged(work(read_sketch(found.run.scheme)))
    except Refusal:
        return {}
    by: dict[str, list[Compared]] = defaultdict(list)
    for one in every:
        if one.finding.where.get("frame") == "places" and one.state != "cured":
            by[str(one.finding.where.get("code", ""))].append(one)
    return dict(by)


def counted(law: Mapping[str, Sequence[Compared]]) -> list[tuple[str, Sentence, int]]:
    """Return how many findings of law are new, worsened, or as they were: the state, its words, the count."""
    every = [one for each in law.values() for one in each]
    return [
        (state, words, count) for state, words in STATES.items() if (count := sum(one.state == state for one in every))
    ]


def _is(line: Mapping[str, Any], chosen: str) -> bool:
    """Say whether a new unit is one of those that a number is about."""
    if chosen.startswith("luat-"):
        return any(one.state == chosen.removeprefix("luat-") for one in line["law"])
    alone = len(line["members"]) == 1
    return bool({"doi": not alone, "giu": alone, "duoi": line["group"]["exempt"]}[chosen])


# -- why an old unit is where it is

#: So many old units are answered for at once.
_MOST_ANSWERS: Final = 6


def _answers(problem: Problem, plan: Plain, text: str, hrefs: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return why the old units whose code or name holds the text (marks do not matter) are where they are; those named exactly first."""
    wanted = search_key(text)
    found = [
        unit for unit in problem.units if unit.code == text.strip() or (wanted and wanted in search_key(unit.name))
    ]
    found.sort(key=lambda unit: (unit.code != text.strip(), not search_key(unit.name).endswith(wanted), unit.code))
    told = reasons(problem, dict(plan), [unit.code for unit in found[:_MOST_ANSWERS]])
    of = {code: group for group in plan["groups"] for code in group["members"]}
    return [
        {"unit": unit, "group": of[unit.code], "href": hrefs[of[unit.code]["main"]], "said": told[unit.code]}
        for unit in found[:_MOST_ANSWERS]
    ]


# -- why a unit stays below what is demanded


def below(plan: Plain, problem: Problem) -> list[Finding]:
    """Return a finding per new unit that stays below the standard that was demanded, with the reason."""
    units = {unit.code: unit for unit in problem.units}
    laid = ground(problem) if plan["given_up"] else None
    ordered = sorted(problem.units, key=lambda unit: unit.code)
    found = []
    for group in plan["groups"]:
        if not group["exempt"] or laid is None:
            continue
        code = group["main"]
        node = next(at for at, unit in enumerate(ordered) if unit.code == code)
        piece = next(one for one in laid.pieces() if node in one)
        people = sum(ordered[at].population for at in piece)
        found.append(_below(units[code].name, group, len(piece), people, problem, kept=code in problem.keep))
    return found


def _below(name: str, group: Plain, size: int, people: int, problem: Problem, *, kept: bool) -> Finding:
    least = say_number(problem.min_population)
    if kept:
        why = Sentence("theo yêu cầu, đơn vị này giữ nguyên.", "it was demanded that it stays as it is.")
    elif size == 1 and any(group["main"] in (one.a, one.b) for one in problem.borders):
        why = Sentence(
            "chỉ nối với đơn vị thuộc cấp trên khác, mà yêu cầu là không vượt ranh giới cấp trên.",
            "it is linked to units of another parent alone, and no parent's border may be crossed.",
        )
    elif size == 1:
        why = Sentence(
            "không giáp đơn vị nào, qua đất hay qua nước, nên không có đơn vị nào để nhập cùng.",
            "nothing lies beside it, over land or water, so there is nothing to join it to.",
        )
    elif people < problem.min_population:
        why = Sentence(
            f"cụm {size} đơn vị nối được với nhau chỉ có {say_number(people)} người, gộp hết vẫn dưới mức.",
            f"the {size} units that hang together with it have {people:,} people: all of them together are still below.",
        )
    else:
        why = Sentence("yêu cầu cho phép đơn vị này dưới tiêu chuẩn.", "it was allowed to stay below the standard.")
    measured = say_number(group["population"])
    return Finding(
        "plan.below",
        Sentence(
            f"{name}: {measured} người, mức yêu cầu {least}; {why.vi}",
            f"{name}: {group['population']:,} people, {problem.min_population:,} demanded; {why.en}",
        ),
        subject=f"{group['main']} {name}",
        measured=measured,
        required=f"≥ {least}",
    )  # fmt: skip


# -- one new unit


def group_shown(found: Standing, plan: Plain, group: Plain, asked: Asked) -> dict[str, Any]:
    """Return what the page of one new unit reads: its members, what its points come from, what the law says."""
    problem: Problem = queries.problem(found.request)
    law = of_law(found).get(group["main"], [])
    (line,) = lines({"groups": [group]}, problem, {group["main"]: law}, asked.on(found.request.day), {})
    numbers = {one["main"]: number for number, one in enumerate(plan["groups"], 1)}
    return {
        "line": {**line, "number": numbers[group["main"]]},
        "parts": points(problem, group, len(plan["groups"])),
        "law": [(STATES[one.state], one.finding) for one in law],
        "beside": _beside(problem, plan, group),
        "reasons": list(zip(line["members"], _reasons(problem, plan, line), strict=True)),
    }


def _reasons(problem: Problem, plan: Plain, line: Mapping[str, Any]) -> list[tuple[Sentence, ...]]:
    codes = [one["unit"].code for one in line["members"]]
    told = reasons(problem, dict(plan), codes)
    return [told[code] for code in codes]


def points(problem: Problem, group: Plain, count: int) -> list[Measured]:
    """Return what the points of a new unit come from."""
    ordered = [unit.code for unit in sorted(problem.units, key=lambda unit: unit.code)]
    nodes = row_of(frozenset(ordered.index(code) for code in group["members"]))
    people = sum(unit.population for unit in problem.units)
    average = people / (problem.wanted or max(1, count))
    found = []
    for (name, words), laid in zip(WEIGHTS.items(), _grounds(problem), strict=True):
        weight = float(getattr(problem.weights, name))
        amount = float(laid.points(nodes, average)[0])
        found.append(Measured(words, weight, amount, weight * amount))
    return found


_laid: Kept[tuple[Ground, ...]] = Kept(4)


def _grounds(problem: Problem) -> tuple[Ground, ...]:
    """Return the problem's ground with each measure weighed once, and nothing else."""
    alone = [Weights(**{one: 1.0 if one == name else 0.0 for one in WEIGHTS}) for name in WEIGHTS]
    made = lambda: tuple(ground(problem.model_copy(update={"weights": weights})) for weights in alone)  # noqa: E731
    return _laid.of((problem,), "", made)


def _beside(problem: Problem, plan: Plain, group: Plain) -> list[dict[str, Any]]:
    """Return the new units beside this one, with the km of border between them."""
    of = {code: one for one in plan["groups"] for code in one["members"]}
    km: dict[str, float] = defaultdict(float)
    for one in problem.borders:
        for a, b in ((one.a, one.b), (one.b, one.a)):
            if a in group["members"] and b not in group["members"] and b in of:
                km[of[b]["main"]] += one.km
    return [{"group": of[main], "km": length} for main, length in sorted(km.items(), key=lambda item: -item[1])]


# -- as a sheet


def sheet(plan: Plain, problem: Problem, law: Mapping[str, Sequence[Compared]]) -> Table:
    """Return the new units as a table for files: a row per old unit, with what it becomes."""
    units = {unit.code: unit for unit in problem.units}
    columns = (
        Column("number", Sentence("Số", "Number"), numeric=True),
        Column("code", Sentence("Mã đơn vị mới", "Code of the new unit")),
        Column("name", Sentence("Đơn vị mới", "New unit")),
        Column("seat", Sentence("Trụ sở", "Seat")),
        Column("population", Sentence("Dân số mới", "People of the new unit"), numeric=True),
        Column("area", Sentence("Diện tích mới, km²", "Area of the new unit, km²"), numeric=True),
        Column("old_code", Sentence("Mã đơn vị cũ", "Code of the old unit")),
        Column("old", Sentence("Đơn vị cũ", "Old unit")),
        Column("old_population", Sentence("Dân số cũ", "People of the old unit"), numeric=True),
        Column("old_area", Sentence("Diện tích cũ, km²", "Area of the old unit, km²"), numeric=True),
        Column("findings", Sentence("Trái luật", "Against the law")),
    )
    rows = []
    for number, group in enumerate(plan["groups"], 1):
        said = "; ".join(f"{one.finding.rule}: {one.finding.measured}" for one in law.get(group["main"], ()))
        for code in group["members"]:
            unit = units[code]
            values = (
                number, group["main"], group["name"], group["seat"], group["population"], group["area_km2"],
                code, unit.name, unit.population, unit.area_km2, said,
            )  # fmt: skip
            rows.append(tuple(Cell(str(value), value=value) for value in values))
    return Table(columns, tuple(rows))
