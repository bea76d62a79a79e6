"""The map page: by a figure of the day, or by fate between this day and another."""

from __future__ import annotations

from datetime import date

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.atlas import showing
from tinhgon.web.atlas.fates import between
from tinhgon.web.atlas.measures import MEASURES, Measure, measured
from tinhgon.web.atlas.sides import one_side
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of

_TITLE = Sentence("Bản đồ", "Map")


@reading
def tile_map(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the map of the communes of the day, coloured by ``?so=``, or by fate against the day ``?so-voi=``."""
    against = request.GET.get("so-voi", "").strip()
    parent = _parent(asked, request.GET.get("huyen", ""))
    parents = (
        asked.structure.places.filter(pl.col("level") != "commune").sort("level", "code").select("code", "name").rows()
    )
    form = {
        "parents": parents,
        "huyen": request.GET.get("huyen", ""),
        "measures": MEASURES.values(),
        "so": request.GET.get("so", "population"),
        "against": against,
    }
    if asked.empty:
        return show(request, asked, "web/atlas/map.html", _TITLE, form=form)
    if against:
        return _compared(request, asked, parse_day(against), parent, form)
    measure = MEASURES.get(form["so"])
    if measure is None:
        raise Unknown(
            Sentence(f"Không có con số {form['so']!r} trên bản đồ.", f"The map has no figure {form['so']!r}.")
        )
    return _measured(request, asked, measure, parent, form)


def _measured(
    request: HttpRequest, asked: Asked, measure: Measure, parent: int | None, form: dict[str, object]
) -> HttpResponse:
    language = get_language() or "vi"
    rows = measured(asked.structure)
    rows = rows.filter(pl.col("place").is_in(showing.communes(asked.structure, parent)["place"].implode()))
    names = Namer((asked.structure, asked))
    title = Sentence(
        f"{measure.words.vi} theo đơn vị cấp xã, ngày {say_day(asked.day)}",
        f"{measure.words.en} by commune on {say_day(asked.day)}",
    )
    drawn, legend = showing.by_measure(
        asked.structure, rows, measure, names, title.said_in(language), language, asked.outlines
    )
    things = names.things("places", [*rows["place"].to_list(), *rows["parent"].to_list()])
    page = page_of(request.GET.get("trang", ""), rows.height)
    ordered = rows.sort(measure.id, "place", descending=[True, False], nulls_last=True).slice(page.offset, page.size)
    shown = [
        {
            "thing": things[row["place"]],
            "parent": things.get(row["parent"]),
            "values": [(m, row[m.id]) for m in MEASURES.values()],
        }
        for row in ordered.iter_rows(named=True)
    ]
    return show(
        request, asked, "web/atlas/map.html", title, (Crumb(_TITLE),),
        form=form, measure=measure, drawn=drawn, legend=legend, rows=shown, total=rows.height, page=page,
    )  # fmt: skip


def _compared(
    request: HttpRequest, asked: Asked, other: date, parent: int | None, form: dict[str, object]
) -> HttpResponse:
    language = get_language() or "vi"
    early, late = sorted((asked.on(other), asked), key=lambda one: one.day)
    edges = between(asked.edges, early.day, late.day)
    before, after = (early.structure, early), (late.structure, late)
    query: dict[str, str] = request.GET.dict()  # type: ignore[assignment]
    sides = [
        one_side(
            "before", before, after, edges, query, language, parent=_same(asked, early, parent), shapes=early.outlines
        ),
        one_side(
            "after", before, after, edges, query, language, parent=_same(asked, late, parent), shapes=late.outlines
        ),
    ]
    title = Sentence(
        f"Đơn vị cấp xã: ngày {say_day(early.day)} so với ngày {say_day(late.day)}",
        f"Communes: {say_day(early.day)} against {say_day(late.day)}",
    )
    comparison = asked.to(addresses.COMPARISON, tu=early.day.isoformat(), den=late.day.isoformat())
    return show(
        request, asked, "web/atlas/fates.html", title, (Crumb(_TITLE, addresses.MAP), Crumb(title)),
        form=form, sides=sides, comparison=comparison,
    )  # fmt: skip


def _parent(asked: Asked, code: str) -> int | None:
    """Return the place of a code, to show only what lies in it; raises Unknown where the day has none."""
    if not code:
        return None
    found = asked.structure.places.filter((pl.col("code") == code) & (pl.col("level") != "commune"))["place"].to_list()
    if not found:
        raise Unknown(
            Sentence(
                f"Ngày {say_day(asked.day)} không có đơn vị cấp trên nào mang mã {code}.",
                f"On {say_day(asked.day)} no district or province has the code {code}.",
            )
        )
    return int(found[0])


def _same(asked: Asked, here: Asked, parent: int | None) -> int | None:
    """Return the parent where it also stands on the other day; else everything is shown there."""
    if parent is None or here.day == asked.day:
        return parent
    return parent if parent in here.structure.places["place"] else None
