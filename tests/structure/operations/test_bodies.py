"""Verbs of bodies: each test says the user's sentence."""

import polars as pl
import pytest

from tests.structure.builders import key_of, province, quotas, row, staff, try_out
from tinhgon.kernel.refusal import Refusal


def refused(*steps: dict, rule: str) -> str:
    with pytest.raises(Refusal) as caught:
        try_out(*steps)
    assert caught.value.findings[0].rule == rule
    return caught.value.findings[0].sentence.vi


def test_a_new_unit_begins_with_its_posts() -> None:
    unit = {
        "code": "99.SC",
        "name": "Sở C",
        "kind": "department",
        "parent": "99.UB",
        "posts": [{"title": "Giám đốc", "rank": "head"}, {"title": "Chuyên viên", "rank": "specialist", "quota": 4}],
    }
    after = try_out({"do": "establish", "unit": unit}).after
    made = row(after, "99.SC")
    assert (made["sector"], made["level"], made["place"], made["parent"]) == ("government", "province", 1, 20)
    assert quotas(after, "99.SC") == {"Giám đốc": 1, "Chuyên viên": 4}


def test_departments_with_similar_functions_merge_into_a_new_one() -> None:
    outcome = try_out(
        {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SAB", "name": "Sở A và B", "kind": "department"}}
    )
    after = outcome.after
    assert staff(after, "99.SAB") == {
        "Giám đốc": ["p40"],
        "Phó giám đốc": ["p41a", "p41b", "p43", "p44"],
        "Chuyên viên": ["p42a", "p42b", "p42c", "p45"],
        "Kỹ sư": ["p46"],
    }
    assert quotas(after, "99.SAB") == {"Giám đốc": 1, "Phó giám đốc": 4, "Chuyên viên": 5, "Kỹ sư": 1}
    new = key_of(after, "99.SAB")
    assert set(after.units.filter(pl.col("parent") == new)["code"]) == {"99.SA1", "99.SB1"}
    assert [(edge.source, edge.target, edge.relation) for edge in outcome.descents] == [
        (21, new, "merge"),
        (22, new, "merge"),
    ]


def test_the_merged_unit_may_take_over_a_code_that_ends() -> None:
    after = try_out(
        {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SA", "name": "Sở A mới", "kind": "department"}}
    ).after
    assert row(after, "99.SA")["name"] == "Sở A mới"
    assert row(after, "99.SA")["unit"] not in (21, 22)


def test_one_unit_goes_on_and_the_other_ends_in_it() -> None:
    outcome = try_out({"do": "absorb", "of": ["99.SB"], "into": "99.SA", "heads": "relieve"})
    assert row(outcome.after, "99.SA")["unit"] == 21
    assert staff(outcome.after, "99.SA")["Phó giám đốc"] == ["p41a", "p41b", "p44"]
    assert "p43" not in {code for codes in staff(outcome.after, "99.SA").values() for code in codes}
    assert outcome.difference()["units"].closed == [22]


def test_a_head_who_led_both_units_leads_once() -> None:
    both = try_out(
        {"do": "unify", "posts": [{"unit": "99.SA", "rank": "head"}, {"unit": "99.SB", "rank": "head"}]}
    ).after
    after = try_out({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, on=both).after
    assert staff(after, "99.SA")["Giám đốc"] == ["p40"]
    held = after.tenures.filter(pl.col("person") == key_of(after, "p40"))
    assert held["concurrent"].to_list() == [False]


def test_a_unit_splits_into_several_and_one_takes_the_rest() -> None:
    after = try_out(
        {
            "do": "split",
            "unit": "99.SA",
            "rest_to": "99.A1",
            "into": [
                {"unit": {"code": "99.A1", "name": "Sở A1", "kind": "department"}},
                {
                    "unit": {"code": "99.A2", "name": "Sở A2", "kind": "department"},
                    "posts": [{"title": "Chuyên viên", "people": ["p42a"], "quota": 1}],
                    "children": ["99.SA1"],
                },
            ],
        }
    ).after
    assert staff(after, "99.A2") == {"Chuyên viên": ["p42a"]}
    assert staff(after, "99.A1")["Chuyên viên"] == ["p42b", "p42c"]
    assert quotas(after, "99.A1")["Chuyên viên"] == 2
    assert row(after, "99.SA1")["parent"] == key_of(after, "99.A2")


def test_a_part_becomes_a_unit_and_the_rest_goes_on() -> None:
    outcome = try_out(
        {
            "do": "separate",
            "unit": "99.SB",
            "into": {
                "unit": {"code": "99.KT", "name": "Sở Kỹ thuật", "kind": "department"},
                "posts": [{"title": "Kỹ sư"}],
            },
        }
    )
    assert staff(outcome.after, "99.KT") == {"Kỹ sư": ["p46"]}
    assert "Kỹ sư" not in staff(outcome.after, "99.SB")
    assert {edge.relation for edge in outcome.descents} == {"separate", "remain"}


def test_a_part_cannot_take_more_people_than_seats() -> None:
    part = {
        "unit": {"code": "99.X", "name": "X", "kind": "department"},
        "posts": [{"title": "Chuyên viên", "people": ["p42a", "p42b"], "quota": 1}],
    }
    refused({"do": "separate", "unit": "99.SA", "into": part}, rule="scheme.quota_below_holders")


def test_dissolving_a_unit_names_the_people_and_units_without_a_place() -> None:
    sentence = refused({"do": "dissolve", "unit": "99.SB"}, rule="scheme.has_children")
    assert "99.SB1" in sentence
    sentence = refused({"do": "dissolve", "unit": "99.SB", "children_to": "99.UB"}, rule="scheme.people_unplaced")
    assert "p43" in sentence


def test_dissolving_a_unit_places_its_people() -> None:
    after = try_out({"do": "dissolve", "unit": "99.SB", "children_to": "99.UB", "people_to": "99.SA"}).after
    assert "p43" in staff(after, "99.SA")["Chuyên viên"]
    assert row(after, "99.SB1")["parent"] == 20


def test_an_office_that_serves_others_cannot_be_dissolved_first() -> None:
    share = {
        "do": "share",
        "units": ["99.PN", "99.TN"],
        "establish": {"code": "99.VPC", "name": "Cơ quan giúp việc chung", "kind": "shared_office", "place": "99"},
    }
    refused(share, {"do": "dissolve", "unit": "99.VPC"}, rule="scheme.hosts")


def test_one_office_serves_several_bodies_which_remain() -> None:
    after = try_out(
        {
            "do": "share",
            "units": ["99.PN", "99.TN"],
            "staff_moves": True,
            "establish": {"code": "99.VPC", "name": "Cơ quan giúp việc chung", "kind": "shared_office", "place": "99"},
        }
    ).after
    office = key_of(after, "99.VPC")
    assert row(after, "99.PN")["host"] == row(after, "99.TN")["host"] == office
    assert staff(after, "99.VPC") == {"Chuyên viên": ["p52", "p54"]}
    assert quotas(after, "99.VPC") == {"Chuyên viên": 3}
    assert staff(after, "99.PN") == {"Chủ tịch Hội": ["p51"]}


def test_convert_rename_recode() -> None:
    after = try_out(
        {"do": "convert", "unit": "99.SB", "kind": "public_service_unit", "name": "Trung tâm B"},
        {"do": "recode", "unit": "99.SB", "code": "99.TTB"},
        {"do": "rename", "unit": "99.SA", "name": "Sở A đổi tên"},
    ).after
    assert (row(after, "99.TTB")["kind"], row(after, "99.TTB")["sector"]) == ("public_service_unit", "public_service")
    assert row(after, "99.TTB")["unit"] == 22
    assert row(after, "99.SA")["name"] == "Sở A đổi tên"


def test_a_unit_cannot_go_under_what_lies_below_it() -> None:
    refused({"do": "move", "unit": "99.SA", "parent": "99.SA1"}, rule="scheme.cycle")
    after = try_out({"do": "move", "unit": "99.SA1", "parent": "99.SB"}).after
    assert row(after, "99.SA1")["parent"] == 22


def test_a_cell_secretary_becomes_village_head_too() -> None:
    after = try_out(
        {"do": "unify", "posts": [{"unit": "00011.CB1", "rank": "head"}, {"unit": "00011.T1", "rank": "head"}]}
    ).after
    assert staff(after, "00011.T1") == {"Trưởng thôn": ["p49"]}
    held = after.tenures.filter(pl.col("person") == key_of(after, "p49")).sort("tenure")
    assert held["concurrent"].to_list() == [False, True]


def test_appointing_needs_a_free_seat_and_one_primary_post() -> None:
    refused(
        {"do": "appoint", "person": "p45", "post": {"unit": "99.SA", "rank": "deputy"}}, rule="scheme.second_primary"
    )
    refused(
        {"do": "appoint", "person": "p45", "post": {"unit": "99.SA", "rank": "deputy"}, "concurrent": True},
        rule="scheme.post_full",
    )
    after = try_out(
        {"do": "set_quota", "unit": "99.SA", "title": "Phó giám đốc", "quota": 3},
        {"do": "appoint", "person": "p45", "post": {"unit": "99.SA", "rank": "deputy"}, "concurrent": True},
    ).after
    assert "p45" in staff(after, "99.SA")["Phó giám đốc"]


def test_a_new_person_is_appointed() -> None:
    after = try_out(
        {
            "do": "appoint",
            "new_person": {"code": "p99", "name": "Người mới"},
            "post": {"unit": "99.SB", "title": "Chuyên viên"},
        }
    ).after
    assert "p99" in staff(after, "99.SB")["Chuyên viên"]


def test_transfer_and_relieve() -> None:
    after = try_out(
        {"do": "relieve", "person": "p44", "post": {"unit": "99.SB", "rank": "deputy"}},
        {"do": "transfer", "person": "p42a", "post": {"unit": "99.SB", "rank": "deputy"}},
    ).after
    assert staff(after, "99.SB")["Phó giám đốc"] == ["p42a"]
    assert "p42a" not in staff(after, "99.SA")["Chuyên viên"]
    refused({"do": "relieve", "person": "p44", "post": {"unit": "99.SA", "rank": "deputy"}}, rule="scheme.not_holder")


def test_a_quota_below_its_holders_is_refused_and_zero_ends_an_empty_post() -> None:
    refused({"do": "set_quota", "unit": "99.SA", "title": "Chuyên viên", "quota": 2}, rule="scheme.quota_below_holders")
    refused({"do": "set_quota", "unit": "99.SA", "title": "Lái xe", "quota": 2}, rule="scheme.which_post")
    after = try_out(
        {"do": "relieve", "person": "p46", "post": {"unit": "99.SB", "title": "Kỹ sư"}},
        {"do": "set_quota", "unit": "99.SB", "title": "Kỹ sư", "quota": 0},
        {"do": "set_quota", "unit": "99.SB", "title": "Lái xe", "rank": "part_time", "quota": 2},
    ).after
    assert "Kỹ sư" not in quotas(after, "99.SB")
    assert quotas(after, "99.SB")["Lái xe"] == 2


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        ({"do": "rename", "unit": "99.SX", "name": "X"}, "scheme.unknown_units"),
        ({"do": "rename", "unit": {"code": "99.SA", "name": "Sở Z"}, "name": "X"}, "scheme.other_name_units"),
        ({"do": "absorb", "of": ["99.SA"], "into": "99.SA"}, "scheme.into_itself"),
        ({"do": "absorb", "of": ["99.SB", "99.SB"], "into": "99.SA"}, "scheme.named_twice"),
        (
            {"do": "merge", "of": ["99.SA"], "lead": "99.SB", "into": {"code": "9", "name": "N", "kind": "department"}},
            "scheme.lead",
        ),
        ({"do": "share", "units": ["99.SA"]}, "scheme.office"),
        (
            {"do": "unify", "posts": [{"unit": "99.SA", "rank": "deputy"}, {"unit": "99.SB", "rank": "head"}]},
            "scheme.whom",
        ),
    ],
)
def test_a_step_that_cannot_be_applied_says_which_and_why(step: dict, rule: str) -> None:
    with pytest.raises(Refusal) as caught:
        try_out({"do": "rename", "unit": "99.UB", "name": "Một việc trước"}, step)
    finding = caught.value.findings[0]
    assert (finding.rule, finding.where["step"], finding.where["do"]) == (rule, 2, step["do"])
    assert finding.sentence.vi.startswith("Bước 2")


def test_the_structure_that_was_given_is_never_changed() -> None:
    before = province()
    try_out(
        {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.N", "name": "N", "kind": "department"}},
        on=before,
    )
    assert before.same_as(province())
