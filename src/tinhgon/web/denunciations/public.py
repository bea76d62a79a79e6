"""Denouncing and following by code, without an account."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.casework.rules.marks import distance
from tinhgon.denunciations import acts
from tinhgon.denunciations.acts import REPORTER, Sending
from tinhgon.denunciations.queries import matters, tracking
from tinhgon.denunciations.queries.access import mandate_of
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, named, receiving
from tinhgon.denunciations.rules import payload
from tinhgon.denunciations.rules.lawful import lawful
from tinhgon.denunciations.rules.payload import Identity, Words
from tinhgon.denunciations.words import WRONG_CODE
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.denunciations.quiet import OPENS, SENDS, quiet
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import show
from tinhgon.web.signed_in import account

SECTION: Final = Crumb(Sentence("Tố cáo", "Denunciations"), addresses.DENUNCIATIONS)
_SEND: Final = Sentence("Gửi tố cáo", "Denounce")
_FOLLOW: Final = Sentence("Mở kênh trao đổi bằng mã", "Open the channel by code")
_SIGNED_IN: Final = Sentence(
    "Bạn đang đăng nhập: máy chủ biết tài khoản nào đang mở trang này. Đăng xuất, hoặc mở trang trong cửa sổ ẩn danh, rồi gửi lại.",
    "You are signed in, and the server knows whose browser this is. Sign out or open a private window, then send it.",
)
_FIELDS: Final = {
    "accused": "bi-to-cao", "text": "noi-dung", "where": "o-dau", "name": "ho-ten", "contact": "lien-he", "address": "dia-chi",
    "note": "giu-kin", "body": "noi", "files": "tep",
}  # fmt: skip


@quiet
def home(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Say how a denunciation is protected, where it can be sent, and how to come back."""
    title = Sentence("Tố cáo được niêm phong", "Sealed denunciations")
    return show(
        request, asked, "web/denunciations/home.html", title, (Crumb(title),), bodies=receiving(asked.today), law=lawful(),
        published=matters.publications(5),
    )  # fmt: skip


