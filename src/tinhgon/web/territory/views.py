"""The table of territories, and the page of one: measures and parts, bodies on it, history, lineage."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import PLACES, territory
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.bearing import bearing, others
from tinhgon.web.descent import descent as descent_of
from tinhgon.web.history import announced, moments
from tinhgon.web.listing import Shown, exported
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

SECTION: Final = Crumb(Sentence("Địa bàn", "Places"), addresses.PLACES)
_of_one: Final = bearing("places", SECTION, territory.territory)


@reading
def places(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the territories of the day, narrowed, in order, a page at a time."""
    title = Sentence("Địa bàn", "Places")
    crumbs = (Crumb(Sentence("Đơn vị", "Units"), addresses.UNITS), Crumb(title))
    if asked.empty:
        return show(request, asked, "web/territory/places.html", title, crumbs, nothing=True)
    shown = Shown(request, asked, PLACES, addresses.PLACES)
    return show(request, asked, "web/territory/places.html", title, crumbs, shown=shown)


@reading
def export(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Return the territories that the table shows as a file."""
    return exported(request, asked, PLACES, kind, "dia-ban")


@_of_one
def place(request: HttpRequest, asked: Asked, row: territory.Row) -> HttpResponse:
    """Show one territory: area, population, traits, what the sources say, what lies inside."""
    inside = territory.inside(asked.structure, row["place"]).to_dicts()
    return _page(
        request,
        asked,
        row,
        "place",
        inside=inside,
        others=others("places", row["code"], asked, but=row["place"]),
        coming=announced("places", row["place"], asked, f"{addresses.place(row['code'])}lich-su/"),
    )


@_of_one
def bodies(request: HttpRequest, asked: Asked, row: territory.Row) -> HttpResponse:
    """Show the bodies that stand on one territory."""
    return _page(request, asked, row, "bodies", bodies=territory.standing_on(asked.structure, row["place"]).to_dicts())


@_of_one
def history(request: HttpRequest, asked: Asked, row: territory.Row) -> HttpResponse:
    """Show every state of one territory, with act, document and who wrote it; coming ones too."""
    return _page(request, asked, row, "history", moments=moments("places", row["place"], asked.day, asked.known))


@_of_one
def descent(request: HttpRequest, asked: Asked, row: territory.Row) -> HttpResponse:
    """Show what one territory was formed from and what it became, with shares of area and people."""
    return _page(request, asked, row, "descent", descent=descent_of("places", row["place"], asked))


def _page(request: HttpRequest, asked: Asked, row: territory.Row, here: str, **context: Any) -> HttpResponse:
    trail = [
        Crumb(one["name"], addresses.place(one["code"])) for one in territory.around(asked.structure, row["parent"])
    ]
    address = addresses.place(row["code"])
    tabs = (
        ("place", Sentence("Số liệu", "Measures"), address, None),
        ("bodies", Sentence("Đơn vị trên địa bàn", "Units on it"), f"{address}don-vi/", row["bodies"]),
        ("history", Sentence("Lịch sử", "History"), f"{address}lich-su/", None),
        ("descent", Sentence("Nguồn gốc", "Lineage"), f"{address}nguon-goc/", None),
    )
    context["inside_units"] = asked.to(addresses.UNITS, **{"dia-ban": row["code"]})
    template = f"web/territory/{here}.html"
    name = Sentence(row["name"], row["name"])
    crumbs = (SECTION, *trail, Crumb(row["name"]))
    return show(request, asked, template, name, crumbs, row=row, tabs=tabs, here=here, **context)
