"""The roster that everybody reads: when each head receives, by which row of law, and what of it was kept; and one body's month."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.petitions.queries import roster
from tinhgon.petitions.queries.visits import visits
from tinhgon.petitions.words import reception as words
from tinhgon.vietnamese.search import search_key
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.petitions.views import tabs
from tinhgon.web.rows.paging import page_of
from tinhgon.web.signed_in import account, may, scope

TITLE: Final = Sentence("Tiếp công dân", "Reception of citizens")
SECTION: Final = Crumb(TITLE, addresses.RECEPTION)
EVERYTHING: Final = Scope(everything=True, units=frozenset())


@acting
def heads(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the month of every head whom a row of law binds: planned and held sessions, and the share that was kept."""
    year, month = month_of(request, asked)
    text = request.GET.get("co-quan", "").strip()[:80]
    found = roster.roster(EVERYTHING, year, month, asked.today)
    wanted = search_key(text)
    rows = [one for one in found if wanted in search_key(f"{one.body.name} {one.body.code}")] if wanted else found
    due, held = sum(one.kept.due for one in rows), sum(min(one.kept.held, one.kept.due) for one in rows)
    page = page_of(request.GET.get("trang", ""), len(rows))
    shown = [_row(one, asked) for one in rows[page.offset : page.offset + page.size]]
    return show(
        request, asked, "web/reception/heads.html", TITLE, (Crumb(TITLE),), rows=shown, page=page, year=year, month=month,
        typed_body=text, tabs=tabs(), here="reception", due=due, held=held, any=bool(found), **turning(year, month),
    )  # fmt: skip


@acting
def body(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one body's month: its sessions to everybody, the matters that were brought to it to who may read its cases."""
    return month_page(request, asked, code)


def month_page(
    request: HttpRequest, asked: Asked, code: str, *, status: int = 200, problems: tuple[Finding, ...] = (), typed: dict[str, str] | None = None,
    tried: str = "",
) -> HttpResponse:  # fmt: skip
    """Render the month of a body, with what was typed and what was wrong where a form was sent."""
    key = bodies.body(code, asked.today)
    year, month = month_of(request, asked)
    scope_ = Scope(everything=False, units=frozenset({key}))
    found = roster.roster(scope_, year, month, asked.today)
    told = roster.body_of(key, asked.today)
    reads = account(request) is not None and scope(request, "case.read", asked.today).holds(key)
    title = Sentence(f"Tiếp công dân: {told.name}", f"Reception: {told.name}")
    return show(
        request, asked, "web/reception/body.html", title, (SECTION, Crumb(told.name)), status=status, body=told, year=year, month=month,
        row=_row(found[0], asked) if found else None, visits=_visits(key, year, month) if reads else [], reads=reads,
        records=account(request) is not None and may(request, "case.receive", key, asked.today), states=words.STATES, problems=problems,
        values=typed or {}, typed=typed or {}, tried=tried, wrong={}, here=f"{addresses.RECEPTION}{quote(code)}/", **turning(year, month),
    )  # fmt: skip


def month_of(request: HttpRequest, asked: Asked) -> tuple[int, int]:
    """Return the month that is asked for (``thang=2026-09``), else this one."""
    text = request.GET.get("thang", "") or request.POST.get("thang", "")
    year, _, month = text.partition("-")
    if (
        year.isascii()
        and year.isdigit()
        and month.isascii()
        and month.isdigit()
        and 2000 <= int(year) <= 2100
        and 1 <= int(month) <= 12
    ):
        return int(year), int(month)
    return asked.today.year, asked.today.month


def turning(year: int, month: int) -> dict[str, str]:
    """Return the months before and after, as addresses write them."""
    before = date(year - (month == 1), 12 if month == 1 else month - 1, 1)
    after = date(year + (month == 12), 1 if month == 12 else month + 1, 1)
    return {"before": f"{before:%Y-%m}", "after": f"{after:%Y-%m}", "this_month": f"{year:04}-{month:02}"}


def _row(one: roster.Row, asked: Asked) -> dict[str, Any]:
    sessions = [
        {"session": each, "state": words.STATES[each.state], "late": each.state == "planned" and each.day < asked.today}
        for each in one.sessions
    ]
    share = one.kept.share
    planned = {each.day for each in one.sessions}
    return {
        "body": one.body, "duty": one.duty, "sessions": sessions, "kept": one.kept, "share": share,
        "proposed": [day for day in one.duty.days if day not in planned] if len(one.sessions) < one.duty.times else [],
        "low": share is not None and share < 1,
    }  # fmt: skip


def _visits(key: int, year: int, month: int) -> list[dict[str, Any]]:
    return [{"visit": one, "outcome": words.OUTCOMES[one.outcome]} for one in visits(key, year, month)]
