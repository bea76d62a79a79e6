"""Bodies that merge, end or are dissolved with open cases: their cases are never without a body, and move by the scheme."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.casework.builders import RECEIVED, books, complaint, given, people
from tests.mandates.builders import account, granted, key
from tests.registry.builders import enact, establish, rows
from tinhgon.casework import acts
from tinhgon.casework.models import Case, Deed
from tinhgon.casework.queries import bodies, lists
from tinhgon.casework.queries.lists import Wanted
from tinhgon.casework.queries.tracking import tracked
from tinhgon.mandates.queries import scope

pytestmark = pytest.mark.django_db

MERGED = date(2025, 7, 1)


def absorbed() -> tuple[str, str]:
    """Department B has an open case, and is absorbed by A; the open case and its tracking code."""
    books()
    made = complaint("99.SB", day=date(2025, 6, 2))
    enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, day=MERGED, named="nhap-so")
    return made.case.code, made.code


def read_by(account_id: int, day: date) -> list[str]:
    part = bodies.held_within(scope(account_id, "case.read", day), day)
    return [one.code for one in lists.listed(part, Wanted(day)).cases]


def test_from_the_day_of_the_merger_the_successor_has_the_case_before_anything_was_written() -> None:
    code, tracking = absorbed()
    _, head = people("99.SA")
    before, after = MERGED - timedelta(days=1), MERGED
    assert read_by(head.pk, before) == []
    assert read_by(head.pk, after) == [code]
    found = tracked(tracking, after)
    assert found is not None
    assert found.body == "Sở A"


def test_the_sweep_writes_the_transfer_under_the_decision_of_the_scheme_once() -> None:
    code, tracking = absorbed()
    assert acts.follow(MERGED - timedelta(days=1)) == 0
    assert acts.follow(MERGED) == 1
    assert acts.follow(MERGED) == 0
    case = Case.objects.get(code=code)
    assert case.holder == key("99.SA")
    assert case.held_since == MERGED
    deed = Deed.objects.filter(case=case).latest("number")
    assert (deed.kind, deed.document) == ("follow", "QĐ nhap-so")
    assert case.deeds == deed.number
    assert rows("select payload->>'cases' from ledger_entry where act = 'case.follow'") == [("1",)]
    told = tracked(tracking, MERGED)
    assert told is not None
    assert "Sở B sang Sở A" in told.told[-1].words.vi


def test_what_goes_on_after_it_is_done_by_the_successors_people() -> None:
    code, _ = absorbed()
    people("99.SA")
    acts.assign(acts_head(), code, "ly", given(MERGED))
    acts.follow(MERGED + timedelta(days=1))
    assert Case.objects.get(code=code).officer is not None


def acts_head():
    from tests.casework.builders import HEAD

    return HEAD


def test_two_mergers_one_after_the_other_lead_to_the_body_that_stands() -> None:
    books()
    code = complaint("99.SB1", day=date(2025, 6, 2)).case.code
    enact({"do": "absorb", "of": ["99.SB1"], "into": "99.SA1"}, day=MERGED, named="mot")
    enact({"do": "merge", "of": ["99.SA1"], "into": {"code": "99.SA9", "name": "Phòng A9", "kind": "division", "parent": "99.SA"}},
          establish("99.SA8", "99.SA"), day=date(2025, 9, 1), named="hai")  # fmt: skip
    held = Case.objects.get(code=code).holder
    assert bodies.answering([held], date(2025, 8, 1)) == {held: key("99.SA1")}
    assert bodies.answering([held], date(2025, 9, 1)) == {held: key("99.SA9")}
    assert acts.follow(date(2025, 9, 1)) == 1


def test_a_body_that_is_dissolved_without_a_successor_leaves_its_cases_to_the_one_above() -> None:
    books()
    code = complaint("99.SB1", day=RECEIVED).case.code
    held = Case.objects.get(code=code).holder
    entry = enact({"do": "absorb", "of": ["99.SB1"], "into": "99.SB"}, day=MERGED, named="giai-the").entry
    rows("alter table registry_lineage disable trigger user")
    rows("update registry_lineage set withdrawn_by = %s where source = %s", entry.number, held)
    rows("alter table registry_lineage enable trigger user")
    assert bodies.answering([held], MERGED) == {held: key("99.SB")}
    assert acts.follow(MERGED) == 1
    assert Case.objects.get(code=code).holder == key("99.SB")


def test_who_holds_a_mandate_over_the_ended_body_alone_reads_its_cases_no_more() -> None:
    absorbed()
    old = account("cu")
    granted(old, "case_officer", unit=key("99.SB"))
    assert read_by(old.pk, MERGED) == []


def test_ended_cases_stay_with_the_record_of_the_body_and_are_read_by_its_successor() -> None:
    code, _ = absorbed()
    _, head = people("99.SA")
    rows("update casework_case set ended = received where code = %s", code)
    assert acts.follow(MERGED) == 0
    part = bodies.held_within(scope(head.pk, "case.read", MERGED), MERGED)
    assert [one.code for one in lists.listed(part, Wanted(MERGED, "ended")).cases] == [code]
