"""Both ways of reading whole frames give the same rows, whatever the text holds."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from django.db import transaction

from tests.registry.builders import rows
from tinhgon.registry.queries import bulk

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
    for many in (0, bulk.FEW):
        frame = bulk.read({"odd": QUERY}, {"odd": SCHEMA}, many)["odd"]
        assert frame.schema == SCHEMA
        assert frame.rows() == HELD
        nothing = bulk.read({"odd": f"select * from ({QUERY}) o where false"}, {"odd": SCHEMA}, many)["odd"]
        assert nothing.schema == SCHEMA
        assert nothing.is_empty()
    rows("drop table odd")


@pytest.mark.django_db
@pytest.mark.usefixtures("_odd")
def test_own_unsaved_writes_are_read_whatever_the_size() -> None:
    assert bulk.has_own_writes()
    assert bulk.read({"odd": QUERY}, {"odd": SCHEMA}, bulk.FEW)["odd"].height == len(HELD)


@pytest.mark.django_db(transaction=True)
def test_reading_alone_leaves_no_own_writes() -> None:
    with transaction.atomic():
        rows("select count(*) from registry_unit")
        assert not bulk.has_own_writes()
