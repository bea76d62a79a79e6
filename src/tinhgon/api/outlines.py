"""Outlines of places: out as GeoJSON for everybody, in for who holds a token and may load the books."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Field, Query, Router

from tinhgon.api.answers import ELSE, answer, answer_private, reads
from tinhgon.api.asking import Code, OnDay, Text
from tinhgon.api.plain.outlines import drawn
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import entitled
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import acts, queries
from tinhgon.registry.queries.outlines import outlines as known_outlines
from tinhgon.structure.outlines import geojson, read_outlines

router = Router(tags=["outlines"])
_NO_TEXT = Sentence("Thân yêu cầu không phải văn bản UTF-8.", "The body is no text in UTF-8.")


class Bringing(OnDay):
    """From which day outlines hold, on what they rest, and whether they are only tried."""

    code: Code = Field("code", description="Thuộc tính chứa mã địa bàn / the property that holds a place's code")
    decision: Text = Field("", description="Văn bản hoặc nguồn của bản đồ / the document or source of the map")
    check: bool = Field(False, description="Chỉ kiểm tra, không ghi / check only")


@reads(router, "/outlines", dict[str, Any], "Đường ranh địa bàn (GeoJSON) / outlines of places")
def outlines(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """The outlines of the places of a day as a GeoJSON FeatureCollection; places that were never drawn are left out."""
    return answer(geojson.collection(queries.snapshot(asked.as_of), known_outlines(asked.as_of)))


@router.post(
    "/outlines",
    response={200: dict[str, Any], 401: Problem, 403: Problem, 413: Problem, **ELSE},
    summary="Nạp đường ranh (GeoJSON) / bring outlines in",
    openapi_extra={
        "requestBody": {"content": {"application/geo+json": {"schema": {"type": "object"}}}, "required": True}
    },
)
def bring(request: HttpRequest, asked: Query[Bringing]) -> HttpResponse:
    """Outlines from the body, a GeoJSON FeatureCollection: all or nothing, every fault named; with ``check`` nothing is written."""
    _, mandate = entitled(request, "registry.load", None, localdate())
    try:
        text = request.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal([Finding("outlines.file", _NO_TEXT)]) from error
    made = acts.outline(
        mandate,
        Decision(asked.decision.strip()),
        asked.as_of.day,
        read_outlines(text, "body", asked.code or "code"),
        source={"sha256": hashlib.sha256(text.encode()).hexdigest()},
        only_try=asked.check,
    )
    return answer_private(drawn(made))
