"""Drafts over the API: a token's account reads within its organs and writes by its mandates; stale edits are conflicts."""

import json

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.mandates.builders import account, granted
from tests.reform.builders import BINH, add, at, draft, merge, rename, verbs
from tests.reform.builders import loaded as province
from tinhgon.accounts import acts as accounts
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Version

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def books():
    """The tests here write, so they have the tests' own database and not the sample's."""


def program(role="drafter", acts=("scheme.read", "scheme.draft"), **more):
    who = account(f"an-{role}")
    granted(who, role, **more)
    token = accounts.make_token(who, "thử", list(acts), 1, now())[1]
    client = Client(headers={"authorization": f"Bearer {token}"})

    def ask(method, path, body=None, status=200):
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        answer = getattr(client, method)(f"/api{path}", **sent)
        assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[:500])
        return json.loads(answer.content) if "json" in answer["Content-Type"] else answer.content.decode()

    return ask


def test_a_scheme_is_begun_edited_previewed_taken_back_and_compared():
    province()
    ask = program()
    begun = ask("post", "/drafts", {"organ": "99.UB", "title": "Gọn", "day": "1/7/2025", "name": "gon"})
    assert begun["draft"]["version"] == 1
    step = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.AB", "name": "Sở AB", "kind": "department"}}
    seen = ask("post", "/drafts/gon/edits", {"base": 1, "edit": "add", "step": step, "preview": True})
    assert (seen["saved"], seen["outcome"]["done"]) == (False, 1)
    assert ask("post", "/drafts/gon/edits", {"base": 1, "edit": "add", "step": step})["version"]["number"] == 2
    found = ask("get", "/drafts/gon")
    assert {one["id"]: one["change"] for one in found["outcome"]["figures"]}["units.focal_points"] == -1
    assert all(one["state"] in ("new", "worsened", "unchanged", "cured") for one in found["outcome"]["law"])
    ask("post", "/drafts/gon/undo", {"base": 2})
    ask("post", "/drafts/gon/redo", {"base": 1})
    ask("post", "/drafts/gon/branch", {"title": "Hai", "name": "hai"})
    assert ask("get", "/compare-drafts?names=gon,hai")["schemes"][1]["name"] == "hai"
    assert "do: merge" in ask("get", "/drafts/hai/file")
    assert ask("get", "/drafts")["total"] == 2
    assert len(ask("get", "/drafts/gon/versions")["versions"]) == 2


def test_an_edit_of_an_older_version_is_a_conflict_and_can_be_laid_on_top():
    province()
    draft(rename("99.SA", "Một"), name="gon")
    drafting.edit(BINH, "gon", 1, add(merge("99.SA1", "99.SB1"), place=1), at(1))
    ask = program()
    mine = {"base": 1, "edit": "replace", "number": 1, "step": rename("99.SA", "Của tôi")}
    refused = ask("post", "/drafts/gon/edits", mine, 409)
    assert [one["rule"] for one in refused["findings"]] == ["draft.stale", "draft.changed_meanwhile"]
    ask("post", "/drafts/gon/edits", mine | {"lay": True})
    assert verbs("gon") == ["merge", "rename Của tôi"]


def test_drafts_beyond_ones_organs_are_not_there_and_reading_is_no_writing():
    province()
    draft(rename(), name="gon")
    outsider = program(unit=29)
    outsider("get", "/drafts/gon", status=404)
    outsider("post", "/drafts/gon/undo", {"base": 1}, 404)
    assert outsider("get", "/drafts")["total"] == 0
    reader = program("auditor", acts=("scheme.read", "scheme.draft"))
    reader("get", "/drafts/gon")
    reader("post", "/drafts/gon/edits", {"base": 1, "edit": "remove", "number": 1}, 403)
    assert Version.objects.count() == 1
    assert Client().get("/api/drafts/gon").status_code == 401


@pytest.mark.parametrize(
    "body",
    [{}, {"edit": "add"}, {"edit": "add", "step": "x"}, {"edit": "replace", "number": "1"}, {"edit": "remove", "numbers": "x"},
     {"edit": "move", "number": 1}, {"edit": "head", "day": "32/1/2025"}, {"edit": "add", "step": {"do": "no"}},
     {"edit": "remove", "number": 9}, {"edit": "add", "steps": [rename()] * 5001}],
)  # fmt: skip
def test_an_edit_that_is_none_is_refused_in_words(body):
    province()
    draft(rename(), name="gon")
    refused = program()("post", "/drafts/gon/edits", {"base": 1} | body, 422)
    assert refused["findings"][0]["sentence"]["vi"]
    assert Version.objects.count() == 1
