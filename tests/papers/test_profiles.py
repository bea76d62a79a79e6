"""Layouts: whose papers look how, by the day."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from tinhgon.kernel.refusal import Unknown
from tinhgon.papers.kinds import KINDS, kind_of
from tinhgon.papers.profile import LOOKS, profile_for, profiles, profiles_on


@pytest.mark.parametrize(
    ("sector", "day", "id"),
    [
        ("government", date(2020, 3, 4), "state-2011"),
        ("government", date(2020, 3, 5), "state-2020"),
        ("council", date(2025, 7, 1), "state-2020"),
        ("public_service", date(2019, 12, 17), "state-2011"),
        ("party", date(2019, 12, 17), "party-2018"),
        ("party", date(2026, 5, 26), "party-2018"),
        ("party", date(2026, 5, 27), "party-2026"),
    ],
)
def test_the_layout_follows_the_organ_and_the_day(sector, day, id):
    assert profile_for(sector, day).id == id


@pytest.mark.parametrize(("sector", "day"), [("party", date(2010, 1, 1)), ("community", date(2025, 7, 1))])
def test_where_no_layout_holds_it_is_said(sector, day):
    with pytest.raises(Unknown, match="thể thức"):
        profile_for(sector, day)


def test_two_layouts_never_hold_for_one_organ_on_one_day():
    for one, other in combinations(profiles(), 2):
        assert not (set(one.sectors) & set(other.sectors) and one.span.overlaps(other.span)), (one.id, other.id)


def test_a_layout_that_replaces_another_begins_where_it_ends():
    by_id = {one.id: one for one in profiles()}
    replacing = [one for one in by_id.values() if one.replaces]
    assert {one.id for one in replacing} == {"state-2020", "party-2026"}
    for one in replacing:
        assert by_id[one.replaces].valid_to == one.valid_from


def test_every_layout_has_a_citation_and_says_what_is_uncertain():
    for one in profiles():
        assert one.citation
        assert set(LOOKS) <= set(one.looks)
        assert set(one.kinds) == {*KINDS, "report"}  # a review is no paper of a scheme
        # Nobody has compared them with the official texts yet: they say so.
        assert one.verified or (one.sources and one.uncertain)


def test_decree_30_gives_these_measures():
    one = profile_for("government", date(2025, 7, 1))
    assert (one.width_mm, one.height_mm) == (210, 297)
    margins = one.margins_mm
    assert [margins.top, margins.bottom, margins.left, margins.right] == [
        (20, 20, 25), (20, 20, 25), (30, 30, 35), (15, 15, 20),
    ]  # fmt: skip
    assert one.page_number.at == "top-centre"
    assert one.number_format.format(number="05", kind="BC", organ="UBND") == "Số: 05/BC-UBND"
    assert (
        profile_for("party", date(2025, 7, 1)).number_format.format(number="05", kind="NQ", organ="TU") == "Số 05-NQ/TU"
    )


def test_each_day_of_the_reform_has_a_layout_for_state_and_party():
    for day in (date(2019, 12, 10), date(2020, 1, 1), date(2024, 11, 1), date(2025, 7, 1), date(2026, 11, 25)):
        assert {sector for one in profiles_on(day) for sector in one.sectors} >= {"party", "government", "council"}


def test_a_kind_is_named_by_either_of_its_words():
    assert kind_of("quyet-dinh") is kind_of("decision") is KINDS["decision"]
    with pytest.raises(Unknown, match="to-trinh"):
        kind_of("cong-van")
