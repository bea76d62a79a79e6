"""The overview."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.registry.queries.courses import Count, counts_by_level
from tinhgon.structure.figures.catalogue import readings
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.drawing.steps import Step, step_chart
from tinhgon.web.overview.decisions import decisions, in_force, numbers_by_day
from tinhgon.web.page import reading, show
from tinhgon.web.templatetags.house import language, number

#: What the overview counts, in the order of its tiles.
FIGURES: Final = (
    "places.district",
    "places.commune",
    "places.area_km2",
    "places.population",
    "units.focal_points",
    "people.heads",
    "people.deputies",
    "people.staff",
    "people.part_time",
    "posts.vacant",
)
_LATEST: Final = 6
_NEAREST: Final = 3
_COURSES: Final = (
    ("commune", Sentence("Số đơn vị hành chính cấp xã", "Communes, wards and special zones")),
    ("district", Sentence("Số đơn vị hành chính cấp huyện", "Districts")),
)


@reading
def overview(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the apparatus of the day in figures, how it came about, and what is coming."""
    title = Sentence("Tổng quan", "Overview")
    if asked.empty:
        return show(request, asked, "web/overview/overview.html", title, nothing=True)
    province = asked.structure.places.filter(pl.col("level") == "province").head(1).to_dicts()
    made = decisions(asked)
    counts = counts_by_level(asked.known)
    words = numbers_by_day([*made.past, *made.coming])
    return show(
        request,
        asked,
        "web/overview/overview.html",
        Sentence(province[0]["name"], province[0]["name"]) if province else title,
        readings=readings(asked.structure, FIGURES),
        courses=[_course(asked, counts, level, name, words) for level, name in _COURSES],
        latest=[(in_force(one), one) for one in made.past[:_LATEST]],
        coming=[_announced(asked, one) for one in made.coming[:_NEAREST]],
        more_coming=len(made.coming) - _NEAREST,
    )


def _course(asked: Asked, counts: list[Count], level: str, name: Sentence, words: dict[date, str]) -> dict[str, Any]:
    """Return the drawing of one level's course, and its steps for the table beside it."""
    steps = [Step(one.day, one.count, words.get(one.day, "")) for one in counts if one.level == level]
    until = max(asked.today, asked.day)
    drawing: Markup | None = None
    if len(steps) > 1:
        drawing = step_chart(steps, until, name.said_in(language()), say_day, number, today=asked.day)
    return {
        "name": name,
        "drawing": drawing,
        "figure": f"places.{level}",
        "steps": [(step, asked.on(step.day).to(addresses.OVERVIEW)) for step in reversed(steps)],
    }


def _announced(asked: Asked, entry: Any) -> dict[str, Any]:
    day = in_force(entry)
    title = entry.decision.number or entry.decision.title or f"#{entry.number}"
    return {"words": f"{say_day(day)}: {title}", "address": asked.to(addresses.entry(entry.number))}
