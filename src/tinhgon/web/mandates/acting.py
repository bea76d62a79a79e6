"""Granting, delegating and ending: a form, a check page that says what will be written, and then the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates import acts, queries, words
from tinhgon.mandates.models import Grant
from tinhgon.mandates.queries import Scope
from tinhgon.mandates.queries.lists import unit_names
from tinhgon.mandates.rules import catalogue
from tinhgon.structure.kinds import SECTORS
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.mandates.forms import Typed, typed
from tinhgon.web.mandates.views import SECTION
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed, scope

_GRANT: Final = Sentence("Giao thẩm quyền", "Grant a mandate")
_DELEGATE: Final = Sentence("Ủy quyền", "Delegate")
_END: Final = Sentence("Chấm dứt thẩm quyền", "End the mandate")


@acting
def grant(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Grant a mandate. Who may grant over a part of the apparatus grants within it only."""
    needed(request)
    part = scope(request, "mandate.grant", asked.today)
    if not part.units:
        entitled(request, "mandate.grant", None, asked.today)
    form = typed(request)
    if request.method != "POST":
        return _form(request, asked, _GRANT, form)
    wish = form.wish(asked.today)
    if wish is None:
        return _form(request, asked, _GRANT, form, status=422)
    by = entitled(request, "mandate.grant", wish.unit, asked.today)
    faults = [*acts.check(by, wish), *_out_of_reach(part, wish, asked)]
    if faults:
        form.faults += faults
        return _form(request, asked, _GRANT, form, status=422)
    return _checked(request, asked, _GRANT, form, _words_of(wish), lambda: acts.grant(by, wish))


