"""The life of a task: six clears or nothing, accepted or returned, reported with proof, judged by another hand, later only on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.mandates.builders import account, key
from tests.registry.builders import rows
from tests.tasks.builders import (
    DOER,
    DUE,
    GIVER,
    ORDERED,
    PDF,
    books,
    given,
    holder,
    order,
    ordered,
    people,
    post,
    reported,
)
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.mandates.rules import Lacking
from tinhgon.notices.models import Notice
from tinhgon.tasks import acts
from tinhgon.tasks.acts import Money, Source
from tinhgon.tasks.models import Deed, Task
from tinhgon.tasks.queries.standing import mandate_of, may_read, standing, tasks_of
from tinhgon.tasks.rules.life import light

pytestmark = pytest.mark.django_db


def fields(refusal: pytest.ExceptionInfo[Refusal]) -> set[object]:
    return {one.where.get("field") for one in refusal.value.findings}


def test_an_order_that_is_not_clear_six_times_is_refused_with_everything_it_lacks() -> None:
    books()
    bad = replace(order(), title=" ", description="", product="", basis="", due=ORDERED - timedelta(days=1), owner=key("99.SA"),
                  supports=(key("99.SA"),), money=Money(0, ""), post=post("99.SB", "Giám đốc"))  # fmt: skip
    with pytest.raises(Refusal) as refused:
        acts.assign(GIVER, bad, ORDERED, ORDERED)
    assert fields(refused) == {"title", "description", "product", "basis", "due", "supports", "money", "post"}
    assert all(one.citation == "Kết luận 226-KL/TW" for one in refused.value.findings)
    assert Task.objects.count() == 0


def test_one_person_answers_an_office_of_several_or_of_nobody_is_refused() -> None:
    books()
    for office in (post("99.SA", "Chuyên viên"), 10**9):
        with pytest.raises(Refusal) as refused:
            ordered(post=office)
        assert fields(refused) == {"post"}
    with pytest.raises(Refusal) as refused:
        acts.assign(GIVER, replace(order(), owner=10**9), ORDERED, ORDERED)
    assert fields(refused) == {"owner"}


def test_from_order_to_effect_with_every_deed_on_record() -> None:
    books()
    people()
    source = Source("conclusion", "HN1:2", "Hội nghị 1", "Giao Sở A rà soát")
    task = ordered(source=source, money=Money(50_000_000, "ngân sách tỉnh"), supports=(key("99.SB"),))
    assert task.code.startswith("NV25-")
    assert task.state == "assigned"
    assert [one.pk for one in tasks_of("conclusion", ["HN1:2"])] == [task.pk]
    acts.accept(DOER, task.code, given(date(2025, 1, 3)))
    acts.progress(DOER, task.code, given(date(2025, 1, 10), "Đã rà soát một nửa"))
    acts.keep_evidence(DOER, task.code, "bao cao.exe", PDF, given(date(2025, 1, 20)))
    acts.report(DOER, task.code, given(date(2025, 2, 3), "Xong"))
    acts.send_back(GIVER, task.code, given(date(2025, 2, 4), "Thiếu phụ lục"))
    acts.report(DOER, task.code, given(date(2025, 2, 10), "Đã bổ sung"))
    acts.approve(GIVER, task.code, "good", given(date(2025, 2, 20)))
    acts.measure(GIVER, task.code, "Số thủ tục cắt giảm", "23", "thủ tục", "Báo cáo 30/BC-SA", given(date(2025, 8, 1)))
    at = standing(task.code)
    assert [one.kind for one in at.deeds] == [
        "assign",
        "accept",
        "progress",
        "evidence",
        "report",
        "send_back",
        "report",
        "approve",
        "measure",
    ]
    assert (at.task.state, at.task.quality, at.task.sent_back, at.task.measured) == ("done", "good", 1, True)
    assert at.light(date(2026, 1, 1)).name == "on_time"
    assert (at.task.source_words, at.evidence[0].name, at.supports) == (
        "Giao Sở A rà soát",
        "bao cao.pdf",
        (key("99.SB"),),
    )
    assert [(one.indicator, one.value, one.source) for one in at.effects] == [
        ("Số thủ tục cắt giảm", "23", "Báo cáo 30/BC-SA")
    ]
    assert rows("select count(*) from ledger_entry where subject = %s", task.code) == [(9,)]
    assert "Rà soát" not in str(rows("select payload, content from ledger_entry where subject = %s", task.code))


def test_nothing_is_reported_without_proof_nor_judged_by_who_reported() -> None:
    books()
    code = ordered().code
    acts.accept(DOER, code, given(date(2025, 1, 3)))
    with pytest.raises(Refusal, match="chứng minh"):
        acts.report(DOER, code, given(date(2025, 2, 1), "Xong"))
    acts.report(DOER, code, given(date(2025, 2, 1), "Xong", "12/BC"))
    with pytest.raises(Refusal, match="không tự nghiệm thu"):
        acts.approve(Mandate(DOER.actor, "task_giver"), code, "met", given(date(2025, 2, 2)))
    with pytest.raises(Refusal, match="Chọn chất lượng"):
        acts.approve(GIVER, code, "tuyệt vời", given(date(2025, 2, 2)))


def test_a_later_day_comes_only_on_request_in_time_and_stays_on_record() -> None:
    books()
    code = ordered().code
    acts.accept(DOER, code, given(date(2025, 1, 3)))
    with pytest.raises(Refusal, match="Ngày mới phải sau"):
        acts.ask(DOER, code, DUE, given(date(2025, 1, 10), "Nhiều thủ tục"))
    acts.ask(DOER, code, date(2025, 3, 3), given(date(2025, 1, 10), "Nhiều thủ tục"))
    with pytest.raises(Refusal, match="Đang chờ"):
        acts.ask(DOER, code, date(2025, 4, 3), given(date(2025, 1, 10), "Nhiều thủ tục"))
    acts.refuse(GIVER, code, given(date(2025, 1, 11), "Chưa cần"))
    with pytest.raises(Refusal, match="Không có đề nghị"):
        acts.grant(GIVER, code, None, given(date(2025, 1, 11)))
    acts.ask(DOER, code, date(2025, 3, 3), given(date(2025, 1, 12), "Thêm 40 thủ tục"))
    acts.grant(GIVER, code, date(2025, 2, 20), given(date(2025, 1, 13)))
    task = Task.objects.get(code=code)
    assert (task.first_due, task.due, task.extended, task.asked_due) == (DUE, date(2025, 2, 20), 1, None)
    assert Deed.objects.get(task=task, kind="grant").payload == {
        "from": "2025-02-10",
        "asked": "2025-03-03",
        "until": "2025-02-20",
    }
    with pytest.raises(Refusal, match="đã qua"):
        acts.ask(DOER, code, date(2025, 3, 3), given(date(2025, 2, 21), "Quên"))


def test_a_returned_task_waits_for_another_order_or_is_withdrawn() -> None:
    books()
    _, _, head = people()
    code = ordered().code
    with pytest.raises(Refusal):
        acts.return_(DOER, code, given(date(2025, 1, 3)))
    acts.return_(DOER, code, given(date(2025, 1, 3), "Việc của Sở B"))
    acts.redirect(
        GIVER, code, key("99.SB"), post("99.SB", "Giám đốc"), date(2025, 3, 3), given(date(2025, 1, 4), "Đúng")
    )
    at = standing(code)
    assert (at.task.owner, at.task.first_due, at.task.state) == (key("99.SB"), date(2025, 3, 3), "assigned")
    assert [(one.owner, one.since) for one in at.charges] == [(key("99.SA"), ORDERED), (key("99.SB"), date(2025, 1, 4))]
    with pytest.raises(Refusal, match="chỉ đổi theo"):
        acts.redirect(
            GIVER, code, key("99.SA"), post("99.SA", "Giám đốc"), date(2025, 4, 4), given(date(2025, 1, 5), "x")
        )
    acts.withdraw(GIVER, code, given(date(2025, 1, 6), "Không cần nữa"))
    assert light(Task.objects.get(code=code), DUE).words.vi == "đã rút"
    with pytest.raises(Refusal, match="Đã rút"):
        acts.accept(DOER, code, given(date(2025, 1, 7)))
    assert Notice.objects.filter(account=head, kind="assign").count() == 1


def test_two_officers_at_once_the_second_is_told_what_the_first_did() -> None:
    books()
    code = ordered().code
    acts.accept(DOER, code, given(date(2025, 1, 3), seen=1))
    with pytest.raises(Stale) as stale:
        acts.return_(Mandate("Khác", "task_doer"), code, given(date(2025, 1, 3), "Không phải việc", seen=1))
    assert "Làm vừa làm việc khác" in stale.value.findings[0].sentence.vi
    with pytest.raises(Refusal, match="trước việc gần nhất"):
        acts.progress(DOER, code, given(date(2025, 1, 2), "x"))
    with pytest.raises(Refusal, match="còn ở phía trước"):
        acts.progress(DOER, code, given(date(2025, 1, 9), "x", today=date(2025, 1, 8)))
    with pytest.raises(Unknown):
        acts.accept(DOER, "NV25-999999", given(date(2025, 1, 3)))


def test_lights_say_in_words_how_a_task_stands() -> None:
    books()
    task = ordered()
    said = {days: light(task, DUE + timedelta(days=days)) for days in (-20, -7, 0, 3)}
    assert [(one.name, one.words.vi) for one in said.values()] == [
        ("under_way", "trong hạn, còn 20 ngày"), ("soon", "còn 7 ngày"), ("soon", "đến hạn hôm nay"), ("overdue", "quá hạn 3 ngày"),
    ]  # fmt: skip
    reported(task.code, DUE + timedelta(days=2))
    late = Task.objects.get(pk=task.pk)
    assert light(late, DUE + timedelta(days=90)).words.vi == "báo cáo muộn 2 ngày"
    acts.approve(GIVER, task.code, "met", given(DUE + timedelta(days=30)))
    assert light(Task.objects.get(pk=task.pk), date(2026, 1, 1)).words.vi == "hoàn thành muộn 2 ngày"


def test_the_database_itself_keeps_what_was_ordered_and_done() -> None:
    books()
    task = ordered()
    for statement in (
        "delete from tasks_task", "update tasks_task set title = 'khác'", "update tasks_task set source_words = 'khác'",
        "update tasks_deed set words = ''", "delete from tasks_deed", "truncate tasks_evidence", "update tasks_charge set post = 1",
        "update tasks_task set due = first_due - 1",
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(statement)
    acts.withdraw(GIVER, task.code, given(date(2025, 1, 6), "thôi"))
    with pytest.raises(IntegrityError), transaction.atomic():
        rows("update tasks_task set state = 'assigned', ended = null")
    assert rows("select count(*) from accounts_trail where source = 'tasks_task'")[0][0] >= 2


def test_the_office_holder_of_the_day_acts_without_a_mandate_and_others_do_not() -> None:
    books()
    giver, doer, head = people()
    task = ordered()
    stranger = account("la")
    assert mandate_of(head, "accept", task, ORDERED).role == "Giám đốc"
    assert mandate_of(doer, "accept", task, ORDERED).role
    assert mandate_of(giver, "approve", task, ORDERED).role
    for who, kind in ((head, "approve"), (doer, "approve"), (giver, "accept"), (stranger, "accept")):
        with pytest.raises(Lacking):
            mandate_of(who, kind, task, ORDERED)
    at = standing(task.code)
    assert [may_read(one, at, ORDERED) for one in (giver, doer, head, stranger)] == [True, True, True, False]
    rows("alter table registry_tenure disable trigger user")
    rows("update registry_tenure set valid_to = '2025-06-01', closed_by = opened_by where person = %s and recorded_to is null",
         holder("99.SA", "Giám đốc"))  # fmt: skip
    rows("alter table registry_tenure enable trigger user")
    with pytest.raises(Lacking):
        mandate_of(head, "accept", task, date(2025, 6, 1))
    assert not may_read(head, at, date(2025, 6, 1))
