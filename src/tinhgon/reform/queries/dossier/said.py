"""What was said about a dossier: points of the appraisal, opinions, what came of each, and where each stands in the newest text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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


@lru_cache(maxsize=4096)
def _now(anchor: Anchor, texts: tuple[tuple[int, str], ...]) -> Found:
    """Return where an anchor stands in the newest of some texts, which never change."""
    return now_at(anchor, {number: scheme_of(text) for number, text in texts})


def _said(standing: Standing, row: Point | Opinion) -> Said:
    anchor = Anchor(row.text.number, row.step, row.clause)
    texts = tuple((text.number, text.text) for text in standing.texts)
    return Said(row, getattr(row, "answer", None), anchor, _now(anchor, texts))
