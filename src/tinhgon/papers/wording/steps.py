"""Every step of a scheme as a sentence, in the groups that a decision's articles are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.wording import bodies as of_bodies
from tinhgon.papers.wording.measures import Measures
from tinhgon.papers.wording.names import Names
from tinhgon.papers.wording.territory import territory
from tinhgon.structure.operations.appoint import Appoint, Relieve, Transfer
from tinhgon.structure.operations.set_quota import SetQuota
from tinhgon.structure.operations.unify import Unify
from tinhgon.structure.run import Outcome

#: The groups, in the order of a decision's articles.
GROUPS: Final[dict[str, Sentence]] = {
    "territory": Sentence("Sắp xếp đơn vị hành chính", "Rearranging administrative units"),
    "bodies": Sentence("Sắp xếp tổ chức bộ máy", "Rearranging bodies"),
    "posts": Sentence("Giao chỉ tiêu biên chế", "Setting quotas"),
    "people": Sentence("Bố trí cán bộ", "Placing officials"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One step in words: its number in the scheme, its group, the sentence, and the clause that it carries out."""

    number: int
    group: str
    text: str
    clause: str = ""


def clauses(outcome: Outcome, *, with_people: bool, honorific: str = "ông (bà)") -> tuple[Clause, ...]:
    """Return every step of a scheme as a sentence; people are named, with the honorific, only where ``with_people``."""
    names, measures = Names(outcome, with_people=with_people, honorific=honorific), Measures(outcome)
    found = []
    for number, step in enumerate(outcome.scheme.steps, start=1):
        match step:
            case SetQuota():
                group, text = "posts", of_bodies.people(step, names)
            case Unify() | Appoint() | Relieve() | Transfer():
                group, text = "people", of_bodies.people(step, names)
            case _ if step.do.endswith("_territory"):
                group, text = "territory", territory(step, number, names, measures)  # type: ignore[arg-type]
            case _:
                group, text = "bodies", of_bodies.bodies(step, names)  # type: ignore[arg-type]
        found.append(Clause(number, group, text, step.clause))
    return tuple(found)
