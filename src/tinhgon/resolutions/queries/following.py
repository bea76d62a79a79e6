"""What follows from a document: which documents stand on a clause, and their reviews with the days that they lag behind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tinhgon.kernel.finding import Finding
from tinhgon.resolutions.models import Clause, ClauseTask, ClauseVersion, Document, Link, Review
from tinhgon.resolutions.queries.standing import Line
from tinhgon.resolutions.rules.clears import CLEARS
from tinhgon.resolutions.words import documents as words
from tinhgon.tasks.models import Task


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


def tasks_of(document: Document) -> dict[int, list[Task]]:
    """Return the tasks that the clauses of a document gave, by clause, in order of their birth. One query."""
    found: dict[int, list[Task]] = defaultdict(list)
    for row in ClauseTask.objects.filter(clause__document=document).select_related("task").order_by("task_id"):
        found[row.clause_id].append(row.task)
    return found


def unready(line: Line) -> list[Finding]:
    """Return what a clause lacks to become a task: one lead, an office of the registry, a due day, a product."""
    one = line.version
    lacking = [
        ("owner", len(line.leads) != 1),
        ("office", one.post is None),
        ("due", one.due is None),
        ("product", not one.product.strip()),
    ]
    return [
        Finding(
            f"resolution.clear_{name}", words.unclear(line.name, CLEARS[name]), subject=line.name, remedy=words.REMEDIES[name],
            where={"clause": line.clause.mark},
        )
        for name, lacks in lacking
        if lacks
    ]  # fmt: skip
