"""Most units of a standard: always connected and enough, never above the bound, proven by a plain search where that is small enough."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.territory.boards import board, edges, whole
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.bounding import Packing, broken
from tinhgon.planning.territory.ground import ground
from tinhgon.planning.territory.master import Columns
from tinhgon.planning.territory.parts import divided
from tinhgon.planning.territory.pieces import pieces
from tinhgon.planning.territory.problem import Problem
from tinhgon.planning.territory.raising import Rising
from tinhgon.planning.territory.regions import Regions
from tinhgon.planning.territory.sets import minimal
from tinhgon.planning.territory.solve import solve


@st.composite
def boards(draw, widest=5, highest=4):
    """Boards with some borders missing, people of all sizes, and sometimes an area asked too."""
    wide, high = draw(st.integers(1, widest)), draw(st.integers(1, highest))
    people = draw(st.lists(st.integers(1, 25), min_size=wide * high, max_size=wide * high))
    kept = [one for one in edges(wide, high) if draw(st.integers(0, 9))]
    made = board(wide, high, people=lambda x, y: people[x * high + y], min_population=draw(st.integers(1, 30)),
                 min_area_km2=draw(st.sampled_from([0, 0, 2])))  # fmt: skip
    return _exempt(made.model_copy(update={"borders": tuple(kept)}))


def _exempt(problem: Problem) -> Problem:
    """Let those in pieces that cannot meet the standard stay below it."""
    laid = ground(problem)
    units = sorted(problem.units, key=lambda unit: unit.code)
    low = {
        units[node].code for piece in laid.pieces() for node in piece
        if laid.people[piece].sum() < problem.min_population or laid.area[piece].sum() < problem.min_area_km2
    }  # fmt: skip
    return problem.model_copy(
        update={"units": tuple(one.model_copy(update={"exempt": one.code in low}) for one in problem.units)}
    )


def most_by_trying(problem: Problem) -> int:
    """Return the most units by looking at every connected set: for boards of some nine squares."""
    laid = ground(problem)
    exempt = int(laid.alone.sum())
    nodes = [node for node in range(laid.nodes) if not laid.alone[node]]
    good = [
        frozenset(some)
        for size in range(1, len(nodes) + 1)
        for some in combinations(nodes, size)
        if laid.meets(np.array([some], dtype=np.int16))[0] and len(laid.pieces(some)) == 1
    ]

    @cache
    def most(free: frozenset[int]) -> int:
        if not free:
            return 0
        first = min(free)
        return max([most(free - {first})] + [1 + most(free - one) for one in good if first in one and one <= free])

    return exempt + most(frozenset(nodes))


@settings(max_examples=40, deadline=None)
@given(boards())
def test_every_plan_is_connected_and_meets_the_standard_below_its_bound(problem):
    plan = solve(problem, Limits(seconds=5))
    assert whole(plan)
    assert all(
        group.exempt or (group.population >= problem.min_population and group.area_km2 >= problem.min_area_km2)
        for group in plan.groups
    )
    assert len(plan.groups) <= plan.bound
    exempt = {unit.code for unit in problem.units if unit.exempt}
    assert {group.main for group in plan.groups if group.exempt} <= exempt


@settings(max_examples=25, deadline=None)
@given(boards(widest=3, highest=3))
def test_small_boards_are_solved_as_by_trying_everything(problem):
    plan = solve(problem, Limits(seconds=None))
    assert len(plan.groups) == plan.bound == most_by_trying(problem)


@settings(max_examples=15, deadline=None)
@given(boards(), st.integers(0, 99))
def test_same_seed_same_plan(problem, seed):
    one, two = (solve(problem, Limits(seconds=None, seed=seed)).as_dict() for _ in range(2))
    assert one == two


@settings(max_examples=25, deadline=None)
@given(boards(), st.integers(0, 99))
def test_regions_that_exchange_units_stay_connected_and_lose_nobody(problem, seed):
    for part in divided(ground(problem))[1]:
        regions = Regions(part, seed, max(1, int(part.roughly)))
        for turn in range(4):
            regions.anneal(300, lambda: True)
            placed = [node for nodes in regions.members for node in nodes]
            assert len(placed) == len(set(placed))
            for nodes in regions.members:
                start = min(nodes)
                seen, edge = {start}, [start]
                while edge:
                    for other in part.beside[edge.pop()]:
                        if other in nodes and other not in seen:
                            seen.add(other)
                            edge.append(other)
                assert seen == nodes
            _ = regions.one_more() if turn % 2 else regions.count > 1 and regions.one_less()


def test_a_bound_falls_when_triples_are_counted():
    # Three nodes in a ring, any two of which make a set: one set, where the plain program says one and a half.
    columns = Columns(np.array([[0, 1], [1, 2], [0, 2]], dtype=np.int16), np.ones(3), 3)
    program = Packing(columns, np.full(3, 0.5))
    plain = program.solve(lambda: True)
    assert plain.value == pytest.approx(1.5)
    assert broken(columns, np.arange(3), np.full(3, 0.5)) == [(0, 1, 2)]
    assert program.tighten(plain, lambda: True).value == pytest.approx(1.0)


def test_sets_too_many_to_list_still_bound_the_number():
    problem = board(6, 5, people=lambda x, y: 3 + (x * y) % 4, min_population=20)
    (part,) = divided(ground(problem))[1]
    plan = solve(problem, Limits(seconds=None))
    search = Rising(part, Clock(Limits(seconds=None)), 1, lambda: True)
    search.list_sets(60)
    assert not search.whole
    assert len(plan.groups) <= search.limit <= part.roughly


def test_only_sets_without_a_smaller_one_inside_are_minimal():
    people = np.array([5.0, 5.0, 5.0, 20.0])
    beside = np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]], dtype=bool)
    rows = np.array([[0, 1, 2], [1, 2, 3]], dtype=np.int16)
    assert minimal(rows, [(people, 15.0)], beside).tolist() == [True, False]
    assert minimal(rows, [(people, 30.0)], beside).tolist() == [True, True]


def three_boards():
    """Three provinces side by side without a border between them."""
    made = [board(4, 3, prefix=name, min_population=20, people=lambda x, y: 5 + (3 * x + y) % 7) for name in "ABC"]
    return made, Problem(
        units=tuple(unit for one in made for unit in one.units),
        borders=tuple(border for one in made for border in one.borders),
        min_population=20,
    )


@pytest.mark.parametrize("threads", [1, 2])
def test_what_no_border_joins_is_planned_apart_with_progress(threads):
    made, nation = three_boards()
    told = []
    plan = solve(nation, Limits(seconds=60, threads=threads), lambda found: told.append(found) or True)
    assert len(pieces(nation)) == 3
    assert whole(plan)
    assert len(plan.groups) == sum(len(solve(one, Limits(seconds=20)).groups) for one in made)
    assert plan.gap == 0
    assert [one.share for one in told if one.share][-1] == 1.0
    assert told[-1].best == len(plan.groups)


def test_a_nation_that_is_stopped_is_still_whole():
    _, nation = three_boards()
    plan = solve(nation, Limits(seconds=20), lambda _: False)
    assert (whole(plan), plan.ended) == (True, "stopped")


def test_a_nation_in_no_time_is_whole_and_tells_of_every_piece():
    _, nation = three_boards()
    told = []
    plan = solve(nation, Limits(seconds=0), lambda found: told.append(found.share) or True)
    assert (whole(plan), plan.ended) == (True, "time")
    assert {1 / 3, 2 / 3, 1.0} <= set(told)
