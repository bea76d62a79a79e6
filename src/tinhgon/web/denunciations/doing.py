"""What is done on a matter's page: each form names its act; the matter is shown again with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import now

from tinhgon.casework.queries import bodies
from tinhgon.casework.words import cases as case_words
from tinhgon.denunciations import acts
from tinhgon.denunciations.acts import Doing
from tinhgon.denunciations.queries.access import Access, access
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import parse_day
from tinhgon.web.asking import Asked
from tinhgon.web.denunciations.desk import address, page
from tinhgon.web.denunciations.keeping import with_passphrase
from tinhgon.web.denunciations.quiet import private
from tinhgon.web.signed_in import needed

#: A file that was opened is taken away, and never shown inside a page.
_TAKEN_AWAY: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
_NO_ACT: Final = Sentence("Không có việc này.", "There is no such act.")


@private
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of the matter's page names; refused, the page says why."""
    me = needed(request)
    who = access(me, code, asked.today)
    if request.method != "POST":
        return HttpResponseRedirect(address(code))
    tried = request.POST.get("viec", "")
    try:
        shown = _opened(request, asked, who, tried)
        if shown is not None:
            return shown
        _done(request, asked, who, tried)
    except (Refusal, Unknown) as refusal:
        status = 409 if isinstance(refusal, Stale) else 422
        findings = (
            refusal.findings if isinstance(refusal, Refusal) else (Finding("denunciation.unknown", refusal.sentence),)
        )
        return page(request, asked, access(me, code, asked.today), status=status, problems=findings, tried=tried)
    try:
        access(me, code, asked.today)
    except Unknown:  # handed to another body
        return HttpResponseRedirect(address("").removesuffix("/"))
    return HttpResponseRedirect(f"{address(code)}#{quote(tried.partition(':')[0])}")


def _opened(request: HttpRequest, asked: Asked, who: Access, tried: str) -> HttpResponse | None:
    """Answer what opens something, in this answer alone; None for acts that do not."""
    said = request.POST.get("cum", "")
    if tried == "doc":
        found = with_passphrase(who.account, lambda: acts.read(who, said, asked.today))
        return page(request, asked, who, opened=found, tried=tried)
    if tried == "tep":
        file = with_passphrase(who.account, lambda: acts.read_file(who, _whole(request, "so"), said, asked.today))
        headers = {**_TAKEN_AWAY, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return HttpResponse(file.data, content_type=file.media, headers=headers)
    if tried == "xem":
        looked = with_passphrase(who.account, lambda: acts.look(who, _whole(request, "so"), said, now(), asked.today))
        return page(request, asked, who, looked=looked, tried=tried)
    return None


def _done(request: HttpRequest, asked: Asked, who: Access, tried: str) -> None:
    sent = {
        name: request.POST.get(name, "")[:40_000] for name in ("noi-dung", "ly-do", "can-cu", "tieu-de", "cum", "ve")
    }
    today, doing = asked.today, _doing(request, asked)
    if tried.startswith("buoc:"):
        acts.take(who, tried.removeprefix("buoc:"), doing)
        return
    simple: Mapping[str, Callable[[], Any]] = {
        "nhan": lambda: acts.take_up(who, today),
        "nhan-tin": lambda: acts.say(
            who, sent["noi-dung"], sent["ve"] if sent["ve"] in ("question", "notice", "protection") else "notice", today,
            asks=sent["ve"] == "question",
        ),
        "gia-han": lambda: acts.extend(who, request.POST.getlist("tieu-chi"), _whole(request, "so-ngay"), doing),
        "dung": lambda: acts.pause(who, doing),
        "tiep": lambda: acts.pause(who, doing, resume=True),
        "cong-khai": lambda: _publish(request, who, sent, doing),
        "chuyen": lambda: with_passphrase(who.account, lambda: acts.transfer(who, _body(request, asked), sent["cum"], doing)),
        "chia": lambda: with_passphrase(who.account, lambda: acts.share(who, sent["cum"], today)),
        "de-nghi": lambda: acts.ask(
            who, "reseal" if request.POST.get("de-lam") == "reseal" else "read", sent["can-cu"], sent["ly-do"], now(), today
        ),
        "duyet": lambda: with_passphrase(
            who.account, lambda: acts.approve(who, _whole(request, "so"), sent["cum"], now(), today)
        ),
    }  # fmt: skip
    if tried not in simple:
        raise Unknown(_NO_ACT)
    simple[tried]()


def _publish(request: HttpRequest, who: Access, sent: Mapping[str, str], doing: Doing) -> None:
    if not request.POST.get("khong-lo"):
        said = Sentence(
            "Xác nhận đã đọc lại và không ai nhận ra được người tố cáo.",
            "Confirm that you read it again and nobody can be recognised by it.",
        )
        raise Refusal([Finding("denunciation.recognised", said, citation="Luật Tố cáo, Điều 40")])
    acts.publish(who, sent["tieu-de"], sent["noi-dung"], doing)


def _doing(request: HttpRequest, asked: Asked) -> Doing:
    day, signed = (request.POST.get(name, "").strip() for name in ("ngay", "ngay-ky"))
    seen = request.POST.get("thay", "")
    return Doing(
        parse_day(day) if day else asked.today, asked.today, request.POST.get("so-van-ban", "")[:200],
        parse_day(signed) if signed else None, request.POST.get("ly-do", "")[:40_000],
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None,
    )  # fmt: skip


def _body(request: HttpRequest, asked: Asked) -> int:
    typed = request.POST.get("ma-don-vi", "").strip()
    found = bodies.unit_by_code(typed, asked.today)
    if found is None:
        raise Refusal([Finding("case.body", case_words.no_body(typed, asked.today), where={"field": "body"})])
    return found


def _whole(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "").strip()
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Refusal([Finding("denunciation.number", Sentence("Cần một số nguyên.", "A whole number is needed."))])
    return int(said)
