"""Each request's statements are sent in the name of who is signed in, so that the trail of changes names them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tinhgon.accounts.acting import acting


class ActingInName:
    """Middleware: tells the database who acts, whenever something is written; who that is, is asked only then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def who() -> str:
            user = request.user
            return str(user.actor) if user.is_authenticated else "khách"

        with acting(who):
            return self.get_response(request)
