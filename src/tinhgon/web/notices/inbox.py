"""The inbox of reminders, and the calendar feed at its secret address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from tinhgon.casework.queries import due as cases
from tinhgon.kernel.sentence import Sentence
from tinhgon.notices import acts, queries
from tinhgon.notices.rules import Event, calendar_text
from tinhgon.tasks.queries import due as tasks
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed

_TITLE: Final = Sentence("Hộp thư", "Inbox")
#: Where a matter of each kind is read.
_WHERE: Final[Mapping[str, Callable[[str], str]]] = {
    "case": addresses.case,
    "task": addresses.task,
    "duty": addresses.regulation,
    "issue": addresses.issue,
}


@acting
def inbox(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what one was told; sent, mark it as read, or make a new address of the calendar feed, shown this once."""
    me = needed(request)
    secret = ""
    if request.method == "POST":
        match request.POST.get("viec", ""):
            case "lich":
                secret = acts.new_feed(me.pk, now())
            case "doc":
                number = request.POST.get("so", "")
                acts.mark_read(
                    me.pk, int(number) if number.isascii() and number.isdigit() and len(number) < 18 else None, now()
                )
                return HttpResponseRedirect(addresses.INBOX)
    told = [
        {"notice": one, "address": _WHERE[one.matter](one.code) if one.matter in _WHERE else ""}
        for one in queries.notices(me.pk)
    ]
    return show(
        request, asked, "web/notices/inbox.html", _TITLE, (Crumb(_TITLE),), notices=told, unread=queries.unread(me.pk),
        feed=request.build_absolute_uri(f"/lich/{secret}/viec.ics") if secret else "", mail=bool(me.email),
    )  # fmt: skip


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return somebody's due days as a calendar to who knows the secret address; to others it is not there."""
    account = queries.feed_of(secret[:200])
    if account is None:
        return HttpResponse(
            "Không có lịch ở địa chỉ này. / There is no calendar at this address.\n",
            status=404,
            content_type="text/plain; charset=utf-8",
        )
    found = _events(account, localdate(), request.build_absolute_uri)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="viec.ics"'}
    return HttpResponse(calendar_text(found, now()), content_type="text/calendar; charset=utf-8", headers=headers)


def _events(account: int, today: date, absolute: Callable[[str], str]) -> list[Event]:
    return [
        Event(
            f"clock-{one.clock}", one.day, f"{one.code}: {one.term.vi}", one.title, absolute(addresses.case(one.code))
        )
        for one in cases.events(account, today)
    ] + [
        Event(f"task-{one.task}", one.day, f"{one.code}: hạn nhiệm vụ", one.title, absolute(addresses.task(one.code)))
        for one in tasks.events(account, today)
    ]
