"""The briefing pack of a body on a day: what is overdue, what is due soon, what changed since a day, what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.mandates.queries import Scope
from tinhgon.tasks.models import Briefing, Task
from tinhgon.tasks.queries.lists import Side, Wanted, listed

#: A briefing looks so many days ahead: the custom of the house.
AHEAD: Final = timedelta(days=14)
#: Rows of each part, of a page and of a paper; beyond it people use lists.
MOST: Final = 40
MOST_PRINTED: Final = 200


@dataclass(frozen=True, slots=True)
class Pack:
    """What a briefing has before it; each part with how many there are in all (up to the limit of lists)."""

    day: date
    since: date
    overdue: tuple[Task, ...]
    soon: tuple[Task, ...]
    changed: tuple[Task, ...]
    waiting: tuple[Task, ...]
    counts: dict[str, int]


def pack(scope: Scope, side: Side, day: date, since: date, most: int = MOST) -> Pack:
    """Return the pack of the tasks on one side of a scope (those it ordered, those it leads). Twelve queries, however many tasks."""
    found = {}
    for which in ("overdue", "soon", "waiting"):
        found[which] = listed(scope, Wanted(day, side, which, soon=day + AHEAD), most)  # type: ignore[arg-type]
    found["changed"] = listed(scope, Wanted(day, side, "all", since=since), most)
    counts = {name: one.count for name, one in found.items()}
    tasks = {name: one.tasks for name, one in found.items()}
    return Pack(day, since, tasks["overdue"], tasks["soon"], tasks["changed"], tasks["waiting"], counts)


def last_briefing(body: int, before: date) -> Briefing | None:
    """Return the newest briefing of a body up to a day, or None."""
    return Briefing.objects.filter(body=body, day__lte=before).order_by("-day", "-id").first()


def briefings(scope: Scope, most: int = 50) -> list[Briefing]:
    """Return the newest briefings within a scope."""
    rows = Briefing.objects.order_by("-day", "-id")
    return list((rows if scope.everything else rows.filter(body__in=scope.units))[:most])


def newest_orderer(scope: Scope) -> int | None:
    """Return the body within a scope that ordered a task last, or None."""
    rows = Task.objects.order_by("-id")
    if not scope.everything:
        rows = rows.filter(orderer__in=scope.units)
    return rows.values_list("orderer", flat=True).first()
