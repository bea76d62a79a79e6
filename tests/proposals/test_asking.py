"""Plans are kept with who asked, carried out, stopped, and told when the books have moved; nothing of them is changed afterwards."""

import threading

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from tests.faces import tinhgon
from tests.proposals.builders import AN, AT, NEIGHBOURS, ORGAN, TERRITORY, asked, done, loaded, long_one, worked
from tests.registry.builders import LATER, enact, rename, rows
from tests.registry.builders import scheme as scheme_of
from tests.structure.builders import province
from tinhgon.accounts import queries as trail
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import read_problem
from tinhgon.proposals import acts, jobs, queries
from tinhgon.proposals.models import Run
from tinhgon.proposals.rules.kinds import KINDS, kind_of, wish_of
from tinhgon.proposals.rules.privacy import for_many
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

pytestmark = pytest.mark.django_db
MERGER = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.AB", "name": "Sở AB", "kind": "department"}}


def test_a_territory_plan_is_kept_with_who_asked_and_becomes_a_scheme_that_runs():
    loaded()
    found = done()
    plan = queries.plan(found.run)
    assert (found.state, plan["units"], plan["contiguous"]) == ("done", 3, True)
    assert (found.request.asked_by, found.request.organ, found.request.role) == (AN.actor, ORGAN, AN.role)
    assert found.run.progress.best == plan["best"]
    outcome = run(read_scheme(found.run.scheme), province())
    assert outcome.after.places.filter(outcome.after.places["level"] == "commune").height == 3


def test_bodies_that_come_together_become_a_scheme_that_runs():
    loaded()
    found = done("agencies")
    assert queries.plan(found.run)["bodies_after"] == queries.plan(found.run)["bodies_before"] - 1
    outcome = run(read_scheme(found.run.scheme), province())
    assert outcome.after.units.filter(outcome.after.units["code"] == "99.SA").is_empty()


def test_everybody_is_placed_and_what_is_private_can_be_left_out():
    loaded()
    found = done("placement", {"scheme": scheme_of(MERGER).to_yaml(), "most_deputies": 1, "salary": 10_000_000})
    plan = queries.plan(found.run)
    assert found.state == "done", found.run.findings
    assert len(plan["placed"]) == 10
    assert run(read_scheme(found.run.scheme), province()).changes
    told = for_many(plan)
    assert "paid" not in told["money"]
    left = [one for one in told["placed"] if one["path"] in ("retire", "early")]
    assert all(one["until"] is None for one in left)
    assert all(str(one["until"]) not in one["why"]["vi"] for one in plan["placed"] if one["path"] == "retire")


def test_a_committee_shows_its_ratios():
    loaded()
    found = done("committee", {"day": "2025-07-01", "unit": "99.UB", "size": 2})
    assert found.state == "done", found.run.findings
    assert (len(queries.plan(found.run)["chosen"]), found.run.scheme) == (2, "")


def test_no_time_gives_the_first_plan():
    loaded()
    found = done(limits=Limits(0))
    assert queries.plan(found.run)["units"] == 3
    assert found.run.ended in ("time", "done")


def test_demands_that_clash_are_kept_as_the_answer():
    loaded()
    found = done(wish={"join": [["00011", "00012"]], "part": [["00011", "00012"]]})
    assert (found.state, found.run.result) == ("failed", "")
    assert {one["subject"] for one in found.run.findings} >= {"join:00011+00012", "part:00011+00012"}


@pytest.mark.parametrize(
    ("wish", "rule"),
    [
        ({"units": 99}, "territory.wanted"),
        ({"keep": ["zz"]}, "territory.unknown_keep"),
        ({"neighbours": NEIGHBOURS + "00011,zz,1,land\n"}, "territory.unknown_borders"),
        ({"neighbours": "x\n"}, "territory.columns"),
        ({"units": -1}, "planning.field.outside"),
    ],
)
def test_a_wish_that_cannot_be_read_is_refused_before_anything_is_kept(wish, rule):
    loaded()
    with pytest.raises(Refusal) as refused:
        asked(wish=wish)
    found = {one.rule for one in refused.value.findings}
    assert rule in found or rule == "planning.field.outside", found
    assert queries.listed().total == 0


