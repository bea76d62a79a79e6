"""How many petitions each reorganisation gave rise to, by rules that are told, with the petitions themselves: so that a claim that there
were none can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.mandates.queries import Scope
from tinhgon.petitions.models import Petition
from tinhgon.petitions.rules.alike import keys
from tinhgon.petitions.rules.attributing import MONTHS, WORDS

_MOST: Final = 500

_SCHEMES: Final = """
select number, subject, coalesce(nullif(payload->>'title', ''), subject), decision_number, effective from ledger_entry
where act = 'enact' and effective <= %(day)s order by effective desc, number desc limit 60
"""

_MATCHED: Final = """
select p.case_id, exists (
    select 1 from petitions_key k where k.petition_id = p.case_id and k.kind = 'decision' and k.key = any(%(decision)s)) as named,
  c.organ in (select l.target from registry_lineage l where l.entry = %(entry)s and l.frame = 'units' and l.withdrawn_by is null
              union select u.key from registry_unit u where u.place in (
                select l.target from registry_lineage l where l.entry = %(entry)s and l.frame = 'places' and l.withdrawn_by is null))
    and c.words @@ to_tsquery('simple', %(words)s) as told
from petitions_petition p join casework_case c on c.id = p.case_id
where c.received >= %(day)s and c.received < (%(day)s::date + make_interval(months => %(months)s))::date
"""


@dataclass(frozen=True, slots=True)
class Attributed:
    """A reorganisation and the petitions that count as its own: the entry, its title, decision and day, and each petition with its rule."""

    entry: int
    subject: str
    title: str
    decision: str
    day: date
    rows: tuple[tuple[Petition, str], ...]
    hidden: int

    @property
    def count(self) -> int:
        """How many there are, those among them that the reader may not open."""
        return len(self.rows) + self.hidden


def attributed(scope: Scope, today: date) -> list[Attributed]:
    """Return every reorganisation until today with the petitions that count as its own. Two queries for each reorganisation, and one.

    All are counted; those of bodies beyond the scope are counted and not shown.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SCHEMES, {"day": today})
        schemes = cursor.fetchall()
    found = []
    for entry, subject, title, decision, day in schemes:
        named = [key for kind, key in keys(decision=decision or "") if kind == "decision"]
        with connection.cursor() as cursor:
            cursor.execute(
                f"select case_id, named from ({_MATCHED}) matched where named or told order by case_id limit {_MOST}",  # noqa: S608 - ours
                {"entry": entry, "decision": named, "day": day, "months": MONTHS, "words": WORDS},
            )
            matched = dict(cursor.fetchall())
        petitions = Petition.objects.filter(pk__in=matched).select_related("case", "matter").order_by("-case")
        rows = tuple(
            (one, "decision" if matched[one.pk] else "body")
            for one in petitions
            if scope.holds((one.matter or one.case).holder)
        )
        found.append(Attributed(entry, subject, title, decision or "", day, rows, len(matched) - len(rows)))
    return found
