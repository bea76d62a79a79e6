"""Who goes where: eligibility, heads first, least movement, dated paths, and a scheme that runs."""

from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import DAY, province, scheme
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.costs import costs
from tinhgon.planning.placement.flow import assign, price
from tinhgon.planning.placement.money import Part, money
from tinhgon.planning.placement.problem import Fixed, Person, Post, Problem, Weights, months_after, months_between
from tinhgon.planning.placement.reading import placement
from tinhgon.planning.placement.solve import solve
from tinhgon.planning.placement.steps import scheme as as_scheme
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

LIMITS = Limits(seconds=30)


def post(unit, rank="head", seats=1, **more):
    title = {"head": "Trưởng", "deputy": "Phó", "specialist": "Chuyên viên"}[rank]
    return Post(code=f"{unit}/{title}", unit=unit, title=title, rank=rank, seats=seats, **more)


def person(code, rank="head", unit="A", body="", **more):
    title = {"head": "Trưởng", "deputy": "Phó", "specialist": "Chuyên viên"}[rank]
    named = {"name": f"Người {code}", "post": f"{unit}/{title}", "title": title, **more}
    return Person(code=code, rank=rank, unit=unit, body=body or unit, **named)


def ask(posts, people, **wishes):
    return solve(Problem(day=DAY, posts=tuple(posts), people=tuple(people), **wishes), LIMITS)


def results(plan):
    return {one.person: one.post or one.path for one in plan.placed}


UNIT = (post("A"), post("A", "deputy"), post("A", "specialist", 3))


def test_who_need_not_move_stays():
    plan = ask(UNIT, [person("h"), person("d", "deputy"), person("s", "specialist")])
    assert results(plan) == {"h": "A/Trưởng", "d": "A/Phó", "s": "A/Chuyên viên"}
    assert (plan.total, plan.freely, plan.quality.ended) == (0, 0, "done")
    assert plan.vacant == (("A/Chuyên viên", 2),)
    assert {one.fate for one in plan.placed} == {"stays"}


def test_more_heads_than_posts_one_leads_and_each_other_is_told_why():
    plan = ask(UNIT, [person("h1", body="X"), person("h2", body="Y"), person("d", "deputy", body="Y")])
    assert sorted(results(plan).values()) == ["A/Chuyên viên", "A/Phó", "A/Trưởng"]
    fallen = [one for one in plan.placed if one.fate == "falls"]
    assert fallen
    assert all("cấp" in one.why.vi for one in fallen)
    assert all(one.next_best is not None for one in fallen)


def test_both_bodies_keep_like_shares_of_their_leaders():
    people = [
        person("x1", body="X"),
        person("x2", "deputy", body="X"),
        person("y1", body="Y"),
        person("y2", "deputy", body="Y"),
    ]
    posts = (post("A"), post("A", "deputy", 2), post("A", "specialist", 5))
    plan = ask(posts, people, weights=Weights(fairness=5))
    kept = {one.body: one.kept / one.of for one in plan.evenness}
    assert plan.unevenness == max(kept.values()) - min(kept.values()) <= 0.5


def test_a_surplus_has_a_path_with_a_day():
    people = [
        person("soon", "specialist", retires=date(2027, 5, 1)),
        person("near", "specialist", retires=date(2033, 5, 1)),
        person("young", "specialist", retires=date(2050, 5, 1)),
    ]
    plan = ask([post("A", "specialist", 0), post("B", "specialist", 0)], people, grace_months=60)
    paths = {one.person: (one.path, one.until) for one in plan.placed}
    assert paths == {
        "soon": ("retire", date(2027, 5, 1)),
        "near": ("early", DAY),
        "young": ("grace", date(2030, 7, 1)),
    }


def test_who_retires_within_the_grace_period_gives_way_first():
    people = [person("young", "specialist"), person("old", "specialist", retires=date(2027, 1, 1))]
    plan = ask([post("A", "specialist", 1)], people)
    assert results(plan) == {"young": "A/Chuyên viên", "old": "retire"}


def test_the_nearer_place_is_taken():
    posts = [post("B", "specialist", lon=107.0, lat=21.0), post("C", "specialist", lon=108.0, lat=21.0)]
    plan = ask(posts, [person("p", "specialist", lon=107.1, lat=21.0)])
    assert results(plan) == {"p": "B/Chuyên viên"}
    assert plan.placed[0].next_best.post == "C/Chuyên viên"
    assert plan.placed[0].next_best.more > 0


