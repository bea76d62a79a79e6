"""Tokens for programs: made for some acts and days, shown once, revoked at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import now

from tinhgon.accounts import acts, queries
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import of_account
from tinhgon.mandates.rules import catalogue
from tinhgon.web.accounts.framed import OWN
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed


@acting
def tokens(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List one's tokens; sent as a form, make one (its text is in this answer and nowhere else) or revoke one."""
    me = needed(request)
    held = [one.grant.role for one in of_account(me.pk, asked.today) if one.in_force]
    offered = sorted({act for role in held for act in catalogue().roles[role].acts})
    made: dict[str, Any] = {}
    problems: tuple[Finding, ...] = ()
    if request.method == "POST" and "thu-hoi" in request.POST:
        number = request.POST["thu-hoi"]
        acts.revoke_token(me, int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0, now())
        return HttpResponseRedirect(reverse("tokens"))
    if request.method == "POST":
        wanted = [act for act in request.POST.getlist("viec") if act in offered]
        days = request.POST.get("so-ngay", "")
        try:
            token, text = acts.make_token(
                me, request.POST.get("ten", ""), wanted, int(days) if days.isascii() and days.isdigit() else 0, now()
            )
            made = {"token": token, "text": text}
        except Refusal as refusal:
            problems = refusal.findings
    title = Sentence("Mã truy cập cho máy", "Tokens for programs")
    return show(
        request, asked, "web/accounts/tokens.html", title, (OWN, Crumb(title)), status=422 if problems else 200,
        tokens=queries.tokens(me.pk), offered=[(act, catalogue().acts[act]) for act in offered], made=made, problems=problems,
        now=now(), name=request.POST.get("ten", "") if problems else "",
    )  # fmt: skip