def test_unknown_kinds_places_organs_and_times_are_refused():
    loaded()
    with pytest.raises(Refusal):
        kind_of("astrology")
    with pytest.raises(Unknown):
        asked(wish={"under": "zz"})
    for more in ({"limits": Limits(None)}, {"limits": Limits(99999)}):
        with pytest.raises(Refusal):
            asked(**more)
    with pytest.raises(Refusal):
        acts.ask(AN, 424242, KINDS["territory"], AT, wish=wish_of(KINDS["territory"], TERRITORY))
    with pytest.raises(Unknown):
        queries.standing(7)


def test_one_that_waits_is_stopped_at_once_and_can_be_run_again():
    loaded()
    request = asked()
    acts.stop(AN, request, AT)
    found = queries.standing(request.pk)
    assert (found.state, found.run.stop_by, found.run.result) == ("stopped", AN.actor, "")
    with pytest.raises(Refusal):
        acts.stop(AN, request, AT)
    acts.again(AN, request, AT)
    with pytest.raises(Refusal):
        acts.again(AN, request, AT)
    assert worked() == 1
    found = queries.standing(request.pk)
    assert (found.state, found.run.number, len(queries.runs(request))) == ("done", 2, 2)


def test_a_stop_in_the_first_second_keeps_the_best_so_far():
    loaded()
    request = long_one()
    run = acts.claim("thử:1", AT)
    Run.objects.filter(pk=run.pk).update(stop_at=AT, stop_by="An")
    jobs.carry_out(run, now, threading.Event())
    found = queries.standing(request.pk)
    assert found.state == "stopped"
    assert queries.plan(found.run)["units"] == 45
    assert (found.run.ended, found.run.progress.seconds < 20) == ("stopped", True)


def test_a_worker_that_is_told_to_go_keeps_the_best_so_far_and_says_interrupted():
    loaded()
    request = long_one()
    gone = threading.Event()
    run = acts.claim("thử:1", AT)
    gone.set()
    jobs.carry_out(run, now, gone)
    found = queries.standing(request.pk)
    assert (found.state, queries.plan(found.run)["units"]) == ("interrupted", 45)


def test_a_run_that_nobody_holds_is_interrupted_whatever_its_row_says():
    loaded()
    request = asked()
    run = acts.claim("thử:1", AT)
    assert queries.standing(request.pk).state == "running"
    acts._unlock(acts.RUN, run.pk)
    assert queries.standing(request.pk).state == "interrupted"
    assert acts.settle(AT) == 1
    found = queries.standing(request.pk)
    assert (found.run.state, found.run.findings[0]["rule"]) == ("interrupted", "plan.interrupted")
    acts.again(AN, request, AT)
    assert worked() == 1
    assert queries.standing(request.pk).state == "done"


def test_a_fault_of_the_program_is_written_down_and_not_hidden():
    loaded()
    request = asked()
    run = acts.claim("thử:1", AT)
    run.request.limits = {"seconds": "x"}
    with pytest.raises(TypeError):
        jobs.carry_out(run, now, threading.Event())
    found = queries.standing(request.pk)
    assert (found.state, found.run.findings[0]["rule"]) == ("failed", "plan.broke")


