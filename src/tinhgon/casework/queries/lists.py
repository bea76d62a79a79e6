"""Lists, boards and searches of cases within what somebody may read: a fixed number of queries, whatever the number of cases."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from django.db import connection

from tinhgon.casework.models import Case
from tinhgon.casework.queries import searching
from tinhgon.casework.queries.searching import FAR_BACK, MOST_COUNTED, OWN, PAGE
from tinhgon.mandates.queries import Scope

_CODE: Final = re.compile(r"[A-ZĐ]{1,6}\d\d-\d{6,}")

Which = Literal["open", "overdue", "soon", "ended", "all"]
WHICH: Final[tuple[Which, ...]] = ("open", "overdue", "soon", "ended", "all")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for. ``soon`` is the last due day that counts as soon; ``holder`` a body's key."""

    today: date
    which: Which = "open"
    kind: str = ""
    state: str = ""
    officer: int | None = None
    nobody: bool = False
    holder: int | None = None
    text: str = ""
    soon: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; ``more`` where the count stopped at its limit."""

    cases: tuple[Case, ...]
    count: int
    more: bool
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are to turn to."""
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: cases of one kind in one state, how many of them are overdue, and the nearest due."""

    kind: str
    state: str
    count: int
    overdue: int
    cases: tuple[Case, ...] = ()


def listed(scope: Scope, wanted: Wanted) -> Listed:
    """Return one page of the cases within a scope. Three queries, one more for a search that has to look far back."""
    page = max(1, wanted.page)
    offset = min(page - 1, MOST_COUNTED // PAGE) * PAGE
    if wanted.text.strip():
        keys, more = _found(scope, wanted)
        return Listed(_cases(keys[offset : offset + PAGE]), min(len(keys), MOST_COUNTED), more, page)
    where, values = _where(scope, wanted)
    order = "c.id desc" if wanted.which in ("ended", "all") else "c.due asc nulls last, c.id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select 1 from casework_case c where {where} limit {MOST_COUNTED + 1}) counted",  # noqa: S608 - ours
            values,
        )
        (count,) = cursor.fetchone()
        cursor.execute(
            f"select c.id from casework_case c where {where} order by {order} limit {PAGE} offset {offset}",  # noqa: S608 - ours
            values,
        )
        keys = [key for (key,) in cursor.fetchall()]
    return Listed(_cases(keys), min(count, MOST_COUNTED), count > MOST_COUNTED, page)


def _found(scope: Scope, wanted: Wanted) -> tuple[list[int], bool]:
    """Return the rows that hold the words of a search, the newest first, and whether there may be more (`searching.found`)."""
    where, values = _where(scope, wanted)
    far = FAR_BACK if scope.everything else OWN
    return searching.found("casework_case", "c", where, values, wanted.text, _CODE, far)


def board(scope: Scope, wanted: Wanted, top: int = 8) -> list[Column]:
    """Return the open cases by kind and state, with the nearest due of each column. Three queries."""
    where, values = _where(scope, replace(wanted, which="open", page=1))
    with connection.cursor() as cursor:
        cursor.execute(
            f"select c.kind, c.state, count(*), count(*) filter (where c.due < %s) from casework_case c where {where} "  # noqa: S608 - ours
            "group by 1, 2 order by 1, 2",
            [wanted.today, *values],
        )
        counts = cursor.fetchall()
        if not counts:
            return []
        pieces, given = [], []
        for kind, state, _, _ in counts:
            pieces.append(
                f"(select c.id, c.kind, c.state from casework_case c where {where} and c.kind = %s and c.state = %s "  # noqa: S608 - ours
                f"order by c.due asc nulls last, c.id limit {int(top)})"
            )
            given += [*values, kind, state]
        cursor.execute(" union all ".join(pieces), given)
        near: dict[tuple[str, str], list[int]] = {}
        for key, kind, state in cursor.fetchall():
            near.setdefault((kind, state), []).append(key)
    found = {one.pk: one for one in _cases([key for keys in near.values() for key in keys])}
    return [
        Column(kind, state, count, late, tuple(found[key] for key in near.get((kind, state), ())))
        for kind, state, count, late in counts
    ]


def totals(scope: Scope, today: date, soon: date) -> dict[str, int]:
    """Return how many open cases there are, how many are overdue and how many are due soon, each counted up to the limit. One query."""
    own, values = _within(scope)
    limit = f"limit {MOST_COUNTED + 1}"
    base = f"from casework_case c where {own} and c.ended is null"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select (select count(*) from (select 1 {base} {limit}) a), "  # noqa: S608 - our own text, values are bound
            f"(select count(*) from (select 1 {base} and c.due < %s {limit}) b), "
            f"(select count(*) from (select 1 {base} and c.due between %s and %s {limit}) d)",
            [*values, *values, today, *values, today, soon],
        )
        open_, overdue, near = cursor.fetchone()
    return {"open": open_, "overdue": overdue, "soon": near}


def _cases(keys: list[int]) -> tuple[Case, ...]:
    if not keys:
        return ()
    rows = {one.pk: one for one in Case.objects.filter(pk__in=keys).select_related("officer")}
    return tuple(rows[key] for key in keys)


def _within(scope: Scope) -> tuple[str, list[Any]]:
    if not scope.everything and len(scope.units) == 1:
        # One value is read in the order of the index; a set of them would be sorted first.
        return "c.holder = %s", [next(iter(scope.units))]
    return scope.where("c.holder")


def _where(scope: Scope, wanted: Wanted) -> tuple[str, list[Any]]:
    own, values = _within(scope)
    parts: list[str] = [own]
    match wanted.which:
        case "open":
            parts.append("c.ended is null")
        case "overdue":
            parts.append("c.ended is null and c.due < %s")
            values.append(wanted.today)
        case "soon":
            parts.append("c.ended is null and c.due between %s and %s")
            values += [wanted.today, wanted.soon or wanted.today]
        case "ended":
            parts.append("c.ended is not null")
    for column, value in (("kind", wanted.kind), ("state", wanted.state), ("officer_id", wanted.officer),
                          ("holder", wanted.holder)):  # fmt: skip
        if value not in (None, ""):
            parts.append(f"c.{column} = %s")
            values.append(value)
    if wanted.nobody:
        parts.append("c.officer_id is null")
    return " and ".join(parts), values
