"""Trying a scheme out: what it would do, or everything that stands against it; nothing is written."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.queries.dossier.carrying import drafted
from tinhgon.structure.columns import FrameName
from tinhgon.structure.scheme import read_scheme, schema
from tinhgon.structure.snapshot import Structure
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.rows.columns import table
from tinhgon.web.rows.naming import Namer
from tinhgon.web.schemes.enacted import Dossier, tried
from tinhgon.web.schemes.sections import on_map, result, steps
from tinhgon.web.schemes.words import SAMPLE
from tinhgon.web.signed_in import may

#: What a person pastes or uploads; larger schemes are tried at the command line.
MOST_BYTES = 2 * 1024 * 1024
#: A page waits for the run, so it takes no more steps than the largest scheme that people write by hand; the command line takes all.
MOST_STEPS = 5000
_SHOWN_FINDINGS = 200
_MOST_ROWS = 30
_TITLE = Sentence("Chạy thử đề án", "Try a scheme out")
_CRUMBS = (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(_TITLE))


@acting
def trial(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Run a scheme that is pasted or uploaded on the books of its day and show the outcome, or every finding; nothing is saved."""
    if request.method != "POST":
        text = sample(asked.structure, asked.day) if "mau" in request.GET else ""
        return _page(request, asked, text=text)
    text = ""
    try:
        text = text_of(request)
        scheme = read_scheme(text, "")
        if len(scheme.steps) > MOST_STEPS:
            raise refused(
                "scheme.too_many_steps",
                f"Đề án có {len(scheme.steps)} bước; trang này chạy tối đa {MOST_STEPS}. Dùng: tinhgon scheme run <tệp>.",
                f"The scheme has {len(scheme.steps)} steps; this page runs {MOST_STEPS} at most. Use: tinhgon scheme run <file>.",
            )
        dossier = tried(scheme, asked)
    except Refusal as refusal:
        return _page(request, asked, text=text, refusal=refusal, status=422)
    return _page(request, asked, text=text, dossier=dossier)


def _page(
    request: HttpRequest,
    asked: Asked,
    *,
    text: str,
    refusal: Refusal | None = None,
    dossier: Dossier | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"text": text, "limit_mb": MOST_BYTES // (1024 * 1024)}
    if refusal is not None:
        context |= {"problems": refusal.findings[:_SHOWN_FINDINGS], "problems_total": len(refusal.findings)}
    if dossier is not None:
        made = {**result(dossier, {}), **steps(dossier, {}), **on_map(dossier, {})}
        made |= {"evidence": _evidence(dossier), "most_rows": _MOST_ROWS}
        context |= made | {"dossier": dossier, "scheme": dossier.scheme, "trial": True}
        done = drafted(dossier.scheme)
        context["may_enact"] = may(
            request, "scheme.enact", None, dossier.scheme.day, subject=dossier.scheme.id, done=done
        )
    return show(request, asked, "web/schemes/trial.html", _TITLE, _CRUMBS, status=status, **context)


def _evidence(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the first rows behind every figure that changes and behind the people moved: a trial has no pages of its own."""
    ended, begun = Sentence("Không còn được đếm", "No longer counted"), Sentence("Mới được đếm", "Newly counted")
    found: list[dict[str, Any]] = []
    for one in dossier.differing.figures:
        figure = one.before.figure
        sides = [(ended, one.ended, dossier.names_before), (begun, one.begun, dossier.names)]
        parts = [_part(figure.frame, words, rows, names) for words, rows, names in sides if rows.height]
        found.append({"name": figure.name, "change": f"{one.before.value} → {one.after.value}", "parts": parts})
    where = Sentence("Từ đâu đến đâu", "From where to where")
    for moved in dossier.differing.moved:
        if moved.value:
            parts = [_part("tenures", where, moved.rows, dossier.names_before)]
            found.append({"name": moved.name, "change": str(moved.value), "parts": parts})
    return found


def _part(frame: FrameName, words: Sentence, rows: pl.DataFrame, names: Namer) -> dict[str, Any]:
    caption = Sentence(f"{words.vi}: {rows.height} dòng", f"{words.en}: {rows.height} rows")
    return {"caption": caption, "table": table(frame, rows.head(_MOST_ROWS), names)}


def text_of(request: HttpRequest) -> str:
    """Return what was uploaded, else what was pasted; raises Refusal where it is missing, too large or not text."""
    uploaded = request.FILES.get("tep")
    if uploaded is not None and (uploaded.size or 0) > MOST_BYTES:
        raise refused(
            "scheme.too_large",
            f"Tệp lớn quá {MOST_BYTES // 1024 // 1024} MB.",
            f"The file is above {MOST_BYTES // 1024 // 1024} MB.",
        )
    raw = uploaded.read() if uploaded is not None else request.POST.get("van-ban", "").encode()
    if len(raw) > MOST_BYTES:
        raise refused("scheme.too_large", "Nội dung dài quá 2 MB.", "The text is above 2 MB.")
    if not raw.strip():
        raise refused(
            "scheme.empty",
            "Chưa có đề án nào: dán nội dung hoặc chọn tệp.",
            "There is no scheme: paste one or choose a file.",
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise refused("scheme.encoding", "Tệp không phải văn bản UTF-8.", "The file is not text in UTF-8.") from error


def refused(rule: str, vi: str, en: str) -> Refusal:
    """Return the refusal of a scheme that was sent by a form."""
    return Refusal([Finding(rule, Sentence(vi, en), where={"field": "van-ban"})])


def sample(structure: Structure, day: date) -> str:
    """Return a scheme for beginners that can be run as it is: two bodies of the day, of one kind under one parent, merge."""
    pairs = (
        structure.units.filter(
            pl.col("kind").is_in(["division", "department", "public_service_unit"]) & pl.col("parent").is_not_null()
        )
        .sort("code")
        .group_by("parent", "kind", maintain_order=True)
        .agg(pl.col("code").head(2), pl.col("name").first())
        .filter(pl.col("code").list.len() == 2)
    )
    if pairs.is_empty():
        return SAMPLE.format(day=day.isoformat(), one="MA.1", two="MA.2", name="Đơn vị mới", kind="division")
    row = pairs.row(0, named=True)
    one, two = row["code"]
    name = json.dumps(f"{row['name']} (mới)", ensure_ascii=False)
    return SAMPLE.format(day=day.isoformat(), one=one, two=two, name=name, kind=row["kind"])


@require_safe
def json_schema(request: HttpRequest) -> HttpResponse:
    """Give the JSON Schema that scheme files follow, for editors that complete and check while typing."""
    text = json.dumps(schema(), ensure_ascii=False, indent=1)
    return HttpResponse(
        text, content_type="application/schema+json; charset=utf-8", headers={"Cache-Control": "private, max-age=3600"}
    )
