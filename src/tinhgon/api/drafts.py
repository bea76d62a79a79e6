"""Drafts of schemes, for who holds a token: read within the organs of its account, written by its mandates; every edit a version."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from ninja import Body, Field, Query, Router, Schema

from tinhgon.api import drafting as shared
from tinhgon.api.answers import ELSE, answer_private
from tinhgon.api.asking import Code, Text
from tinhgon.api.plain import drafts
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer, entitled
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.mandates.queries import scope as scope_of
from tinhgon.mandates.rules import Lacking
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.rules import edits
from tinhgon.reform.words.drafting import no_draft
from tinhgon.structure.scheme import Sketch, read_sketch
from tinhgon.vietnamese.days import parse_day

router = Router(tags=["drafts"])
_READ, _DRAFT = "scheme.read", "scheme.draft"
_ANSWERS: dict[Any, Any] = {200: dict[str, Any], 401: Problem, 403: Problem, 409: Problem, **ELSE}


class Wanted(Schema):
    """Which drafts."""

    text: Text = Field("", description="Có chữ này trong tên / with this text in the title")
    page: int = Field(1, ge=1, le=100_000, description="Trang thứ mấy, từ 1 / which page, from 1")


class Names(Schema):
    """Which drafts to compare."""

    names: Text = Field(description="Tên các bản soạn, cách nhau bằng dấu phẩy / names, separated by commas")


class OfVersion(Schema):
    """Which version."""

    version: int | None = Field(None, ge=1, le=2**31 - 1, description="Phiên bản; bỏ trống là hiện nay / the version")


class Beginning(Schema):
    """A draft that begins: from a title and a day, from a scheme's text, or from another draft."""

    organ: Code = Field("", description="Mã cơ quan soạn / code of the organ that drafts")
    title: Text = ""
    day: Text = ""
    name: Code = ""
    scheme: str = Field("", max_length=2_000_000, description="Tệp đề án YAML / the scheme's file")
    copy_of: Code = Field("", description="Chép bản soạn này / copy this draft")


class Seen(Schema):
    """The version that its editor saw."""

    base: int = Field(ge=1, le=2**31 - 1)


def _scope(request: HttpRequest, act: str = _READ) -> Scope:
    held = bearer(request)
    if act not in held.acts:
        raise Lacking(
            Sentence(f"Mã truy cập này không dùng được cho việc {act}.", f"This token is not for {act}."), act
        )
    allowed = scope_of(held.account.pk, act, localdate())
    if not allowed.everything and not allowed.units:
        raise Lacking(Sentence("Chưa được giao đọc bản soạn nào.", "No mandate to read any draft."), act)
    return allowed


def _readable(request: HttpRequest, name: str) -> Draft:
    allowed = _scope(request)
    found = queries.draft(name)
    if not allowed.holds(found.organ):
        raise Unknown(no_draft(name))
    return found


def _writer(request: HttpRequest, draft: Draft) -> Mandate:
    return entitled(request, _DRAFT, draft.organ, localdate(), subject=draft.name)[1]


@router.get("/drafts", response=_ANSWERS, summary="Các bản soạn / drafts")
def list_drafts(request: HttpRequest, asked: Query[Wanted]) -> HttpResponse:
    """The drafts of the organs that the token's account may read, the last changed first, 50 to a page."""
    allowed = _scope(request)
    organs = None if allowed.everything else allowed.units
    found = queries.drafts(organs, asked.text, offset=(asked.page - 1) * 50)
    return answer_private({"total": found.total, "drafts": [drafts.head(one.draft, one) for one in found.versions]})


@router.post("/drafts", response=_ANSWERS, summary="Lập bản soạn / begin a draft")
def begin(request: HttpRequest, given: Beginning) -> HttpResponse:
    """Begin a draft from nothing, from a scheme's text, or by copying; the token must be for scheme.draft."""
    bearer(request)
    if given.copy_of:
        source = queries.sketch(queries.version(_readable(request, given.copy_of)))
        sketch: Sketch = edits.copied(source, "de-an", given.title)
    elif given.scheme:
        sketch = edits.copied(read_sketch(given.scheme), "de-an", given.title)
    else:
        sketch = edits.begun("de-an", given.title, parse_day(given.day))
    organ = shared.organ_key(given.organ, localdate())
    _, mandate = entitled(request, _DRAFT, organ, localdate())
    made = drafting.begin(mandate, organ, sketch, now(), name=given.name)
    return answer_private({"saved": True, "draft": drafts.head(made, queries.version(made))})


