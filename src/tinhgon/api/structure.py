"""Units, places, posts and trees on any day."""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import MOST, AtKnown, Code, Day, OnDay, Page, Text
from tinhgon.api.plain import bodies, lives, trees
from tinhgon.api.plain.parts import listed_row, reference
from tinhgon.api.telling import lives_of
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import PLACES, UNITS, Listing, Wanted, listed
from tinhgon.registry import queries
from tinhgon.structure.snapshot import Structure

router = Router(tags=["structure"])


def _choice(listing: Listing, id: str, description: str) -> Any:
    """Declare a filter with the closed vocabulary that the listing gives it."""
    choices = next(one.choices for one in listing.filters if one.id == id)
    return Field("", description=description, json_schema_extra={"enum": ["", *choices]})


class UnitsWanted(Page):
    """Filters of the list of units."""

    q: Text = Field("", description="Trong mã hoặc tên, không cần dấu / in code or name, accent-blind")
    kind: Code = _choice(UNITS, "kind", "Loại / kind")
    sector: Code = _choice(UNITS, "sector", "Khối / sector")
    level: Code = _choice(UNITS, "level", "Cấp / level")
    under: Code = Field("", description="Mã đơn vị cấp trên, mọi tầng / code of a unit above, at any depth")
    place: Code = Field("", description="Mã địa bàn, gồm cả bên trong / code of a place, with all inside it")
    vacant: Code = _choice(
        UNITS, "vacant", "Chỗ trống: co (còn), khong (đã đủ) / vacant seats: co (some), khong (none)"
    )


class PlacesWanted(Page):
    """Filters of the list of places."""

    q: Text = Field("", description="Trong mã hoặc tên, không cần dấu / in code or name, accent-blind")
    kind: Code = _choice(PLACES, "kind", "Loại / kind")
    level: Code = _choice(PLACES, "level", "Cấp / level")
    inside: Code = Field("", description="Mã địa bàn bao quanh, mọi tầng / code of a place around it, at any depth")
    trait: Code = _choice(PLACES, "trait", "Đặc điểm / trait: mountain, island, border …")


class Ahead(Schema):
    """After which day, and how many at most."""

    on: Day = Field(None, description="Sau ngày này; bỏ trống là hôm nay / after this day; else today")
    limit: int = Field(MOST, ge=1, le=MOST, description="Nhiều nhất / at most")


class TreeWanted(OnDay):
    """Which tree, from where, how deep."""

    frame: Literal["units", "places"] = Field("units", description="Đơn vị hoặc địa bàn / units or places")
    root: Code = Field("", description="Mã gốc; bỏ trống là tất cả / code of the root; else all")
    depth: int = Field(trees.DEEPEST, ge=0, le=trees.DEEPEST, description="Số tầng / levels down")


@reads(router, "/units", shapes.Listed, "Danh sách đơn vị / units")
def list_units(request: HttpRequest, asked: Query[UnitsWanted]) -> Any:
    """Units of a day that meet every filter, a page at a time, with quota and seats held."""
    return _page(request, asked, UNITS)


@reads(router, "/units/{code}", shapes.Unit, "Một đơn vị / one unit")
def one_unit(request: HttpRequest, code: str, asked: Query[OnDay]) -> Any:
    """A unit on a day: its kind, place, functions, the units under it, its posts and who holds them."""
    structure = queries.snapshot(asked.as_of)
    key = bodies.key_of(structure, "units", code)
    return {"day": structure.day.isoformat(), **bodies.unit(structure, key)}


@reads(router, "/units/{code}/posts", shapes.Posts, "Vị trí của một đơn vị / posts of a unit")
def posts_of_unit(request: HttpRequest, code: str, asked: Query[OnDay]) -> Any:
    """The posts of a unit on a day: title, rank, quota, seats held, holders by name."""
    structure = queries.snapshot(asked.as_of)
    key = bodies.key_of(structure, "units", code)
    unit = reference("units", structure.units, key)
    return {"day": structure.day.isoformat(), "unit": unit, "posts": bodies.posts(structure, key)}


@reads(router, "/places", shapes.Listed, "Danh sách địa bàn / places")
def list_places(request: HttpRequest, asked: Query[PlacesWanted]) -> Any:
    """Places of a day that meet every filter, a page at a time, with area and population."""
    return _page(request, asked, PLACES)


@reads(router, "/places/{code}", shapes.Place, "Một địa bàn / one place")
def one_place(request: HttpRequest, code: str, asked: Query[OnDay]) -> Any:
    """A place on a day: area, population, what it lies in, its parts and the units that stand on it."""
    structure = queries.snapshot(asked.as_of)
    key = bodies.key_of(structure, "places", code)
    return {"day": structure.day.isoformat(), **bodies.place(structure, key)}


@reads(router, "/coming", shapes.Coming, "Thay đổi sắp tới / changes ahead")
def changes_ahead(request: HttpRequest, asked: Query[Ahead]) -> Any:
    """What the books already hold for the days after a day."""
    day = asked.on or localdate()
    return {"day": day.isoformat(), "coming": [lives.coming(one) for one in queries.coming(day, asked.limit)]}


@reads(router, "/history/{code}", shapes.Lives, "Cả đời của một mã / the life of a code")
def life_of_code(request: HttpRequest, code: str, asked: Query[AtKnown]) -> Any:
    """Everything that ever bore a code: its states one after another, what changed, by which entry and decision."""
    return {"code": code, "found": [one for one in lives_of(code, asked.known) if one["frame"] != "people"]}


@reads(router, "/tree", shapes.Tree, "Cây tổ chức / the tree")
def whole_tree(request: HttpRequest, asked: Query[TreeWanted]) -> Any:
    """The whole tree of units or places on a day, or the part under a root, down to a depth."""
    structure = queries.snapshot(asked.as_of)
    nodes = trees.tree(structure, asked.frame, _key(structure, asked.frame, asked.root), asked.depth)
    return {"day": structure.day.isoformat(), "frame": asked.frame, "tree": nodes}


def _key(structure: Structure, frame: Any, code: str) -> int | None:
    return bodies.key_of(structure, frame, code) if code else None


def _page(request: HttpRequest, asked: UnitsWanted | PlacesWanted, listing: Listing) -> Any:
    structure = queries.snapshot(asked.as_of)
    filters = {one.id: value for one in listing.filters if (value := getattr(asked, one.id))}
    for one in listing.filters:
        if one.choices and filters.get(one.id, "") not in {"", *one.choices}:
            possible = ", ".join(one.choices)
            said = Sentence(f"{one.words.vi}: chỉ có {possible}.", f"{one.words.en}: there are {possible}.")
            raise Refusal(
                [Finding("api.parameter", said, subject=one.id, measured=filters[one.id], where={"field": one.id})]
            )
    found = listed(listing, structure, Wanted(asked.q, filters, page=asked.page, size=asked.size))
    rows = [listed_row(listing, row) for row in found.rows] if asked.page <= found.pages else []
    values = {**request.GET.dict(), "on": structure.day.isoformat(), "page": asked.page + 1}
    more = f"{request.path}?{urlencode(values)}" if asked.page < found.pages else None
    return {"day": structure.day.isoformat(), "total": found.total, "rows": rows, "next": more}
