"""The invented province in the books, schemes on it, and plain SQL as anybody with a connection could send it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import polars as pl
import yaml
from django.db import connection, transaction

from tests.structure.builders import province
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.ledger import acts as ledger_acts
from tinhgon.ledger.rules import Entry
from tinhgon.registry import acts
from tinhgon.registry.acts import Enactment
from tinhgon.registry.rules import TABLES
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import History
from tinhgon.structure.scheme import Scheme, read_scheme

AN = Mandate("Nguyễn Văn An", "clerk", "QĐ 12")
START = date(2020, 1, 1)
DAY = date(2025, 7, 1)
LATER = date(2026, 1, 1)


def history(start: date = START) -> History:
    """The invented province of the ground's tests, every row true from a day on."""
    frames = province(start).frames()
    return History.of({name: rows.with_columns(pl.lit(start).alias("valid_from")) for name, rows in frames.items()})


def loaded(instant: datetime | None = None) -> Entry:
    """Load it."""
    return acts.load(AN, Decision("Sổ ban đầu"), history(), instant=instant)


def scheme(*steps: dict[str, Any], day: date = DAY, named: str = "thu") -> Scheme:
    """A scheme of these steps, read as a user's file would be."""
    return read_scheme(
        yaml.safe_dump({"id": named, "title": named, "day": str(day), "steps": list(steps)}, allow_unicode=True)
    )


def enact(
    *steps: dict[str, Any],
    day: date = DAY,
    named: str = "thu",
    instant: datetime | None = None,
    drafted_at: int | None = None,
) -> Enactment:
    """Enact these steps under a decision that is named like the scheme."""
    return acts.enact(AN, scheme(*steps, day=day, named=named), Decision(f"QĐ {named}"), drafted_at, instant=instant)


def establish(code: str, parent: str = "99.UB", **more: Any) -> dict[str, Any]:
    """The step that begins a division."""
    return {
        "do": "establish",
        "unit": {"code": code, "name": f"Phòng {code}", "kind": "division", "parent": parent, **more},
    }


def rename(unit: str, name: str) -> dict[str, Any]:
    """The step that renames a unit."""
    return {"do": "rename", "unit": unit, "name": name}


def rows(query: str, *values: object) -> list[tuple[Any, ...]]:
    """Run plain SQL and return its rows, if it has any."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall() if cursor.description else []


def plainly(*statements: str) -> None:
    """Run plain SQL as one transaction, up to and with the checks of its commit."""
    with transaction.atomic():
        for statement in statements:
            rows(statement)
        rows("set constraints all immediate")
    rows("set constraints all deferred")


def an_entry() -> Entry:
    """An entry of the ledger, not sealed yet, for plain SQL to write under."""
    return ledger_acts.write(AN, "load")


def copied(table: str, of: int, entry: Entry | None = None, /, **changes: Any) -> str:
    """SQL that writes a row like the current one of a key, with changes."""
    by = entry or an_entry()
    values = {"opened_by": by.number, "recorded_by": by.number, "recorded_from": by.at, **changes}
    said = json.dumps(values, default=str).replace("'", "''")
    return (
        f"insert into {table} select (jsonb_populate_record(s, '{said}'::jsonb || jsonb_build_object('id', "
        f"nextval(pg_get_serial_sequence('{table}', 'id'))))).* from {table} s where s.key = {of} and s.recorded_to is null"
    )


def withdrawn(table: str, key: int, entry: Entry) -> str:
    """SQL that withdraws the current rows of a key."""
    return (
        f"update {table} set recorded_to = '{entry.at.isoformat()}', withdrawn_by = {entry.number} "
        f"where key = {key} and recorded_to is null"
    )


def books() -> list[tuple[Any, ...]]:
    """Everything in the books, to tell whether an act that failed left a trace."""
    tables = [*TABLES.values(), "registry_lineage", "registry_pending", "ledger_entry", "ledger_seal"]
    return [
        (table, *rows(f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from {table} t"))
        for table in tables
    ]


def sizes() -> dict[str, int]:
    """How many rows each frame's table holds, withdrawn ones too."""
    return {name: rows(f"select count(*) from {TABLES[name]}")[0][0] for name in FRAMES}
