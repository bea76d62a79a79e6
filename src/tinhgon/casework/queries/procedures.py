"""The procedures: those that come with the house, and those that an administrator laid over them."""

from __future__ import annotations

from datetime import date

from tinhgon.casework.models import CaseProcedure
from tinhgon.law.procedure import Procedure, procedure_of, texts
from tinhgon.law.procedure import in_force as holding
from tinhgon.vietnamese.order import sort_key


def procedures() -> tuple[Procedure, ...]:
    """Return every procedure: of one name and version what an administrator gave last counts. One query."""
    return tuple(sorted(map(procedure_of, _texts().values()), key=lambda one: (one.id, one.start)))


def in_force(id: str, day: date) -> Procedure:
    """Return the version of a procedure under which a case that begins on a day is carried on. Raises Unknown."""
    return holding(procedures(), id, day)


def version(id: str, day: date) -> tuple[Procedure, str]:
    """Return the version that is in force on a day with its text. One query. Raises Unknown."""
    told = _texts()
    found = holding(map(procedure_of, told.values()), id, day)
    return found, told[found.name]


def offered(day: date) -> list[Procedure]:
    """Return the procedures under which a case may be begun by hand on a day, by title; not those whose words are sealed."""
    told = tuple(one for one in procedures() if not one.sealed)
    names = dict.fromkeys(one.id for one in told if one.in_force(day))
    return sorted((holding(told, id, day) for id in names), key=lambda one: sort_key(one.title.vi))


def text_of(name: str) -> str:
    """Return the text of a procedure by name and version: an administrator's before the house's. KeyError for none."""
    return _texts()[name]


def _texts() -> dict[str, str]:
    given = CaseProcedure.objects.filter(entry__isnull=False).order_by("id").values_list("name", "text")
    return {**texts(), **dict(given)}
