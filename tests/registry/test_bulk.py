"""Both ways of reading whole frames give the same rows, whatever the text holds."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.registry.builders import START, loaded, rows
from tinhgon.kernel.as_of import AsOf
from tinhgon.registry import queries
from tinhgon.registry.queries import bulk
from tinhgon.registry.rules import TABLES

SCHEMA = {"key": pl.Int64(), "name": pl.String(), "concurrent": pl.Boolean(), "since": pl.Date(), "area": pl.Float64()}
HELD = [
    (1, "Sở Á", True, date(2025, 7, 1), 0.1),
    (2, "", False, None, None),
    (3, None, None, date(1900, 1, 1), -1e-300),
    (4, 'a "b", c\nd\t\\N', True, date(2999, 12, 31), 1234567.891011),
    (2**62, " \\. ", False, None, 1e22),
]
QUERY = "select * from odd order by key"


@pytest.fixture
def _odd() -> None:
    rows("drop table if exists odd")
    rows("create table odd (key bigint, name text, concurrent boolean, since date, area float8)")
    for row in HELD:
        rows("insert into odd values (%s, %s, %s, %s, %s)", *row)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_odd")
def test_both_ways_read_the_same() -> None:
    for apart in (False, True):
        frame = bulk.read({"odd": QUERY}, {"odd": SCHEMA}, apart=apart)["odd"]
        assert frame.schema == SCHEMA
        assert frame.rows() == HELD
        nothing = bulk.read({"odd": f"select * from ({QUERY}) o where false"}, {"odd": SCHEMA}, apart=apart)["odd"]
        assert nothing.schema == SCHEMA
        assert nothing.is_empty()
    rows("drop table odd")


@pytest.mark.django_db
def test_own_unsaved_writes_are_read_however_much_the_books_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "FEW", 0)
    loaded()
    assert bulk.has_own_writes()
    assert bulk.hold_many(TABLES.values())
    assert queries.snapshot(AsOf(START)).units.height == queries.history().units.height > 0


@pytest.mark.django_db
def test_what_the_server_believes_changes_no_number_of_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its estimates stay when a transaction is rolled back: after a test that loads much they are large for every later one."""
    loaded()
    for read in (lambda: queries.snapshot(AsOf(START)), queries.history, queries.lineage_edges):
        counts = set()
        for few in (bulk.FEW, 0):
            monkeypatch.setattr(bulk, "FEW", few)
            with CaptureQueriesContext(connection) as seen:
                read()
            counts.add(len(seen))
        assert len(counts) == 1, read


@pytest.mark.django_db(transaction=True)
def test_reading_alone_leaves_no_own_writes() -> None:
    with transaction.atomic():
        rows("select count(*) from registry_unit")
        assert not bulk.has_own_writes()
