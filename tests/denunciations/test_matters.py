"""Denunciations from sending to publication, and who opens what: every refusal is one that somebody will try."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.denunciations.builders import (
    ACCUSED,
    DAY,
    NAME,
    NOW,
    PHONE,
    PHRASE,
    by,
    doing,
    house,
    passphrase,
    people,
    sent,
)  # fmt: skip
from tests.mandates.builders import CHIEF, account, granted, key
from tests.registry.builders import enact, rows
from tinhgon.casework import acts as casework
from tinhgon.casework.acts import Given, Opening
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.words.cases import SEALED
from tinhgon.denunciations import acts, words
from tinhgon.denunciations.models import Approval, Envelope, Release, Unsealing
from tinhgon.denunciations.queries.matters import asked, matters, officers
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, named, receiving
from tinhgon.denunciations.queries.tracking import channel
from tinhgon.denunciations.rules.payload import Identity, Message, Words
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.mandates import acts as mandates
from tinhgon.sealing import codes, keys
from tinhgon.sealing.errors import CannotOpen, WrongPassphrase

pytestmark = pytest.mark.django_db


def rules(refused) -> list[str]:
    return [one.rule for one in refused.value.findings]


def unsealed(who, made, asker, approver, now=NOW, purpose="read"):
    request = acts.ask(by(asker, made), purpose, "verify", "Cần gặp để xác minh", now, DAY)
    acts.approve(by(approver, made), request.pk, passphrase(approver.login), now, DAY)
    return acts.look(by(asker, made), request.pk, passphrase(asker.login), now, DAY)


# From sending to publication


def test_a_denunciation_from_sending_to_publication():
    who = house()
    made = sent()
    for reader in (who.head, who.officer):
        found = acts.read(by(reader, made), passphrase(reader.login), DAY)
        assert [one.said for one in found] == [Words(ACCUSED, f"Nhận tiền ở {PHRASE}.", "tháng 1", named=True)]
    acts.take_up(by(who.officer, made), DAY)
    acts.say(by(who.officer, made), "Sự việc vào ngày nào?", "question", DAY, asks=True)
    receipt, told = channel(made.code, DAY)
    assert told.waiting
    assert [one.message.text for one in told.written] == ["Sự việc vào ngày nào?"]
    acts.answer(receipt, "Ngày mùng ba Tết.", DAY)
    _, told = channel(made.code.lower(), DAY)
    assert not told.waiting
    assert told.due == date(2026, 2, 26)  # seven working days, over Tết
    found = acts.read(by(who.head, made), passphrase("truong"), DAY)
    assert [one.said.text for one in found][1:] == ["Sự việc vào ngày nào?", "Ngày mùng ba Tết."]
    acts.take(by(who.head, made), "accept", doing(document="1/QĐ-SA"))
    later = DAY + timedelta(days=20)
    acts.extend(
        by(who.head, made, later),
        ["places", "evidence"],
        30,
        doing(later, document="2/QĐ-SA", reason="Hai nơi, chứng cứ mâu thuẫn"),
    )
    at = standing(made.case)
    assert (at.case.title, at.case.summary, at.parties, at.papers, at.notes) == (
        "Tố cáo (nội dung niêm phong)",
        "",
        [],
        [],
        [],
    )
    running = next(one for one in at.clocks if one.clock.term == "denunciation")
    assert (running.clock.conditions, running.clock.due) == (
        "very_complex",
        date(2026, 4, 13),
    )  # the eleventh is a Saturday
    acts.take(by(who.head, made, later), "conclude", doing(later, document="3/KL-SA"))
    acts.take(by(who.head, made, later), "act_on", doing(later, document="4/QĐ-SA"))
    acts.publish(by(who.head, made, later), "Kết luận", "Một phần đúng.", doing(later, document="3/KL-SA"))
    _, told = channel(made.code, later)
    assert told.published.words == "Một phần đúng."
    assert [one.message.about for one in told.written] == ["question", "answer", "notice"]
    acts.take(by(who.officer, made, later), "close", doing(later))
    assert channel(made.code, later)[1].ended == later


def test_two_keepers_open_who_denounced_once_and_the_reporter_is_told():
    who = house()
    made = sent()
    asker, approver, third = who.keepers
    looked = unsealed(who, made, asker, approver)
    assert looked.identities == (Identity(NAME, PHONE, "thôn 3"),)
    assert [(one.state, one.approved_by) for one in asked(by(third, made), NOW)] == [("looked", approver.name)]
    assert not Release.objects.filter(sealed__isnull=False).exists()
    assert len(channel(made.code, DAY)[1].opened) == 1
    request = Unsealing.objects.get()
    with pytest.raises(Refusal) as refused:
        acts.look(by(asker, made), request.pk, passphrase(asker.login), NOW, DAY)
    assert rules(refused) == ["denunciation.looked"]
    said = [act for (act,) in rows("select act from ledger_entry where subject = %s order by number", made.case)]
    assert said == ["case.open", "denunciation.send", "denunciation.ask", "denunciation.approve", "denunciation.look"]


def test_a_ground_that_forbids_it_is_not_told():
    who = house()
    made = sent()
    asker, approver, _ = who.keepers
    request = acts.ask(by(asker, made), "read", "crime", "Công văn 12", NOW, DAY)
    acts.approve(by(approver, made), request.pk, passphrase(approver.login), NOW, DAY)
    acts.look(by(asker, made), request.pk, passphrase(asker.login), NOW, DAY)
    assert channel(made.code, DAY)[1].opened == ()


def test_nobody_sees_whether_an_identity_was_given():
    house()
    one, other = sent(), sent(identity=Identity())
    sizes = {
        made.case: [
            (row.kind, len(bytes(row.sealed)), row.boxes.count())
            for row in Envelope.objects.filter(matter__case__code=made.case).order_by("number")
        ]
        for made in (one, other)
    }
    assert sizes[one.case] == sizes[other.case]


def test_an_identity_may_be_given_later_and_is_opened_with_the_first():
    who = house()
    made = sent(identity=Identity())
    acts.answer(codes.receipt(made.code), "Tôi xin nói tên.", DAY, Identity(NAME, PHONE))
    asker, approver, _ = who.keepers
    assert unsealed(who, made, asker, approver).identities == (Identity(), Identity(NAME, PHONE))


def test_who_is_excluded_can_open_nothing_then_or_later():
    who = house()
    made = sent(excluded=frozenset({who.officer.pk}))
    with pytest.raises(Refusal) as refused:
        acts.read(by(who.officer, made), passphrase("xuly"), DAY)
    assert rules(refused) == ["denunciation.not_for_you"]
    acts.answer(codes.receipt(made.code), "Thêm chi tiết.", DAY)
    with pytest.raises(Refusal):
        acts.read(by(who.officer, made), passphrase("xuly"), DAY)
    assert acts.read(by(who.head, made), passphrase("truong"), DAY)[0].said.excluded == (who.officer.name,)
    with pytest.raises(Refusal) as refused:  # nor by somebody who means well
        acts.share(by(who.head, made), passphrase("truong"), DAY)
    assert rules(refused) == ["denunciation.nobody_new"]


def test_a_keeper_who_is_excluded_gets_no_identity_later_and_none_sealed_anew():
    who = house()
    *able, barred = who.keepers
    made = sent(excluded=frozenset({barred.pk}))
    acts.answer(codes.receipt(made.code), "Thêm.", DAY, Identity(NAME, "chỗ khác"))
    with pytest.raises(Refusal) as refused:
        acts.ask(by(barred, made), "read", "verify", "Lý do", NOW, DAY)
    assert rules(refused) == ["denunciation.not_for_you"]
    request = acts.ask(by(able[0], made), "reseal", "", "Lý do", NOW, DAY)
    acts.approve(by(able[1], made), request.pk, passphrase(able[1].login), NOW, DAY)
    with pytest.raises(Refusal) as refused:
        acts.look(by(able[0], made), request.pk, passphrase(able[0].login), NOW, DAY)
    assert rules(refused) == ["denunciation.nobody_new"]
    assert [one.contact for one in unsealed(who, made, *able).identities] == [PHONE, "chỗ khác"]


def test_files_are_sealed_and_pictures_lose_what_they_tell():
    who = house()
    picture = b"\xff\xd8\xff\xe1\x00\x10Exif\0\0GPS-KIN\0\xff\xdb\x00\x04ab\xff\xda\x00\x04cdxyz\xff\xd9"
    made = sent(files=(("../anh.exe", picture), ("ghi.txt", PHRASE.encode())))
    (one, other) = Envelope.objects.filter(kind="file").order_by("number")
    found = acts.read_file(by(who.officer, made), one.number, passphrase("xuly"), DAY)
    assert (found.name, found.cleaned, b"GPS-KIN" in found.data, found.data[-5:]) == (
        "anh.jpg",
        True,
        False,
        b"xyz\xff\xd9",
    )
    assert acts.read_file(by(who.head, made), other.number, passphrase("truong"), DAY).data == PHRASE.encode()


def test_a_refusal_is_told_sealed_with_its_reason():
    who = house()
    made = sent()
    with pytest.raises(Refusal) as refused:
        acts.take(by(who.head, made), "refuse", doing(document="5/TB-SA"))
    assert rules(refused) == ["denunciation.empty"]
    acts.take(by(who.head, made), "refuse", doing(document="5/TB-SA", reason=f"Đã giải quyết: {PHRASE}"))
    _, told = channel(made.code, DAY)
    assert (told.ended, told.written[0].message) == (DAY, Message(f"Đã giải quyết: {PHRASE}", "refusal"))


def test_an_extension_beyond_the_law_is_refused_and_a_stop_moves_the_day():
    who = house()
    made = sent()
    acts.take_up(by(who.officer, made), DAY)
    acts.take(by(who.head, made), "accept", doing(document="1/QĐ-SA"))

    def extends(criteria, days):
        acts.extend(by(who.head, made), criteria, days, doing(document="2/QĐ-SA", reason="Cần thêm thời gian"))

    for criteria, days in (([], 30), (["places"], 31)):
        with pytest.raises(Refusal):
            extends(criteria, days)
    extends(["places"], 30)
    with pytest.raises(Refusal):  # a complex matter once
        extends(["places"], 30)
    extends(["places", "people"], 30)  # a very complex one twice
    with pytest.raises(Refusal):
        extends(["places", "people"], 30)
    with pytest.raises(Unknown):  # the officer does not decide
        acts.extend(by(who.officer, made), ["places"], 30, doing(document="3/QĐ-SA", reason="Cần thêm"))
    before = channel(made.code, DAY)[1]
    assert len(before.written) == 2
    later, end = DAY + timedelta(days=3), DAY + timedelta(days=13)
    acts.pause(by(who.head, made, later), doing(later, document="4/QĐ-SA", reason=f"Chờ giám định {PHRASE}"))
    assert channel(made.code, later)[1].stopped
    acts.pause(by(who.head, made, end), doing(end, document="5/QĐ-SA", reason="Đã có kết quả"), resume=True)
    running = next(one for one in standing(made.case).clocks if one.clock.term == "denunciation")
    assert running.clock.due == date(
        2026, 5, 22
    )  # 90 days, ten that stood still, and the Sunday on which the first 30 would end
    assert not rows("select 1 from casework_deed where reason not in ('', 'Lý do được niêm phong cùng nội dung.')")


# Who may not


def test_one_keeper_alone_opens_nothing():
    who = house()
    made = sent()
    asker, approver, third = who.keepers
    request = acts.ask(by(asker, made), "read", "verify", "Lý do", NOW, DAY)
    for trying, rule in (
        (lambda: acts.approve(by(asker, made), request.pk, passphrase(asker.login), NOW, DAY), "denunciation.same_person"),
        (lambda: acts.look(by(asker, made), request.pk, passphrase(asker.login), NOW, DAY), "denunciation.not_approved"),
        (lambda: acts.look(by(approver, made), request.pk, passphrase(approver.login), NOW, DAY), "denunciation.not_yours"),
        (lambda: acts.ask(by(asker, made), "read", "toi-muon-biet", "Lý do", NOW, DAY), "denunciation.ground"),
        (lambda: acts.ask(by(asker, made), "read", "verify", "  ", NOW, DAY), "denunciation.empty"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            trying()
        assert rules(refused) == [rule]
    acts.approve(by(approver, made), request.pk, passphrase(approver.login), NOW, DAY)
    with pytest.raises(Refusal) as refused:
        acts.approve(by(third, made), request.pk, passphrase(third.login), NOW, DAY)
    assert rules(refused) == ["denunciation.approved"]
    with pytest.raises(WrongPassphrase):
        acts.look(by(asker, made), request.pk, "không phải cụm mật khẩu này", NOW, DAY)
    with pytest.raises(Refusal) as refused:
        acts.look(by(asker, made), request.pk, passphrase(asker.login), NOW + timedelta(hours=25), DAY)
    assert rules(refused) == ["denunciation.lapsed"]


def test_a_request_lapses_and_what_was_handed_over_is_emptied():
    who = house()
    made = sent()
    asker, approver, _ = who.keepers
    request = acts.ask(by(asker, made), "read", "verify", "Lý do", NOW, DAY)
    with pytest.raises(Refusal) as refused:
        acts.approve(by(approver, made), request.pk, passphrase(approver.login), NOW + timedelta(days=8), DAY)
    assert rules(refused) == ["denunciation.lapsed"]
    acts.approve(by(approver, made), request.pk, passphrase(approver.login), NOW, DAY)
    assert acts.forget_lapsed(NOW + timedelta(hours=23)) == 0
    assert acts.forget_lapsed(NOW + timedelta(hours=25)) == 1


@pytest.mark.parametrize("ends", [0, 1])
def test_who_is_no_longer_named_neither_asks_nor_approves_nor_lets_another_look(ends):
    who = house()
    made = sent()
    asker, approver, _ = who.keepers
    request = acts.ask(by(asker, made), "read", "verify", "Lý do", NOW, DAY)
    acts.approve(by(approver, made), request.pk, passphrase(approver.login), NOW, DAY)
    gone = (asker, approver)[ends]
    number = rows("select id from mandates_grant where account_id = %s", gone.pk)[0][0]
    mandates.end(CHIEF, number, DAY, "chuyển công tác", Decision("QĐ 8"))
    with pytest.raises((Refusal, Unknown)):
        acts.look(by(asker, made), request.pk, passphrase(asker.login), NOW, DAY)
    assert not rows("select 1 from denunciations_look")


def test_an_administrator_of_everything_is_named_nowhere():
    house()
    made = sent()
    boss = account("tat-ca")
    for role in (
        "denunciation_head",
        "denunciation_officer",
        "identity_keeper",
        "administrator",
        "case_head",
        "auditor",
    ):
        granted(boss, role)
    with pytest.raises(Refusal) as refused:
        acts.make_key(boss, passphrase("tat-ca"), DAY)
    assert rules(refused) == ["denunciation.not_named"]
    with pytest.raises(Unknown):
        by(boss, made)
    assert matters(boss.pk, DAY) == []


def test_who_is_named_later_opens_nothing_until_it_is_sealed_for_them():
    who = house()
    made = sent()
    late, keeper = account("moi"), account("giumoi")
    granted(late, "denunciation_officer", unit=key("99.SA"))
    granted(keeper, "identity_keeper", unit=key("99.SA"))
    for one in (late, keeper):
        acts.make_key(one, passphrase(one.login), DAY)
    for trying in (
        lambda: acts.read(by(late, made), passphrase("moi"), DAY),
        lambda: acts.ask(by(keeper, made), "read", "verify", "Lý do", NOW, DAY),
    ):
        with pytest.raises(Refusal) as refused:
            trying()
        assert rules(refused) == ["denunciation.not_for_you"]
    assert acts.share(by(who.officer, made), passphrase("xuly"), DAY) == 1
    assert acts.read(by(late, made), passphrase("moi"), DAY)[0].said.accused == ACCUSED
    asker, approver, _ = who.keepers
    resealed = unsealed(who, made, asker, approver, purpose="reseal")
    assert (resealed.identities, resealed.resealed) == ((), 6)
    assert unsealed(who, made, keeper, asker).identities[0].name == NAME


def test_a_lost_key_leaves_the_others_able_and_a_new_one_gets_it_back():
    who = house()
    made = sent()
    acts.end_key(who.officer, lost=True, today=DAY)
    acts.make_key(who.officer, "một cụm khác hẳn lần trước", DAY)
    with pytest.raises(Refusal):
        acts.read(by(who.officer, made), "một cụm khác hẳn lần trước", DAY)
    acts.share(by(who.head, made), passphrase("truong"), DAY)
    assert acts.read(by(who.officer, made), "một cụm khác hẳn lần trước", DAY)


def test_a_passphrase_changes_and_the_old_one_is_over():
    who = house()
    made = sent()
    acts.change_passphrase(who.officer, passphrase("xuly"), "một cụm khác hẳn lần trước", DAY)
    with pytest.raises(WrongPassphrase):
        acts.read(by(who.officer, made), passphrase("xuly"), DAY)
    assert acts.read(by(who.officer, made), "một cụm khác hẳn lần trước", DAY)
    with pytest.raises(Refusal):
        acts.make_key(who.officer, "cụm thứ ba cũng khá dài", DAY)


def test_a_body_without_two_keepers_gets_none():
    who = house()
    with pytest.raises(Refusal) as refused:
        sent(excluded=frozenset(one.pk for one in who.keepers[:2]))
    assert rules(refused) == ["denunciation.no_keepers"]
    with pytest.raises(Refusal) as refused:
        sent("99.PN")
    assert rules(refused) == ["denunciation.no_handler"]
    assert [code for _, code, _ in receiving(DAY)] == ["99.SA"]


# Elsewhere, and by plain SQL


def test_no_other_room_opens_such_a_case_or_writes_into_it():
    house()
    made = sent()
    desk = Mandate("Tiếp", "receiver")
    with pytest.raises(Refusal) as refused:
        casework.open_case(desk, Opening("to-cao", f"Tố cáo {ACCUSED}", key("99.SA"), DAY), DAY)
    assert refused.value.sentence == SEALED
    for trying in (
        lambda: casework.take(desk, made.case, "refuse", Given(DAY, DAY, PHRASE, Decision("1/TB", DAY))),
        lambda: casework.keep_note(desk, made.case, NAME, Given(DAY, DAY)),
        lambda: casework.keep_paper(desk, made.case, "petition", "a.txt", NAME.encode(), Given(DAY, DAY)),
        lambda: casework.add_party(desk, made.case, casework.Person(NAME), Given(DAY, DAY)),
        lambda: casework.new_receipt(desk, made.case, Given(DAY, DAY)),
        lambda: casework.take(desk, made.case, "refuse", Given(DAY, DAY, PHRASE, Decision("1/TB", DAY), sealed=True)),
        lambda: casework.keep_note(desk, made.case, NAME, Given(DAY, DAY, sealed=True)),
    ):
        with pytest.raises(Refusal):
            trying()


def test_names_do_not_fit_into_the_number_of_a_document():
    who = house()
    made = sent()
    acts.take_up(by(who.officer, made), DAY)
    with pytest.raises(Refusal) as refused:
        acts.take(by(who.head, made), "accept", doing(document=f"12 theo đơn của {NAME}"))
    assert rules(refused) == ["denunciation.document"]


def test_an_envelope_put_into_another_case_does_not_open():
    who = house()
    one, other = sent(), sent(words=Words("Người khác", "Việc khác"), identity=Identity())
    asker, approver, _ = who.keepers
    rows("set constraints all immediate")
    rows("alter table denunciations_envelope disable trigger user")
    rows(
        "update denunciations_envelope e set sealed = o.sealed from denunciations_envelope o where e.matter_id <> o.matter_id "
        "and e.number = o.number and o.matter_id = (select id from casework_case where code = %s)",
        one.case,
    )
    rows("alter table denunciations_box disable trigger user")
    rows(
        "update denunciations_box b set sealed = s.sealed from denunciations_box s, denunciations_envelope e, denunciations_envelope o "
        "where e.id = b.envelope_id and o.id = s.envelope_id and e.number = o.number and e.matter_id <> o.matter_id and "
        "b.approver_id is not distinct from s.approver_id and b.reader_id is not distinct from s.reader_id "
        "and o.matter_id = (select id from casework_case where code = %s)",
        one.case,
    )
    with pytest.raises(CannotOpen):
        acts.read(by(who.officer, other), passphrase("xuly"), DAY)
    with pytest.raises(CannotOpen):
        unsealed(who, other, asker, approver)


def test_an_approval_copied_to_another_request_opens_nothing():
    who = house()
    made = sent()
    asker, approver, _ = who.keepers
    first = acts.ask(by(asker, made), "read", "verify", "Lý do", NOW, DAY)
    acts.approve(by(approver, made), first.pk, passphrase(approver.login), NOW, DAY)
    again = acts.ask(by(asker, made), "read", "verify", "Lý do", NOW, DAY)
    rows(
        "insert into denunciations_approval (unsealing_id, account_id, key_id, at, until, entry) "
        "select %s, account_id, key_id, at, until, entry from denunciations_approval",
        again.pk,
    )
    rows(
        "insert into denunciations_release (approval_id, envelope_id, sealed) select %s, envelope_id, sealed from denunciations_release",
        again.pk,
    )
    assert Approval.objects.count() == 2
    with pytest.raises(CannotOpen):
        acts.look(by(asker, made), again.pk, passphrase(asker.login), NOW, DAY)
    assert acts.look(by(asker, made), first.pk, passphrase(asker.login), NOW, DAY).identities


def test_a_key_put_in_by_plain_sql_is_sealed_to_by_nobody():
    who = house()
    stolen = keys.new_key("kẻ trộm chỉ biết cụm này", keys.Cost(1, 1, 64))
    mark = keys.fingerprint(stolen.public)
    rows(
        "insert into denunciations_officer_key (account_id, public, fingerprint, since, entry) select account_id, %s, %s, since, entry "
        "from denunciations_officer_key where account_id = %s",
        stolen.public, mark, who.officer.pk,
    )  # fmt: skip
    made = sent()
    assert {one.fingerprint for one in named([key("99.SA")], HANDLE, DAY)}.isdisjoint({mark})
    assert acts.read(by(who.officer, made), passphrase("xuly"), DAY)
    (rogue,) = rows("select id from denunciations_officer_key where fingerprint = %s", mark)[0]
    assert rows("select count(*) from denunciations_box where reader_id = %s", rogue) == [(0,)]


#: What somebody with a connection to the database would send.
TAMPERING = (
    "update denunciations_matter set digest = 'x'",
    "delete from denunciations_envelope",
    "update denunciations_box set body = 1",
    "update denunciations_unsealing set account_id = account_id",
    "delete from denunciations_look",
    "truncate denunciations_approval cascade",
    "update denunciations_release set sealed = '\\x00'",
    "delete from denunciations_release",
    "update denunciations_officer_key set public = '\\x00'",
    "delete from denunciations_key_passphrase",
)


def test_what_is_there_is_not_changed_by_plain_sql():
    who = house()
    made = sent()
    asker, approver, _ = who.keepers
    unsealed(who, made, asker, approver)
    rows("set constraints all immediate")
    for statement in TAMPERING:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(statement)


# Bodies that hand over or end


def test_a_matter_handed_to_another_body_is_sealed_for_its_officers():
    who = house()
    made = sent()
    there = people("99.UB", "x")
    acts.transfer(
        by(who.head, made),
        key("99.UB"),
        passphrase("truong"),
        doing(document="9/CV-SA", reason="Thuộc thẩm quyền Ủy ban"),
    )
    found = acts.read(by(there.officer, made), passphrase("xulyx"), DAY)
    assert [getattr(one.said, "about", "words") for one in found] == ["words", "notice"]
    with pytest.raises(Unknown):
        by(who.officer, made)
    with pytest.raises(Refusal):
        acts.ask(by(there.keepers[0], made), "read", "verify", "Lý do", NOW, DAY)
    asker, approver, _ = who.keepers
    assert unsealed(who, made, asker, approver, purpose="reseal").resealed == 6
    with pytest.raises(Unknown):
        by(asker, made)
    assert unsealed(there, made, there.keepers[0], there.keepers[1]).identities[0].name == NAME


def test_a_body_that_ended_leaves_its_officers_able_until_it_is_sealed_anew():
    who = house()
    made = sent()
    there = people("99.SB", "x")
    day = date(2026, 3, 2)
    enact({"do": "absorb", "into": "99.SB", "of": ["99.SA"]}, day=day)
    casework.follow(day)
    assert channel(made.code, day)[1].body == standing_name("99.SB")
    assert acts.read(by(who.officer, made, day), passphrase("xuly"), day)
    assert [line.case.code for line in matters(there.officer.pk, day)] == [made.case]
    with pytest.raises(Refusal):
        acts.read(by(there.officer, made, day), passphrase("xulyx"), day)
    told = officers(by(there.officer, made, day), day)[HANDLE]
    assert {one.account for one, able in told if able} == {who.head.pk, who.officer.pk}
    assert acts.share(by(who.officer, made, day), passphrase("xuly"), day) == 2
    assert acts.read(by(there.officer, made, day), passphrase("xulyx"), day)
    acts.take_up(by(there.officer, made, day), day)
    acts.take(by(there.head, made, day), "accept", replace(doing(day, document="1/QĐ-SB")))
    assert IDENTITY in by(who.keepers[0], made, day).acts


def standing_name(code: str) -> str:
    return rows("select name from registry_unit where code = %s order by valid_from desc limit 1", code)[0][0]


def test_a_code_that_opens_nothing_is_answered_alike():
    house()
    sent()
    for typed in ("", "ABCD", codes.new_code(), "🙈" * 30):
        receipt, found = channel(typed, DAY)
        assert found is None
        with pytest.raises(Refusal) as refused:
            acts.answer(receipt, "Xin chào", DAY)
        assert (rules(refused), refused.value.sentence) == (["code.unknown"], words.WRONG_CODE)
