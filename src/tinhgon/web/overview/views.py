"""The overview."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator

from tinhgon.kernel.sentence import Sentence
from tinhgon.registry.queries.courses import Count, counts_by_level
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.drawing.steps import Step, step_chart
from tinhgon.web.overview.decisions import decisions, name_of, numbers_by_day
from tinhgon.web.overview.figures import tiles
from tinhgon.web.page import reading, show
from tinhgon.web.templatetags.house import language, number

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
    counts = counts_by_level(asked.known)
    first_day = counts[0].day if counts else None
    made = decisions(asked, first_day or asked.day)
    words = numbers_by_day([*made.past, *made.coming])
    return show(
        request,
        asked,
        "web/overview/overview.html",
        Sentence(province[0]["name"], province[0]["name"]) if province else title,
        tiles=tiles(asked, first_day),
        first_day=first_day,
        courses=[_course(asked, counts, level, name, words) for level, name in _COURSES],
        latest=[(one, name_of(one)) for one in made.past[:_LATEST]],
        coming=[_announced(asked, one) for one in made.coming[:_NEAREST]],
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
    title = Truncator(name_of(entry).said_in(language())).chars(60)
    words = f"{say_day(entry.effective)}: {title}" if entry.effective else title
    return {"words": words, "address": asked.to(addresses.entry(entry.number))}
