"""Forms of steps come from the published schema: every verb, written and read back the same."""

import pytest

from tests.structure.operations.every_verb import EVERY
from tinhgon.structure.scheme import read_step, told
from tinhgon.web.drafting import fields


def typed(form):
    found = {}
    for top in form:
        for one in top.all():
            if one.shape.kind in ("group", "many"):
                continue
            if one.shape.kind == "yes":
                found |= {one.path: "1"} if one.value and one.value != "false" else {}
            else:
                found[one.path] = "" if one.value is None else str(one.value)
                found |= {f"{one.path}.~": one.guard} if one.guard else {}
    return found


@pytest.mark.parametrize("plain", EVERY, ids=lambda plain: plain["do"])
def test_a_step_of_every_verb_survives_its_form(plain):
    step = read_step(plain)
    values = told(step)
    do = str(values.pop("do"))
    assert read_step({"do": do, **fields.read(do, typed(fields.form(do, values)))}) == step


def test_rows_are_picked_into_lists_and_single_fields_once():
    plain = {}
    for code in ("A", "B", "A"):
        fields.put("merge", plain, "of", code)
    fields.put("merge", plain, "into.parent", "P")
    fields.put("absorb_territory", parts := {}, "of", "00011")
    fields.put("split", halves := {}, "into.1.children", "C")
    assert plain == {"of": ["A", "B"], "into": {"parent": "P"}}
    assert parts == {"of": [{"place": "00011"}]}
    assert halves == {"into": [{}, {"children": ["C"]}]}
    fields.take_out(plain, "of.0")
    assert plain["of"] == ["B"]


@pytest.mark.parametrize("path", ["", "x", "of.9.y", "into", "clause.a", "of.99999", "into.code.x"])
def test_a_path_that_is_none_changes_no_more_than_itself(path):
    plain = {"of": ["A"], "into": {"code": "X"}}
    fields.put("merge", plain, path, "B")
    fields.take_out(plain, path)
    assert plain["of"][0] == "A"


def test_what_is_wrong_is_said_at_its_field():
    from_form = fields.read("rename", {"unit": "99.SA", "name": ""})
    with pytest.raises(Exception, match="name") as refused:
        read_step({"do": "rename", **from_form})
    unit, name, *_ = fields.form("rename", from_form, refused.value.findings)
    assert (unit.errors, len(name.errors)) == ([], 1)
