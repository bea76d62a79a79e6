"""What a draft would do: as far as its steps go, on the books of now, with what moved named."""

import pytest

from tests.reform.builders import AN, ORGAN, add, at, draft, loaded, merge, rename, sketch
from tests.registry import builders as registry
from tests.structure.builders import province
from tinhgon.reform.acts import drafting
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.working import before_step, conflicts, work
from tinhgon.reform.rules.working import worked


def test_nothing_changes_nothing():
    found = worked(sketch(), province())
    assert found.whole
    assert found.outcome.changes == ()


def test_a_step_that_cannot_be_done_stops_the_count_before_it():
    found = worked(sketch(rename(), rename("99.KHONG"), rename("99.SB", "Hai")), province())
    assert (found.done, found.stopped_at) == (1, 2)
    assert "Bước 2" in found.blocked[0].sentence.vi
    assert {change.step for change in found.outcome.changes} == {1}


def test_steps_that_leave_the_apparatus_broken_stop_it_too():
    found = worked(sketch(rename(), {"do": "recode", "unit": "99.SA", "code": "99.SB"}), province())
    assert [one.rule for one in found.blocked] == ["whole.code_twice"]
    assert found.done < 2


@pytest.mark.django_db
def test_a_step_finds_what_the_steps_before_it_made():
    loaded()
    text = sketch(merge("99.SA", "99.SB"), rename("99.AB", "Sở khác"))
    codes = before_step(text, 2).units["code"].to_list()
    assert "99.AB" in codes
    assert "99.SA" not in codes
    assert work(text).whole


@pytest.mark.django_db
def test_what_moved_in_the_books_since_drafting_is_named():
    loaded()
    one = draft(rename(), rename("99.SB", "Hai"), name="gon")
    text = queries.sketch(queries.version(one))
    assert conflicts(one, text) == ()
    registry.enact(rename("99.SA", "Sở đã đổi"), named="khac")
    (moved,) = conflicts(one, text)
    assert moved.rule == "registry.moved"
    assert "99.SA" in moved.subject
    assert conflicts(drafting.renew(AN, "gon", 1, at(5)), text) == ()


@pytest.mark.django_db
def test_a_unit_that_ended_since_drafting_is_named_both_as_the_step_and_as_the_conflict():
    loaded()
    one = draft(rename("99.SB", "Hai"), name="gon")
    registry.enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, named="khac")
    text = queries.sketch(queries.version(one))
    found = work(text)
    assert found.stopped_at == 1
    assert "99.SB" in found.blocked[0].sentence.vi
    assert one.organ == ORGAN
    assert any("99.SB" in moved.subject for moved in conflicts(one, text))


@pytest.mark.django_db
def test_an_edit_of_a_step_that_fails_is_still_saved():
    loaded()
    draft(rename("99.KHONG"), name="gon")
    assert drafting.edit(AN, "gon", 1, add(rename()), at(1)).number == 2
