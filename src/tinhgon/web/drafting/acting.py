"""Who may read and write a draft, and how an act on it is answered."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate, now

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.reform.models import Draft
from tinhgon.reform.queries import drafting
from tinhgon.reform.words.drafting import no_draft
from tinhgon.web.signed_in import entitled, may, needed, scope

READ, DRAFT = "scheme.read", "scheme.draft"


def instant() -> datetime:
    """Return the instant at which an act is done."""
    return now()


def readable(request: HttpRequest) -> Scope:
    """Return the organs whose drafts the one who is signed in may read; leads to the sign-in page where nobody is."""
    needed(request)
    return scope(request, READ, localdate())


def read(request: HttpRequest, name: str) -> Draft:
    """Return a draft that may be read; to everybody else it is not there. Raises Unknown and SignInNeeded."""
    allowed = readable(request)
    found = drafting.draft(name)
    if not allowed.holds(found.organ):
        raise Unknown(no_draft(name))
    return found


def write(request: HttpRequest, draft: Draft) -> Mandate:
    """Return the mandate by which the one who is signed in edits a draft; raises Lacking, whose page says who may."""
    return entitled(request, DRAFT, draft.organ, localdate(), subject=draft.name)


def may_write(request: HttpRequest, draft: Draft) -> bool:
    """Say whether the page offers edits."""
    return draft.state == Draft.State.OPEN and may(request, DRAFT, draft.organ, localdate(), subject=draft.name)


def seen(request: HttpRequest) -> int:
    """Return the number of the version that the form was made from. Raises Refusal where the form does not say it."""
    typed = request.POST.get("phien-ban", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Refusal(
            [Finding("draft.version", Sentence("Biểu mẫu thiếu số phiên bản.", "The form names no version."))]
        )
    return int(typed)


def number_of(typed: str) -> int:
    """Return a number of a step as an address or a form gives it; 0, which is no step, where it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


def onward(address: str, request: HttpRequest | None = None) -> HttpResponse:
    """Lead on after an act, so that loading the page again does not repeat it.

    A form that htmx sent (``request`` says so) replaces a part of its page; to leave the page it must be told in htmx's own way.
    """
    if request is not None and "HX-Request" in request.headers:
        return HttpResponse(status=200, headers={"HX-Redirect": address, "Cache-Control": "no-store"})
    response = HttpResponseRedirect(address, headers={"Cache-Control": "no-store"})
    response.status_code = 303
    return response
