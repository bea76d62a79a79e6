"""Petitions that may be about the same matter, each with the reason why; and whether the matter was settled for good."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from tinhgon.casework.models import Case
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions.models import Petition, PetitionKey
from tinhgon.petitions.rules import alike

#: So many of the newest petitions of a body are compared by their words alone.
_NEWEST: Final = 300
_MOST: Final = 20
#: Where a second complaint stands once it was decided: the matter is settled for good.
_SETTLED: Final = ("decided", "sent", "published", "closed")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A petition that may be about the same matter: the case as it stands, why, how much of the words is the same, settled for good or not."""

    petition: Petition
    case: Case
    why: tuple[Sentence, ...]
    shared: frozenset[str]
    share: float
    settled: bool

    @property
    def alike(self) -> bool:
        """Whether more than the name of somebody speaks for it."""
        return bool(self.shared - {"name"}) or self.share >= alike.WORTH_A_LOOK


def candidates(petition: Petition) -> list[Candidate]:
    """Return the petitions that share a key, or much of their words, with one; the likeliest first. Three queries, however many there are."""
    mine = set(PetitionKey.objects.filter(petition=petition).values_list("kind", "key"))
    shared: dict[int, set[str]] = defaultdict(set)
    if mine:
        rows = PetitionKey.objects.filter(kind__in={kind for kind, _ in mine}, key__in={key for _, key in mine})
        for other, kind, key in rows.exclude(petition=petition).values_list("petition_id", "kind", "key")[:2000]:
            if (kind, key) in mine:
                shared[other].add(kind)
    near = (
        Petition.objects.filter(case__holder=petition.case.holder).exclude(pk=petition.pk).order_by("-case")[:_NEWEST]
    )
    chosen = {
        other for other, pieces in near.values_list("pk", "pieces")
        if alike.likeness(petition.pieces, pieces) >= alike.WORTH_A_LOOK
    } | set(shared)  # fmt: skip
    found = []
    for other in Petition.objects.filter(pk__in=chosen).select_related("case", "case__into", "matter", "matter__into"):
        share = alike.likeness(petition.pieces, other.pieces)
        case = other.matter or other.case
        found.append(
            Candidate(
                other, case.into or case, tuple(alike.why(shared[other.pk], share)), frozenset(shared[other.pk]), share,
                case.kind == "khieu-nai-lan-hai" and case.state in _SETTLED,
            )
        )  # fmt: skip
    found.sort(key=lambda one: (-len(one.shared - {"name"}), -one.share, -len(one.shared), -one.petition.pk))
    return found[:_MOST]


def settled(petition: Petition) -> str:
    """Return the code of the case in which this matter was settled for good, "" for none: the same person, and the same decision, plot or words."""
    return next(
        (
            one.case.code
            for one in candidates(petition)
            if one.settled and one.alike and one.shared & {"name", "identity"}
        ),
        "",
    )
