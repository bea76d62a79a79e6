"""Petitions over HTTP: lists and single ones for who holds a token; published decisions, the roster of receptions and where to turn for everybody."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from tinhgon.api.answers import ELSE, answer
from tinhgon.api.asking import Text
from tinhgon.api.cases import readable
from tinhgon.api.plain import petitions as plain
from tinhgon.api.shapes import Problem
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope
from tinhgon.petitions.queries import alike, lists, roster, turning
from tinhgon.petitions.words import petitions as words

router = Router(tags=["petitions"])
_CLOSED: dict[Any, Any] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}
_OPEN: dict[Any, Any] = {200: dict[str, Any], **ELSE}


class Asked(Schema):
    """What a list is asked for."""

    which: Literal["new", "assessed", "taken", "overdue", "ended", "all"] = Field("all", description="Đơn nào / which")
    kind: Literal["", "complaint", "denunciation", "recommendation", "mixed"] = Field("", description="Loại đơn / kind")
    page: int = Field(1, ge=1, le=1000, description="Trang, 50 dòng / page of 50 rows")


class Month(Schema):
    """Which month of the roster."""

    year: int = Field(0, ge=0, le=2100, description="Năm; 0: năm nay / year, 0 for this one")
    month: int = Field(0, ge=0, le=12, description="Tháng; 0: tháng này / month, 0 for this one")


@router.get("/petitions", response=_CLOSED, summary="Đơn thư / petitions")
def petitions(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The petitions of the bodies that the token's account may read, the newest first."""
    part, today = readable(request), localdate()
    found = lists.listed(part, today, asked.which, asked.kind, asked.page)
    return answer({"day": today, "count": found.count, "page": found.page, "petitions": plain.listed(found, today)})


@router.get("/petitions/{code}", response=_CLOSED, summary="Một đơn / one petition")
def petition(request: HttpRequest, code: str) -> Any:
    """One petition with its case explained; to who may not read those of its body it is not there."""
    part = readable(request)
    found = lists.one(code)
    if not part.holds(found.now.case.holder):
        raise Unknown(words.no_petition(code))
    near = [one for one in alike.candidates(found.petition) if part.holds(one.case.holder)]
    return answer(plain.whole(found, near, localdate()))


class Page(Schema):
    """Which page."""

    page: int = Field(1, ge=1, le=1000, description="Trang, 50 dòng / page of 50 rows")


class Where(Schema):
    """Which place."""

    place: Text = Field("", description="Tên xã, phường nay hoặc trước / name of a commune, now or before")


@router.get("/published-decisions", response=_OPEN, summary="Quyết định đã công khai / published decisions")
def published(request: HttpRequest, asked: Query[Page]) -> Any:
    """Decisions on complaints that were published, in words that name nobody."""
    rows, count = lists.published(asked.page)
    return answer({"count": count, "page": asked.page, "decisions": plain.published(rows, localdate())})


@router.get("/reception", response=_OPEN, summary="Lịch tiếp công dân / roster of receptions")
def reception(request: HttpRequest, asked: Query[Month]) -> Any:
    """When heads are due to receive citizens in a month, by which row of law, and what of it was kept."""
    today = localdate()
    year, month = max(asked.year, 2000) if asked.year else today.year, asked.month or today.month
    found = roster.roster(Scope(everything=True, units=frozenset()), year, month, today)
    return answer({"year": year, "month": month, "heads": plain.heads(found)})


@router.get("/where-to-turn", response=_OPEN, summary="Gửi đơn đến đâu / where to turn")
def where_to_turn(request: HttpRequest, asked: Query[Where]) -> Any:
    """Which bodies take petitions about a place, by its name of today or of before a reorganisation."""
    found = turning.places(asked.place, localdate()) if asked.place.strip() else []
    return answer({"places": plain.places(found)})