@acting
def delegate(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Pass a mandate on for a time: its holder does, or who may grant there."""
    found = queries.grant(number)
    by = _by(request, asked, found, holder=True)
    form = typed(request)
    if request.method != "POST":
        return _form(request, asked, _DELEGATE, form, through=found)
    wish = form.wish(asked.today, role=found.role)
    if wish is None:
        return _form(request, asked, _DELEGATE, form, through=found, status=422)
    stand_in = form.text("hinh-thuc") == "stand_in"
    if needed(request).pk != found.account.pk:
        whole = replace(wish, unit=found.unit if wish.unit is None else wish.unit, sector=wish.sector or found.sector)
        form.faults += _out_of_reach(scope(request, "mandate.grant", asked.today), whole, asked)
        if form.faults:
            return _form(request, asked, _DELEGATE, form, through=found, status=422)
    said = [*_words_of(wish), Sentence(f"Từ thẩm quyền số {number} của {found.account.actor}; hết cùng thẩm quyền ấy.",
                                       f"Through mandate {number} of {found.account.actor}; it ends with it.")]  # fmt: skip
    try:
        return _checked(
            request, asked, _DELEGATE, form, said, lambda: acts.delegate(by, found, wish, stand_in=stand_in)
        )
    except Refusal as refusal:
        form.faults += refusal.findings
        return _form(request, asked, _DELEGATE, form, through=found, status=422)


@acting
def end(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """End a mandate from a day on, with a reason."""
    found = queries.grant(number)
    by = _by(request, asked, found, holder=False)
    form = typed(request)
    if request.method != "POST":
        return _form(request, asked, _END, form, through=found)
    day, decision = form.day("tu") or asked.today, form.decision()
    if day < asked.today:
        form.fault("tu", "Không chấm dứt lùi ngày: việc đã làm khi còn thẩm quyền vẫn đúng thẩm quyền.",
                   "A mandate is not ended backwards: what was done while it held was done with it.")  # fmt: skip
    if not form.text("ly-do"):
        form.fault("ly-do", "Chấm dứt thẩm quyền phải nói lý do.", "Ending a mandate needs a reason.")
    if form.faults:
        return _form(request, asked, _END, form, through=found, status=422)
    passed = [one for one in queries.grants(day) if one.grant.through_id == number]
    said = [
        Sentence(f"{found.account.actor} không còn là {catalogue().roles[found.role].name.vi} từ ngày {say_day(day)}.",
                 f"{found.account.actor} is no longer {catalogue().roles[found.role].name.en} from {say_day(day)} on."),
        Sentence(f"{len(passed)} thẩm quyền được ủy quyền từ đó cũng hết.", f"{len(passed)} delegations through it end too."),
    ]  # fmt: skip
    return _checked(request, asked, _END, form, said, lambda: acts.end(by, number, day, form.text("ly-do"), decision))


def _out_of_reach(part: Scope, wish: acts.Wish, asked: Asked) -> list[Finding]:
    """Return what of a wish lies beyond the part over which somebody may grant: units below it of other sectors, another organ's name."""
    if part.everything:
        return []
    faults = []
    if wish.unit is not None and not queries.under(wish.unit, wish.sector, asked.today) <= part.units:
        faults.append(Finding("mandate.reach", words.OUT_OF_REACH, where={"field": "sector"}))
    if wish.organ is not None and not part.holds(wish.organ):
        faults.append(Finding("mandate.reach", words.OF_ANOTHER_ORGAN, where={"field": "organ"}))
    return faults


def _by(request: HttpRequest, asked: Asked, found: Grant, *, holder: bool) -> Mandate:
    """Return the mandate by which this is written: the holder's own for passing it on, else that of who may grant there."""
    me = needed(request)
    if holder and me.pk == found.account.pk:
        act = catalogue().roles[found.role].acts[0]
        return entitled(request, act, found.unit, asked.today)
    return entitled(request, "mandate.grant", found.unit, asked.today)


def _words_of(wish: acts.Wish) -> list[Sentence]:
    role = catalogue().roles.get(wish.role)
    name = role.name if role else Sentence(wish.role, wish.role)
    until = f" đến trước ngày {say_day(wish.until)}" if wish.until else ", không định ngày hết"
    until_en = f" until before {say_day(wish.until)}" if wish.until else ", with no end set"
    found = [
        Sentence(f"{wish.account.actor} là {name.vi} từ ngày {say_day(wish.since)}{until}.",
                 f"{wish.account.actor} becomes {name.en} from {say_day(wish.since)} on{until_en}."),
        Sentence(f"Được làm {len(role.acts) if role else 0} loại việc; mỗi việc ghi vào sổ cái theo văn bản {wish.decision.number}.",
                 f"May do {len(role.acts) if role else 0} kinds of acts, each written into the ledger under {wish.decision.number}."),
    ]  # fmt: skip
    if wish.unit is None:
        found.append(Sentence("Phạm vi: TOÀN BỘ bộ máy.", "Over: the WHOLE apparatus."))
    else:
        code, name = unit_names([wish.unit], wish.since)[wish.unit]
        found.append(
            Sentence(
                f"Phạm vi: {name} ({code}) và mọi đơn vị cấp dưới.", f"Over: {name} ({code}) and all units below it."
            )
        )
    return found


def _checked(
    request: HttpRequest, asked: Asked, title: Sentence, form: Typed, said: list[Sentence], act: Callable[[], Grant]
) -> HttpResponse:
    """Show what will be written; sent once more from there, do it and go to the mandate."""
    if request.POST.get("xac-nhan") == "1":
        made = act()
        return HttpResponseRedirect(asked.to(f"{addresses.MANDATES}{made.pk}/"))
    return show(
        request, asked, "web/mandates/check.html", Sentence(f"Kiểm tra: {title.vi}", f"Check: {title.en}"),
        (SECTION, Crumb(title)), said=said, act=title, values=form.values,
    )  # fmt: skip


def _form(
    request: HttpRequest, asked: Asked, title: Sentence, form: Typed, *, through: Grant | None = None, status: int = 200
) -> HttpResponse:
    kind = {_GRANT: "grant", _DELEGATE: "delegate", _END: "end"}[title]
    wrong: dict[str, list[Any]] = {}
    names = {"account": "tai-khoan", "role": "vai-tro", "document": "so", "until": "den", "unit": "don-vi", "organ": "nhan-danh",
             "sector": "khoi"}  # fmt: skip
    for fault in form.faults:
        name = str(fault.where.get("field", ""))
        wrong.setdefault(names.get(name, name), []).append(fault)
    return show(
        request, asked, "web/mandates/form.html", title, (SECTION, Crumb(title)), status=status,
        kind=kind, values=form.values, problems=[(names.get(str(one.where.get("field", "")), str(one.where.get("field", ""))), one)
        for one in form.faults], wrong=wrong, roles=catalogue().roles.values(), sectors=SECTORS, through=through, act=title,
        role_name=catalogue().roles[through.role].name if through else None,
    )  # fmt: skip
