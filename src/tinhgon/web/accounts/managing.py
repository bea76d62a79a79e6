"""Accounts of others, for who manages them: made with a one-off password, locked and unlocked, given a new password."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from tinhgon.accounts import acts, queries
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.person import person as person_of
from tinhgon.web.accounts.framed import OWN
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed

_TITLE = Sentence("Quản lý tài khoản", "Manage accounts")
_MOST = 300


@acting
def accounts(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List accounts; sent as a form, make, lock or unlock one or give it a new password, which stands in this answer and nowhere else."""
    entitled(request, "account.manage", None, asked.today)
    done: dict[str, Any] = {}
    problems: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            done = _act(request, asked)
        except Refusal as refusal:
            problems = refusal.findings
        except HouseError as error:
            problems = (Finding("account.act", error.sentence),)
    text = request.GET.get("chu", "").strip()
    found = queries.accounts(text)
    typed = {name: request.POST.get(name, "") for name in ("login", "ten", "nguoi", "thu")} if problems else {}
    return show(
        request, asked, "web/accounts/accounts.html", _TITLE, (OWN, Crumb(_TITLE)), status=422 if problems else 200,
        accounts=found[:_MOST], total=len(found), most=_MOST, text=text, problems=problems, values=typed, **done,
    )  # fmt: skip


def _act(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    act, login = request.POST.get("viec", ""), request.POST.get("login", "").strip()
    if act == "them":
        person = _person(request.POST.get("nguoi", "").strip(), asked)
        made, password = acts.add(
            login, request.POST.get("ten", ""), person=person, email=request.POST.get("thu", "").strip()[:200]
        )
        return {"made": made, "password": password}
    if login == needed(request).login:
        said = Sentence("Việc này không làm với chính tài khoản của mình.", "This is not done to one's own account.")
        raise Refusal([Finding("account.self", said)])
    if act == "mat-khau":
        made, password = acts.reset_password(login)
        return {"made": made, "password": password}
    if act == "khoa":
        return {"changed": acts.lock(login, request.POST.get("ly-do", "").strip()[:200])}
    if act == "mo":
        return {"changed": acts.unlock(login)}
    raise Refusal([Finding("account.act", Sentence("Không có việc này.", "There is no such act."))])


def _person(code: str, asked: Asked) -> int | None:
    if not code:
        return None
    found = person_of(asked.structure, code)
    if found is None:
        said = Sentence(
            f"Ngày này không có người nào mang mã {code[:40]}.", f"Nobody bears the code {code[:40]} on this day."
        )
        raise Refusal([Finding("account.person", said, where={"field": "nguoi"})])
    return int(found["person"])
