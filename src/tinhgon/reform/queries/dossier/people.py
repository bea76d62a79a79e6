"""Those whom a dossier affects: from where to where, with what entitlement, what they answered, and who has nowhere to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhgon.casework.rules import codes
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Leaving, PersonCode, Reply, ReplyAnswer, Waiver
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing, standing_of
from tinhgon.reform.rules.dossier.placing import Placement, placements


@dataclass(frozen=True)
class Affected:
    """One person in a dossier: the placement, the entitlement if they leave, the last day to answer, and their answers."""

    placement: Placement
    leaving: Leaving | None
    until: date | None
    replies: tuple[Reply, ...]

    @property
    def reply(self) -> Reply | None:
        """The newest answer."""
        return self.replies[-1] if self.replies else None


def leavings(standing: Standing) -> dict[int, Leaving]:
    """Return the newest record of each person who leaves, by key of the person."""
    return {one.person: one for one in Leaving.objects.filter(dossier=standing.dossier).order_by("id")}


def waived(standing: Standing) -> dict[int, Waiver]:
    """Return the waivers of a lacking place, by key of the person."""
    found = Waiver.objects.filter(dossier=standing.dossier, person__isnull=False).select_related("deed")
    return {int(one.person or 0): one for one in found.order_by("id")}


def placed(standing: Standing) -> list[Placement]:
    """Return where everyone goes whom the newest text affects. Raises Refusal where it cannot run."""
    return placements(outcome_of(standing), leavings(standing), waived(standing))


def affected(standing: Standing) -> list[Affected]:
    """Return everyone whom the newest text affects, with entitlement and answers, in few queries."""
    leaving = leavings(standing)
    until = {one.person: one.until for one in PersonCode.objects.filter(dossier=standing.dossier).order_by("id")}
    replies: dict[int, list[Reply]] = {}
    found = Reply.objects.filter(dossier=standing.dossier).select_related("deed").prefetch_related("answers__deed")
    for one in found.order_by("id"):
        replies.setdefault(one.person, []).append(one)
    return [
        Affected(one, leaving.get(one.person), until.get(one.person), tuple(replies.get(one.person, ())))
        for one in placed(standing)
    ]


def one_affected(standing: Standing, person: int) -> Affected:
    """Return one person of a dossier. Raises Unknown where the dossier does not affect them."""
    for one in affected(standing):
        if one.placement.person == person:
            return one
    raise Unknown(Sentence("Hồ sơ này không ảnh hưởng đến người ấy.", "The dossier does not affect this person."))


def by_code(typed: str, day: date) -> tuple[Standing, Affected] | None:
    """Return the dossier and the person that a code on paper opens, or None: unknown, ended by a newer one, or past its day."""
    key = codes.digest(typed)
    found = PersonCode.objects.filter(key=key).select_related("dossier").first() if key else None
    if found is None:
        return None
    newest = (
        PersonCode.objects.filter(dossier=found.dossier, person=found.person)
        .order_by("-id")
        .values_list("id", flat=True)
    )
    if newest[0] != found.id:
        return None
    standing = standing_of(found.dossier)
    if standing.state.final and day > found.until:
        return None
    return standing, one_affected(standing, found.person)


def unanswered(standing: Standing) -> list[Reply]:
    """Return the objections and questions that nobody of those who decide has answered."""
    answered = ReplyAnswer.objects.filter(dossier=standing.dossier).values("reply_id")
    found = Reply.objects.filter(dossier=standing.dossier, kind__in=["object", "ask"])
    return list(found.exclude(id__in=answered).order_by("id"))


def terms_of(leaving: Leaving) -> list[dict[str, Any]]:
    """Return the terms of an entitlement as they were worked out: rule, words, formula with its numbers, amount, citation."""
    return list(leaving.terms)
