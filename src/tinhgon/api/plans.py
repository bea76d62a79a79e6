"""Plans over the API, for who holds a token: asked for, watched, stopped, read, made into drafts; within the organs of its account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from ninja import Field, Query, Router, Schema

from tinhgon.api import drafting as shared
from tinhgon.api.answers import ELSE, answer, answer_private
from tinhgon.api.asking import Code, Text
from tinhgon.api.plain import drafts, plans
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer, entitled
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.mandates.queries import scope as scope_of
from tinhgon.mandates.rules import Lacking
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import problem_from, schema_of
from tinhgon.planning.territory.bodies import with_bodies
from tinhgon.proposals import acts, jobs, queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.kinds import kind_of, wish_of
from tinhgon.proposals.rules.territory import other_scheme
from tinhgon.proposals.words import NO_SCHEME, no_answer, no_plan
from tinhgon.reform.acts import drafting
from tinhgon.reform.queries import drafting as draft_queries
from tinhgon.registry.queries import snapshot
from tinhgon.structure.scheme import read_scheme

router = Router(tags=["plans"])
_READ, _DRAFT = "scheme.read", "scheme.draft"
_ANSWERS: dict[Any, Any] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}


class Wanted(Schema):
    """Which plans."""

    text: Text = Field("", description="Có chữ này trong tên / with this text in the title")
    kind: Code = Field("", description="Loại: territory, agencies, placement, committee / kind")
    page: int = Field(1, ge=1, le=100_000, description="Trang thứ mấy, từ 1 / which page, from 1")


class Spent(Schema):
    """How much a search may spend."""

    seconds: float = Field(30.0, ge=0, le=acts.MOST_SECONDS)
    seed: int = Field(1, ge=0, le=2**31 - 1)
    threads: int = Field(1, ge=1, le=64)
    effort: int | None = Field(None, ge=0, le=2**53)


class Asking(Schema):
    """A plan that is asked for: its kind, what is wished of the books (or the whole problem), and the limits of the search."""

    kind: Code
    organ: Code = Field("", description="Mã cơ quan hỏi / code of the organ that asks")
    title: Text = ""
    wish: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None
    limits: Spent = Spent()
    origin: int | None = Field(None, ge=1, le=2**53)


class AsDraft(Schema):
    """How the draft made of a plan is called; ``alternative``: one of the other plans beside it, the first is 1; ``bodies``: the bodies of merged
    units merge too (plans of territory)."""

    name: Code = ""
    alternative: int | None = Field(None, ge=1, le=20)
    bodies: bool = False


def _scope(request: HttpRequest) -> Scope:
    held = bearer(request)
    if _READ not in held.acts:
        said = Sentence(f"Mã truy cập này không dùng được cho việc {_READ}.", f"This token is not for {_READ}.")
        raise Lacking(said, _READ)
    allowed = scope_of(held.account.pk, _READ, localdate())
    if not allowed.everything and not allowed.units:
        raise Lacking(Sentence("Chưa được giao đọc phương án nào.", "No mandate to read any plan."), _READ)
    return allowed


def _readable(request: HttpRequest, number: int) -> Standing:
    allowed = _scope(request)
    found = queries.standing(_number(number))
    if not allowed.holds(found.request.organ):
        raise Unknown(no_plan(number))
    return found


def _number(number: int) -> int:
    if not 0 < number < 2**63:
        raise Unknown(no_plan(number))
    return number


def _writer(request: HttpRequest, organ: int) -> Mandate:
    return entitled(request, _DRAFT, organ, localdate())[1]


@router.get("/plans", response=_ANSWERS, summary="Các phương án / plans")
def list_plans(request: HttpRequest, asked: Query[Wanted]) -> HttpResponse:
    """The plans that the organs of the token's account asked for, the newest first, 50 to a page."""
    allowed = _scope(request)
    organs = None if allowed.everything else allowed.units
    found = queries.listed(organs, asked.text, asked.kind, offset=(asked.page - 1) * 50)
    return answer_private({"total": found.total, "plans": [plans.head(one) for one in found.rows]})


