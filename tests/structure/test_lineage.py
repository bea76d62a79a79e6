"""What became of what, over several schemes."""

import contextlib
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import province, try_out
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.lineage import EDGES, Lineage

D1, D2, D3 = date(2020, 1, 1), date(2024, 11, 1), date(2025, 7, 1)


def lineage(*rows: tuple) -> Lineage:
    full = [
        ("places", source, target, relation, share, share, day, number, entry)
        for number, (day, entry, source, target, relation, share) in enumerate(rows)
    ]
    return Lineage(pl.DataFrame(full, schema=EDGES, orient="row"), "places")


def shares(kin: list) -> dict[int, float | None]:
    return {one.key: None if one.area_share is None else round(one.area_share, 6) for one in kin}


def test_a_thing_that_never_passed_on_is_its_own_successor() -> None:
    assert shares(lineage().became(1)) == {1: 1.0}
    assert shares(lineage().came_from(1)) == {1: 1.0}


def test_shares_multiply_along_the_way() -> None:
    """Xã 1 goes into xã 2, which goes on; later xã 2 is divided between 10 and 11."""
    found = lineage((D1, 5, 1, 2, "absorb", 1.0), (D3, 9, 2, 10, "merge", 0.8), (D3, 9, 2, 11, "merge", 0.2))
    assert shares(found.became(1)) == {10: 0.8, 11: 0.2}
    assert shares(found.became(1, until=D2)) == {2: 1.0}
    assert shares(found.came_from(10)) == {1: 0.8, 2: 0.8}
    assert shares(found.came_from(10, since=D2)) == {2: 0.8}
    assert [passage.entry for passage in found.became(1)[0].passages] == [5, 9]


def test_what_remained_is_counted_and_ends_the_event() -> None:
    found = lineage((D1, 1, 1, 2, "absorb", 0.25), (D1, 1, 1, 1, "remain", 0.75), (D2, 2, 1, 3, "merge", 1.0))
    assert shares(found.became(1)) == {2: 0.25, 3: 0.75}
    assert shares(found.came_from(2)) == {1: 0.25, 2: 1.0}


def test_two_ways_to_the_same_successor_add_up() -> None:
    found = lineage(
        (D1, 1, 1, 2, "merge", 0.5),
        (D1, 1, 1, 3, "merge", 0.5),
        (D2, 2, 2, 4, "merge", 1.0),
        (D2, 2, 3, 4, "merge", 1.0),
    )
    (kin,) = found.became(1)
    assert (kin.key, kin.area_share) == (4, pytest.approx(1.0))
    assert len(kin.passages) == 4


def test_a_chain_within_one_scheme_is_followed_in_order_of_steps() -> None:
    found = lineage((D1, 1, 1, 2, "absorb", 1.0), (D1, 1, 2, 3, "merge", 1.0))
    assert shares(found.became(1)) == {3: 1.0}
    assert shares(found.came_from(3)) == {1: 1.0, 2: 1.0}


def test_bodies_have_no_shares() -> None:
    found = lineage((D1, 1, 1, 3, "merge", None), (D1, 1, 2, 3, "merge", None))
    assert shares(found.became(1)) == {3: None}
    assert shares(found.came_from(3)) == {1: None, 2: None}
    assert len(found.passages_of(3)) == 2


def test_what_arrives_in_a_place_that_gave_a_part_away_stays_with_the_rest_of_it() -> None:
    """Xã 1 first gives a half to 9, then takes in xã 2 whole, and goes on: all of xã 2 is in it."""
    found = lineage((D1, 1, 1, 9, "merge", 0.5), (D1, 1, 2, 1, "absorb", 1.0), (D1, 1, 1, 1, "remain", 0.5))
    assert shares(found.became(2)) == {1: 1.0}
    assert shares(found.became(1)) == {1: 0.5, 9: 0.5}
    assert shares(found.came_from(1)) == {1: 0.5, 2: 1.0}
    assert shares(found.came_from(9)) == {1: 0.5}


def test_what_arrives_goes_on_in_the_proportion_in_which_the_rest_is_divided() -> None:
    """Of what is left of xã 1 (a half) three fifths go to 8 and two fifths to 9: so does xã 2, which came in between."""
    found = lineage(
        (D1, 1, 1, 7, "merge", 0.5),
        (D1, 1, 2, 1, "absorb", 1.0),
        (D1, 1, 1, 8, "merge", 0.3),
        (D1, 1, 1, 9, "merge", 0.2),
    )
    assert shares(found.became(2)) == {8: 0.6, 9: 0.4}
    assert shares(found.came_from(8)) == {2: 0.6, 1: 0.3}


