"""Outlines over the API: read by everybody as GeoJSON, brought in with a token."""

import json

import pytest

from tests.api.test_drafts import books, program
from tests.registry.builders import loaded
from tests.registry.outlined import COMMUNES, world

pytestmark = pytest.mark.django_db
__all__ = ["books"]


def test_outlines_are_brought_in_by_token_and_read_by_everybody():
    loaded()
    ask = program("administrator", ["registry.load"])
    told = ask("post", "/outlines?on=2020-01-01&check=true", json.loads(world(*COMMUNES)))
    assert (told["saved"], told["entry"], told["places"]) == (False, None, 5)
    told = ask("post", "/outlines?on=2020-01-01&decision=QĐ 5", json.loads(world(*COMMUNES)))
    assert told["saved"]
    found = ask("get", "/outlines?on=2025-06-30")
    assert [one["properties"]["code"] for one in found["features"]] == list(COMMUNES)
    assert ask("get", "/outlines?on=2019-06-30")["features"] == []


def test_who_may_not_load_and_what_is_wrong_are_refused():
    loaded()
    program()("post", "/outlines?on=2020-01-01", json.loads(world("00011")), 403)
    ask = program("administrator", ["registry.load"])
    wrong = ask("post", "/outlines?on=2020-01-01", json.loads(world("77777")), 422)
    assert wrong["findings"][0]["rule"] == "outlines.unknown"
    assert ask("post", "/outlines", {"type": "x"}, 422)["findings"][0]["rule"] == "outlines.file"
