"""May this account do this act, here, on this day? And if not, who may?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates import words
from tinhgon.mandates.queries.lists import register
from tinhgon.mandates.rules import Holder, Lacking, catalogue, separation

#: A grant is in force on a day; one that passes another on, only while that one is too. Accounts that are locked hold nothing.
IN_FORCE: Final = """
  from mandates_grant g
  join accounts_account a on a.id = g.account_id and a.is_active
  left join mandates_grant t on t.id = g.through_id
  where g.since <= %(day)s and (g.until is null or g.until > %(day)s)
    and (t.id is null or (t.since <= %(day)s and (t.until is null or t.until > %(day)s)))
"""

#: The unit and all above it, with the unit's own sector, on the day of the tree.
_ABOVE: Final = """
with recursive above as (
  select u.key, u.parent, 1 as step from registry_unit u
    where u.key = %(unit)s and u.recorded_to is null and u.valid_from <= %(tree)s and (u.valid_to is null or u.valid_to > %(tree)s)
  union
  select u.key, u.parent, above.step + 1 from above join registry_unit u on u.key = above.parent
    and u.recorded_to is null and u.valid_from <= %(tree)s and (u.valid_to is null or u.valid_to > %(tree)s)
)
"""
_COVERS: Final = """
  and ((%(unit)s::bigint is null and g.unit is null and g.sector = '')
    or (%(unit)s::bigint is not null and (g.unit is null or g.unit in (select key from above))
      and (g.sector = '' or g.sector = (select u.sector from registry_unit u where u.key = %(unit)s and u.recorded_to is null
        and u.valid_from <= %(tree)s and (u.valid_to is null or u.valid_to > %(tree)s)))))
"""
_ORGAN: Final = """
  (select array[u.kind, u.level] from registry_unit u where u.key = g.organ and u.recorded_to is null
     and u.valid_from <= %(day)s and (u.valid_to is null or u.valid_to > %(day)s))
"""
_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class _Candidate:
    grant: int
    account: int
    actor: str
    role: str
    kind: str
    unit: int | None
    until: date | None
    document: str
    organ: tuple[str, str] | None


def entitlement(
    account: int,
    act: str,
    unit: int | None,
    day: date,
    *,
    tree: date | None = None,
    done: Iterable[tuple[str, str]] = (),
) -> Mandate:
    """Return the mandate by which an account may do an act on a unit, or on the whole apparatus where ``unit`` is None.

    ``day`` is the day of the act: mandates and the register are those of this day. ``tree`` is the day on which the unit's place in the
    apparatus is looked up, the same day unless said otherwise. ``done`` holds what was done on the dossier, pairs of act and actor
    (`duties`), for the separation of duties. Raises Lacking (a NotEntitled that names who may), Unknown for an act that is in no book.
    """
    if act not in catalogue().acts:
        raise Unknown(words.no_act(act))
    found = _candidates(act, unit, day, tree or day)
    mine = [one for one in found if one.account == account]
    who = _named(one for one in found if one.account != account)
    if not mine:
        raise Lacking(words.lacking(catalogue().acts[act]), act, who)
    competent, bases = _competent(mine, act, day)
    if not competent:
        raise Lacking(words.without_power(catalogue().acts[act], bases), act, who)
    chosen = competent[0]
    against = separation(act, chosen.actor, done)
    if against is not None:
        raise Lacking(against.sentence, act, who, [against])
    return _mandate(chosen)


def holders(act: str, unit: int | None, day: date, *, tree: date | None = None) -> tuple[Holder, ...]:
    """Return who may do an act on a unit (or on the whole apparatus) on a day."""
    return _named(_candidates(act, unit, day, tree or day))


def _candidates(act: str, unit: int | None, day: date, tree: date) -> list[_Candidate]:
    values: dict[str, Any] = {
        "roles": catalogue().roles_for(act), "unit": unit, "day": day, "tree": tree,
    }  # fmt: skip
    query = (
        f"{_ABOVE} select g.id, a.id, a.name || ' (' || a.login || ')', g.role, g.kind, g.unit, g.until, g.document, {_ORGAN} "
        f"{IN_FORCE} and g.role = any(%(roles)s) {_COVERS} order by g.kind = 'own' desc, g.unit is null, g.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [_Candidate(*row[:8], tuple(row[8]) if row[8] else None) for row in cursor.fetchall()]


def _competent(mine: list[_Candidate], act: str, day: date) -> tuple[list[_Candidate], list[str]]:
    """Ask the authority register: where it has verified rows, the organ must be among them; rows that nobody verified never block."""
    if act not in catalogue().sole:
        return mine, []
    rows = [power for power in register(day) if power.act == act and power.verified_by]
    if not rows:
        return mine, []
    holding = {(power.organ_kind, power.level) for power in rows}
    return [one for one in mine if one.organ in holding], [power.basis for power in rows]


def _mandate(one: _Candidate) -> Mandate:
    role = words.small(catalogue().roles[one.role].name.vi)
    passed = {"own": "", "delegated": " (được ủy quyền)", "stand_in": " (thay mặt)"}[one.kind]
    return Mandate(one.actor, f"{role}{passed}", f"{one.document} · thẩm quyền số {one.grant}")


def _named(found: Iterable[_Candidate]) -> tuple[Holder, ...]:
    seen: dict[str, Holder] = {}
    for one in found:
        seen.setdefault(one.actor, Holder(one.actor, one.role, one.unit, one.grant, one.until))
    return tuple(seen.values())[:_MOST_NAMED]
