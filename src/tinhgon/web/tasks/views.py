"""Lists of tasks by side, filtered, searched and exported; the board of states and bodies. Never kept by a browser."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.tasks.queries import lists
from tinhgon.tasks.queries.lists import PAGE, Listed, Side, Wanted
from tinhgon.tasks.queries.packs import AHEAD
from tinhgon.tasks.rules.life import STATES
from tinhgon.tasks.rules.order import SOURCES
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.rows.columns import Cell, Column, Table
from tinhgon.web.rows.export import KINDS, export
from tinhgon.web.signed_in import scope
from tinhgon.web.tasks.showing import SECTION, SIDES, TITLE, WHICH, Row, my_posts, readable, rows, tabs
from tinhgon.web.templatetags.house import language

_TILES: Final = ("open", "overdue", "soon", "waiting", "asked")


@acting
def tasks(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the tasks of one side, the nearest due first."""
    part, wanted = _asked(request, asked)
    found = lists.listed(part, wanted)
    counts = lists.totals(part, wanted)
    tiles = [
        {"which": which, "words": WHICH[which], "count": min(counts[which], lists.MOST_COUNTED), "more": counts[which] > lists.MOST_COUNTED}
        for which in _TILES
    ]  # fmt: skip
    nothing = not part.everything and not part.units
    filtered = any((wanted.text, wanted.source, wanted.unit, wanted.state, wanted.since))
    return show(
        request, asked, "web/tasks/tasks.html", TITLE, (Crumb(TITLE),), rows=rows(found.tasks, asked.today), found=found, wanted=wanted,
        sides=SIDES.items(), which=WHICH.items(), sources=SOURCES.items(), states=STATES.items(), tiles=tiles, tabs=tabs(), here="list",
        nothing=nothing and wanted.side != "mine", filtered=filtered, unit_code=request.GET.get("don-vi", ""),
        since=say_day(wanted.since) if wanted.since else "", turning=_turning(found), may_order=_orders(request, asked),
        no_office=wanted.side == "mine" and not wanted.posts,
    )  # fmt: skip


@acting
def export_list(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Send what the list shows, all pages of it, as CSV, XLSX or JSON."""
    if kind not in KINDS:
        raise Unknown(Sentence(f"Không xuất được tệp “{kind[:20]}”.", "There is no such kind of file."))
    part, wanted = _asked(request, asked)
    found = lists.listed(part, Wanted(**{**_fields(wanted), "page": 1}), lists.MOST_EXPORTED)
    said = language()
    about = [
        (TITLE.said_in(said), SIDES[wanted.side].said_in(said)), (Sentence("Lọc", "Filter").said_in(said), WHICH[wanted.which].said_in(said)),
        (Sentence("Tại ngày", "As of").said_in(said), say_day(asked.today)),
        *([(Sentence("Tìm", "Search").said_in(said), wanted.text)] if wanted.text else []),
    ]  # fmt: skip
    return export(kind, f"nhiem-vu-{asked.today}", about, _table(rows(found.tasks, asked.today), said), said)


@acting
def board(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the open tasks of one side by state, and by lead body: how many, how many overdue and near their day."""
    part, wanted = _asked(request, asked)
    columns, held = lists.board(part, wanted)
    order = list(STATES)
    shown = {row.task.pk: row for row in rows([one for column in columns for one in column.tasks], asked.today)}
    named = bodies.names({one.body for one in held}, asked.today)
    title = Sentence("Bảng nhiệm vụ", "Board of tasks")
    return show(
        request, asked, "web/tasks/board.html", title, (SECTION, Crumb(Sentence("Bảng", "Board"))), tabs=tabs(), here="board", wanted=wanted,
        sides=SIDES.items(), columns=[
            {"column": one, "words": STATES[one.state], "rows": [shown[task.pk] for task in one.tasks]}
            for one in sorted(columns, key=lambda one: order.index(one.state))
        ],
        held=[{"code": named.get(one.body, ("", ""))[0], "name": named.get(one.body, ("", str(one.body)))[1], "told": one} for one in held],
    )  # fmt: skip


def _asked(request: HttpRequest, asked: Asked) -> tuple[Scope, Wanted]:
    """Return what may be read and what is wanted of it. Raises SignInNeeded; Refusal for a body or day that cannot be read."""
    part, posts, given = readable(request, asked), my_posts(request, asked), request.GET
    side: Side = next((one for one in SIDES if one == given.get("vai")), "mine" if posts else "owner")
    which = next((one for one in WHICH if one == given.get("nao")), "all" if given.get("chu", "").strip() else "open")
    page = given.get("trang", "1")
    unit = None
    if given.get("don-vi", "").strip():
        unit = bodies.unit_by_code(given["don-vi"].strip(), asked.today)
        if unit is None:
            said = Sentence("Không có cơ quan mang mã này hôm nay.", "No body bears this code today.")
            raise Refusal([Finding("task.unit", said, subject=given["don-vi"][:60], where={"field": "don-vi"})])
    since: date | None = parse_day(given["tu"]) if given.get("tu", "").strip() else None
    return part, Wanted(
        asked.today, side, which, posts, unit, state=given.get("trang-thai", "") if given.get("trang-thai") in STATES else "",
        source=given.get("nguon", "") if given.get("nguon") in SOURCES else "", text=given.get("chu", "")[:200], soon=asked.today + AHEAD,
        since=since, page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )  # fmt: skip


def _fields(wanted: Wanted) -> dict[str, Any]:
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}


def _orders(request: HttpRequest, asked: Asked) -> bool:
    part = scope(request, "task.order", asked.today)
    return part.everything or bool(part.units)


def _turning(found: Listed) -> dict[str, int | None]:
    return {
        "before": found.page - 1 if found.page > 1 else None,
        "after": found.page + 1 if found.page * PAGE < found.count else None,
        "pages": max(1, -(-found.count // PAGE)),
    }


def _table(shown: list[Row], said: str) -> Table:
    heads = (
        Sentence("Mã", "Code"), Sentence("Nhiệm vụ", "Task"), Sentence("Cơ quan chủ trì", "Lead body"),
        Sentence("Chức vụ chịu trách nhiệm", "Office that answers"), Sentence("Người giữ", "Holder"), Sentence("Cơ quan giao", "Ordered by"),
        Sentence("Ngày giao", "Ordered on"), Sentence("Hạn đầu", "First day"), Sentence("Hạn", "Due"), Sentence("Gia hạn", "Extended"),
        Sentence("Trạng thái", "State"), Sentence("So với hạn", "Light"), Sentence("Nguồn", "Source"),
    )  # fmt: skip
    return Table(
        tuple(Column(str(at), words) for at, words in enumerate(heads)),
        tuple(
            tuple(
                Cell(value if isinstance(value, str) else say_day(value) if isinstance(value, date) else str(value), value=value)
                for value in (
                    one.task.code, one.task.title, one.body, one.office, one.holder, one.orderer, one.task.assigned, one.task.first_due,
                    one.task.due, one.task.extended, one.state.said_in(said), one.light.words.said_in(said), one.task.source_label,
                )
            )
            for one in shown
        ),
    )  # fmt: skip
