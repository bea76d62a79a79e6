"""Who heads what for the coming term: not local, within two terms, with service left, one person in two posts where permitted."""

from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import province
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import moved, problem_file, read_problem
from tinhgon.planning.rotation.costs import costs
from tinhgon.planning.rotation.problem import Fixed, Pair, Person, Post, Problem, Sources, Weights
from tinhgon.planning.rotation.reading import Lawful, rotation
from tinhgon.planning.rotation.solve import floor, solve
from tinhgon.planning.rotation.steps import scheme as as_scheme
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

DAY = date(2025, 7, 1)
LIMITS = Limits(seconds=20)
LAW = Sources(non_local="65-QĐ/TW", terms="65-QĐ/TW")


def post(place, role="bt", **more):
    return Post(code=f"{place}.{role}/Trưởng", unit=f"{place}.{role}", title="Trưởng", role=role, place=place, **more)


def person(code, *holds, roles=("bt",), **more):
    held = tuple(f"{one}/Trưởng" for one in holds)
    place = more.pop("place", holds[0].split(".")[0] if holds else "")
    return Person(code=code, name=f"Ông {code}", roles=roles, holds=held, place=place, **more)


def ask(posts, people, limits=LIMITS, **wishes):
    return solve(Problem(day=DAY, posts=tuple(posts), people=tuple(people), sources=LAW, **wishes), limits)


def holders(plan):
    return {one.post.split(".")[0]: one.person for one in plan.seats}


TWO = (post("A"), post("B"))
BOTH = (person("a", "A.bt"), person("b", "B.bt"))


def test_who_may_stay_stays():
    plan = ask(TWO, BOTH)
    assert holders(plan) == {"A": "a", "B": "b"}
    assert [one.fate for one in plan.results] == ["stays", "stays"]
    assert (plan.quality.best, plan.quality.ended, plan.evened) == (20, "done", True)


def test_a_local_head_changes_places_and_the_reason_is_said():
    posts = (post("A", non_local=True), post("B", non_local=True))
    plan = ask(posts, [person("a", "A.bt", homes=("A", "T")), person("b", "B.bt", homes=("C", "T"))])
    assert holders(plan) == {"A": "b", "B": "a"}
    one, other = plan.results
    assert (one.fate, other.fate) == ("moves", "moves")
    assert "người địa phương" in one.why.vi
    assert "nhường" in other.why.vi.lower()


def test_two_terms_are_enough_where_a_third_begins():
    people = [person("a", "A.bt", terms=2), person("b", "B.bt", terms=1)]
    assert holders(ask(TWO, people, most_terms=2)) == {"A": "a", "B": "b"}
    plan = ask(TWO, people, most_terms=2, new_term=True)
    assert holders(plan) == {"A": "b", "B": "a"}
    assert "nhiệm kỳ" in plan.results[0].why.vi


def test_a_limit_of_the_post_takes_the_place_of_that_of_the_problem():
    people = [person("a", "A.bt", terms=2), person("b", "B.bt")]
    plan = ask((post("A", most_terms=3), post("B")), people, most_terms=2, new_term=True)
    assert holders(plan) == {"A": "a", "B": "b"}


def test_service_left_counts_more_for_a_move_than_for_staying():
    people = [person("a", "A.bt", terms=2), person("b", "B.bt", retires=date(2029, 1, 1)), person("c", place="C")]
    asked = {"most_terms": 2, "new_term": True, "months_left": 60}
    plan = ask(TWO, people, **asked)
    assert holders(plan) == {"A": "c", "B": "b"}
    plan = ask(TWO, people, months_left_staying=60, **asked)
    assert holders(plan) == {"A": "c", "B": "a"}
    assert "thời gian công tác" in plan.results[1].why.vi


def test_another_place_asks_for_more_years_than_the_same():
    people = [
        person("a", "A.bt", place="A", retires=date(2031, 1, 1)),
        person("c", place="A", retires=date(2031, 1, 1)),
    ]
    plan = ask((post("A", "ct"), post("B", "ct")), [
        *(one.model_copy(update={"roles": ("ct",)}) for one in people), person("d", roles=("ct",)),
    ], months_left=60, months_left_rotated=120)  # fmt: skip
    assert holders(plan)["B"] == "d"


