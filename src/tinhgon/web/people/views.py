"""The list of people, and one person's posts over time. Nothing else that the registry knows of a person is shown."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import PEOPLE
from tinhgon.listings.person import person as person_of
from tinhgon.listings.person import posts_held
from tinhgon.registry.queries.courses import posts_of
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.bearing import absent
from tinhgon.web.listing import Shown, exported
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

PATH: Final = "/nguoi/"
SECTION: Final = Crumb(Sentence("Người", "People"), PATH)


@reading
def people(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show who holds posts on the day, in order of given names, a page at a time."""
    title = Sentence("Người", "People")
    crumbs = (Crumb(Sentence("Đơn vị", "Units"), addresses.UNITS), Crumb(title))
    if asked.empty:
        return show(request, asked, "web/people/people.html", title, crumbs, nothing=True)
    shown = Shown(request, asked, PEOPLE, PATH)
    return show(request, asked, "web/people/people.html", title, crumbs, shown=shown)


@reading
def export(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Return the people that the table shows as a file."""
    return exported(request, asked, PEOPLE, kind, "nguoi")


@reading
def person(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one person's posts of the day, and all of them over time."""
    row = person_of(asked.structure, code)
    if row is None:
        return absent(request, asked, "people", code, SECTION)
    return show(
        request,
        asked,
        "web/people/person.html",
        Sentence(row["name"], row["name"]),
        (SECTION, Crumb(row["name"])),
        row=row,
        held=posts_held(asked.structure, row["person"]),
        course=posts_of(row["person"], asked.known),
    )
