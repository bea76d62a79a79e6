"""The public page of a case: opened by the code on a receipt, without an account; it tells where the case is, never who anybody is."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries.tracking import tracked
from tinhgon.casework.rules.marks import distance
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers.guessing import counted, was_right
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show

_TITLE: Final = Sentence("Theo dõi hồ sơ bằng mã", "Follow a case by its code")
_WRONG: Final = Sentence(
    "Mã không đúng hoặc đã được thay bằng mã mới.", "The code is wrong, or a newer one took its place."
)


@acting
def track(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask for a code; sent, show what it opens. A code that is typed never stands in an address."""
    typed = request.POST.get("ma", "")[:60] if request.method == "POST" else ""
    return _answered(request, asked, typed)


@acting
def by_code(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what the code of a scanned receipt opens."""
    return _answered(request, asked, code[:60])


def _answered(request: HttpRequest, asked: Asked, typed: str) -> HttpResponse:
    context: dict[str, Any] = {"typed": typed}
    status = 200
    if typed:
        try:
            counted(request)
            found = tracked(typed, asked.today)
            if found is None:
                raise Refusal([Finding("code.unknown", _WRONG)])
            was_right(request)
            context |= {"found": found, "far": distance(found.due, asked.today) if found.due and not found.ended else None,
                        "late": bool(found.due and not found.ended and found.due < asked.today)}  # fmt: skip
        except Refusal as refusal:
            context["problems"], status = refusal.findings, 422
    response = show(request, asked, "web/cases/track.html", _TITLE, (Crumb(_TITLE),), status=status, **context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
