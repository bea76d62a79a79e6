"""What the pages of plans of rotation and of inspection programmes show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    wanted = request.GET.get("ket-cuc", "")
    rows = [one for one in told["results"] if _shown(one, wanted, told["longest_km"])]
    rows.sort(key=lambda one: (one["fate"] == "stays", one["posts"]))
    here = addresses.plan(found.request.pk)
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
    seats = [
        {
            "one": one,
            "before": names.get(one["before"] or "", one["before"] or ""),
            "unit": on.to(addresses.unit(one["post"].partition("/")[0])),
        }
        for one in told["seats"]
    ]
    words_of = {one["post"]: one["words"] for one in told["seats"]}
    unified = [
        (one, [words_of.get(post, post) for post in one["posts"]], on.to(addresses.person(one["person"])))
        for one in told["unified"]
    ]
    columns = (
        Column("post", Sentence("Mã chức vụ", "Code of the post")),
        Column("words", Sentence("Chức vụ", "Post")),
        Column("before", Sentence("Hiện nay", "Now")),
        Column("name", Sentence("Đề xuất", "Proposed")),
    )
    cells = [(one["one"]["post"], one["one"]["words"], one["before"], one["one"]["name"]) for one in seats]
    fates = [
        (words, told["fates"][fate], f"{asked.to(here, **{'ket-cuc': fate})}#tung-nguoi")
        for fate, words in ROTATED.items()
        if told["fates"].get(fate)
    ]
    return {
        "people": people, "seats": seats, "unified": unified, "fates": fates, "table": Table(columns, _cells(cells)),
        "chosen": ROTATED.get(wanted) or (_FARTHEST if wanted == "xa-nhat" else None),
        "farthest": asked.to(here, **{"ket-cuc": "xa-nhat"}),
    }  # fmt: skip


_FARTHEST: Final = Sentence("Chặng xa nhất", "The longest way")


def _shown(one: Plain, wanted: str, longest: float) -> bool:
    """Say whether a person is among those that are asked for: one fate, who goes farthest, else all whom the plan touches."""
    if wanted == "xa-nhat":
        return bool(one["km"] and round(one["km"], 1) >= longest)
    return bool(one["fate"] == wanted if wanted in ROTATED else one["fate"] != "none")


def programme(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return the visits by week, a page of them (of one team ``?doan=``, one week ``?tuan=``, or joint ones alone ``?chung=1``), and what
    each team has to do."""
    here = addresses.plan(found.request.pk)
    given = {name: request.GET.get(name, "")[:80] for name in ("doan", "tuan", "chung")}
    every = sorted(plan["visits"], key=lambda one: (one["week"], one["id"]))
    ordered = [one for one in every if _visited(one, given)]
    page = page_of(request.GET.get("trang", ""), len(ordered))
    visits = [
        {
            "one": one,
            "start": date.fromisoformat(one["start"]),
            "end": date.fromisoformat(one["end"]),
            "why": _said(one["why"]),
            "week": asked.to(here, tuan=one["week"]),
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
        for one in every
    ]
    loads = [
        {"one": one, "side": SIDES[one["side"]], "href": asked.to(here, doan=one["team"])} for one in plan["loads"]
    ]
    names = {one["team"]: one["name"] for one in plan["loads"]}
    return {
        "visits": visits, "page": page, "loads": loads, "table": Table(columns, _cells(cells)),
        "chosen": _chosen(given, names), "joint": asked.to(here, chung="1"), "busiest": asked.to(here, tuan=_busiest(every)),
    }  # fmt: skip


def _visited(one: Plain, given: Mapping[str, str]) -> bool:
    """Say whether a visit is among those that are asked for; one is under way in each of its weeks."""
    teams = {part["team"] for part in one["parts"]}
    return (
        (not given["doan"] or given["doan"] in teams)
        and (not given["tuan"] or given["tuan"] in {str(week) for week in _weeks(one)})
        and (not given["chung"] or one["joint"])
    )


def _weeks(one: Plain) -> range:
    return range(one["week"], one["week"] + max(part["weeks"] for part in one["parts"]))


def _busiest(visits: Sequence[Plain]) -> int:
    """Return the first week in which most visits are under way."""
    under_way = Counter(week for one in visits for week in _weeks(one))
    return min((week for week, count in under_way.items() if count == max(under_way.values())), default=1)


def _chosen(given: Mapping[str, str], names: Mapping[str, str]) -> Sentence | None:
    vi, en = [], []
    if given["doan"]:
        name = names.get(given["doan"], given["doan"])
        vi.append(name)
        en.append(name)
    if given["tuan"]:
        vi.append(f"tuần {given['tuan']}")
        en.append(f"week {given['tuan']}")
    if given["chung"]:
        vi.append("đi chung")
        en.append("joint")
    return Sentence(", ".join(vi), ", ".join(en)) if vi else None


def _said(words: Mapping[str, str]) -> Sentence:
    return Sentence(words["vi"], words["en"])


def _cells(rows: list[tuple[Any, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(str(value), value=value) for value in row) for row in rows)
