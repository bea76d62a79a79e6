"""What a named officer may do in a matter: by the body that has it now, and by those for which it was sealed.

A body that ended leaves its matters to its successor, but what is sealed cannot follow by itself: its officers go on opening it, by the
mandates that they were given, until two of them have sealed it for the officers of the successor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from tinhgon.accounts.models import Account
from tinhgon.casework.models import Case
from tinhgon.casework.queries import bodies
from tinhgon.denunciations import words
from tinhgon.denunciations.models import Box, Matter, OfficerKey
from tinhgon.denunciations.queries.named import DECIDE, HANDLE, IDENTITY, current_key
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.mandates.queries.entitled import IN_FORCE
from tinhgon.mandates.rules import catalogue
from tinhgon.mandates.words import small


@dataclass(frozen=True)
class Access:
    """Who asks about which matter: their acts with the mandate of each, their key, and for which bodies it is sealed."""

    account: Account
    matter: Matter
    case: Case
    acts: dict[str, Mandate]
    key: OfficerKey | None
    answering: int
    words_body: int
    identity_body: int

    def mandate(self, act: str) -> Mandate:
        """Return the mandate for an act. Raises Unknown: who may not, is told nothing."""
        if act not in self.acts:
            raise Unknown(words.NO_MATTER)
        return self.acts[act]

    def own_key(self) -> OfficerKey:
        """Return the officer's key. Raises Refusal where they have none."""
        if self.key is None:
            raise Refusal([Finding("denunciation.no_key", words.NO_KEY)])
        return self.key


def access(account: Account, code: str, day: date) -> Access:
    """Return what an officer may do in a matter on a day. Raises Unknown where it is nothing, or there is no such matter."""
    matter = Matter.objects.select_related("case", "case__procedure").filter(case__code=code).first()
    if matter is None or not account.is_active:
        raise Unknown(words.NO_MATTER)
    case = matter.case
    answering = bodies.answering([case.holder], day)[case.holder]
    for_words, for_identity = sealed_for(matter, case.holder, answering)
    wanted = {
        HANDLE: {case.holder, answering, for_words},
        DECIDE: {case.holder, answering},
        IDENTITY: {case.holder, answering, for_identity},
    }
    found = {}
    for act, units in wanted.items():
        mandate = mandate_of(account, act, units, day)
        if mandate is not None:
            found[act] = mandate
    if not found:
        raise Unknown(words.NO_MATTER)
    return Access(account, matter, case, found, current_key(account.pk), answering, for_words, for_identity)


def sealed_for(matter: Matter, *now: int) -> tuple[int, int]:
    """Return for which body the words and the identity are sealed: one that has the matter now, else the last one before."""
    found = []
    for kind in ("words", "identity"):
        rows = Box.objects.filter(envelope__matter=matter, envelope__kind=kind, reader__isnull=False)
        there = list(dict.fromkeys(rows.order_by("-pk").values_list("body", flat=True)))
        found.append(next((body for body in now if body in there), there[0]))
    return found[0], found[1]


def mandate_of(account: Account, act: str, units: set[int], day: date) -> Mandate | None:
    """Return the mandate by which an account is named for an act at one of some bodies, though the body itself may have ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select g.role, g.document, g.id {IN_FORCE} and g.account_id = %(account)s and g.role = any(%(roles)s) "
            "and g.unit = any(%(units)s) order by g.id",
            {"account": account.pk, "roles": catalogue().roles_for(act), "units": sorted(units), "day": day},
        )
        row = cursor.fetchone()
    if row is None:
        return None
    role, document, number = row
    return Mandate(account.actor, small(catalogue().roles[role].name.vi), f"{document} · thẩm quyền số {number}")
