"""Verbs of territory at the edges: nothing twice, nothing below nought, no circle, no end without a place for all."""

import polars as pl
import pytest

from tests.structure.builders import key_of, province, row, try_out
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure

NEW = {"code": "N1", "name": "Xã Mới", "kind": "commune"}
OTHER = {"code": "N2", "name": "Xã Khác", "kind": "commune"}


def refused(*steps: dict, rule: str, on: Structure | None = None) -> Finding:
    with pytest.raises(Refusal) as caught:
        try_out(*steps, on=on)
    (finding, *_) = caught.value.findings
    assert finding.rule == rule
    assert finding.remedy is not None
    return finding


def figures(outcome: Outcome, code: str) -> tuple[float | None, int | None]:
    place = row(outcome.after, code)
    return place["area_km2"], place["population"]


def with_figures(code: str, area: float | None, population: int | None) -> Structure:
    base = province()
    here = pl.col("code") == code
    places = base.places.with_columns(
        pl.when(here).then(pl.lit(area, dtype=pl.Float64)).otherwise(pl.col("area_km2")).alias("area_km2"),
        pl.when(here).then(pl.lit(population, dtype=pl.Int64)).otherwise(pl.col("population")).alias("population"),
    )
    return Structure.of(base.day, {**base.frames(), "places": places})


@pytest.mark.parametrize(
    "of",
    [
        ["00011", "00011"],
        [{"place": "00011", "rest": True}, {"place": "00011", "share": 0.3}],
        [{"place": "00011", "share": 1.0}, "00011"],
        [{"place": "00011", "share": 0.5, "area_km2": 100}],
        [{"place": "00011", "share": 0.5, "population": 4002}],
        [{"place": "00011", "area_km2": 30.6}],
        [{"place": "00011", "share": 0.6}, {"place": "00011", "share": 0.6}],
    ],
)
def test_no_more_is_taken_than_there_is(of: list) -> None:
    finding = refused({"do": "merge_territory", "of": of, "into": NEW}, rule="scheme.more_than_there_is")
    assert "00011 Xã An" in finding.sentence.vi


def test_all_of_it_cannot_be_less_than_all_of_it() -> None:
    part = {"place": "00011", "share": 1.0, "area_km2": 10}
    refused({"do": "merge_territory", "of": [part], "into": NEW}, rule="scheme.does_not_add_up")


def test_when_the_area_is_used_up_the_people_left_can_still_be_taken() -> None:
    first = {"do": "merge_territory", "of": [{"place": "00011", "area_km2": 30.5, "population": 10}], "into": NEW}
    outcome = try_out(first, {"do": "absorb_territory", "of": [{"place": "00011", "population": 5}], "into": "00012"})
    assert figures(outcome, "00011") == (0.0, 3986)
    assert figures(outcome, "00012") == (41.25, 5008)
    rest = {"do": "absorb_territory", "of": [{"place": "00011", "population": 3991}], "into": "00012"}
    assert figures(try_out(first, rest), "00012") == (41.25, 8994)
    refused(
        first,
        {"do": "absorb_territory", "of": [{"place": "00011", "share": 0.1}], "into": "00012"},
        rule="scheme.more_than_there_is",
    )


def test_a_place_where_nobody_lives_is_divided_by_area() -> None:
    empty = with_figures("00013", 12.0, 0)
    steps = [
        {"do": "absorb_territory", "of": [{"place": "00013", "area_km2": 3.0}], "into": "00011"},
        {"do": "absorb_territory", "of": [{"place": "00013", "rest": True}], "into": "00012"},
    ]
    outcome = try_out(*steps, on=empty)
    assert figures(outcome, "00011") == (33.5, 4001)
    assert figures(outcome, "00012") == (50.25, 5003)
    refused(
        {"do": "absorb_territory", "of": [{"place": "00013", "area_km2": 3.0, "population": 1}], "into": "00011"},
        rule="scheme.more_than_there_is",
        on=empty,
    )


def test_figures_are_not_taken_from_a_place_whose_figures_nobody_knows() -> None:
    unknown = with_figures("00013", 12.0, None)
    part = {"place": "00013", "area_km2": 3.0, "population": 10}
    refused({"do": "absorb_territory", "of": [part], "into": "00011"}, rule="scheme.no_base", on=unknown)
    half = try_out({"do": "merge_territory", "of": [{"place": "00013", "share": 0.5}], "into": NEW}, on=unknown)
    assert (figures(half, "N1"), figures(half, "00013")) == ((6.0, None), (6.0, None))


