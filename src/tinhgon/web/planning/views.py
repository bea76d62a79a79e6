"""The page of one plan: where the search stands, its answer, its problem, its runs; and the page of one new unit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.territory.explain import demands
from tinhgon.proposals import queries, words
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.kinds import KINDS
from tinhgon.registry.queries import labels
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import part, show
from tinhgon.web.planning import acting, beside, fields, heads, others, proof, territory
from tinhgon.web.planning.closing import closing
from tinhgon.web.rows.export import KINDS as FILES
from tinhgon.web.rows.export import export

#: What the page of each kind shows of its plan, besides what all show; a kind that is not here is shown as plain values.
SHOWN: Final[dict[str, Callable[[HttpRequest, Standing, Mapping[str, Any], Asked], dict[str, Any]]]] = {
    "territory": lambda request, found, plan, asked: territory.shown(
        found, plan, asked, request.GET.get("chi", ""), request.GET.get("vi-sao", "")[:100]
    ),
    "agencies": others.agencies,
    "placement": others.placement,
    "committee": others.committee,
    "rotation": heads.rotation,
    "programme": heads.programme,
}
SECTIONS: Final[dict[str, Sentence]] = {
    "ket-qua": Sentence("Kết quả", "Result"),
    "can": Sentence("Cận và điểm", "Bound and points"),
    "bai-toan": Sentence("Bài toán", "Problem"),
    "lan-chay": Sentence("Các lần chạy", "Runs"),
}
#: The further section of territory plans.
BESIDE: Final = {"khac": Sentence("Phương án khác và giá", "Other plans and prices")}
_MOST_MOVED: Final = 30


@acting_page
def plan(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Show a plan: one section at a time (``?muc=``); its groups as a file (``?xuat=csv``)."""
    found = acting.read(request, number)
    section = request.GET.get("muc", "ket-qua")
    sections = SECTIONS | BESIDE if found.request.kind == "territory" else SECTIONS
    if section not in sections:
        raise Unknown(Sentence(f"Không có mục {section[:40]!r}.", f"There is no section {section[:40]!r}."))
    makers = {"ket-qua": _result, "bai-toan": _problem, "lan-chay": _runs, "khac": _beside, "can": _proof}
    title = Sentence(found.request.title, found.request.title)
    told = makers[section](request, found, asked)
    kind = request.GET.get("xuat", "")
    if kind in FILES and told.get("table") is not None:
        about = [
            (str(number), found.request.title),
            (words.STATES[found.state].vi, say_day(found.request.day)),
            ("", found.request.asked_by),
        ]
        return export(kind, f"phuong-an-{number}", about, told["table"], get_language() or "vi")
    return show(
        request, asked, "web/planning/plan.html", title, (*acting.CRUMBS, Crumb(title)),
        section=section, sections_of=sections, part=f"web/planning/_{section}.html", files=FILES,
        moved=_of_books(found)[:_MOST_MOVED] if found.run.result else (), **_frame(request, found), **told,
    )  # fmt: skip


