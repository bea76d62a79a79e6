"""Where places lie: written once with its entry, read as of a day, put together as places merge, and proven like the rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import Error, transaction

from tests.registry.builders import AN, DAY, LATER, START, enact, loaded, rows
from tests.registry.outlined import COMMUNES, outlined
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.registry import acts, queries
from tinhgon.registry.queries.outlines import outlines

pytestmark = pytest.mark.django_db

MERGED = {
    "do": "merge_territory",
    "of": ["00011", "00012"],
    "into": {"code": "00031", "name": "Xã An Bình", "kind": "commune", "parent": "901"},
}


def drawn(day: date, known=None) -> dict[str, int]:
    """How many polygons each place has on a day, by code."""
    structure = queries.snapshot(AsOf(day, known))
    codes = dict(structure.places.select("place", "code").iter_rows())
    return {codes[place]: len(polygons) for place, polygons in outlines(AsOf(day, known)).items()}


def test_outlines_hold_from_their_day_and_leave_an_entry() -> None:
    loaded()
    made = outlined()
    assert made.entry is not None
    assert (made.entry.act, made.entry.payload["places"], made.places, made.points) == ("outline", 5, 5, 25)
    assert drawn(START) == dict.fromkeys(COMMUNES, 1)
    assert drawn(START - timedelta(days=1)) == {}
    assert queries.verify() == []


def test_a_place_drawn_again_has_its_new_outline_from_then_on() -> None:
    loaded()
    outlined()
    outlined("00011", day=DAY, first=9)
    assert outlines(AsOf(DAY - timedelta(days=1)))[4][0][0][0, 0] == 107.0
    assert outlines(AsOf(DAY))[4][0][0][0, 0] == pytest.approx(107.9)


def test_what_was_drawn_wrong_is_drawn_again_for_the_same_day_and_stays_known_as_it_was() -> None:
    loaded()
    first = outlined().entry
    outlined("00011", first=9)
    assert outlines(AsOf(START))[4][0][0][0, 0] == pytest.approx(107.9)
    assert first is not None
    assert outlines(AsOf(START, first.at))[4][0][0][0, 0] == 107.0


def test_merged_places_are_made_of_the_outlines_of_what_they_took_in() -> None:
    loaded()
    outlined()
    enact(MERGED)
    assert drawn(DAY) == {"00031": 2, "00013": 1, "00021": 1, "00022": 1}
    assert drawn(DAY - timedelta(days=1)) == dict.fromkeys(COMMUNES, 1)
    enact({"do": "absorb_territory", "of": ["00013"], "into": "00031"}, day=LATER, named="nua")
    assert drawn(LATER) == {"00031": 3, "00021": 1, "00022": 1}


def test_a_divided_place_has_no_outline_until_it_is_drawn() -> None:
    loaded()
    outlined()
    parts = {**MERGED, "of": ["00011", {"place": "00012", "share": 0.6, "main": True}]}
    enact(parts, {"do": "absorb_territory", "of": [{"place": "00012", "rest": True}], "into": "00013"})
    assert drawn(DAY) == {"00021": 1, "00022": 1}
    outlined("00031", "00013", day=DAY)
    assert set(drawn(DAY)) == {"00031", "00013", "00021", "00022"}


def test_a_code_that_no_place_bears_and_a_map_of_nothing_are_refused_and_nothing_is_written() -> None:
    loaded()
    with pytest.raises(Refusal) as refusal:
        outlined("00011", "77777", "88888")
    assert [one.subject for one in refusal.value.findings] == ["77777", "88888"]
    with pytest.raises(Refusal, match="không có đường ranh nào"):
        acts.outline(AN, Decision("x"), START, {})
    assert rows("select count(*) from registry_outline") == [(0,)]


def test_a_trial_writes_nothing_and_tells_where_the_area_is_far_off() -> None:
    loaded()
    made = outlined(only_try=True)
    assert made.entry is None
    assert {one.rule for one in made.notes} == {"outlines.area"}
    assert len(made.notes) == 5
    assert drawn(START) == {}


@pytest.mark.parametrize("statement", ["delete from registry_outline", "update registry_outline set area_km2 = 1"])
def test_the_database_itself_keeps_outlines(statement: str) -> None:
    loaded()
    outlined()
    with pytest.raises(Error, match="never forgets"), transaction.atomic():
        rows(statement)


def test_an_outline_altered_behind_the_guards_is_found() -> None:
    loaded()
    outlined()
    rows("alter table registry_outline disable trigger user")
    rows("update registry_outline set area_km2 = 1 where place = 4")
    rows("alter table registry_outline enable trigger user")
    assert [(one.rule, one.subject) for one in queries.verify()] == [("registry.content_altered", "outlines.written")]


def test_outlines_move_nothing_that_is_known_of_the_apparatus() -> None:
    loaded()
    before = queries.knowledge()
    outlined()
    assert queries.knowledge() == before