def test_a_head_goes_to_a_lower_post_only_where_that_is_worth_it_or_beside_an_equal_one():
    posts = (post("A", grade=2), post("B", "ct", grade=1))
    people = [person("a", "A.bt", roles=("bt", "ct"), terms=2, grade=2), person("b", place="B", roles=("bt", "ct"))]
    plan = ask(posts, people, most_terms=2, new_term=True)
    assert holders(plan) == {"A": "b", "B": "a"}
    assert "thấp hơn" in plan.results[0].why.vi
    assert dict(plan.results[0].parts)["lower"] == Weights().lower
    pair = (Pair(posts=("A.bt/Trưởng", "B.ct/Trưởng"), citation="x", how="must"),)
    both = ask(posts, [people[0].model_copy(update={"terms": 0}), people[1]], pairs=pair)
    assert "lower" not in dict(both.results[0].parts)


def test_who_came_lately_does_not_move():
    posts = (post("A", non_local=True), post("B"))
    people = [person("a", "A.bt", homes=("A",)), person("b", "B.bt", since=date(2024, 1, 1))]
    with pytest.raises(Refusal) as refused:
        ask(posts, people, months_in_post=36)
    assert {found.subject for found in refused.value.findings} >= {"A.bt/Trưởng"}
    assert holders(ask(posts, people, months_in_post=12)) == {"A": "b", "B": "a"}


def test_nobody_takes_what_they_are_neither_planned_for_nor_equal_to():
    with pytest.raises(Refusal) as refused:
        ask((post("A"),), [person("d", roles=("pho",))])
    assert refused.value.findings[0].rule == "planning.rotation.nobody"
    assert "quy hoạch" in refused.value.findings[0].sentence.vi
    assert ask((post("A"),), [person("d", roles=("pho",))], fill=False).seats[0].person == ""


def test_the_nearer_and_the_experienced_are_preferred():
    spots = {"A": (107.0, 21.0), "B": (108.0, 21.0)}
    posts = [post(one, lon=lon, lat=lat, asks=("biển",)) for one, (lon, lat) in spots.items()]
    people = [person("p", lon=107.1, lat=21.0, has=("biển",)), person("q", lon=107.9, lat=21.0, has=("biển",))]
    assert holders(ask(posts, people)) == {"A": "p", "B": "q"}
    people[0] = people[0].model_copy(update={"has": ()})
    plan = ask([posts[0]], [people[0], person("r", lon=107.1, lat=21.0, has=("biển",))])
    assert holders(plan) == {"A": "r"}


def test_one_person_holds_two_posts_only_where_that_is_permitted():
    posts = (post("A"), post("A", "ct"))
    people = [person("a", "A.bt", roles=("bt", "ct"))]
    with pytest.raises(Refusal):
        ask(posts, people)
    plan = ask(posts, people, pairs=(Pair(posts=("A.bt/Trưởng", "A.ct/Trưởng"), citation="18-NQ/TW"),))
    (one,) = plan.unified
    assert (one.person, one.citation, one.new) == ("a", "18-NQ/TW", True)
    assert plan.results[0].fate == "adds"


def test_pairs_come_together_as_often_as_asked_and_no_oftener():
    posts = [post(place, role) for place in "AB" for role in ("bt", "ct")]
    pairs = tuple(Pair(posts=(f"{place}.bt/Trưởng", f"{place}.ct/Trưởng"), citation="x") for place in "AB")
    people = [
        person("a", "A.bt", roles=("bt", "ct")), person("b", "B.bt", roles=("bt", "ct")),
        person("c", "A.ct", roles=("ct",)), person("d", "B.ct", roles=("ct",)),
    ]  # fmt: skip
    assert ask(posts, people, pairs=pairs).unified == ()
    plan = ask(posts, people, pairs=pairs, unified_least=1)
    assert len(plan.unified) == 1
    assert plan.fates["leaves"] == 1
    must = (pairs[0], pairs[1].model_copy(update={"how": "must"}))
    assert [one.posts for one in ask(posts, people, pairs=must).unified] == [must[1].posts]
    with pytest.raises(Refusal) as refused:
        ask(posts, people, pairs=must, unified_most=0)
    assert {found.subject for found in refused.value.findings} == {"pair:B.bt/Trưởng+B.ct/Trưởng", "unified_most"}


