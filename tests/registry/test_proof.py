"""The proof finds what somebody did to the books with the guards asleep."""

from __future__ import annotations

import pytest

from tests.registry.builders import DAY, enact, establish, loaded, rename, rows
from tinhgon.registry import queries

pytestmark = pytest.mark.django_db

MERGE = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SAB", "name": "Sở A và B", "kind": "department"}}


def tampered(*statements: str) -> list[str]:
    """Do to the books what only a superuser or the owner of the tables can, and return what the proof names."""
    loaded()
    enact(MERGE, rename("00011.UB", "khác"))
    assert queries.verify() == []
    tables = ["registry_unit", "registry_tenure", "registry_lineage", "ledger_entry", "ledger_seal"]
    for table in tables:
        rows(f"alter table {table} disable trigger user")
    for statement in statements:
        rows(statement)
    for table in tables:
        rows(f"alter table {table} enable trigger user")
    return [f"{one.rule} {one.subject}".strip() for one in queries.verify()]


def test_an_altered_value() -> None:
    assert tampered("update registry_unit set name = 'khác' where key = 29") == [
        "registry.content_altered units.written"
    ]


def test_an_altered_value_of_the_past() -> None:
    statement = "update registry_unit set name = 'khác' where key = 21 and recorded_to is not null"
    assert tampered(statement) == ["registry.content_altered units.written"]


def test_a_deleted_slice() -> None:
    assert tampered("delete from registry_tenure where key = 214") == ["registry.content_altered tenures.written"]


def test_a_deleted_slice_that_others_stand_on_or_follow() -> None:
    found = tampered("delete from registry_unit where key = 20")
    assert "registry.content_altered units.written" in found
    assert "registry.ground 99.SA Sở A" in found


def test_an_added_slice() -> None:
    row = '{"id": -1, "key": 99, "code": "x"}'
    statement = (
        f"insert into registry_unit select (jsonb_populate_record(u, '{row}')).* from registry_unit u where key = 29"
    )
    assert tampered(statement) == ["registry.content_altered units.written"]


def test_an_undone_withdrawal() -> None:
    found = tampered(
        "delete from registry_unit where key = 25 and recorded_to is null",
        "update registry_unit set recorded_to = null, withdrawn_by = null where key = 25",
    )
    assert "registry.content_altered units.withdrawn" in found


def test_an_instant_moved() -> None:
    assert tampered("update registry_unit set recorded_from = recorded_from - interval '1 year' where key = 29") == [
        "registry.entry 99.PN Hội Phụ nữ"
    ]


def test_altered_lineage() -> None:
    assert tampered("update registry_lineage set target = 29 where source = 21") == [
        "registry.content_altered lineage.written"
    ]


def test_an_altered_entry_of_the_ledger() -> None:
    assert tampered("update ledger_entry set actor = 'khác' where act = 'enact'") == ["ledger.entry_altered"]


def test_a_deleted_entry_of_the_ledger() -> None:
    found = tampered("delete from ledger_entry where act = 'enact'")
    assert "ledger.entries_missing" in found
    assert any(one.startswith("registry.entry") for one in found)


def test_an_entry_and_its_seal_cut_off_leave_rows_without_an_entry() -> None:
    found = tampered(
        "delete from ledger_entry where act = 'enact'",
        "delete from ledger_seal where number = (select max(number) from ledger_seal)",
    )
    assert any(one.startswith("registry.entry") for one in found)


def test_a_key_sequence_set_back() -> None:
    assert tampered("select setval('registry_key', 5)") == ["registry.sequence"]


def test_a_guard_asleep() -> None:
    loaded()
    rows("alter table registry_unit disable trigger registry_withdrawn")
    found = queries.verify()
    assert [(one.rule, one.where["table"]) for one in found] == [("registry.guard", "registry_unit")]


def test_progress_is_told_to_the_end() -> None:
    loaded()
    enact(establish("99.P9"), day=DAY)
    told: list[tuple[str, int, int]] = []
    assert queries.verify(progress=lambda *said: told.append(said)) == []
    assert told[-1][0] == "done"
    assert told[-1][1] == told[-1][2]
