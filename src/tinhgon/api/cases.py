"""Cases over HTTP: lists and single cases for who holds a token; what the code of a receipt opens for everybody, with a stop to guessing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final, Literal

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.timezone import localdate, now
from ninja import Field, Query, Router, Schema

from tinhgon.accounts import acts as accounts
from tinhgon.api.answers import ELSE, answer, answer_private
from tinhgon.api.asking import Code, Text
from tinhgon.api.plain import cases as plain
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer
from tinhgon.casework.queries import bodies, lists, procedures
from tinhgon.casework.queries.lists import Wanted
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.queries.tracking import tracked
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, scope
from tinhgon.mandates.rules import Lacking, catalogue

router = Router(tags=["cases"])
_ANSWERS: dict[Any, Any] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}
#: Under this name guesses at codes are counted; no account can have it, for a login holds no blank.
_GUESSES: Final = "mã hồ sơ"
_READ: Final = "case.read"


class Asked(Schema):
    """What a list is asked for."""

    which: Literal["open", "overdue", "soon", "ended", "all"] = Field("open", description="Hồ sơ nào / which")
    kind: Code = Field("", description="Thủ tục / procedure")
    state: Code = Field("", description="Trạng thái / state")
    text: Text = Field("", description="Mã, nội dung, tên người / code, matter, name")
    page: int = Field(1, ge=1, le=1000, description="Trang, 50 dòng / page of 50 rows")


@router.get("/cases", response=_ANSWERS, summary="Vụ việc / cases")
def cases(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The cases of the bodies that the token's account may read, the nearest due first."""
    part = readable(request)
    today = localdate()
    wanted = Wanted(
        today, asked.which, asked.kind, asked.state, text=asked.text, soon=today + timedelta(days=7), page=asked.page
    )
    found = lists.listed(part, wanted)
    told = {one.id: one for one in procedures.procedures()}
    rows = plain.listed(found.cases, told, today)
    return answer({"day": today, "count": found.count, "more": found.more, "page": found.page, "cases": rows})


@router.get("/cases/{code}", response=_ANSWERS, summary="Một vụ việc / one case")
def case(request: HttpRequest, code: str) -> Any:
    """One case with its terms explained line by line; to who may not read those of its body it is not there."""
    part = readable(request)
    at = standing(code)
    if not part.holds(at.case.holder):
        raise Unknown(words.no_case(code))
    return answer(plain.whole(at, localdate()))


@router.get("/procedures", response=_ANSWERS, summary="Thủ tục / procedures")
def all_procedures(request: HttpRequest) -> Any:
    """Every procedure with its states, steps, terms and citations."""
    return answer({"procedures": [plain.procedure(one) for one in procedures.procedures()]})


@router.get("/track/{code}", response=_ANSWERS, summary="Theo dõi bằng mã / follow by code")
def track(request: HttpRequest, code: str) -> Any:
    """What the code of a receipt opens: where the case is, since when, its due day; no name, no paper. Guessing is stopped."""
    name = f"{_GUESSES} {get_adapter().get_client_ip(request)}"
    until = accounts.attempt(name, name, now())
    if until is not None:
        said = Sentence(
            f"Thử quá nhiều lần. Thử lại sau {until.astimezone():%H:%M}.", "Too many attempts. Try again later."
        )
        raise Refusal([Finding("code.stopped", said)])
    found = tracked(code, localdate())
    if found is None:
        raise Unknown(
            Sentence(
                "Mã không đúng hoặc đã được thay bằng mã mới.", "The code is wrong, or a newer one took its place."
            )
        )
    accounts.forget_newest(name)
    return answer_private(plain.tracked(found, localdate()))


def readable(request: HttpRequest) -> Scope:
    """Return the bodies whose cases the token's account may read. Raises TokenNeeded, Lacking."""
    held = bearer(request)
    part = scope(held.account.pk, _READ, localdate())
    if _READ not in held.acts or (not part.everything and not part.units):
        raise Lacking(
            Sentence("Mã truy cập này không đọc được vụ việc.", f"This token may not: {catalogue().acts[_READ].en}."),
            _READ,
        )
    return bodies.held_within(part, localdate())
