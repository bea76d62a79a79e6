"""The public page of a case: opened by the code on a receipt, without an account; it tells where the case is, never who anybody is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries.tracking import tracked
from tinhgon.casework.rules.marks import distance
from tinhgon.casework.scanning import scan_with
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions import acts as petitions
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers.guessing import counted, was_right
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.petitions.sending import sent_files

_TITLE: Final = Sentence("Theo dõi hồ sơ bằng mã", "Follow a case by its code")
_WRONG: Final = Sentence(
    "Mã không đúng hoặc đã được thay bằng mã mới.", "The code is wrong, or a newer one took its place."
)


@acting
def track(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask for a code; sent, show what it opens. A code that is typed never stands in an address."""
    typed = request.POST.get("ma", "")[:60] if request.method == "POST" else ""
    return _answered(request, asked, typed, request.POST.get("viec", "") if typed else "")


@acting
def by_code(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what the code of a scanned receipt opens."""
    return _answered(request, asked, code[:60])


def _answered(request: HttpRequest, asked: Asked, typed: str, doing: str = "") -> HttpResponse:
    context: dict[str, Any] = {"typed": typed, "doing": doing}
    status = 200
    if typed:
        try:
            counted(request)
            found = tracked(typed, asked.today)
            if found is None:
                raise Refusal([Finding("code.unknown", _WRONG)])
            was_right(request)
            context["done"], context["wrong_act"] = _done(request, asked, typed, doing)
            if context["done"]:
                found = tracked(typed, asked.today)
            status = 422 if context["wrong_act"] else 200
            assert found is not None  # noqa: S101 - it opened a case a moment ago
            context |= {"found": found, "far": distance(found.due, asked.today) if found.due and not found.ended else None,
                        "late": bool(found.due and not found.ended and found.due < asked.today)}  # fmt: skip
        except Refusal as refusal:
            context["problems"], status = refusal.findings, 422
    response = show(request, asked, "web/cases/track.html", _TITLE, (Crumb(_TITLE),), status=status, **context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _done(request: HttpRequest, asked: Asked, typed: str, doing: str) -> tuple[Sentence | None, Sequence[Finding]]:
    """Do what the holder of a code asks: send further papers, or ask to withdraw; return what is said of it, and what was wrong."""
    try:
        if doing == "bo-sung":
            count = petitions.supplement(typed, sent_files(request), asked.today, scan_with(settings.SCANNER))
            return Sentence(f"Đã nhận {count} tệp.", f"{count} files were taken."), ()
        if doing == "rut":
            petitions.ask_to_withdraw(typed, request.POST.get("ly-do", "")[:3000], asked.today)
            return Sentence(
                "Đã nhận yêu cầu rút đơn; cán bộ xử lý sẽ trả lời.",
                "Your wish to withdraw was taken; you will be answered.",
            ), ()
    except Refusal as refusal:
        return None, refusal.findings
    return None, ()
