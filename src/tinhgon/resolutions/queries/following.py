"""What follows from a document: which documents stand on a clause, and their reviews with the days that they lag behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tinhgon.resolutions.models import Clause, ClauseVersion, Document, Link, Review


@dataclass(frozen=True, slots=True)
class Lag:
    """A review, and how many days passed between the change above and its end, or a day where it has not ended."""

    review: Review
    days: int
    late: bool


def standing_on(document: Document, clause: Clause, day: date) -> list[int]:
    """Return the keys of documents that are in use on a day and stand on a clause: by a link to it, to the whole, or clause by clause."""
    links = Link.objects.filter(of=document).filter(
        Q(clause=clause) | Q(clause=None) | Q(clause__mark__startswith=f"{clause.mark}.")
    )
    keys = set(links.values_list("document_id", flat=True))
    keys |= set(
        ClauseVersion.objects.filter(of_clause=clause, until=None)
        .values_list("clause__document_id", flat=True)
        .distinct()
    )
    alive = Q(signed__lte=day) & (Q(ended=None) | Q(ended__gt=day))
    return list(Document.objects.filter(alive, pk__in=keys).order_by("id").values_list("id", flat=True))


def reviews_of(document: Document, day: date) -> list[Lag]:
    """Return the reviews that a document owed by a day, the newest first."""
    found = Review.objects.filter(document=document, began__lte=day).select_related(
        "change__clause__document", "document"
    )
    return [_lag(one, day) for one in found.order_by("-began", "-id")]


def reviews_below(document: Document, day: date) -> list[Lag]:
    """Return the reviews that changes of a document made others owe, open ones first, the most days first."""
    found = Review.objects.filter(change__clause__document=document, began__lte=day).select_related(
        "change__clause", "document"
    )
    return sorted(
        (_lag(one, day) for one in found), key=lambda one: (one.review.ended is not None, -one.days, one.review.pk)
    )


def followers(document: Document, day: date) -> list[Link]:
    """Return the links of documents that put this one into practice and were issued by a day."""
    found = Link.objects.filter(of=document, document__signed__lte=day).select_related("document", "clause", "copied")
    return list(found.order_by("document__signed", "id"))


def _lag(one: Review, day: date) -> Lag:
    until = one.ended if one.ended is not None and one.ended <= day else day
    return Lag(one, (until - one.began).days, until > one.due)