def test_what_was_asked_and_what_ended_cannot_be_changed():
    loaded()
    found = done()
    for statement in (
        "update proposals_request set title = 'khác'",
        "delete from proposals_request",
        "truncate proposals_request cascade",
        "delete from proposals_run",
        f"update proposals_run set result = '' where id = {found.run.pk}",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows(statement)


def test_asking_and_ending_leave_a_trail():
    loaded()
    done()
    verbs = [one.verb for one in trail.trail("proposals_run")]
    assert verbs[-1] == "insert"
    assert verbs.count("update") >= 2
    assert trail.trail("proposals_request")[0].verb == "insert"


def test_a_plan_says_when_the_books_have_moved_and_only_then():
    loaded()
    found = done()
    assert queries.moved_since(found.request) == ()
    enact(rename("99.SA", "Sở A mới"), day=LATER, named="khac")
    assert queries.moved_since(found.request) == ()
    step = {"do": "rename_territory", "place": "00011", "name": "Xã An Mới"}
    enact(step, named="doi-ten")
    moved = queries.moved_since(found.request)
    assert [one.subject for one in moved] == ["00011"]
    assert "Xã An Mới" in moved[0].measured


def test_too_many_of_one_organ_are_refused():
    loaded()
    for _ in range(acts.MOST_OPEN):
        asked()
    with pytest.raises(Refusal):
        asked()


def test_the_list_is_read_in_few_queries_however_long_it_is(django_assert_num_queries):
    loaded()
    for _ in range(3):
        asked()
    with django_assert_num_queries(2):
        assert queries.listed(limit=10).total == 3
    acts.claim("thử:1", AT)
    with django_assert_num_queries(3):
        assert [one.state for one in queries.listed(limit=10).rows] == ["waiting", "waiting", "running"]
    assert queries.listed([29]).total == 0
    assert queries.listed(text="zzz").total == 0
    assert queries.listed(kind="agencies").total == 0


def test_the_command_line_lists_shows_stops_and_works(tmp_path):
    loaded()
    request = asked()
    assert tinhgon("plan", "list", "--json").json()["plans"][0]["state"]["id"] == "waiting"
    assert tinhgon("plan", "work", "--idle", "0", "--json").json()["ended"] == 1
    file = tmp_path / "de-an.yaml"
    told = tinhgon("plan", "show", str(request.pk), "--to-scheme", str(file), "--json").json()
    assert (told["plan"]["units"], told["moved"]) == (3, [])
    tried = tinhgon("scheme", "run", str(file), "--json")
    figures = {one["id"]: one for one in tried.json()["figures"]}
    assert (figures["places.commune"]["before"], figures["places.commune"]["after"]) == (5, 3)
    assert "Đã xong" in tinhgon("plan", "list").out
    assert tinhgon("plan", "show", str(request.pk)).code == 0
    assert tinhgon("plan", "stop", str(request.pk)).code == 1
    assert "waiting" in tinhgon("plan", "again", str(request.pk), "--json").out
    assert tinhgon("plan", "stop", str(request.pk), "--json").json()["state"]["id"] == "stopped"
    assert tinhgon("plan", "show", "999999").code == 1


@pytest.mark.parametrize("kind", ["rotation", "programme"])
def test_kinds_whose_problem_is_brought_along_are_kept_too(kind):
    loaded()
    problem = read_problem(KINDS[kind].problem, tinhgon("plan", kind, "--example").out)
    request = acts.ask(AN, ORGAN, KINDS[kind], AT, problem=problem, limits=Limits(5))
    worked()
    found = queries.standing(request.pk)
    assert (found.state, queries.plan(found.run)["kind"]) == ("done", kind), found.run.findings
    assert for_many(queries.plan(found.run))["kind"] == kind
    assert bool(found.run.scheme) == (kind == "rotation")


def test_the_reasons_of_a_rotation_do_not_tell_where_one_is_at_home():
    why = {
        "vi": "Không giữ tiếp X: là người địa phương; không còn đủ thời gian công tác.",
        "en": "Does not go on as X: is from there.",
    }
    (told,) = for_many({"kind": "rotation", "results": [{"why": why}]})["results"]
    assert told["why"]["vi"] == "Không giữ tiếp X: theo điều kiện của luật."
    assert "from there" not in told["why"]["en"]
