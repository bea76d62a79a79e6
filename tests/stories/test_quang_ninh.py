"""The whole affair of the sample province: its books loaded, fifteen schemes enacted, and any day asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from django.db import connection, transaction

from tinhgon import sample
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.registry import acts, queries
from tinhgon.registry.acts import Enactment
from tinhgon.structure.figures.catalogue import figure
from tinhgon.structure.lineage import Lineage

pytestmark = pytest.mark.django_db

CLERK = Mandate("Người ghi sổ (mẫu)", "clerk", "Bản chạy thử")


@pytest.fixture(scope="module")
def enacted(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[dict[str, Enactment]]:
    """The province in the books with all its schemes enacted, once for all tests of this module, in one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        acts.load(CLERK, Decision("Sổ ban đầu"), sample.province())
        done = {}
        for scheme in sample.schemes():
            basis = scheme.basis[0] if scheme.basis else None
            done[scheme.id] = acts.enact(CLERK, scheme, Decision(basis.number if basis else scheme.id))
        yield done
        transaction.set_rollback(True)


def counted(day: date, name: str) -> int | float:
    return figure(name).on(queries.snapshot(AsOf(day))).value


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [
        (date(2019, 12, 31), 14, 186),
        (date(2020, 1, 1), 13, 177),
        (date(2020, 6, 30), 13, 177),
        (date(2024, 10, 31), 13, 177),
        (date(2024, 11, 1), 13, 171),
        (date(2025, 6, 30), 13, 171),
        (date(2025, 7, 1), 0, 54),
        (date(2025, 7, 2), 0, 54),
    ],
)
def test_how_many_districts_and_communes_on_each_day(
    enacted: dict[str, Enactment], day: date, districts: int, communes: int
) -> None:
    assert (counted(day, "places.district"), counted(day, "places.commune")) == (districts, communes)


def test_area_and_people_are_the_same_on_every_day(enacted: dict[str, Enactment]) -> None:
    days = [date(2019, 12, 1), date(2020, 1, 1), date(2024, 11, 1), date(2025, 7, 1)]
    assert len({counted(day, "places.population") for day in days}) == 1
    areas = [counted(day, "places.area_km2") for day in days]
    assert max(areas) - min(areas) < 1e-3


def test_what_became_of_xa_dai_thanh(enacted: dict[str, Enactment]) -> None:
    start = queries.snapshot(AsOf(date(2019, 12, 31)))
    (key,) = start.places.filter(pl.col("code") == "06869")["place"].to_list()
    lineage = Lineage(queries.lineage_edges(), "places")
    names = dict(queries.history().places.select("place", "name").iter_rows())
    assert [names[kin.key] for kin in lineage.became(key, until=date(2020, 6, 30))] == ["Xã Đại Dực"]
    found = lineage.became(key)
    assert {names[kin.key] for kin in found} == {"Xã Đông Ngũ", "Xã Tiên Yên"}
    assert sum(kin.area_share or 0 for kin in found) == pytest.approx(1)


def test_the_figures_of_the_articles_come_out_of_the_rows(enacted: dict[str, Enactment]) -> None:
    outcome = enacted["tai-hien-hoanh-bo-ha-long-2020"].outcome
    change = {
        name: figure(name).on(outcome.after).value - figure(name).on(outcome.before).value
        for name in ("units.focal_points", "people.heads", "people.deputies")
    }
    assert change == {"units.focal_points": -44, "people.heads": -21, "people.deputies": -3}
    reading = figure("unified.cell_secretary_village_head").on(queries.snapshot(AsOf(date(2020, 6, 30))))
    assert (reading.value, reading.of) == (1451, 1454)


def test_what_was_simulated_is_what_the_books_hold(enacted: dict[str, Enactment]) -> None:
    last = {done.outcome.scheme.day: done.outcome for done in enacted.values()}
    for day, outcome in last.items():
        assert queries.snapshot(AsOf(day)).same_as(outcome.after), day


def test_the_server_knows_how_much_there_is_before_it_checks(enacted: dict[str, Enactment]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where relname = 'registry_post'")
        assert cursor.fetchone()[0] > 10_000


def test_the_books_are_whole(enacted: dict[str, Enactment]) -> None:
    assert queries.verify() == []
