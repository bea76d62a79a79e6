"""The list of dossiers, and one dossier: where it stands, what waits for whom, what was said and voted; opinions are sent here."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import PersonCode
from tinhgon.reform.queries.dossier.standing import Standing, standing, standings
from tinhgon.web import addresses, floods
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access, showing
from tinhgon.web.dossiers.offers import offers, waits_for
from tinhgon.web.dossiers.showing import CRUMBS, SECTIONS, TITLE
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import account, scope

#: Whoever gives an opinion needs no account, and none is asked for.
PUBLIC: Final = Mandate("Người góp ý", "public", "không cần tài khoản")


@acting
def dossiers(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the dossiers that may be read, those that wait for who is asking first, then the one last worked on."""
    me = account(request)
    held = scope(request, access.READ, asked.today) if me else None
    found = [one for one in standings() if one.published or (held is not None and held.holds(one.dossier.organ))]
    mine = waits_for(request, found, asked.today)
    own = set(PersonCode.objects.filter(person=me.person).values_list("dossier__code", flat=True)) if me and me.person else set()  # fmt: skip
    rows = [{"at": one, "mine": one.dossier.code in mine, "own": one.dossier.code in own} for one in found]
    rows.sort(key=lambda row: (not row["mine"], not row["own"]))
    return show(
        request, asked, "web/dossiers/dossiers.html", TITLE, (CRUMBS[0], Crumb(TITLE)), rows=rows, here=addresses.DOSSIERS,
        drafts=_drafts(request, asked),
    )  # fmt: skip


def _drafts(request: HttpRequest, asked: Asked) -> bool:
    """Say whether the one who is signed in may draft anywhere."""
    held = scope(request, "scheme.draft", asked.today)
    return held.everything or bool(held.units)


@acting
def dossier(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a dossier, one section at a time (``?muc=``); an opinion that is sent is kept, and its code shown once."""
    at = access.read(request, code)
    own, problems, typed = "", (), {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("noi-dung", "ten", "buoc", "loai")}
        try:
            floods.stop(request, "góp ý")
            own = _opinion(at, typed, asked)
            typed = {}
        except Refusal as refusal:
            problems = refusal.findings
        at = standing(code)
    section = request.GET.get("muc", "ho-so")
    if section not in SECTIONS:
        raise Unknown(Sentence(f"Hồ sơ không có mục {section[:40]!r}.", f"A dossier has no section {section[:40]!r}."))
    return show(
        request, asked, "web/dossiers/dossier.html", Sentence(at.dossier.title, at.dossier.title), (*CRUMBS, Crumb(code)),
        status=422 if problems else 200, at=at, here=addresses.dossier(code), section=section, sections_of=SECTIONS,
        part=f"web/dossiers/_{section}.html", own=own, problems=problems, typed=typed, trap=floods.TRAP, words_typed=typed.get("noi-dung", ""),
        entry=_entry(request, at), offers=offers(request, at, asked.today), me=account(request), reads=access.reads(request, at),
        mine=_mine(request, at), named=access.names(request, at), **_section(request, at, asked, section),
    )  # fmt: skip


def _section(request: HttpRequest, at: Standing, asked: Asked, section: str) -> dict[str, Any]:
    if section == "noi-dung":
        return showing.of_content(request, at)
    if section == "luat":
        return showing.of_law(request, at)
    if section == "van-ban":
        return showing.of_documents(request, at)
    return showing.of_dossier(request, at, asked)


def _entry(request: HttpRequest, at: Standing) -> int | None:
    """Return the entry that was just written, where the address names one of this dossier."""
    typed = request.GET.get("xong", "")
    numbers = {str(deed.entry) for deed in at.deeds}
    return int(typed) if typed in numbers else None


def _mine(request: HttpRequest, at: Standing) -> bool:
    """Say whether the dossier speaks of the very person who is signed in, who was told so."""
    me = account(request)
    return bool(me and me.person and PersonCode.objects.filter(dossier=at.dossier, person=me.person).exists())


def _opinion(at: Standing, typed: dict[str, str], asked: Asked) -> str:
    step = int(typed["buoc"]) if typed["buoc"].isascii() and typed["buoc"].isdigit() and len(typed["buoc"]) < 6 else 0
    _, own = acts.give_opinion(
        PUBLIC,
        at.dossier.code,
        typed["noi-dung"],
        asked.today,
        kind=typed["loai"] or "public",
        name=typed["ten"],
        step=step,
    )
    return own
