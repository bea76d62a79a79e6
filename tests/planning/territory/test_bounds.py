"""Bounds and dives against a plain search: never below the best, never a plan that is none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.territory.boards import board
from tests.planning.territory.test_most_units import boards, most_by_trying
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock
from tinhgon.planning.territory import search
from tinhgon.planning.territory.bounding import Packing
from tinhgon.planning.territory.diving import dive
from tinhgon.planning.territory.ground import ground
from tinhgon.planning.territory.master import Columns
from tinhgon.planning.territory.parts import divided
from tinhgon.planning.territory.raising import Rising


@st.composite
def families(draw):
    """Some random sets over a few nodes, as columns."""
    nodes = draw(st.integers(3, 8))
    some = draw(st.sets(st.frozensets(st.integers(0, nodes - 1), min_size=1, max_size=4), min_size=1, max_size=20))
    rows = np.array([sorted(one) + [nodes] * (4 - len(one)) for one in sorted(some, key=sorted)], dtype=np.int16)
    return Columns(rows, np.ones(len(rows)), nodes)


def most(columns, free=None):
    """Return the most disjoint columns by trying."""
    sets = [frozenset(row[row < columns.nodes].tolist()) for row in columns.rows]

    def best(free, at):
        if at == len(sets):
            return 0
        with_it = 1 + best(free - sets[at], at + 1) if sets[at] <= free else 0
        return max(with_it, best(free, at + 1))

    return best(frozenset(range(columns.nodes)), 0)


@settings(max_examples=80, deadline=None)
@given(families())
def test_a_tightened_bound_and_its_prices_never_lose_the_best(columns):
    program = Packing(columns, np.full(columns.nodes, 0.5))
    plain = program.solve(lambda: True)
    tight = program.tighten(plain, lambda: True)
    best = most(columns)
    assert best <= tight.value + 1e-6 <= plain.value + 2e-6
    # What the prices leave still holds a best plan; so does a new program over it that knows the triples.
    for ceiling in (plain, tight):
        left = columns.some(np.flatnonzero(ceiling.reduced <= ceiling.value - best + 1e-6))
        assert most(left) == best
        again = Packing(left, np.full(columns.nodes, 0.5), program.triples).solve(lambda: True)
        assert again.value >= best - 1e-6


@settings(max_examples=80, deadline=None)
@given(families(), st.integers(0, 99))
def test_a_dive_gives_disjoint_sets_as_many_as_asked_or_none(columns, seed):
    program = Packing(columns, np.full(columns.nodes, 0.5))
    before = program.solve(lambda: True).value
    best = most(columns)
    for need, chance in ((1, None), (best, np.random.default_rng(seed)), (best + 1, np.random.default_rng(seed))):
        found, turns = dive(program, need, chance, lambda: True)
        assert turns > 0
        if found is not None:
            nodes = [node for row in columns.rows[found] for node in row.tolist() if node < columns.nodes]
            assert len(nodes) == len(set(nodes))
            assert need <= len(found) <= best
        # The program is as it was.
        assert program.solve(lambda: True).value == pytest.approx(before, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(boards(widest=3, highest=3))
def test_the_bound_of_each_step_stays_above_the_best(problem):
    best = most_by_trying(problem)
    alone, parts = divided(ground(problem))
    rising = [Rising(part, Clock(Limits(seconds=None)), 1, lambda: True) for part in parts]
    for step in (
        lambda one: one.list_sets(10_000),
        lambda one: one.dive(3),
        lambda one: one.combine(50),
        lambda one: one.prove(50),
    ):
        for one in rising:
            step(one)
        assert (
            len(alone) + sum(one.limit for one in rising) >= best >= len(alone) + sum(len(one.groups) for one in rising)
        )


def test_dives_alone_reach_the_bound_of_a_board():
    problem = board(6, 6, people=lambda x, y: 4 + (3 * x + 5 * y) % 7, min_population=15)
    (part,) = divided(ground(problem))[1]
    one = Rising(part, Clock(Limits(seconds=None)), 1, lambda: True)
    one.list_sets(100_000)
    assert one.whole
    one.dive(40)
    assert len(one.groups) == one.limit


@settings(max_examples=40, deadline=None)
@given(boards(widest=3, highest=3), st.integers(1, 4))
def test_sets_that_leave_no_room_for_the_others_are_in_no_division(problem, wanted):
    laid = ground(problem)
    nodes = np.arange(laid.nodes, dtype=np.int64)
    found = []
    for judge in (search._roomy(laid, nodes, wanted), lambda rows: (laid.meets(rows), ~laid.parted(rows))):
        grown = search.grow(laid.neighbours, nodes.astype(np.int16), judge, laid.nodes, 100_000)
        sets = [frozenset(row.tolist()) for rows in grown.kept for row in rows]
        found.append(divisions(sets, frozenset(nodes.tolist()), wanted))
    assert found[0] == found[1]


def divisions(sets, free, wanted):
    """Return all ways to divide nodes into so many of these sets."""
    if not free or not wanted:
        return {frozenset()} if not free and not wanted else set()
    first = min(free)
    return {
        rest | {one} for one in sets if first in one and one <= free for rest in divisions(sets, free - one, wanted - 1)
    }
