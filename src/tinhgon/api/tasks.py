"""Tasks over HTTP, for who holds a token: lists by side, single tasks, what the offices of a body answer for."""

from __future__ import annotations

from typing import Any, Final, Literal

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from tinhgon.accounts.models import Account
from tinhgon.api.answers import ELSE, answer
from tinhgon.api.asking import Code, Text
from tinhgon.api.plain import tasks as plain
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer
from tinhgon.casework.queries import bodies
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, scope
from tinhgon.mandates.rules import Lacking, catalogue
from tinhgon.tasks import words
from tinhgon.tasks.queries import heads, lists, offices
from tinhgon.tasks.queries.lists import Wanted
from tinhgon.tasks.queries.packs import AHEAD
from tinhgon.tasks.queries.standing import READ, standing

router = Router(tags=["tasks"])
_ANSWERS: Final[dict[Any, Any]] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}


class Asked(Schema):
    """What a list is asked for."""

    side: Literal["mine", "owner", "orderer", "support"] = Field("owner", description="Vai nào / whose")
    which: Literal["open", "overdue", "soon", "waiting", "asked", "ended", "all"] = Field(
        "open", description="Nhiệm vụ nào / which"
    )
    of: Code = Field("", description="Mã cơ quan chủ trì / code of the lead body")
    source: Literal["", "clause", "conclusion", "finding", "promise", "limitation", "order"] = Field(
        "", description="Nguồn / source"
    )
    text: Text = Field("", description="Mã, nội dung, nguồn / code, words, source")
    page: int = Field(1, ge=1, le=1000, description="Trang, 50 dòng / page of 50 rows")


@router.get("/tasks", response=_ANSWERS, summary="Nhiệm vụ / tasks")
def tasks(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The tasks of one side of what the token's account may read, the nearest due first."""
    part, who = _part(request)
    today = localdate()
    unit = bodies.unit_by_code(asked.of, today) if asked.of else None
    if asked.of and unit is None:
        raise Unknown(words.no_body(asked.of, today))
    posts = tuple(offices.held_by(who.person, today)) if asked.side == "mine" else ()
    wanted = Wanted(
        today, asked.side, asked.which, posts, unit, source=asked.source, text=asked.text, soon=today + AHEAD, page=asked.page
    )  # fmt: skip
    found = lists.listed(part, wanted)
    rows = plain.listed(found.tasks, today)
    return answer({"day": today, "count": found.count, "more": found.more, "page": found.page, "tasks": rows})


@router.get("/tasks/{code}", response=_ANSWERS, summary="Một nhiệm vụ / one task")
def task(request: HttpRequest, code: str) -> Any:
    """One task with everything done to it; to who may read neither its bodies nor holds its office it is not there."""
    part, who = _part(request)
    at = standing(code)
    named = (at.task.owner, at.task.orderer, *at.supports)
    if not any(part.holds(one) for one in named) and at.task.post not in offices.held_by(who.person, localdate()):
        raise Unknown(words.no_task(code))
    return answer(plain.whole(at, localdate()))


@router.get("/task-heads/{code}", response=_ANSWERS, summary="Người đứng đầu / heads")
def of_heads(request: HttpRequest, code: str) -> Any:
    """What became of the tasks of a body's head office, by each holder's days of office."""
    part, _ = _part(request)
    today = localdate()
    unit = bodies.unit_by_code(code, today)
    if unit is None or not part.holds(unit):
        raise Unknown(words.no_body(code, today))
    post = offices.heads([unit], today).get(unit)
    found = heads.tallies(today, post=post) if post is not None else []
    return answer({"day": today, "body": code, "terms": [{"person": one.person, **plain.tally(one)} for one in found]})


def _part(request: HttpRequest) -> tuple[Scope, Account]:
    """Return the bodies whose tasks the token's account may read, and the account. Raises TokenNeeded, Lacking."""
    held = bearer(request)
    part = scope(held.account.pk, READ, localdate())
    if READ not in held.acts or (not part.everything and not part.units):
        said = Sentence("Mã truy cập này không đọc được nhiệm vụ.", f"This token may not: {catalogue().acts[READ].en}.")
        raise Lacking(said, READ)
    return bodies.held_within(part, localdate()), held.account
