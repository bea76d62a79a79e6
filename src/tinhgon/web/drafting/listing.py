"""The list of drafts, beginning one, and several side by side."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts import drafting as acts
from tinhgon.reform.models import Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.working import work
from tinhgon.reform.rules import edits
from tinhgon.reform.rules.working import Worked
from tinhgon.reform.words.drafting import NOT_YAML, STATES
from tinhgon.registry.queries import labels, snapshot
from tinhgon.structure.figures.comparison import people_moved, readings
from tinhgon.structure.scheme import Scheme, read_scheme, read_sketch
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting import acting
from tinhgon.web.drafting.acts import underscored
from tinhgon.web.drafting.stepping import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show
from tinhgon.web.rows.paging import page_of
from tinhgon.web.signed_in import entitled, scope

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_COMPARED: Final = 8
#: The kinds of organ that draft schemes, offered first where there are too many units to list.
_DRAFTERS: Final = (
    "department", "people_committee", "party_department", "people_council", "party_committee", "government_office",
    "party_office", "front_committee", "mass_organisation",
)  # fmt: skip
_TITLE: Final = Sentence("Bản soạn", "Drafts")
_WEIGHTS: Final = (
    (Severity.ERROR, Sentence("Lỗi", "Errors")),
    (Severity.WARNING, Sentence("Cảnh báo", "Warnings")),
    (Severity.NOTE, Sentence("Ghi chú", "Notes")),
)
_NEW: Final = Sentence("Lập bản soạn", "Begin a draft")
_COMPARE: Final = Sentence("So các bản soạn", "Drafts side by side")


@acting_page
def drafts(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the drafts of the organs that one may read, the last changed first."""
    allowed = acting.readable(request)
    text = request.GET.get("q", "").strip()[:200]
    within = None if allowed.everything else allowed.units
    page = page_of(request.GET.get("trang", ""), queries.drafts(within, text, limit=1).total)
    found = queries.drafts(within, text, offset=page.offset, limit=page.size)
    names = labels("units", [one.draft.organ for one in found.versions])
    rows = [
        {"version": one, "draft": one.draft, "organ": names.get(one.draft.organ, ""), "state": STATES[one.draft.state]}
        for one in found.versions
    ]
    return show(
        request, asked, "web/drafting/drafts.html", _TITLE, (CRUMBS[0], Crumb(_TITLE)), rows=rows, page=page, text=text
    )


