"""Those whom a dossier affects: the list for who works on it, and to each their own place, read and answered signed in."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import PersonCode
from tinhgon.reform.queries.dossier import people
from tinhgon.reform.queries.dossier.people import Affected
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.placing import FATES
from tinhgon.reform.words.dossier import REPLIES, VIA
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access
from tinhgon.web.dossiers.doing import RECORDS, takes
from tinhgon.web.dossiers.showing import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.rows.paging import page_of
from tinhgon.web.signed_in import needed

_TITLE: Final = Sentence("Người bị ảnh hưởng", "Those affected")
_OWN_TITLE: Final = Sentence("Vị trí của tôi sau sắp xếp", "My own place after the scheme")
#: Whoever answers for themselves is named in the trail that few may read, not in the ledger that everybody reads.
_OWN: Final = Mandate("Người bị ảnh hưởng", "affected", "đã đăng nhập")
#: What a place does not depend on: who is told so is everyone but the newly placed.
_FILTERS: Final[dict[str, Sentence]] = {
    "": Sentence("Tất cả", "All"), **FATES, "reply": Sentence("đã trả lời", "answered"),
    "open": Sentence("chờ trả lời lại", "to be answered"), "untold": Sentence("chưa được báo", "not told"),
}  # fmt: skip


@acting
def affected(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """List everyone whom a dossier affects, to those who work on where people go; to others the page is not there."""
    at = access.read(request, code)
    needed(request)
    if not access.names(request, at):
        access.by(request, at, RECORDS["issue_code"])  # the page that says who may
    chosen = request.GET.get("loc", "")
    try:
        found, unrun = people.affected(at), None
    except HouseError as error:
        found, unrun = [], error.sentence
    counts = {name: sum(_within(one, name) for one in found) for name in _FILTERS}
    rows = [one for one in found if _within(one, chosen)]
    page = page_of(request.GET.get("trang", ""), len(rows))
    here = addresses.dossier(code)
    acts_ = {kind: takes(at, RECORDS[kind]) and access.can(request, at, RECORDS[kind]) for kind in
             ("issue_code", "leaving", "waiver", "reply", "answer_reply")}  # fmt: skip
    return show(
        request, asked, "web/dossiers/people.html", _TITLE, (*CRUMBS, Crumb(code, here), Crumb(_TITLE)), at=at, here=here,
        rows=rows[page.offset : page.offset + page.size], page=page, chosen=chosen, unrun=unrun, acts=acts_,
        filters=[(name, said, counts[name]) for name, said in _FILTERS.items() if counts[name] or not name], replies=REPLIES, via=VIA,
    )  # fmt: skip


def _within(one: Affected, name: str) -> bool:
    if name == "reply":
        return one.reply is not None
    if name == "open":
        return any(reply.kind != "agree" and not reply.answers.all() for reply in one.replies)
    if name == "untold":
        return one.until is None and one.placement.fate not in ("new", "waived")
    return not name or one.placement.fate == name


@acting
def own(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show somebody who is signed in their own place after the scheme, and keep their answer; to all others the page is not there."""
    at = access.read(request, code)
    me = needed(request)
    if me.person is None or not PersonCode.objects.filter(dossier=at.dossier, person=me.person).exists():
        raise Unknown(Sentence("Hồ sơ này không ảnh hưởng đến bạn.", "This dossier does not affect you."))
    problems: tuple[Any, ...] = ()
    if request.method == "POST":
        try:
            kind, words = request.POST.get("tra-loi", ""), request.POST.get("noi-dung", "")
            acts.reply(_OWN, code, me.person, kind, words, asked.today, "signed")
            return _back(asked, at)
        except Refusal as refusal:
            problems = refusal.findings
    one = people.one_affected(at, me.person)
    open_ = one.until is not None and asked.today <= one.until and at.newest("enact") is None and not at.state.final
    return show(
        request, asked, "web/dossiers/own.html", _OWN_TITLE, (*CRUMBS, Crumb(code, addresses.dossier(code)), Crumb(_OWN_TITLE)),
        status=422 if problems else 200, at=at, one=one, open=open_, problems=problems, replies=REPLIES, code="",
        kept=request.GET.get("xong") == "1", words_typed=request.POST.get("noi-dung", ""), chosen=request.POST.get("tra-loi", ""),
    )  # fmt: skip


def _back(asked: Asked, at: Standing) -> HttpResponse:
    response = HttpResponseRedirect(asked.to(f"{addresses.dossier(at.dossier.code)}cua-toi/", xong="1"))
    response.status_code = 303
    return response
