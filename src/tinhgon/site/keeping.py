"""What says nothing about being kept is kept by nobody: no browser and no proxy holds an answer that its view did not think of."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class KeptByNobody:
    """Middleware: gives every answer without Cache-Control one that forbids keeping. Static files say theirs before they come here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
