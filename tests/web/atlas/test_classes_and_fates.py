"""Classes of equal size, fates from both sides, and cells that stay for what stays."""

from datetime import date

import polars as pl
import pytest

from tests.structure.builders import province, try_out
from tests.web.books import STEPS
from tinhgon.structure.lineage import EDGES
from tinhgon.web.atlas.classes import classes, rounded
from tinhgon.web.atlas.fates import between, counted, fates
from tinhgon.web.atlas.measures import measured
from tinhgon.web.atlas.showing import laid, laid_over, short


def test_classes_hold_about_a_fifth_each():
    found = classes([float(number) for number in range(1, 101)])
    counts = [sum(found.of(float(number)) == one for number in range(1, 101)) for one in range(5)]
    assert counts == [20, 20, 20, 20, 20]
    assert found.fills == ("q1", "q2", "q3", "q4", "q5")


@pytest.mark.parametrize("values", [[], [3.0], [5.0] * 9, [0.0, 0.0, 0.0, 7.0]])
def test_fewer_classes_where_values_repeat(values):
    found = classes(values)
    assert len(found.bounds) < 4
    assert all(0 <= found.of(value) <= len(found.bounds) for value in values)
    assert found.of(None) is None


def test_bounds_are_round():
    assert [rounded(value) for value in (8505, 12238, 0, 0.0347)] == [8500, 12000, 0, 0.035]


def sided(side, frame="places"):
    outcome = try_out(*STEPS)
    edges = outcome.lineage().rename({"step": "sequence"}).with_columns(day=pl.lit(date(2025, 7, 1)), entry=pl.lit(1))
    found = fates(outcome.before, outcome.after, edges.select(list(EDGES)), frame, side)
    names = dict(
        (outcome.before if side == "before" else outcome.after).frame(frame).select(frame[:-1], "code").iter_rows()
    )
    return {names[key]: one.fate for key, one in found.items()}


def test_fates_of_territories_before_and_after():
    before, after = sided("before"), sided("after")
    assert (before["00011"], before["00012"], before["00013"], before["00021"]) == (
        "merged",
        "divided",
        "merged",
        "kept",
    )
    assert (after["00031"], after["00013"], after["00021"]) == ("merged", "merged", "kept")


def test_fates_of_bodies():
    assert (sided("before", "units")["99.SB"], sided("before", "units")["99.SA"]) == ("merged", "merged")
    assert sided("after", "units")["99.PN"] == "kept"


def test_a_thing_without_past_is_new_and_one_without_future_has_ended():
    outcome = try_out({"do": "establish", "unit": {"code": "99.M", "name": "M", "kind": "division", "parent": "99.SA"}})
    none = pl.DataFrame(schema=EDGES)
    new = [one for one in fates(outcome.before, outcome.after, none, "units", "after").values() if one.fate != "kept"]
    assert [one.fate for one in new] == ["new"]
    ended = fates(outcome.after, outcome.before, none, "units", "before")
    assert counted(ended.values()) == {"kept": 11, "ended": 1}


def test_only_edges_between_the_days_count():
    edges = pl.DataFrame({"day": [date(2020, 1, 1), date(2025, 7, 1)]})
    assert between(edges, date(2020, 1, 1), date(2025, 7, 1)).height == 1


def test_measures_count_what_stands_on_a_commune():
    rows = {row["code"]: row for row in measured(province()).iter_rows(named=True)}
    assert rows["00011"]["bodies"] == 1
    assert rows["00011"]["villages"] == 1
    assert rows["00011"]["staff"] == 3
    assert round(rows["00022"]["density"]) == 2000


def test_what_stays_keeps_its_cell_on_the_map_after():
    before = province().places.filter(pl.col("level") == "commune")
    base = laid(before)
    after = before.filter(pl.col("code") != "00013")
    assert laid_over(after, base, {}) == {key: base[key] for key in after["place"]}
    fresh = after.with_columns(pl.when(pl.col("code") == "00011").then(999).otherwise("place").alias("place"))
    assert laid_over(fresh, base, {999: [4]})[999] == base[4]


def test_short_names():
    assert [short(name) for name in ("Phường Hà Khánh", "Thị trấn Trới", "Tràng An")] == [
        "Hà Khánh",
        "Trới",
        "Tràng An",
    ]
