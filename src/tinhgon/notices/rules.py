"""Pure: what a room tells, and due days as a calendar that other programs read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tinhgon.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One mark of a due day told to one account: the matter's kind and code, the row whose day it is, the mark in working days."""

    account: int
    matter: str
    code: str
    about: int
    due: date
    mark: int
    superior: bool
    words: Sentence


@dataclass(frozen=True, slots=True)
class Event:
    """A due day in a calendar. ``key`` is its own for ever (``clock-12``), ``address`` where the matter is read."""

    key: str
    day: date
    title: str
    words: str
    address: str


def feed_key(secret: str) -> str:
    """Return the digest under which the secret of a calendar feed is kept."""
    return hashlib.sha256(b"tinhgon feed " + secret.encode()).hexdigest()


def calendar_text(found: Iterable[Event], made: datetime) -> str:
    """Return due days as an iCalendar (RFC 5545): one event of a whole day each."""
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
            "BEGIN:VEVENT", f"UID:{one.key}@tinhgon", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_escaped(one.title)}",
            f"DESCRIPTION:{_escaped(one.words)}", f"URL:{one.address}", "TRANSP:TRANSPARENT", "END:VEVENT",
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
