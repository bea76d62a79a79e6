"""What was said about a dossier: points of the appraisal, opinions, what came of each, and where each stands in the newest text."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.casework.rules import codes
from tinhgon.reform.models import Answer, Opinion, Point
from tinhgon.reform.queries.dossier.standing import Standing, scheme_of
from tinhgon.reform.rules.dossier.anchors import Anchor, Found, now_at


@dataclass(frozen=True)
class Said:
    """A point or an opinion, what came of it, and where it stands now."""

    row: Point | Opinion
    answer: Answer | None
    anchor: Anchor
    now: Found


def points(standing: Standing) -> list[Said]:
    """Return the points of the appraisal, the oldest first."""
    found = Point.objects.filter(dossier=standing.dossier).select_related("deed", "text", "answer__deed")
    return [_said(standing, one) for one in found.order_by("id")]


def opinions(standing: Standing) -> list[Said]:
    """Return the opinions, the oldest first."""
    found = Opinion.objects.filter(dossier=standing.dossier).select_related("deed", "text", "answer__deed")
    return [_said(standing, one) for one in found.order_by("id")]


def open_points(standing: Standing) -> list[Said]:
    """Return the points that ask for something and have no answer."""
    return [one for one in points(standing) if one.answer is None and getattr(one.row, "verdict", "") != "accept"]


def open_opinions(standing: Standing) -> list[Said]:
    """Return the opinions that have no answer."""
    return [one for one in opinions(standing) if one.answer is None]


def opinion_by_code(typed: str) -> Opinion | None:
    """Return the opinion that a code opens, or None."""
    key = codes.digest(typed)
    found = Opinion.objects.filter(key=key).select_related("dossier", "deed", "text", "answer__deed") if key else None
    return found.first() if found is not None else None


def _said(standing: Standing, row: Point | Opinion) -> Said:
    anchor = Anchor(row.text.number, row.step, row.clause)
    schemes = {text.number: scheme_of(text.text) for text in standing.texts}
    return Said(row, getattr(row, "answer", None), anchor, now_at(anchor, schemes))
