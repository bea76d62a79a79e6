"""What stands beside a plan: other plans, what wishes cost, why a unit is where it is, and borders from a map."""

import json

import pytest

from tests.planning.territory.boards import board, whole
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.planning.limits import Limits
from tinhgon.planning.territory.alternatives import alternatives, different, prices
from tinhgon.planning.territory.outlines import borders_of
from tinhgon.planning.territory.problem import Unit
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.why import why

LIMITS = Limits(seconds=20)


def shape(plan):
    return frozenset(group.members for group in plan.groups)


@pytest.mark.parametrize("asked", [{"wanted": 4}, {"min_population": 20}])
def test_other_plans_are_plans_of_the_same_problem_and_all_different(asked):
    best = solve(board(4, 3, **asked), LIMITS)
    others = alternatives(best, 3, LIMITS)
    assert len(others) == 3
    assert len({shape(best), *(shape(one.plan) for one in others)}) == 4
    for one in others:
        assert whole(one.plan)
        assert one.plan.problem == best.problem
        assert not any(set(one.apart) <= set(group.members) for group in one.plan.groups)
        assert one.differs == different(best, one.plan) != ()
        assert (one.plan.best <= best.best) if "min_population" in asked else (one.plan.best >= best.best - 1e-6)


def test_other_plans_stand_in_the_order_of_the_aim():
    best = solve(board(4, 3, wanted=4), LIMITS)
    points = [one.plan.best for one in alternatives(best, 4, LIMITS)]
    assert points == sorted(points)


def test_a_wish_that_hurts_has_its_price_and_one_that_changes_nothing_is_free():
    # In a row of four that each meet the standard alone, two must come together: one unit less.
    plan = solve(board(4, 1, min_population=10, join=(("10", "20"),), part=(("00", "30"),)), LIMITS)
    dear, free = prices(plan, LIMITS)
    assert (dear.demand.id, dear.with_it, dear.without_it, dear.cost) == ("join:10+20", 3, 4, 1)
    assert (free.demand.id, free.cost) == ("part:00+30", 0)
    wanted = solve(
        board(4, 2, people=lambda x, y: 10 + 50 * (x == 0), wanted=3, join=(("00", "01"), ("30", "31"))), LIMITS
    )
    told = prices(wanted, LIMITS)
    assert {one.demand.id for one in told} == {"join:00+01", "join:30+31", "members"}
    assert all(one.cost >= 0 and one.without_it <= wanted.best + 1e-9 for one in told)
    assert [one.cost for one in told] == sorted((one.cost for one in told), reverse=True)


def said(plan, code):
    return " ".join(one.en for one in why(plan, code))


def test_why_an_island_without_a_link_stays_below_the_standard():
    plain = board(3, 3, min_population=20)
    island = Unit(code="dao", name="Đảo", population=5, exempt=True)
    plan = solve(plain.model_copy(update={"units": (*plain.units, island)}), LIMITS)
    assert "5 people" in said(plan, "dao")
    assert "No land or water joins it" in said(plan, "dao")
    assert "comes together with" in said(plan, "00")
    assert "Alone it does not meet the standard" in said(plan, "00")


def test_why_a_unit_stays_alone_or_was_joined():
    people = {(0, 0): 5, (2, 2): 30}
    asked = board(
        3, 3, people=lambda x, y: people.get((x, y), 10), min_population=20, keep=("00",), join=(("01", "02"),)
    )
    plan = solve(asked, LIMITS)
    assert "because that was asked" in said(plan, "00")
    assert "That they come together was asked" in said(plan, "01")
    assert "meet the standard alone" in said(plan, "22") or "takes in neighbours" in said(plan, "22")
    with pytest.raises(Unknown):
        why(plan, "99")


def outline(code, *points, **more):
    ring = [[105 + x, 21 + y] for x, y in points]
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        **more,
    }


def square(code, x, y, side=0.1):
    return outline(code, (x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def test_borders_come_from_outlines_with_their_length():
    found = {
        (one.a, one.b): one.km
        for one in borders_of(collection(square("a", 0, 0), square("b", 0.1, 0), square("c", 0.1, 0.1)))
    }
    assert set(found) == {("a", "b"), ("b", "c")}, "a and c meet in one point, which is no border"
    assert found["a", "b"] == pytest.approx(11.12, abs=0.02)
    assert found["b", "c"] == pytest.approx(10.38, abs=0.03), "a degree of longitude is shorter here"


def test_borders_do_not_need_the_same_points_on_both_sides():
    right = outline("b", (0.1, 0.02), (0.2, 0.02), (0.2, 0.06), (0.1, 0.06), (0.1, 0.04), (0.1, 0.02))
    (one,) = borders_of(collection(square("a", 0, 0), right))
    assert one.km == pytest.approx(0.04 * 111.2, abs=0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "JSON"),
        ("[]", "FeatureCollection"),
        (collection({"type": "Feature", "properties": {}, "geometry": None}), "1: thiếu thuộc tính"),
        (collection(square("a", 0, 0), square("a", 1, 1)), "2: a mã này có hai lần"),
        (collection(outline("a", (500, 0), (500, 1), (501, 1), (500, 0))), "1: a không phải Polygon"),
        (collection({**square("a", 0, 0), "geometry": {"type": "Point", "coordinates": [105, 21]}}), "1: a không phải"),
    ],
)
def test_a_map_that_is_wrong_is_said(text, said):
    with pytest.raises(Refusal, match=said):
        borders_of(text, "map.geojson")
