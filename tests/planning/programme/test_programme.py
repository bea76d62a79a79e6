"""Which team visits whom in which week: nobody twice for one matter within a year unless jointly, work and ways even."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.placement.problem import months_after
from tinhgon.planning.problems import problem_file, read_problem
from tinhgon.planning.programme.calendar import calendar
from tinhgon.planning.programme.problem import Coverage, Fixed, Past, Problem, Subject, Team, Topic, Wanted, Weights
from tinhgon.planning.programme.solve import solve
from tinhgon.planning.programme.tables import tables
from tinhgon.planning.programme.visits import ground

MONDAY = date(2026, 1, 5)
LIMITS = Limits(seconds=20)
MONEY, LAND = (
    Topic(code="TC", name="Tài chính đảng", side="party", matter="tiền"),
    Topic(code="DD", name="Đất", side="state"),
)
BUDGET = Topic(code="NS", name="Ngân sách", side="state", matter="tiền", weeks=2)
PARTY, STATE = Team(code="K", name="Tổ K", side="party"), Team(code="T", name="Đoàn T", side="state")


def subject(code="A", **more):
    return Subject(code=code, name=f"Xã {code}", **more)


def ask(*wanted, limits=LIMITS, watch=None, **more):
    asked = {
        "day": MONDAY, "weeks": 52, "subjects": (subject(), subject("B")), "topics": (MONEY, LAND, BUDGET),
        "teams": (PARTY, STATE), "wanted": tuple(Wanted(subject=one[0], topic=one[1:]) for one in wanted), "apart_months": 12,
    }  # fmt: skip
    return solve(Problem(**{**asked, **more}), limits, watch)


def clash(*wanted, **more):
    with pytest.raises(Refusal) as refused:
        ask(*wanted, **more)
    return {found.subject: found for found in refused.value.findings}


def test_two_bodies_go_together_for_one_matter():
    plan = ask("ATC", "ANS")
    (one,) = plan.visits
    assert one.joint
    assert [part.team for part in one.parts] == ["K", "T"]
    assert "một nội dung" in one.why.vi
    assert (plan.joint, plan.joinable) == (1, 1)
    assert (one.start, one.end) == (one.start, one.start + timedelta(days=11))


def test_without_months_nothing_keeps_two_visits_apart():
    plan = ask("ATC", past=(Past(subject="A", topic="TC", day=MONDAY - timedelta(days=30)),), apart_months=None)
    assert plan.visits[0].week == 1


def test_two_matters_go_together_by_preference_and_apart_where_that_costs_nothing():
    assert ask("ATC", "ADD").joint == 1
    plan = ask("ATC", "ADD", weights=Weights(separate=0), wanted=(
        Wanted(subject="A", topic="TC", latest=4), Wanted(subject="A", topic="DD", earliest=10),
    ))  # fmt: skip
    assert (plan.joint, plan.joinable) == (0, 1)
    first, second = plan.visits
    assert first.end < second.start


def test_a_visit_before_keeps_a_year_free_and_the_reason_is_said():
    plan = ask("ATC", past=(Past(subject="A", topic="NS", day=date(2025, 6, 10)),))
    (one,) = plan.visits
    assert one.start >= date(2026, 6, 10)
    assert one.week == 24
    assert "10/06/2025" in one.why.vi


def test_a_visit_to_a_body_that_went_into_another_counts():
    plan = ask(
        "ATC", subjects=(subject(formerly=("OLD",)), subject("B")),
        past=(Past(subject="OLD", topic="tiền", day=date(2025, 12, 1)),),
    )  # fmt: skip
    assert plan.visits[0].start >= date(2026, 12, 1)


def test_a_visit_for_another_matter_leaves_the_week_free_and_costs_a_repeat():
    before = (Past(subject="A", topic="DD", day=date(2025, 12, 1)),)
    plan = ask("ATC", past=before)
    assert plan.visits[0].start < date(2026, 6, 1)
    assert plan.quality.best - ask("ATC").quality.best == Weights().repeat


def test_a_stated_reason_lifts_the_rule():
    wanted = (Wanted(subject="A", topic="TC", exempt="có dấu hiệu vi phạm", latest=5),)
    plan = ask(wanted=wanted, past=(Past(subject="A", topic="TC", day=date(2025, 12, 1)),))
    assert plan.visits[0].week <= 5
    assert "dấu hiệu" in plan.visits[0].why.vi


def test_no_visit_lies_in_closed_weeks_or_while_the_team_is_away():
    plan = ask(
        "ANS", "BNS", weeks=6, closed=(3,), teams=(PARTY, STATE.model_copy(update={"away": (6,)})),
    )  # fmt: skip
    assert sorted(one.week for one in plan.visits) == [1, 4]


def test_a_team_is_in_one_place_at_a_time():
    plan = ask("ANS", "BNS", weeks=4)
    one, other = plan.visits
    assert one.end < other.start
    assert clash("ANS", "BNS", weeks=3).keys() == {"visit:A/NS", "visit:B/NS", "weeks:T"}


def test_the_nearer_team_goes_unless_work_would_be_uneven():
    teams = (
        Team(code="T1", name="T1", side="state", lon=107.0, lat=21.0),
        Team(code="T2", name="T2", side="state", lon=108.0, lat=21.0),
    )
    places = (subject("A", lon=107.0, lat=21.0), subject("B", lon=107.1, lat=21.0))
    near = ask("ADD", "BDD", teams=teams, subjects=places, weights=Weights(uneven=0, uneven_travel=0))
    assert [load.visits for load in near.loads] == [2, 0]
    even = ask("ADD", "BDD", teams=teams, subjects=places, weights=Weights(uneven=20, uneven_travel=0))
    assert [load.visits for load in even.loads] == [1, 1]
    assert even.uneven("state") == 0
    assert "đều" in " ".join(one.why.vi for one in even.visits)


def test_coverage_chooses_the_cheapest_subjects_and_counts_those_wanted():
    many = tuple(subject(f"S{n}", group="xã", lon=107 + n / 10, lat=21.0) for n in range(10))
    team = STATE.model_copy(update={"lon": 107.0, "lat": 21.0})
    plan = ask(
        subjects=many, teams=(team,), topics=(LAND,), wanted=(Wanted(subject="S9", topic="DD"),),
        coverage=(Coverage(topic="DD", group="xã", least_share=0.25),),
    )  # fmt: skip
    assert sorted(one.subject for one in plan.visits) == ["S0", "S1", "S9"]
    assert [one.chosen for one in sorted(plan.visits, key=lambda one: one.subject)] == [True, True, False]


def test_the_busiest_week_is_as_quiet_as_can_be():
    many = tuple(subject(f"S{n}") for n in range(6))
    teams = tuple(Team(code=f"T{n}", name=f"T{n}", side="state") for n in range(3))
    wanted = tuple(Wanted(subject=one.code, topic="DD") for one in many)
    plan = ask(subjects=many, teams=teams, wanted=wanted, weeks=6)
    assert (plan.busiest, plan.busiest_bound) == (1, 1)
    assert ask(subjects=many, teams=teams, wanted=wanted, weeks=2).busiest == 3


def test_settled_weeks_and_teams_are_kept():
    teams = (STATE, Team(code="T2", name="T2", side="state"))
    plan = ask("ADD", "BDD", teams=teams, fixed=(Fixed(subject="A", topic="DD", week=20, team="T2"),))
    one = next(one for one in plan.visits if one.subject == "A")
    assert (one.week, one.parts[0].team) == (20, "T2")
    assert "chốt" in one.why.vi


def test_where_the_cheapest_teams_have_no_weeks_others_go():
    near = Team(code="N", name="N", side="state", lon=107.0, lat=21.0)
    far = Team(code="F", name="F", side="state", lon=108.0, lat=21.0)
    places = (subject("A", lon=107.0, lat=21.0), subject("B", lon=107.0, lat=21.0))
    wanted = tuple(Wanted(subject=one, topic="DD", earliest=5, latest=5) for one in "AB")
    plan = ask(subjects=places, teams=(near, far), wanted=wanted, weights=Weights(uneven=0, uneven_travel=0))
    assert sorted(one.parts[0].team for one in plan.visits) == ["F", "N"]
    assert plan.quality.ended == "done"
    assert plan.quality.best == plan.quality.bound == pytest.approx(10.5, abs=0.1)


# -- what cannot be


def test_a_window_that_the_visit_before_closes_is_named_with_its_law():
    wanted = (Wanted(subject="A", topic="TC", latest=10), Wanted(subject="B", topic="DD"))
    before = (Past(subject="A", topic="TC", day=date(2025, 12, 1)),)
    found = clash(wanted=wanted, past=before, citation="Quy chế phối hợp")
    assert found.keys() == {"visit:A/TC", "window:A/TC", "past:A/TC"}
    assert found["past:A/TC"].citation == "Quy chế phối hợp"
    assert all("lập được phương án" in one.remedy.vi for one in found.values())


def test_one_matter_that_cannot_be_joint_is_named():
    wanted = (Wanted(subject="A", topic="TC", latest=5), Wanted(subject="A", topic="NS", earliest=20))
    assert clash(wanted=wanted).keys() == {
        "visit:A/TC", "visit:A/NS", "once:A:TC+NS", "window:A/TC", "window:A/NS",
    }  # fmt: skip


def test_more_coverage_than_weeks_is_named():
    found = clash(coverage=(Coverage(topic="NS", least=2),), teams=(PARTY, STATE.model_copy(update={"most_weeks": 3})))
    assert found.keys() == {"coverage:NS:", "weeks:T"}


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"day": date(2026, 1, 6)}, "monday"),
        ({"wanted": ()}, "nothing"),
        ({"subjects": (subject(), subject())}, "twice"),
        ({"wanted": (Wanted(subject="A", topic="DD"), Wanted(subject="A", topic="DD"))}, "twice"),
        ({"wanted": (Wanted(subject="Z", topic="DD"),)}, "unknown"),
        ({"wanted": (Wanted(subject="A", topic="?"),)}, "unknown"),
        ({"past": (Past(subject="Z", topic="DD", day=MONDAY),)}, "unknown"),
        ({"coverage": (Coverage(topic="DD", group="không có", least=1),)}, "unknown"),
        ({"coverage": (Coverage(topic="DD"),)}, "no_limit"),
        ({"wanted": (Wanted(subject="A", topic="DD", earliest=9, latest=3),)}, "window"),
        ({"wanted": (Wanted(subject="A", topic="DD", earliest=60),)}, "window"),
        ({"wanted": (Wanted(subject="A", topic="NS", earliest=4, latest=4),)}, "window"),
        ({"wanted": (Wanted(subject="A", topic="NS", earliest=4, latest=6),), "closed": (5,)}, "window"),
        ({"fixed": (Fixed(subject="A", topic="DD", week=5),), "closed": (5,)}, "fixed_week"),
        ({"fixed": (Fixed(subject="A", topic="DD", week=53),)}, "fixed_week"),
        ({"teams": (PARTY,)}, "no_team"),
        ({"teams": (PARTY, STATE.model_copy(update={"topics": ("?",)}))}, "unknown"),
        ({"fixed": (Fixed(subject="A", topic="DD", team="K"),)}, "fixed_team"),
        ({"fixed": (Fixed(subject="B", topic="DD", week=3),)}, "unknown"),
    ],
)
def test_bad_input_is_named(asked, rule):
    with pytest.raises(Refusal) as refused:
        ask("ADD", **asked)
    found = {one.rule.rsplit(".", 1)[1]: one for one in refused.value.findings}
    assert rule in found
    assert found[rule].sentence.vi != found[rule].sentence.en


def test_two_visits_of_one_side_for_one_matter_are_refused_unless_a_reason_is_stated():
    topics = (MONEY, Topic(code="TC2", name="Thu nộp", side="party", matter="tiền"), LAND)
    wanted = (Wanted(subject="A", topic="TC"), Wanted(subject="A", topic="TC2"))
    with pytest.raises(Refusal) as refused:
        ask(topics=topics, wanted=wanted)
    assert [one.rule for one in refused.value.findings] == ["planning.programme.same_matter"]
    free = (wanted[0], wanted[1].model_copy(update={"exempt": "tố cáo"}))
    assert len(ask(topics=topics, wanted=free).visits) == 2


def test_no_time_and_a_stop_at_the_first_look_still_give_a_programme():
    problem = invented(30, 4, 2)
    for plan in (solve(problem, Limits(seconds=0)), solve(problem, LIMITS, lambda _: False)):
        keeps_the_rules(problem, plan)


# -- whole programmes


def invented(subjects, teams, seed, weeks=52, most=(1, 1, 2)):
    """Subjects over a province, half of them wanted for a matter of the Party, half for one of the State, some before."""
    rng = Random(seed)
    topics = (MONEY, LAND, BUDGET, Topic(code="NQ", name="Nghị quyết", side="party", weeks=2))
    places = tuple(
        subject(f"S{n}", group="xã", lon=rng.uniform(106.5, 108), lat=rng.uniform(20.8, 21.6)) for n in range(subjects)
    )
    sides = ("party", "state")
    bases = tuple(
        Team(code=f"T{n}", name=f"T{n}", side=sides[n % 2], lon=rng.uniform(106.5, 108), lat=rng.uniform(20.8, 21.6))
        for n in range(teams)
    )
    wanted = {}
    for one in places:
        for topic in rng.sample(topics, rng.choice(most)):
            first = rng.choice([None, None, rng.randrange(1, weeks // 2)])
            wanted[one.code, topic.code] = Wanted(subject=one.code, topic=topic.code, earliest=first)
    past = tuple(
        Past(subject=one.code, topic=rng.choice(topics).code, day=MONDAY - timedelta(days=rng.randrange(30, 700)))
        for one in places
        if rng.random() < 0.4
    )
    # What a visit before leaves no week for is not wanted; the others fit.
    problem = Problem(
        day=MONDAY,
        weeks=weeks,
        subjects=places,
        topics=topics,
        teams=bases,
        wanted=tuple(wanted.values()),
        past=past,
        apart_months=12,
    )
    laid = ground(problem)
    free = [visit.id for at, visit in enumerate(laid.visits) if laid.starts(at)]
    return problem.model_copy(update={"wanted": tuple(one for one in problem.wanted if one.id in free)})


def keeps_the_rules(problem, plan):
    topics = {one.code: one for one in problem.topics}
    busy, subjects = {}, {}
    made = {f"{one.subject}/{part.topic}" for one in plan.visits for part in one.parts}
    assert {one.id for one in problem.wanted} <= made
    for one in plan.visits:
        assert one.start == problem.monday(one.week)
        weeks = max(part.weeks for part in one.parts)
        subjects.setdefault(one.subject, []).append((one.week, weeks))
        for part in one.parts:
            assert not set(range(one.week, one.week + part.weeks)) & set(problem.closed)
            busy.setdefault(part.team, []).append((one.week, part.weeks))
            for before in problem.past:
                if before.subject == one.subject and topics[before.topic].about == topics[part.topic].about:
                    assert one.start >= months_after(before.day, problem.apart_months)
    for these in (*busy.values(), *subjects.values()):
        these.sort()
        assert all(one[0] + one[1] <= other[0] for one, other in pairwise(these))
    matters = [
        (one.subject, matter) for one in plan.visits for matter in {topics[part.topic].about for part in one.parts}
    ]
    assert len(matters) == len(set(matters))


def test_a_whole_programme_is_near_its_bound_and_the_same_each_time():
    problem = invented(60, 6, 1)
    plan = solve(problem, Limits(seconds=None, effort=3))
    keeps_the_rules(problem, plan)
    assert plan.quality.gap < 0.1
    assert plan.busiest == plan.busiest_bound
    assert plan.as_dict() == solve(problem, Limits(seconds=None, effort=3)).as_dict()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(2, 4))
def test_no_cheaper_choice_of_teams_exists(seed, subjects, teams):
    problem = invented(subjects, teams, seed).model_copy(update={"weights": Weights(uneven=0, uneven_travel=0)})
    if not problem.wanted:
        return
    plan = solve(problem, LIMITS)
    keeps_the_rules(problem, plan)
    laid, best = ground(problem), None
    weights = problem.weights
    for choice in product(*laid.teams):
        ways = sum(laid.km[at, team] for at, team in enumerate(choice)) * weights.travel / 10
        repeats = weights.repeat * sum(one.repeated for one in laid.visits)
        best = ways + repeats if best is None else min(best, ways + repeats)
    apart = weights.separate * (plan.joinable - plan.joint)
    assert plan.quality.best == pytest.approx(best + apart)


def test_a_problem_is_written_and_read_back():
    problem = invented(10, 3, 4)
    assert read_problem(Problem, problem_file(problem)) == problem


# -- as a calendar and as tables


def test_the_programme_is_a_calendar_that_others_read():
    topics = (MONEY, LAND, BUDGET)
    problem = Problem(
        day=MONDAY, title="Năm 2026; thử, dài", subjects=(subject(lon=107.0, lat=21.0), subject("B")), topics=topics,
        teams=(PARTY, STATE), wanted=(Wanted(subject="A", topic="TC"), Wanted(subject="A", topic="NS"), Wanted(subject="B", topic="DD")),
        apart_months=12,
    )  # fmt: skip
    plan = solve(problem, LIMITS)
    text = calendar(problem, plan, datetime(2026, 1, 1, tzinfo=UTC))
    assert b"\r\n" in text
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert len(events) == len(plan.visits) == 2
    joint = next(one for one in events if "Đi chung" in str(one["summary"]))
    visit = next(one for one in plan.visits if one.joint)
    assert (joint.decoded("dtstart"), joint.decoded("dtend")) == (visit.start, visit.end + timedelta(days=1))
    assert str(joint["uid"]) == "A/TC+NS@2026.programme.tinhgon"
    assert "Tổ K" in str(joint["description"])
    only = Calendar.from_ical(calendar(problem, plan, datetime(2026, 1, 1, tzinfo=UTC), "en", team="K")).walk("VEVENT")
    assert [str(one["summary"]).startswith("Joint") for one in only] == [True]


def test_tables_hold_days_and_numbers_in_both_languages():
    problem = invented(6, 3, 8)
    plan = solve(problem, LIMITS)
    for language in ("vi", "en"):
        told = tables(problem, plan, language)
        (heads, rows), (_, loads), _ = told.values()
        assert len(heads) == len(rows[0])
        assert len(rows) == len(plan.visits)
        assert len(loads) == len(problem.teams)
        assert isinstance(rows[0][1], date)
