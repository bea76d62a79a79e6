"""Enacting a scheme on the web: by who may, on a decision, after a check page that counts what it will do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.queries import head
from tinhgon.reform.acts import enacting as acts
from tinhgon.reform.queries.dossier.carrying import drafted, outside
from tinhgon.structure.scheme import Scheme, read_scheme
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.schemes.enacted import Dossier, tried
from tinhgon.web.schemes.sections import result
from tinhgon.web.schemes.trial import MOST_BYTES, MOST_STEPS
from tinhgon.web.signed_in import entitled, needed

_TITLE: Final = Sentence("Thi hành đề án", "Enact a scheme")
_CRUMBS: Final = (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(_TITLE))
FIELDS: Final = ("van-ban", "so", "ngay-ky", "co-quan", "trich-yeu", "muc")


@acting
def enact(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what a scheme will do and on which decision; sent once more from there, enact it: all or nothing.

    ``muc`` is the newest entry of the ledger when the check page was made: where the books moved since, the rows are named and nothing
    is written.
    """
    needed(request)
    if request.method != "POST":
        return HttpResponseRedirect(asked.to(f"{addresses.SCHEMES}chay-thu/"))
    values = {name: request.POST.get(name, "")[:MOST_BYTES] for name in FIELDS}
    try:
        scheme = _scheme(values["van-ban"])
    except Refusal as refusal:
        return _page(request, asked, values, refusal.findings, status=422)
    by = entitled(request, "scheme.enact", None, scheme.day, subject=scheme.id, done=drafted(scheme))
    typed = _decision(values)
    if carried := outside(scheme):
        return _page(request, asked, values, tuple(carried), status=422)
    try:
        if request.POST.get("xac-nhan") == "1" and not typed.faults:
            done = acts.enact(by, scheme, typed.decision, _entry(values["muc"]))
            return HttpResponseRedirect(addresses.scheme(str(done.entry.number)))
        dossier = tried(scheme, asked)
    except Stale:
        raise
    except Refusal as refusal:
        return _page(request, asked, values, refusal.findings, status=422)
    faults = typed.faults if "so" in request.POST else ()
    return _page(request, asked, values | {"muc": str(head())}, faults, dossier=dossier, status=422 if faults else 200)


@dataclass(frozen=True)
class _Typed:
    decision: Decision
    faults: tuple[Finding, ...]


def _scheme(text: str) -> Scheme:
    scheme = read_scheme(text.replace("\r\n", "\n"), "")
    if len(scheme.steps) > MOST_STEPS:
        said = Sentence(
            f"Đề án có {len(scheme.steps)} bước; trang này thi hành tối đa {MOST_STEPS}. Dùng: tinhgon enact <tệp>.",
            f"The scheme has {len(scheme.steps)} steps; this page enacts {MOST_STEPS} at most. Use: tinhgon enact <file>.",
        )
        raise Refusal([Finding("scheme.too_many_steps", said)])
    return scheme


def _decision(values: dict[str, str]) -> _Typed:
    """Read the decision; without its number nothing is enacted."""
    faults: list[Finding] = []
    signed: date | None = None
    if values["ngay-ky"].strip():
        try:
            signed = parse_day(values["ngay-ky"])
        except Refusal as refusal:
            faults += refusal.findings
    if not values["so"].strip():
        said = Sentence("Thi hành phải có số văn bản quyết định.", "Enacting needs the number of the decision.")
        faults.append(Finding("enact.decision", said, where={"field": "so"}))
    decision = Decision(
        values["so"].strip()[:200], signed, values["co-quan"].strip()[:200], values["trich-yeu"].strip()[:500]
    )
    return _Typed(decision, tuple(faults))


def _entry(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _page(
    request: HttpRequest,
    asked: Asked,
    values: dict[str, str],
    problems: tuple[Finding, ...],
    *,
    dossier: Dossier | None = None,
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {"values": values, "problems": problems[:200]}
    if dossier is not None:
        context |= {**result(dossier, {}), "scheme": dossier.scheme, "dossier": dossier, "trial": True}
    return show(request, asked, "web/schemes/enact.html", _TITLE, _CRUMBS, status=status, **context)
