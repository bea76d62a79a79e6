"""Edits as values: what they make of a text, and how they are laid on a newer one."""

import pytest

from tests.reform.builders import add, merge, rename, sketch
from tinhgon.kernel.refusal import Refusal
from tinhgon.reform.rules.differing import changes
from tinhgon.reform.rules.edits import MOST_STEPS, Head, Move, Remove, Replace, Rewrite, copied, edited, said
from tinhgon.reform.rules.laying import laid
from tinhgon.structure.scheme import read_step

ONE, TWO, THREE = rename("99.SA", "Một"), rename("99.SB", "Hai"), merge("99.SA1", "99.SB1")


def names(scheme):
    return [getattr(step, "name", step.do) for step in scheme.steps]


def told(old, new):
    return [(one.kind, one.before, one.after) for one in changes(old, new)]


def test_steps_are_added_replaced_moved_and_removed():
    text = sketch(ONE, TWO, THREE)
    assert names(edited(text, add(rename("99.PN", "Bốn"), place=2))) == ["Một", "Bốn", "Hai", "merge"]
    assert names(edited(text, Replace(2, read_step(rename("99.SB", "Khác"))))) == ["Một", "Khác", "merge"]
    assert names(edited(text, Move(3, 1))) == ["merge", "Một", "Hai"]
    assert names(edited(text, Remove((1, 3)))) == ["Hai"]
    assert edited(text, Head(title="Tên khác")).title == "Tên khác"
    assert edited(text, Rewrite(sketch(THREE, title="Cả tệp"))).id == text.id


@pytest.mark.parametrize("edit", [Replace(4, read_step(ONE)), Remove((0,)), Move(1, 9), add(ONE, place=6)])
def test_a_step_that_is_not_there_is_refused_by_number(edit):
    with pytest.raises(Refusal, match="các bước là từ 1 đến") as refused:
        edited(sketch(ONE, TWO, THREE), edit)
    assert refused.value.findings[0].rule == "draft.no_such_step"


def test_a_draft_of_5001_steps_is_refused():
    step = read_step(ONE)
    most = sketch().model_copy(update={"steps": (step,) * MOST_STEPS})
    assert len(copied(most, "thu").steps) == MOST_STEPS
    with pytest.raises(Refusal) as refused:
        edited(most, add(ONE))
    assert [(one.rule, one.measured) for one in refused.value.findings] == [("draft.too_many_steps", "5001")]


def test_an_empty_title_is_refused_without_the_line_of_a_file():
    with pytest.raises(Refusal) as refused:
        edited(sketch(ONE), Head(title=" "))
    assert refused.value.findings[0].sentence.vi == "title: không được để trống."


def test_what_differs_is_told_step_by_step():
    text = sketch(ONE, TWO, THREE)
    assert told(text, text) == []
    assert told(text, edited(text, add(rename("99.PN", "Bốn"), place=1))) == [("added", None, 1)]
    assert told(text, edited(text, Remove((2,)))) == [("removed", 2, None)]
    assert told(text, edited(text, Move(1, 3))) == [("moved", 1, 3)]
    (changed,) = changes(text, edited(text, Replace(2, read_step(rename("99.SB", "Khác")))))
    assert (changed.kind, changed.before, changed.after, changed.fields) == ("changed", 2, 2, ("name",))
    (head,) = changes(text, edited(text, Head(note="x")))
    assert (head.kind, head.fields) == ("head", ("note",))


def test_an_edit_finds_its_step_where_it_stands_now():
    base = sketch(ONE, TWO, THREE)
    now = edited(edited(base, add(rename("99.PN", "Bốn"), place=1)), Remove((2,)))
    mine = Replace(2, read_step(rename("99.SB", "Của tôi")))
    assert names(edited(now, laid(mine, base, now))) == ["Bốn", "Của tôi", "merge"]
    assert laid(Remove((3,)), base, now) == Remove((3,))
    assert laid(add(ONE, place=3), base, now) == add(ONE, place=3)
    assert laid(add(ONE), base, now) == add(ONE)


def test_an_edit_of_a_step_that_is_gone_is_refused():
    base = sketch(ONE, TWO, THREE)
    with pytest.raises(Refusal, match="đã bị người khác sửa hoặc bỏ") as refused:
        laid(Replace(2, read_step(ONE)), base, edited(base, Remove((2,))))
    assert refused.value.findings[0].where == {"step": 2}
    with pytest.raises(Refusal) as refused:
        laid(Rewrite(base), base, edited(base, Remove((2,))))
    assert refused.value.findings[0].rule == "draft.whole_text"


def test_edits_are_said_in_words():
    text = sketch(ONE, TWO, THREE)
    assert said(add(THREE), text).vi == "Thêm bước 4: Hợp nhất"
    assert said(Remove((3,)), text).vi == "Bỏ bước 3: Hợp nhất"
    assert said(Move(1, 2), text).en == "Moved step 1 (Rename) to number 2"
    assert said(Head(title="x"), text).vi == "Sửa tên"
