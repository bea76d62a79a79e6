"""Outlines by command: tried, brought in, written out again, and refused whole."""

import json

import pytest

from tests.faces import tinhgon
from tests.registry.builders import loaded
from tests.registry.outlined import COMMUNES, world

pytestmark = pytest.mark.django_db


def test_a_map_goes_in_and_comes_out_again(tmp_path):
    loaded()
    file, back = tmp_path / "ban-do.geojson", tmp_path / "lai.geojson"
    file.write_text(world(*COMMUNES), encoding="utf-8")
    tried = tinhgon("outlines", str(file), "--on", "1/1/2020", "--check", "--json").json()
    assert (tried["saved"], tried["places"], tried["points"]) == (False, 5, 25)
    made = tinhgon("outlines", str(file), "--on", "1/1/2020", "--decision", "QĐ 5", "--json").json()
    assert made["saved"]
    told = tinhgon("outlines", "--on", "30/6/2025", "--to", str(back), "--json").json()
    assert (told["places"], told["drawn"]) == (8, 5)
    features = json.loads(back.read_text(encoding="utf-8"))["features"]
    assert [one["properties"]["code"] for one in features] == list(COMMUNES)
    assert "5 trên 8" in tinhgon("outlines", "--on", "30/6/2025").out
    plan = tinhgon("plan", "territory", "--on", "30/6/2025", "--units", "3", "--time-limit", "2", "--json").json()
    assert (plan["units"], plan["contiguous"]) == (3, True)


def test_a_wrong_map_is_refused_whole_and_says_where(tmp_path):
    loaded()
    file = tmp_path / "sai.geojson"
    file.write_text(world("00011", "77777"), encoding="utf-8")
    answer = tinhgon("outlines", str(file), "--on", "1/1/2020")
    assert answer.code == 1
    assert "77777" in answer.err
    assert tinhgon("outlines", "--on", "1/1/2020", "--json").json()["drawn"] == 0
    assert tinhgon("outlines", str(tmp_path / "khong-co.geojson")).code == 1
