"""Tasks that the clauses gave, as they stood on the day and as known: from what was done to each, never from its present row."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.reports.queries.evidence.subject import Subject
from tinhgon.reports.rules.figure import Row
from tinhgon.resolutions.models import ClauseTask
from tinhgon.resolutions.queries import owners
from tinhgon.tasks.models import Deed, Effect, Task

#: Results that were accepted without faults; the third quality is "met, with small faults".
_ACCEPTED: Final = ("good", "met")


def tasks(subject: Subject, as_of: AsOf) -> list[tuple[int, Row]]:
    """Return pairs of a clause and a task that it gave, of the reviewed documents and those below, withdrawn tasks left out.

    ``state`` is done, overdue or open; ``on_time``, ``quality`` and ``effect`` are the three marks of a done task, None before.
    """
    links = ClauseTask.objects.filter(clause__document__in=subject.all, entry__lte=subject.entry).select_related(
        "task", "clause"
    )
    given = list(links.order_by("clause__document", "clause__place", "task_id"))
    keys = [link.task_id for link in given]
    deeds: dict[int, list[Deed]] = defaultdict(list)
    told = Deed.objects.filter(task__in=keys, day__lte=as_of.day)
    if as_of.known is not None:
        told = told.filter(at__lte=as_of.known)
    for deed in told.order_by("task", "number"):
        deeds[deed.task_id].append(deed)
    known_deeds = {deed.pk for each in deeds.values() for deed in each}
    measured = set(
        Effect.objects.filter(task__in=keys, day__lte=as_of.day, deed__in=known_deeds).values_list("task_id", flat=True)
    )
    named = owners.names({each[-1].owner for each in deeds.values()}, as_of)
    rows: list[tuple[int, Row]] = []
    for link in given:
        each = deeds[link.task_id]
        if not each or each[-1].state == "withdrawn":
            continue
        rows.append((link.clause_id, _row(link.task, each, as_of, named, effect=link.task_id in measured)))
    return rows


def _row(
    task: Task, deeds: list[Deed], as_of: AsOf, named: dict[int, tuple[str, str]], *, effect: bool
) -> dict[str, Any]:
    last = deeds[-1]
    done = last.state == "done"
    reported = next((one.day for one in reversed(deeds) if one.kind == "report"), last.day)
    quality = next((one.payload.get("quality") for one in reversed(deeds) if one.payload.get("quality")), "")
    state = "done" if done else "overdue" if last.due < as_of.day else "open"
    return {
        "key": f"task:{task.code}",
        "source": ["task", task.code],
        "code": task.code,
        "what": task.title,
        "body": named.get(last.owner, ("", ""))[1],
        "day": last.due.isoformat(),
        "state": state,
        "on_time": reported <= last.due if done else None,
        "quality": quality in _ACCEPTED if done else None,
        "effect": effect if done else None,
    }
