"""The database itself refuses what must not be, also when plain SQL asks for it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from tests.registry.builders import an_entry, books, copied, loaded, plainly, rows, withdrawn
from tinhgon.ledger import acts as ledger_acts

pytestmark = pytest.mark.django_db

DEPARTMENT, DIVISION, OTHER = 21, 23, 22
HEAD, PERSON, TENURE = 40, 100, 200


@pytest.fixture(autouse=True)
def _books() -> None:
    loaded()


def refused(*statements: str, match: str) -> None:
    before = books()
    with pytest.raises(DatabaseError, match=match):
        plainly(*statements)
    assert books() == before


def test_overlapping_slices() -> None:
    entry = an_entry()
    refused(copied("registry_unit", DIVISION, entry, valid_from="2021-01-01"),
            match=r"overlap: units 23 99.SA1 Phòng A1 \[2020-01-01, …\) × units 23 .*\[2021-01-01, …\)")  # fmt: skip


def test_a_second_slice_from_the_same_day() -> None:
    refused(copied("registry_unit", DIVISION, an_entry(), name="khác"), match="registry_unit_current")


def test_a_gap_in_one_life() -> None:
    entry = an_entry()
    refused(
        copied("registry_unit", DIVISION, entry, key=900, code="x", valid_to="2021-01-01", closed_by=entry.number),
        copied("registry_unit", DIVISION, entry, key=900, code="x", valid_from="2021-01-02"),
        match=r"gap: units 900 .*\[2020-01-01, 2021-01-01\) × units 900 .*\[2021-01-02, …\)",
    )


def test_a_gap_torn_by_a_withdrawal() -> None:
    entry = an_entry()
    middle = "valid_from = '2021-01-01'"
    plainly(
        copied("registry_unit", DIVISION, entry, key=900, code="x", valid_to="2021-01-01", closed_by=entry.number),
        copied("registry_unit", DIVISION, entry, key=900, code="x", valid_from="2021-01-01", valid_to="2022-01-01", closed_by=entry.number),
        copied("registry_unit", DIVISION, entry, key=900, code="x", valid_from="2022-01-01"),
    )  # fmt: skip
    refused(f"{withdrawn('registry_unit', 900, an_entry())} and {middle}", match="gap: units 900")


def test_an_empty_span() -> None:
    entry = an_entry()
    row = copied("registry_unit", DIVISION, entry, key=900, code="x", valid_to="2020-01-01", closed_by=entry.number)
    refused(row, match="registry_unit_span")


def test_a_closed_slice_without_the_entry_that_closed_it() -> None:
    refused(
        copied("registry_unit", DIVISION, an_entry(), key=900, code="x", valid_to="2021-01-01"),
        match="registry_unit_closed",
    )


@pytest.mark.parametrize(
    "change",
    ["name = 'khác'", "valid_from = '2019-01-01'", "recorded_by = 0", "recorded_from = recorded_from - interval '1 day'", "key = 900", "id = -1"],
)  # fmt: skip
def test_changing_a_row(change: str) -> None:
    refused(
        f"update registry_unit set {change} where key = {DIVISION}",
        match="chỉ được rút một lần|registry_unit_withdrawn",
    )


def test_changing_a_row_while_withdrawing_it() -> None:
    entry = an_entry()
    statement = withdrawn("registry_unit", DIVISION, entry).replace(" where", ", name = 'khác' where")
    refused(statement, match="chỉ được rút một lần")


def test_withdrawing_twice_or_undoing_a_withdrawal() -> None:
    entry = an_entry()
    plainly(copied("registry_unit", DIVISION, entry, key=900, code="x"))
    again = an_entry()
    plainly(withdrawn("registry_unit", 900, again))
    refused(f"update registry_unit set withdrawn_by = {again.number} where key = 900", match="chỉ được rút một lần")
    refused(
        "update registry_unit set recorded_to = null, withdrawn_by = null where key = 900", match="chỉ được rút một lần"
    )


def test_writing_a_row_as_already_withdrawn() -> None:
    entry = an_entry()
    row = copied("registry_unit", DIVISION, entry, key=900, recorded_to="2999-01-01", withdrawn_by=entry.number)
    refused(row, match="đã rút")


@pytest.mark.parametrize(
    "table", ["registry_place", "registry_unit", "registry_post", "registry_person", "registry_tenure"]
)
@pytest.mark.parametrize("statement", ["delete from {}", "delete from {} where false", "truncate {}"])
def test_deleting(table: str, statement: str) -> None:
    refused(statement.format(table), match="không xóa")


@pytest.mark.parametrize(
    ("table", "key", "reference"),
    [
        ("registry_unit", DIVISION, "parent"), ("registry_unit", DIVISION, "place"), ("registry_unit", DIVISION, "host"),
        ("registry_post", HEAD, "unit"), ("registry_tenure", TENURE, "post"), ("registry_tenure", TENURE, "person"),
        ("registry_place", 4, "parent"),
    ],
)  # fmt: skip
def test_standing_on_nothing(table: str, key: int, reference: str) -> None:
    refused(copied(table, key, an_entry(), key=900, **{reference: 12345} | ({"code": "x"} if reference in ("parent", "place", "host") else {})),
            match=r"ground: .* 900 .* × .* 12345  ∅")  # fmt: skip


def test_a_home_must_exist_but_may_have_ended() -> None:
    refused(copied("registry_person", PERSON, an_entry(), key=900, code="x", home=12345), match="home: people 900")
    entry = an_entry()
    plainly(
        copied("registry_place", 8, entry, key=901, code="y", valid_to="2020-02-01", closed_by=entry.number),
        copied("registry_person", PERSON, entry, key=900, code="x", home=901),
    )
    refused(withdrawn("registry_place", 901, an_entry()), match="home: people 900")


def test_outliving_the_ground_from_either_side() -> None:
    entry = an_entry()
    plainly(copied("registry_unit", DIVISION, entry, key=900, code="x", valid_to="2022-01-01", closed_by=entry.number))
    refused(copied("registry_post", HEAD, an_entry(), key=901, unit=900),
            match=r"ground: posts 901 .*\[2020-01-01, …\) × units 900 .*\[2020-01-01, 2022-01-01\)")  # fmt: skip
    short = an_entry()
    plainly(copied("registry_post", HEAD, short, key=901, unit=900, valid_to="2022-01-01", closed_by=short.number))
    shorter = an_entry()
    refused(
        withdrawn("registry_unit", 900, shorter),
        copied("registry_unit", DIVISION, shorter, key=900, code="x", valid_to="2021-06-01", closed_by=shorter.number),
        match="ground: posts 901",
    )
    refused(withdrawn("registry_unit", 900, an_entry()), match=r"ground: posts 901 .* ∅")


def test_starting_before_the_ground() -> None:
    refused(copied("registry_post", HEAD, an_entry(), key=901, valid_from="2019-12-31"), match="ground: posts 901")


def test_a_ground_of_several_slices_carries() -> None:
    entry = an_entry()
    plainly(
        withdrawn("registry_unit", DIVISION, entry),
        copied(
            "registry_unit", DEPARTMENT, entry, key=DIVISION, code="a", valid_to="2022-01-01", closed_by=entry.number
        ),
        copied("registry_unit", DEPARTMENT, entry, key=DIVISION, code="b", valid_from="2022-01-01"),
        copied("registry_post", HEAD, entry, key=901, unit=DIVISION),
    )


def test_a_unit_under_itself() -> None:
    entry = an_entry()
    refused(
        withdrawn("registry_unit", DEPARTMENT, entry),
        copied("registry_unit", OTHER, entry, key=DEPARTMENT, code="99.SA", parent=DIVISION),
        match=r"cycle: units 2[13] .*\[2020-01-01, …\)",
    )


def test_a_cycle_on_later_days_only() -> None:
    entry = an_entry()
    refused(
        withdrawn("registry_unit", DEPARTMENT, entry),
        copied("registry_unit", OTHER, entry, key=DEPARTMENT, code="99.SA", valid_to="2030-01-01", closed_by=entry.number),
        copied("registry_unit", OTHER, entry, key=DEPARTMENT, code="99.SA", valid_from="2030-01-01", parent=DIVISION),
        match=r"cycle: units 2[13] .*\[2030-01-01, …\)",
    )  # fmt: skip


def test_no_cycle_where_the_days_differ() -> None:
    entry = an_entry()
    ends = {"valid_to": "2022-01-01", "closed_by": entry.number}
    plainly(
        copied("registry_unit", OTHER, entry, key=900, code="m"),
        copied("registry_unit", OTHER, entry, key=901, code="n", parent=900, **ends),
        copied("registry_unit", OTHER, entry, key=901, code="n", valid_from="2022-01-01"),
        withdrawn("registry_unit", 900, an_entry()),
        copied("registry_unit", OTHER, entry, key=900, code="m", **ends),
        copied("registry_unit", OTHER, entry, key=900, code="m", valid_from="2022-01-01", parent=901),
    )
    assert rows("select count(*) from registry_unit where key in (900, 901) and recorded_to is null") == [(4,)]


@pytest.mark.parametrize(
    ("table", "key", "code"), [("registry_unit", DIVISION, "99.SA"), ("registry_place", 4, "00012"), ("registry_person", PERSON, "p43")]
)  # fmt: skip
def test_one_code_twice_on_one_day(table: str, key: int, code: str) -> None:
    refused(copied(table, key, an_entry(), key=900, code=code, valid_from="2021-01-01"), match=r"code: .* 900 ")


def test_one_code_for_places_of_two_levels() -> None:
    plainly(copied("registry_place", 4, an_entry(), key=900, code="901"))


def test_rows_without_an_entry_or_at_another_instant() -> None:
    entry = an_entry()
    for changes in ({"recorded_by": 98765}, {"opened_by": 98765}, {"recorded_from": "2001-01-01"}):
        refused(copied("registry_unit", DIVISION, entry, key=900, code="x", **changes), match="entry: units 900")
    plainly(copied("registry_unit", DIVISION, entry, key=900, code="x"))
    withdrawal = f"update registry_unit set recorded_to = '2999-01-01', withdrawn_by = {entry.number} where key = 900"
    refused(withdrawal, match="entry: units 900")


def test_a_sealed_entry_takes_no_more_rows() -> None:
    entry = an_entry()
    ledger_acts.seal()
    refused(copied("registry_unit", DIVISION, entry, key=900, code="x"), match="niêm phong")
    refused(withdrawn("registry_unit", DIVISION, entry), match="niêm phong")


def test_lineage_is_written_once_and_withdrawn_once() -> None:
    entry = an_entry()
    row = ("insert into registry_lineage (frame, source, target, relation, day, sequence, entry) "
           f"values ('units', 21, 22, 'merge', '2025-07-01', 1, {entry.number})")  # fmt: skip
    plainly(row)
    refused("update registry_lineage set target = 23", match="chỉ rút một lần")
    refused("delete from registry_lineage", match="không xóa")
    plainly(f"update registry_lineage set withdrawn_by = {entry.number}")
    refused("update registry_lineage set withdrawn_by = null", match="chỉ rút một lần")


def test_taking_the_pending_check_away_does_not_take_the_check_away() -> None:
    refused(
        copied("registry_unit", DIVISION, an_entry(), valid_from="2021-01-01"),
        "delete from registry_pending",
        match="overlap",
    )


@pytest.mark.django_db(transaction=True)
def test_at_commit_without_being_asked_and_under_read_committed_only() -> None:
    row = copied("registry_unit", DIVISION, an_entry(), valid_from="2021-01-01")
    before = books()
    with pytest.raises(DatabaseError, match="overlap"):
        rows(row)
    assert books() == before
    good = copied("registry_unit", DIVISION, an_entry(), key=900, code="x")
    for level in ("repeatable read", "serializable"):
        with connection.cursor() as cursor:
            cursor.execute(f"begin isolation level {level}")
            cursor.execute(good)
            with pytest.raises(DatabaseError, match="READ COMMITTED"):
                cursor.execute("commit")
    rows(good)
    assert rows("select count(*) from registry_unit where key = 900") == [(1,)]
