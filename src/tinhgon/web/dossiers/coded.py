"""What a code on paper opens: what came of an opinion, or one's own place after the scheme, and the form to answer."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.queries.dossier import people, said
from tinhgon.reform.queries.dossier.people import Affected
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.words.dossier import OUTCOMES, REPLIES
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers.guessing import counted, was_right
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show

_TITLE: Final = Sentence("Mở bằng mã trên giấy", "Open with a code on paper")
#: Whoever answers with a code is whoever the code was given to; the ledger need not say who.
_OWN: Final = Mandate("Người bị ảnh hưởng", "affected", "mã trên giấy")


@acting
def by_code(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask for a code; sent, show what it opens; sent with an answer, keep it. A code never stands in an address."""
    context: dict[str, Any] = {"replies": REPLIES}
    status = 200
    if request.method == "POST":
        typed = request.POST.get("ma", "")[:60]
        try:
            context |= _opened(request, asked, typed)
        except Refusal as refusal:
            context["problems"], status = refusal.findings, 422
    crumbs = (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(_TITLE))
    return show(request, asked, "web/dossiers/code.html", _TITLE, crumbs, status=status, **context)


def _opened(request: HttpRequest, asked: Asked, typed: str) -> dict[str, Any]:
    counted(request)
    opinion = said.opinion_by_code(typed)
    found = None if opinion else people.by_code(typed, asked.today)
    if opinion is None and found is None:
        raise Refusal(
            [Finding("code.unknown", Sentence("Mã không đúng hoặc đã hết hạn.", "The code is wrong or over."))]
        )
    was_right(request)
    if opinion is not None:
        answer = getattr(opinion, "answer", None)
        return {"opinion": opinion, "answer": answer, "outcome": OUTCOMES[answer.outcome] if answer else None}
    assert found is not None  # noqa: S101 - one of the two was found
    return _own(request, asked, typed, *found)


def _own(request: HttpRequest, asked: Asked, typed: str, at: Standing, one: Affected) -> dict[str, Any]:
    """Show somebody their own place, and keep the answer that was sent with the code."""
    kept, problems = None, ()
    if request.POST.get("tra-loi"):
        try:
            kept = acts.reply(
                _OWN,
                at.dossier.code,
                one.placement.person,
                request.POST["tra-loi"],
                request.POST.get("noi-dung", ""),
                asked.today,
            )
            one = people.one_affected(at, one.placement.person)
        except Refusal as refusal:
            problems = refusal.findings
    open_ = one.until is not None and asked.today <= one.until and at.newest("enact") is None
    return {"at": at, "one": one, "code": typed, "kept": kept, "problems": problems, "open": open_}
