"""The list of enacted schemes, one scheme with its outcome, and the rows behind its figures."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.rows.columns import table
from tinhgon.web.rows.export import KINDS, export
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of
from tinhgon.web.schemes.enacted import Dossier, dossier, found
from tinhgon.web.schemes.sections import MAKERS, SECTIONS
from tinhgon.web.schemes.words import ENACTED, STATUS

_TITLE = Sentence("Đề án", "Schemes")
_LISTED = 200


def _state(status: str) -> Sentence:
    return ENACTED if status == "draft" else STATUS.get(status, ENACTED)


@reading
def schemes(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the enacted schemes, the newest effective day first; those cancelled later say so."""
    entries = ledger.entries(act="enact", limit=_LISTED)
    cancelled = {str(one.payload.get("cancels")): one for one in ledger.entries(act="cancel", limit=_LISTED)}
    shown = [
        {
            "entry": entry,
            "title": _named(entry),
            "path": addresses.scheme(str(entry.number)),
            "status": _state(str(entry.payload.get("status"))),
            "real": entry.payload.get("status") == "real",
            "counts": _counts(entry),
            "cancelled": cancelled.get(str(entry.number)),
        }
        for entry in sorted(entries, key=lambda entry: (entry.effective or asked.today, entry.number), reverse=True)
    ]
    return show(request, asked, "web/schemes/schemes.html", _TITLE, schemes=shown, status_words=STATUS)