def test_settled_choices_are_kept_and_marked():
    plan = ask(TWO, BOTH, fixed=(Fixed(person="a", post="B.bt/Trưởng"),))
    assert holders(plan) == {"A": "b", "B": "a"}
    assert plan.results[0].why.vi.startswith("Lựa chọn đã chốt")
    away = ask(TWO, [*BOTH, person("c")], fixed=(Fixed(person="a"),))
    assert holders(away)["A"] == "c"


def test_clashing_demands_are_named_with_their_law_and_what_lifting_each_does():
    posts = (post("A", non_local=True, place_name="Huyện A"), post("B"))
    people = [person("a", "A.bt", homes=("A",)), person("b", "B.bt", terms=3)]
    with pytest.raises(Refusal) as refused:
        ask(posts, people, most_terms=2, fixed=(Fixed(person="b", post="B.bt/Trưởng"),))
    found = {one.subject: one for one in refused.value.findings}
    assert set(found) == {"terms:b", "fixed:b=B.bt/Trưởng"}
    assert found["terms:b"].citation == "65-QĐ/TW"
    with pytest.raises(Refusal) as refused:
        ask(posts, [people[0].model_copy(update={"homes": ("A", "B")}), person("c", "B.bt", homes=("A",))])
    (first, *_) = refused.value.findings
    assert first.rule == "planning.rotation.nobody"
    assert "2 người" in first.sentence.vi
    lifted = {one.subject: one.remedy.vi for one in refused.value.findings[1:]}
    assert set(lifted) == {"non_local:A.bt/Trưởng", "fill:A.bt/Trưởng"}
    assert all("lập được phương án" in words for words in lifted.values())


def test_the_next_best_plans_everybody_else_again():
    posts = (post("A", lon=107.0, lat=21.0), post("B", lon=108.0, lat=21.0))
    plan = ask(
        posts, [person("p", lon=107.0, lat=21.0), person("q", lon=107.5, lat=21.0), person("r", lon=109.0, lat=21.0)]
    )
    p = plan.results[0]
    assert p.posts == ("A.bt/Trưởng",)
    assert p.next_best.whole
    assert (
        p.next_best.more
        == ask(posts, [person("q", lon=107.5, lat=21.0), person("r", lon=109.0, lat=21.0)]).quality.best
        - plan.quality.best
    )
    assert "Ông q" in p.next_best.words.vi


def test_of_equally_good_plans_the_longest_way_is_the_shortest():
    posts = (post("A", lon=107.0, lat=21.0), post("B", lon=107.1, lat=21.0))
    people = [person("p", lon=107.2, lat=21.0), person("q", lon=107.3, lat=21.0)]
    plan = ask(posts, people, weights=Weights(distance=0))
    assert holders(plan) == {"A": "p", "B": "q"}
    assert plan.evened


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"posts": (post("A"), post("A"))}, "twice"),
        ({"people": (person("a"), person("a"))}, "twice"),
        ({"people": (person("a", "A.bt"), person("b", "A.bt"))}, "two_holders"),
        ({"posts": (post("A"), post("B"), post("C"))}, "heads"),
        ({"fixed": (Fixed(person="z"),)}, "unknown"),
        ({"fixed": (Fixed(person="a", post="?"),)}, "unknown"),
        ({"fixed": (Fixed(person="a", post="A.bt/Trưởng"), Fixed(person="b", post="A.bt/Trưởng"))}, "fixed_full"),
        ({"pairs": (Pair(posts=("A.bt/Trưởng", "?")),)}, "unknown"),
        ({"unified_least": 1}, "unified"),
    ],
)
def test_bad_input_is_named(asked, rule):
    with pytest.raises(Refusal) as refused:
        Problem(**{"day": DAY, "posts": TWO, "people": BOTH, **asked})
    assert rule in {found.rule.rsplit(".", 1)[1] for found in refused.value.findings}


