"""Figures: each value is the count of rows that can be shown."""

import polars as pl
import pytest

from tests.structure.builders import key_of, province, try_out
from tinhgon.kernel.refusal import Unknown
from tinhgon.structure.figures.catalogue import FIGURES, figure, readings, within
from tinhgon.structure.figures.comparison import compared, differences, people_moved


def test_every_figure_is_proven_by_its_rows() -> None:
    for reading in readings(province()):
        adds = reading.figure.adds
        proof = reading.rows.height if adds is None else reading.rows[adds].sum()
        assert reading.value == pytest.approx(proof), reading.figure.id


def test_the_first_figures_are_those_of_the_levels() -> None:
    values = {reading.figure.id: reading.value for reading in readings(province())}
    assert list(values)[:3] == ["places.district", "places.commune", "places.province"]
    assert (values["places.district"], values["places.commune"], values["places.kind.ward"]) == (2, 5, 2)
    assert values["places.population"] == 4001 + 5003 + 1500 + 9999 + 12000


def test_cells_and_villages_are_no_focal_points() -> None:
    assert figure("units.focal_points").on(province()).value == 9
    assert figure("people.heads").on(province()).value == 6


def test_unified_titles_are_x_of_y() -> None:
    name = "unified.cell_secretary_village_head"
    assert (figure(name).on(province()).value, figure(name).on(province()).of) == (0, 1)
    step = {"do": "unify", "posts": [{"unit": "00011.CB1", "rank": "head"}, {"unit": "00011.T1", "rank": "head"}]}
    reading = figure(name).on(try_out(step).after)
    assert (reading.value, reading.of, reading.share) == (1, 1, 1.0)
    assert reading.rows["name"].to_list() == ["Người p49"]


def test_a_merger_counts_what_it_saves() -> None:
    outcome = try_out(
        {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.N", "name": "N", "kind": "department"}}
    )
    changes = {one.before.figure.id: one.change for one in differences(outcome.before, outcome.after)}
    assert changes["units.focal_points"] == -1
    assert changes["people.heads"] == -1
    assert changes["people.deputies"] == 1
    (focal,) = [
        one for one in differences(outcome.before, outcome.after) if one.before.figure.id == "units.focal_points"
    ]
    assert (focal.ended["code"].to_list(), focal.begun["code"].to_list()) == (["99.SA", "99.SB"], ["99.N"])


def test_people_moved_are_named_with_where_from_and_where_to() -> None:
    outcome = try_out(
        {"do": "transfer", "person": "p42a", "post": {"unit": "99.SB", "title": "Chuyên viên"}},
        {"do": "relieve", "person": "p46", "post": {"unit": "99.SB", "title": "Kỹ sư"}},
    )
    everyone, officials, part_time = people_moved(outcome.before, outcome.after)
    assert (everyone.value, officials.value, part_time.value) == (2, 2, 0)
    rows = {row["person_code"]: (row["unit_code"], row["unit_code_after"]) for row in everyone.rows.to_dicts()}
    assert rows == {"p42a": ("99.SA", "99.SB"), "p46": ("99.SB", None)}


def test_whoever_is_newly_appointed_is_among_those_moved_with_nothing_before() -> None:
    seat = {"unit": "99.PN", "rank": "specialist"}
    outcome = try_out({"do": "appoint", "new_person": {"code": "p99", "name": "Người mới"}, "post": seat})
    everyone, officials, part_time = people_moved(outcome.before, outcome.after)
    assert (everyone.value, officials.value, part_time.value) == (1, 1, 0)
    (row,) = officials.rows.to_dicts()
    assert (row["person_code"], row["name"]) == ("p99", "Người mới")
    assert (row["unit_code"], row["rank"]) == (None, None)
    assert (row["unit_code_after"], row["rank_after"]) == ("99.PN", "specialist")


def test_nobody_is_moved_by_a_post_held_beside_the_primary_one() -> None:
    seat = {"unit": "99.PN", "rank": "specialist"}
    outcome = try_out({"do": "appoint", "person": "p53", "concurrent": True, "post": seat})
    assert [one.value for one in people_moved(outcome.before, outcome.after)] == [0, 0, 0]


def test_two_days_compared_where_cells_were_empty() -> None:
    outcome = try_out({"do": "share", "office": "99.TN", "units": ["99.PN"]})
    changes = compared(outcome.before, outcome.after)["units"]
    assert changes.amended.rows() == [(29, "host", None, "30")]
    back = compared(outcome.after, outcome.before)["units"]
    assert back.amended.rows() == [(29, "host", "30", None)]


def test_counting_inside_a_subtree_or_a_territory() -> None:
    structure = province()
    assert figure("units.focal_points").on(within(structure, unit=key_of(structure, "99.SA"))).value == 2
    part = within(structure, place=key_of(structure, "901"))
    assert figure("places.commune").on(part).value == 3
    assert figure("units.focal_points").on(part).value == 2


def test_two_days_compared_cell_by_cell() -> None:
    outcome = try_out(
        {"do": "rename", "unit": "99.SA", "name": "Mới"}, {"do": "absorb", "of": ["99.SB"], "into": "99.SA"}
    )
    changes = compared(outcome.before, outcome.after)["units"]
    assert changes.ended["code"].to_list() == ["99.SB"]
    assert changes.amended.filter(pl.col("column") == "name").row(0) == (21, "name", "Sở A", "Mới")


def test_an_unknown_figure_names_those_like_it() -> None:
    with pytest.raises(Unknown, match=r"places\.commune"):
        figure("places.comune")
    assert len(FIGURES) == len(readings(province()))
