"""Sổ luật của địa phương: a row confirmed, corrected, added; a waiver; and that nothing of it can be undone quietly."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Severity
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.law.books import builtin
from tinhgon.law.cases import Example
from tinhgon.law.checks import check
from tinhgon.lawbook import acts, queries
from tinhgon.ledger import queries as ledger

pytestmark = pytest.mark.django_db
CLERK = Mandate("Trần Thị Mẫu", "quản trị sổ luật", "QĐ 1/QĐ-SNV (mẫu)")
DAY = date(2026, 1, 15)
RULE = "ST.PHONG.DEP.2026"
GAZETTE = "Công báo số 1 ngày 02/01/2026"


def books(known=None):
    return queries.books(AsOf(DAY, known))


def test_without_acts_the_books_are_those_of_the_house():
    assert books() is builtin()


def test_a_confirmed_row_blocks_from_then_on_and_before_it_was_only_a_warning():
    entry = acts.confirm(CLERK, RULE, DAY, GAZETTE)
    rule = books().rule(RULE)
    assert (rule.verified.by, rule.verified.on, rule.verified.source) == ("Trần Thị Mẫu", DAY, GAZETTE)
    units = [{"kind": "department", "level": "province", "deputies": 3,
              "inside": [{"kind": "division", "level": "province", "staff": 4, "deputies": 2}]}]  # fmt: skip
    structure = Example({"units": units}, DAY).structure()
    for known, severity in ((entry.at, Severity.ERROR), (entry.at.replace(year=2020), Severity.WARNING)):
        (finding,) = [one for one in check(structure, books(known).at(DAY)) if one.rule == RULE]
        assert finding.severity is severity
    assert ledger.entry(entry.number).act == "law.confirm"
    assert [one.verb for one in queries.confirmations(RULE)] == ["confirm"]


def test_a_confirmation_needs_a_source_and_happens_once():
    with pytest.raises(Refusal) as caught:
        acts.confirm(CLERK, RULE, DAY, " ")
    assert caught.value.findings[0].rule == "lawbook.source"
    acts.confirm(CLERK, RULE, DAY, GAZETTE)
    with pytest.raises(Refusal, match="đã được Trần Thị Mẫu xác nhận"):
        acts.confirm(CLERK, RULE, DAY, GAZETTE)
    with pytest.raises(Unknown):
        acts.confirm(CLERK, "XX.1", DAY, GAZETTE)


CORRECTED = """
rules:
  - id: AU.PHUONG.POP.2026
    topic: territory.population
    sentence: {vi: "Phường có từ 22.000 người.", en: "A ward has at least 22,000 people."}
    applies: {kind: [ward]}
    values: {population: {of: 22000, unit: persons}}
    from: 2026-01-01
    cite: {act: nq112_2025, article: "Điều 3"}
    replaces: [AU.PHUONG.POP]
    severity: error
    test: {measure: place, below: {population: population}}
"""


def test_a_corrected_row_takes_the_place_of_the_other_and_the_past_knowledge_stays():
    before = acts.confirm(CLERK, RULE, DAY, GAZETTE)
    entry = acts.correct(CLERK, CORRECTED, DAY, GAZETTE, "đọc nhầm số")
    assert books().at(DAY).number("territory.population", "population", kind="ward") == 22000
    assert books(before.at).at(DAY).number("territory.population", "population", kind="ward") == 21000
    assert (
        ledger.entry(entry.number).payload["rules"]["AU.PHUONG.POP.2026"]["row"]["values"]["population"]["of"]
        == "22000"
    )


ADDED = """
acts:
  nq_tinh: {number: 7/NQ-HĐND, title: {vi: "Mức của tỉnh (mẫu)", en: "A level of the province (sample)"}}
rules:
  - id: LOCAL.XA.POP
    topic: local.population
    sentence: {vi: "Xã có từ 4.000 người.", en: "A commune has at least 4,000 people."}
    applies: {kind: [commune]}
    values: {population: {of: 4000, unit: persons}}
    from: 2026-01-10
    cite: {act: nq_tinh, article: "Điều 1"}
    severity: error
    test: {measure: place, below: {population: population}}
