"""What the pages of plans of bodies, of people and of committees show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpRequest

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.problem import Problem as Agencies
from tinhgon.proposals import queries
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.privacy import for_many
from tinhgon.proposals.words import FATES
from tinhgon.registry.queries import snapshot
from tinhgon.structure.kinds import RANKS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.rows.columns import Cell, Column, Table
from tinhgon.web.rows.paging import page_of

Plain = Mapping[str, Any]
WAYS: Final[dict[str, Sentence]] = {
    "merge": Sentence("Hợp nhất", "Merge"),
    "share": Sentence("Dùng chung văn phòng", "Share an office"),
}

# -- bodies


def agencies(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return the groups with their reasons, the front of bodies against similarity, and what deciding otherwise would cost."""
    problem: Agencies = queries.problem(found.request)
    on = asked.on(found.request.day)
    bodies = {one.code: one for one in problem.bodies}
    groups = [
        {
            "group": one,
            "way": WAYS[one["way"]],
            "why": _said(one["why"]),
            "bodies": [(bodies[code], on.to(addresses.unit(code))) for code in one["codes"]],
        }
        for one in plan["together"]
    ]
    return {
        "groups": groups,
        "otherwise": [{"one": one, "words": _said(one["words"])} for one in plan["otherwise"]],
        "front": [
            {**one, "names": [[bodies[code].name for code in group] for group in one["groups"]]}
            for one in plan["front"]
        ],
        "kept": [(bodies[code], on.to(addresses.unit(code))) for code in plan["kept"]],
        "table": _agencies_sheet(plan),
    }


def _agencies_sheet(plan: Plain) -> Table:
    columns = (
        Column("way", Sentence("Cách", "Way")),
        Column("name", Sentence("Đề xuất", "Proposed")),
        Column("codes", Sentence("Mã đơn vị cũ", "Codes of the old bodies")),
        Column("names", Sentence("Đơn vị cũ", "Old bodies")),
        Column("similarity", Sentence("Giống nhau", "Alike"), numeric=True),
        Column("staff", Sentence("Người", "People"), numeric=True),
        Column("citation", Sentence("Căn cứ", "Basis")),
        Column("why", Sentence("Vì sao", "Why")),
    )
    rows = [
        (
            WAYS[one["way"]].vi, one["name"], "; ".join(one["codes"]), "; ".join(one["names"]), one["similarity"],
            one["staff"], one["citation"], one["why"]["vi"],
        )
        for one in plan["together"]
    ]  # fmt: skip
    return Table(columns, _cells(rows))


# -- people


def placement(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return where everybody goes, and why: by result (``?ket-cuc=``), a page of them; without what is private of one person."""
    told = for_many(dict(plan))
    wanted, text = request.GET.get("ket-cuc", ""), request.GET.get("q", "").strip().casefold()[:100]
    rows = [
        one
        for one in told["placed"]
        if (one["fate"] == wanted if wanted in FATES else True)
        and (not text or text in f"{one['person']} {one['name']} {one['post_words']} {one['body']}".casefold())
    ]
    rows.sort(key=lambda one: (one["fate"] == "stays", -_RANK.get(one["rank"], 0), one["body"], one["person"]))
    page = page_of(request.GET.get("trang", ""), len(rows))
    on = asked.on(found.request.day)
    names = dict(snapshot(AsOf(found.request.day)).units.select("code", "name").iter_rows())
    shown = [
        {
            "one": one,
            "fate": FATES[one["fate"]],
            "rank": RANKS[one["rank"]],
            "why": _said(one["why"]),
            "next": _said(one["next_best"]["words"]) if one["next_best"] else None,
            "href": on.to(addresses.person(one["person"])),
            "file": f"{addresses.person(one['person'])}ho-so/",
            "from": names.get(one["body"], one["body"]),
            "until": date.fromisoformat(one["until"]) if one["until"] else None,
            "private": one["fate"] in ("surplus_retire", "surplus_early"),
        }
        for one in rows[page.offset : page.offset + page.size]
    ]
    counts = Counter(one["fate"] for one in told["placed"])
    here = addresses.plan(found.request.pk)
    leaders = [one for one in told["placed"] if one["rank"] in ("head", "deputy")]
    kept = sum(one["fate"] in ("stays", "moves", "rises") for one in leaders)
    return {
        "people": shown,
        "page": page,
        "wanted": wanted,
        "text": request.GET.get("q", ""),
        "hrefs": {id: asked.to(here, **{"ket-cuc": id}) for id in FATES},
        "leaving": asked.to(here, **{"ket-cuc": "surplus_early"}),
        "fates": [(id, words, counts[id]) for id, words in FATES.items() if counts[id]],
        "leaders": len(leaders),
        "leaders_kept": kept,
        "evenness": [
            (one, names.get(one["unit"], one["unit"]), names.get(one["body"], one["body"]), asked.to(here, q=one["body"]))
            for one in told["evenness"]
        ],
        "table": _placement_sheet(told),
        "answer": told,
    }  # fmt: skip


_RANK: Final = {"head": 3, "deputy": 2, "specialist": 1, "part_time": 0}


def _placement_sheet(told: Plain) -> Table:
    columns = (
        Column("person", Sentence("Mã", "Code")),
        Column("name", Sentence("Họ và tên", "Name")),
        Column("body", Sentence("Từ đơn vị", "From the body")),
        Column("fate", Sentence("Kết quả", "Result")),
        Column("post", Sentence("Vị trí", "Post")),
        Column("why", Sentence("Vì sao", "Why")),
    )
    rows = [
        (one["person"], one["name"], one["body"], FATES[one["fate"]].vi, one["post_words"], one["why"]["vi"])
        for one in told["placed"]
    ]
    return Table(columns, _cells(rows))


# -- committees


def committee(request: HttpRequest, found: Standing, plan: Plain, asked: Asked) -> dict[str, Any]:
    """Return the ratios before and after, who comes and who leaves with the reason, and the whole list."""
    on = asked.on(found.request.day)
    changes = [
        {"one": one, "why": _said(one["why"]), "href": on.to(addresses.person(one["code"]))} for one in plan["changes"]
    ]
    chosen = [(code, name, on.to(addresses.person(code))) for code, name in plan["names"].items()]
    columns = (
        Column("code", Sentence("Mã", "Code")),
        Column("name", Sentence("Họ và tên", "Name")),
        Column("comes", Sentence("Mới vào danh sách", "New on the list")),
    )
    new = {one["code"] for one in plan["changes"] if one["comes"]}
    rows = [(code, name, "x" if code in new else "") for code, name, _ in chosen]
    return {"changes": changes, "chosen": chosen, "table": Table(columns, _cells(rows))}


def _said(words: Mapping[str, str]) -> Sentence:
    return Sentence(words["vi"], words["en"])


def _cells(rows: list[tuple[Any, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(str(value), value=value) for value in row) for row in rows)
