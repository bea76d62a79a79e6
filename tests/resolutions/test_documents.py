"""A document from draft to its end: who may change what when, what is checked, what the database itself refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.mandates.builders import key
from tests.registry.builders import rows
from tests.resolutions.builders import CLERK, SIGNED, SIGNER, books, clear, drafted, given, issued
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Issue, Watch
from tinhgon.resolutions.models import Checked
from tinhgon.resolutions.queries import checking, following, numbering
from tinhgon.resolutions.queries.standing import standing

pytestmark = pytest.mark.django_db


def test_a_draft_is_checked_signed_and_brought_into_force_with_its_supervision():
    books()
    made = drafted()
    found = {(one.where["clause"], one.rule) for one in checking.check(made, SIGNED).findings if "clause" in one.where}
    assert ("II.1", "resolution.clear_owner") in found
    assert ("II.1", "resolution.clear_due") not in found
    clear(code=made.code)
    at = standing(made.code, SIGNED)
    assert {one.name for one in at.line("II.1").clears if not one.met} == set()
    assert numbering.next_number(made, SIGNED) == (1, "01-NQ/TU")
    acts.issue(SIGNER, made.code, Issue(19, SIGNED, "Nguyễn Văn Ký", "Bí thư"), given())
    signed = standing(made.code, SIGNED)
    assert (signed.document.symbol, signed.state) == ("19-NQ/TU", "issued")
    kept = Checked.objects.get(document=made)
    assert {one["rule"] for one in kept.findings} >= {"resolution.clear_owner"}
    assert kept.figures["items"] == 2
    assert kept.figures["owner"] == 1
    with pytest.raises(Refusal, match="Chưa có kế hoạch giám sát"):
        acts.enforce(SIGNER, made.code, SIGNED, given())
    acts.plan_supervision(CLERK, made.code, Watch(made.organ, "Tiến độ", SIGNED + timedelta(days=120)), given())
    acts.enforce(SIGNER, made.code, SIGNED, given())  # too late, but nobody verified the row: it warns
    assert standing(made.code, SIGNED).state == "force"
    assert standing(made.code, SIGNED - timedelta(days=1)).state == "before"


def test_two_leads_are_told_and_never_hidden():
    books()
    made = drafted()
    clear(code=made.code, leads=(key("99.SA"), key("99.SB")))
    told = [one for one in checking.check(made, SIGNED).findings if one.rule == "resolution.clear_owner"]
    assert any("có 2 cơ quan chủ trì" in one.sentence.vi for one in told)


def test_what_is_signed_stays():
    books()
    made = issued()
    with pytest.raises(Refusal, match="đã ban hành"):
        clear(code=made.code)
    for statement in (
        "update resolutions_clause_version set words = 'khác'",
        "delete from resolutions_clause_version",
        "delete from resolutions_document",
        "update resolutions_document set title = 'khác'",
        "update resolutions_checked set digest = ''",
        "delete from resolutions_clause_body",
        "delete from resolutions_supervision",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(statement)


def test_a_number_is_used_once_in_its_term():
    books()
    issued()
    other = drafted(title="Văn bản khác")
    with pytest.raises(Refusal, match="đã dùng"):
        acts.issue(SIGNER, other.code, Issue(19, SIGNED, "Ký"), given())
    acts.issue(SIGNER, other.code, Issue(21, SIGNED, "Ký"), given())
    kept = Checked.objects.get(document=other)
    assert "resolution.number_skipped" in {one["rule"] for one in kept.findings}


def test_an_organ_says_its_symbol_and_its_term():
    books()
    made = drafted(organ="901.DU")
    assert numbering.next_number(made, SIGNED) == (1, "01-NQ/HU")
    acts.set_symbol(CLERK, key("901.DU"), "ThU", date(2021, 1, 1), given())
    acts.set_term(CLERK, key("901.DU"), "2020-2025", date(2020, 8, 15), given())
    assert numbering.next_number(made, SIGNED) == (1, "01-NQ/ThU")
    acts.issue(SIGNER, made.code, Issue(7, SIGNED, "Ký"), given())
    assert (standing(made.code, SIGNED).document.symbol, standing(made.code, SIGNED).document.series) == (
        "07-NQ/ThU",
        "2020-2025",
    )
    other = drafted(organ="901.DU", title="Sau đại hội")
    acts.set_term(CLERK, key("901.DU"), "2025-2030", date(2025, 8, 1), given())
    assert numbering.next_number(other, date(2025, 7, 31))[0] == 8
    assert numbering.next_number(other, date(2025, 8, 1))[0] == 1
    with pytest.raises(Refusal, match="đã có một dòng"):
        acts.set_term(CLERK, key("901.DU"), "khác", date(2025, 8, 1), given())


def test_who_saw_an_older_draft_is_told():
    books()
    made = drafted()
    with pytest.raises(Stale):
        acts.change(CLERK, made.code, given(date(2021, 2, 2), seen=1), title="Tên khác")


def test_clauses_become_tasks_in_one_act_or_none():
    books()
    made = drafted()
    clear(code=made.code, post=40)
    acts.plan_supervision(CLERK, made.code, Watch(made.organ, "Tiến độ", SIGNED), given())
    acts.issue(SIGNER, made.code, Issue(19, SIGNED, "Nguyễn Văn Ký"), given())
    with pytest.raises(Refusal) as refused:
        acts.assign_clauses(SIGNER, made.code, ["II.1", "II.2"], given())
    assert {one.where["clause"] for one in refused.value.findings} == {"II.2"}
    assert following.tasks_of(made) == {}
    (task,) = acts.assign_clauses(SIGNER, made.code, ["II.1"], given())
    assert (task.owner, task.orderer, task.post, task.due) == (key("99.SA"), made.organ, 40, date(2021, 6, 30))
    assert task.source_words == standing(made.code, SIGNED).line("II.1").version.words
    assert (task.source_kind, task.source_label) == ("clause", "19-NQ/TU, Khoản 1")
    assert following.tasks_of(made) == {standing(made.code, SIGNED).line("II.1").clause.pk: [task]}
