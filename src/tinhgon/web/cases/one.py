"""One case: where it stands, what is next, its terms explained, its papers, and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework.clocks.calendar import WEEKDAYS
from tinhgon.casework.clocks.catalogue import CONDITIONS
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.queries.standing import Running, Standing, standing
from tinhgon.casework.queries.standing import paper as paper_of
from tinhgon.casework.rules.marks import distance
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import ALSO, NEEDS, RECORDS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.views import SECTION, readable
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import may

#: The codes of cases whose words are sealed begin with it.
_SEALED: Final = "TC"
#: Whoever handles a case downloads its files, and never opens them inside a page.
_ATTACHED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


@acting
def case(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a case to who may read those of its body; to others it is not there.

    Reminders of sealed matters lead here too: by their code alone, whether there is such a matter or not, others are led to its own page.
    """
    try:
        at, body = opened(request, asked, code)
    except Unknown:
        if code.startswith(_SEALED):
            return HttpResponseRedirect(f"{addresses.DENUNCIATIONS}xu-ly/{quote(code, safe='')}/")
        raise
    return page(request, asked, at, body)


@acting
def terms(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Explain every term of a case line by line, with where each line is written."""
    at, _ = opened(request, asked, code)
    shown = [
        {
            "clock": one,
            "lines": [(line, WEEKDAYS[line.day.weekday()]) for line in one.reckoning.lines],
            **clock_line(one, asked),
        }
        for one in at.clocks
    ]
    title = Sentence(f"Thời hạn của {code}, từng dòng vì sao", f"Terms of {code}, line by line")
    crumbs = (SECTION, Crumb(code, f"{SECTION.address}{quote(code)}/"), Crumb(Sentence("Thời hạn", "Terms")))
    return show(request, asked, "web/cases/terms.html", title, crumbs, at=at, clocks=shown)


@acting
def paper(request: HttpRequest, asked: Asked, code: str, number: int) -> HttpResponse:
    """Send a paper as a file to be saved, as the type that its content was found to be."""
    opened(request, asked, code)
    found = paper_of(code, number)
    headers = {**_ATTACHED, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
    return HttpResponse(bytes(found.content), content_type=found.media, headers=headers)


def opened(request: HttpRequest, asked: Asked, code: str) -> tuple[Standing, int]:
    """Return a case and the body that answers for it today. Raises SignInNeeded, and Unknown for who may not read it."""
    part = readable(request, asked)
    at = standing(code)
    if not part.holds(at.case.holder):
        raise Unknown(words.no_case(code))
    return at, bodies.answering([at.case.holder], asked.today)[at.case.holder]


def page(
    request: HttpRequest,
    asked: Asked,
    at: Standing,
    body: int,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    typed: dict[str, str] | None = None,
    tried: str = "",
    code_given: str = "",
) -> HttpResponse:
    """Render the page of a case, with what was typed and what was wrong where a form was sent."""
    code = at.case.code
    named = bodies.names({body, at.case.holder, at.case.organ, *(deed.holder for deed in at.deeds)}, asked.today)
    acts = {
        act: may(request, act, body, asked.today)
        for act in ("case.handle", "case.assign", "case.transfer", "case.decide", "case.receive")
    }
    clocks = [{"clock": one, **clock_line(one, asked)} for one in at.clocks]
    return show(
        request, asked, "web/cases/case.html", Sentence(at.case.title, at.case.title), (SECTION, Crumb(code)), status=status,
        at=at, body=named.get(body, ("", "")), moved=body != at.case.holder, before=named.get(at.case.holder, ("", ""))[1],
        organ=named.get(at.case.organ, ("", "")), clocks=clocks, running=[one for one in clocks if one["open"]],
        phases=phases(at), sealed=at.procedure.sealed,
        steps=[_step(at, step, acts, named) for step in at.steps if not at.procedure.sealed],
        records=_recordable(at, acts),
        deeds=[deed_line(at, deed, named) for deed in reversed(at.deeds)], conditions=CONDITIONS, problems=problems, values=typed or {},
        wrong={}, tried=tried, code_given=code_given, acts=acts, versions=_versions(at),
        papers=[(one, at.procedure.paper(one.kind)) for one in at.papers],
    )  # fmt: skip


def _recordable(at: Standing, acts: dict[str, bool]) -> list[str]:
    """Return what may be recorded here by who looks at the case."""
    if at.procedure.sealed:
        return []
    return [kind for kind in at.takes if acts[RECORDS[kind]] or (kind in ALSO and acts[ALSO[kind]])]


def phases(at: Standing) -> list[dict[str, Any]]:
    """Return the states that a case walks through, and a final one where it came to it."""
    reached = {deed.state for deed in at.deeds}
    shown = [state for state in at.procedure.states if not state.final or state.id == at.case.state]
    return [
        {"state": one, "here": one.id == at.case.state, "done": one.id in reached and one.id != at.case.state}
        for one in shown
    ]


def clock_line(one: Running, asked: Asked) -> dict[str, Any]:
    """Return what a page says of a clock."""
    due = one.reckoning.due
    until = one.clock.ended or asked.today
    conditions = [CONDITIONS[each] for each in one.clock.conditions.split(",") if each in CONDITIONS]
    known_conditions = one.reckoning.clock.term
    return {
        "name": one.reckoning.clock.term.name, "open": one.open, "due": due, "late": one.late(asked.today),
        "far": distance(due, asked.today) if one.open and due else None, "still": one.open and one.stands_still,
        "extended": due != one.reckoning.unextended, "conditions": conditions, "may_extend": bool(known_conditions.extensions),
        "soon": one.open and due is not None and 0 <= (due - until).days <= 7,
    }  # fmt: skip


def _step(at: Standing, step: Any, acts: dict[str, bool], named: dict[int, tuple[str, str]]) -> dict[str, Any]:
    there = {one.kind for one in at.papers}
    return {
        "step": step, "may": acts.get(step.act, False), "needs": [(need, NEEDS[need]) for need in step.needs],
        "papers": [(at.procedure.paper(kind), kind in there) for kind in step.papers],
    }  # fmt: skip


def deed_line(at: Standing, deed: Any, named: dict[int, tuple[str, str]]) -> dict[str, Any]:
    """Return what a page says of a deed."""
    said: Sentence | str = words.DEEDS.get(deed.kind, Sentence(deed.kind, deed.kind))
    if deed.step:
        step = next((one for one in at.procedure.steps if one.id == deed.kind), None)
        said = step.words.sentence if step else deed.kind
    return {"deed": deed, "words": said, "body": named.get(deed.holder, ("", ""))[1]}


def _versions(at: Standing) -> list[Any]:
    """Return the versions that the case could go on under."""
    return [
        (one, move)
        for one in procedures.procedures()
        if one.id == at.case.kind
        for move in one.migrations
        if move.source == at.procedure.version and at.case.ended is None
    ]
