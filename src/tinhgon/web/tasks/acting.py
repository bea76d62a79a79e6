"""What is done on a task's page: each form names its act; the mandate is asked for anew, and the task shown with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework.rules import files
from tinhgon.casework.scanning import scan_with
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import acts
from tinhgon.tasks.acts import Given
from tinhgon.tasks.queries.standing import Standing, mandate_of
from tinhgon.tasks.rules.life import TAKES
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.page import acting
from tinhgon.web.signed_in import entitled, needed
from tinhgon.web.tasks import reading
from tinhgon.web.tasks.one import opened, page

_KEPT: Final = (
    "ngay", "noi-dung", "so", "ngay-ky", "co-quan", "den-ngay", "chat-luong", "don-vi", "chuc-vu", "han", "chi-so", "gia-tri", "don-vi-tinh",
    "nguon",
)  # fmt: skip


@acting
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of the task's page names. Sent by who may not, it says who may; refused, the page says why and keeps what was typed."""
    at = opened(request, asked, code)
    if request.method != "POST":
        return HttpResponseRedirect(addresses.task(code))
    tried = request.POST.get("viec", "")
    typed = {name: request.POST.get(name, "")[:20_001] for name in _KEPT}
    try:
        if tried not in TAKES:
            raise Unknown(Sentence("Không có việc này.", "There is no such act."))
        mandate = mandate_of(needed(request), tried, at.task, asked.today)
        _do(request, asked, mandate, at, tried, typed)
    except (Refusal, Unknown) as refusal:
        status = 409 if isinstance(refusal, Stale) else 422
        findings = refusal.findings if isinstance(refusal, Refusal) else (Finding("task.unknown", refusal.sentence),)
        at = opened(request, asked, code)
        return page(request, asked, at, status=status, problems=findings, typed=typed, tried=tried)
    return HttpResponseRedirect(f"{addresses.task(code)}#da-lam")


def _do(request: HttpRequest, asked: Asked, mandate: Mandate, at: Standing, tried: str, typed: dict[str, str]) -> None:
    code, given = at.task.code, _given(request, asked, typed)
    simple: Mapping[str, Callable[[], Any]] = {
        "accept": lambda: acts.accept(mandate, code, given),
        "return": lambda: acts.return_(mandate, code, given),
        "progress": lambda: acts.progress(mandate, code, given),
        "evidence": lambda: _evidence(request, mandate, code, given),
        "report": lambda: acts.report(mandate, code, given),
        "ask": lambda: acts.ask(mandate, code, reading.day(typed["den-ngay"], "den-ngay"), given),
        "grant": lambda: acts.grant(
            mandate, code, reading.day(typed["den-ngay"], "den-ngay") if typed["den-ngay"].strip() else None, given
        ),
        "refuse": lambda: acts.refuse(mandate, code, given),
        "approve": lambda: acts.approve(mandate, code, typed["chat-luong"], given),
        "send_back": lambda: acts.send_back(mandate, code, given),
        "withdraw": lambda: acts.withdraw(mandate, code, given),
        "redirect": lambda: _redirect(request, asked, mandate, code, typed, given),
        "measure": lambda: acts.measure(
            mandate, code, typed["chi-so"], typed["gia-tri"], typed["don-vi-tinh"], typed["nguon"], given
        ),
    }
    simple[tried]()


def _given(request: HttpRequest, asked: Asked, typed: dict[str, str]) -> Given:
    day = reading.day(typed["ngay"], "ngay", asked.today)
    signed = reading.day(typed["ngay-ky"], "ngay-ky") if typed["ngay-ky"].strip() else None
    seen = request.POST.get("thay", "")
    return Given(
        day, asked.today, typed["noi-dung"], Decision(typed["so"].strip()[:200], signed, typed["co-quan"].strip()[:300]),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
    )  # fmt: skip


def _evidence(request: HttpRequest, mandate: Mandate, code: str, given: Given) -> None:
    sent = request.FILES.get("tep")
    if sent is None:
        raise reading.refused("tep", Sentence("Chọn một tệp.", "Choose a file."))
    if (sent.size or 0) > files.MOST_BYTES:
        raise files.too_large(sent.size or 0)
    acts.keep_evidence(mandate, code, sent.name or "", sent.read(), given, scan_with(settings.SCANNER))


def _redirect(
    request: HttpRequest, asked: Asked, mandate: Mandate, code: str, typed: dict[str, str], given: Given
) -> None:
    """Order anew: whoever does it must be entitled to order the new lead body, too."""
    owner = reading.body(typed["don-vi"], asked.today, "don-vi")
    entitled(request, "task.order", owner, asked.today)
    post = reading.office(owner, typed["chuc-vu"], asked.today, "chuc-vu")
    acts.redirect(mandate, code, owner, post, reading.day(typed["han"], "han") if typed["han"].strip() else None, given)
