"""Tiles never overlap, lie the same for the same territories, and keep near what is near."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tinhgon.sample import tables
from tinhgon.web.drawing.tiles import Spot, cells

degrees = st.floats(min_value=-80, max_value=80, allow_nan=False)
spot = st.builds(
    lambda place, group: (place, group),
    st.one_of(st.none(), st.tuples(degrees, degrees)),
    st.sampled_from(["a", "b", ""]),
)


def spots_of(given_spots):
    return [Spot(key, *(place or (None, None)), group=group) for key, (place, group) in enumerate(given_spots, start=1)]


@settings(max_examples=60, deadline=None)
@given(st.lists(spot, max_size=40))
def test_every_spot_has_a_cell_of_its_own(given_spots):
    spots = spots_of(given_spots)
    found = cells(spots)
    assert set(found) == {one.key for one in spots}
    assert len(set(found.values())) == len(spots)
    assert all(column >= 0 and row >= 0 for column, row in found.values())


@settings(max_examples=20, deadline=None)
@given(st.lists(spot, max_size=25), st.integers(0, 99))
def test_the_order_of_asking_does_not_matter(given_spots, seed):
    spots = spots_of(given_spots)
    shuffled = list(spots)
    Random(seed).shuffle(shuffled)
    assert cells(shuffled) == cells(spots)


def test_places_on_the_very_same_point_part():
    assert len(set(cells([Spot(key, 107.0, 21.0) for key in range(30)]).values())) == 30


def test_what_has_no_point_stands_in_blocks_by_group_under_the_map():
    spots = [
        Spot(1, 107.0, 21.0),
        Spot(2, 107.1, 21.0),
        *(Spot(key, group="x") for key in (3, 4, 5, 6)),
        Spot(7, group="y"),
    ]
    found = cells(spots)
    under = {key: found[key] for key in (3, 4, 5, 6, 7)}
    assert min(row for _, row in under.values()) > max(found[1][1], found[2][1])
    block = [found[key] for key in (3, 4, 5, 6)]
    assert {(column - block[0][0], row - block[0][1]) for column, row in block} == {(0, 0), (1, 0), (0, 1), (1, 1)}


def test_no_territories_give_no_cells():
    assert cells([]) == {}


def real_spots():
    rows = tables.communes().iter_rows(named=True)
    return [Spot(int(row["code"]), row["lon"], row["lat"], row["parent"]) for row in rows]


def test_in_the_sample_province_east_is_right_north_is_up_and_neighbours_stay_near():
    spots = real_spots()
    found = cells(spots)
    wrong = 0
    far = 0
    for one in spots:
        for other in spots:
            if other.lon - one.lon > 0.5:
                far += 1
                wrong += found[other.key][0] <= found[one.key][0]
            if one.lat - other.lat > 0.35:
                far += 1
                wrong += found[other.key][1] <= found[one.key][1]
    assert far > 5000
    assert wrong / far < 0.01
    steps = []
    for one in spots:
        nearest = min(
            (o for o in spots if o.key != one.key), key=lambda o: (o.lon - one.lon) ** 2 + (o.lat - one.lat) ** 2
        )
        (x, y), (a, b) = found[one.key], found[nearest.key]
        steps.append(max(abs(x - a), abs(y - b)))
    assert sum(step <= 2 for step in steps) / len(steps) > 0.9