"""


def test_an_added_row_is_checked_at_once_and_blocks_for_it_was_given_with_its_source():
    acts.add(CLERK, ADDED, DAY, "Nghị quyết 7, bản ký")
    place = {"kind": "commune", "population": 3999, "area_km2": 500}
    found = check(Example({"places": [place]}, DAY).structure(), books().at(DAY))
    (finding,) = [one for one in found if one.rule == "LOCAL.XA.POP"]
    assert (finding.severity, finding.citation) == (Severity.ERROR, "7/NQ-HĐND, Điều 1")
    assert "LOCAL.XA.POP" not in {rule.id for rule in books().at(date(2026, 1, 9)).rules}


SUCCESSION = """
rules:
  - id: UT.RULE
    topic: unified.who_decides
    sentence: {vi: "Cũ.", en: "Old."}
    from: 2025-10-08
    to: 2026-06-30
    cite: {act: qd377}
  - id: UT.RULE.2026
    topic: unified.who_decides
    sentence: {vi: "Mới.", en: "New."}
    from: 2026-07-01
    cite: {act: qd377}
    replaces: [UT.RULE]
"""


def test_a_new_row_and_the_end_of_the_old_one_come_in_one_act():
    acts.add(CLERK, SUCCESSION, DAY, GAZETTE)
    assert [rule.id for rule in books().chain("UT.RULE")] == ["UT.RULE", "UT.RULE.2026"]
    assert books().at(date(2026, 7, 1)).rule("UT.RULE.2026").verified


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (ADDED.replace("cite: {act: nq_tinh", "cite: {act: khong_co"), "law.unknown_act"),
        (ADDED.replace("topic: local.population", "topic: territory.population"), "law.contradiction"),
        (ADDED.replace("severity: error", "severity: dire"), "law.choice"),
        (CORRECTED, "lawbook.all_there"),
        ("rules: []", "lawbook.no_rows"),
        ("", "law.unreadable"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_nothing_is_written(text, rule):
    with pytest.raises(Refusal) as caught:
        acts.add(CLERK, text, DAY, GAZETTE)
    assert rule in [one.rule for one in caught.value.findings]
    assert books() is builtin()
    assert ledger.head() == 0 or ledger.entries(act="law.add") == []


def test_a_correction_needs_a_row_that_is_there_and_a_reason():
    with pytest.raises(Refusal) as caught:
        acts.correct(CLERK, ADDED, DAY, "", "")
    assert {one.rule for one in caught.value.findings} == {"lawbook.source", "lawbook.reason", "lawbook.not_there"}


def test_a_waiver_names_reason_document_and_mandate_and_takes_the_subject_out_for_its_days():
    place = {"kind": "ward", "population": 100, "area_km2": 50}
    structure = Example({"places": [place]}, DAY).structure()
    (finding,) = [one for one in check(structure, books().at(DAY)) if one.rule == "AU.PHUONG.POP.2026"]
    subject = ("places", finding.where["key"], finding.subject)
    with pytest.raises(Refusal) as caught:
        acts.waive(CLERK, finding.rule, subject, " ", Decision(""), DAY, DAY)
    assert {one.rule for one in caught.value.findings} == {"lawbook.reason", "lawbook.document", "lawbook.span"}
    acts.waive(CLERK, finding.rule, subject, "vị trí biệt lập", Decision("9/QĐ-UBND", DAY), DAY, date(2026, 6, 1))
    for day, waived in ((DAY, True), (date(2026, 6, 1), False), (date(2026, 1, 14), False)):
        ((_, waiver),) = queries.weighed([finding], AsOf(day))
        assert (waiver is not None) is waived
    (kept,) = queries.waivers()
    assert (kept.reason, kept.document, kept.by) == ("vị trí biệt lập", "9/QĐ-UBND", "Trần Thị Mẫu")


@pytest.mark.parametrize("table", ["lawbook_row", "lawbook_waiver"])
@pytest.mark.parametrize("verb", ["update {} set reason = 'x'", "delete from {}", "truncate {}"])
def test_the_database_refuses_to_change_what_is_written(table, verb):
    with pytest.raises(Error, match="chỉ thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))
