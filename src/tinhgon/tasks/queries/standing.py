"""One task as it stands: what was done, who coordinates, what proves it, what was measured, who may read and act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tinhgon.accounts.models import Account
from tinhgon.casework.queries import bodies
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope, entitlement, scope
from tinhgon.tasks import words
from tinhgon.tasks.models import Charge, Deed, Effect, Evidence, Support, Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.rules.life import TAKES, Light, light

READ = "task.read"


@dataclass(frozen=True)
class Standing:
    """A task as it stands now."""

    task: Task
    deeds: tuple[Deed, ...]
    supports: tuple[int, ...]

    @property
    def takes(self) -> tuple[str, ...]:
        """What may be done to it in its state."""
        asked = self.task.asked_due is not None
        return tuple(
            kind
            for kind, (_, states) in TAKES.items()
            if self.task.state in states
            and (asked or kind not in ("grant", "refuse"))
            and not (asked and kind == "ask")
        )

    @property
    def last(self) -> Deed:
        """The newest deed."""
        return self.deeds[-1]

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Its evidence, without the content."""
        return list(Evidence.objects.filter(task=self.task).defer("content").select_related("deed").order_by("id"))

    @cached_property
    def effects(self) -> list[Effect]:
        """What was measured of its effect, the newest first."""
        return list(Effect.objects.filter(task=self.task).order_by("-day", "-id"))

    @cached_property
    def charges(self) -> list[Charge]:
        """Who answered for it since when, in order."""
        return list(Charge.objects.filter(task=self.task).order_by("id"))

    def light(self, today: date) -> Light:
        """Its traffic light."""
        return light(self.task, today)


def standing(code: str) -> Standing:
    """Return where a task stands. Raises Unknown."""
    found = Task.objects.filter(code=code).select_related("briefing").first()
    if found is None:
        raise Unknown(words.no_task(code))
    deeds = tuple(Deed.objects.filter(task=found).order_by("number"))
    supports = tuple(Support.objects.filter(task=found).order_by("unit").values_list("unit", flat=True))
    return Standing(found, deeds, supports)


def evidence(code: str, number: int) -> Evidence:
    """Return one file of a task with its content. Raises Unknown."""
    found = Evidence.objects.filter(task__code=code, pk=number).first()
    if found is None:
        raise Unknown(words.no_evidence(number))
    return found


def tasks_of(source_kind: str, keys: Iterable[str]) -> list[Task]:
    """Return the tasks born from sources of a kind with these keys, in order of their birth."""
    return list(
        Task.objects.filter(source_kind=source_kind, source_key__in=[key for key in keys if key]).order_by("id")
    )


def readable(account: Account, day: date) -> Scope:
    """Return the bodies whose tasks an account may read on a day, those that ended since among them."""
    return bodies.held_within(scope(account.pk, READ, day), day)


def may_read(account: Account, at: Standing, day: date) -> bool:
    """Say whether an account may read a task: a mandate over a body that leads, ordered or coordinates, or the office itself."""
    part = readable(account, day)
    named = (at.task.owner, at.task.orderer, *at.supports)
    return any(part.holds(unit) for unit in named) or at.task.post in offices.held_by(account.person, day)


def mandate_of(account: Account, kind: str, task: Task, day: date) -> Mandate:
    """Return the mandate by which an account may do something to a task: by the office that answers for it, else as granted.

    Raises Lacking, which names who may.
    """
    act = TAKES[kind][0]
    if act == "task.do" and task.post is not None and task.post in offices.held_by(account.person, day):
        office = offices.last_named([task.post], day)[task.post]
        return Mandate(account.actor, office.title, "người chịu trách nhiệm theo chức vụ")
    body = task.owner if act == "task.do" else task.orderer
    return entitlement(account.pk, act, bodies.answering([body], day)[body], day)
