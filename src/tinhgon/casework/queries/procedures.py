"""The procedures: those that come with the house, and those that an administrator laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tinhgon.casework.models import CaseProcedure
from tinhgon.law.procedure import Procedure, builtin, procedure_of, texts
from tinhgon.law.procedure import in_force as holding


def procedures() -> tuple[Procedure, ...]:
    """Return every procedure: of one name and version what an administrator gave last counts. One query."""
    told = {one.name: one for one in builtin()}
    given = CaseProcedure.objects.filter(entry__isnull=False).order_by("id").values_list("text", flat=True)
    told |= {one.name: one for one in map(procedure_of, given)}
    return tuple(sorted(told.values(), key=lambda one: (one.id, one.start)))


def in_force(id: str, day: date) -> Procedure:
    """Return the version of a procedure under which a case that begins on a day is carried on. Raises Unknown."""
    return holding(procedures(), id, day)


def offered(day: date) -> list[Procedure]:
    """Return the procedures under which a case may begin on a day, by title."""
    told = procedures()
    names = dict.fromkeys(one.id for one in told if one.in_force(day))
    return sorted((holding(told, id, day) for id in names), key=lambda one: one.title.vi)


def text_of(name: str) -> str:
    """Return the text of a procedure by name and version: an administrator's before the house's. KeyError for none."""
    given = CaseProcedure.objects.filter(name=name, entry__isnull=False).order_by("-id").values_list("text", flat=True)
    return given[0] if given else texts()[name]


def kept(keys: Iterable[int]) -> dict[int, Procedure]:
    """Return the procedures that cases keep, by the key of their row. One query."""
    rows = CaseProcedure.objects.filter(pk__in=set(keys)).values_list("pk", "text")
    return {key: procedure_of(text) for key, text in rows}
