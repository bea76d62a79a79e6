"""Drafts in the books: versions only grow, going back is a pointer, and nobody's work is lost."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.reform.builders import AN, BINH, ORGAN, add, at, draft, loaded, merge, rename, sketch, verbs
from tests.registry import builders as registry
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Turn, Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.rules.edits import Head, Remove, Replace
from tinhgon.registry import acts as registry_acts
from tinhgon.structure.scheme import read_step

pytestmark = pytest.mark.django_db


def test_a_draft_begins_from_nothing_and_grows_by_versions():
    loaded()
    one = draft(name="gon")
    drafting.edit(AN, "gon", 1, add(rename()), at(1))
    made = drafting.edit(BINH, "gon", 2, add(merge("99.SA", "99.SB")), at(2))
    assert verbs("gon") == ["rename Sở A mới", "merge"]
    assert (made.number, made.parent, made.author, made.words) == (3, 2, "Trần Thị Bình", "Thêm bước 2: Hợp nhất")
    assert [version.number for version in queries.versions(one)] == [3, 2, 1]


def test_the_scheme_bears_the_name_of_its_draft_and_names_never_meet():
    loaded()
    first, second = draft(rename()), draft(rename())
    assert (first.name, second.name) == ("de-an-thu", "de-an-thu-2")
    assert queries.sketch(queries.version(second)).id == "de-an-thu-2"
    with pytest.raises(Refusal, match="đã có"):
        draft(name="de-an-thu")
    with pytest.raises(Refusal, match="chỉ được gồm"):
        draft(name="a/b")
    with pytest.raises(Refusal, match="chỉ được gồm"):
        draft(name="moi")


def test_the_name_of_an_enacted_scheme_is_taken():
    loaded()
    registry.enact(rename(), named="da-xong")
    with pytest.raises(Refusal, match="đã có"):
        draft(name="da-xong")


def test_an_organ_that_is_not_in_the_books_drafts_nothing():
    loaded()
    with pytest.raises(Refusal, match="không có cơ quan nào"):
        drafting.begin(AN, 999_999, sketch(), at(0))


def test_undo_and_redo_point_and_nothing_is_lost():
    loaded()
    draft(rename(), name="gon")
    drafting.edit(AN, "gon", 1, add(rename("99.SB", "Hai")), at(1))
    assert drafting.undo(AN, "gon", 2, at(2)).number == 1
    assert verbs("gon") == ["rename Sở A mới"]
    assert drafting.redo(AN, "gon", 1, at(3)).number == 2
    drafting.undo(AN, "gon", 2, at(4))
    drafting.edit(AN, "gon", 1, add(rename("99.SB", "Ba")), at(5))
    assert verbs("gon") == ["rename Sở A mới", "rename Ba"]
    assert drafting.take_up(AN, "gon", 3, 2, at(6)).number == 2
    assert verbs("gon") == ["rename Sở A mới", "rename Hai"]
    assert Version.objects.count() == 3
    assert [turn.act for turn in Turn.objects.order_by("id")] == [
        "edit",
        "edit",
        "undo",
        "redo",
        "undo",
        "edit",
        "take",
    ]


def test_there_is_an_end_to_undo_and_redo():
    loaded()
    draft(rename(), name="gon")
    with pytest.raises(Refusal, match="hoàn tác"):
        drafting.undo(AN, "gon", 1, at(1))
    with pytest.raises(Refusal, match="làm lại"):
        drafting.redo(AN, "gon", 1, at(1))


def test_the_second_save_is_refused_with_what_changed_and_by_whom():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    drafting.edit(BINH, "gon", 1, Remove((1,)), at(1))
    drafting.edit(BINH, "gon", 2, add(merge("99.SA1", "99.SB1")), at(2))
    drafting.edit(BINH, "gon", 3, Head(title="Tên mới"), at(3))
    with pytest.raises(Stale) as stale:
        drafting.edit(AN, "gon", 1, add(rename("99.PN", "Của An")), at(4))
    head, *told = stale.value.findings
    assert head.rule == "draft.stale"
    assert (head.measured, head.required) == ("1", "4")
    assert [one.sentence.vi for one in told] == [
        "Trần Thị Bình bỏ bước 1: Đổi tên.",
        "Trần Thị Bình thêm bước 2: Hợp nhất.",
        "Trần Thị Bình sửa tên.",
    ]
    assert Version.objects.count() == 4


def test_a_refused_edit_can_be_laid_on_top():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    drafting.edit(BINH, "gon", 1, add(merge("99.SA1", "99.SB1"), place=1), at(1))
    mine = Replace(2, read_step(rename("99.SB", "Hai của An")))
    drafting.lay(AN, "gon", 1, mine, at(2))
    assert verbs("gon") == ["merge", "rename Một", "rename Hai của An"]
    with pytest.raises(Refusal, match="đã bị người khác sửa"):
        drafting.lay(BINH, "gon", 1, mine, at(3))


def test_going_back_meanwhile_is_told_too():
    loaded()
    draft(rename("99.SA", "Một"), name="gon")
    drafting.edit(AN, "gon", 1, add(rename("99.SB", "Hai")), at(1))
    drafting.undo(BINH, "gon", 2, at(2))
    with pytest.raises(Stale) as stale:
        drafting.edit(AN, "gon", 2, add(rename("99.PN", "Ba")), at(3))
    assert [one.sentence.vi for one in stale.value.findings[1:]] == ["Trần Thị Bình bỏ bước 2: Đổi tên."]


def test_an_edit_that_changes_nothing_makes_no_version():
    loaded()
    draft(rename(), name="gon")
    assert drafting.edit(AN, "gon", 1, Head(title="Đề án thử"), at(1)).number == 1
    assert Version.objects.count() == 1


def test_a_branch_goes_its_own_way():
    loaded()
    draft(rename(), name="gon")
    other = drafting.branch(BINH, "gon", at(1), title="Phương án hai")
    drafting.edit(BINH, other.name, 1, add(rename("99.SB", "Hai")), at(2))
    assert verbs("gon") == ["rename Sở A mới"]
    assert (other.name, other.origin.draft.name, other.organ) == ("phuong-an-hai", "gon", ORGAN)
    assert queries.version(other, 1).words == "Rẽ nhánh từ gon, phiên bản 1"


def test_a_locked_draft_is_not_edited_until_it_is_opened():
    loaded()
    draft(rename(), name="gon")
    drafting.lock(AN, "gon", at(1), "Trình thẩm định")
    for act in (lambda: drafting.edit(AN, "gon", 1, add(rename()), at(2)), lambda: drafting.undo(AN, "gon", 1, at(2)),
                lambda: drafting.lay(AN, "gon", 1, add(rename()), at(2))):  # fmt: skip
        with pytest.raises(Refusal, match="đã khóa"):
            act()
    drafting.unlock(AN, "gon", at(3))
    assert drafting.edit(AN, "gon", 1, add(rename("99.SB", "Hai")), at(4)).number == 2


def test_a_draft_can_be_enacted_as_it_stands():
    loaded()
    one = draft(merge("99.SA", "99.SB"), name="gon")
    done = registry_acts.enact(AN, queries.sketch(queries.version(one)), Decision("QĐ 1"), one.drafted_at)
    assert done.entry.subject == "gon"


def test_the_list_is_of_the_organs_that_one_may_see():
    loaded()
    draft(rename(), name="a")
    draft(rename(), name="b")
    assert [one.draft.name for one in queries.drafts([ORGAN]).versions] == ["b", "a"]
    assert queries.drafts([21]).total == 0
    assert [one.draft.name for one in queries.drafts(None, "b").versions] == ["b"]
    assert [one.draft.name for one in queries.shown(["b", "a"])] == ["b", "a"]
    with pytest.raises(Unknown):
        queries.shown(["a", "không-có"])


@pytest.mark.parametrize(
    "statement",
    ["update reform_version set text = ''", "delete from reform_version", "delete from reform_turn",
     "truncate reform_turn", "delete from reform_draft", "update reform_draft set name = 'khác'"],
)  # fmt: skip
def test_the_database_lets_nobody_lose_a_version(statement):
    loaded()
    draft(rename(), name="gon")
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(statement)
