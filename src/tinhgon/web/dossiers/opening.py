"""Opening a dossier: from a draft of the workspace, by who may draft for its organ."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.queries import drafting
from tinhgon.registry.queries import snapshot
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers.forms import Field, Typed, day_of, placed, typed
from tinhgon.web.dossiers.showing import CRUMBS
from tinhgon.web.drafting.acting import read
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed, scope

_TITLE: Final = Sentence("Mở hồ sơ đề án", "Open a dossier")
_MOST: Final = 100


@acting
def open_dossier(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask for the draft, the code and the title; sent, open the dossier under the procedure of the day and go to it."""
    needed(request)
    held = scope(request, "scheme.draft", asked.today)
    if not held.everything and not held.units:
        entitled(request, "scheme.draft", None, asked.today)
    drafts = drafting.drafts(None if held.everything else held.units, state="open", limit=_MOST).versions
    one = typed(request)
    day = day_of(one, asked.today) if request.method == "POST" else min(asked.day, asked.today)
    if request.method == "POST" and not one.faults:
        try:
            with transaction.atomic():
                code = _open(request, one, day)
            response = HttpResponseRedirect(asked.to(addresses.dossier(code)), headers={"Cache-Control": "no-store"})
            response.status_code = 303
            return response
        except Refusal as refusal:
            one.faults = list(refusal.findings)
        except Unknown as error:
            one.faults = [Finding("unknown", error.sentence)]
    fields = [
        Field("ngay-lam", Sentence("Ngày mở hồ sơ", "Opened on"), "day", say_day(day),
              help=Sentence("Quy trình có hiệu lực ngày ấy đi theo hồ sơ đến cùng.", "The procedure in force on that day stays with the dossier.")),
        Field("ban-soan", Sentence("Bản soạn", "Draft"), "choice", one.text("ban-soan"),
              options=tuple((each.draft.name, f"{each.draft.title} ({each.draft.name})") for each in drafts)),
        Field("ma-ho-so", Sentence("Mã hồ sơ (bỏ trống: như bản soạn)", "Code (empty: as the draft)"), optional=True),
        Field("ten-ho-so", Sentence("Tên hồ sơ (bỏ trống: như bản soạn)", "Title (empty: as the draft)"), optional=True),
    ]  # fmt: skip
    problems, wrong = placed(one.faults, fields)
    shown = [{"field": field, "value": one.values.get(field.name, field.value)} for field in fields]
    return show(
        request, asked, "web/dossiers/open.html", _TITLE, (*CRUMBS, Crumb(_TITLE)), status=422 if one.faults else 200,
        fields=shown, problems=problems, wrong=wrong, drafts=drafts,
    )  # fmt: skip


def _open(request: HttpRequest, one: Typed, day: date) -> str:
    """Open the dossier and lay the draft's text before others, where the draft has steps already."""
    if not one.text("ban-soan"):
        raise Refusal([Finding("dossier.draft_missing", Sentence("Chưa chọn bản soạn.", "No draft was chosen."))])
    draft = read(request, one.text("ban-soan"))
    mandate = entitled(request, "scheme.draft", draft.organ, day)
    code = one.text("ma-ho-so") or draft.name[:60]
    made = acts.begin(mandate, code, one.text("ten-ho-so") or draft.title, _code_of(draft.organ, day), day, draft.name)
    _first_text(mandate, made.code, day)
    return made.code


def _first_text(mandate: Mandate, code: str, day: date) -> None:
    try:
        with transaction.atomic():
            acts.submit_text(mandate, code, day)
    except HouseError:
        return  # a draft without steps is no text yet; the dossier says so at its first step


def _code_of(organ: int, day: date) -> str:
    found = snapshot(AsOf(day)).units.filter(pl.col("unit") == organ)["code"].to_list()
    if not found:
        raise Unknown(
            Sentence(f"Ngày {say_day(day)} cơ quan soạn chưa có trong sổ bộ.", f"The organ does not stand on {day}.")
        )
    return str(found[0])