@quiet
def send(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form for one body; sent, seal it and show the code, this once."""
    there = receiving(asked.today)
    wanted = request.POST.get("noi") or request.GET.get("noi") or (there[0][1] if len(there) == 1 else "")
    body = next((one for one in there if one[1] == wanted), None)
    if body is None:
        raise Unknown(
            Sentence("Cơ quan này không nhận tố cáo qua kênh niêm phong.", "This body takes no sealed denunciations.")
        )
    typed = {
        name: request.POST.get(field, "")[:40_000] for name, field in _FIELDS.items() if field not in ("noi", "tep")
    }
    if request.method != "POST":
        return _form(request, asked, body, typed)
    try:
        me = account(request)
        by = mandate_of(me, HANDLE, {body[0]}, asked.today) if me is not None else REPORTER
        if by is None:
            raise Refusal([Finding("denunciation.signed_in", _SIGNED_IN)])
        SENDS.count(request)
        made = acts.send(_sending(request, body[0], typed), asked.today, by)
    except Refusal as refusal:
        return _form(request, asked, body, typed, refusal)
    title = Sentence("Đã niêm phong và gửi", "Sealed and sent")
    return show(request, asked, "web/denunciations/sent.html", title, (SECTION, Crumb(title)), made=made, body=body)


@quiet
def follow(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask for the code; sent, show the channel, and take an answer. The code never stands in an address."""
    code = request.POST.get("ma", "")[:200] if request.method == "POST" else ""
    context: dict[str, Any] = {"code": "", "typed": ""}
    status = 200
    if request.method == "POST":
        try:
            OPENS.count(request)
            receipt, found = tracking.channel(code, asked.today)
            if found is None:
                raise Refusal([Finding("code.unknown", WRONG_CODE)])
            context |= _shown(found, code, asked)
            text = request.POST.get("tra-loi")
            if text is not None:
                context["typed"] = text[:40_000]
                identity = Identity(
                    *(request.POST.get(_FIELDS[name], "") for name in ("name", "contact", "address", "note"))
                )
                acts.answer(receipt, text[:40_000], asked.today, identity)
                found = tracking.opened_by(receipt, asked.today)
                assert found is not None  # noqa: S101 - it was there, and nothing is taken away
                context |= _shown(found, code, asked) | {"typed": "", "written": True}
        except Refusal as refusal:
            context["problems"], status = refusal.findings, 422
    return show(
        request,
        asked,
        "web/denunciations/follow.html",
        _FOLLOW,
        (SECTION, Crumb(_FOLLOW)),
        status=status,
        fields=_FIELDS,
        **context,
    )


@quiet
def published(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the conclusions that were published."""
    title = Sentence("Kết luận tố cáo đã công khai", "Published conclusions")
    return show(
        request, asked, "web/denunciations/published.html", title, (SECTION, Crumb(title)), rows=matters.publications(),
    )  # fmt: skip


@quiet
def publication(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one published conclusion."""
    found = matters.publication(code)
    if found is None:
        raise Unknown(
            Sentence("Không có kết luận nào đã công khai theo số này.", "Nothing was published under this number.")
        )
    list_of = Crumb(Sentence("Đã công khai", "Published"), f"{addresses.DENUNCIATIONS}cong-khai/")
    title = Sentence(found.title, found.title)
    return show(request, asked, "web/denunciations/publication.html", title, (SECTION, list_of, Crumb(code)), row=found)


def _shown(found: tracking.Channel, code: str, asked: Asked) -> dict[str, Any]:
    due = found.due if not found.ended else None
    return {
        "found": found, "code": code, "far": distance(due, asked.today) if due else None, "late": bool(due and due < asked.today)
    }  # fmt: skip


def _sending(request: HttpRequest, body: int, typed: dict[str, str]) -> Sending:
    files = request.FILES.getlist("tep")
    if len(files) > payload.MOST_FILES:
        raise Refusal(
            [
                Finding(
                    "denunciation.files",
                    Sentence("Nhiều tệp quá.", "Too many files."),
                    required=f"≤ {payload.MOST_FILES}",
                )
            ]
        )
    words = Words(typed["accused"], typed["text"], typed["where"], protect=bool(request.POST.get("bao-ve")))
    identity = Identity(typed["name"], typed["contact"], typed["address"], typed["note"])
    excluded = frozenset(
        int(one) for one in request.POST.getlist("tru") if one.isascii() and one.isdigit() and len(one) < 19
    )
    return Sending(body, words, identity, tuple((one.name or "", one.read()) for one in files), excluded)


def _form(
    request: HttpRequest,
    asked: Asked,
    body: tuple[int, str, str],
    typed: dict[str, str],
    refusal: Refusal | None = None,
) -> HttpResponse:
    officers = {}
    for act in (HANDLE, IDENTITY):
        for one in named([body[0]], act, asked.today):
            if one.ready:
                officers.setdefault(one.account, (one, set()))[1].add(act)
    problems = refusal.findings if refusal else ()
    wrong = {_FIELDS.get(str(one.where.get("field", "")), "") for one in problems}
    above = bodies.names([body[0]], asked.today)[body[0]]
    me = account(request)
    paper = me is not None and mandate_of(me, HANDLE, {body[0]}, asked.today) is not None
    return show(
        request, asked, "web/denunciations/send.html", _SEND, (SECTION, Crumb(_SEND)), status=422 if refusal else 200,
        body=above, typed=typed, problems=problems, wrong=wrong, law=lawful(), signed_in=me is not None and not paper, paper=paper,
        officers=[(one, HANDLE in what, IDENTITY in what) for one, what in officers.values()],
        excluded=request.POST.getlist("tru"), protect=bool(request.POST.get("bao-ve")), most=payload.MOST_FILES,
        had_files=bool(request.FILES),
    )  # fmt: skip
