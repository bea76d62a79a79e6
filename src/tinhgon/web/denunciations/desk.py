"""The desk of named officers: their matters, and one matter with what they may see and do of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.rules.marks import distance
from tinhgon.denunciations.acts import Looked
from tinhgon.denunciations.acts.handling import Opened
from tinhgon.denunciations.queries import matters
from tinhgon.denunciations.queries.access import Access, access
from tinhgon.denunciations.queries.named import DECIDE, HANDLE, IDENTITY, bodies_of, current_key
from tinhgon.denunciations.rules.lawful import ground, lawful
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import NEEDS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.one import clock_line, deed_line, phases
from tinhgon.web.denunciations.quiet import private
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import show
from tinhgon.web.signed_in import needed

DESK: Final = f"{addresses.DENUNCIATIONS}xu-ly/"
_TITLE: Final = Sentence("Tố cáo chờ xử lý", "Denunciations to handle")
_STATES: Final = {
    "waiting": Sentence("chờ người thứ hai duyệt", "waits for a second person"),
    "approved": Sentence("đã duyệt, chờ xem một lần", "approved, one look left"),
    "looked": Sentence("đã xem", "looked at"),
    "lapsed": Sentence("hết hiệu lực", "lapsed"),
}


@private
def desk(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the matters of the bodies that one is named for."""
    me = needed(request)
    lines = [
        {"line": one, "far": distance(one.case.due, asked.today) if one.case.due and not one.case.ended else None,
         "late": bool(one.case.due and not one.case.ended and one.case.due < asked.today)}
        for one in matters.matters(me.pk, asked.today)
    ]  # fmt: skip
    return show(
        request, asked, "web/denunciations/desk.html", _TITLE, (Crumb(_TITLE),), lines=lines, named=bodies_of(me.pk, asked.today),
        key=current_key(me.pk),
    )  # fmt: skip


@private
def matter(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one matter to who is named for it; to others it is not there."""
    return page(request, asked, access(needed(request), code, asked.today))


def page(
    request: HttpRequest,
    asked: Asked,
    who: Access,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    tried: str = "",
    opened: Sequence[Opened] = (),
    looked: Looked | None = None,
) -> HttpResponse:
    """Render a matter: where it stands, what was opened in this request, what may be done."""
    code = who.case.code
    at = standing(code)
    units = {who.answering, who.case.holder, who.case.organ, who.words_body, who.identity_body}
    named = bodies.names({*units, *(deed.holder for deed in at.deeds)}, asked.today)
    instant = now()
    requests = [
        {"one": one, "state": _STATES[one.state], "ground": ground(one.row.ground, one.row.purpose), "mine": one.row.account_id == who.account.pk}
        for one in matters.asked(who, instant)
    ]  # fmt: skip
    steps = [
        {"step": one, "may": one.act in who.acts, "needs": [NEEDS[need] for need in one.needs]}
        for one in at.steps
        if one.id != "publish"
    ]
    able = matters.officers(who, asked.today)
    title = Sentence(f"Tố cáo {code}", f"Denunciation {code}")
    return show(
        request, asked, "web/denunciations/matter.html", title, (Crumb(_TITLE, DESK), Crumb(code)), status=status,
        at=at, who=who, act_address=f"{address(code)}lam/", body=named.get(who.answering, ("", ""))[1], phases=phases(at),
        clocks=[clock_line(one, asked) for one in at.clocks], steps=steps, publishes=any(one.id == "publish" for one in at.steps),
        takes=at.takes, deeds=[deed_line(at, one, named) for one in reversed(at.deeds)], handles=HANDLE in who.acts,
        decides=DECIDE in who.acts, keeps=IDENTITY in who.acts, requests=requests, handlers=able[HANDLE], keepers=able[IDENTITY],
        files=matters.files(who), law=lawful(), problems=problems, tried=tried, opened=opened, looked=looked,
        moved_words=who.words_body != who.answering, moved_identity=who.identity_body != who.answering,
        words_body=named.get(who.words_body, ("", ""))[1], identity_body=named.get(who.identity_body, ("", ""))[1],
        still=at.case.stopped, published=matters.publication(code), typed=_typed(request) if problems else {},
    )  # fmt: skip


def address(code: str) -> str:
    """Return the address of a matter."""
    return f"{DESK}{quote(code, safe='')}/"


def _typed(request: HttpRequest) -> dict[str, str]:
    """Return what was typed, but for passphrases, which are typed anew."""
    return {
        name: value[:40_000]
        for name, value in request.POST.items()
        if isinstance(value, str) and not name.startswith("cum")
    }
