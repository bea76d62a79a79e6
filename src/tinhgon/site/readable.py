"""A stop to the sign that no text has: NUL, which the database does not keep; who sends it is told so before anything is asked of the books."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tinhgon.api.answers import problem
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import errors

_FOUND: Final = Finding(
    "web.nul",
    Sentence("Yêu cầu có ký tự NUL, không có trong chữ viết.", "The request holds the sign NUL, which no text has."),
)


class NoNul:
    """Middleware: answers a request with NUL in its address, its fields or its message by 400; forms are read by then, messages are small."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return _refused(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Look at what was sent, once the check of forms and of its size is over."""
        if request.method != "POST":
            return None
        try:
            if request.content_type == "application/json":
                return _refused(request) if b"\\u0000" in request.body else None
            names = [*request.POST, *(file.name or "" for file in request.FILES.values())]
            said = (value for values in request.POST.lists() for value in values[1])
        except RequestDataTooBig:
            return None  # the view says so
        return _refused(request) if any("\0" in one for one in (*names, *said)) else None


def _refused(request: HttpRequest) -> HttpResponseBase:
    if request.path.startswith("/api/"):
        return problem(422, [_FOUND])
    return errors.bad_request(request, BadRequest())