@reading
def scheme(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Show an enacted scheme: one section at a time (``?muc=``), worked out again by the run that wrote it."""
    entry = found(id)
    try:
        shown = dossier(entry, asked)
    except Refusal as refusal:
        return _unrepeatable(request, asked, entry, refusal)
    section = request.GET.get("muc", "ket-qua")
    if section not in SECTIONS:
        raise Unknown(
            Sentence(f"Trang đề án không có mục {section!r}.", f"A scheme's page has no section {section!r}.")
        )
    made = MAKERS[section](shown, request.GET.dict())  # type: ignore[arg-type]
    title = _named(entry)
    return show(
        request, asked, "web/schemes/scheme.html", title, (Crumb(_TITLE, addresses.SCHEMES), Crumb(entry.subject)),
        dossier=shown, scheme=shown.scheme, entry=entry, section=section, sections_of=SECTIONS, part=f"web/schemes/_{section}.html",
        state=_state(shown.scheme.status), cancelled=ledger.cancelled_by(entry), here=f"{addresses.SCHEMES}{quote(id, safe='')}/", **made,
    )  # fmt: skip


@reading
def evidence(request: HttpRequest, asked: Asked, id: str, figure: str) -> HttpResponse:
    """Show the rows behind one figure of a scheme: those that ended and began, or the people moved, from where to where."""
    entry = found(id)
    shown = dossier(entry, asked)
    moved = {one.id: one for one in shown.differing.moved}
    if figure in moved:
        name, frame, tables = (
            moved[figure].name,
            "tenures",
            [("moved", Sentence("Từ đâu đến đâu", "From where to where"), moved[figure].rows, shown.names)],
        )
        value: dict[str, object] = {"moved": moved[figure]}
    else:
        one = next((one for one in shown.differing.figures if one.before.figure.id == figure), None)
        if one is None:
            raise Unknown(_no_figure(figure))
        name, frame = one.before.figure.name, one.before.figure.frame
        tables = [
            ("ended", Sentence("Không còn được đếm", "No longer counted"), one.ended, shown.names_before),
            ("begun", Sentence("Mới được đếm", "Newly counted"), one.begun, shown.names),
        ]
        value = {"difference": one, **_restated(shown, one.before.figure.adds, one.before.rows, one.after.rows, frame)}
    return _evidence_page(request, asked, entry, shown, (figure, name, frame), tables, value)  # type: ignore[arg-type]


def _evidence_page(
    request: HttpRequest,
    asked: Asked,
    entry: Entry,
    shown: Dossier,
    figure: tuple[str, Sentence, FrameName],
    tables: list[tuple[str, Sentence, pl.DataFrame, Namer]],
    value: dict[str, object],
) -> HttpResponse:
    id, name, frame = figure
    kind = request.GET.get("xuat", "")
    side = request.GET.get("phia", "")
    if kind in KINDS:
        part = next((one for one in tables if one[0] == side), tables[0])
        about = [(name.vi, shown.scheme.title), (part[1].vi, say_day(shown.scheme.day))]
        return export(
            kind, f"{entry.subject}-{id}-{part[0]}", about, table(frame, part[2], part[3]), get_language() or "vi"
        )
    parts = []
    for side_id, words, rows, names in tables:
        page = page_of(request.GET.get(f"trang-{side_id}", ""), rows.height, name=f"trang-{side_id}")
        cut = rows.slice(page.offset, page.size)
        parts.append(
            {"id": side_id, "words": words, "page": page, "table": table(frame, cut, names), "total": rows.height}
        )
    crumbs = (Crumb(_TITLE, addresses.SCHEMES), Crumb(entry.subject, addresses.scheme(entry.subject)), Crumb(name))
    title = Sentence(f"{name.vi}: {shown.scheme.title}", f"{name.en}: {shown.scheme.title_en or shown.scheme.title}")
    return show(
        request, asked, "web/schemes/evidence.html", title, crumbs,
        dossier=shown, scheme=shown.scheme, entry=entry, parts=parts, kinds=KINDS, frame=frame, **value,
    )  # fmt: skip


def _restated(
    shown: Dossier, adds: str | None, before: pl.DataFrame, after: pl.DataFrame, frame: FrameName
) -> dict[str, object]:
    """Return rows counted on both sides whose summed cell differs, where a figure is a sum."""
    if adds is None:
        return {}
    key = KEYS[frame]
    both = before.select(key, pl.col(adds).alias("before")).join(after.select(key, pl.col(adds).alias("after")), on=key)
    changed = both.filter(pl.col("before").ne_missing(pl.col("after"))).head(200)
    things = shown.names.things(frame, changed[key].to_list())
    return {"restated": [(things.get(row[key]), row["before"], row["after"]) for row in changed.iter_rows(named=True)]}


@reading
def download(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Give the scheme's file as it was enacted."""
    entry = found(id)
    response = HttpResponse(str(entry.payload["scheme"]), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(entry.subject)}.yaml"
    return response


def _unrepeatable(request: HttpRequest, asked: Asked, entry: Entry, refusal: Refusal) -> HttpResponse:
    """Show that a scheme cannot be worked out again (the rules of the verbs grew stricter), and where what it wrote is found."""
    comparison = ""
    if entry.effective is not None:
        before = entry.effective - timedelta(days=1)
        comparison = asked.to(addresses.COMPARISON, tu=before.isoformat(), den=entry.effective.isoformat())
    return show(
        request, asked, "web/schemes/unrepeatable.html", _named(entry), (Crumb(_TITLE, addresses.SCHEMES), Crumb(entry.subject)),
        entry=entry, findings=refusal.findings[:50], comparison=comparison, here=addresses.scheme(entry.subject),
    )  # fmt: skip


def _named(entry: Entry) -> Sentence:
    title = str(entry.payload.get("title") or entry.subject)
    return Sentence(title, str(entry.payload.get("title_en") or "") or title)


def _counts(entry: Entry) -> dict[str, int]:
    counts = entry.payload.get("counts") or {}
    return {what: sum(int(one.get(what, 0)) for one in counts.values()) for what in ("closed", "opened", "amended")}


def _no_figure(figure: str) -> Sentence:
    if figure in FIGURES:
        return Sentence(
            f"Đề án không làm thay đổi {FIGURES[figure].name.vi}.",
            f"The scheme does not change {FIGURES[figure].name.en}.",
        )
    return Sentence(f"Không có con số {figure!r}.", f"There is no figure {figure!r}.")
