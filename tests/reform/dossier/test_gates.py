"""The gates of a dossier: verified law stands in the way until it is waived, a draft that moved is found out, and no door leads around."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.faces import tinhgon
from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import loaded, scheme
from tests.web.books import words
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.lawbook import acts as lawbook
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.acts import drafting, enacting
from tinhgon.reform.queries.dossier import gates, lawful
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.reform.rules import edits
from tinhgon.structure.scheme import Scheme, read_step

pytestmark = pytest.mark.django_db

DRAFTER, CHECKER, DECIDER = Mandate("An", "drafter"), Mandate("Bình", "appraiser"), Mandate("Chi", "decider")
CODE, DAY = "gon", date(2025, 3, 3)
AT = datetime(2025, 3, 3, 2, tzinfo=UTC)


def text() -> Scheme:
    """Department B goes into department A, and two communes become one."""
    return scheme(
        {"do": "absorb", "of": ["99.SB"], "into": "99.SA"},
        {"do": "merge_territory", "of": ["00011", "00012"], "into": {"code": "00031", "name": "Xã An Bình", "kind": "commune", "parent": "901"}},
        named=CODE,
    )  # fmt: skip


def opened() -> None:
    """A dossier with a linked draft, submitted for the check."""
    loaded()
    drafting.begin(DRAFTER, 20, text(), AT, name=CODE)
    acts.begin(DRAFTER, CODE, "Gọn", "99.UB", DAY, CODE)
    acts.submit_text(DRAFTER, CODE, DAY)


def paper(number: int = 1) -> object:
    return acts.keep_document(CODE, f"Văn bản {number}", "a.pdf", b"%%PDF-1.4 %d" % number)


def lacking(step: str) -> list[str]:
    at = standing(CODE)
    return [one.rule for one in gates.blocking(at, at.procedure.step(step), Given(DAY))]


def refused(rule: str, act: object, *values: object, **named: object) -> None:
    before = ledger.count()
    with pytest.raises(Refusal) as error:
        act(*values, **named)  # type: ignore[operator]
    assert rule in {one.rule for one in error.value.findings}, [one.sentence.vi for one in error.value.findings]
    assert ledger.count() == before


def test_only_rows_of_law_that_somebody_verified_stand_in_the_way_and_a_waiver_shows_for_ever() -> None:
    opened()
    acts.take(DRAFTER, CODE, "submit", Given(DAY))
    found = [
        one for one in lawful.breaches(standing(CODE)) if one.state != "cured" and one.finding.severity == "warning"
    ]
    assert found, "the scheme breaks no row of law: this test proves nothing"
    assert not [one for one in found if one.blocks]
    rule = found[0].finding.rule
    assert rule not in lacking("check")
    lawbook.confirm(Mandate("Dung", "administrator"), rule, DAY, "Công báo số 1")
    assert rule in lacking("check")
    refused(rule, acts.take, CHECKER, CODE, "check", Given(DAY, document=paper()))
    refused("dossier.apart", acts.waive, DRAFTER, CODE, rule, "Vì đảo", DAY, paper(2))
    acts.waive(DECIDER, CODE, rule, "Vì đảo", DAY, paper(2))
    assert {one.waived for one in lawful.breaches(standing(CODE)) if one.finding.rule == rule} == {"Văn bản 2"}
    acts.take(CHECKER, CODE, "check", Given(DAY, document=paper()))
    assert standing(CODE).state.id == "appraisal"


def test_a_draft_that_changed_after_it_was_submitted_is_found_out() -> None:
    opened()
    assert "dossier.draft_moved" not in lacking("submit")
    more = edits.Add((read_step({"do": "rename", "unit": "99.SA", "name": "Sở AB"}),), None)
    drafting.edit(DRAFTER, CODE, 1, more, AT)
    refused("dossier.draft_moved", acts.take, DRAFTER, CODE, "submit", Given(DAY))
    for step in ("check", "publish_answers", "decide"):
        assert "dossier.draft_moved" in lacking(step)
    acts.submit_text(DRAFTER, CODE, DAY)
    acts.take(DRAFTER, CODE, "submit", Given(DAY))
    drafting.undo(DRAFTER, CODE, 2, AT)
    refused("dossier.draft_moved", acts.take, CHECKER, CODE, "check", Given(DAY, document=paper()))


def test_whoever_decides_is_told_that_the_text_was_amended_after_its_appraisal() -> None:
    opened()
    acts.take(DRAFTER, CODE, "submit", Given(DAY))
    acts.take(CHECKER, CODE, "check", Given(DAY, document=paper()))
    acts.appraise_point(CHECKER, CODE, "accept", "Nhất trí", DAY)
    acts.take(CHECKER, CODE, "appraise", Given(DAY, document=paper()))
    at = standing(CODE)
    assert "dossier.amended" not in [one.rule for one in gates.lacking(at, at.procedure.step("decide"), Given(DAY))]
    drafting.edit(
        DRAFTER, CODE, 1, edits.Add((read_step({"do": "rename", "unit": "99.SA", "name": "Sở AB"}),), None), AT
    )
    acts.submit_text(DRAFTER, CODE, DAY)
    at = standing(CODE)
    told = {one.rule: one.severity for one in gates.lacking(at, at.procedure.step("decide"), Given(DAY))}
    assert told["dossier.amended"] == "warning"


def test_a_draft_has_one_dossier_of_its_own_organ() -> None:
    opened()
    refused("dossier.draft_taken", acts.begin, DRAFTER, "khac", "Khác", "99.UB", DAY, CODE)
    drafting.begin(DRAFTER, 21, text(), AT, name="cua-so-a")
    refused("dossier.draft_of_another", acts.begin, DRAFTER, "khac", "Khác", "99.UB", DAY, "cua-so-a")
    drafting.lock(DRAFTER, "cua-so-a", AT)
    refused("dossier.draft_locked", acts.begin, DRAFTER, "khac", "Khác", "99.SA", DAY, "cua-so-a")
    refused("dossier.code", acts.begin, DRAFTER, "moi", "Khác", "99.UB", DAY)


def test_what_a_dossier_carries_is_enacted_by_no_other_door() -> None:
    opened()
    refused("dossier.enacted_outside", enacting.enact, DECIDER, text(), Decision("1/NQ"))
    other = text().model_copy(update={"title": "Tên khác"})
    refused("dossier.enacted_outside", enacting.enact, DECIDER, other, Decision("1/NQ"))
    who = account("quyet")
    granted(who, "decider")
    sent = {"van-ban": text().to_yaml(), "so": "1/NQ", "muc": str(ledger.head()), "xac-nhan": "1"}
    before = ledger.count()
    answer = signed_in(who).post("/de-an/thi-hanh/", sent)
    assert answer.status_code == 422
    assert "chỉ thi hành được từ hồ sơ" in words(answer.content.decode())
    told = tinhgon("enact", "-", "--decision", "1/NQ", input=text().to_yaml())
    assert told.code != 0
    assert "gon" in told.err
    assert ledger.count() == before
    free = scheme({"do": "rename", "unit": "99.SA", "name": "Sở AB"}, named="tu-do")
    assert enacting.enact(DECIDER, free, Decision("2/NQ")).entry.subject == "tu-do"
