"""Reception of citizens: planned by the rows of law, kept or not with its share, minutes, petitions and refusals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.casework.builders import DESK, books
from tests.mandates.builders import key
from tests.petitions.test_petitions import rules
from tinhgon.casework.acts import Person
from tinhgon.casework.queries.standing import standing
from tinhgon.kernel.refusal import Refusal
from tinhgon.mandates.queries import Scope
from tinhgon.papers.issuing import written
from tinhgon.petitions.acts import receiving as acts
from tinhgon.petitions.acts.receiving import Came
from tinhgon.petitions.models import ReceptionSession, Visit
from tinhgon.petitions.queries.letters import minutes
from tinhgon.petitions.queries.roster import roster
from tinhgon.site.settings import VAR

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 30)
NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
EVERYTHING = Scope(everything=True, units=frozenset())


def visit(**more: object) -> Visit:
    """A matter brought to the commune's reception by three households."""
    people = (Person("Trần Thị Dân", "thôn 3"), Person("Lê B"))
    told = {"count": 3, **more}
    return acts.receive(
        DESK, Came(key("00011.UB"), date(2026, 9, 10), "Ngập úng thôn 3", people, "Người p47", **told), TODAY
    )  # type: ignore[arg-type]


def test_a_month_is_planned_by_the_rows_of_law_and_its_share_has_its_sessions() -> None:
    books(2026)
    commune, province = key("00011.UB"), key("99.UB")
    made = acts.plan_month(DESK, commune, 2026, 9, date(2026, 8, 28))
    assert len(made) == 4  # one day a week: the Thursdays of September 2026
    assert date(2026, 9, 2) not in {one.day for one in made}  # the National Day
    assert {one.head for one in made} == {"Người p47"}
    assert acts.plan_month(DESK, commune, 2026, 9, date(2026, 8, 28)) == []
    assert len(acts.plan_month(DESK, province, 2026, 9, date(2026, 8, 28))) == 1
    acts.record_session(DESK, made[0].pk, "held", TODAY, received_by="Người p47", in_person=True)
    acts.record_session(DESK, made[1].pk, "held", TODAY, received_by="Phó chủ tịch", in_person=False)
    acts.record_session(DESK, made[2].pk, "missed", TODAY, reason="Họp tỉnh")
    acts.record_session(DESK, made[3].pk, "moved", TODAY, reason="Bão", moved_to=date(2026, 9, 29))
    with pytest.raises(Refusal) as raised:
        acts.record_session(DESK, made[0].pk, "missed", TODAY, reason="x")
    assert rules(raised) == ["reception.not_planned"]
    rows = {one.body.code: one for one in roster(EVERYTHING, 2026, 9, TODAY)}
    kept = rows["00011.UB"].kept
    # A deputy's session does not count since the law of 1 July 2026.
    assert (kept.held, kept.due, kept.missed) == (1, 4, 1)
    assert rows["00011.UB"].duty.rule.id == "RC.GOV.COMMUNE"
    assert len(rows["00011.UB"].sessions) == 5
    assert rows["99.UB"].kept.share == 0
    with pytest.raises(Refusal) as raised:
        acts.plan_month(DESK, key("99.PN"), 2026, 9, TODAY)
    assert rules(raised) == ["reception.no_duty"]


def test_a_session_to_come_was_not_held_and_a_day_has_one() -> None:
    books(2026)
    commune = key("00011.UB")
    called = acts.call_session(DESK, commune, date(2026, 10, 7), "Đông người, vụ việc phức tạp", TODAY)
    with pytest.raises(Refusal) as raised:
        acts.record_session(DESK, called.pk, "held", TODAY, received_by="x")
    assert rules(raised) == ["reception.to_come"]
    with pytest.raises(Refusal) as raised:
        acts.call_session(DESK, commune, date(2026, 10, 7), "Nữa", TODAY)
    assert rules(raised) == ["reception.session_there"]
    assert ReceptionSession.objects.count() == 1


def test_a_matter_of_many_people_is_minuted_on_the_spot_and_taken_in_as_one_petition() -> None:
    books(2026)
    found = visit()
    assert found.people == 3
    with pytest.raises(Refusal) as raised:
        acts.answer_on_the_spot(DESK, found.number)
    assert rules(raised) == ["reception.not_signed"]
    acts.sign_minutes(DESK, found.number, "Bà Dân nói: mưa là ngập.", "Người p47; Trần Thị Dân", NOW)
    acts.conclude(DESK, found.number, "Khảo sát mương thoát nước", "Phòng kinh tế", date(2026, 9, 20))
    paper, profile = minutes(found.number)
    said = " ".join(block.text for block in paper.blocks)
    for words in ("đại diện cho 3 người", "mưa là ngập", "Khảo sát mương thoát nước", "Đã ký: Người p47"):
        assert words in said
    assert written(paper, profile, "docx", VAR)[:2] == b"PK"
    made = acts.take_in_petition(DESK, found.number, TODAY)
    at = standing(made.case.code)
    assert [(one.name, one.represents) for one in at.parties] == [("Trần Thị Dân", True), ("Lê B", False)]
    assert at.case.received == date(2026, 9, 10)
    with pytest.raises(Refusal) as raised:
        acts.take_in_petition(DESK, found.number, TODAY)
    assert rules(raised) == ["reception.over"]


def test_a_refusal_names_its_ground_and_its_reason() -> None:
    books(2026)
    found = visit()
    for ground, reason in (("khong-co", "x"), ("threat", "")):
        with pytest.raises(Refusal):
            acts.refuse_visit(DESK, found.number, ground, reason)
    done = acts.refuse_visit(DESK, found.number, "settled", "Đã trả lời bằng văn bản số 5")
    assert (done.outcome, done.refusal) == ("refused", "settled")
    with pytest.raises(Refusal):
        acts.receive(DESK, Came(key("00011.UB"), TODAY, "x", (Person(" "),), "y"), TODAY)


def test_a_conclusion_becomes_a_task_of_a_head_once() -> None:
    books(2026)
    found = visit()
    without, with_day = (
        acts.conclude(DESK, found.number, "Khảo sát", "Sở A", due) for due in (None, date(2026, 10, 20))
    )
    with pytest.raises(Refusal) as raised:
        acts.give_as_task(DESK, found.number, without.pk, key("99.SA"), "Báo cáo", TODAY)
    assert rules(raised) == ["reception.no_due"]
    task = acts.give_as_task(DESK, found.number, with_day.pk, key("99.SA"), "Báo cáo", TODAY)
    assert (task.source_kind, task.due, task.source_words) == ("conclusion", date(2026, 10, 20), "Khảo sát")
    assert Visit.objects.get(number=found.number).outcome == "task"
    with pytest.raises(Refusal) as raised:
        acts.give_as_task(DESK, found.number, with_day.pk, key("99.SA"), "Báo cáo", TODAY)
    assert rules(raised) == ["reception.given"]
