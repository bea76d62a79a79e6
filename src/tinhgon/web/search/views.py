"""The search page, and suggestions under the box while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.search import Hits, searched
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import part, reading, show

_MOST: Final = 25
_SUGGESTED: Final = 4
_SHORTEST: Final = 2
_ICONS: Final = {"places": "map", "units": "building", "people": "user"}
_LISTS: Final = {"places": addresses.PLACES, "units": addresses.UNITS, "people": "/nguoi/"}


@reading
def search(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what the words find among places, units and people of the day."""
    text = request.GET.get("q", "").strip()[:200]
    hits = searched(asked.structure, text, _MOST) if text else []
    title = Sentence(f"Tìm “{text}”", f"Search “{text}”") if text else Sentence("Tìm", "Search")
    return show(
        request,
        asked,
        "web/search/search.html",
        title,
        (Crumb(Sentence("Tìm", "Search")),),
        sought=text,
        groups=_groups(asked, hits, text),
        total=sum(one.total for one in hits),
        nothing=asked.empty,
    )


@reading
def suggestions(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Return the few nearest rows for the box; too short words suggest nothing."""
    text = request.GET.get("q", "").strip()[:200]
    hits = searched(asked.structure, text, _SUGGESTED) if len(text) >= _SHORTEST else []
    return part(
        request,
        asked,
        "web/search/_suggestions.html",
        groups=_groups(asked, hits, text),
        total=sum(one.total for one in hits),
        sought=text,
        asks=len(text) >= _SHORTEST,
    )


def _groups(asked: Asked, hits: Sequence[Hits], text: str) -> list[dict[str, object]]:
    return [
        {
            "listing": one.listing,
            "rows": one.rows,
            "total": one.total,
            "more": one.total - len(one.rows),
            "icon": _ICONS[one.listing.id],
            "all": asked.to(_LISTS[one.listing.id], q=text),
        }
        for one in hits
        if one.total
    ]
