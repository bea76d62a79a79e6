"""What heads answer for: a person through all their days of office, an office through all who held it; each with what became of its tasks."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry.queries import labels
from tinhgon.tasks import words
from tinhgon.tasks.queries import heads, lists, offices
from tinhgon.tasks.queries.heads import FATES, Tally
from tinhgon.tasks.queries.lists import Wanted
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed
from tinhgon.web.tasks.showing import SECTION, readable, rows

_FATES = {
    "on_time": Sentence("Xong đúng hạn", "Done on time"),
    "late": Sentence("Xong muộn", "Done late"),
    "open": Sentence("Trong hạn", "In time"),
    "overdue": Sentence("Quá hạn", "Overdue"),
    "passed_on": Sentence("Để lại người sau", "Left to the next"),
    "given_away": Sentence("Chuyển chỗ khác", "Moved elsewhere"),
    "withdrawn": Sentence("Được rút", "Withdrawn"),
}


@acting
def person(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what a person answers for: to themselves, and to who may read the tasks of the bodies of their offices."""
    me = needed(request)
    found = asked.structure.people.filter(pl.col("code") == code)
    if found.is_empty():
        raise Unknown(words.no_post(code, asked.today))
    row = found.row(0, named=True)
    key, name = int(row["person"]), str(row["name"])
    tallies = heads.tallies(asked.today, person=key)
    shown = tallies if me.person == key else _readable(request, asked, tallies)
    if tallies and not shown:
        raise Unknown(words.no_post(code, asked.today))
    now = tuple(offices.held_by(key, asked.today)) if shown else ()
    own = now if me.person == key else tuple(one for one in now if one in {tally.term.post for tally in shown})
    title = Sentence(f"{name}: việc được giao theo chức vụ", f"{name}: tasks by office")
    return _page(request, asked, title, name, shown, own, {"person_address": addresses.person(code), "of_person": True})


@acting
def office(request: HttpRequest, asked: Asked, post: int) -> HttpResponse:
    """Show what an office answers for, and everybody who held it, to who may read the tasks of its body or holds it."""
    me = needed(request)
    found = offices.last_named([post], asked.today).get(post)
    mine = post in offices.held_by(me.person, asked.today)
    if found is None or not (mine or readable(request, asked).holds(found.unit)):
        raise Unknown(words.no_post(str(post), asked.today))
    named = bodies.names([found.unit], asked.today).get(found.unit, ("", ""))
    title = Sentence(f"{found.title}, {named[1]}", f"{found.title}, {named[1]}")
    return _page(
        request, asked, title, found.title, heads.tallies(asked.today, post=post), (post,), {"of_person": False}
    )


def _readable(request: HttpRequest, asked: Asked, tallies: list[Tally]) -> list[Tally]:
    part = readable(request, asked)
    return [one for one in tallies if part.holds(one.term.unit)]


def _page(
    request: HttpRequest,
    asked: Asked,
    title: Sentence,
    crumb: str,
    tallies: list[Tally],
    posts: tuple[int, ...],
    more: dict[str, Any],
) -> HttpResponse:
    part = readable(request, asked)
    tasks = lists.listed(part, Wanted(asked.today, "mine", "open", posts)).tasks if posts else ()
    names = labels("people", {one.person for one in tallies})
    shown = [
        {"tally": one, "name": names.get(one.person, ""), "counts": [(one.counts[fate], fate) for fate in _FATES],
         "share": (one.counts["on_time"], one.judged)}
        for one in tallies
    ]  # fmt: skip
    assert set(_FATES) == set(FATES)  # noqa: S101 - every fate has its words
    return show(
        request, asked, "web/tasks/heads.html", title, (SECTION, Crumb(crumb)), tallies=shown, fates=_FATES.values(),
        rows=rows(tasks, asked.today), **more,
    )  # fmt: skip