@router.get("/compare-drafts", response=_ANSWERS, summary="So các bản soạn / drafts side by side")
def compare(request: HttpRequest, asked: Query[Names]) -> HttpResponse:
    """Figures, people moved and findings of several drafts side by side."""
    names = [name.strip() for name in asked.names.split(",") if name.strip()][:20]
    for name in names:
        _readable(request, name)
    return answer_private(shared.compared(names))


@router.get("/drafts/{name}", response=_ANSWERS, summary="Một bản soạn / a draft")
def one_draft(request: HttpRequest, name: str, asked: Query[OfVersion]) -> HttpResponse:
    """A draft's steps and what they would do: figures, people moved, findings of the run and of the law, conflicts with the books."""
    _readable(request, name)
    return answer_private(shared.shown(name, number=asked.version))


@router.get("/drafts/{name}/versions", response=_ANSWERS, summary="Các phiên bản / versions")
def versions(request: HttpRequest, name: str) -> HttpResponse:
    """Every version of a draft, newest first: who made it from which one, when, and what changed."""
    return answer_private(
        {"versions": [drafts.version(one) for one in queries.versions(_readable(request, name), limit=1000)]}
    )


@router.get("/drafts/{name}/file", response=_ANSWERS, summary="Tệp đề án / the scheme's file")
def file(request: HttpRequest, name: str, asked: Query[OfVersion]) -> HttpResponse:
    """The scheme as YAML, as a version of the draft holds it."""
    text = queries.version(_readable(request, name), asked.version).text
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers={"Cache-Control": "no-store"})


@router.post("/drafts/{name}/edits", response=_ANSWERS, summary="Sửa bản soạn / edit a draft")
def edit(request: HttpRequest, name: str, given: dict[str, Any] = Body(...)) -> HttpResponse:  # noqa: B008 - how ninja names a body
    """Edit a draft: ``{"base": 3, "edit": "add", "step": {…}}``; also replace, remove, move, head.

    ``preview`` shows what it would do and saves nothing; ``lay`` lays it on top of what others saved since ``base``. Without it, an edit
    of an older version is refused (409) with what changed.
    """
    draft = _readable(request, name)
    made = shared.edit_of(given)
    if given.get("preview"):
        return answer_private(shared.previewed(name, made))
    mandate = _writer(request, draft)
    act = drafting.lay if given.get("lay") else drafting.edit
    return _saved(act(mandate, name, shared.whole(given.get("base"), "base"), made, now()))


@router.post("/drafts/{name}/undo", response=_ANSWERS, summary="Hoàn tác / undo")
def undo(request: HttpRequest, name: str, given: Seen) -> HttpResponse:
    """Show the version before again."""
    mandate = _writer(request, _readable(request, name))
    return _saved(drafting.undo(mandate, name, given.base, now()))


@router.post("/drafts/{name}/redo", response=_ANSWERS, summary="Làm lại / redo")
def redo(request: HttpRequest, name: str, given: Seen) -> HttpResponse:
    """Show again what was undone."""
    mandate = _writer(request, _readable(request, name))
    return _saved(drafting.redo(mandate, name, given.base, now()))


@router.post("/drafts/{name}/branch", response=_ANSWERS, summary="Rẽ nhánh / branch")
def branch(request: HttpRequest, name: str, given: Beginning, asked: Query[OfVersion]) -> HttpResponse:
    """Begin another draft where a version of this one stands."""
    mandate = _writer(request, _readable(request, name))
    made = drafting.branch(mandate, name, now(), number=asked.version, title=given.title, as_name=given.name)
    return answer_private({"saved": True, "draft": drafts.head(made, queries.version(made))})


def _saved(version: Version) -> HttpResponse:
    return answer_private({"saved": True, "draft": version.draft.name, "version": drafts.version(version)})
