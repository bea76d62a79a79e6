"""Lịch iCalendar của chương trình: each visit an event of whole days, for any calendar program. Source: RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from tinhgon.planning.programme.plan import Plan, Visited
from tinhgon.planning.programme.problem import Problem

#: What names a calendar's maker, as the standard asks.
MAKER = "-//Tinh Gon//Inspection programme//VI"


def calendar(problem: Problem, plan: Plan, made: datetime, language: str = "vi", team: str = "") -> bytes:
    """Return the programme as iCalendar text in UTF-8; ``made`` is the instant that each event says it was written at.

    With ``team`` only that team's visits. An event keeps its name (UID) when the plan is made again for the same visits, so
    that a calendar which takes it in once more moves it and does not double it.
    """
    found = Calendar()
    found.add("prodid", MAKER)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    if problem.title:
        found.add("x-wr-calname", problem.title)
    for visit in plan.visits:
        if not team or any(part.team == team for part in visit.parts):
            found.add_component(_event(problem, visit, made, language))
    return bytes(found.to_ical())


def _event(problem: Problem, visit: Visited, made: datetime, language: str) -> Event:
    event = Event()
    topics = ", ".join(part.topic_name for part in visit.parts)
    teams = ", ".join(part.team_name for part in visit.parts)
    joint = (("Đi chung: ", "Joint: ")[language == "en"]) if visit.joint else ""
    event.add("uid", f"{visit.id}@{problem.day.year}.programme.tinhgon")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", visit.start)
    # The end of an event of whole days is the first day after it.
    event.add("dtend", visit.end + timedelta(days=1))
    event.add("summary", f"{joint}{visit.name}: {topics}")
    event.add("description", f"{teams}\n{visit.why.said_in(language)}")
    event.add("location", visit.name)
    event.add("categories", sorted({part.side for part in visit.parts}))
    event.add("transp", "TRANSPARENT")
    spot = next((one for one in problem.subjects if one.code == visit.subject), None)
    if spot is not None and spot.lat is not None and spot.lon is not None:
        event.add("geo", (spot.lat, spot.lon))
    return event
