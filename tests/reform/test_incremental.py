"""What an edit works out anew is what a whole run on everything gives: from checkpoints, of what is touched, of what was hung."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample.story import outcomes
from tests.structure.builders import DAY, province
from tests.structure.random_steps import steps
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.books import builtin
from tinhgon.law.checks import check, formed_by, touched_by
from tinhgon.reform.rules.working import Checkpoints, worked
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.draft import Draft
from tinhgon.structure.run import run, take_step
from tinhgon.structure.scheme import Scheme, Sketch
from tinhgon.structure.snapshot import shaped_frame
from tinhgon.structure.whole import flaws

BEFORE = province()
SKETCHES = st.builds(
    Sketch,
    id=st.just("thu"),
    title=st.just("Đề án thử"),
    day=st.just(DAY),
    steps=st.lists(steps(sensible=True), min_size=1, max_size=10).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(SKETCHES, st.data())
def test_an_edit_taken_up_from_a_checkpoint_comes_to_what_a_whole_run_comes_to(sketch, data):
    points = Checkpoints(6)
    for _ in range(4):
        quick, plain = worked(sketch, BEFORE, points), worked(sketch, BEFORE)
        assert (quick.done, quick.blocked) == (plain.done, plain.blocked)
        assert quick.outcome.changes == plain.outcome.changes
        assert quick.outcome.descents == plain.outcome.descents
        assert quick.outcome.findings == plain.outcome.findings
        assert quick.outcome.after.same_as(plain.outcome.after)
        at = data.draw(st.integers(0, len(sketch.steps)))
        kept = [*sketch.steps[:at], data.draw(steps(sensible=True)), *sketch.steps[at + 1 :]]
        sketch = sketch.model_copy(update={"steps": tuple(kept)})


@settings(max_examples=60, deadline=None)
@given(SKETCHES)
def test_the_frames_after_are_shaped_as_any_structure_is(sketch):
    after = worked(sketch, BEFORE).outcome.after
    for name in FRAMES:
        assert after.frame(name).equals(shaped_frame(name, after.frame(name))), name
    assert after.next_key >= BEFORE.next_key


@settings(max_examples=60, deadline=None)
@given(st.lists(steps(sensible=True), min_size=1, max_size=10))
def test_only_rows_that_were_hung_can_close_a_circle(drawn):
    draft = Draft(BEFORE, DAY)
    scheme = Scheme.model_construct(id="thu", title="", day=DAY, steps=tuple(drawn))
    for number in range(1, len(drawn) + 1):
        try:
            take_step(draft, scheme, number)
        except Refusal:
            continue
    after = draft.result()
    hung = {
        name: {key for key, cells in table.amended.items() if {"parent", "host"} & cells.keys()} | set(table.opened)
        for name, table in draft.tables.items()
    }
    every, some = flaws(after, BEFORE), flaws(after, BEFORE, hung)
    assert {one.rule for one in every} == {one.rule for one in some}
    assert [one for one in every if one.rule != "whole.cycle"] == [one for one in some if one.rule != "whole.cycle"]


@pytest.mark.parametrize(
    "name", ["nq-837-2019", "tai-hien-hoanh-bo-ha-long-2020", "tai-hien-so-nganh-2025", "nq-1679-2025"]
)
def test_findings_of_what_a_scheme_touches_are_those_of_a_whole_check_about_it(name):
    outcome = outcomes()[name]
    law, formed, touched = builtin().at(outcome.scheme.day), formed_by(outcome), touched_by(outcome)
    for structure in (outcome.before, outcome.after):
        every = check(structure, law, formed=formed)
        about = [one for one in every if one.where["key"] in touched.of(one.where["frame"])]
        assert about
        assert list(check(structure, law, touched, formed=formed)) == about


def test_the_sample_run_again_from_its_own_middle_is_the_same():
    outcome = outcomes()["nq-1679-2025"]
    assert outcome.scheme.day == date(2025, 7, 1)
    sketch = Sketch.model_validate(outcome.scheme.model_dump())
    points = Checkpoints(20)
    worked(sketch.model_copy(update={"steps": sketch.steps[:40]}), outcome.before, points)
    again = worked(sketch, outcome.before, points)
    assert again.outcome.after.same_as(run(outcome.scheme, outcome.before).after)
