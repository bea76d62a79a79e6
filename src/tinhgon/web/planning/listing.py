"""The list of plans, and several side by side."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.sentence import Sentence
from tinhgon.proposals import queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.kinds import KINDS
from tinhgon.proposals.words import STATES
from tinhgon.registry.queries import labels, snapshot
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show
from tinhgon.web.planning import acting, territory
from tinhgon.web.planning.mapping import drawn
from tinhgon.web.planning.proof import digits
from tinhgon.web.rows.paging import page_of

MOST_COMPARED: Final = 6
_COMPARE: Final = Sentence("So các phương án", "Plans side by side")


@acting_page
def plans(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the plans that the organs asked for which one may read, the newest first."""
    allowed = acting.readable(request)
    text, kind = request.GET.get("q", "").strip()[:200], request.GET.get("loai", "")
    organs = None if allowed.everything else allowed.units
    page = page_of(request.GET.get("trang", ""), queries.listed(organs, text, kind, limit=1).total)
    found = queries.listed(organs, text, kind, offset=page.offset, limit=page.size)
    names = labels("units", [one.request.organ for one in found.rows])
    rows = [
        {
            "found": one,
            "kind": KINDS[one.request.kind].words,
            "state": STATES[one.state],
            "organ": names.get(one.request.organ, ""),
            "digits": digits(one),
        }
        for one in found.rows
    ]
    return show(
        request, asked, "web/planning/plans.html", acting.TITLE, (Crumb(acting.TITLE),),
        rows=rows, page=page, text=text, wanted=kind, kinds=KINDS.values(),
    )  # fmt: skip


@acting_page
def compare(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show any number of plans side by side (``?a=…&a=…``): what was asked, what came of it, maps, and where they differ."""
    allowed = acting.readable(request)
    numbers = acting.numbers_of(request.GET.getlist("a"), MOST_COMPARED)
    organs = None if allowed.everything else allowed.units
    shown = [acting.read(request, number) for number in numbers]
    others = [one for one in queries.listed(organs, limit=60).rows if one.request.pk not in numbers]
    columns = [_column(one, asked) for one in shown]
    return show(
        request, asked, "web/planning/compare.html", _COMPARE, (*acting.CRUMBS, Crumb(_COMPARE)),
        columns=columns, others=others, most=MOST_COMPARED, alike=_alike(columns), numbers=numbers,
        territory=[one for one in columns if one["facts"]],
    )  # fmt: skip


def _column(found: Standing, asked: Asked) -> dict[str, Any]:
    plan = queries.plan(found.run)
    told: dict[str, Any] = {
        "found": found,
        "plan": plan,
        "kind": KINDS[found.request.kind].words,
        "state": STATES[found.state],
        "facts": None,
        "digits": digits(found),
    }
    if plan and found.request.kind == "territory":
        problem = queries.problem(found.request)
        here = addresses.plan(found.request.pk)
        hrefs = {group["main"]: asked.to(f"{here}nhom/{group['main']}/") for group in plan["groups"]}
        title = Sentence(f"Phương án {found.request.pk}", f"Plan {found.request.pk}").said_in(get_language() or "vi")
        told["facts"] = territory.facts(plan, problem)
        told["map"] = drawn(
            snapshot(AsOf(found.request.day)), plan["groups"], [(one.a, one.b) for one in problem.borders], hrefs, title,
            asked.on(found.request.day).outlines, territory.level_of(found),
        )  # fmt: skip
        told["groups"] = {frozenset(group["members"]) for group in plan["groups"]}
        told["of"] = {code: group for group in plan["groups"] for code in group["members"]}
        told["names"] = {unit.code: unit.name for unit in problem.units}
        told["least"], told["most"] = (hrefs[told["facts"][one]["main"]] for one in ("least", "most"))
        told["law"] = [
            (f"luat-{state}", words, count) for state, words, count in territory.counted(territory.of_law(found))
        ]
    return told


def _alike(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return, for every two plans of territory, how many new units are the very same, of how many."""
    found = []
    those = [one for one in columns if one["facts"]]
    for at, one in enumerate(those):
        for other in those[at + 1 :]:
            both = one["groups"] & other["groups"]
            found.append(
                {
                    "one": one["found"].request,
                    "other": other["found"].request,
                    "same": len(both),
                    "of": max(len(one["groups"]), len(other["groups"])),
                    "differ": _differ(one, other),
                }
            )
    return found


def _differ(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return the old units of both plans whose new unit bears another code: code, name, and what each plan makes of it."""
    codes = sorted(one["of"].keys() & other["of"].keys())
    return [
        (code, one["names"][code], one["of"][code]["name"], other["of"][code]["name"])
        for code in codes
        if one["of"][code]["main"] != other["of"][code]["main"]
    ]
