"""Which bodies come together: by what they do, by what is permitted, and at what price."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import DAY, province
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.planning.agencies.groups import candidates, measured
from tinhgon.planning.agencies.model import aim
from tinhgon.planning.agencies.naming import joined_name
from tinhgon.planning.agencies.problem import Body, Permitted, Problem
from tinhgon.planning.agencies.reading import agencies
from tinhgon.planning.agencies.similarity import similarity
from tinhgon.planning.agencies.solve import solve
from tinhgon.planning.agencies.steps import scheme
from tinhgon.planning.limits import Limits
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

LIMITS = Limits(seconds=20)


def body(code, *functions, staff=5, family="UB", **more):
    return Body(code=code, name=f"Phòng {code}", family=family, functions=functions, staff=staff, **more)


PROPAGANDA = body("TG", "tuyên truyền chủ trương", staff=4)
MOBILISATION = body("DV", "vận động quần chúng, tuyên truyền", staff=3)
FINANCE = body("TC", "ngân sách, kế hoạch tài chính", staff=9)
PLANNING = body("KH", "kế hoạch đầu tư", staff=2)
FOUR = (PROPAGANDA, MOBILISATION, FINANCE, PLANNING)
LAW = Permitted(codes=("TG", "DV"), citation="18-NQ/TW", name="Ban Tuyên giáo và Dân vận")


def ask(*bodies, **wishes):
    return solve(Problem(day=DAY, bodies=bodies, **wishes), LIMITS)


def test_bodies_are_alike_by_the_words_that_they_share_and_the_words_are_shown():
    found = similarity([one.text() for one in FOUR])
    assert found.matrix[0, 1] > 0.1
    assert found.matrix[0, 2] == 0
    assert [word for word, _ in found.shared(0, 1)] == ["tuyên truyền"] or found.shared(0, 1)[0][0] == "tuyên truyền"
    assert next(word for word, _ in found.shared(2, 3)) == "kế hoạch"
    assert found.shared(0, 2) == ()
    assert found.matrix[0, 0] == pytest.approx(1)


def test_words_of_different_clauses_make_no_pair():
    found = similarity(["quản lý; đất đai", "lý đất"])
    assert [word for word, _ in found.shared(0, 1)] == ["lý", "đất"]


def test_only_permitted_bodies_come_together_and_the_basis_is_said():
    plan = ask(*FOUR, permitted=(LAW,))
    (one,) = plan.together
    assert (one.codes, one.name, plan.bodies_after) == (("TG", "DV"), "Ban Tuyên giáo và Dân vận", 3)
    assert "18-NQ/TW" in one.why.vi
    assert "tuyên truyền" in one.why.vi
    assert plan.kept == ("TC", "KH")
    assert plan.quality.ended == "done"


def test_groups_that_no_document_names_are_proposed_only_when_asked_and_marked():
    plan = ask(*FOUR, permitted=(LAW,), alike=0.1)
    proposed = {one.codes: one for one in plan.together}[("TC", "KH")]
    assert proposed.as_dict()["permitted"] is False
    assert "căn cứ" in proposed.why.vi


def test_bodies_of_different_families_are_not_proposed():
    other = body("TG2", "tuyên truyền chủ trương", family="khác")
    assert ask(PROPAGANDA, other, alike=0.1).together == ()


def test_the_front_loses_least_for_each_number_of_bodies():
    plan = ask(*FOUR, permitted=(LAW, Permitted(codes=("TC", "KH"), citation="x")))
    assert [one.bodies for one in plan.front] == [4, 3, 2]
    assert [one.loss for one in plan.front] == sorted(one.loss for one in plan.front)
    assert plan.front[1].groups in ((("TC", "KH"),), (("TG", "DV"),))


def test_a_higher_price_of_lost_similarity_keeps_bodies_apart():
    assert ask(*FOUR, permitted=(LAW,), loss_weight=5).together == ()


def test_deciding_otherwise_has_its_price():
    plan = ask(*FOUR, permitted=(LAW, Permitted(codes=("TC", "TG"), citation="x")))
    by_codes = {one.codes: one for one in plan.otherwise}
    assert by_codes[("TG", "DV")].cost > 0
    assert by_codes[("TG", "TC")].joined
    assert by_codes[("TG", "TC")].cost > 0


def test_a_body_below_the_least_size_must_find_a_place_or_is_named():
    plan = ask(*FOUR, permitted=(Permitted(codes=("TC", "KH"), citation="x"),), least_staff=3, loss_weight=100)
    assert [one.codes for one in plan.together] == [("TC", "KH")]
    with pytest.raises(Refusal) as refused:
        ask(*FOUR, permitted=(LAW,), least_staff=3)
    assert [found.subject for found in refused.value.findings] == ["least_staff:KH"]
    assert "lập được phương án" in refused.value.findings[0].remedy.vi


def test_contradictory_wishes_are_named_together():
    with pytest.raises(Refusal) as refused:
        ask(*FOUR, permitted=(LAW,), together=(("TG", "DV"),), keep=("DV",), least_staff=1)
    assert {found.subject for found in refused.value.findings} == {"together:TG+DV", "keep:DV"}


def test_a_number_of_bodies_that_cannot_be_reached_is_refused():
    with pytest.raises(Refusal) as refused:
        ask(*FOUR, permitted=(LAW,), bodies_left=2)
    assert [found.subject for found in refused.value.findings] == ["bodies_left"]
    with pytest.raises(Refusal):
        Problem(day=DAY, bodies=FOUR, bodies_left=9)


def test_one_body_stays_as_it_is():
    plan = ask(FINANCE, alike=0.1)
    assert (plan.bodies_after, plan.together, plan.quality.gap) == (1, (), 0)
    with pytest.raises(Refusal, match="không thay đổi"):
        scheme(Problem(day=DAY, bodies=(FINANCE,)), plan)


def test_no_time_and_a_stop_at_once_still_give_a_whole_plan():
    problem = Problem(day=DAY, bodies=FOUR, permitted=(LAW,))
    for plan in (solve(problem, Limits(seconds=0)), solve(problem, LIMITS, lambda _: False)):
        assert plan.bodies_after + sum(len(one.codes) - 1 for one in plan.together) == 4


def test_unknown_codes_are_all_named():
    with pytest.raises(Refusal) as refused:
        Problem(day=DAY, bodies=FOUR, keep=("X",), apart=(("Y", "TG"),))
    assert [found.subject for found in refused.value.findings] == ["Y", "X"]


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (["Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Tỉnh ủy"], "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        (["Sở Tài chính", "Sở Kế hoạch và Đầu tư"], "Sở Tài chính và Kế hoạch và Đầu tư"),
        (["A", "B", "C"], "A, B và C"),
    ],
)
def test_a_name_is_made_of_what_tells_the_bodies_apart(names, joined):
    assert joined_name(names) == joined


def test_a_plan_from_the_books_becomes_a_scheme_that_runs():
    structure = province()
    pair = Permitted(codes=("SA", "SB"), citation="18-NQ/TW")
    problem = agencies(structure, under="99.UB", permitted=[pair])
    plan = solve(problem, LIMITS)
    made = read_scheme(scheme(problem, plan).to_yaml())
    outcome = run(made, structure)
    assert made.steps[0].clause == "18-NQ/TW"
    assert "99.SA.HN" in outcome.after.units["code"].to_list()
    assert "99.SB" not in outcome.after.units["code"].to_list()


def test_sharing_an_office_keeps_the_bodies():
    structure = province()
    share = Permitted(codes=("99.PN", "99.TN"), way="share", code="99.CQ", name="Cơ quan chung", citation="đề án")
    problem = agencies(structure, level="province", permitted=[share])
    family = tuple(
        one.model_copy(update={"family": "99.UB"}) if one.code in share.codes else one for one in problem.bodies
    )
    problem = problem.model_copy(update={"bodies": family})
    outcome = run(scheme(problem, solve(problem, LIMITS)), structure)
    codes = outcome.after.units["code"].to_list()
    assert {"99.PN", "99.TN", "99.CQ"} <= set(codes)


def test_reading_where_nothing_lies_says_so():
    with pytest.raises(Unknown):
        agencies(province(), under="khong-co")
    with pytest.raises(Refusal):
        agencies(province(), under="99.UB", permitted=[Permitted(codes=("ZZ", "YY"))])


def partitions(items):
    """Every way to part a list."""
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for smaller in partitions(rest):
        yield [[first], *smaller]
        for at, group in enumerate(smaller):
            yield [*smaller[:at], [first, *group], *smaller[at + 1 :]]


WORDS = st.lists(st.sampled_from(["đất đai", "môi trường", "tài chính", "kế hoạch"]), min_size=1, max_size=3)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(1, 5)), min_size=1, max_size=5), st.integers(0, 4), st.floats(0, 3))
def test_no_partition_is_better(rows, least_staff, weight):
    bodies = tuple(body(f"B{n}", *words, staff=staff) for n, (words, staff) in enumerate(rows))
    problem = Problem(day=date(2025, 1, 1), bodies=bodies, alike=0.05, least_staff=least_staff, loss_weight=weight)
    groups = candidates(problem, measured(problem))
    cost = dict(zip((group.codes for group in groups), aim(problem, groups), strict=True))
    staff = {one.code: one.staff for one in bodies}
    able = [
        sum(cost[tuple(sorted(group))] for group in parts)
        for parts in partitions([one.code for one in bodies])
        if all(tuple(sorted(group)) in cost and sum(staff[code] for code in group) >= least_staff for group in parts)
    ]
    if not able:
        with pytest.raises(Refusal):
            solve(problem, LIMITS)
        return
    plan = solve(problem, LIMITS)
    chosen = [cost[one.codes] for one in plan.together] + [cost[(code,)] for code in plan.kept]
    assert sum(chosen) == min(able)


def test_pairs_that_the_law_names_by_what_they_are_lie_in_one_place():
    law = (
        (("department", ""), ("department", ""), "một văn bản"),
        (("mass_organisation", ""), ("people_committee", ""), "khác"),
    )
    problem = agencies(province(), lawful=law)
    found = {frozenset(one.codes): one.citation for one in problem.permitted}
    assert found == {
        frozenset(("99.SA", "99.SB")): "một văn bản",
        frozenset(("99.PN", "99.UB")): "khác",
        frozenset(("99.TN", "99.UB")): "khác",
    }
    stated = (Permitted(codes=("99.SA", "99.SB"), citation="nêu riêng"),)
    again = agencies(province(), permitted=stated, lawful=law[:1])
    assert [one.citation for one in again.permitted] == ["nêu riêng"]
