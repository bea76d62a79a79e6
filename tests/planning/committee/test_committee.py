"""Which ratio a draft list breaks, the least change that repairs it, and which demands clash."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.committee.problem import Candidate, Problem, Quota
from tinhgon.planning.committee.solve import solve
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import moved, problem_file, problem_from, read_problem

DAY = date(2025, 7, 1)
LIMITS = Limits(seconds=20)
WOMEN = Quota(id="women", words="Tỷ lệ nữ", sex="female", least_share=0.25, citation="chỉ thị")
YOUNG = Quota(id="young", words="Trẻ", under=40, least=1)


def people(*rows):
    """Candidates from (sex, year of birth, listed, fit)."""
    return tuple(
        Candidate(code=f"C{n}", name=f"Người {n}", sex=sex, birth=date(year, 1, 1), listed=listed, fit=fit)
        for n, (sex, year, listed, fit) in enumerate(rows)
    )


DRAFT = people(
    ("male", 1970, True, 9),
    ("male", 1971, True, 5),
    ("male", 1972, True, 7),
    ("male", 1973, True, 8),
    ("female", 1974, False, 3),
    ("female", 1990, False, 2),
)


def test_one_change_repairs_two_ratios_and_the_lowest_standing_gives_way():
    plan = solve(Problem(day=DAY, size=4, candidates=DRAFT, quotas=(WOMEN, YOUNG)), LIMITS)
    assert [(one.code, one.comes) for one in plan.changes] == [("C1", False), ("C5", True)]
    assert [one.broken_before for one in plan.measured] == [True, True]
    assert all(one.kept_after for one in plan.measured)
    assert (plan.quality.best, plan.quality.bound, plan.quality.ended) == (2, 2, "done")
    assert "Tỷ lệ nữ" in plan.changes[1].why.vi


def test_a_list_that_shows_every_ratio_is_left_alone():
    plan = solve(Problem(day=DAY, size=4, candidates=DRAFT, quotas=()), LIMITS)
    assert plan.changes == ()
    assert plan.quality.best == 0


def test_a_share_is_rounded_up_because_it_must_be_reached():
    quota = Quota(id="women", words="Nữ", sex="female", least_share=0.26)
    plan = solve(Problem(day=DAY, size=4, candidates=DRAFT, quotas=(quota,)), LIMITS)
    assert (plan.measured[0].least, plan.measured[0].after) == (2, 2)


def test_clashing_ratios_are_named_alone_with_what_lifting_each_would_do():
    men = Quota(id="men", words="Nam", sex="male", least=4)
    problem = Problem(day=DAY, size=4, candidates=DRAFT, quotas=(WOMEN, men, YOUNG), keep=("C0",))
    with pytest.raises(Refusal) as refused:
        solve(problem, LIMITS)
    named = {found.subject for found in refused.value.findings}
    assert "quota:men" in named
    assert len(named & {"quota:women", "quota:young"}) == 1
    assert named <= {"quota:men", "quota:women", "quota:young", "size"}
    assert all(found.remedy for found in refused.value.findings)


def test_keeping_and_leaving_out_the_same_person_clashes():
    with pytest.raises(Refusal) as refused:
        solve(Problem(day=DAY, size=4, candidates=DRAFT, keep=("C0",), leave_out=("C0",)), LIMITS)
    assert {found.subject for found in refused.value.findings} == {"keep:C0", "leave_out:C0"}


def test_everything_wrong_with_a_problem_is_said_at_once():
    with pytest.raises(Refusal) as refused:
        Problem(
            day=DAY,
            size=2,
            candidates=(DRAFT[0], DRAFT[0]),
            quotas=(Quota(id="q", words="Không mức"),),
            keep=("X",),
        )
    assert [found.rule for found in refused.value.findings] == [
        "planning.committee.twice",
        "planning.committee.unknown",
        "planning.committee.no_limit",
    ]


def test_a_file_with_faults_names_their_lines():
    with pytest.raises(Refusal) as refused:
        read_problem(Problem, "day: 2025-07-01\nsize: nhiều\ncandidates: []\nmàu: đỏ\n", "x.yaml")
    assert {(found.where["line"], found.where["field"]) for found in refused.value.findings} == {
        (2, "size"),
        (3, "candidates"),
        (4, "màu"),
    }
    assert "plan" in refused.value.findings[0].remedy.vi


def test_a_problem_is_written_and_read_back_the_same():
    problem = Problem(day=DAY, size=4, candidates=DRAFT, quotas=(WOMEN, YOUNG), keep=("C0",))
    assert read_problem(Problem, problem_file(problem)) == problem
    assert problem_from(Problem, problem.model_dump(mode="json")) == problem


def test_a_plan_knows_its_problem_and_what_moved_since():
    before = Problem(day=DAY, size=4, candidates=DRAFT)
    after = before.model_copy(update={"size": 5, "candidates": (*DRAFT[1:], *people(("male", 1970, False, 0))[:0])})
    assert solve(before, LIMITS).problem == solve(before, LIMITS).problem
    said = [found.subject for found in moved(before, after)]
    assert said == ["size", "C0"]
    assert moved(before, before) == []


@pytest.mark.parametrize("limits", [Limits(seconds=0), Limits(seconds=20, threads=2)])
def test_no_time_still_gives_a_list_that_shows_every_ratio(limits):
    plan = solve(Problem(day=DAY, size=4, candidates=DRAFT, quotas=(WOMEN,)), limits)
    assert plan.measured[0].kept_after
    assert len(plan.chosen) == 4


def test_a_stop_at_the_first_look_gives_the_best_so_far():
    looks = []
    plan = solve(
        Problem(day=DAY, size=4, candidates=DRAFT, quotas=(WOMEN,)), LIMITS, lambda seen: bool(looks.append(seen))
    )
    assert len(plan.chosen) == 4
    assert looks


row = st.tuples(st.sampled_from(["male", "female"]), st.integers(1960, 2000), st.booleans(), st.integers(0, 9))


@settings(max_examples=25, deadline=None)
@given(st.lists(row, min_size=2, max_size=7), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3))
def test_no_smaller_change_exists(rows, size, women, young):
    candidates = people(*rows)
    quotas = (Quota(id="w", words="w", sex="female", least=women), Quota(id="y", words="y", under=40, least=young))
    problem = Problem(day=DAY, size=size, candidates=candidates, quotas=quotas)
    draft = {one.code for one in candidates if one.listed}
    able = [
        (len(draft ^ {one.code for one in chosen}), -sum(one.fit for one in chosen))
        for chosen in combinations(candidates, size)
        if all(sum(quota.holds_for(one, DAY) for one in chosen) >= quota.least for quota in quotas)
    ]
    if not able:
        with pytest.raises(Refusal):
            solve(problem, LIMITS)
        return
    plan = solve(problem, LIMITS)
    assert (plan.quality.best, -plan.fit) == min(able)
