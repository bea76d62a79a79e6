"""Reading casework: the calendar, as it is known now or was known when an entry of the ledger was the newest."""

from __future__ import annotations

from django.db import connection

from tinhgon.casework.clocks.calendar import Calendar, Special
from tinhgon.kernel.sentence import Sentence


def calendar(known: int | None = None) -> Calendar:
    """Return the calendar of worked days; ``known`` is the number of the newest ledger entry that counts. One query each for
    days and years."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct on (day) day, state, name_vi, name_en, source from casework_calendar_day "
            "where %s::bigint is null or entry <= %s order by day, id desc",
            [known, known],
        )
        days = [Special(day, state, Sentence(vi, en), source) for day, state, vi, en, source in cursor.fetchall()]
        cursor.execute(
            "select year from casework_calendar_year where %s::bigint is null or entry <= %s order by year",
            [known, known],
        )
        return Calendar.of(days, [year for (year,) in cursor.fetchall()])
