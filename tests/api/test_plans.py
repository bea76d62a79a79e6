"""Plans over the API: asked for by token, watched, stopped, read without what is private, made drafts; others find nothing."""

import pytest

from tests.api.test_drafts import books, program
from tests.proposals.builders import AGENCIES, NEIGHBOURS, TERRITORY, board, done, worked
from tests.registry.builders import loaded as province
from tests.registry.builders import scheme as scheme_of
from tinhgon.proposals import queries

pytestmark = pytest.mark.django_db
MERGER = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.AB", "name": "Sở AB", "kind": "department"}}

__all__ = ["books"]


def test_a_plan_is_asked_for_watched_read_and_drafted():
    province()
    ask = program()
    made = ask("post", "/plans", {"kind": "territory", "organ": "99.UB", "wish": TERRITORY, "limits": {"seconds": 5}})
    number = made["plan"]["number"]
    assert made["plan"]["state"]["id"] == "waiting"
    ask("get", f"/plans/{number}/result", status=404)
    ask("post", f"/plans/{number}/draft", {}, 422)
    worked()
    found = ask("get", f"/plans/{number}")
    assert (found["state"]["id"], found["plan"]["units"], found["has_scheme"], found["moved"]) == ("done", 3, True, [])
    assert found["run"]["progress"]["best"] == found["plan"]["best"]
    assert ask("get", f"/plans/{number}/result") == found["plan"]
    assert "merge_territory" in ask("get", f"/plans/{number}/scheme")
    draft = ask("post", f"/plans/{number}/draft", {"name": "tu-may"})
    assert draft["draft"]["name"] == "tu-may"
    assert ask("get", "/drafts/tu-may")["outcome"]["done"] >= 1
    assert ask("get", "/plans")["total"] == 1
    assert ask("get", "/plans?kind=agencies")["total"] == 0


def test_other_plans_and_prices_come_with_the_result():
    province()
    ask = program()
    wish = TERRITORY | {"alternatives": 1, "costs": True}
    made = ask("post", "/plans", {"kind": "territory", "organ": "99.UB", "wish": wish, "limits": {"seconds": 5}})
    worked()
    here = f"/plans/{made['plan']['number']}"
    told = ask("get", f"{here}/result")
    assert len(told["alternatives"][0]["apart"]) == 2
    assert all(one["cost"] >= 0 for one in told["costs"])
    assert ask("post", f"{here}/draft", {"name": "khac", "alternative": 1})["draft"]["name"] == "khac"
    ask("post", f"{here}/draft", {"alternative": 2}, 404)


def test_a_whole_problem_can_be_brought_along():
    province()
    ask = program()
    problem = board(4, 4, wanted=4).model_dump(mode="json")
    made = ask("post", "/plans", {"kind": "territory", "organ": "99.UB", "problem": problem, "title": "Bàn cờ"})
    worked()
    found = ask("get", f"/plans/{made['plan']['number']}")
    assert (found["plan"]["units"], found["wish"], found["title"]) == (4, None, "Bàn cờ")


def test_a_search_is_stopped_and_run_again():
    province()
    ask = program()
    number = ask("post", "/plans", {"kind": "agencies", "organ": "99.UB", "wish": AGENCIES})["plan"]["number"]
    assert ask("post", f"/plans/{number}/stop")["plan"]["state"]["id"] == "stopped"
    ask("post", f"/plans/{number}/stop", status=422)
    assert ask("post", f"/plans/{number}/again")["plan"]["run"]["number"] == 2
    worked()
    assert ask("get", f"/plans/{number}")["plan"]["bodies_after"] > 0


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "astrology", "wish": {}},
        {"kind": "territory"},
        {"kind": "territory", "wish": {}, "problem": {}},
        {"kind": "territory", "wish": {"day": "hôm nay"}},
        {"kind": "territory", "wish": {"day": "2025-07-01", "units": 3, "planet": 1, "neighbours": NEIGHBOURS}},
        {"kind": "territory", "wish": {"day": "2025-07-01", "neighbours": NEIGHBOURS}},
        {"kind": "territory", "wish": TERRITORY, "limits": {"seconds": 999999}},
    ],
)
def test_what_cannot_be_asked_is_refused_with_findings(body):
    province()
    refused = program()("post", "/plans", {"organ": "99.UB", **body}, 422)
    assert refused["findings"][0]["sentence"]["en"]
    assert queries.listed().total == 0


def test_schemas_of_every_kind_are_published(client):
    for kind in ("territory", "agencies", "placement", "rotation", "programme", "committee"):
        told = client.get(f"/api/plan-kinds/{kind}").json()
        assert told["wish"]["properties"]
    assert client.get("/api/plan-kinds/x").status_code == 422


def test_what_is_private_of_a_person_is_left_out():
    province()
    found = done(
        "placement",
        {"scheme": scheme_of(MERGER).to_yaml(), "most_deputies": 1, "staff_share": 0.5, "salary": 9_000_000},
    )
    told = program()("get", f"/plans/{found.request.pk}")
    assert "paid" not in told["plan"]["money"]
    assert all(one["until"] is None for one in told["plan"]["placed"] if one["path"] in ("retire", "early"))


def test_others_find_nothing_and_readers_change_nothing():
    province()
    number = done().request.pk
    outsider = program(unit=29)
    outsider("get", f"/plans/{number}", status=404)
    outsider("post", f"/plans/{number}/stop", status=404)
    assert outsider("get", "/plans")["total"] == 0
    reader = program("auditor", acts=("scheme.read", "scheme.draft"))
    assert reader("get", f"/plans/{number}")["number"] == number
    for act, body in (("stop", None), ("again", None), ("draft", {})):
        reader("post", f"/plans/{number}/{act}", body, 403)
    reader("get", f"/plans/{number}/scheme", status=403)
    reader("post", "/plans", {"kind": "territory", "organ": "99.UB", "wish": TERRITORY}, 403)
    reader("get", "/plans/99999999999999999999999", status=404)
