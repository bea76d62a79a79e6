"""Verbs of bodies where bodies lie in one another, serve one another, or share their people."""

import unicodedata

import polars as pl
import pytest

from tests.structure.builders import key_of, province, quotas, row, staff, try_out
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.snapshot import Structure


def refused(*steps: dict, rule: str, on: Structure | None = None) -> Finding:
    with pytest.raises(Refusal) as caught:
        try_out(*steps, on=on)
    (finding, *_) = caught.value.findings
    assert finding.rule == rule
    assert finding.remedy is not None
    return finding


def unit(code: str, **more: object) -> dict:
    return {"code": code, "name": f"Đơn vị {code}", "kind": "department", **more}


def test_a_body_may_take_in_the_one_that_lies_two_floors_above_it() -> None:
    after = try_out({"do": "absorb", "of": ["99.UB"], "into": "99.SA1"}).after
    assert row(after, "99.SA1")["parent"] is None
    assert {row(after, code)["parent"] for code in ("99.SA", "99.SB")} == {key_of(after, "99.SA1")}


def test_a_parent_and_what_lies_two_floors_below_merge() -> None:
    after = try_out({"do": "merge", "of": ["99.SA1", "99.UB"], "into": unit("99.N")}).after
    assert row(after, "99.N")["parent"] is None
    assert row(after, "99.SA")["parent"] == key_of(after, "99.N")


def test_a_body_that_takes_in_its_own_office_is_served_by_none() -> None:
    share = {"do": "share", "office": "99.TN", "units": ["99.PN", "99.SA"]}
    after = try_out(share, {"do": "absorb", "of": ["99.TN"], "into": "99.PN"}).after
    assert row(after, "99.PN")["host"] is None
    assert row(after, "99.SA")["host"] == key_of(after, "99.PN")
    after = try_out(share, {"do": "merge", "of": ["99.PN", "99.TN"], "into": unit("99.N")}).after
    assert row(after, "99.N")["host"] is None


def test_bodies_that_one_office_serves_are_served_by_it_once_merged() -> None:
    share = {"do": "share", "office": "99.TN", "units": ["99.SA", "99.SB"]}
    after = try_out(share, {"do": "merge", "of": ["99.SA", "99.SB"], "into": unit("99.N")}).after
    assert row(after, "99.N")["host"] == key_of(after, "99.TN")


def test_an_office_cannot_serve_itself() -> None:
    refused({"do": "share", "office": "99.PN", "units": ["99.TN", "99.PN"]}, rule="scheme.serves_itself")


def test_nothing_can_be_dissolved_into_itself_or_into_what_ends_with_it() -> None:
    refused({"do": "dissolve", "unit": "99.PN", "people_to": "99.PN"}, rule="scheme.into_itself")
    gone = {"do": "dissolve", "unit": "99.SA", "people": "relieve"}
    refused({**gone, "children_to": "99.SA"}, rule="scheme.into_itself")
    refused({**gone, "children_to": "99.SA1"}, rule="scheme.cycle")


def test_a_split_takes_along_only_what_lies_under_the_body() -> None:
    parts = [{"unit": unit("99.A1"), "children": ["99.PN"]}, {"unit": unit("99.A2")}]
    refused({"do": "split", "unit": "99.SA", "rest_to": "99.A1", "into": parts}, rule="scheme.not_under")


def test_a_post_divided_between_a_part_and_the_rest_stays_one_post_of_its_title() -> None:
    parts = [
        {"unit": unit("99.A1"), "posts": [{"title": "Chuyên viên", "people": ["p42a"]}]},
        {"unit": unit("99.A2")},
    ]
    after = try_out({"do": "split", "unit": "99.SA", "rest_to": "99.A1", "into": parts}).after
    posts = after.posts.filter(pl.col("unit") == key_of(after, "99.A1"))
    assert posts.filter(pl.col("title") == "Chuyên viên")["quota"].to_list() == [3]
    assert staff(after, "99.A1")["Chuyên viên"] == ["p42a", "p42b", "p42c"]


