"""The mandates of a day, one mandate with its history, and the roles. Open to everybody: mandates are given in the open."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates import queries
from tinhgon.mandates.models import Grant
from tinhgon.mandates.queries import Listed
from tinhgon.mandates.rules import KINDS, catalogue
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.signed_in import account, may, scope

TITLE: Final = Sentence("Thẩm quyền", "Mandates")
SECTION: Final = Crumb(TITLE, addresses.MANDATES)
TABS: Final = (
    ("list", TITLE, addresses.MANDATES, None),
    ("roles", Sentence("Vai trò", "Roles"), f"{addresses.MANDATES}vai-tro/", None),
    ("register", Sentence("Sổ thẩm quyền", "Authority register"), f"{addresses.MANDATES}so/", None),
)
_MOST: Final = 500


@reading
def mandates(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the mandates in force on the day, by name; ``?het=1`` also those before and after it."""
    text, role, ended = request.GET.get("chu", "").strip(), request.GET.get("vai-tro", ""), "het" in request.GET
    found = queries.grants(asked.day, ended=ended, text=text, role=role, limit=_MOST + 1)
    return show(
        request, asked, "web/mandates/mandates.html", TITLE, (Crumb(TITLE),),
        rows=[shown(one) for one in found[:_MOST]], cut=len(found) > _MOST, most=_MOST, roles=catalogue().roles.values(),
        text=text, role=role, ended=ended, filtered=bool(text or role or ended), tabs=TABS, here="list",
        granting=account(request) is not None and _grants_somewhere(request, asked),
    )  # fmt: skip


@reading
def mandate(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Show one mandate: who, in what role, over what, from when to when, on what document; and what was passed on through it."""
    found = queries.grant(number)
    own = {one.grant.pk: one for one in queries.of_account(found.account_id, asked.day)}[number]
    passed = [shown(one) for one in queries.grants(asked.day, ended=True) if one.grant.through_id == number]
    title = Sentence(f"Thẩm quyền số {number}: {found.account.name}", f"Mandate {number}: {found.account.name}")
    return show(
        request, asked, "web/mandates/mandate.html", title, (SECTION, Crumb(str(number))),
        row=shown(own), passed=passed, may_end=_open(found, asked) and may(request, "mandate.grant", found.unit, asked.today),
        may_delegate=_open(found, asked) and found.kind == "own" and _delegates(request, found, asked),
        role=catalogue().roles[found.role], acts=[catalogue().acts[act] for act in catalogue().roles[found.role].acts],
    )  # fmt: skip


@reading
def roles(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the roles, what each is and the acts that it may do, and which acts different people must do on one dossier."""
    book = catalogue()
    shown_roles = [{"role": one, "acts": [(act, book.acts[act]) for act in one.acts]} for one in book.roles.values()]
    apart = [[book.acts[act] for act in group] for group in book.apart]
    title = Sentence("Vai trò và việc được làm", "Roles and what they may do")
    return show(
        request, asked, "web/mandates/roles.html", title, (SECTION, Crumb(title)),
        roles=shown_roles, apart=apart, tabs=TABS, here="roles",
    )  # fmt: skip


def shown(one: Listed) -> dict[str, Any]:
    """Return a mandate as its row shows it."""
    held = one.grant
    return {
        "listed": one, "grant": held, "account": held.account, "role": catalogue().roles[held.role].name,
        "kind": KINDS[held.kind], "passed": held.kind != "own",
    }  # fmt: skip


def _open(found: Grant, asked: Asked) -> bool:
    return found.until is None or found.until > asked.today


def _grants_somewhere(request: HttpRequest, asked: Asked) -> bool:
    part = scope(request, "mandate.grant", asked.today)
    return part.everything or bool(part.units)


def _delegates(request: HttpRequest, found: Grant, asked: Asked) -> bool:
    me = account(request)
    return (me is not None and me.pk == found.account_id) or may(request, "mandate.grant", found.unit, asked.today)
