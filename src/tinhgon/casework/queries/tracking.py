"""What a receipt's code opens: where a case is and since when, by when it is due, what was done; never who anybody is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from tinhgon.casework.models import Case, Deed
from tinhgon.casework.queries import bodies
from tinhgon.casework.rules import codes
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import Procedure, procedure_of

#: The case of a code, and those that it was merged into or went on as, one after another.
_BY_KEY = """
with recursive own as (
  select r.case_id from casework_receipt r where r.key = %s and not exists (
    select 1 from casework_receipt n where n.case_id = r.case_id and n.id > r.id and n.party_id is not distinct from r.party_id)
), on_ as (
  select c.id, c.into_id, 0 as far from casework_case c join own on own.case_id = c.id
  union all
  select c.id, c.into_id, on_.far + 1 from casework_case c join on_ on c.id = on_.into_id where on_.far < 20
)
select id from on_ order by far
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what was done: the day, and the words for the subject."""

    day: date
    words: Sentence


@dataclass(frozen=True, slots=True)
class Tracked:
    """A case as its subject may see it: no name, no title, no paper, no note.

    ``adds`` and ``withdraws`` say whether it takes further papers now, and whether it can still be withdrawn.
    """

    code: str
    procedure: Sentence
    citation: str
    state: Sentence
    body: str
    since: date
    received: date
    due: date | None
    stopped: bool
    ended: date | None
    into: str
    told: tuple[Told, ...]
    adds: bool = False
    withdraws: bool = False


def way_of(typed: str) -> list[int]:
    """Return the case that a code was handed out for, then those that it was merged into or went on as; none where the code opens nothing."""
    key = codes.digest(typed)
    if not key:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEY, [key])
        return [case for (case,) in cursor.fetchall()]


def withdrawable(procedure: Procedure, state: str) -> bool:
    """Say whether a matter can be withdrawn from a state: the procedure has the step, and takes the paper that asks for it."""
    asked = procedure.paper("withdrawal") is not None and "paper" in procedure.state(state).takes
    return asked and any(one.id == "withdraw" for one in procedure.from_state(state))


def tracked(typed: str, today: date) -> Tracked | None:
    """Return what a code opens, or None: nobody learns whether it is wrong or over. Five queries.

    A case that was merged into another is followed there; its own lines stay.
    """
    way = way_of(typed)
    if not way:
        return None
    own, now = way[0], way[-1]
    cases = {one.pk: one for one in Case.objects.select_related("procedure").filter(pk__in={own, now})}
    case = cases[now]
    procedure = procedure_of(case.procedure.text)
    holder = bodies.answering([case.holder], today)[case.holder]
    lines = Deed.objects.filter(case__in=way).exclude(public_vi="").order_by("id")
    return Tracked(
        cases[own].code, procedure.title.sentence, procedure.citation, procedure.state(case.state).public.sentence,
        bodies.names([holder], today).get(holder, ("", ""))[1], case.held_since, cases[own].received,
        case.due, case.stopped, case.ended, case.code if now != own else "",
        tuple(Told(line.day, Sentence(line.public_vi, line.public_en)) for line in lines if line.case_id == own or line.number > 1),
        "paper" in procedure.state(case.state).takes and case.ended is None, withdrawable(procedure, case.state),
    )  # fmt: skip