def test_a_post_taken_to_its_last_seat_ends_where_it_was() -> None:
    part = {"unit": unit("99.X"), "posts": [{"title": "Kỹ sư", "people": ["p46"]}]}
    after = try_out({"do": "separate", "unit": "99.SB", "into": part}).after
    assert "Kỹ sư" not in quotas(after, "99.SB")
    assert quotas(after, "99.X") == {"Kỹ sư": 1}


def test_staff_of_two_ranks_under_one_title_stay_two_posts_in_a_shared_office() -> None:
    base = province()
    ranks = pl.when(pl.col("post") == 54).then(pl.lit("part_time")).otherwise(pl.col("rank")).alias("rank")
    mixed = Structure.of(base.day, {**base.frames(), "posts": base.posts.with_columns(ranks)})
    office = {"code": "99.V", "name": "Văn phòng", "kind": "shared_office", "place": "99"}
    share = {"do": "share", "units": ["99.PN", "99.TN"], "establish": office, "staff_moves": True}
    after = try_out(share, on=mixed).after
    assert quotas(after, "99.V") == {"Chuyên viên": 2, "Chuyên viên (Đoàn Thanh niên)": 1}


def test_whoever_sits_in_both_staffs_sits_once_in_the_shared_office() -> None:
    office = {"code": "99.V", "name": "Văn phòng", "kind": "shared_office", "place": "99"}
    twice = {"do": "appoint", "person": "p54", "concurrent": True, "post": {"unit": "99.PN", "rank": "specialist"}}
    share = {"do": "share", "units": ["99.PN", "99.TN"], "establish": office, "staff_moves": True}
    after = try_out(twice, share).after
    assert staff(after, "99.V")["Chuyên viên"] == ["p52", "p54"]
    held = after.tenures.filter(pl.col("person") == key_of(after, "p54"))
    assert held["concurrent"].to_list() == [False]


def test_a_former_head_who_is_a_deputy_already_needs_no_second_seat() -> None:
    steps = [
        {"do": "set_quota", "unit": "99.SA", "title": "Phó giám đốc", "quota": 3},
        {"do": "appoint", "person": "p43", "concurrent": True, "post": {"unit": "99.SA", "rank": "deputy"}},
        {"do": "absorb", "of": ["99.SB"], "into": "99.SA"},
    ]
    after = try_out(*steps).after
    assert quotas(after, "99.SA")["Phó giám đốc"] == 4
    assert staff(after, "99.SA")["Phó giám đốc"] == ["p41a", "p41b", "p43", "p44"]
    assert after.tenures.filter(pl.col("person") == key_of(after, "p43"))["concurrent"].to_list() == [False]


def test_a_transfer_to_the_post_someone_holds_is_no_transfer() -> None:
    post = {"unit": "99.SA", "title": "Chuyên viên"}
    room = {"do": "set_quota", **post, "quota": 4}
    refused(room, {"do": "transfer", "person": "p42a", "post": post}, rule="scheme.holds_already")


def test_a_transfer_to_a_post_held_beside_the_primary_one_makes_it_the_primary_one() -> None:
    beside = {"do": "appoint", "person": "p53", "concurrent": True, "post": {"unit": "99.PN", "rank": "specialist"}}
    after = try_out(beside, {"do": "transfer", "person": "p53", "post": {"unit": "99.PN", "rank": "specialist"}}).after
    held = after.tenures.filter(pl.col("person") == key_of(after, "p53"))
    assert held.select("post", "concurrent").rows() == [(52, False)]


def test_the_term_of_the_old_post_does_not_follow_a_person_to_the_new_one() -> None:
    person = {"code": "p99", "name": "Người mới"}
    first = {
        "do": "appoint",
        "new_person": person,
        "until": "2027-01-01",
        "post": {"unit": "99.PN", "rank": "specialist"},
    }
    room = {"do": "set_quota", "unit": "99.TN", "title": "Chuyên viên", "quota": 2}
    move = {"do": "transfer", "person": "p99", "post": {"unit": "99.TN", "rank": "specialist"}}
    after = try_out(first, room, move).after
    assert after.tenures.filter(pl.col("person") == key_of(after, "p99"))["until"].to_list() == [None]