def test_one_person_cannot_be_divided() -> None:
    one = with_figures("00013", 12.0, 1)
    steps = [
        {"do": "merge_territory", "of": [{"place": "00013", "share": 0.5}], "into": place} for place in (NEW, OTHER)
    ]
    outcome = try_out(*steps, on=one)
    assert sorted(figures(outcome, code)[1] for code in ("N1", "N2")) == [0, 1]


def test_a_place_that_gave_a_part_away_may_be_renamed_moved_and_counted_anew_before_the_rest_goes() -> None:
    outcome = try_out(
        {"do": "merge_territory", "of": [{"place": "00012", "share": 0.2}], "into": NEW},
        {"do": "rename_territory", "place": "00012", "name": "Xã Bình Nhỏ"},
        {"do": "move_territory", "places": ["00012"], "parent": "902"},
        {"do": "restate_territory", "place": "00012", "population": 5000, "note": "Điều tra (mẫu)"},
        {"do": "absorb_territory", "of": [{"place": "00012", "rest": True}], "into": "00013"},
    )
    assert figures(outcome, "N1") == (8.25, 1001)
    assert figures(outcome, "00013") == (45.0, 6500)
    edges = {edge.target: edge.area_share for edge in outcome.descents if edge.source == 5}
    assert edges == pytest.approx({key_of(outcome.after, "N1"): 0.2, 6: 0.8})


def test_what_is_left_of_a_place_cannot_vanish_with_its_lineage() -> None:
    unknown = with_figures("00013", None, None)
    part = {"do": "merge_territory", "of": [{"place": "00013", "share": 0.5}], "into": NEW}
    refused(
        part, {"do": "dissolve_territory", "place": "00013", "bodies_to": "N1"}, rule="scheme.conserved", on=unknown
    )


def test_a_district_cannot_end_in_what_lies_inside_it() -> None:
    inside = {"do": "absorb_territory", "of": ["901"], "into": "00011"}
    refused(inside, {"do": "move_territory", "places": ["00012"], "parent": "00011"}, rule="scheme.cycle")
    printed = {**NEW, "printed": {"area_km2": 1.0}}
    refused({"do": "merge_territory", "of": ["901", "99"], "into": printed}, rule="scheme.cycle")
    refused({"do": "move_territory", "places": ["901"], "parent": "901"}, rule="scheme.cycle")


def test_bodies_follow_one_part_only() -> None:
    first = {"do": "merge_territory", "of": [{"place": "00011", "share": 0.5, "main": True}], "into": NEW}
    second = {"do": "merge_territory", "of": [{"place": "00011", "rest": True, "main": True}], "into": OTHER}
    refused(first, second, rule="scheme.two_mains")
    del second["of"][0]["main"]
    outcome = try_out(first, second)
    assert row(outcome.after, "00011.UB")["place"] == key_of(outcome.after, "N1")


def test_a_crumb_that_goes_on_is_a_warning() -> None:
    third = [
        {"do": "merge_territory", "of": [{"place": "00011", "share": 0.333}], "into": {**NEW, "code": f"N{n}"}}
        for n in "123"
    ]
    (finding,) = try_out(*third).findings
    assert (finding.rule, finding.severity) == ("scheme.goes_on", Severity.WARNING)
    assert "rest" in finding.remedy.vi


def test_a_piece_of_a_split_says_one_thing() -> None:
    pieces = [{"place": NEW, "share": 0.5, "rest": True}, {"place": OTHER, "rest": True}]
    refused({"do": "split_territory", "place": "00011", "into": pieces}, rule="scheme.one_way")


def test_pieces_may_take_the_code_of_the_place_that_ends() -> None:
    same = {**NEW, "code": "00011"}
    pieces = [{"place": same, "share": 0.25}, {"place": OTHER, "rest": True, "main": True}]
    outcome = try_out({"do": "split_territory", "place": "00011", "into": pieces})
    assert row(outcome.after, "00011")["place"] != 4
    assert row(outcome.after, "00011.UB")["place"] == key_of(outcome.after, "N2")
    mains = [{**piece, "main": True} for piece in pieces]
    refused({"do": "split_territory", "place": "00011", "into": mains}, rule="scheme.two_mains")


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"lon": 107.0}, "scheme.point"),
        ({"lon": 200, "lat": 0}, "scheme.less_than_equal"),
        ({"traits": "desert"}, "scheme.vocabulary"),
    ],
)
def test_a_new_place_lies_on_the_map_and_has_known_traits(more: dict, rule: str) -> None:
    refused({"do": "merge_territory", "of": ["00011"], "into": {**NEW, **more}}, rule=rule)


def test_new_figures_name_a_figure() -> None:
    refused({"do": "restate_territory", "place": "00013", "note": "Điều tra"}, rule="scheme.no_figure")
