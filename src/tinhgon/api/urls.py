"""The addresses of the API: every room's router, the OpenAPI document, the index, and JSON for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from tinhgon import __version__
from tinhgon.api import (
    cases,
    clocks,
    comparison,
    dossiers,
    drafts,
    export,
    figures,
    following,
    law,
    ledger,
    lineage,
    mandates,
    outlines,
    papers,
    petitions,
    plans,
    resolutions,
    schemes,
    search,
    structure,
    tasks,
)
from tinhgon.api.answers import handle_errors, no_such_address, no_such_method
from tinhgon.api.index import index_of

api = NinjaAPI(
    title="Tinh Gọn",
    version=__version__,
    description="Bộ máy vào bất kỳ ngày nào. Không địa chỉ nào ghi vào sổ. / The apparatus on any day; nothing here writes."
    " Những gì không công khai cần mã truy cập: Authorization: Bearer … / What is not public needs a token.",
    urls_namespace="api",
    docs_url=None,
)
_ROOMS = (
    structure, figures, lineage, comparison, schemes, drafts, dossiers, papers, plans, law, ledger, mandates, clocks, cases, petitions, tasks,
    resolutions, following,
    search, outlines, export,
)  # fmt: skip
for room in _ROOMS:
    api.add_router("", room.router)
handle_errors(api)


def spoken(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return the view answering HEAD like GET, and a method that it does not know in JSON."""

    @csrf_exempt
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "HEAD":
            request.method = "GET"
        response: HttpResponseBase = view(request, *args, **kwargs)
        return no_such_method(request, response["Allow"]) if response.status_code == 405 else response

    return answering


_rooms, _app, _namespace = api.urls
for _one in _rooms:
    if _one.callback is not None:
        _one.callback = spoken(_one.callback)

urlpatterns = [
    # Ninja's own page of all endpoints is a script from elsewhere; the index stands in its place.
    path("", index_of(api), name="api-index"),
    path("", (_rooms, _app, _namespace)),
    re_path(r"^.*$", csrf_exempt(no_such_address)),
]
