"""Who is named for a body: a mandate given for that body itself, in force, and a key. Mandates from above or over everything do not count.

So an administrator who holds every role over the whole apparatus is named nowhere, and whoever is named is so in the open.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.casework.queries import bodies
from tinhgon.denunciations.models import OfficerKey
from tinhgon.mandates.queries.entitled import IN_FORCE
from tinhgon.mandates.rules import catalogue
from tinhgon.sealing.keys import fingerprint

HANDLE: Final = "denunciation.handle"
DECIDE: Final = "denunciation.decide"
IDENTITY: Final = "denunciation.identity"
#: Who denounced is opened by so many: the channel's promise, which no setting lowers.
TWO: Final = 2

#: The newest key of an account that was not ended and whose making is an entry of the ledger, by the same person, with the same
#: fingerprint: a row that somebody put in by plain SQL is no key.
_CURRENT: Final = """
  select k.id, k.public, k.fingerprint from denunciations_officer_key k
    join ledger_entry l on l.number = k.entry and l.act = 'denunciation.key' and l.subject = a.login
      and l.payload ->> 'fingerprint' = k.fingerprint
  where k.account_id = a.id and not exists (select 1 from denunciations_key_end e where e.key_id = k.id)
  order by k.id desc limit 1
"""
_NAMED: Final = f"""
select distinct g.unit, a.id, a.name, a.login, k.id, k.public, k.fingerprint
{IN_FORCE.replace("where", f"left join lateral ({_CURRENT}) k on true where", 1)}
  and g.role = any(%(roles)s) and g.unit = any(%(bodies)s) order by a.name, a.id
"""
_OWN: Final = f"select k.id from accounts_account a cross join lateral ({_CURRENT}) k where a.id = %s"  # noqa: S608 - our own text


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody named for a body; ``key`` and ``public`` are None while they have made no key."""

    body: int
    account: int
    name: str
    login: str
    key: int | None
    public: bytes | None
    fingerprint: str

    @property
    def ready(self) -> bool:
        """Whether anything can be sealed to them."""
        return self.key is not None


def named(wanted: Collection[int], act: str, day: date) -> list[Officer]:
    """Return who is named for an act at some bodies on a day, in order of names. One query."""
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"roles": catalogue().roles_for(act), "bodies": sorted(wanted), "day": day})
        rows = cursor.fetchall()
    found = []
    for body, account, name, login, key, public, mark in rows:
        good = public is not None and fingerprint(bytes(public)) == mark
        found.append(
            Officer(body, account, name, login, key if good else None, bytes(public) if good else None, mark or "")
        )
    return found


def bodies_of(account: int, day: date) -> dict[int, set[str]]:
    """Return the bodies for which an account is named, with the acts."""
    found: dict[int, set[str]] = {}
    for act in (HANDLE, DECIDE, IDENTITY):
        with connection.cursor() as cursor:
            cursor.execute(
                f"select distinct g.unit {IN_FORCE} and g.role = any(%(roles)s) and g.unit is not null and a.id = %(account)s",
                {"roles": catalogue().roles_for(act), "account": account, "day": day},
            )
            for (body,) in cursor.fetchall():
                found.setdefault(body, set()).add(act)
    return found


def receiving(day: date) -> list[tuple[int, str, str]]:
    """Return the bodies to which a denunciation can be sent: key, code, name; one handler and two keepers with keys, and it stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select distinct g.unit {IN_FORCE} and g.role = any(%(roles)s) and g.unit is not null",
            {"roles": catalogue().roles_for(HANDLE), "day": day},
        )
        units = [unit for (unit,) in cursor.fetchall()]
    handlers = {one.body for one in named(units, HANDLE, day) if one.ready}
    keepers: dict[int, set[int]] = {}
    for one in named(units, IDENTITY, day):
        if one.ready:
            keepers.setdefault(one.body, set()).add(one.account)
    good = {unit for unit in handlers if len(keepers.get(unit, ())) >= TWO and bodies.stands(unit, day)}
    told = bodies.names(good, day)
    return sorted(((unit, *told[unit]) for unit in good if unit in told), key=lambda one: one[2])


def current_key(account: int) -> OfficerKey | None:
    """Return the key that is sealed to for an account, or None."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, [account])
        row = cursor.fetchone()
    found = OfficerKey.objects.filter(pk=row[0]).first() if row else None
    return found if found is not None and fingerprint(bytes(found.public)) == found.fingerprint else None


def keys_of(account: int) -> list[OfficerKey]:
    """Return all keys that an account ever had, the newest first."""
    return list(OfficerKey.objects.filter(account=account).select_related("ended").order_by("-pk"))
