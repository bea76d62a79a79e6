"""What a request asks about: the day in the world (``?ngay=``) and the instant of knowledge (``?biet=``).

Faces may read the clock; this is where this face does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from urllib.parse import urlencode

import polars as pl
from django.utils.timezone import get_default_timezone, localdate

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import queries
from tinhgon.registry.queries import courses
from tinhgon.registry.queries.outlines import outlines
from tinhgon.structure.outlines import Polygons
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import parse_day, say_day

DAY = "ngay"
KNOWN = "biet"


class Asked:
    """The day and the instant that a page is about, and the apparatus on it, read once and only when needed."""

    def __init__(self, as_of: AsOf, today: date) -> None:
        self.as_of = as_of
        self.today = today

    @property
    def day(self) -> date:
        """The day in the world."""
        return self.as_of.day

    @property
    def known(self) -> datetime | None:
        """The instant of knowledge; None for all that is recorded by now."""
        return self.as_of.known

    @property
    def elsewhere(self) -> bool:
        """Whether another day or an earlier knowledge is looked at than today's."""
        return self.day != self.today or self.known is not None

    @cached_property
    def structure(self) -> Structure:
        """The apparatus as of the day; immutable and kept between requests."""
        return queries.snapshot(self.as_of)

    @cached_property
    def edges(self) -> pl.DataFrame:
        """The edges of lineage as they were known."""
        return queries.lineage_edges(self.known)

    @cached_property
    def outlines(self) -> dict[int, Polygons]:
        """Where the places of the day lie, by key, as far as they were drawn."""
        return outlines(self.as_of)

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands on this day."""
        return self.structure.units.is_empty() and self.structure.places.is_empty()

    @cached_property
    def never(self) -> bool:
        """Whether the books had nothing at all by the instant of knowledge."""
        return queries.knowledge(self.known) is None

    @cached_property
    def first_day(self) -> date | None:
        """The first day of the books."""
        return courses.first_day(self.known)

    @property
    def kept(self) -> dict[str, str]:
        """What every link carries on: the day unless it is today's, and the instant where one was given."""
        kept = {DAY: self.day.isoformat()} if self.day != self.today else {}
        return kept | ({KNOWN: said_instant(self.known)} if self.known else {})

    def to(self, path: str, **query: object) -> str:
        """Return the path with the day kept, and further values of the query; empty ones are left out."""
        given = {name: str(value) for name, value in query.items() if value not in (None, "")}
        values = urlencode(self.kept | given)
        path, mark, anchor = path.partition("#")
        return f"{path}{'?' + values if values else ''}{mark}{anchor}"

    def on(self, day: date) -> Asked:
        """Return the same question about another day."""
        return Asked(AsOf(day, self.known), self.today)


def ask(query: Mapping[str, str]) -> Asked:
    """Read the day and the instant from the query of a request; without them, today and now.

    Raises Refusal (rules ``vietnamese.day``, ``web.instant``) where one cannot be read.
    """
    today = localdate()
    typed = query.get(DAY, "").strip()
    instant = query.get(KNOWN, "").strip()
    return Asked(AsOf(parse_day(typed) if typed else today, parse_instant(instant) if instant else None), today)


def canonical(query: Mapping[str, str], asked: Asked) -> dict[str, str] | None:
    """Return the day and instant as addresses write them, where the query writes them otherwise; else None.

    "1/7/2025" becomes 2025-07-01, and today's day is left out, so that one page has one address.
    """
    given = {name: query[name] for name in (DAY, KNOWN) if name in query}
    return None if given == asked.kept else asked.kept


def parse_instant(text: str) -> datetime:
    """Read an instant: ISO 8601 with or without an offset, or a day, which means its end in the house's time zone."""
    try:
        instant = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        if "T" in text:
            return instant if instant.tzinfo else instant.replace(tzinfo=get_default_timezone())
    except ValueError:
        pass
    try:
        day = parse_day(text)
    except Refusal as refusal:
        sentence = Sentence(f"Không đọc được thời điểm “{text[:80]}”.", f"“{text[:80]}” cannot be read as an instant.")
        remedy = Sentence("Ghi 01/07/2025 hoặc 2025-07-01T08:00.", "Write 01/07/2025 or 2025-07-01T08:00.")
        raise Refusal([Finding("web.instant", sentence, remedy=remedy)]) from refusal
    return datetime.combine(day + timedelta(days=1), time(), get_default_timezone()) - timedelta(microseconds=1)


def said_instant(instant: datetime) -> str:
    """Return an instant as addresses write it: a day alone where it is the end of that day."""
    local = instant.astimezone(get_default_timezone())
    return local.date().isoformat() if local.time() == time(23, 59, 59, 999999) else local.isoformat()


def shown_day(day: date) -> str:
    """Return the day as the day control shows it: 01/07/2025."""
    return say_day(day)
