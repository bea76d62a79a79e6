"""The table of bodies, and the page of one body in four parts: posts, units below, history, lineage."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import UNITS, body
from tinhgon.structure.functions import functions
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.bearing import bearing, others
from tinhgon.web.descent import descent as descent_of
from tinhgon.web.history import announced, moments
from tinhgon.web.listing import Shown, exported
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

SECTION: Final = Crumb(Sentence("Đơn vị", "Units"), addresses.UNITS)
_of_one: Final = bearing("units", SECTION, body.body)
_FULLY_STAFFED: Final = Sentence(
    "Mọi chỉ tiêu trong phạm vi này đều đã có người giữ.", "Every seat in this part is held."
)


@reading
def units(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the bodies of the day, narrowed, in order, a page at a time."""
    title = Sentence("Đơn vị", "Units")
    if asked.empty:
        return show(request, asked, "web/units/units.html", title, (Crumb(title),), nothing=True)
    shown = Shown(request, asked, UNITS, addresses.UNITS)
    only_vacant = set(shown.found.wanted.filters) == {"vacant"} or shown.found.wanted.filters.get("vacant") == "co"
    done = _FULLY_STAFFED if only_vacant and not shown.found.total and not shown.text else None
    return show(request, asked, "web/units/units.html", title, (Crumb(title),), shown=shown, all_done=done)


@reading
def export(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Return the bodies that the table shows as a file."""
    return exported(request, asked, UNITS, kind, "don-vi")


@_of_one
def unit(request: HttpRequest, asked: Asked, row: body.Row) -> HttpResponse:
    """Show one body: what it is, its posts, who holds them."""
    posts = body.posts(asked.structure, row["unit"])
    return _page(
        request,
        asked,
        row,
        "posts",
        posts=posts,
        host=body.body_of(asked.structure, row["host"]) if row["host"] is not None else None,
        served=body.served(asked.structure, row["unit"]).to_dicts(),
        functions=functions(row["functions"]),
        others=others("units", row["code"], asked, but=row["unit"]),
        coming=announced("units", row["unit"], asked, f"{addresses.unit(row['code'])}lich-su/"),
    )


@_of_one
def below(request: HttpRequest, asked: Asked, row: body.Row) -> HttpResponse:
    """Show what stands right under one body."""
    return _page(request, asked, row, "below", children=body.children(asked.structure, row["unit"]).to_dicts())


@_of_one
def history(request: HttpRequest, asked: Asked, row: body.Row) -> HttpResponse:
    """Show every state of one body, with act, document and who wrote it; coming ones too."""
    return _page(request, asked, row, "history", moments=moments("units", row["unit"], asked.day, asked.known))


@_of_one
def descent(request: HttpRequest, asked: Asked, row: body.Row) -> HttpResponse:
    """Show what one body came from and what it became."""
    return _page(request, asked, row, "descent", descent=descent_of("units", row["unit"], asked))


def _page(request: HttpRequest, asked: Asked, row: body.Row, here: str, **context: Any) -> HttpResponse:
    trail = [Crumb(one["name"], addresses.unit(one["code"])) for one in body.trail(asked.structure, row["parent"])]
    address = addresses.unit(row["code"])
    tabs = (
        ("posts", Sentence("Chức danh và người giữ", "Posts and holders"), address, None),
        ("below", Sentence("Đơn vị trực thuộc", "Units under it"), f"{address}truc-thuoc/", row["children"]),
        ("history", Sentence("Lịch sử", "History"), f"{address}lich-su/", None),
        ("descent", Sentence("Nguồn gốc", "Lineage"), f"{address}nguon-goc/", None),
    )
    template = f"web/units/{here}.html"
    name = Sentence(row["name"], row["name"])
    crumbs = (SECTION, *trail, Crumb(row["name"]))
    return show(request, asked, template, name, crumbs, row=row, tabs=tabs, here=here, **context)
