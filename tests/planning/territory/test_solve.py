"""Which units merge: most units that meet a standard, a wanted number of them, and why there is no plan."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.planning.territory.boards import board, together, whole
from tinhgon import sample
from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import problem_file, read_problem
from tinhgon.planning.territory.problem import Problem, Unit
from tinhgon.planning.territory.reading import neighbours, territory
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.steps import scheme
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

EVE = date(2025, 6, 30)
LIMITS = Limits(seconds=20)


def test_most_units_that_meet_the_standard_are_found_and_proven():
    plan = solve(board(4, 4, min_population=20), LIMITS)
    assert (len(plan.groups), plan.bound, plan.gap) == (8, 8, 0)
    assert whole(plan)
    assert all(group.population >= 20 for group in plan.groups)


def test_a_number_of_units_is_kept_and_the_points_have_a_bound():
    plan = solve(board(4, 4, wanted=4), LIMITS)
    assert len(plan.groups) == 4
    assert whole(plan)
    assert plan.bound <= plan.points + 1e-6
    assert plan.gap == pytest.approx(0, abs=1e-6)


def test_wishes_are_kept():
    plan = solve(board(4, 4, wanted=5, join=(("00", "01"),), part=(("10", "11"),), keep=("33",)), LIMITS)
    assert together(plan, "00", "01")
    assert not together(plan, "10", "11")
    assert ("33",) in {group.members for group in plan.groups}
    assert whole(plan)


def test_the_same_seed_gives_the_same_plan():
    one, two = (solve(board(5, 5, min_population=30), Limits(seconds=None, seed=7)).as_dict() for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"min_population": 20, "join": (("00", "99"),)}, "territory.unknown_join"),
        ({"min_population": 20, "keep": ("99",)}, "territory.unknown_keep"),
        ({"min_population": 20, "part": (("00", "00"),)}, "territory.itself_part"),
        ({"wanted": 17}, "territory.wanted"),
        ({}, "territory.no_aim"),
        ({"min_population": 20, "people": lambda x, y: x * y}, "territory.population"),
    ],
)
def test_what_is_wrong_with_a_problem_is_said(asked, rule):
    with pytest.raises(Refusal) as refused:
        board(4, 4, **asked)
    assert rule in {found.rule for found in refused.value.findings}


def clashing(problem):
    with pytest.raises(Refusal) as refused:
        solve(problem, LIMITS)
    return {found.subject for found in refused.value.findings if found.rule == "planning.territory.clash"}


def test_a_pair_cannot_both_come_together_and_stay_apart():
    problem = board(3, 3, min_population=20, join=(("00", "01"),), part=(("01", "00"),))
    assert clashing(problem) == {"join:00+01", "part:01+00"}


def test_a_standard_that_none_can_meet_is_named_and_what_if_it_were_lifted():
    assert clashing(board(3, 3, min_population=1000, keep=("22",))) == {"population"}


def test_too_many_units_for_the_standard_clash():
    assert clashing(board(3, 3, min_population=30, wanted=4)) == {"population", "units"}


def test_an_island_without_a_link_stays_below_the_standard_and_the_plan_says_so():
    plain = board(3, 3, min_population=20)
    island = Unit(code="dao", name="Đảo", population=5)
    with pytest.raises(Refusal, match="Biệt lập"):
        solve(plain.model_copy(update={"units": (*plain.units, island)}), LIMITS)
    exempt = island.model_copy(update={"exempt": True})
    assert solve(plain.model_copy(update={"units": (*plain.units, exempt)}), LIMITS).given_up == ("dao",)


def test_one_unit_alone():
    assert len(solve(board(1, 1, wanted=1), LIMITS).groups) == 1


@pytest.mark.parametrize("asked", [{"min_population": 30}, {"wanted": 6}])
def test_no_time_or_a_stop_at_once_still_gives_a_plan(asked):
    for plan in (solve(board(6, 6, **asked), Limits(seconds=0)), solve(board(6, 6, **asked), LIMITS, lambda _: False)):
        assert whole(plan)
        assert plan.ended in ("time", "stopped")


def test_a_problem_is_a_file():
    problem = board(2, 2, min_population=20)
    assert read_problem(Problem, problem_file(problem)) == problem


@cache
def eve():
    after = next(one for one in sample.outcomes() if one.scheme.id == "nq-1199-2024").after
    return replace(after, day=EVE)


def test_the_sample_province_in_54_units_becomes_a_scheme_that_runs():
    problem = territory(eve(), neighbours(sample.neighbours(EVE)), wanted=54)
    plan = solve(problem, Limits(seconds=2))
    assert (len(plan.groups), whole(plan)) == (54, True)
    made = read_scheme(scheme(plan).to_yaml())
    outcome = run(made, eve())
    communes = outcome.after.places.filter(outcome.after.places["level"] == "commune")
    assert communes.height == 54
    assert sorted(communes["population"].to_list()) == sorted(group.population for group in plan.groups)


def test_on_a_day_without_known_neighbours_they_are_asked_for():
    with pytest.raises(Refusal) as refused:
        territory(eve(), neighbours(sample.neighbours(date(2025, 7, 1))), wanted=54)
    assert refused.value.findings[0].rule == "territory.no_neighbours"


def test_rows_of_neighbours_that_are_wrong_are_named():
    with pytest.raises(Refusal) as refused:
        neighbours("a,b,border_km\n1,2,dài\n3,4,-1\n", "giap.csv")
    assert [found.where["row"] for found in refused.value.findings] == [2, 3]
    with pytest.raises(Refusal, match="thiếu cột b"):
        neighbours("a\n1\n", "giap.csv")
