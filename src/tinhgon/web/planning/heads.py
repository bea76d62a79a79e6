"""What the pages of plans of rotation and of inspection programmes show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpRequest

from tinhgon.kernel.sentence import Sentence
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.privacy import for_many
from tinhgon.proposals.words import ROTATED
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.rows.columns import Cell, Column, Table
from tinhgon.web.rows.paging import page_of

Plain = Mapping[str, Any]
SIDES: Final = {"party": Sentence("Đảng", "Party"), "state": Sentence("Nhà nước", "State")}


def rotation(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return who heads what from the day on, each with the reason and the next best; who holds two posts; what stays empty."""
    told = for_many(dict(plan))
    on = asked.on(found.request.day)
    names = {one["person"]: one["name"] for one in told["results"]}
    rows = [one for one in told["results"] if one["fate"] != "none"]
    rows.sort(key=lambda one: (one["fate"] == "stays", one["posts"]))
    people = [
        {
            "one": one,
            "fate": ROTATED[one["fate"]],
            "why": _said(one["why"]),
            "next": _said(one["next_best"]["words"]) if one["next_best"] else None,
            "href": on.to(addresses.person(one["person"])),
        }
        for one in rows
    ]
    seats = [{"one": one, "before": names.get(one["before"] or "", one["before"] or "")} for one in told["seats"]]
    columns = (
        Column("post", Sentence("Mã chức vụ", "Code of the post")),
        Column("words", Sentence("Chức vụ", "Post")),
        Column("before", Sentence("Hiện nay", "Now")),
        Column("name", Sentence("Đề xuất", "Proposed")),
    )
    cells = [(one["one"]["post"], one["one"]["words"], one["before"], one["one"]["name"]) for one in seats]
    fates = [(words, told["fates"][fate]) for fate, words in ROTATED.items() if told["fates"].get(fate)]
    return {"people": people, "seats": seats, "fates": fates, "table": Table(columns, _cells(cells))}


def programme(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return the visits by week, a page of them, and what each team has to do."""
    page = page_of(request.GET.get("trang", ""), len(plan["visits"]))
    ordered = sorted(plan["visits"], key=lambda one: (one["week"], one["id"]))
    visits = [
        {
            "one": one,
            "start": date.fromisoformat(one["start"]),
            "end": date.fromisoformat(one["end"]),
            "why": _said(one["why"]),
        }
        for one in ordered[page.offset : page.offset + page.size]
    ]
    columns = (
        Column("week", Sentence("Tuần", "Week"), numeric=True),
        Column("start", Sentence("Từ ngày", "From")),
        Column("end", Sentence("Đến ngày", "To")),
        Column("subject", Sentence("Mã đối tượng", "Code of the subject")),
        Column("name", Sentence("Đối tượng", "Subject")),
        Column("topics", Sentence("Nội dung", "Topics")),
        Column("teams", Sentence("Đoàn", "Teams")),
    )
    cells = [
        (
            one["week"],
            one["start"],
            one["end"],
            one["subject"],
            one["name"],
            "; ".join(part["topic_name"] for part in one["parts"]),
            "; ".join(part["team_name"] for part in one["parts"]),
        )
        for one in ordered
    ]
    loads = [{"one": one, "side": SIDES[one["side"]]} for one in plan["loads"]]
    return {"visits": visits, "page": page, "loads": loads, "table": Table(columns, _cells(cells))}


def _said(words: Mapping[str, str]) -> Sentence:
    return Sentence(words["vi"], words["en"])


def _cells(rows: list[tuple[Any, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(str(value), value=value) for value in row) for row in rows)