@acting_page
def progress(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Return where the search stands, for htmx, which asks every second; once it has ended the whole page is loaded again."""
    found = acting.read(request, number)
    response = part(request, asked, "web/planning/_tien-do.html", **_frame(request, found))
    if not found.open:
        response.headers["HX-Refresh"] = "true"
    return response


@acting_page
def group(request: HttpRequest, asked: Asked, number: int, code: str) -> HttpResponse:
    """Show one new unit of a territory plan: the rows behind its figures, what its points come from, what the law says."""
    found = acting.read(request, number)
    told = queries.plan(found.run)
    here = next((one for one in told.get("groups", ()) if one["main"] == code), None)
    if here is None:
        said = Sentence(
            f"Phương án số {number} không có đơn vị mới mang mã {code[:40]}.",
            f"Plan {number} has no new unit {code[:40]}.",
        )
        raise Unknown(said)
    title = Sentence(here["name"], here["name"])
    crumbs = (*acting.CRUMBS, Crumb(found.request.title, addresses.plan(number)), Crumb(title))
    return show(
        request, asked, "web/planning/group.html", title, crumbs, **_frame(request, found),
        **territory.group_shown(found, told, here, asked),
    )  # fmt: skip


@acting_page
def problem(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Give what was wished of the books as a file, for who would ask it elsewhere; what the books then said is not in it."""
    found = acting.read(request, number).request
    plain = {
        "kind": found.kind,
        "title": found.title,
        "wish": json.loads(found.wish) if found.wish else None,
        "limits": found.limits,
    }
    if not found.wish and found.kind == "territory":
        plain["problem"] = json.loads(found.problem)
    response = HttpResponse(json.dumps(plain, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="phuong-an-{number}.json"'
    return response


def _frame(request: HttpRequest, found: Standing) -> dict[str, Any]:
    """Return what every page of a plan reads."""
    run = found.run
    told = run.progress
    return {
        "found": found,
        "plan_of": found.request,
        "run": run,
        "told": told,
        "doing": Sentence(told.words, told.words_en),
        "state": words.STATES[found.state],
        "ended": proof.how_ended(found, words.ENDED.get(run.ended)),
        "digits": proof.digits(found),
        "kind": KINDS[found.request.kind],
        "here": addresses.plan(found.request.pk),
        "organ": labels("units", [found.request.organ]).get(found.request.organ, ""),
        "writes": acting.may_write(request, found.request),
        "aim": _aim(found),
        "closing": closing(told.trace, get_language() or "vi"),
    }


def _proof(request: HttpRequest, found: Standing, asked: Asked) -> dict[str, Any]:
    return proof.shown(found)


def _aim(found: Standing) -> Sentence:
    """Say what best and bound count."""
    if found.request.kind == "territory":
        return (
            Sentence("điểm, càng ít càng tốt", "points, the fewer the better")
            if proof.wanted(found)
            else Sentence("đơn vị, càng nhiều càng tốt", "units, the more the better")
        )
    return {
        "agencies": Sentence("đầu mối + giá tương đồng mất đi", "bodies + price of lost similarity"),
        "placement": Sentence("điểm xáo trộn của lãnh đạo", "points of moving leaders"),
        "committee": Sentence("thay đổi so với dự thảo", "changes to the draft"),
        "rotation": Sentence("điểm xáo trộn, càng ít càng tốt", "points, the fewer the better"),
        "programme": Sentence("điểm đường đi, trùng lặp, không đều", "points of ways, overlaps, unevenness"),
    }.get(found.request.kind, Sentence("mục tiêu", "aim"))  # fmt: skip


def _of_books(found: Standing) -> tuple[Finding, ...]:
    return queries.moved_since(found.request)


def _result(request: HttpRequest, found: Standing, asked: Asked) -> dict[str, Any]:
    told = queries.plan(found.run)
    why = [_finding(one) for one in found.run.findings]
    if found.state == "interrupted" and not found.run.findings and not told:
        why = [Finding("plan.interrupted", words.LOST, remedy=words.RUN_AGAIN)]
    if not told:
        return {"why": why, "plan": None}
    shown = SHOWN.get(found.request.kind)
    more = shown(request, found, told, asked) if shown else {"rest": json.dumps(told, ensure_ascii=False, indent=1)}
    return {
        "why": why,
        "plan": told,
        "of_kind": f"web/planning/_{found.request.kind if shown else 'rest'}.html",
        **more,
    }


def _finding(plain: Mapping[str, Any]) -> Finding:
    remedy = plain.get("remedy")
    return Finding(
        plain["rule"],
        Sentence(**plain["sentence"]),
        Severity(plain["severity"]),
        plain.get("subject", ""),
        None if remedy is None else Sentence(**remedy),
        citation=plain.get("citation", ""),
    )


def _problem(request: HttpRequest, found: Standing, asked: Asked) -> dict[str, Any]:
    asked_for = found.request
    said: list[Demand] = demands(queries.problem(asked_for)) if asked_for.kind == "territory" else []
    typed = (
        fields.typed_of(asked_for.kind, json.loads(asked_for.wish))
        if asked_for.wish and asked_for.kind in fields.FORMS
        else {}
    )
    lines = [
        (field.words, dict(field.choices).get(typed[field.name], typed[field.name]))
        for field in (fields.every(asked_for.kind) if typed else ())
        if typed[field.name] and field.shape not in ("draft", "text", "file")
    ]
    return {"demands": said, "lines": lines, "limits": asked_for.limits, "from_books": bool(asked_for.wish)}


def _beside(request: HttpRequest, found: Standing, asked: Asked) -> dict[str, Any]:
    return beside.shown(found)


def _runs(request: HttpRequest, found: Standing, asked: Asked) -> dict[str, Any]:
    rows = [
        {"run": one, "state": words.STATES[one.state], "ended": words.ENDED.get(one.ended)}
        for one in queries.runs(found.request)
    ]
    return {"runs": rows, "kin": queries.others(found.request)}