def test_a_term_cannot_end_before_it_begins() -> None:
    step = {
        "do": "appoint",
        "new_person": {"code": "p99", "name": "X"},
        "post": {"unit": "99.PN", "rank": "specialist"},
    }
    refused({**step, "until": "2025-07-01"}, rule="scheme.until")


def test_someone_left_with_concurrent_posts_alone_is_named() -> None:
    beside = {"do": "appoint", "person": "p53", "concurrent": True, "post": {"unit": "99.PN", "rank": "specialist"}}
    outcome = try_out(beside, {"do": "relieve", "person": "p53", "post": {"unit": "99.TN", "rank": "head"}})
    (finding,) = outcome.findings
    assert (finding.rule, finding.subject) == ("scheme.no_primary", "p53 Người p53")


def test_a_post_of_a_quota_of_nought_is_not_opened_and_cannot_be_unified() -> None:
    none = {"do": "set_quota", "unit": "99.PN", "title": "Lái xe", "rank": "part_time", "quota": 0}
    refused(none, rule="scheme.which_post")
    empty = {"code": "99.X", "name": "X", "kind": "division", "posts": [{"title": "T", "rank": "head", "quota": 0}]}
    establish = {"do": "establish", "unit": {**empty, "place": "99"}}
    posts = [{"unit": "99.PN", "rank": "head"}, {"unit": "99.X", "rank": "head"}]
    assert "set_quota" in refused(establish, {"do": "unify", "posts": posts}, rule="scheme.post_full").remedy.vi
    refused({"do": "unify", "posts": [posts[0], {**posts[0]}]}, rule="scheme.named_twice")


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        ({"do": "dissolve", "unit": "99.PN", "people": "relieve", "people_to": "99.TN"}, "scheme.one_way"),
        ({"do": "share", "units": ["99.PN"], "office": "99.TN", "establish": unit("9")}, "scheme.one_way"),
        (
            {
                "do": "appoint",
                "person": "p53",
                "new_person": {"code": "a", "name": "b"},
                "post": {"unit": "99.PN", "rank": "head"},
            },
            "scheme.one_way",
        ),
        ({"do": "rename", "unit": {"name": "Sở A"}, "name": "X"}, "scheme.unnamed"),
        (
            {
                "do": "establish",
                "unit": unit("9", posts=[{"title": "A", "rank": "head"}, {"title": "B", "rank": "head"}]),
            },
            "scheme.second_head",
        ),
        (
            {
                "do": "absorb",
                "of": ["99.SB"],
                "into": "99.SA",
                "posts": [{"title": "A", "rank": rank} for rank in ("deputy", "specialist")],
            },
            "scheme.title_twice",
        ),
        ({"do": "rename", "unit": {"key": 21, "code": "99.SB"}, "name": "X"}, "scheme.other_code_units"),
    ],
)
def test_what_says_two_things_at_once_is_refused(step: dict, rule: str) -> None:
    refused(step, rule=rule)


def test_a_key_may_stand_beside_the_code_that_its_row_had_before_the_scheme() -> None:
    named = {"key": 21, "code": "99.SA"}
    after = try_out(
        {"do": "recode", "unit": "99.SA", "code": "99.S0"}, {"do": "rename", "unit": named, "name": "X"}
    ).after
    assert row(after, "99.S0")["name"] == "X"


def test_a_name_guards_its_code_however_its_accents_were_typed_or_stored() -> None:
    base = province()
    apart = base.units.with_columns(pl.col("name").str.normalize("NFD"))
    for structure in (base, Structure.of(base.day, {**base.frames(), "units": apart})):
        named = {"code": "99.SA", "name": unicodedata.normalize("NFD", "Sở A")}
        assert (
            row(try_out({"do": "rename", "unit": named, "name": "Mới"}, on=structure).after, "99.SA")["name"] == "Mới"
        )
