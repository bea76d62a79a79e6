"""Lists: the cases within one's mandates, filtered; the board of states; the procedures that there are. Never kept by a browser."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.models import Case
from tinhgon.casework.queries import bodies, lists, procedures
from tinhgon.casework.queries.lists import PAGE, Listed, Wanted, Which
from tinhgon.casework.rules.marks import distance
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import Procedure
from tinhgon.mandates.queries import Scope
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show
from tinhgon.web.signed_in import needed, scope

TITLE: Final = Sentence("Vụ việc", "Cases")
SECTION: Final = Crumb(TITLE, addresses.CASES)
#: Due within so many days counts as soon in lists; a custom of this house.
SOON: Final = timedelta(days=7)
WHICH: Final[tuple[tuple[Which, Sentence], ...]] = (
    ("open", Sentence("Đang giải quyết", "Open")),
    ("overdue", Sentence("Quá hạn", "Overdue")),
    ("soon", Sentence("Đến hạn trong 7 ngày", "Due within 7 days")),
    ("ended", Sentence("Đã kết thúc", "Ended")),
    ("all", Sentence("Tất cả", "All")),
)


@acting
def cases(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the cases of the bodies that one may read, the nearest due first."""
    part = readable(request, asked)
    wanted = _wanted(request, asked)
    found = lists.listed(part, wanted)
    counts = lists.totals(part, asked.today, asked.today + SOON)
    told = known()
    return show(
        request, asked, "web/cases/cases.html", TITLE, (Crumb(TITLE),), rows=rows(found.cases, asked.today, told), found=found,
        wanted=wanted, which=WHICH, kinds=_kinds(told.values()), states=_states(told.values(), wanted.kind), tiles=_tiles(counts),
        nothing=not part.everything and not part.units, turning=_turning(found), tabs=tabs(), here="list", receiving=_receives(request, asked),
    )  # fmt: skip


@acting
def board(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the open cases by state: how many, how many of them overdue, and the nearest due of each."""
    part = readable(request, asked)
    told = known()
    kind = request.GET.get("loai", "")
    columns = lists.board(part, Wanted(asked.today, kind=kind))
    order = {(one.id, state.id): at for one in told.values() for at, state in enumerate(one.states)}
    names = bodies.names({one.holder for column in columns for one in column.cases}, asked.today)
    groups: dict[str, list[dict[str, Any]]] = {}
    for column in sorted(columns, key=lambda one: order.get((one.kind, one.state), 99)):
        state = (
            next((one for one in told[column.kind].states if one.id == column.state), None)
            if column.kind in told
            else None
        )
        groups.setdefault(column.kind, []).append(
            {
                "column": column,
                "words": state.words.sentence if state else column.state,
                "rows": rows(column.cases, asked.today, told, names),
            }
        )
    shown = [
        {"words": told[kind_].title.sentence if kind_ in told else kind_, "kind": kind_, "columns": each}
        for kind_, each in groups.items()
    ]
    title = Sentence("Bảng vụ việc theo trạng thái", "Cases by state")
    return show(
        request, asked, "web/cases/board.html", title, (SECTION, Crumb(Sentence("Bảng", "Board"))), groups=shown, kind=kind,
        kinds=_kinds(told.values()), tabs=tabs(), here="board",
    )  # fmt: skip


@reading
def procedures_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show every procedure: its states and steps, who may take each, what it needs, its terms, where that is written."""
    title = Sentence("Thủ tục", "Procedures")
    return show(
        request, asked, "web/cases/procedures.html", title, (SECTION, Crumb(title)), procedures=procedures.procedures(), tabs=tabs(),
        here="procedures",
    )  # fmt: skip


def readable(request: HttpRequest, asked: Asked) -> Scope:
    """Return the bodies whose cases the one who is signed in may read, those that ended since among them. Raises SignInNeeded."""
    needed(request)
    return bodies.held_within(scope(request, "case.read", asked.today), asked.today)


def known() -> dict[str, Procedure]:
    """Return the newest version of each procedure, by its identifier."""
    return {one.id: one for one in procedures.procedures()}


def rows(
    found: Iterable[Case], today: date, told: dict[str, Procedure], names: dict[int, tuple[str, str]] | None = None
) -> list[dict[str, Any]]:
    """Return cases as their rows show them."""
    cases = list(found)
    named = names if names is not None else bodies.names({one.holder for one in cases}, today)
    return [_row(one, today, told, named) for one in cases]


def _row(one: Case, today: date, told: dict[str, Procedure], named: dict[int, tuple[str, str]]) -> dict[str, Any]:
    procedure = told.get(one.kind)
    state = next((each for each in procedure.states if each.id == one.state), None) if procedure else None
    late = one.ended is None and one.due is not None and one.due < today
    return {
        "case": one,
        "kind": procedure.title.sentence if procedure else one.kind,
        "state": state.words.sentence if state else one.state,
        "body": named.get(one.holder, ("", ""))[1],
        "far": distance(one.due, today) if one.due else None,
        "late": late,
        "soon": not late and one.due is not None and one.ended is None and one.due <= today + SOON,
    }


def tabs() -> tuple[tuple[str, Sentence, str, None], ...]:
    """Return the parts of this section."""
    return (
        ("list", Sentence("Danh sách", "List"), addresses.CASES, None),
        ("board", Sentence("Bảng theo trạng thái", "Board"), f"{addresses.CASES}bang/", None),
        ("procedures", Sentence("Thủ tục", "Procedures"), f"{addresses.CASES}thu-tuc/", None),
    )


def _receives(request: HttpRequest, asked: Asked) -> bool:
    part = scope(request, "case.receive", asked.today)
    return part.everything or bool(part.units)


def _wanted(request: HttpRequest, asked: Asked) -> Wanted:
    given = request.GET
    which = next(
        (one for one, _ in WHICH if one == given.get("nao")), "all" if given.get("chu", "").strip() else "open"
    )
    page = given.get("trang", "1")
    mine = given.get("ai", "")
    return Wanted(
        asked.today, which, given.get("loai", "")[:60], given.get("trang-thai", "")[:60],
        needed(request).pk if mine == "toi" else None, nobody=mine == "chua", text=given.get("chu", "")[:200],
        soon=asked.today + SOON, page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )  # fmt: skip


def _kinds(told: Iterable[Procedure]) -> list[tuple[str, Sentence]]:
    return [(one.id, one.title.sentence) for one in told]


def _states(told: Iterable[Procedure], kind: str) -> list[tuple[str, Sentence]]:
    """Return the states to filter by: of the kind that is chosen, each once."""
    return [(state.id, state.words.sentence) for one in told if one.id == kind for state in one.states]


def _tiles(counts: dict[str, int]) -> list[dict[str, Any]]:
    words = dict(WHICH)
    return [
        {"which": which, "words": words[which], "count": min(counts[which], lists.MOST_COUNTED), "more": counts[which] > lists.MOST_COUNTED}
        for which in ("open", "overdue", "soon")
    ]  # fmt: skip


def _turning(found: Listed) -> dict[str, int | None]:
    return {
        "before": found.page - 1 if found.page > 1 else None,
        "after": found.page + 1 if found.page * PAGE < found.count else None,
    }