def test_one_post_one_person():
    assert holders(ask((post("A"),), [person("a")])) == {"A": "a"}


def test_no_time_and_a_stop_at_the_first_look_still_give_a_plan():
    problem = invented(6, 14, 3)
    for plan in (solve(problem, Limits(seconds=0)), solve(problem, LIMITS, lambda _: False)):
        assert all(seat.person for seat in plan.seats)


def invented(places, people, seed, roles=("bt", "ct")):
    """Districts with a secretary and a chair each, and more candidates than posts."""
    rng = Random(seed)
    spots = [(rng.uniform(106.5, 108), rng.uniform(20.8, 21.6)) for _ in range(places)]
    posts = [
        post(
            f"H{at}",
            role,
            lon=lon,
            lat=lat,
            grade=2 if role == "bt" else 1,
            non_local=role == "bt",
            asks=("biển",) if at % 3 == 0 else (),
        )
        for at, (lon, lat) in enumerate(spots)
        for role in roles
    ]
    held = [f"H{at}.{role}" for at in range(places) for role in roles]
    found = []
    for number in range(people):
        at = number // len(roles) if number < len(held) else rng.randrange(places)
        mine = (held[number],) if number < len(held) else ()
        found.append(
            person(
                f"p{number}", *mine, place=f"H{at}", roles=roles if rng.random() < 0.5 else (roles[number % len(roles)],),
                homes=(f"H{rng.randrange(places)}",), terms=rng.randrange(1, 3) if mine else 0,
                grade=(2 if mine[0].endswith("bt") else 1) if mine else 0, lon=spots[at][0], lat=spots[at][1],
                retires=date(rng.randrange(2027, 2045), 1, 1), has=("biển",) if rng.random() < 0.5 else (), fit=rng.randrange(40, 100),
            )
        )  # fmt: skip
    pairs = tuple(Pair(posts=(f"H{at}.bt/Trưởng", f"H{at}.ct/Trưởng"), citation="x") for at in range(places))
    return Problem(
        day=DAY, posts=tuple(posts), people=tuple(found), pairs=pairs if len(roles) > 1 else (), new_term=True, most_terms=2,
        months_left=60, sources=LAW, weights=Weights(unified=seed % 3 * 10),
    )  # fmt: skip


def test_thirteen_districts_and_sixty_candidates_are_proven_and_the_same_each_time():
    problem = invented(13, 60, 1)
    plan = solve(problem, Limits(seconds=60, effort=200))
    assert plan.quality.ended == "done"
    assert plan.as_dict() == solve(problem, Limits(seconds=60, effort=200)).as_dict()
    keeps_the_rules(problem, plan)


def keeps_the_rules(problem, plan):
    people = {one.code: one for one in problem.people}
    posts = {one.code: one for one in problem.posts}
    assert len({seat.post for seat in plan.seats}) == len(problem.posts)
    for one in plan.results:
        assert len(one.posts) <= 2
        if len(one.posts) == 2:
            assert set(one.posts) in [set(pair.posts) for pair in problem.pairs]
        for code in one.posts:
            who, what = people[one.person], posts[code]
            assert what.role in who.roles or code in who.holds
            assert not (what.non_local and what.place in who.homes)
            if code in who.holds:
                assert who.terms + problem.new_term <= problem.most_terms


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 2), st.integers(2, 4))
def test_no_better_plan_exists(seed, places, people):
    problem = invented(places, max(people, places * 2), seed).model_copy(update={"fill": False})
    priced, best = costs(problem), None
    rows, columns = len(problem.people), len(problem.posts)
    at = {one.code: number for number, one in enumerate(problem.posts)}
    pairs = {frozenset(at[code] for code in pair.posts): number for number, pair in enumerate(problem.pairs)}
    for choice in product(range(-1, rows), repeat=columns):
        held = {row: [column for column in range(columns) if choice[column] == row] for row in range(rows)}
        if any(priced.why_not[row, column] for row, these in held.items() for column in these):
            continue
        if any(len(these) > 2 or (len(these) == 2 and frozenset(these) not in pairs) for these in held.values()):
            continue
        points = sum(int(priced.total[row, column]) for row, these in held.items() for column in these)
        for row, these in held.items():
            if len(these) == 2:
                points -= problem.weights.unified + max(int(priced.parts["lower"][row, column]) for column in these)
        points += sum(
            problem.weights.released for row, these in held.items() if problem.people[row].holds and not these
        )
        points += problem.weights.empty * choice.count(-1)
        best = points if best is None else min(best, points)
    plan = solve(problem, LIMITS)
    assert plan.quality.best == plan.quality.bound == best
    assert floor(problem, priced) <= best
    keeps_the_rules(problem, plan)


