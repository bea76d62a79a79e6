"""What somebody was told, and the due days of their own cases as a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tinhgon.casework.clocks.catalogue import catalogue
from tinhgon.casework.models import Clock, Feed, Letter, Notice
from tinhgon.casework.queries import bodies
from tinhgon.casework.rules.codes import feed_key
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import scope

PAGE = 100
MOST_EVENTS = 2000


@dataclass(frozen=True, slots=True)
class Event:
    """A due day of one's own: the clock, the case, the term in words, the day."""

    clock: int
    code: str
    title: str
    term: Sentence
    day: date


def notices(account: int, *, unread: bool = False) -> list[Notice]:
    """Return the newest notices of an account with their cases."""
    rows = Notice.objects.filter(account=account).select_related("case").order_by("-id")
    return list((rows.filter(read__isnull=True) if unread else rows)[:PAGE])


def unread(account: int) -> int:
    """Return how many notices of an account nobody marked as read."""
    return Notice.objects.filter(account=account, read__isnull=True).count()


def waiting_letters() -> int:
    """Return how many letters wait for the mail server."""
    return Letter.objects.filter(state__in=["waiting", "sending"]).count()


def feed_of(secret: str) -> int | None:
    """Return the account whose calendar feed has this secret, while it is not locked; or None."""
    return (
        Feed.objects.filter(key=feed_key(secret), account__is_active=True).values_list("account_id", flat=True).first()
    )


def events(account: int, today: date) -> list[Event]:
    """Return the due days of the running clocks of an officer's cases, overdue ones of the last year too.

    Of those cases alone that the officer's mandates of today let them read: the secret address outlives no mandate.
    """
    part = bodies.held_within(scope(account, "case.read", today), today)
    rows = (
        Clock.objects.filter(case__officer=account, case__ended__isnull=True, ended__isnull=True, due__gte=today - timedelta(days=366))
        .select_related("case").order_by("due", "id")[:MOST_EVENTS]
    )  # fmt: skip
    terms = catalogue()
    return [
        Event(one.pk, one.case.code, one.case.title, terms[one.term].name if one.term in terms else Sentence(one.term, one.term), one.due)
        for one in rows
        if one.due is not None and part.holds(one.case.holder)
    ]  # fmt: skip


def calendar_text(found: list[Event], made: datetime, address: str) -> str:
    """Return due days as an iCalendar (RFC 5545): one event of a whole day each. ``address`` is the start of a case's address."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tinh Gon//Thoi han//VI",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Tinh Gọn: thời hạn",
    ]
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for one in found:
        lines += [
            "BEGIN:VEVENT", f"UID:clock-{one.clock}@tinhgon", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_escaped(f'{one.code}: {one.term.vi}')}",
            f"DESCRIPTION:{_escaped(one.title)}", f"URL:{address}{one.code}/", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _escaped(text: str) -> str:
    """Escape a text value: RFC 5545, 3.3.11."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> str:
    """Break a line into pieces of at most 75 octets, between characters: RFC 5545, 3.1."""
    pieces, current, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 74:
            pieces.append(current)
            current, size = " ", 1
        current, size = current + sign, size + width
    return "\r\n".join([*pieces, current]) + "\r\n"
