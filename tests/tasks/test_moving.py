"""Bodies and offices that end with open tasks, who holds an office on the day, and reminders once each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.mandates.builders import account, granted, key
from tests.registry.builders import enact, rows
from tests.tasks.builders import DOER, DUE, GIVER, books, given, ordered, people, post, reported
from tinhgon.kernel.refusal import Refusal
from tinhgon.notices.acts import post as letters
from tinhgon.notices.models import Letter, Notice
from tinhgon.tasks import acts
from tinhgon.tasks.acts import Conclusion
from tinhgon.tasks.jobs import sweep
from tinhgon.tasks.models import Briefing, Charge, Deed, Task
from tinhgon.tasks.queries import due, heads, offices
from tinhgon.tasks.queries.standing import readable

pytestmark = pytest.mark.django_db

MERGED = date(2025, 7, 1)


def test_a_body_that_is_absorbed_leaves_its_tasks_to_its_successor_and_the_successors_head() -> None:
    books()
    task = ordered(owner="99.SB", due=date(2025, 9, 1))
    enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, day=MERGED, named="nhap-so")
    head = account("sep")
    granted(head, "task_doer", unit=key("99.SA"))
    assert readable(head, MERGED).holds(task.owner)
    assert not readable(head, MERGED - timedelta(days=1)).holds(task.owner)
    assert (acts.follow(MERGED - timedelta(days=1)), acts.follow(MERGED), acts.follow(MERGED)) == (0, 1, 0)
    task = Task.objects.get(pk=task.pk)
    office = offices.offices([task.post or 0], MERGED)[task.post or 0]
    assert (task.owner, office.unit, office.rank) == (key("99.SA"), key("99.SA"), "head")
    deed = Deed.objects.filter(task=task).latest("number")
    assert (deed.kind, deed.document, deed.words, deed.number) == ("follow", "QĐ nhap-so", "Sở B → Sở A", task.deeds)
    assert rows("select payload->>'tasks' from ledger_entry where act = 'task.follow'") == [("1",)]


def test_a_body_that_ordered_and_ended_is_followed_by_its_successor_as_the_judge() -> None:
    books()
    code = ordered(by="99.SB", due=date(2025, 9, 1)).code
    enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, day=MERGED, named="nhap-so")
    assert acts.follow(MERGED) == 1
    assert Task.objects.get(code=code).orderer == key("99.SA")
    assert Charge.objects.filter(task__code=code).count() == 1


def test_an_office_that_ended_alone_leaves_its_tasks_to_the_head() -> None:
    books()
    task = ordered()
    rows("update tasks_task set post = 424242 where id = %s", task.pk)
    assert acts.follow(MERGED) == 1
    assert Task.objects.get(pk=task.pk).post == post("99.SA", "Giám đốc")
    assert acts.follow(MERGED) == 0


def test_tasks_follow_the_holder_of_the_office_and_heads_answer_for_their_own_days() -> None:
    books()
    _, _, head = people()
    done, kept = ordered(), ordered(due=date(2025, 12, 1))
    reported(done.code)
    acts.approve(GIVER, done.code, "good", given(date(2025, 2, 20)))
    office = post("99.SA", "Giám đốc")
    assert [one.account for one in offices.holders([office], DUE)[office]] == [head.pk]
    assert [one.code for one in due.events(head.pk, DUE)] == [kept.code]
    rows("alter table registry_tenure disable trigger user")
    rows(
        "update registry_tenure set valid_to = '2025-06-01', closed_by = opened_by where post = %s and recorded_to is null",
        office,
    )
    rows("alter table registry_tenure enable trigger user")
    later = date(2025, 6, 2)
    assert offices.holders([office], later)[office] == []
    assert due.events(head.pk, later) == []
    (tally,) = heads.tallies(later, person=head.person)
    assert {fate: count for fate, count in tally.counts.items() if count} == {"on_time": 1, "passed_on": 1}
    assert (tally.good, tally.term.until) == (1, date(2025, 6, 1))


def told(login: str) -> list[tuple[int | None, bool]]:
    rows_ = Notice.objects.filter(account__login=login, kind="due").order_by("id")
    return [(one.mark, one.superior) for one in rows_]


def test_reminders_once_each_to_the_office_then_to_who_ordered_and_one_letter_a_day() -> None:
    books()
    people("an@example.vn")
    ordered()
    ordered(title="Việc thứ hai")
    for number in range(40):
        day = date(2025, 1, 20) + timedelta(days=number)
        for _ in range(2):
            if sweep(day).reminded.worked:
                letters(1, _noon(day))
    assert told("gd") == [(mark, False) for mark in (-7, -3, -1, 0, 1, 3) for _ in range(2)]
    assert told("chu") == [(1, True), (1, True), (3, True), (3, True)]
    assert told("lam") == []
    assert Letter.objects.filter(account__login="gd").count() == 6
    assert rows("select count(*) from notices_notice where kind = 'due' and posted is null") == [(0,)]


def test_what_waits_for_judgement_reminds_nobody_and_what_was_sent_back_does_again() -> None:
    books()
    people()
    code = ordered().code
    reported(code)
    assert sweep(DUE).reminded.tasks == 0
    acts.send_back(GIVER, code, given(date(2025, 2, 10), "Thiếu"))
    assert sweep(date(2025, 2, 11)).reminded.tasks == 1


def test_conclusions_of_a_briefing_become_tasks_word_for_word_all_or_none() -> None:
    books()
    office = post("99.SA", "Giám đốc")
    lines = [Conclusion("Giao Sở A trình đề án trước ngày 01/3.", key("99.SA"), office, date(2025, 3, 1), "Tờ trình"),
             Conclusion("Sở A báo cáo tồn đọng.", key("99.SA"), office, date(2025, 2, 1), "")]  # fmt: skip
    day = date(2025, 1, 13)
    with pytest.raises(Refusal) as refused:
        acts.conclude(GIVER, key("99.UB"), day, date(2025, 1, 6), lines, day)
    assert [(one.where["line"], one.where["field"]) for one in refused.value.findings] == [(2, "product")]
    assert (Task.objects.count(), Briefing.objects.count()) == (0, 0)
    briefing, made = acts.conclude(GIVER, key("99.UB"), day, date(2025, 1, 6), lines[:1], day)
    assert [one.description for one in made] == [lines[0].words]
    assert (made[0].source_kind, made[0].source_key, made[0].briefing) == ("conclusion", f"{briefing.code}/1", briefing)
    assert made[0].basis == "Kết luận giao ban ngày 13/01/2025 của UBND tỉnh"
    assert DOER.actor not in (briefing.actor,)


def _noon(day: date):
    from datetime import UTC, datetime, time

    return datetime.combine(day, time(5), UTC)
