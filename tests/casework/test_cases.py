"""A case from the desk to the end: steps, papers, terms; who comes second is told; what the law does not give is refused."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.casework.builders import DESK, HEAD, OFFICER, PDF, RECEIVED, accepted, books, complaint, given, people
from tests.registry.builders import rows
from tinhgon.casework import acts
from tinhgon.casework.acts import Person
from tinhgon.casework.models import Case, Deed, Receipt
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.queries.tracking import tracked
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import builtin

pytestmark = pytest.mark.django_db


def rules(raised: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [one.rule for one in raised.value.findings]


def due(code: str, term: str) -> date | None:
    return next(one.clock.due for one in standing(code).clocks if one.clock.term == term)


def test_a_complaint_goes_from_the_desk_to_its_end_and_every_due_day_is_explained() -> None:
    books()
    made = complaint()
    code = made.case.code
    assert code.startswith("KN25-")
    assert {one.clock.term for one in standing(code).clocks} == {"complaint.accept", "petition.process"}
    accepted(code)
    assert due(code, "complaint.first") == date(2025, 2, 10)  # 30 days from 10 January end on a Sunday
    acts.keep_paper(OFFICER, code, "verification", "bao-cao.pdf", PDF + b"bc", given(date(2025, 2, 6)))
    acts.take(HEAD, code, "decide", given(date(2025, 2, 7), number="QĐ 5"))
    acts.keep_paper(OFFICER, code, "decision", "qd.pdf", PDF + b"qd", given(date(2025, 2, 7)))
    acts.take(OFFICER, code, "send", given(date(2025, 2, 10)))
    acts.take(OFFICER, code, "close", given(date(2025, 2, 20)))
    at = standing(code)
    assert at.state.final
    assert at.case.ended == date(2025, 2, 20)
    assert all(not one.open and not one.late(date(2025, 3, 1)) for one in at.clocks)
    assert all(one.reckoning.lines[-1].text.vi for one in at.clocks)
    assert at.steps == ()
    with pytest.raises(Refusal):
        acts.take(OFFICER, code, "close", given(date(2025, 2, 21)))


def test_a_step_says_everything_that_it_lacks_and_then_writes_nothing() -> None:
    books()
    code = complaint().case.code
    before = Deed.objects.count()
    with pytest.raises(Refusal) as raised:
        acts.take(OFFICER, code, "accept", given(date(2025, 1, 10)))
    assert set(rules(raised)) == {"case.paper", "case.needs_document", "case.needs_officer"}
    with pytest.raises(Refusal) as raised:
        acts.take(OFFICER, code, "decide", given(date(2025, 1, 10), number="QĐ 5"))
    assert rules(raised) == ["case.state"]
    with pytest.raises(Unknown):
        acts.take(OFFICER, code, "bay", given(date(2025, 1, 10)))
    assert Deed.objects.count() == before


def test_who_accepted_does_not_decide() -> None:
    books()
    code = complaint().case.code
    accepted(code)
    acts.keep_paper(OFFICER, code, "verification", "bc.pdf", PDF, given(date(2025, 1, 20)))
    with pytest.raises(Refusal) as raised:
        acts.take(OFFICER, code, "decide", given(date(2025, 1, 20), number="QĐ 5"))
    assert rules(raised) == ["case.same_hand"]


def test_days_before_the_newest_deed_and_days_to_come_are_refused() -> None:
    books()
    code = complaint().case.code
    accepted(code)
    for day, today in ((date(2025, 1, 9), date(2025, 1, 12)), (date(2025, 1, 13), date(2025, 1, 12))):
        with pytest.raises(Refusal) as raised:
            acts.keep_note(OFFICER, code, "x", given(day, today=today))
        assert rules(raised) == ["case.day"]
    with pytest.raises(Refusal) as raised:
        complaint(day=date(2025, 3, 1), today=date(2025, 2, 1))
    assert rules(raised) == ["case.day"]


def test_who_comes_second_to_a_step_is_told_who_came_first() -> None:
    books()
    people()
    code = complaint().case.code
    seen = Case.objects.get(code=code).deeds
    acts.assign(HEAD, code, "ly", given(RECEIVED, seen=seen))
    with pytest.raises(Stale) as raised:
        acts.assign(Mandate("Người khác", "case_head"), code, "ly", given(RECEIVED, seen=seen))
    assert "Trưởng vừa làm việc khác" in raised.value.findings[0].sentence.vi
    assert raised.value.findings[0].remedy is not None


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_the_same_instant_take_one_step_once() -> None:
    books()
    people()
    code = complaint().case.code
    acts.assign(HEAD, code, "ly", given(RECEIVED))
    acts.keep_paper(DESK, code, "petition", "don.pdf", PDF, given(RECEIVED))
    seen = Case.objects.get(code=code).deeds
    start, came = threading.Barrier(2), []

    def take(who: str) -> None:
        start.wait()
        try:
            acts.take(Mandate(who, "case_officer"), code, "accept", given(RECEIVED, number=f"TB {who}", seen=seen))
            came.append("first")
        except Stale as stale:
            came.append(stale.findings[0].sentence.vi)
        finally:
            connection.close()

    both = [threading.Thread(target=take, args=(name,)) for name in ("Một", "Hai")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(came) == 2
    assert "first" in came
    second = next(one for one in came if one != "first")
    assert "vừa làm việc khác trên hồ sơ này" in second
    assert "Thụ lý" in second
    assert Deed.objects.filter(case__code=code, kind="accept").count() == 1


def test_an_extension_beyond_the_law_is_refused_with_its_citation() -> None:
    books()
    text = builtin_like("gia-han", "denunciation")
    acts.lay_procedure(HEAD, Decision("QĐ 9"), text)
    code = complaint(kind="gia-han").case.code
    day = date(2025, 1, 20)
    with pytest.raises(Refusal) as raised:  # an ordinary matter knows no extension
        acts.extend(HEAD, code, "denunciation", 30, given(day, number="QĐ 1", reason="phức tạp"))
    assert rules(raised) == ["clock.extension_not_allowed"]
    acts.set_conditions(HEAD, code, "denunciation", ["complex"], given(day, reason="nhiều nơi xác minh"))
    with pytest.raises(Refusal) as raised:
        acts.extend(HEAD, code, "denunciation", 31, given(day, number="QĐ 1", reason="phức tạp"))
    assert rules(raised) == ["clock.extension_too_long"]
    assert raised.value.findings[0].citation
    before = due(code, "denunciation")
    acts.extend(HEAD, code, "denunciation", 30, given(day, number="QĐ 1", reason="phức tạp"))
    after = due(code, "denunciation")
    assert before is not None
    assert after is not None
    assert after > before
    with pytest.raises(Refusal) as raised:  # and a second one is too many
        acts.extend(HEAD, code, "denunciation", 30, given(day, number="QĐ 2", reason="phức tạp"))
    assert rules(raised) == ["clock.extension_not_allowed"]
    late = complaint(kind="gia-han").case.code
    acts.set_conditions(HEAD, late, "denunciation", ["complex"], given(RECEIVED, reason="nhiều nơi"))
    with pytest.raises(Refusal) as raised:
        acts.extend(HEAD, late, "denunciation", 30, given(date(2025, 3, 20), number="QĐ 3", reason="muộn"))
    assert rules(raised) == ["clock.extension_late"]
    assert due(late, "denunciation") == date(2025, 2, 3)


def builtin_like(id: str, term: str) -> str:
    """A procedure of one step whose term may be extended and suspended."""
    return f"""