def test_a_body_that_gave_a_part_and_then_ended_stands_no_more() -> None:
    found = lineage(
        (D1, 1, 1, 5, "separate", None),
        (D1, 1, 1, 1, "remain", None),
        (D1, 1, 1, 6, "merge", None),
    )
    assert shares(found.became(1)) == {5: None, 6: None}
    assert shares(found.came_from(6)) == {1: None}


def test_a_part_that_comes_back_is_counted_once() -> None:
    """A half of 1 becomes 2, and years later 2 goes back into 1."""
    found = lineage((D1, 1, 1, 2, "merge", 0.5), (D1, 1, 1, 1, "remain", 0.5), (D2, 2, 2, 1, "absorb", 1.0))
    assert shares(found.became(1)) == {1: 1.0}
    assert shares(found.came_from(1)) == {1: 1.0}
    assert shares(found.became(1, until=D1)) == {1: 0.5, 2: 0.5}


def test_sixty_divisions_each_followed_by_a_merger_are_followed_at_once() -> None:
    """There are 2^60 ways from the first to the last: each thing is looked at once."""
    rows = []
    for number in range(60):
        day, whole = D1.replace(year=1900 + number), 10 * number
        rows += [(day, number, whole, whole + part, "split", 0.5) for part in (1, 2)]
        rows += [(day.replace(month=6), 1000 + number, whole + part, whole + 10, "merge", 1.0) for part in (1, 2)]
    found = lineage(*rows)
    (last,) = found.became(0)
    assert (last.key, last.area_share, len(last.passages)) == (600, pytest.approx(1.0), 240)
    (first,) = found.came_from(600)
    assert (first.key, first.area_share, len(first.passages)) == (0, pytest.approx(1.0), 240)


CODES = ["00011", "00012", "00013", "00021", "00022"]


@st.composite
def redrawings(draw: st.DrawFn) -> list[dict]:
    """Steps that cut, merge and absorb communes, and what came of them, in any order."""
    steps: list[dict] = []
    for number in range(draw(st.integers(1, 6))):
        codes = draw(
            st.lists(
                st.sampled_from([*CODES, *[f"N{made}" for made in range(number)]]), min_size=2, max_size=3, unique=True
            )
        )
        ways = [{}, {"share": 0.25}, {"share": 0.5}, {"rest": True}]
        parts = [{"place": code, **draw(st.sampled_from(ways))} for code in codes]
        if draw(st.booleans()):
            into = {"code": f"N{number}", "name": "Xã", "kind": "commune", "parent": "99"}
            steps.append({"do": "merge_territory", "of": parts, "into": into})
        else:
            steps.append({"do": "absorb_territory", "of": parts[1:], "into": codes[0]})
    return steps


@settings(max_examples=150, deadline=None)
@given(st.lists(redrawings(), min_size=1, max_size=4))
def test_nothing_is_lost_on_the_way_and_back_agrees_with_forth(drawn: list[list[dict]]) -> None:
    structure, edges = province(), []
    first = structure.places
    for entry, steps in enumerate(drawn):
        kept: list[dict] = []
        outcome = None
        for step in steps:
            with contextlib.suppress(Refusal):
                outcome = try_out(*kept, step, on=structure)
                kept.append(step)
        if outcome is None:
            continue
        shape = [pl.lit(outcome.after.day).alias("day"), pl.col("step").alias("sequence"), pl.lit(entry).alias("entry")]
        edges.append(outcome.lineage().with_columns(shape).select(list(EDGES)).cast(EDGES))
        structure = outcome.after
    if not edges:
        return
    found = Lineage(pl.concat(edges), "places")
    forth: dict[tuple[int, int], tuple[float, float]] = {}
    for key in first["place"].to_list():
        became = found.became(key)
        assert {kin.key for kin in became} <= set(structure.places["place"].to_list())
        assert sum(kin.area_share or 0 for kin in became) == pytest.approx(1)
        assert sum(kin.population_share or 0 for kin in became) == pytest.approx(1)
        forth |= {(key, kin.key): (kin.area_share or 0, kin.population_share or 0) for kin in became}
    back = {
        (kin.key, key): (kin.area_share or 0, kin.population_share or 0)
        for key in structure.places["place"].to_list()
        for kin in found.came_from(key)
    }
    assert back.keys() == forth.keys()
    assert all(back[pair] == pytest.approx(forth[pair]) for pair in forth)
    _areas_agree(first, structure.places, forth)


def _areas_agree(first: pl.DataFrame, last: pl.DataFrame, forth: dict[tuple[int, int], tuple[float, float]]) -> None:
    """What came from each old place, by its share, makes up the area of each new one."""
    old = dict(first.select("place", "area_km2").iter_rows())
    for key, area in last.select("place", "area_km2").drop_nulls().iter_rows():
        made = sum((old[source] or 0) * share for (source, target), (share, _) in forth.items() if target == key)
        assert made == pytest.approx(area, abs=1e-3)
