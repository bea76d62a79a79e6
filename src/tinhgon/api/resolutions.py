"""Resolutions over HTTP: documents for who holds a token, coverage as of any day, themes for everybody."""

from __future__ import annotations

from typing import Any, Final, Literal

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router

from tinhgon.api.answers import ELSE, answer_private
from tinhgon.api.asking import Code, OnDay, Text
from tinhgon.api.plain import resolutions as plain
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, scope
from tinhgon.mandates.queries.scopes import NOTHING
from tinhgon.mandates.rules import Lacking, catalogue
from tinhgon.resolutions.queries import bodies, checking, lists
from tinhgon.resolutions.queries import themes as queries
from tinhgon.resolutions.queries.cascade import matrix
from tinhgon.resolutions.queries.lists import Wanted
from tinhgon.resolutions.queries.standing import document_of, standing_of
from tinhgon.resolutions.words import documents as words

router = Router(tags=["resolutions"])
_ANSWERS: dict[Any, Any] = {200: dict[str, Any], 401: Problem, 403: Problem, **ELSE}
_OPEN: dict[Any, Any] = {200: dict[str, Any], **ELSE}
_READ: Final = "resolution.read"


class Asked(OnDay):
    """What a list is asked for."""

    which: Literal["all", "draft", "issued", "force", "ended"] = Field("all", description="Văn bản nào / which")
    kind: Code = Field("", description="Loại / kind")
    organ: Code = Field("", description="Mã cơ quan ban hành / code of the issuing body")
    text: Text = Field("", description="Số hiệu, trích yếu / number, title")
    page: int = Field(1, ge=1, le=1000, description="Trang, 50 dòng / page of 50 rows")


@router.get("/resolutions", response=_ANSWERS, summary="Văn bản lãnh đạo / documents")
def resolutions(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The documents that the token's account may read, the newest first, with their state on the day."""
    part, day = _part(request), asked.as_of.day
    organ = bodies.by_code(asked.organ, day, "organ").key if asked.organ else None
    found = lists.listed(part, Wanted(day, asked.which, asked.kind, organ, text=asked.text, page=asked.page))
    rows = plain.listed(found.documents, day)
    return answer_private(
        {"day": day, "count": found.count, "more": found.more, "page": found.page, "resolutions": rows}
    )


@router.get("/resolutions/{code}", response=_ANSWERS, summary="Một văn bản / one document")
def resolution(request: HttpRequest, code: str, asked: Query[OnDay]) -> Any:
    """One document as of a day, clause by clause; to who may not read it it is not there."""
    document = _readable(request, code)
    at = standing_of(document, asked.as_of.day)
    report = checking.check(document, asked.as_of.day, at.lines) if document.signed is None else None
    return answer_private(plain.whole(at, localdate(), report))


@router.get("/resolutions/{code}/coverage", response=_ANSWERS, summary="Cụ thể hóa ở cấp dưới / coverage below")
def coverage(request: HttpRequest, code: str, asked: Query[OnDay]) -> Any:
    """Who put a document into practice by a day: issued, late by so many days, copied, missing; body by body."""
    return answer_private(plain.coverage(matrix(_readable(request, code), asked.as_of.day)))


@router.get("/themes", response=_OPEN, summary="Chủ đề năm / themes")
def themes(request: HttpRequest) -> Any:
    """The themes of years, the newest first."""
    return answer_private({"themes": plain.themes(queries.themes(), localdate())})


@router.get("/themes/{number}", response=_OPEN, summary="Một chủ đề năm / one theme")
def theme(request: HttpRequest, number: int, asked: Query[OnDay]) -> Any:
    """What a theme produced by a day: the documents that whoever asks may read, indicators with sources, the closing review."""
    part = NOTHING
    if request.headers.get("Authorization"):
        held = bearer(request)
        part = scope(held.account.pk, _READ, localdate()) if _READ in held.acts else NOTHING
    return answer_private(plain.theme(queries.whole(queries.theme_of(number), part, asked.as_of.day), asked.as_of.day))


def _readable(request: HttpRequest, code: str) -> Any:
    part = _part(request)
    found = document_of(code)
    if not lists.may_read(part, found):
        raise Unknown(words.no_document(code))
    return found


def _part(request: HttpRequest) -> Scope:
    """Return the bodies whose documents the token's account may read. Raises TokenNeeded, Lacking."""
    held = bearer(request)
    part = scope(held.account.pk, _READ, localdate())
    if _READ not in held.acts or (not part.everything and not part.units):
        said = Sentence("Mã truy cập này không đọc được văn bản.", f"This token may not: {catalogue().acts[_READ].en}.")
        raise Lacking(said, _READ)
    return part