@acting_page
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show and take the form that begins a draft: from nothing, a file, a draft or an enacted scheme."""
    acting.readable(request)
    sent = request.POST if request.method == "POST" else request.GET
    given = {key: sent.get(key, "").strip() for key in ("ten", "ngay", "co-quan", "chep", "van-ban")}
    wrong: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            return _begun(request, asked, given)
        except Refusal as refusal:
            wrong = refusal.findings
    given["ngay"] = given["ngay"] or say_day(localdate())
    return show(
        request, asked, "web/drafting/new.html", _NEW, (*CRUMBS, Crumb(_NEW)), status=422 if wrong else 200,
        given=underscored(given), wrong=wrong[:100], organs=organs(request), limit_mb=MOST_BYTES // 1024 // 1024,
    )  # fmt: skip


def _begun(request: HttpRequest, asked: Asked, given: dict[str, str]) -> HttpResponse:
    text = _text(request) or given["van-ban"]
    if text:
        scheme: Scheme = edits.copied(read_sketch(text), "de-an", given["ten"])
    elif given["chep"]:
        scheme = edits.copied(_copied(request, given["chep"]), "de-an", given["ten"])
    else:
        scheme = edits.begun("de-an", given["ten"], parse_day(given["ngay"]))
    organ = organ_of(given["co-quan"])
    mandate = entitled(request, acting.DRAFT, organ, localdate())
    made = acts.begin(mandate, organ, scheme, acting.instant())
    return acting.onward(asked.to(addresses.draft(made.name)))


def _copied(request: HttpRequest, name: str) -> Scheme:
    """Return the scheme of a draft that may be read, or of an enacted one."""
    entry = ledger.standing("enact", name)
    if entry is not None:
        return read_scheme(str(entry.payload["scheme"]), name)
    return queries.sketch(queries.version(acting.read(request, name)))


def _text(request: HttpRequest) -> str:
    """Return the text of the file that was sent; raises Refusal where it is too large or no text."""
    try:
        sent = request.FILES.get("tep")
    except RequestDataTooBig as error:
        raise _too_large() from error
    if sent is None:
        return ""
    if sent.size is None or sent.size > MOST_BYTES:
        raise _too_large()
    try:
        return sent.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal([Finding("scheme.unreadable", NOT_YAML)]) from error


def _too_large() -> Refusal:
    most = MOST_BYTES // 1024 // 1024
    return Refusal(
        [Finding("draft.too_large", Sentence(f"Tệp lớn hơn {most} MB.", f"The file is larger than {most} MB."))]
    )


def organ_of(code: str) -> int:
    """Return the key of the organ that a form names by its code. Raises Refusal where there is none."""
    units = snapshot(AsOf(localdate())).units
    found = units.filter(pl.col("code") == code)["unit"].to_list()
    if not found:
        said = Sentence("Chọn cơ quan soạn thảo.", "Choose the organ that drafts.")
        raise Refusal([Finding("draft.organ", said, measured=code[:80], where={"field": "co-quan"})])
    return int(found[0])


def organs(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the organs for which the one who is signed in may draft: code and name, higher levels first, on each the
    People's Committee, which drafts most; the first is offered.
    """
    allowed = scope(request, acting.DRAFT, localdate())
    units = snapshot(AsOf(localdate())).units
    if not allowed.everything:
        units = units.filter(pl.col("unit").is_in(list(allowed.units)))
    rows = units.filter(pl.col("kind").is_in(_DRAFTERS)) if units.height > 200 else units
    rows = rows.sort("level", pl.col("kind") == "people_committee", "code", descending=[True, True, False])
    return list(rows.select("code", "name").head(300).iter_rows())


@acting_page
def compare(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show any number of drafts side by side (``?a=…&a=…``): figures, people moved, findings."""
    allowed = acting.readable(request)
    names = list(dict.fromkeys(name for name in request.GET.getlist("a") if name))[:MOST_COMPARED]
    shown = [acting.read(request, name) for name in names]
    versions = queries.shown(names) if shown else []
    found = [(one, work(queries.sketch(one))) for one in versions]
    within = None if allowed.everything else allowed.units
    others = [one.draft for one in queries.drafts(within, limit=100).versions if one.draft.name not in names]
    return show(
        request, asked, "web/drafting/compare.html", _COMPARE, (*CRUMBS, Crumb(_COMPARE)),
        found=found, names=names, others=others, most=MOST_COMPARED, **(_beside(found) if found else {}),
    )  # fmt: skip


def _beside(found: list[tuple[Version, Worked]]) -> dict[str, Any]:
    """Return the figures that any scheme changes as rows: before, and after and change of each."""
    outcomes = [one.outcome for _, one in found]
    before, after = [readings(one.before) for one in outcomes], [readings(one.after) for one in outcomes]
    rows = []
    for at, first in enumerate(before[0]):
        sides = [(was[at].value, now[at].value) for was, now in zip(before, after, strict=True)]
        if any(was != now for was, now in sides):
            values = [(now, round(now - was, 6)) for was, now in sides]
            rows.append({"figure": first.figure, "before": first.value, "values": values})
    moved = [people_moved(one.before, one.after) for one in outcomes]
    told = [[*one.blocked, *one.outcome.findings] for _, one in found]
    return {
        "figures": rows,
        "moved": [{"name": one.name, "values": [each[at].value for each in moved]} for at, one in enumerate(moved[0])],
        "counts": [
            {"words": words, "values": [sum(one.severity == severity for one in each) for each in told]}
            for severity, words in _WEIGHTS
        ],
        "findings": [(version, each[:12]) for (version, _), each in zip(found, told, strict=True)],
    }
