"""Lists of mandates and of the authority register, and what was done on a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.span import Span
from tinhgon.mandates import words
from tinhgon.mandates.models import Grant, PowerRow
from tinhgon.mandates.rules import Power, built_in, defects, over
from tinhgon.registry.models import Unit

#: What the registry calls its acts, in the words of mandates.
_ACTS = {
    "enact": "scheme.enact", "load": "registry.load", "cite": "registry.load", "outline": "registry.load", "correct": "registry.correct",
    "cancel": "registry.cancel",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A grant with the names of its unit and organ, as they were called on the day that is asked about, and whether it is in force."""

    grant: Grant
    unit: str
    unit_code: str
    organ: str
    in_force: bool


def grant(number: int) -> Grant:
    """Return one grant with its account. Raises Unknown."""
    found = Grant.objects.select_related("account", "through__account").filter(pk=number).first()
    if found is None:
        raise Unknown(words.no_grant(number))
    return found


def grants(day: date, *, ended: bool = False, text: str = "", role: str = "", limit: int = 500) -> list[Listed]:
    """Return the grants in force on a day, in order of names; with ``ended``, those before and after it too."""
    found = Grant.objects.select_related("account", "through__account").order_by("account__login", "since", "id")
    if not ended:
        found = found.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))
    if role:
        found = found.filter(role=role)
    if text:
        found = found.filter(
            Q(account__login__icontains=text) | Q(account__name__icontains=text) | Q(document__icontains=text)
        )
    return _listed(list(found[:limit]), day)


def of_account(account: int, day: date) -> list[Listed]:
    """Return all grants of an account, those in force on the day first."""
    found = Grant.objects.select_related("account", "through__account").filter(account=account).order_by("-since", "id")
    return sorted(_listed(list(found), day), key=lambda one: not one.in_force)


def _listed(found: list[Grant], day: date) -> list[Listed]:
    names = unit_names({key for one in found for key in (one.unit, one.organ) if key is not None}, day)
    none = ("", "")
    return [
        Listed(
            one,
            names.get(one.unit, none)[1] if one.unit else "",
            names.get(one.unit, none)[0] if one.unit else "",
            names.get(one.organ, none)[1] if one.organ else "",
            _in_force(one, day) and (one.through is None or _in_force(one.through, day)),
        )
        for one in found
    ]


def _in_force(one: Grant, day: date) -> bool:
    return one.since <= day and (one.until is None or day < one.until)


def unit_names(keys: Iterable[int], day: date) -> dict[int, tuple[str, str]]:
    """Return code and name of units: as of the day, else as they were last called. One query."""
    wanted = list(keys)
    if not wanted:
        return {}
    rows = Unit.objects.filter(key__in=wanted, recorded_to__isnull=True).order_by("key", "valid_from")
    names: dict[int, tuple[str, str]] = {}
    for row in rows.values("key", "code", "name", "valid_from"):
        if row["key"] not in names or row["valid_from"] <= day:
            names[row["key"]] = (row["code"], row["name"])
    return names


def register(day: date | None = None) -> list[Power]:
    """Return the authority register: the rows that hold on a day, or all of them. What people wrote stands over what came with the house."""
    newest = PowerRow.objects.order_by("row", "-entry").distinct("row")
    written = [
        Power(
            one.row, one.act, one.organ_kind, one.level, one.basis, Span(one.since, one.until), one.verified_by, one.note, one.entry
        )
        for one in newest
    ]  # fmt: skip
    return [power for power in over(built_in(), written) if day is None or day in power.span]


def register_defects(day: date) -> list[Finding]:
    """Return the defects of the authority register on a day: powers that no organ holds, or two."""
    return defects(register(), day)


def duties(subject: str) -> list[tuple[str, str]]:
    """Return what the ledger says was done on a dossier: pairs of act and actor, oldest first."""
    if not subject:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select act, actor from ledger_entry where subject = %s order by number", [subject])
        return [(_ACTS.get(act, act), actor) for act, actor in cursor.fetchall()]
