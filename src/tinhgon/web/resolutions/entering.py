"""Beginning a document: by its head, by pasting its whole text (read into clauses, shown before it is kept), or from a file."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Wish
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.standing import lines
from tinhgon.resolutions.rules import exchange
from tinhgon.resolutions.rules.reading import MOST_CHARACTERS, read_clauses
from tinhgon.resolutions.words import documents as words
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Sent
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.resolutions import forms
from tinhgon.web.resolutions.acting import allowed
from tinhgon.web.resolutions.views import SECTION, opened
from tinhgon.web.signed_in import entitled, needed, scope

_NEW: Final = Sentence("Soạn văn bản", "Draft a document")
_MOST_CHOICES: Final = 60


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form of a draft's head; sent, begin the draft and go on to its text."""
    needed(request)
    part = scope(request, "resolution.draft", asked.today)
    if not part.everything and not part.units:
        entitled(request, "resolution.draft", None, asked.today)
    few = not part.everything and len(part.units) <= _MOST_CHOICES
    organs = (
        tuple((code, f"{name} ({code})") for code, name in sorted(bodies.names(part.units, asked.today).values()))
        if few
        else ()
    )
    form, problems, status = forms.head(True, organs), (), 200
    if request.method == "POST":
        sent = Sent(request, asked)
        try:
            organ = bodies.by_code(sent.text("co-quan"), asked.today, "co-quan")
            mandate = entitled(request, "resolution.draft", organ.key, asked.today)
            theme = sent.text("chu-de")
            wish = Wish(
                sent.text("loai"), organ.key, sent.text("trich-yeu"), sent.text("tom-tat"), int(theme) if theme.isdigit() else None,
                sent.text("doc"),
            )  # fmt: skip
            made = acts.draft(mandate, wish, forms.given(sent, asked))
            return HttpResponseRedirect(f"{addresses.RESOLUTIONS}{made.code}/toan-van/")
        except (Refusal, Unknown) as refusal:
            problems, status = _findings(refusal), 422
            form = form.filled(sent.typed, problems)
    return show(
        request, asked, "web/following/new.html", _NEW, (SECTION, Crumb(_NEW)), status=status, form=form, problems=problems
    )  # fmt: skip


@acting
def text(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Paste the whole text of a draft: first its clauses are shown as they were recognised, then they are kept."""
    document = opened(request, asked, code)
    title = Sentence("Nhập toàn văn", "Enter the whole text")
    crumbs = (SECTION, Crumb(document.symbol or document.code, f"{addresses.RESOLUTIONS}{quote(code)}/"), Crumb(title))
    allowed(request, asked, document, "clause")
    context: dict[str, Any] = {"document": document, "pasted": "", "read": (), "problems": (), "seen": document.deeds}
    if document.signed is not None:  # what is signed is amended, on the page of the clause
        return HttpResponseRedirect(f"{addresses.RESOLUTIONS}{quote(code)}/")
    if request.method != "POST":
        context["pasted"] = _typed(document, asked)
        return show(request, asked, "web/resolutions/text.html", title, crumbs, **context)
    pasted = request.POST.get("toan-van", "")
    context["pasted"] = pasted
    try:
        if len(pasted) > MOST_CHARACTERS:
            said = Sentence(f"Văn bản dài quá {MOST_CHARACTERS} ký tự.", f"Longer than {MOST_CHARACTERS} characters.")
            raise Refusal(
                [Finding("resolution.too_long", said, measured=str(len(pasted)), where={"field": "toan-van"})]
            )
        read = read_clauses(pasted)
        context["read"] = read
        if request.POST.get("viec") == "ghi":
            mandate = allowed(request, asked, document, "clause")
            acts.set_text(mandate, code, read, forms.given(Sent(request, asked), asked))
            return HttpResponseRedirect(f"{addresses.RESOLUTIONS}{quote(code)}/")
        if not read:
            raise Refusal([Finding("resolution.no_text", words.no_text())])
    except Refusal as refusal:
        context["problems"] = refusal.findings
        return show(request, asked, "web/resolutions/text.html", title, crumbs, status=422, **context)
    return show(request, asked, "web/resolutions/text.html", title, crumbs, **context)


@acting
def enter(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Enter a whole document from a file as `tinhgon resolution export` writes it: head, clauses, plan, links, signature."""
    title = Sentence("Nhập từ tệp YAML hoặc JSON", "Enter from a file")
    needed(request)
    part = scope(request, "resolution.draft", asked.today)
    if not part.everything and not part.units:
        entitled(request, "resolution.draft", None, asked.today)
    pasted = request.POST.get("tep", "")[: exchange.MOST + 1] or exchange.TEMPLATE
    if request.method == "POST":
        try:
            told = exchange.read_document(pasted)
            organ = bodies.by_code(told.organ, told.begun or asked.today, "organ")
            drafting = entitled(request, "resolution.draft", organ.key, asked.today)
            issuing = entitled(request, "resolution.issue", organ.key, asked.today) if told.issued else None
            made = acts.enter(acts.Signing(drafting, issuing), told, forms.given(Sent(request, asked), asked))
            return HttpResponseRedirect(f"{addresses.RESOLUTIONS}{made.code}/")
        except (Refusal, Unknown) as refusal:
            return show(
                request, asked, "web/resolutions/enter.html", title, (SECTION, Crumb(title)), status=422, problems=_findings(refusal),
                pasted=pasted,
            )  # fmt: skip
    return show(
        request, asked, "web/resolutions/enter.html", title, (SECTION, Crumb(title)), problems=(), pasted=pasted
    )


def _typed(document: Any, asked: Asked) -> str:
    """Return the draft's clauses as a text that is read into the same clauses."""
    signs = {
        "article": "Điều {}.",
        "item": "{}.",
        "clause": "{}.",
        "point": "{})",
        "part": "Phần {}",
        "chapter": "Chương {}",
    }
    found = []
    for one in lines(document, asked.today):
        number = one.version.label.rpartition(" ")[2]
        lead = signs.get(one.clause.level, "").format(number)
        found.append(f"{lead} {one.version.words}".strip())
    return "\n".join(found)


def _findings(error: Refusal | Unknown) -> tuple[Finding, ...]:
    return error.findings if isinstance(error, Refusal) else (Finding("resolution.unknown", error.sentence),)
