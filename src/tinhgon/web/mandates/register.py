"""The authority register: which kind of organ holds which power on the day, its defects, and confirming a row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates import acts, queries, words
from tinhgon.mandates.rules import Power, catalogue
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.mandates.forms import typed
from tinhgon.web.mandates.views import SECTION, TABS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show
from tinhgon.web.signed_in import entitled, may

_TITLE = Sentence("Sổ thẩm quyền", "Authority register")


@reading
def register_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the register on the day and its defects: powers that no organ holds, or two."""
    return show(
        request, asked, "web/mandates/register.html", _TITLE, (SECTION, Crumb(_TITLE)),
        rows=[_shown(one) for one in queries.register(asked.day)], findings=queries.register_defects(asked.day),
        confirming=may(request, "authority.confirm", None, asked.today), tabs=TABS, here="register",
    )  # fmt: skip


@acting
def confirm(request: HttpRequest, asked: Asked, row: str) -> HttpResponse:
    """Confirm a row that somebody compared with the text: from then on it binds."""
    by = entitled(request, "authority.confirm", None, asked.today)
    found = next((one for one in queries.register() if one.id == row), None)
    if found is None:
        raise Unknown(words.no_power(row))
    form = typed(request)
    problems: list[Finding] = []
    if request.method == "POST":
        if form.text("nguoi"):
            acts.write_power(by, replace(found, verified_by=form.text("nguoi")), form.decision())
            return HttpResponseRedirect(asked.to(f"{addresses.MANDATES}so/"))
        form.fault("nguoi", "Ghi ai đã đối chiếu với văn bản.", "Say who compared it with the text.")
        problems = form.faults
    title = Sentence(f"Xác nhận dòng {row}", f"Confirm row {row}")
    return show(
        request, asked, "web/mandates/confirm.html", title, (SECTION, Crumb(_TITLE, f"{addresses.MANDATES}so/"), Crumb(row)),
        status=422 if problems else 200, row=_shown(found), values=form.values, problems=problems,
    )  # fmt: skip


def _shown(one: Power) -> dict[str, Any]:
    return {
        "power": one, "act": catalogue().acts.get(one.act, Sentence(one.act, one.act)), "organ": UNIT_KINDS[one.organ_kind].words,
        "level": LEVELS[one.level],
    }  # fmt: skip