def test_a_problem_is_written_and_read_back_and_knows_what_moved():
    problem = invented(3, 8, 5)
    assert read_problem(Problem, problem_file(problem)) == problem
    gone = problem.model_copy(update={"people": problem.people[:-1]})
    assert [found.subject for found in moved(problem, gone)] == ["p7"]


# -- from the books, and into a scheme


def lawful(**more):
    return Lawful(
        lambda birth, sex: date(birth.year + 62, birth.month, 1),
        lambda kind, level: kind == "department",
        lambda kind, level: 2,
        **more,
    )


def test_heads_of_a_day_become_posts_and_the_rotation_a_scheme_that_runs():
    structure = province()
    problem = rotation(structure, lawful(), level="province", kinds=("department",), deputies_rise=False, new_term=True)
    assert [one.code for one in problem.posts] == ["99.SA/Giám đốc", "99.SB/Giám đốc"]
    assert all(one.non_local for one in problem.posts)
    assert {one.code: one.terms for one in problem.people if one.holds[0].endswith("/Giám đốc")} == {"p40": 2, "p43": 2}
    assert {one.code: one.roles for one in problem.people}["p44"] == ()
    plan = solve(problem, LIMITS)
    assert {one.post: one.person for one in plan.seats} == {"99.SA/Giám đốc": "p43", "99.SB/Giám đốc": "p40"}
    made = read_scheme(as_scheme(problem, plan).to_yaml())
    after = run(made, structure).after
    people = dict(after.people.select("person", "code").iter_rows())
    heads = {row["post"]: people[row["person"]] for row in after.tenures.iter_rows(named=True)}
    assert (heads[40], heads[43]) == ("p43", "p40")
    assert len(after.tenures) == len(structure.tenures)


def test_pairs_of_the_law_are_found_by_place_and_unified_in_the_scheme():
    structure = province()
    law = lawful(unified=((("party_cell", ""), ("village", ""), "Đề án 25"),))
    problem = rotation(
        structure, law, level="village", kinds=("party_cell", "village"), deputies_rise=False, unified_least=1
    )
    assert [pair.posts for pair in problem.pairs] == [("00011.CB1/Bí thư chi bộ", "00011.T1/Trưởng thôn")]
    plan = solve(problem, LIMITS)
    (one,) = plan.unified
    assert (one.person, one.citation) == ("p49", "Đề án 25")
    made = as_scheme(problem, plan)
    assert [step.do for step in made.steps] == ["relieve", "unify"]
    after = run(read_scheme(made.to_yaml()), structure).after
    held = after.tenures.join(after.people, on="person").filter(
        after.people["code"].implode().list.contains("p49") | True
    )
    mine = held.filter(held["code"] == "p49").sort("post")
    assert mine.select("post", "concurrent").rows() == [(49, False), (50, True)]


def test_a_plan_that_changes_nothing_is_no_scheme():
    with pytest.raises(Refusal, match="không thay đổi"):
        as_scheme(Problem(day=DAY, posts=TWO, people=BOTH), ask(TWO, BOTH))


def test_where_there_are_no_such_bodies_that_is_said():
    with pytest.raises(Unknown, match="không có đơn vị"):
        rotation(province(), lawful(), level="district")
