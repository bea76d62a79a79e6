"""Matters brought to receptions, for who may read the cases of their body."""

from __future__ import annotations

from tinhgon.kernel.refusal import Unknown
from tinhgon.petitions.models import Visit
from tinhgon.petitions.words import reception as words

_MOST = 200


def visits(body: int, year: int, month: int) -> list[Visit]:
    """Return the matters brought to a body in a month, the newest first. One query."""
    return list(
        Visit.objects.filter(body=body, day__year=year, day__month=month)
        .select_related("case")
        .order_by("-day", "-id")[:_MOST]
    )


def visit(number: str) -> Visit:
    """Return one matter with its people and conclusions. Raises Unknown."""
    found = (
        Visit.objects.select_related("session", "case")
        .prefetch_related("visitors", "conclusions__given__task")
        .filter(number=number)
        .first()
    )
    if found is None:
        raise Unknown(words.no_visit(number))
    return found