@pytest.mark.parametrize(
    ("asks", "has"),
    [
        ({"qualifications": ("Đại học",)}, {"qualification": "Trung cấp"}),
        ({"oldest": 50}, {"birth": date(1960, 1, 1), "unit": "B"}),
        ({"non_local": True, "place": "P1"}, {"home": "P1"}),
    ],
)
def test_a_post_without_anybody_eligible_says_what_stands_in_the_way(asks, has):
    with pytest.raises(Refusal) as refused:
        ask([post("A", **asks)], [person("p", **has)])
    (found,) = refused.value.findings
    assert (found.rule, found.subject) == ("planning.placement.nobody", "A/Trưởng")
    assert "1 người" in found.sentence.vi
    plan = ask([post("A", **asks)], [person("p", **has)], fill_heads=False)
    assert plan.placed[0].post == ""


def test_nobody_rises_unless_it_was_planned():
    with pytest.raises(Refusal):
        ask(UNIT, [person("d", "deputy")])
    plan = ask(UNIT, [person("d", "deputy", may_rise=True)])
    assert plan.placed[0].fate == "rises"


def test_a_third_term_in_one_place_is_not_given():
    posts, people = [post("A"), post("B")], [person("p", terms=2), person("q", unit="B")]
    assert results(ask(posts, people, most_terms=2)) == {"p": "B/Trưởng", "q": "A/Trưởng"}


def test_relatives_do_not_lead_one_unit_together():
    posts = [post("A"), post("A", "deputy"), post("A", "specialist", 1)]
    plan = ask(posts, [person("h"), person("d", "deputy", kin=("h",))])
    assert results(plan)["d"] != "A/Phó" or results(plan)["h"] != "A/Trưởng"


def test_heads_that_compete_for_one_person_clash():
    with pytest.raises(Refusal) as refused:
        ask([post("A"), post("B")], [person("p")])
    assert {found.subject for found in refused.value.findings} == {"head:A/Trưởng", "head:B/Trưởng"}
    assert all("lập được phương án" in found.remedy.vi for found in refused.value.findings)


def test_settled_choices_are_kept_and_the_rest_is_planned_again():
    people = [person("h1", body="X"), person("h2", body="Y")]
    before = results(ask(UNIT, people))
    other = "h2" if before["h1"] == "A/Trưởng" else "h1"
    plan = ask(UNIT, people, fixed=(Fixed(person=other, post="A/Trưởng"),))
    assert results(plan)[other] == "A/Trưởng"
    assert "chốt" in next(one for one in plan.placed if one.person == other).why.vi
    away = ask(UNIT, people, fixed=(Fixed(person="h1", post=""),))
    assert results(away)["h1"] == "grace"


def test_a_settled_choice_that_breaks_eligibility_is_refused_with_the_reason():
    fixed = (Fixed(person="s", post="A/Trưởng"),)
    with pytest.raises(Refusal, match="quy hoạch"):
        ask(UNIT, [person("h"), person("s", "specialist")], fixed=fixed)


def test_bad_input_is_said_at_once():
    with pytest.raises(Refusal) as refused:
        Problem(
            day=DAY,
            posts=(post("A"), post("A"), Post(code="A/Hai", unit="A", title="Hai", rank="head")),
            people=(person("p"),),
            fixed=(Fixed(person="z", post="?"),),
        )
    rules = {found.rule.rsplit(".", 1)[1] for found in refused.value.findings}
    assert rules == {"twice", "unknown", "heads"}


def test_no_time_and_a_stop_at_once_still_place_everybody():
    people = [person(f"h{n}", body=f"B{n % 2}") for n in range(4)] + [person("d", "deputy", kin=("h0",))]
    problem = Problem(day=DAY, posts=UNIT, people=tuple(people))
    for plan in (solve(problem, Limits(seconds=0)), solve(problem, LIMITS, lambda _: False)):
        assert len(plan.placed) == 5
        assert all(one.post or one.until for one in plan.placed)


def test_the_same_question_gets_the_same_answer():
    people = [person(f"h{n}", body=f"B{n % 2}") for n in range(5)]
    problem = Problem(day=DAY, posts=UNIT, people=tuple(people))
    assert solve(problem, LIMITS).as_dict() == solve(problem, LIMITS).as_dict()


