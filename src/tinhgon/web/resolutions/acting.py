"""What is done on a document's page: each form names its act; the mandate is asked for anew, and the page shown again with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Asked as Wanted
from tinhgon.resolutions.acts import Issue, Said, Watch
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.queries import bodies
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Sent
from tinhgon.web.page import acting
from tinhgon.web.resolutions import forms
from tinhgon.web.resolutions.one import answering, page
from tinhgon.web.resolutions.views import opened
from tinhgon.web.signed_in import entitled

#: Which act each form asks for.
ACTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("head", "clause_add", "clause_drop", "supervise", "require", "link", "unline", "drop", "theme", "review", "clause"), "resolution.draft"
    ),
    **dict.fromkeys(("issue", "force", "end", "amend"), "resolution.issue"),
    "assign": "task.order",
}  # fmt: skip


@acting
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of the document's page names. Sent by who may not, it says who may; refused, the page keeps what was typed."""
    document = opened(request, asked, code)
    here = f"{addresses.RESOLUTIONS}{document.code}/"
    if request.method != "POST":
        return HttpResponseRedirect(here)
    tried, sent = request.POST.get("viec", ""), Sent(request, asked)
    try:
        mandate = allowed(request, asked, document, tried)
        _done(request, asked, mandate, document, tried, sent)
    except (Refusal, Unknown) as refusal:
        findings = (
            refusal.findings if isinstance(refusal, Refusal) else (Finding("resolution.unknown", refusal.sentence),)
        )
        status = 409 if isinstance(refusal, Stale) else 422
        shown = opened(request, asked, code)
        return page(request, asked, shown, status=status, problems=findings, tried=tried, typed=sent.typed)
    return HttpResponseRedirect(f"{here}#da-lam")


def allowed(request: HttpRequest, asked: Asked, document: Document, tried: str) -> Mandate:
    """Return the mandate for what a form asks. Raises Unknown for a form that there is not, Lacking."""
    wanted = ACTS.get(tried.partition(":")[0])
    if wanted is None:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    return entitled(request, wanted, answering(document, asked), asked.today)


def _done(request: HttpRequest, asked: Asked, mandate: Mandate, document: Document, tried: str, sent: Sent) -> None:
    what, _, number = tried.partition(":")
    code, given, key = (
        document.code,
        forms.given(sent, asked),
        int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0,
    )
    day = document.signed or asked.today

    def theme() -> int | None:
        typed = sent.text("chu-de")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None

    def body(name: str) -> int:
        return bodies.by_code(sent.text(name), day, name).key

    def watch() -> Watch:
        first = sent.day_or_none("lan-dau")
        if first is None:
            raise _needed("lan-dau", "ngày giám sát đầu tiên", "first day of supervision")
        every = forms.whole(sent.text("nhip"), "nhip") if sent.text("nhip") else None
        return Watch(body("don-vi"), sent.text("giam-sat"), first, every=every, clause=sent.text("dieu"))

    def wanted() -> Wanted:
        due = sent.day_or_none("han")
        if due is None:
            raise _needed("han", "hạn ban hành", "due day")
        under = body("duoi") if sent.text("duoi") else None
        since = sent.day_or_none("tu-ngay") or document.signed or asked.today
        return Wanted(sent.text("loai-cq"), sent.text("cap"), due, since, under, sent.text("loai"), sent.text("dieu"))

    simple: Mapping[str, Callable[[], Any]] = {
        "head": lambda: acts.change(
            mandate, code, given, title=sent.text("trich-yeu"), summary=sent.text("tom-tat"), theme=theme(), readers=sent.text("doc")
        ),
        "clause_add": lambda: acts.add_clause(
            mandate, code, Said(sent.text("noi-dung"), sent.text("ten")), given, level=sent.text("cap"), mark=sent.text("so"),
            parent=sent.text("duoi"), after=sent.text("sau"),
        ),
        "supervise": lambda: acts.plan_supervision(mandate, code, watch(), given),
        "require": lambda: acts.require(mandate, code, wanted(), given),
        "link": lambda: acts.link(mandate, code, opened(request, asked, sent.text("cua")).code, given, sent.text("dieu-tren")),
        "unline": lambda: _unline(mandate, code, sent.text("dong"), key, given),
        "drop": lambda: acts.drop(mandate, code, given),
        "theme": lambda: acts.file_under(mandate, code, theme(), given),
        "review": lambda: acts.finish_review(mandate, key, sent.text("ket-qua"), sent.text("noi-dung"), given),
        "issue": lambda: acts.issue(
            mandate, code, Issue(forms.whole(sent.text("so"), "so"), sent.day("ngay-ky"), sent.text("nguoi-ky"), sent.text("chuc-vu"),
                                 sent.text("ky-hieu")), given,
        ),
        "force": lambda: acts.enforce(mandate, code, sent.day("hieu-luc"), given),
        "assign": lambda: acts.assign_clauses(
            mandate, code, [name.removeprefix("d:") for name in sent.typed if name.startswith("d:")], given
        ),
        "end": lambda: end(mandate, document, sent, asked),
    }  # fmt: skip
    if what not in simple:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    simple[what]()


def end(mandate: Mandate, document: Document, sent: Sent, asked: Asked) -> None:
    """End a document by the number of another one, or by its code here."""
    by = sent.text("boi")
    inside = by if by and Document.objects.filter(code=by, signed__isnull=False).exists() else ""
    acts.end(
        mandate, document.code, sent.text("cach"), sent.day("tu-ngay"), forms.given(sent, asked, basis=by), by=inside
    )


def _unline(mandate: Mandate, code: str, what: str, number: int, given: acts.Given) -> None:
    if what == "supervision":
        acts.drop_supervision(mandate, code, number, given)
    elif what in ("requirement", "link"):
        acts.drop_line(mandate, code, what, number, given)
    else:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))


def _needed(field: str, vi: str, en: str) -> Refusal:
    return Refusal([Finding("resolution.empty", Sentence(f"Cần ghi {vi}.", f"Say the {en}."), where={"field": field})])
