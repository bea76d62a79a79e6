"""What became of what, over several schemes."""

from datetime import date

import polars as pl
import pytest

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
