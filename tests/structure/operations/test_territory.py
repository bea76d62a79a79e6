"""Verbs of territory: area and people travel and add up, or the run refuses."""

import polars as pl
import pytest

from tests.structure.builders import key_of, province, row, try_out
from tinhgon.kernel.finding import Severity
from tinhgon.kernel.refusal import Refusal

NEW = {"code": "00011", "name": "Xã Mới", "kind": "commune"}


def refused(*steps: dict, rule: str) -> None:
    with pytest.raises(Refusal) as caught:
        try_out(*steps)
    assert caught.value.findings[0].rule == rule


def totals(structure) -> tuple[float, int]:
    return round(structure.places["area_km2"].sum(), 6), structure.places["population"].sum()


def test_communes_merge_into_a_new_one_and_their_bodies_stand_on_it() -> None:
    outcome = try_out({"do": "merge_territory", "of": ["00011", "00012"], "into": NEW})
    made = row(outcome.after, "00011")
    assert (made["area_km2"], made["population"], made["parent"]) == (71.75, 9004, 2)
    assert set(outcome.after.units.filter(pl.col("place") == made["place"])["code"]) == {
        "00011.UB",
        "00012.UB",
        "00011.CB1",
        "00011.T1",
    }
    assert totals(outcome.after) == totals(province())


def test_a_commune_is_divided_between_two_new_ones_by_share_and_the_rest() -> None:
    outcome = try_out(
        {"do": "merge_territory", "of": ["00011", {"place": "00012", "share": 0.3}], "into": NEW},
        {
            "do": "merge_territory",
            "of": ["00013", {"place": "00012", "rest": True}],
            "into": {"code": "00013", "name": "Xã Khác", "kind": "commune"},
        },
    )
    assert row(outcome.after, "00011")["area_km2"] == pytest.approx(30.5 + 41.25 * 0.3)
    assert row(outcome.after, "00011")["population"] == 4001 + round(5003 * 0.3)
    assert totals(outcome.after) == totals(province())
    shares = {edge.target: edge.area_share for edge in outcome.descents if edge.source == 5}
    assert sorted(shares.values()) == pytest.approx([0.3, 0.7])


def test_stated_figures_travel_exactly() -> None:
    part = {"place": "00012", "area_km2": 1.25, "population": 3}
    outcome = try_out({"do": "absorb_territory", "of": [part], "into": "00011"})
    assert (row(outcome.after, "00011")["area_km2"], row(outcome.after, "00011")["population"]) == (31.75, 4004)
    assert (row(outcome.after, "00012")["area_km2"], row(outcome.after, "00012")["population"]) == (40.0, 5000)
    assert [finding.rule for finding in outcome.findings] == ["scheme.goes_on"]
    assert {edge.relation for edge in outcome.descents} == {"absorb", "remain"}


def test_a_commune_splits_into_pieces_that_must_add_up() -> None:
    pieces = [
        {"place": {"code": "00018", "name": "Xã Một", "kind": "commune"}, "share": 1 / 3},
        {"place": {"code": "00019", "name": "Xã Hai", "kind": "commune"}, "share": 2 / 3, "main": True},
    ]
    outcome = try_out({"do": "split_territory", "place": "00012", "into": pieces})
    assert totals(outcome.after) == totals(province())
    assert row(outcome.after, "00012.UB")["place"] == key_of(outcome.after, "00019")
    pieces[1]["share"] = 0.5
    refused({"do": "split_territory", "place": "00012", "into": pieces}, rule="scheme.does_not_add_up")
    pieces[1]["share"] = 0.8
    refused({"do": "split_territory", "place": "00012", "into": pieces}, rule="scheme.more_than_there_is")


def test_what_the_decision_prints_is_compared_with_the_books() -> None:
    part = {"place": "00012", "printed": {"area_km2": 41.0, "population": 5003}}
    outcome = try_out({"do": "absorb_territory", "of": [part], "into": "00011"})
    (finding,) = outcome.findings
    assert (finding.rule, finding.severity) == ("scheme.printed_area_km2", Severity.WARNING)
    assert (finding.measured, finding.required) == ("41.25", "41.0")


def test_a_district_goes_into_another_with_its_communes() -> None:
    outcome = try_out(
        {"do": "absorb_territory", "of": ["901"], "into": "902"},
        {"do": "retype_territory", "place": "902", "kind": "city", "name": "Thành phố Tây"},
    )
    assert set(outcome.after.places.filter(pl.col("parent") == 3)["code"]) == {
        "00011",
        "00012",
        "00013",
        "00021",
        "00022",
    }
    assert row(outcome.after, "902")["name"] == "Thành phố Tây"


def test_districts_end_once_nothing_is_inside_them() -> None:
    refused({"do": "dissolve_territory", "place": "902"}, rule="scheme.has_children")
    outcome = try_out(
        {"do": "move_territory", "places": ["00021", "00022"], "parent": "99"},
        {"do": "dissolve_territory", "place": "902"},
    )
    assert outcome.difference()["places"].closed == [3]


def test_a_place_with_people_cannot_just_vanish() -> None:
    refused({"do": "dissolve_territory", "place": "00013"}, rule="scheme.conserved")


def test_new_figures_need_a_source() -> None:
    refused({"do": "restate_territory", "place": "00013", "population": 1600}, rule="scheme.source")
    outcome = try_out({"do": "restate_territory", "place": "00013", "population": 1600, "note": "Điều tra 2024 (mẫu)"})
    assert row(outcome.after, "00013")["population"] == 1600


def test_two_places_that_swap_parts_keep_both_codes() -> None:
    def part(code: str, **how: object) -> dict:
        return {"place": {"code": code, "made": "before"}, **how}

    outcome = try_out(
        {"do": "merge_territory", "of": [part("00011", share=0.9), part("00012", share=0.1)], "into": NEW},
        {
            "do": "merge_territory",
            "of": [part("00012", rest=True, main=True), part("00011", rest=True)],
            "into": {"code": "00012", "name": "Xã Bình", "kind": "commune"},
        },
    )
    assert totals(outcome.after) == totals(province())
    assert row(outcome.after, "00012.UB")["place"] == key_of(outcome.after, "00012")


def test_an_ambiguous_code_asks_which_one_is_meant() -> None:
    refused(
        {"do": "merge_territory", "of": [{"place": "00011", "share": 0.5}], "into": NEW},
        {"do": "rename_territory", "place": "00011", "name": "Nào?"},
        rule="scheme.ambiguous_places",
    )


def test_the_same_code_twice_at_the_end_is_refused() -> None:
    refused({"do": "merge_territory", "of": ["00013"], "into": {**NEW, "code": "00012"}}, rule="whole.code_twice")


def test_a_place_cannot_go_inside_itself() -> None:
    refused({"do": "move_territory", "places": ["901"], "parent": "00011"}, rule="scheme.cycle")


def test_a_printed_total_of_a_district_is_compared_with_the_sum_of_its_communes() -> None:
    outcome = try_out(
        {"do": "absorb_territory", "of": ["901"], "into": "902", "printed": {"area_km2": 95.0, "population": 32503}}
    )
    (finding,) = outcome.findings
    assert (finding.rule, finding.measured) == ("scheme.printed_area_km2", "94.875")
