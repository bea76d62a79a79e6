"""One row with all its history, the changes that are coming, and how rows are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.span import Span
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.rules import CELLS, TABLES
from tinhgon.structure.columns import FRAMES, FrameName

#: How a row of each frame is named: an expression over its table ``s`` and what that is joined to.
_CODE_AND_NAME: Final = ("s.code || ' ' || s.name", "")
_LABELS: Final[dict[FrameName, tuple[str, str]]] = {
    "places": _CODE_AND_NAME,
    "units": _CODE_AND_NAME,
    "posts": (
        "concat_ws(' ', u.code, s.title)",
        "left join lateral (select code from registry_unit u where u.key = s.unit and u.recorded_to is null "  # noqa: ISC004 names of ours, values are bound
        "order by valid_from desc limit 1) u on true",
    ),
    "people": _CODE_AND_NAME,
    "tenures": (
        "concat_ws(' ', p.code, p.name)",
        "left join lateral (select code, name from registry_person p where p.key = s.person and p.recorded_to is null "  # noqa: ISC004 names of ours, values are bound
        "order by valid_from desc limit 1) p on true",
    ),
}


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice of a row: its values, when they were true, when they were known, and by which entries.

    ``opened_by`` and ``closed_by`` began and ended the state; ``recorded_by`` wrote this row and ``withdrawn_by`` superseded it.
    """

    frame: FrameName
    key: int
    cells: dict[str, Any]
    valid: Span
    recorded_from: datetime
    recorded_to: datetime | None
    opened_by: Entry
    closed_by: Entry | None
    recorded_by: Entry
    withdrawn_by: Entry | None

    @property
    def current(self) -> bool:
        """Whether the books still hold this to be true."""
        return self.recorded_to is None


@dataclass(frozen=True, slots=True)
class Coming:
    """A change dated later: from ``day`` the row ``opens``, ``changes`` or ``ends``, by ``entry``."""

    day: date
    frame: FrameName
    key: int
    label: str
    verb: str
    entry: int


def life(frame: FrameName, key: int) -> list[Slice]:
    """Return every slice of one row, those withdrawn too, in order of validity and then of recording. Raises Unknown."""
    columns = CELLS[frame]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {', '.join(columns)}, valid_from, valid_to, recorded_from, recorded_to, opened_by, closed_by, recorded_by, "  # noqa: S608
            f"withdrawn_by from {TABLES[frame]} where (key = %s and recorded_to is null) or (key = %s and recorded_to is not null) "
            "order by valid_from, recorded_from, id",
            [key, key],
        )
        rows = cursor.fetchall()
    if not rows:
        raise Unknown(words.no_such_key(frame, key))
    entries = ledger.entries_by_number(number for row in rows for number in row[-4:] if number is not None)
    return [
        Slice(frame, key, dict(zip(columns, row, strict=False)), Span(*row[-8:-6]), row[-6], row[-5], entries[row[-4]],
              entries.get(row[-3]), entries[row[-2]], entries.get(row[-1]))
        for row in rows
    ]  # fmt: skip


def coming(after: date, limit: int = 1000) -> list[Coming]:
    """Return what the books already hold for the days after ``after``, by day, frame and key."""
    parts = []
    for frame in FRAMES:
        table, (label, joined) = TABLES[frame], _LABELS[frame]
        named = f"'{frame}' as frame, s.key, {label} as label"
        other = f"exists (select from {table} b where b.key = s.key and b.recorded_to is null"
        begins = f"""
            (select s.valid_from as day, {named}, case when {other} and b.valid_to = s.valid_from) then 'changes' else 'opens' end as verb,
                    s.opened_by as entry
             from {table} s {joined} where s.recorded_to is null and s.valid_from > %s order by 1 limit %s)"""  # noqa: S608 names of ours, values are bound
        ends = f"""
            (select s.valid_to, {named}, 'ends', s.closed_by from {table} s {joined}
             where s.recorded_to is null and s.valid_to > %s and not {other} and b.valid_from = s.valid_to) order by 1 limit %s)"""  # noqa: S608 names of ours, values are bound
        parts += [begins, ends]
    values: list[Any] = [*[after, limit] * len(parts), limit]
    with connection.cursor() as cursor:
        cursor.execute(f"{' union all '.join(parts)} order by 1, 2, 3 limit %s", values)
        return [
            Coming(day, frame, key, label, verb, entry) for day, frame, key, label, verb, entry in cursor.fetchall()
        ]


def labels(frame: FrameName, keys: Iterable[int]) -> dict[int, str]:
    """Return how rows are named (code and name), as the books last knew them; keys that never were are left out."""
    label, joined = _LABELS[frame]
    asked = sorted(set(keys))
    # Two looks, because the current and the withdrawn rows have an index each.
    both = " union all ".join(
        f"select * from {TABLES[frame]} where key = any(%s) and recorded_to is {one}"  # noqa: S608 - names of ours
        for one in ("null", "not null")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"select distinct on (s.key) s.key, {label} from ({both}) s {joined} "  # noqa: S608 - names of ours
            "order by s.key, s.recorded_to is null desc, s.valid_from desc, s.id desc",
            [asked, asked],
        )
        return dict(cursor.fetchall())
