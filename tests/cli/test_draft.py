"""``tinhgon draft``: a scheme written from the command line."""

import pytest

from tests.faces import tinhgon
from tests.registry.builders import loaded

pytestmark = pytest.mark.django_db
RENAME = "{do: rename, unit: 99.SA, name: Sở Mới}"


def begun(name="gon"):
    loaded()
    return tinhgon(
        "draft", "new", "--title", "Sắp xếp", "--day", "1/7/2025", "--organ", "99.UB", "--name", name, "--json"
    )


def test_a_scheme_is_written_step_by_step_and_taken_back():
    assert begun().json()["draft"]["version"] == 1
    assert tinhgon("draft", "step", "add", "gon", RENAME, "--json").json()["version"]["number"] == 2
    merge = '{do: merge, of: ["99.SA", "99.SB"], into: {code: 99.AB, name: Sở AB, kind: department}}'
    assert tinhgon("draft", "step", "add", "gon", merge, "--json").code == 0
    found = tinhgon("draft", "show", "gon", "--json").json()
    assert [one["do"] for one in found["steps"]] == ["rename", "merge"]
    assert {one["id"]: one["change"] for one in found["outcome"]["figures"]}["units.focal_points"] == -1
    assert found["outcome"]["blocked"] == []
    assert tinhgon("draft", "step", "move", "gon", "2", "1").code == 0
    blocked = tinhgon("draft", "show", "gon", "--json").json()["outcome"]
    assert (blocked["done"], blocked["of"]) == (1, 2)
    assert tinhgon("draft", "undo", "gon", "--json").json()["version"]["number"] == 3
    assert tinhgon("draft", "redo", "gon", "--json").json()["version"]["number"] == 4
    assert tinhgon("draft", "step", "remove", "gon", "1", "2").code == 0
    assert [one["number"] for one in tinhgon("draft", "history", "gon", "--json").json()["versions"]] == [5, 4, 3, 2, 1]
    assert "steps: []" in tinhgon("draft", "export", "gon").out


def test_a_second_save_on_an_old_version_is_refused_with_what_changed():
    begun()
    tinhgon("draft", "step", "add", "gon", RENAME, "--actor", "Bình")
    answer = tinhgon("draft", "step", "add", "gon", RENAME, "--base", "1", "--json")
    assert answer.code == 1
    assert [one["rule"] for one in answer.json()["findings"]] == ["draft.stale", "draft.changed_meanwhile"]
    assert answer.json()["findings"][1]["sentence"]["vi"] == "Bình thêm bước 1: Đổi tên."


def test_a_draft_from_a_file_a_copy_and_both_side_by_side(tmp_path):
    before = tinhgon("draft", "list", "--json").json()["total"]
    begun()
    tinhgon("draft", "step", "add", "gon", RENAME)
    file = tmp_path / "a.yaml"
    file.write_text(tinhgon("draft", "export", "gon").out, encoding="utf-8")
    assert (
        tinhgon("draft", "new", "--from", str(file), "--organ", "99.UB", "--json").json()["draft"]["name"] == "sap-xep"
    )
    tinhgon("draft", "branch", "gon", "--title", "Phương án hai", "--json")
    absorb = "{do: absorb, of: [99.SB], into: 99.SA}"
    assert tinhgon("draft", "step", "add", "phuong-an-hai", absorb).code == 0
    plain = tinhgon("draft", "compare", "gon", "phuong-an-hai", "--json").json()
    focal = next(one for one in plain["figures"] if one["id"] == "units.focal_points")
    assert focal["changes"] == [0, -1]
    assert tinhgon("draft", "list", "--json").json()["total"] == before + 3
    assert "phuong-an-hai" in tinhgon("draft", "compare", "gon", "phuong-an-hai").out


@pytest.mark.parametrize(
    ("step", "rule"),
    [("{do: khong}", "scheme.union_tag_invalid"), ("{do: rename", "scheme.unreadable"), ("chu", "scheme.not_fields"),
     ("{do: rename, unit: 99.SA}", "scheme.missing")],
)  # fmt: skip
def test_a_step_that_cannot_be_read_is_refused_in_words(step, rule):
    begun()
    answer = tinhgon("draft", "step", "add", "gon", step, "--json")
    assert (answer.code, answer.json()["findings"][0]["rule"]) == (1, rule)
    assert tinhgon("draft", "show", "gon", "--json").json()["version"] == 1


def test_a_preview_saves_nothing():
    begun()
    answer = tinhgon("draft", "step", "add", "gon", RENAME, "--preview").json()
    assert (answer["saved"], answer["outcome"]["done"]) == (False, 1)
    assert tinhgon("draft", "show", "gon", "--json").json()["version"] == 1
