"""The page of lineage: find a thing by code or name of any day, and follow it both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.queries import entries_by_number
from tinhgon.registry import queries
from tinhgon.registry.queries.courses import bearers
from tinhgon.registry.queries.grounds import once_named
from tinhgon.structure.lineage import Lineage, Passage
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.descent import RELATIONS, descent
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.lineage.flowing import days_of, drawn, passages
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

Frame = Literal["places", "units"]
_TITLE = Sentence("Nguồn gốc", "Lineage")
_FRAMES: tuple[Frame, ...] = ("places", "units")
_PAGES = {"places": addresses.place, "units": addresses.unit}
#: A picture of more passages than these says nothing; the list below it says all.
MOST_DRAWN = 120


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that may be meant: what it was called, and when."""

    frame: Frame
    key: int
    code: str
    name: str
    first: date
    last: date | None


@reading
def lineage(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Follow the thing of ``?ma=`` (a code or a name of any day); where several are meant, ``?khoa=`` chooses."""
    text = request.GET.get("ma", "").strip()
    if not text:
        return show(request, asked, "web/lineage/lineage.html", _TITLE, examples=_examples(asked))
    choices = _meant(text, asked)
    wanted = request.GET.get("khoa", "")
    chosen = next(
        (one for one in choices if str(one.key) == wanted),
        choices[0] if len({one.key for one in choices}) == 1 else None,
    )
    if not choices:
        raise Unknown(
            Sentence(
                f"Không có nơi hay tổ chức nào từng mang mã hoặc tên “{text[:80]}”.",
                f"No territory or body ever had the code or name “{text[:80]}”.",
            )
        )
    if chosen is None:
        return show(request, asked, "web/lineage/lineage.html", _TITLE, ma=text, choices=choices)
    found = passages(Lineage(asked.edges, chosen.frame), chosen.key)
    names = queries.labels(chosen.frame, {chosen.key, *(one.source for one in found), *(one.target for one in found)})
    title = Sentence(f"Nguồn gốc: {chosen.name}", f"Lineage: {chosen.name}")
    return show(
        request, asked, "web/lineage/lineage.html", title, (Crumb(_TITLE, addresses.LINEAGE), Crumb(chosen.name)),
        ma=text, chosen=chosen, others=[one for one in choices if one.key != chosen.key],
        picture=_picture(chosen, found, names, asked, title), descent=descent(chosen.frame, chosen.key, asked),
        steps=_steps(chosen.frame, found, names, asked), too_many=len(found) > MOST_DRAWN,
    )  # fmt: skip


def _meant(text: str, asked: Asked) -> list[Choice]:
    """Return what a code or a name may mean, over all days; a code that fits is taken as a code."""
    choices: dict[int, Choice] = {}
    for frame in _FRAMES:
        for one in bearers(frame, text, asked.known):
            before = choices.get(one.key)
            first = before.first if before else one.span.start
            choices[one.key] = Choice(frame, one.key, one.code, one.name, first, one.span.last_day)
    if choices:
        return list(choices.values())
    for found in once_named(text, asked.known):
        frame: Frame = "places" if found.frame == "places" else "units"
        choices.setdefault(found.key, Choice(frame, found.key, found.code, found.name, found.first, found.last))
    return list(choices.values())


def _picture(
    chosen: Choice, found: Sequence[Passage], names: dict[int, str], asked: Asked, title: Sentence
) -> Markup | None:
    if not found or len(found) > MOST_DRAWN:
        return None
    address = {
        (key, day): asked.on(day).to(_PAGES[chosen.frame](names[key].partition(" ")[0]))
        for key, day in days_of(found)
        if key in names
    }
    language = get_language() or "vi"
    return drawn(chosen.key, found, names, title.said_in(language), address, language)


def _steps(frame: Frame, found: Sequence[Passage], names: dict[int, str], asked: Asked) -> list[dict[str, object]]:
    entries = entries_by_number({one.entry for one in found if one.entry is not None})
    pages = _PAGES[frame]

    def thing(key: int, day: date) -> dict[str, str]:
        code, _, name = names.get(key, str(key)).partition(" ")
        return {"code": code, "name": name or code, "href": asked.on(day).to(pages(code)) if name else ""}

    return [
        {
            "passage": one,
            "source": thing(one.source, one.day - timedelta(days=1)),
            "target": thing(one.target, one.day),
            "relation": RELATIONS.get(one.relation, Sentence(one.relation, one.relation)),
            "entry": entries.get(one.entry or 0),
        }
        for one in found
    ]


def _examples(asked: Asked) -> list[dict[str, object]]:
    """Return some things with a past: the targets into which most went, newest first."""
    edges = asked.edges.filter(pl.col("source") != pl.col("target"))
    found = (
        edges.group_by("frame", "target")
        .agg(pl.len().alias("count"), pl.col("day").max())
        .sort("count", "target", descending=[True, False])
    )
    rows = pl.concat([found.filter(pl.col("frame") == frame).head(8) for frame in _FRAMES])
    examples: list[dict[str, object]] = []
    for frame in _FRAMES:
        mine = rows.filter(pl.col("frame") == frame)
        labels = queries.labels(frame, mine["target"].to_list()) if mine.height else {}
        for row in mine.iter_rows(named=True):
            code, _, name = labels.get(row["target"], "").partition(" ")
            if code:
                href = asked.to(addresses.LINEAGE, ma=code, khoa=row["target"])
                examples.append({"code": code, "name": name, "count": row["count"], "day": row["day"], "href": href})
    return examples