id: {id}
version: "1"
symbol: TH
title: {{vi: "Thử", en: "Trial"}}
from: 2020-01-01
citation: "QĐ thử"
first: open
opens: {{vi: "Nhận", en: "Received"}}
starts: [{term}]
papers: [{{id: other, words: {{vi: "Khác", en: "Other"}}}}]
states:
  - {{id: open, words: {{vi: "Mở", en: "Open"}}, public: {{vi: "Mở", en: "Open"}}, takes: [suspend, resume, extend, condition]}}
  - {{id: done, words: {{vi: "Xong", en: "Done"}}, public: {{vi: "Xong", en: "Done"}}, final: true}}
steps:
  - {{id: finish, act: case.decide, words: {{vi: "Xong", en: "Finish"}}, from: [open], to: done, needs: [clock_running], ends: [{term}]}}
"""


def test_a_suspension_stops_the_term_and_resuming_lets_it_go_on() -> None:
    books()
    acts.lay_procedure(HEAD, Decision("QĐ 9"), builtin_like("tam-dung", "complaint.first"))
    code = complaint(kind="tam-dung").case.code
    before = due(code, "complaint.first")
    acts.suspend(
        HEAD, code, "complaint.first", given(date(2025, 1, 13), number="QĐ 1", reason="chờ kết luận thanh tra")
    )
    case = Case.objects.get(code=code)
    assert case.due is None
    assert case.stopped
    with pytest.raises(Refusal) as raised:
        acts.suspend(HEAD, code, "complaint.first", given(date(2025, 1, 14), number="QĐ 2", reason="nữa"))
    assert rules(raised) == ["case.suspended"]
    with pytest.raises(Refusal) as raised:
        acts.take(HEAD, code, "finish", given(date(2025, 1, 14)))
    assert rules(raised) == ["case.needs_clock_running"]
    acts.resume(HEAD, code, "complaint.first", given(date(2025, 1, 23), number="QĐ 3", reason="đã có kết luận"))
    after = due(code, "complaint.first")
    assert before == date(2025, 2, 3)  # 30 days end on Saturday 1 February
    assert after == date(2025, 2, 11)  # ten days stood still
    with pytest.raises(Refusal) as raised:
        acts.resume(HEAD, code, "complaint.first", given(date(2025, 1, 24), number="QĐ 4", reason="nữa"))
    assert rules(raised) == ["case.not_suspended"]


def test_a_procedure_without_suspension_takes_none() -> None:
    books()
    code = complaint().case.code
    accepted(code)
    with pytest.raises(Refusal) as raised:
        acts.suspend(HEAD, code, "complaint.first", given(date(2025, 1, 13), number="QĐ 1", reason="chờ"))
    assert rules(raised) == ["case.state"]


def test_a_holiday_that_is_added_moves_every_due_day_that_it_touches() -> None:
    books()
    one, two = complaint().case.code, complaint().case.code
    accepted(one)
    assert due(one, "complaint.first") == date(2025, 2, 10)
    acts.set_day(HEAD, Decision("TB 1"), date(2025, 2, 10), "off", Sentence("Nghỉ bão", "Storm"))
    assert due(one, "complaint.first") == date(2025, 2, 11)
    assert Case.objects.get(code=one).due == date(2025, 2, 11)
    assert Case.objects.get(code=two).due == date(2025, 1, 13)
    acts.set_day(HEAD, Decision("TB 2"), date(2025, 2, 10), "ordinary", Sentence("Bỏ nghỉ", "No storm"))
    assert due(one, "complaint.first") == date(2025, 2, 10)


@pytest.mark.django_db(transaction=True)
def test_a_case_taken_in_while_the_calendar_changes_never_keeps_the_old_due_day() -> None:
    books()
    complaint()
    done: list[str] = []

    def change() -> None:
        for at in range(4):
            state, name = ("off", "Nghỉ") if at % 2 == 0 else ("ordinary", "Thường")
            acts.set_day(HEAD, Decision("TB"), date(2025, 1, 13), state, Sentence(name, name))
        acts.set_day(HEAD, Decision("TB"), date(2025, 1, 13), "off", Sentence("Nghỉ", "Off"))
        connection.close()

    def take_in() -> None:
        for _ in range(12):
            done.append(complaint().case.code)
        connection.close()

    both = [threading.Thread(target=one) for one in (change, take_in)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(done) == 12
    assert {due(code, "complaint.accept") for code in done} == {date(2025, 1, 14)}


def test_a_paper_is_what_its_content_says_and_what_is_bad_is_not_kept() -> None:
    books()
    code = complaint().case.code
    day = RECEIVED
    for name, data, rule in (
        ("don.pdf", b"MZ\x90\x00" + b"\x00" * 60, "document.kind"),
        ("don.pdf", b"<html><script>x</script>", "document.kind"),
        ("don.pdf", b"", "document.empty"),
        ("don.docx", macros(), "document.macros"),
    ):
        with pytest.raises(Refusal) as raised:
            acts.keep_paper(DESK, code, "petition", name, data, given(day))
        assert rules(raised) == [rule]
    kept = acts.keep_paper(DESK, code, "petition", "../../etc/passwd\x00.exe", PDF, given(day))
    assert kept.name == "passwd.pdf"
    assert kept.media == "application/pdf"
    with pytest.raises(Refusal) as raised:
        acts.keep_paper(DESK, code, "petition", "lai.pdf", PDF, given(day))
    assert rules(raised) == ["case.paper_twice"]
    with pytest.raises(Unknown):
        acts.keep_paper(DESK, code, "bay", "lai.pdf", PDF + b"2", given(day))


def macros() -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            archive.writestr(name, "x")
    return out.getvalue()


def test_internal_notes_are_apart_from_what_the_subject_sees() -> None:
    books()
    made = complaint()
    acts.keep_note(OFFICER, made.case.code, "Nghi có người xúi giục", given(RECEIVED))
    found = tracked(made.code, RECEIVED)
    assert found is not None
    assert "xúi giục" not in repr(found)
    assert "Trần Thị Dân" not in repr(found)
    assert "thu hồi đất" not in repr(found)
    hidden = ["%xúi giục%", "%Trần Thị%"]
    assert rows("select e.number from ledger_entry e where e::text like any(%s)", hidden) == []


def test_several_people_one_matter_and_two_cases_one_matter() -> None:
    books()
    one, two = complaint(people=(Person("A"), Person("B"))), complaint()
    acts.add_party(DESK, one.case.code, Person("C"), given(RECEIVED))
    assert [(each.name, each.represents) for each in standing(one.case.code).parties] == [
        ("A", True),
        ("B", False),
        ("C", False),
    ]
    acts.merge(OFFICER, two.case.code, one.case.code, given(RECEIVED))
    gone = standing(two.case.code)
    assert gone.steps == ()
    assert gone.case.ended == RECEIVED
    found = tracked(two.code, RECEIVED)
    assert found is not None
    assert found.into == one.case.code
    with pytest.raises(Refusal) as raised:
        acts.keep_note(OFFICER, two.case.code, "x", given(RECEIVED))
    assert rules(raised) == ["case.merged"]
    with pytest.raises(Refusal) as raised:
        acts.merge(OFFICER, one.case.code, one.case.code, given(RECEIVED))
    assert rules(raised) == ["case.merge_self"]


def test_a_new_code_ends_the_one_before_and_codes_are_kept_as_digests_alone() -> None:
    books()
    made = complaint()
    assert made.code.replace("-", "") not in str(rows("select key from casework_receipt"))
    fresh = acts.new_receipt(DESK, made.case.code, given(RECEIVED))
    assert tracked(made.code, RECEIVED) is None
    assert tracked(fresh.lower().replace("-", " "), RECEIVED) is not None
    assert Receipt.objects.count() == 2


def test_a_case_keeps_its_procedure_until_a_named_migration() -> None:
    books()
    code = complaint(day=date(2026, 6, 29)).case.code
    assert standing(code).procedure.version == "2012"
    assert standing(complaint(day=date(2026, 7, 1)).case.code).procedure.version == "2026"
    with pytest.raises(Refusal) as raised:
        acts.migrate(HEAD, code, "bay", given(date(2026, 7, 2)))
    assert rules(raised) == ["case.no_migration"]
    deed = acts.migrate(HEAD, code, "2026", given(date(2026, 7, 2)))
    assert deed.payload["migration"] == "luat-136-2025"
    assert standing(code).procedure.version == "2026"
    assert standing(code).state.id == "received"


def test_a_regime_that_did_not_exist_yet_starts_no_clock() -> None:
    books(2019, 2020, 2021)
    code = complaint(day=date(2020, 3, 2)).case.code
    assert [one.clock.term for one in standing(code).clocks] == ["complaint.accept"]


def test_what_was_done_can_be_neither_changed_nor_taken_away_by_whatever_program() -> None:
    books()
    complaint()
    for statement in (
        "update casework_deed set actor = 'x'",
        "delete from casework_deed",
        "delete from casework_case",
        "update casework_case set code = 'x'",
        "update casework_party set name = 'x'",
        "truncate casework_note cascade",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(statement)


def test_the_procedures_of_the_house_name_acts_terms_and_papers_that_there_are() -> None:
    from tinhgon.casework.clocks.catalogue import catalogue as terms
    from tinhgon.mandates.rules import catalogue as mandates

    for one in builtin():
        assert set(one.terms()) <= set(terms())
        assert {step.act for step in one.steps} <= set(mandates().acts)
