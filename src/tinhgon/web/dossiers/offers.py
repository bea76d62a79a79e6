"""What waits for whoever is signed in: the acts of a dossier that they may do now, those with nothing lacking first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from tinhgon.kernel.finding import Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Council
from tinhgon.reform.queries.dossier import gates, people, said
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.procedure import Step
from tinhgon.web import addresses
from tinhgon.web.dossiers import access, steps
from tinhgon.web.dossiers.doing import RECORDS, takes
from tinhgon.web.signed_in import account, scope

#: Records that are done at what they speak of, not from the list.
_AT_THEIR_PLACE = frozenset({"answer_point", "answer_opinion", "answer_reply"})


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that may be done now: its words, its address, whether it leads on, how much a step still lacks, how much is owed."""

    words: Sentence
    href: str
    step: bool
    onward: bool = False
    lacks: int = 0
    left: Sentence | None = None

    @property
    def ready(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.lacks


def offers(request: HttpRequest, at: Standing, day: date) -> list[Offer]:
    """Return what the one who is signed in may do in a dossier now: what leads on and what is owed first, what lacks something last."""
    if account(request) is None:
        return []
    here = addresses.dossier(at.dossier.code)
    found = [_step(at, step, here, day) for step in at.steps if access.can(request, at, steps.of_step(step))]  # fmt: skip
    for kind, one in RECORDS.items():
        if kind in _AT_THEIR_PLACE or not takes(at, one) or not access.can(request, at, one):
            continue
        found.append(Offer(one.words, f"{here}lam/{kind}/", step=False))
    found += _answers(request, at, here)
    return sorted(found, key=lambda one: (not (one.onward or one.left), not one.ready, not one.step))


def _step(at: Standing, step: Step, here: str, day: date) -> Offer:
    left = step.model_copy(update={"needs": tuple(need for need in step.needs if need not in steps.ASKED)})
    lacking = [one for one in gates.lacking(at, left, Given(day)) if one.severity is Severity.ERROR]
    order = [state.id for state in at.procedure.path()]
    onward = not at.procedure.state(step.target).final and order.index(step.target) >= order.index(at.state.id)
    return Offer(step.words.sentence, f"{here}lam/{step.id}/", step=True, onward=onward, lacks=len(lacking))


def _answers(request: HttpRequest, at: Standing, here: str) -> list[Offer]:
    """Return one line for each kind of answer that is still owed."""
    found = []
    if (
        "answer_point" in at.state.takes
        and (left := len(said.open_points(at)))
        and access.can(request, at, RECORDS["answer_point"])
    ):
        found.append(_owed(left, "ý kiến thẩm định chờ trả lời", "points of the appraisal to answer", f"{here}#y-kien"))
    if (
        "answer_opinion" in at.state.takes
        and (left := len(said.open_opinions(at)))
        and access.can(request, at, RECORDS["answer_opinion"])
    ):
        found.append(_owed(left, "góp ý chờ trả lời", "opinions to answer", f"{here}#y-kien"))
    if not at.state.final and (left := len(people.unanswered(at))) and access.can(request, at, RECORDS["answer_reply"]):
        found.append(_owed(left, "người bị ảnh hưởng chờ trả lời", "affected people to answer", f"{here}nguoi/"))
    return found


def _owed(left: int, vi: str, en: str, href: str) -> Offer:
    return Offer(Sentence(f"{left} {vi}", f"{left} {en}"), href, step=False, left=Sentence(str(left), str(left)))


def waits_for(request: HttpRequest, found: list[Standing], day: date) -> set[str]:
    """Return the codes of the dossiers whose next step is for the one who is signed in, as the apparatus is on a day; a query per act."""
    me = account(request)
    if me is None:
        return set()
    councils: dict[int, set[int]] = {}
    for dossier, unit in Council.objects.values_list("dossier", "unit"):
        councils.setdefault(dossier, set()).add(unit)
    told = set()
    for at in found:
        for step in at.steps:
            held = scope(request, step.act, day)
            units = {at.dossier.organ, *(councils.get(at.dossier.pk, ()) if step.act == "scheme.vote" else ())}
            apart = any(me.actor in at.actors(act) for act in step.apart)
            if not apart and step.id not in ("stop", "back_to_draft") and any(held.holds(unit) for unit in units):
                told.add(at.dossier.code)
    return told
