"""Organisation charts: of the whole apparatus, and of one body."""

from __future__ import annotations

from typing import Final

import polars as pl
from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import body
from tinhgon.structure.kinds import SECTORS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.bearing import absent
from tinhgon.web.chart.boxes import ARRANGEMENTS, MOST_CHOSEN_COLUMNS, Arrangement, Chart, chart_of
from tinhgon.web.chart.drawing import drawn
from tinhgon.web.chart.layout import laid_out
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.templatetags.house import language

SECTION: Final = Crumb(Sentence("Sơ đồ", "Chart"), addresses.CHARTS)


@reading
def top(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the bodies that stand under none, each with what is right under it."""
    title = Sentence("Sơ đồ bộ máy", "Chart of the apparatus")
    if asked.empty:
        return show(request, asked, "web/chart/chart.html", title, (Crumb(title),), nothing=True)
    province = asked.structure.places.filter(pl.col("level") == "province")
    name = province["name"][0] if province.height else title.said_in(language())
    chart = chart_of(asked, None, name, _arrangement(request))
    return _page(request, asked, title, (Crumb(title),), chart, addresses.CHARTS, None)


@reading
def chart(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one body and what stands under it."""
    row = body.body(asked.structure, code)
    if row is None:
        return absent(request, asked, "units", code, SECTION)
    trail = [Crumb(one["name"], addresses.chart(one["code"])) for one in body.trail(asked.structure, row["parent"])]
    title = Sentence(row["name"], row["name"])
    found = chart_of(asked, row, row["name"], _arrangement(request))
    return _page(request, asked, title, (SECTION, *trail, Crumb(row["name"])), found, addresses.chart(code), row)


def _arrangement(request: HttpRequest) -> Arrangement | None:
    found = ARRANGEMENTS.get(request.GET.get("kieu", ""))
    return found[0] if found else None


def _page(
    request: HttpRequest,
    asked: Asked,
    title: Sentence,
    crumbs: tuple[Crumb, ...],
    chart: Chart,
    path: str,
    row: body.Row | None,
) -> HttpResponse:
    name = Sentence(f"Sơ đồ: {title.vi}", f"Chart: {title.en}").said_in(language())
    # A hundred columns are no chart: from so many on, groups are the only way.
    choices = ARRANGEMENTS.items() if chart.children <= MOST_CHOSEN_COLUMNS else ()
    used = {box.sector for box in (*chart.root.below, *(b for c in chart.root.below for b in c.below))}
    used |= {box.sector for group in chart.groups for box in group.boxes}
    return show(
        request,
        asked,
        "web/chart/chart.html",
        title,
        crumbs,
        chart=chart,
        row=row,
        drawing=drawn(laid_out(chart), name),
        sectors=[(key, words) for key, words in SECTORS.items() if key in used],
        arrangements=[(words, asked.to(path, kieu=key), value == chart.arrangement) for key, (value, words) in choices],
    )
