"""Confirming a rule on a page: by who may, with the source that it was compared with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook import acts, queries
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.law.views import SECTION
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled


@acting
def confirm(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Ask for the source, then write the confirmation into the ledger and go back to the rule."""
    mandate = entitled(request, "law.confirm", None, asked.today)
    one = queries.books(asked.as_of).rule(id)
    source, reason = (request.POST.get(name, "").strip() for name in ("nguon", "ly-do"))
    problems = []
    if request.method == "POST":
        try:
            acts.confirm(mandate, id, asked.today, source, reason)
            return HttpResponseRedirect(asked.to(addresses.law_rule(id)))
        except Refusal as refusal:
            problems = list(refusal.findings)
    title = Sentence(f"Xác nhận dòng {id}", f"Confirm rule {id}")
    return show(
        request, asked, "web/law/confirm.html", title, (SECTION, Crumb(id, addresses.law_rule(id)), Crumb(title)),
        status=422 if problems else 200, rule=one, problems=problems, source=source, reason=reason,
    )  # fmt: skip
