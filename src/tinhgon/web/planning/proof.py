"""Where the numbers of a search come from: what the best is made of, what its bound means, and how the two came closer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.progress import gap
from tinhgon.proposals import queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.privacy import for_many
from tinhgon.web.planning import territory

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the best: words, how much it makes, and where its rows are on the page of the result (an anchor)."""

    words: Sentence
    amount: float
    anchor: str = ""


_PARTS: Final[dict[str, Sentence]] = {
    "move": Sentence("sang đơn vị khác", "to another unit"),
    "distance": Sentence("quãng đường", "distance"),
    "rank": Sentence("xuống cấp chức vụ", "rank lost"),
    "title": Sentence("đổi chức danh", "another title"),
    "change": Sentence("nhận chức vụ khác", "another post"),
    "lower": Sentence("xuống bậc chức vụ", "a grade lost"),
    "experience": Sentence("thiếu lĩnh vực kinh nghiệm", "experience lacking"),
    "fit": Sentence("chưa đạt mức đánh giá cao nhất", "standing short of the highest"),
    "unified": Sentence("bớt vì giữ hai chức danh", "taken off for two posts in one hand"),
    "released": Sentence("thôi giữ, chờ bố trí", "left to be placed"),
    "surplus": Sentence("dôi dư", "surplus"),
}
_REST: Final[dict[str, Sentence]] = {
    "placement": Sentence("đối xử không đều giữa các đơn vị cũ", "uneven treatment of the old bodies"),
    "rotation": Sentence("ghế để trống", "posts left empty"),
    "programme": Sentence("việc và đường đi không đều, cuộc lặp lại", "uneven work and ways, visits repeated"),
}


def shown(found: Standing) -> dict[str, Any]:
    """Return what the template of the section reads."""
    plan, told = queries.plan(found.run), found.run.progress
    rows = [
        {"seconds": seconds, "best": best, "bound": bound, "gap": gap(best, bound)}
        for seconds, best, bound in told.trace
    ]
    pieces = list(_pieces(found, plan)) if plan else []
    best = plan.get("best") if plan else None
    rest = None if best is None or not pieces else round(float(best) - sum(one.amount for one in pieces), 4)
    if rest and abs(rest) > 0.05 and found.request.kind in _REST:
        pieces.append(Piece(_REST[found.request.kind], rest))
    return {"trace": rows, "pieces": pieces, "best": best, "meaning": list(meaning(found, plan)), "plan": plan}


def _pieces(found: Standing, plan: Plain) -> Iterable[Piece]:
    kind = found.request.kind
    if kind == "territory":
        return _territory(found, plan)
    if kind == "agencies":
        weight = float(queries.problem(found.request).loss_weight)
        return [
            Piece(Sentence("đầu mối còn lại", "bodies left"), plan["bodies_after"], "#nhom"),
            Piece(
                Sentence(f"tương đồng mất đi × {weight:g}", f"lost similarity × {weight:g}"), weight * plan["loss"], "#nhom"
            ),
        ]  # fmt: skip
    if kind == "placement":
        leaders = [one for one in for_many(dict(plan))["placed"] if one["rank"] in ("head", "deputy")]
        return _of_people(leaders, "#moi-nguoi")
    if kind == "rotation":
        return _of_people(plan["results"], "#tung-nguoi")
    if kind == "committee":
        comes = sum(one["comes"] for one in plan["changes"])
        return [
            Piece(
                Sentence("người rời danh sách", "people who leave the list"), len(plan["changes"]) - comes, "#thay-doi"
            ),
            Piece(Sentence("người vào danh sách", "people who come"), comes, "#thay-doi"),
        ]
    weights = queries.problem(found.request).weights
    return [
        Piece(Sentence("đường đi", "ways"), weights.travel * plan["km"] / 10, "#doan"),
        Piece(
            Sentence("Đảng và Nhà nước đi riêng", "Party and State apart"),
            float(weights.separate * (plan["joinable"] - plan["joint"])),
            "#cuoc",
        ),
    ]


def _territory(found: Standing, plan: Plain) -> list[Piece]:
    if plan["aim"] == "units":
        return [Piece(Sentence("đơn vị mới", "new units"), plan["units"], "#don-vi-moi")]
    sums: Counter[str] = Counter()
    words: dict[str, Sentence] = {}
    problem = queries.problem(found.request)
    for group in plan["groups"]:
        for line in territory.points(problem, group, len(plan["groups"])):
            sums[line.words.vi] += line.points  # type: ignore[assignment]
            words[line.words.vi] = line.words
    return [Piece(words[name], amount, "#don-vi-moi") for name, amount in sums.items()]


def _of_people(people: Iterable[Plain], anchor: str) -> list[Piece]:
    sums: Counter[str] = Counter()
    for one in people:
        parts = one.get("parts") or ({"surplus": one["points"]} if one.get("points") else {})
        sums.update(parts)
    return [
        Piece(_PARTS.get(name, Sentence(name, name)), float(amount), anchor) for name, amount in sums.items() if amount
    ]


def meaning(found: Standing, plan: Plain) -> Iterable[Sentence]:
    """Say in words what the bound proves, and how far."""
    told = found.run.progress
    if told.best is None:
        return
    if told.bound is None:
        yield Sentence(
            "Chưa có cận: chưa chứng minh được gì về phương án này.",
            "There is no bound: nothing is proven of this plan.",
        )
        return
    if told.gap == 0:
        yield Sentence(
            "Cận bằng phương án: không có phương án nào tốt hơn.", "Bound and plan are equal: no plan is better."
        )
    else:
        yield Sentence(
            "Cận là mức mà máy đã chứng minh không phương án nào vượt qua được; phương án tốt nhất nằm giữa hai số.",
            "The bound is what no plan can go beyond, which is proven; the best plan of all lies between the two numbers.",
        )
    members, most = plan.get("bound_members"), None
    if found.request.kind == "territory" and members is not None:
        most = queries.problem(found.request).most_members
    if most is not None and members is not None and members < most:
        yield Sentence(
            f"Cận này chứng minh cho các đơn vị mới gồm nhiều nhất {members} đơn vị cũ (yêu cầu cho đến {most}).",
            f"This bound is proven for new units of at most {members} old ones (the demands allow {most}).",
        )


def how_ended(found: Standing, words: Sentence | None) -> Sentence | None:
    """Say why a search ended; one that ran to its end without a proof did not find everything there is."""
    told = found.run.progress
    if found.run.ended != "done":
        return words
    if told.gap == 0:
        return Sentence("đã chứng minh là tốt nhất", "proven best")
    return Sentence("hết cách tìm, chưa chứng minh được là tốt nhất", "nothing is left to try, not proven best")


def digits(found: Standing) -> int:
    """Return how many digits after the comma best and bound have: none where both are whole."""
    told = found.run.progress
    return 0 if all(one is None or float(one).is_integer() for one in (told.best, told.bound)) else 1


def wanted(found: Standing) -> Any:
    """Return the number of units that a territory plan was asked for, None where as many as can be were."""
    if found.request.wish:
        return json.loads(found.request.wish).get("units")
    return queries.problem(found.request).wanted
