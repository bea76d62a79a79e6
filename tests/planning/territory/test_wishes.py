"""Wishes with a standard: what the planner answers is what looking at every way to divide six units answers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.territory.boards import board, whole
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock
from tinhgon.planning.territory.explain import Obstacle
from tinhgon.planning.territory.ground import ground
from tinhgon.planning.territory.solve import attempt

CODES = [f"{x}{y}" for x in range(3) for y in range(2)]
PAIRS = [(a, b) for a in CODES for b in CODES if a < b]


def divisions(nodes):
    """Yield every way to divide nodes."""
    if not nodes:
        yield []
        return
    for rest in divisions(nodes[1:]):
        for at, group in enumerate(rest):
            yield [*rest[:at], [nodes[0], *group], *rest[at + 1 :]]
        yield [[nodes[0]], *rest]


def most_by_trying(problem):
    """Return the most units of any division that keeps all demands, None where there is none."""
    laid = ground(problem)
    return max(
        (
            len(groups)
            for groups in divisions(list(range(laid.nodes)))
            if all(
                laid.meets(np.array([sorted(one)], dtype=np.int16))[0] and len(laid.pieces(one)) == 1 for one in groups
            )
        ),
        default=None,
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 15), min_size=6, max_size=6),
    st.sampled_from([8, 12, 16]),
    st.lists(st.sampled_from(PAIRS), max_size=2, unique=True),
    st.lists(st.sampled_from([("00", "01"), ("10", "11"), ("00", "10")]), max_size=1),
    st.lists(st.sampled_from(CODES), max_size=1),
    st.booleans(),
)
def test_wishes_are_kept_as_by_trying_every_division(people, least, part, join, keep, small):
    problem = board(
        3, 2, people=lambda x, y: people[x * 2 + y], min_population=least, part=tuple(part), keep=tuple(keep),
        join=tuple(pair for pair in join if pair not in part), min_area_km2=0 if small else 2,
    )  # fmt: skip
    best = most_by_trying(problem)
    answer = attempt(problem, Clock(Limits(seconds=20)))
    if isinstance(answer, Obstacle):
        assert best is None
        return
    assert whole(answer)
    assert len(answer.groups) == best <= answer.bound
