"""What makes a view a page: the question it is asked, the trail, errors in words, and answers that browsers may keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.http import parse_etags, urlencode
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from tinhgon.kernel.refusal import HouseError
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.queries import head
from tinhgon.web import errors
from tinhgon.web.asking import DAY, KNOWN, Asked, ask, canonical
from tinhgon.web.navigation import Crumb, rail

View = Callable[..., HttpResponse]

#: Another start of the server may hold other code, so pages kept by browsers from before are asked for anew.
STARTED: Final[datetime] = now()


def reading(view: View) -> View:
    """Make a page that only reads: it gets the request and what is asked, and may be kept until the books grow.

    ``view(request, asked, ...)``. A day typed in another form is redirected to the one address of that day. House errors
    become pages with findings.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            asked = ask(request.GET.dict())
        except HouseError as error:
            return errors.said(request, error)
        moved = _moved(request, asked)
        if moved is not None:
            return moved
        mark = _mark(request, asked)
        if mark in parse_etags(request.headers.get("If-None-Match", "")):
            return _keepable(HttpResponseNotModified(), mark)
        try:
            response = view(request, asked, *args, **kwargs)
        except HouseError as error:
            return errors.said(request, error, asked)
        return _keepable(response, mark) if response.status_code == 200 else response

    return answer


def acting(view: View) -> View:
    """Make a page that may also be sent a form: as `reading`, but never kept by a browser."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = None
        try:
            asked = ask(request.GET.dict())
            moved = _moved(request, asked) if request.method != "POST" else None
            response = moved or view(request, asked, *args, **kwargs)
        except HouseError as error:
            response = errors.said(request, error, asked)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def show(
    request: HttpRequest,
    asked: Asked,
    template: str,
    title: Sentence,
    crumbs: Sequence[Crumb] = (),
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page that extends ``web/base.html``: its one heading, its trail, and what the template reads."""
    frame = {"asked": asked, "title": title, "crumbs": crumbs, "rail": rail(request.path)}
    response = HttpResponse(render_to_string(template, frame | context, request), status=status)
    if "HX-Request" in request.headers and not all(request.GET.values()):
        # What htmx sends of a form holds its empty fields too; the address bar shall not.
        values = urlencode([(name, value) for name, values in request.GET.lists() for value in values if value])
        response.headers["HX-Push-Url"] = f"{request.path}{'?' + values if values else ''}"
    return response


def part(request: HttpRequest, asked: Asked, template: str, **context: Any) -> HttpResponse:
    """Render a piece of a page, for htmx."""
    return HttpResponse(render_to_string(template, {"asked": asked} | context, request))


def _moved(request: HttpRequest, asked: Asked) -> HttpResponse | None:
    """Return the redirect to the one address of this day, where the request wrote it in another way."""
    kept = canonical(request.GET.dict(), asked)
    values = [(name, value) for name, values in request.GET.lists() for value in values]
    others = [(name, value) for name, value in values if value and name not in (DAY, KNOWN)]
    if kept is None:
        # Fields left empty say nothing; without them one page has one address.
        if all(value for _, value in values) or "HX-Request" in request.headers:
            return None
        kept = asked.kept
    query = urlencode([*others, *kept.items()])
    return HttpResponseRedirect(f"{request.path}{'?' + query if query else ''}", headers={"Cache-Control": "no-store"})


def _mark(request: HttpRequest, asked: Asked) -> str:
    """Return the entity tag: what a page depends on is its address, the language, the day and the books."""
    parts = (
        request.get_full_path(),
        get_language(),
        request.user.pk,
        asked.today,
        head(),
        STARTED,
        request.headers.get("HX-Request", ""),
        request.headers.get("HX-Target", ""),
    )
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _keepable(response: HttpResponse, mark: str) -> HttpResponse:
    response.headers["ETag"] = mark
    response.headers.setdefault("Cache-Control", "private, no-cache")
    response.headers["Vary"] = "Cookie, HX-Request, HX-Target"
    return response
