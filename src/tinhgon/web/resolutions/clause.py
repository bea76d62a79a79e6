"""One clause: what it says and orders on a day, its versions, who put it into practice; changed while a draft, amended afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions import acts
from tinhgon.resolutions.models import ClauseVersion, Document
from tinhgon.resolutions.queries import bodies, following, lists
from tinhgon.resolutions.queries.standing import standing_of
from tinhgon.resolutions.rules.clears import CLEARS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Field, Form, Sent
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.resolutions import forms
from tinhgon.web.resolutions.acting import allowed
from tinhgon.web.resolutions.one import rights
from tinhgon.web.resolutions.views import SECTION, opened, readable


@acting
def clause(request: HttpRequest, asked: Asked, code: str, mark: str) -> HttpResponse:
    """Show a clause; sent, change it in a draft, take it out, or amend it by another document."""
    document = opened(request, asked, code)
    if request.method != "POST":
        return _page(request, asked, document, mark)
    tried, sent = request.POST.get("viec", ""), Sent(request, asked)
    here = f"{addresses.RESOLUTIONS}{quote(code)}/"
    try:
        mandate = allowed(request, asked, document, tried)
        day = document.signed or asked.today
        if tried == "clause":
            acts.set_clause(mandate, code, mark, forms.said(sent, day), forms.given(sent, asked))
        elif tried == "clause_drop":
            acts.drop_clause(mandate, code, mark, forms.given(sent, asked))
            return HttpResponseRedirect(here)
        elif tried == "amend":
            by = sent.text("boi")
            inside = by if by and Document.objects.filter(code=by, signed__isnull=False).exists() else ""
            since = sent.day("tu-ngay")
            given = forms.given(sent, asked, basis=by)
            acts.amend(mandate, code, {mark: forms.said(sent, since)}, given, since=since, by=inside)
        else:
            raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    except (Refusal, Unknown) as refusal:
        findings = (
            refusal.findings if isinstance(refusal, Refusal) else (Finding("resolution.unknown", refusal.sentence),)
        )
        status = 409 if isinstance(refusal, Stale) else 422
        return _page(
            request,
            asked,
            opened(request, asked, code),
            mark,
            status=status,
            problems=findings,
            tried=tried,
            typed=sent.typed,
        )
    return HttpResponseRedirect(f"{here}#d-{quote(mark)}")


def _page(
    request: HttpRequest,
    asked: Asked,
    document: Document,
    mark: str,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    tried: str = "",
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    at, part = standing_of(document, asked.day), readable(request, asked)
    line = at.line(mark)
    may = rights(request, asked, document)
    versions = list(ClauseVersion.objects.filter(clause=line.clause).select_related("amended_by").order_by("-number"))
    links = [one for one in following.followers(document, asked.day) if one.clause_id in (line.clause.pk, None)]
    names = bodies.names({*line.leads, *line.others, *(one.document.organ for one in links)}, asked.day)
    seen = Field("thay", Sentence("", ""), "hidden", value=str(document.deeds))
    shown: list[Form] = []
    if document.signed is None and document.dropped is None and may["draft"]:
        shown.append(forms.clause(line, at))
    elif document.signed is not None and document.ended is None and may["issue"] and not line.version.gone:
        shown.append(forms.clause(line, at, amending=True))
    shown = [Form(one.id, one.title, one.button, (seen, *one.fields)) for one in shown]
    shown = [one.filled(typed or {}, problems) if one.id == tried else one for one in shown]
    title = Sentence(f"{line.version.label or mark}", f"{line.version.label or mark}")
    crumbs = (
        SECTION,
        Crumb(document.symbol or document.code, f"{addresses.RESOLUTIONS}{quote(document.code)}/"),
        Crumb(mark),
    )
    return show(
        request, asked, "web/resolutions/clause.html", title, crumbs, status=status, document=document, line=line, versions=versions,
        forms=shown, problems=problems, clears=[(CLEARS[one.name], one.met) for one in line.clears], seen=document.deeds,
        leads=[names.get(key, ("", "")) for key in line.leads], others=[names.get(key, ("", "")) for key in line.others],
        links=[(one, names.get(one.document.organ, ("", "")), lists.may_read(part, one.document)) for one in links],
        may=may, offices=_offices(line.leads, asked),
    )  # fmt: skip


def _offices(leads: tuple[int, ...], asked: Asked) -> list[str]:
    """Return the titles that the lead has, to be typed from."""
    return list(dict.fromkeys(one.title for each in bodies.offices(leads, asked.day).values() for one in each))
