"""Many scenarios at once: each answered as if it were asked alone, on processes and on a Ray of this machine."""

import pytest

from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.spread import LOCAL, has_ray, spread
from tinhgon.planning.territory.problem import Border, Problem, Unit
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.sweep import first_aims, scenarios, sweep, tasks

LIMITS = Limits(seconds=20, effort=50)


def row(count, people=1000):
    """Units in a row, each beside the next."""
    units = tuple(
        Unit(code=f"U{at}", name=f"Xã {at}", population=people + at, area_km2=10, lon=107 + at / 10, lat=21.0)
        for at in range(count)
    )
    borders = tuple(Border(a=f"U{at}", b=f"U{at + 1}", km=5) for at in range(count - 1))
    return Problem(units=units, borders=borders, wanted=2)


PLACES = {"A": row(6), "B": row(4, 3000)}
GRID = scenarios(["units=2..3", "weights.walls=0,5"])


def answers(cluster):
    asked = tasks(PLACES, GRID, LIMITS)
    found = dict(sweep(asked, 2, cluster))
    assert sorted(found) == list(range(len(asked)))
    return asked, [found[at] for at in range(len(asked))]


def as_alone(asked, found):
    for task, one in zip(asked, found, strict=True):
        alone = solve(Problem.model_validate(dict(task.problem)), LIMITS)
        assert one.plan == alone.as_dict()
        assert (one.place, one.scenario, one.units) == (task.place, task.scenario, len(alone.groups))


def test_processes_answer_as_if_each_were_asked_alone():
    asked, found = answers("")
    assert len(found) == 8
    assert [one.units for one in found] == [2, 2, 3, 3] * 2
    as_alone(asked, found)


@pytest.mark.skipif(not has_ray(), reason="Ray is not installed: pip install tinhgon[cluster]")
def test_a_ray_of_two_workers_gives_the_same_answers():
    asked, found = answers(LOCAL)
    as_alone(asked, found)


@pytest.mark.skipif(has_ray(), reason="Ray is installed")
def test_without_ray_a_cluster_is_refused_with_what_to_install():
    with pytest.raises(Refusal, match="Ray") as refused:
        next(spread(str, ["a"], 1, LOCAL))
    assert "tinhgon[cluster]" in refused.value.findings[0].remedy.vi


def test_a_scenario_that_cannot_be_is_an_answer_beside_the_others():
    asked = tasks({"A": row(3)}, scenarios(["units=2,9"]), LIMITS)
    found = dict(sweep(asked, 2))
    assert found[0].units == 2
    assert (found[1].units, found[1].ended) == (None, "refused")
    assert found[1].refused[0]["sentence"]["vi"]


def test_every_combination_is_a_scenario():
    assert [dict(one) for one in GRID] == [
        {"units": 2, "weights.walls": 0}, {"units": 2, "weights.walls": 5},
        {"units": 3, "weights.walls": 0}, {"units": 3, "weights.walls": 5},
    ]  # fmt: skip
    assert scenarios([]) == [()]
    assert scenarios(["min_population=10..30:10"]) == [(("min_population", float(n)),) for n in (10, 20, 30)]


@pytest.mark.parametrize(
    "text", ["units", "màu=1", "units=a", "units=9..3", "weights.x=1", "units=1..", "units=1..99999999"]
)
def test_what_is_no_scenario_is_named(text):
    with pytest.raises(Refusal) as refused:
        scenarios([text])
    assert text in refused.value.findings[0].sentence.vi


def test_more_scenarios_than_can_be_meant_are_refused():
    with pytest.raises(Refusal, match="quá giới hạn"):
        tasks(PLACES, scenarios(["units=1..20000"]), LIMITS)


def test_a_sweep_of_an_aim_begins_with_its_first_value():
    assert first_aims(["units=50..60:5", "weights.walls=0,5"]) == {"wanted": 50}
    assert first_aims(["min_population=16000,20000"]) == {"min_population": 16000}
    assert first_aims(["weights.walls=0,5"]) == first_aims([]) == {}