def test_money_of_those_who_retire_early_is_by_year_and_shows_its_parts():
    people = [
        person("a", "specialist", retires=date(2030, 6, 1), salary=10_000_000),
        person("b", "specialist", retires=date(2030, 6, 1)),
    ]
    problem = Problem(day=DAY, posts=(post("A", "specialist", 0),), people=tuple(people), grace_months=12)
    plan = solve(problem, LIMITS)
    seen = []

    def entitled(leaving):
        seen.append((leaving.months_early, leaving.soon))
        return [Part(Sentence("a", "a"), "luật", leaving.salary * 2)]

    paid = money(problem, plan, entitled, soon_months=12)
    assert (paid.by_year(), paid.unknown, seen) == ({2025: 20_000_000}, ("b",), [(59, True)])


def test_where_no_rule_gives_anything_nobody_is_said_to_get_nothing():
    people = (person("a", "specialist", retires=date(2030, 6, 1), salary=10_000_000),)
    problem = Problem(day=DAY, posts=(post("A", "specialist", 0),), people=people, grace_months=12)
    paid = money(problem, solve(problem, LIMITS), lambda leaving: [])
    assert (paid.paid, paid.unruled) == ((), ("a",))


def test_months_are_counted_whole():
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_between(date(2025, 1, 31), date(2025, 2, 28)) == 0
    assert months_between(date(2025, 1, 15), date(2026, 1, 15)) == 12


MERGE = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SAB", "name": "Sở AB", "kind": "department"}}


def test_a_placement_after_a_scheme_becomes_steps_that_run():
    structure, base = province(), scheme(MERGE)
    outcome = run(base, structure)
    problem = placement(outcome, lambda birth, sex: None, most_deputies=2, staff_share=0.7)
    plan = solve(problem, LIMITS)
    made = read_scheme(as_scheme(base, problem, plan).to_yaml())
    after = run(made, structure).after
    heads = after.posts.filter(
        (after.posts["rank"] == "head")
        & (after.posts["unit"] == outcome.after.units.filter(outcome.after.units["code"] == "99.SAB")["unit"][0])
    )
    assert len(after.tenures.filter(after.tenures["post"].is_in(heads["post"].to_list()))) == 1
    assert len(plan.placed) == 10
    surplus = [one for one in plan.placed if not one.post]
    ending = after.tenures.filter(after.tenures["until"].is_not_null())
    assert len(surplus) == len(ending) > 0


def test_a_scheme_without_a_merger_has_nobody_to_place():
    outcome = run(scheme({"do": "rename", "unit": "99.SA", "name": "Sở Một"}), province())
    with pytest.raises(Refusal, match="không hợp nhất"):
        placement(outcome, lambda birth, sex: None)


RANK = st.sampled_from(["head", "deputy", "specialist"])


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(RANK, st.sampled_from("AB"), st.integers(0, 3)), min_size=1, max_size=5),
    st.lists(
        st.tuples(RANK, st.sampled_from("AB"), st.integers(0, 2)), min_size=1, max_size=3, unique_by=lambda row: row[:2]
    ),
)
def test_the_flow_is_never_beaten(people, posts):
    problem = Problem(
        day=DAY,
        posts=tuple(
            post(unit, rank, min(seats, 1) if rank == "head" else seats, lon=107.0 + seats, lat=21.0)
            for rank, unit, seats in posts
        ),
        people=tuple(
            person(f"p{n}", rank, unit, lon=107.0 + at, lat=21.0) for n, (rank, unit, at) in enumerate(people)
        ),
        fill_heads=False,
    )
    priced = costs(problem)
    able = priced.why_not == 0
    seats = np.array([one.seats for one in problem.posts])
    found = assign(priced.total, able, seats, priced.surplus)
    best = min(
        price(priced.total, priced.surplus, np.array(choice))
        for choice in product(range(-1, len(seats)), repeat=len(people))
        if all(column < 0 or able[row, column] for row, column in enumerate(choice))
        and all(choice.count(column) <= seats[column] for column in range(len(seats)))
    )
    assert price(priced.total, priced.surplus, found) == best
    plan = solve(problem, LIMITS)
    assert plan.freely == best <= plan.total
