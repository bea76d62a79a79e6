"""What the page of a territory plan shows beside the plan: the next different plans, and what each wish costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.territory.problem import Problem
from tinhgon.proposals import queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.territory import MOST_OTHERS

Plain = Mapping[str, Any]


def shown(found: Standing) -> dict[str, Any]:
    """Return what the template of the section reads: None for what was not asked."""
    plan = queries.plan(found.run)
    told: dict[str, Any] = {"plan": plan or None, "others": None, "costs": None, "counts": range(MOST_OTHERS + 1)}
    told["from_books"] = bool(found.request.wish)
    if not plan:
        return told
    if "alternatives" in plan:
        problem: Problem = queries.problem(found.request)
        names = {unit.code: unit.name for unit in problem.units}
        told["others"] = [other(number, one, plan, names) for number, one in enumerate(plan["alternatives"], 1)]
    if "costs" in plan:
        told["costs"] = [{**one, "words": Sentence(**one["words"])} for one in plan["costs"]]
    return told


def other(number: int, one: Plain, plan: Plain, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the line of another plan: its value, how far from the plan's, and the new units that differ, by name."""
    same = {tuple(group["members"]) for group in plan["groups"]}
    return {
        "number": number,
        "units": one["units"],
        "best": one["best"],
        "more": one["best"] - plan["best"],
        "points": one["points"],
        "points_more": one["points"] - plan["points"],
        "apart": [(code, names[code]) for code in one["apart"]],
        "moved": len(one["differs"]),
        "groups": [
            {
                "name": group["name"],
                "code": group["main"],
                "from": [names[code] for code in group["members"] if code != group["main"]],
                "population": group["population"],
            }
            for group in one["groups"]
            if tuple(group["members"]) not in same
        ],
    }


def wished(found: Standing, count: str, costs: str) -> dict[str, Any]:
    """Return the plan's wishes as plain values with what is asked beside it now. Raises Refusal where nothing is, or it cannot be."""
    wish = queries.wish(found.request)
    if found.request.kind != "territory" or wish is None:
        raise _refused(
            "Chỉ phương án địa bàn lấy từ sổ mới hỏi thêm được trên trang; bài toán mang đến thì dùng tinhgon plan territory.",
            "Only plans of territory read from the books can be asked this way; for one that was brought: tinhgon plan territory.",
        )
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 3 else -1
    if not 0 <= number <= MOST_OTHERS:
        raise _refused(
            f"Số phương án khác từ 0 đến {MOST_OTHERS}, không phải “{count[:20]}”.",
            f"The number of other plans is from 0 to {MOST_OTHERS}, not “{count[:20]}”.",
        )
    if not number and costs != "1":
        raise _refused(
            "Chọn ít nhất một phương án khác, hoặc giá của từng mong muốn.",
            "Choose at least one other plan, or what each wish costs.",
        )
    plain: dict[str, Any] = wish.model_dump(mode="json")
    return {**plain, "alternatives": number, "costs": costs == "1"}


def _refused(vi: str, en: str) -> Refusal:
    return Refusal([Finding("plan.beside", Sentence(vi, en), where={"field": "so-khac"})])
