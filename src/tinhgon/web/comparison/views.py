"""The page that compares two days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.queries import entries_by_number
from tinhgon.registry.queries.grounds import grounds
from tinhgon.structure.columns import FRAMES, KEYS, FrameName
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.comparison.differing import WHAT, Differing, What, differing, figure_lines, shown
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.rows.columns import FRAME_WORDS
from tinhgon.web.rows.decisions import days_of_change
from tinhgon.web.rows.export import KINDS, export
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of

_TITLE = Sentence("So sánh hai ngày", "Two days compared")


@reading
def comparison(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Compare the days ``?tu=`` and ``?den=`` (the day of the page); ``?khung=`` and ``?gi=`` choose the rows shown."""
    late = asked.on(parse_day(request.GET["den"])) if request.GET.get("den", "").strip() else asked
    early = asked.on(parse_day(request.GET["tu"])) if request.GET.get("tu", "").strip() else asked.on(_before(late))
    if early.day > late.day:
        early, late = late, early
    found = differing(early.structure, late.structure)
    frame = cast(FrameName, request.GET.get("khung")) if request.GET.get("khung") in FRAMES else _most(found)
    what = cast(What, request.GET.get("gi")) if request.GET.get("gi") in WHAT else _first(found, frame)
    names = Namer((late.structure, late), (early.structure, early))
    rows = found.rows(frame, what)
    kind = request.GET.get("xuat", "")
    if kind in KINDS:
        about = [(_TITLE.vi, f"{say_day(early.day)} – {say_day(late.day)}"), (FRAME_WORDS[frame].vi, WHAT[what].vi)]
        name = f"so-sanh-{early.day}-{late.day}-{frame}-{what}"
        return export(kind, name, about, shown(frame, what, rows, names), get_language() or "vi")
    main, more = figure_lines(
        found, lambda id: early.to(addresses.figure(id)), lambda id: late.to(addresses.figure(id))
    )
    page = page_of(request.GET.get("trang", ""), rows.height)
    cut = rows.slice(page.offset, page.size)
    title = Sentence(
        f"Ngày {say_day(early.day)} so với ngày {say_day(late.day)}",
        f"{say_day(early.day)} against {say_day(late.day)}",
    )
    return show(
        request, asked, "web/comparison/comparison.html", title, (Crumb(_TITLE),),
        early=early, late=late, found=found, figures=main, more_figures=more, frame=frame, what=what, page=page, kinds=KINDS,
        frames=[(name, FRAME_WORDS[name], counts) for name, counts in found.counts], whats=WHAT,
        table=shown(frame, what, cut, names), decisions=_responsible(early, late, frame, what, cut[KEYS[frame]].unique().to_list()),
        caption=Sentence(f"{FRAME_WORDS[frame].vi}: {WHAT[what].vi.lower()}, {rows.height} dòng",
                         f"{FRAME_WORDS[frame].en}: {WHAT[what].en.lower()}, {rows.height} rows"),
        map_url=late.to(addresses.MAP, **{"so-voi": early.day.isoformat()}), days=days_of_change(asked.known)[::-1],
    )  # fmt: skip


def _before(late: Asked) -> date:
    """Return the day before the last day of change up to a day; without one, the day before."""
    changes = [day for day in days_of_change(late.known) if day <= late.day]
    return (changes[-1] if changes else late.day) - timedelta(days=1)


def _most(found: Differing) -> FrameName:
    counts = dict(found.counts)
    order: tuple[FrameName, ...] = ("places", "units", "posts", "tenures", "people")
    return next((frame for frame in order if any(counts[frame].values())), "units")


def _first(found: Differing, frame: FrameName) -> What:
    return next((what for what in WHAT if found.count(frame, what)), "ended")


def _responsible(early: Asked, late: Asked, frame: FrameName, what: What, keys: list[int]) -> list[object]:
    """Return the entries of the ledger that ended, began or changed the rows of this page, newest first."""
    if what == "ended":
        numbers = {one.closed_by for one in grounds(frame, keys, early.as_of).values() if one.closed_by is not None}
    else:
        numbers = {one.opened_by for one in grounds(frame, keys, late.as_of).values()}
    return [entry for _, entry in sorted(entries_by_number(numbers).items(), reverse=True)]
