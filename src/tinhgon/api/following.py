"""What is followed, over HTTP, for who holds a token: limitations, recommendations, regulations with their duties, problems, reviews."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router

from tinhgon.api.answers import ELSE, answer_private
from tinhgon.api.asking import OnDay
from tinhgon.api.plain import following as plain
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, scope
from tinhgon.mandates.rules import Lacking, catalogue
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import compiled, since_previous
from tinhgon.reports.rules.figures import figure
from tinhgon.resolutions.queries import issues, limits, recommendations, regulations

router = Router(tags=["following"])
_ANSWERS: Final[dict[Any, Any]] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}
_READ: Final = "follow.read"
#: Duties that came due so long ago, and that come due so soon, are listed.
_BACK, _AHEAD = timedelta(days=365), timedelta(days=45)


@router.get("/limitations", response=_ANSWERS, summary="Hạn chế / limitations")
def all_limitations(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """Limitations with causes, measures and the year in which each is found, the newest first."""
    part, as_of = _part(request), _as_of(asked)
    return answer_private(
        {"day": as_of.day, "limitations": [plain.limitation(one) for one in limits.limitations(part, as_of)]}
    )


@router.get("/recommendations", response=_ANSWERS, summary="Kiến nghị cấp trên / recommendations")
def all_recommendations(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """Recommendations to higher levels with their age, those that wait longest first."""
    part, as_of = _part(request), _as_of(asked)
    rows = [plain.recommendation(one) for one in recommendations.recommendations(part, as_of)]
    return answer_private({"day": as_of.day, "recommendations": rows})


@router.get("/regulations", response=_ANSWERS, summary="Quy chế / regulations")
def all_regulations(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """Regulations with their parties and clauses, and the periods of their duties around the day."""
    part, as_of = _part(request), _as_of(asked)
    found = regulations.regulations(part, as_of)
    owed = regulations.owed(found, as_of, as_of.day - _BACK, as_of.day + _AHEAD)
    mine = [one for one in owed if part.holds(one.unit)]
    return answer_private(
        {
            "day": as_of.day,
            "regulations": [plain.regulation(one) for one in found],
            "duties": [plain.owed(one) for one in mine],
        }
    )


@router.get("/issues", response=_ANSWERS, summary="Vấn đề mới / emerging problems")
def all_issues(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """Emerging problems with the due day of their triage and what was decided."""
    part, as_of = _part(request), _as_of(asked)
    return answer_private({"day": as_of.day, "issues": [plain.issue(one) for one in issues.issues(part, as_of)]})


@router.get("/reviews", response=_ANSWERS, summary="Sơ kết, tổng kết / reviews")
def all_reviews(request: HttpRequest) -> Any:
    """Review packs, the newest first."""
    return answer_private({"reviews": [plain.pack(one) for one in packs.packs(_part(request), AsOf(localdate()))]})


@router.get("/reviews/{code}", response=_ANSWERS, summary="Một báo cáo / one review")
def review(request: HttpRequest, code: str) -> Any:
    """One pack: every figure with the keys of its rows, the prose, what changed since the previous pack, the digest."""
    at = packs.pack(code, _part(request), AsOf(localdate()))
    made = compiled(at.pack)
    texts = packs.texts(at.pack)
    found = packs.findings(texts, made.readings)
    return answer_private(plain.compiled(at, made, texts, found, since_previous(made)))


@router.get("/reviews/{code}/figures/{id}", response=_ANSWERS, summary="Một con số và các dòng / a figure's rows")
def review_figure(request: HttpRequest, code: str, id: str) -> Any:
    """One figure of a pack with every row that it counted."""
    at = packs.pack(code, _part(request), AsOf(localdate()))
    return answer_private(compiled(at.pack).readings[figure(id).id].as_dict(rows=True))


def _as_of(asked: OnDay) -> AsOf:
    return AsOf(asked.on or localdate(), asked.known)


def _part(request: HttpRequest) -> Scope:
    """Return the bodies of which the token's account may read what is followed. Raises TokenNeeded, Lacking."""
    held = bearer(request)
    part = scope(held.account.pk, _READ, localdate())
    if _READ not in held.acts or (not part.everything and not part.units):
        said = Sentence(
            "Mã truy cập này không đọc được phần theo dõi.", f"This token may not: {catalogue().acts[_READ].en}."
        )
        raise Lacking(said, _READ)
    return part