@router.post("/plans", response=_ANSWERS, summary="Hỏi một phương án / ask for a plan")
def ask(request: HttpRequest, given: Asking) -> HttpResponse:
    """Ask for a plan: ``{"kind": "territory", "organ": "22.SNV", "wish": {"day": "2025-06-30", "units": 54}}``; the token must be for scheme.draft.

    ``wish`` is read from the books, as ``/plan-kinds/{kind}`` describes it; ``problem`` brings everything along.
    The answer comes later: look at ``/plans/{number}``.
    """
    bearer(request)
    kind = kind_of(given.kind)
    organ = shared.organ_key(given.organ, localdate())
    mandate = _writer(request, organ)
    if (given.wish is None) == (given.problem is None):
        said = Sentence("Ghi wish hoặc problem, một trong hai.", "State wish or problem, one of them.")
        raise Refusal([Finding("plan.wish", said, where={"field": "wish"})])
    origin = None if given.origin is None else _readable(request, given.origin).request
    made = acts.ask(
        mandate,
        organ,
        kind,
        now(),
        wish=None if given.wish is None else wish_of(kind, given.wish),
        problem=None if given.problem is None else problem_from(kind.problem, given.problem),
        title=given.title,
        limits=Limits(given.limits.seconds, given.limits.seed, given.limits.threads, given.limits.effort),
        origin=origin,
    )
    jobs.wake()
    return answer_private({"saved": True, "plan": plans.head(queries.standing(made.pk))})


@router.get(
    "/plan-kinds/{kind}", response={200: dict[str, Any], **ELSE}, summary="Lược đồ một loại / schemas of a kind"
)
def schemas(request: HttpRequest, kind: str) -> HttpResponse:
    """The JSON Schemas of what may be wished of the books, and of whole problems, of a kind."""
    found = kind_of(kind)
    said = found.words
    return answer(
        {
            "kind": {"id": found.id, "vi": said.vi, "en": said.en},
            "wish": schema_of(found.wish, f"{found.id} wish"),
            "problem": schema_of(found.problem, f"{found.id} problem"),
        }
    )


@router.get("/plans/{number}", response=_ANSWERS, summary="Một phương án / a plan")
def one_plan(request: HttpRequest, number: int) -> HttpResponse:
    """Who asked what, where the search stands, the plan, and what moved in the books since. What is private of one person is left out."""
    found = _readable(request, number)
    return answer_private(plans.whole(found, queries.moved_since(found.request)))


@router.get("/plans/{number}/result", response=_ANSWERS, summary="Kết quả / the result")
def result(request: HttpRequest, number: int) -> HttpResponse:
    """The plan alone; 404 while there is none."""
    found = _readable(request, number)
    told = plans.whole(found, ())["plan"]
    if told is None:
        raise Unknown(no_answer(number))
    return answer_private(told)


@router.get("/plans/{number}/scheme", response=_ANSWERS, summary="Tệp đề án / as a scheme")
def scheme(request: HttpRequest, number: int) -> HttpResponse:
    """The plan as a scheme's file (YAML), for who may draft schemes for the organ; 404 where it has none."""
    bearer(request)
    found = queries.standing(_number(number))
    _writer(request, found.request.organ)
    if not found.run.scheme:
        raise Unknown(NO_SCHEME)
    return HttpResponse(
        found.run.scheme, content_type="application/yaml; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


@router.post("/plans/{number}/stop", response=_ANSWERS, summary="Dừng / stop")
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Ask a search to stop with the best plan so far."""
    found = _readable(request, number)
    acts.stop(_writer(request, found.request.organ), found.request, now())
    return answer_private({"saved": True, "plan": plans.head(queries.standing(number))})


@router.post("/plans/{number}/again", response=_ANSWERS, summary="Chạy lại / run again")
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Search for the answer of the same problem again, from the beginning."""
    found = _readable(request, number)
    acts.again(_writer(request, found.request.organ), found.request, now())
    jobs.wake()
    return answer_private({"saved": True, "plan": plans.head(queries.standing(number))})


@router.post("/plans/{number}/draft", response=_ANSWERS, summary="Thành bản soạn / make it a draft")
def draft(request: HttpRequest, number: int, given: AsDraft) -> HttpResponse:
    """Begin a draft of a scheme from the plan, for people to edit."""
    found = _readable(request, number)
    mandate = _writer(request, found.request.organ)
    if not found.run.scheme:
        raise Refusal([Finding("plan.no_scheme", NO_SCHEME, subject=str(number))])
    if given.alternative is None:
        begun = read_scheme(found.run.scheme)
    else:
        begun = other_scheme(queries.problem(found.request), queries.plan(found.run), given.alternative)
    if given.bodies and found.request.kind == "territory":
        begun = with_bodies(begun, snapshot(AsOf(begun.day)))
    made = drafting.begin(mandate, found.request.organ, begun, now(), name=given.name)
    return answer_private({"saved": True, "draft": drafts.head(made, draft_queries.version(made))})
