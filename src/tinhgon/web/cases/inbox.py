"""The inbox of reminders, and the calendar feed at its secret address."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from tinhgon.casework import acts
from tinhgon.casework.queries import inbox as queries
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed

_TITLE: Final = Sentence("Hộp thư", "Inbox")


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
    return show(
        request, asked, "web/cases/inbox.html", _TITLE, (Crumb(_TITLE),), notices=queries.notices(me.pk), unread=queries.unread(me.pk),
        feed=request.build_absolute_uri(f"/lich/{secret}/viec.ics") if secret else "", mail=bool(me.email),
    )  # fmt: skip


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the due days of somebody's cases as a calendar to who knows the secret address; to others it is not there."""
    account = queries.feed_of(secret[:200])
    if account is None:
        return HttpResponse(
            "Không có lịch ở địa chỉ này. / There is no calendar at this address.\n",
            status=404,
            content_type="text/plain; charset=utf-8",
        )
    start = request.build_absolute_uri(addresses.CASES)
    text = queries.calendar_text(queries.events(account, localdate()), now(), start)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="viec.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
