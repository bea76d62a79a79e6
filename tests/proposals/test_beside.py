"""Other plans and prices are found after a plan when they were wished for, kept with it, and stopped with what was found until then."""

import threading

import pytest
from django.utils.timezone import now

from tests.faces import tinhgon
from tests.proposals.builders import AN, asked, done, loaded, worked
from tests.structure.builders import province
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.proposals import acts, jobs, queries
from tinhgon.proposals.models import Run
from tinhgon.proposals.rules.territory import other_scheme
from tinhgon.structure.run import run

pytestmark = pytest.mark.django_db
BOTH = {"alternatives": 2, "costs": True, "part": [["00011", "00012"]]}


def test_nothing_is_found_beside_a_plan_unless_it_was_wished_for():
    loaded()
    assert not {"alternatives", "costs"} & set(queries.plan(done().run))


def test_other_plans_and_prices_are_kept_and_each_becomes_a_scheme_that_runs():
    loaded()
    found = done(wish=BOTH)
    plan = queries.plan(found.run)
    assert found.state == "done", found.run.findings
    assert 1 <= len(plan["alternatives"]) <= 2
    shapes = [{tuple(group["members"]) for group in one["groups"]} for one in (plan, *plan["alternatives"])]
    assert all(shapes.count(one) == 1 for one in shapes)
    for number, one in enumerate(plan["alternatives"], 1):
        a, b = one["apart"]
        assert not any({a, b} <= set(group["members"]) for group in one["groups"])
        assert one["best"] >= plan["best"]
        outcome = run(other_scheme(queries.problem(found.request), plan, number), province())
        assert outcome.after.places.filter(outcome.after.places["level"] == "commune").height == 3
    prices = {one["id"]: one for one in plan["costs"]}
    parted = prices["part:00011+00012"]
    assert parted["cost"] == pytest.approx(parted["with"] - parted["without"], abs=1e-3)
    for wrong in (0, len(plan["alternatives"]) + 1):
        with pytest.raises(Unknown):
            other_scheme(queries.problem(found.request), plan, wrong)


@pytest.mark.parametrize("wish", [{"alternatives": 6}, {"alternatives": -1}, {"costs": "có"}])
def test_wishes_beside_out_of_range_are_refused(wish):
    loaded()
    with pytest.raises(Refusal):
        asked(wish=wish)


def test_a_stop_while_looking_beside_keeps_the_plan(monkeypatch):
    loaded()
    request = asked(wish=BOTH)
    held = acts.claim("thử:1", now())
    tell = acts.tell
    said = []

    def telling(one, found, trace):
        said.append(found["words"]["vi"])
        if "khác" in said[-1]:
            Run.objects.filter(pk=one.pk).update(stop_at=now(), stop_by="An")
        return tell(one, found, trace)

    monkeypatch.setattr(acts, "tell", telling)
    jobs.carry_out(held, now, threading.Event())
    found = queries.standing(request.pk)
    assert "Tìm phương án khác." in said
    assert (found.state, found.run.ended, queries.plan(found.run)["units"]) == ("stopped", "stopped", 3)


def test_the_command_line_shows_them_and_writes_one_as_a_scheme(tmp_path):
    loaded()
    number = str(done(wish=BOTH).request.pk)
    told = tinhgon("plan", "show", number).out
    assert "Phương án khác" in told
    assert "Mỗi mong muốn tốn bao nhiêu" in told
    assert tinhgon("plan", "show", number, "--json").json()["plan"]["alternatives"]
    file = tmp_path / "khac.yaml"
    assert tinhgon("plan", "show", number, "--alternative", "1", "--to-scheme", str(file)).code == 0
    assert tinhgon("scheme", "run", str(file), "--json").code == 0
    assert tinhgon("plan", "show", number, "--alternative", "9", "--to-scheme", str(file)).code == 1


def test_what_is_asked_beside_a_kept_plan_begins_from_it(monkeypatch):
    loaded()
    first = done()
    kept = queries.plan(first.run)
    again = asked(wish={"alternatives": 1}, origin=first.request)

    def not_again(*_):
        raise AssertionError("the same problem was solved again")

    with monkeypatch.context() as patch:
        patch.setattr("tinhgon.proposals.rules.searching.Search._early", not_again)
        patch.setattr("tinhgon.proposals.rules.searching.Search._late", not_again)
        worked()
    found = queries.standing(again.pk)
    plan = queries.plan(found.run)
    assert found.state == "done", found.run.findings
    assert [group["members"] for group in plan["groups"]] == [group["members"] for group in kept["groups"]]
    assert (plan["best"], plan["bound"], plan["ended"]) == (kept["best"], kept["bound"], kept["ended"])
    assert len(plan["alternatives"]) == 1
    acts.again(AN, again, now())
    assert queries.begun_from(queries.standing(again.pk).run) == {}, "run again, it is solved anew"


def test_another_question_does_not_begin_from_the_plan_before():
    loaded()
    first = done()
    other = asked(wish={"alternatives": 1, "units": 4}, origin=first.request)
    assert queries.begun_from(queries.standing(other.pk).run) == {}
