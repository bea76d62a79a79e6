"""The outlines of places: how many there are on the day, out as a map, and in from one, by who may load the books."""

from __future__ import annotations

import hashlib
from typing import Any, Final

import polars as pl
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import acts
from tinhgon.structure.outlines import geojson, read_outlines
from tinhgon.structure.outlines.reading import MOST_CHARACTERS
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show
from tinhgon.web.signed_in import entitled

ACT: Final = "registry.load"
_TITLE: Final = Sentence("Đường ranh địa bàn", "Outlines of places")
_DATA: Final = Crumb(Sentence("Dữ liệu", "Data"), addresses.DATA)
_NO_FILE: Final = Sentence("Chưa chọn tệp bản đồ.", "No map was chosen.")
_NO_DECISION: Final = Sentence(
    "Chưa nêu văn bản hoặc nguồn của bản đồ.", "The document or source of the map is not stated."
)
_LEVELS: Final = {
    "commune": Sentence("Cấp xã", "Communes"),
    "district": Sentence("Cấp huyện", "Districts"),
    "province": Sentence("Cấp tỉnh", "Provinces"),
}


@acting
def outlines(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what is drawn on the day; take a map, try it, or bring it in."""
    mandate = entitled(request, ACT, None, asked.today)
    given = {
        "ngay-ranh": request.POST.get("ngay-ranh", say_day(asked.day))[:40],
        "thuoc-tinh": request.POST.get("thuoc-tinh", "code").strip()[:80],
        "can-cu": request.POST.get("can-cu", "").strip()[:200],
    }
    wrong: tuple[Finding, ...] = ()
    tried = None
    if request.method == "POST":
        try:
            only_try = request.POST.get("nut") != "nap"
            day = parse_day(given["ngay-ranh"])
            if not only_try and not given["can-cu"]:
                raise Refusal([Finding("outlines.source", _NO_DECISION, where={"field": "can-cu"})])
            name, text = _sent(request)
            tried = acts.outline(
                mandate, Decision(given["can-cu"]), day, read_outlines(text, name, given["thuoc-tinh"] or "code"),
                source={"file": name, "sha256": hashlib.sha256(text.encode()).hexdigest()}, only_try=only_try,
            )  # fmt: skip
            if tried.entry is not None:
                there = asked.on(day).to(addresses.OUTLINES)
                mark = "&" if "?" in there else "?"
                return HttpResponseRedirect(f"{there}{mark}da-nap={tried.entry.number}")
        except Refusal as refusal:
            wrong = refusal.findings
    number = request.GET.get("da-nap", "")
    saved = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else None
    return show(
        request, asked, "web/data/outlines.html", _TITLE, (_DATA, Crumb(_TITLE)), status=422 if wrong else 200,
        given=given, wrong=wrong, tried=tried, levels=_levels(asked), saved=saved,
        download=asked.to("/du-lieu/duong-ranh.geojson"),
    )  # fmt: skip


@reading
def download(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Give the outlines of the day as a map (GeoJSON)."""
    response = HttpResponse(geojson.text(asked.structure, asked.outlines), content_type="application/geo+json")
    response["Content-Disposition"] = f'attachment; filename="duong-ranh-{asked.day.isoformat()}.geojson"'
    return response


def _levels(asked: Asked) -> list[dict[str, Any]]:
    """Return how many places of each level there are on the day, and how many of them are drawn."""
    places = asked.structure.places
    found = []
    for level, words in _LEVELS.items():
        keys = places.filter(pl.col("level") == level)["place"].to_list()
        if keys:
            found.append({"words": words, "all": len(keys), "drawn": sum(key in asked.outlines for key in keys)})
    return found


def _sent(request: HttpRequest) -> tuple[str, str]:
    """Return the name and the text of the file that was sent; raises Refusal where there is none, or it is too large or no text."""
    try:
        sent = request.FILES.get("tep")
    except RequestDataTooBig as error:
        raise _refused("quá lớn", "too large") from error
    if sent is None:
        raise Refusal([Finding("outlines.file", _NO_FILE, where={"field": "tep"})])
    if sent.size is None or sent.size > MOST_CHARACTERS:
        raise _refused("quá lớn", "too large")
    try:
        return (sent.name or "geojson")[:120], sent.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused("không phải văn bản UTF-8", "no text in UTF-8") from error


def _refused(vi: str, en: str) -> Refusal:
    said = Sentence(f"Tệp bản đồ {vi}.", f"The map's file is {en}.")
    return Refusal([Finding("outlines.file", said, where={"field": "tep"})])
