"""The due days of somebody's own tasks, for their calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.accounts.models import Account
from tinhgon.tasks.models import Task
from tinhgon.tasks.queries import offices

MOST_EVENTS: Final = 2000


@dataclass(frozen=True, slots=True)
class Event:
    """A due day of one's own: the task's key, its code and title, the day."""

    task: int
    code: str
    title: str
    day: date


def events(account: int, today: date) -> list[Event]:
    """Return the due days of the open tasks that an account answers for by the offices of today, overdue ones of the last year too.

    The secret address outlives no office: who left it sees its tasks no more.
    """
    person = Account.objects.filter(pk=account).values_list("person", flat=True).first()
    rows = (
        Task.objects.filter(post__in=offices.held_by(person, today), ended__isnull=True, due__gte=today - timedelta(days=366))
        .exclude(state="reported").order_by("due", "id")[:MOST_EVENTS]
    )  # fmt: skip
    return [Event(one.pk, one.code, one.title, one.due) for one in rows.only("pk", "code", "title", "due")]
