"""Petitions from the desk to publication: classified by content, taken up or sent on, complained of again, published; repeats found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.casework.builders import DESK, HEAD, OFFICER, PDF, books, given
from tests.mandates.builders import key
from tests.petitions.builders import CONTENT, PERSON, RECEIVED, assessed, decided, petition, taken_up
from tests.registry.builders import enact
from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Person
from tinhgon.casework.models import Case, Clock, Paper
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.queries.tracking import tracked
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.lawbook import acts as lawbook
from tinhgon.mandates.queries import Scope
from tinhgon.notices.models import Notice
from tinhgon.papers.issuing import written
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Again, Assessed, Made, Sent, Words
from tinhgon.petitions.models import Assessment, Petition
from tinhgon.petitions.queries import lists
from tinhgon.petitions.queries.alike import candidates
from tinhgon.petitions.queries.attributable import attributed
from tinhgon.petitions.queries.letters import letter
from tinhgon.site.settings import VAR

pytestmark = pytest.mark.django_db


def rules(raised: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [one.rule for one in raised.value.findings]


def test_a_petition_is_taken_up_and_its_receipt_and_papers_go_on_with_it() -> None:
    books(2026, 2027)
    made = petition()
    case = taken_up(made.case.code)
    assert case.kind == "khieu-nai-lan-dau"
    assert case.received == RECEIVED
    found = tracked(made.code, RECEIVED)
    assert found is not None
    assert (found.code, found.into) == (made.case.code, case.code)
    assert "thụ lý" in found.state.vi
    assert found.due == date(2026, 10, 1)  # 30 days after 1 September
    assert Paper.objects.filter(case=case, kind="petition").exists()
    assert [one.name for one in standing(case.code).parties] == [PERSON.name]
    # The term of acceptance ran from the receipt of the petition, not from the day on which it was taken up.
    assert Clock.objects.get(case=case, term="complaint.accept").start == RECEIVED
    assert lists.one(case.code).petition.case.code == made.case.code


def test_what_a_petition_lacks_is_found_by_rows_of_law_and_warns() -> None:
    books(2026, 2027)
    code = petition(
        signed=False, written=None, against="", learned=RECEIVED - timedelta(days=120), people_count=5
    ).case.code
    with pytest.raises(Refusal) as raised:
        assessed(code)
    assert rules(raised) == ["petition.say_why"]
    assessed(code, reason="Đã mời người viết đơn đến ký và bổ sung")
    found = Assessment.objects.get()
    assert {one["rule"] for one in found.findings} == {
        "PT.DATED",
        "PT.SIGNED",
        "PT.KN.AGAINST",
        "DL.KN.LIMIT",
        "PT.REPRESENT",
    }
    assert all(one["citation"] for one in found.findings)
    assert {one["severity"] for one in found.findings} <= {"warning", "note"}
    acts.take_up(OFFICER, code, given(RECEIVED))  # a row that nobody confirmed warns and never blocks


def test_a_row_that_was_confirmed_blocks() -> None:
    books(2026, 2027)
    lawbook.confirm(HEAD, "PT.SIGNED", RECEIVED, "Công báo 1")
    code = petition(signed=False).case.code
    assessed(code, reason="Chờ ký")
    with pytest.raises(Refusal) as raised:
        acts.take_up(OFFICER, code, given(RECEIVED))
    assert rules(raised) == ["PT.SIGNED"]


def test_what_is_another_bodys_is_guided_or_forwarded_with_a_letter() -> None:
    books(2026, 2027)
    code = petition().case.code
    with pytest.raises(Refusal) as raised:
        assessed(code, competent=False)
    assert rules(raised) == ["petition.body"]
    assessed(code, competent=False, body="UBND xã An")
    with pytest.raises(Refusal) as raised:
        acts.take_up(OFFICER, code, given(RECEIVED))
    assert rules(raised) == ["petition.not_ours"]
    with pytest.raises(Refusal):
        acts.answer(OFFICER, code, "guide", Words(body="UBND xã An"), given(RECEIVED))  # neither number nor reason
    made = acts.answer(
        OFFICER,
        code,
        "guide",
        Words(body="UBND xã An"),
        given(RECEIVED, number="7", reason="Quyết định do UBND xã An ban hành"),
    )
    paper, profile = letter(code, made.pk)
    said = " ".join(block.text for block in paper.blocks)
    assert "thuộc thẩm quyền giải quyết của UBND xã An" in said
    assert PERSON.name in paper.to[0]
    assert "HD-" in paper.number_line
    assert written(paper, profile, "docx", VAR)[:2] == b"PK"
    assert standing(code).state.final


def test_a_petition_is_transferred_to_another_body_and_its_term_goes_on() -> None:
    books(2026, 2027)
    made = petition()
    assessed(made.case.code, competent=False, body="Sở B")
    given_ = given(RECEIVED, number="8/PC", reason="Thuộc Sở B")
    slip = acts.transfer(HEAD, made.case.code, key("99.SB"), Words(body="Sở B"), given_)
    assert letter(made.case.code, slip.pk)[0].organ.name.startswith("Sở A")
    found = tracked(made.code, RECEIVED)
    assert found is not None
    assert found.body == "Sở B"
    assert found.due is not None


def test_a_denunciation_does_not_go_on_in_the_open() -> None:
    books(2026, 2027)
    code = petition(title="Khiếu nại ông A").case.code
    assessed(code, "denunciation")
    with pytest.raises(Refusal) as raised:
        acts.take_up(OFFICER, code, given(RECEIVED))
    assert rules(raised) == ["petition.sealed"]


def test_the_second_complaint_begins_from_the_first_is_published_and_settles_the_matter() -> None:
    books(2026, 2027)
    made = petition()
    first = taken_up(made.case.code)
    with pytest.raises(Refusal) as raised:
        acts.complain_again(DESK, first.code, Again(key("99.UB"), RECEIVED, "x"), RECEIVED)
    assert rules(raised) == ["petition.not_first"]
    day = RECEIVED + timedelta(days=15)
    decided(first.code, day)
    later = day + timedelta(days=20)
    second = acts.complain_again(DESK, first.code, Again(key("99.UB"), later, CONTENT, "Hủy quyết định"), later)
    assert second.code
    with pytest.raises(Refusal) as raised:
        acts.complain_again(DESK, first.code, Again(key("99.UB"), later, "x"), later)
    assert rules(raised) == ["petition.second_there"]
    cases.assign(HEAD, second.case.code, "ly", given(later))
    cases.keep_paper(OFFICER, second.case.code, "petition", "don2.pdf", PDF + b"2", given(later))
    code = second.case.code
    cases.take(OFFICER, code, "accept", given(later, number="3/TB"))
    assert Clock.objects.get(case__code=code, term="complaint.second").due == later + timedelta(days=45)
    cases.keep_paper(OFFICER, code, "verification", "bc.pdf", PDF, given(later))
    with pytest.raises(Refusal) as raised:  # the law wants a dialogue the second time
        cases.take(HEAD, code, "decide", given(later, number="4/QĐ"))
    assert rules(raised) == ["case.state"]
    decided(code, later, "4/QĐ")
    made_public = Made("page", later, "Giữ nguyên quyết định thu hồi đất", "kept")
    with pytest.raises(Refusal) as raised:
        acts.publish(OFFICER, made.case.code, made_public, given(later))
    assert rules(raised) == ["petition.not_decided"]
    cases.keep_paper(OFFICER, code, "decision", "qd.pdf", PDF + b"qd", given(later))
    cases.take(OFFICER, code, "send", given(later))
    done = acts.publish(OFFICER, code, made_public, given(later))
    assert done.number == "4/QĐ"
    assert Clock.objects.get(case__code=code, term="complaint.second.publish").ended == later
    with pytest.raises(Refusal) as raised:
        acts.publish(OFFICER, code, made_public, given(later))
    assert rules(raised) == ["petition.published"]
    assert [one.pk for one in lists.published()[0]] == [done.pk]
    owed = acts.order(OFFICER, code, "Đo lại thửa đất", "UBND xã An", later + timedelta(days=10), given(later))
    acts.execute(OFFICER, code, owed.pk, later, "Biên bản đo", given(later))
    with pytest.raises(Refusal):
        acts.execute(OFFICER, code, owed.pk, later, "Biên bản đo", given(later))
    # The same person comes again about the same decision: settled for good, said with the row of law.
    again = petition(later)
    assessed(again.case.code, day=later, eligible=False)
    told = Assessment.objects.latest("id").findings
    assert [(one["rule"], one["measured"]) for one in told if one["rule"] == "PT.SETTLED"] == [("PT.SETTLED", code)]


def test_repeats_are_found_with_the_reason_and_joined_with_both_receipts_good() -> None:
    books(2026, 2027)
    one = petition()
    two = petition(
        content=f"{CONTENT} Tôi đã gửi đơn lần trước.",
        people=(Person("Trần Văn Con", "0912.345.678"),),
        decision="",
        plot="",
    )
    petition(
        content="Đèn đường thôn 5 hỏng đã ba tháng nay không ai sửa",
        people=(Person("Lê B"),),
        decision="9/QĐ",
        plot="",
        learned=None,
    )
    found = candidates(Petition.objects.get(case=two.case))
    assert [each.petition.case_id for each in found] == [one.case.pk]
    said = [each.vi for each in found[0].why]
    assert "cùng số giấy tờ hoặc số điện thoại" in said
    assert any("nội dung trùng nhau" in each for each in said)
    cases.merge(OFFICER, two.case.code, one.case.code, given(RECEIVED))
    case = taken_up(one.case.code)
    for code in (one.code, two.code):
        now = tracked(code, RECEIVED)
        assert now is not None
        assert now.into == case.code


def test_by_a_code_papers_are_sent_and_a_withdrawal_asked_for() -> None:
    books(2026, 2027)
    made = petition()
    case = taken_up(made.case.code)
    assert acts.supplement(made.code, [Sent("proof", "anh.pdf", PDF + b"anh")], RECEIVED) == 1
    assert Paper.objects.get(case=case, kind="proof").deed.actor == acts.HOLDER.actor
    with pytest.raises(Refusal) as raised:
        acts.supplement(made.code, [Sent("proof", "x.pdf", b"<script>alert(1)</script>")], RECEIVED)
    assert rules(raised) == ["document.kind"]
    with pytest.raises(Refusal) as raised:
        acts.supplement("ABCD-EFGH-JKMN-PQRS", [Sent("proof", "x.pdf", PDF)], RECEIVED)
    assert rules(raised) == ["code.unknown"]
    acts.ask_to_withdraw(made.code, "Đã thỏa thuận được", RECEIVED)
    assert Paper.objects.filter(case=case, kind="withdrawal").exists()
    assert {one.kind for one in Notice.objects.filter(code=case.code)} >= {"supplement", "withdrawal"}
    cases.take(OFFICER, case.code, "withdraw", given(RECEIVED, number="5/TB"))
    assert standing(case.code).case.state == "withdrawn"
    for late in (
        lambda: acts.ask_to_withdraw(made.code, "", RECEIVED),
        lambda: acts.supplement(made.code, [Sent("proof", "b.pdf", PDF)], RECEIVED),
    ):
        with pytest.raises(Refusal):
            late()


def test_who_comes_second_is_told_and_nothing_is_half_written() -> None:
    books(2026, 2027)
    code = petition().case.code
    seen = Case.objects.get(code=code).deeds
    assessed(code)
    with pytest.raises(Stale):
        acts.assess(HEAD, code, Assessed("recommendation", True, True), given(RECEIVED, seen=seen))
    assert Petition.objects.get().kind == "complaint"
    before = Case.objects.count()
    with pytest.raises(Refusal):
        petition(files=(Sent("petition", "a.pdf", b"\x00MZ"),))
    assert Case.objects.count() == before


def test_a_complaint_is_not_extended_beyond_the_law_but_its_term_follows_its_nature() -> None:
    books(2026, 2027)
    case = taken_up(petition().case.code)
    with pytest.raises(Refusal) as raised:
        cases.extend(HEAD, case.code, "complaint.first", 60, given(RECEIVED, number="9/QĐ", reason="Chưa xong"))
    assert rules(raised) == ["case.state"]  # the procedure takes no extension: the law gives none
    cases.set_conditions(
        HEAD, case.code, "complaint.first", ["complex"], given(RECEIVED, reason="Nhiều người liên quan")
    )
    assert Clock.objects.get(case=case, term="complaint.first").due == date(2026, 10, 16)


def test_petitions_that_a_reorganisation_gave_rise_to_are_counted_by_rules_that_are_told() -> None:
    books(2026, 2027)
    enact({"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SC", "name": "Sở C", "kind": "department"}},
          day=date(2026, 8, 1), named="nhap-so")  # fmt: skip
    everything = Scope(everything=True, units=frozenset())
    named = petition(decision="QĐ nhap-so", content="Việc khác", plot="", learned=None, unit="99.SC")
    spoken = petition(
        content="Sau khi sáp nhập hai sở, tôi bị bố trí không đúng chuyên môn",
        decision="",
        plot="",
        learned=None,
        unit="99.SC",
    )
    petition(content="Đèn đường hỏng", decision="", plot="", learned=None, unit="99.SC")
    petition(
        content="Sáp nhập thôn", decision="", plot="", learned=None, unit="00011.UB"
    )  # a body that the scheme did not touch
    found = next(one for one in attributed(everything, RECEIVED) if one.subject == "nhap-so")
    assert {(one.case.code, rule) for one, rule in found.rows} == {
        (named.case.code, "decision"),
        (spoken.case.code, "body"),
    }
    nobody = next(
        one for one in attributed(Scope(everything=False, units=frozenset()), RECEIVED) if one.subject == "nhap-so"
    )
    assert (nobody.count, nobody.rows, nobody.hidden) == (2, (), 2)
