"""Kiểm tra bộ máy: findings with rule, citation, subject, measured, required, and what became of them."""

from dataclasses import replace
from datetime import date

import pytest

from tinhgon.kernel.finding import Severity
from tinhgon.law.books import builtin
from tinhgon.law.cases import Example
from tinhgon.law.checks import check, compare, formed_by, touched_by
from tinhgon.law.rule import Verified
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

DAY = date(2026, 1, 1)
LAW = builtin().at(DAY)


def example(day=DAY, **given):
    return Example(given, day).structure()


def department(deputies, *divisions):
    inside = [{"kind": "division", "level": "province", "staff": staff, "deputies": many} for staff, many in divisions]
    return {"kind": "department", "level": "province", "deputies": deputies, "inside": inside}


def found(findings, rule):
    return [finding for finding in findings if finding.rule == rule]


def test_a_finding_names_rule_citation_subject_measured_required_and_cure():
    (finding,) = found(check(example(units=[department(3, (6, 2))]), LAW), "ST.PHONG.DEP.2026")
    assert finding.citation == "370/2025/NĐ-CP, Điều 1"
    assert finding.subject == f"{finding.where['code']} Phòng chuyên môn"
    assert finding.measured == "cấp phó: 2 cấp phó"
    assert finding.required == "cấp phó không quá 1 cấp phó"
    assert finding.remedy.vi == "Giảm cấp phó ít nhất 1 cấp phó."
    assert finding.severity is Severity.WARNING
    assert finding.where["frame"] == "units"


def test_a_confirmed_row_blocks_and_an_unconfirmed_one_warns():
    structure = example(units=[department(3, (6, 2))])
    rule = LAW.rule("ST.PHONG.DEP.2026")
    confirmed = replace(rule, verified=Verified("Nguyễn Văn A (mẫu)", DAY, "bản gốc"))
    law = builtin().with_rules([confirmed]).at(DAY)
    assert found(check(structure, LAW), rule.id)[0].severity is Severity.WARNING
    assert found(check(structure, law), rule.id)[0].severity is Severity.ERROR


def test_another_day_has_another_law():
    commune = {"places": [{"kind": "commune", "population": 9000, "area_km2": 40}]}
    assert check(example(**commune), LAW)[0].rule == "AU.XA.POP.2026"
    before = date(2025, 12, 31)
    assert check(example(before, **commune), builtin().at(before)) == ()


def test_surplus_deputies_of_a_merged_body_are_a_note_until_five_years_have_passed():
    structure = example(units=[department(3, (6, 2))])
    key = structure.units.filter(structure.units["kind"] == "division")["unit"][0]
    (finding,) = found(check(structure, LAW, merged={key: date(2025, 3, 1)}), "ST.PHONG.DEP.2026")
    assert finding.severity is Severity.NOTE
    assert finding.where["until"] == "2030-03-01"
    (old,) = found(check(structure, LAW, merged={key: date(2020, 12, 1)}), "ST.PHONG.DEP.2026")
    assert old.severity is Severity.WARNING
    assert "until" not in old.where


def test_a_district_has_the_people_of_its_communes():
    day = date(2019, 12, 31)
    given = {
        "kind": "rural_district",
        "inside": [{"kind": "commune", "population": 50_000, "area_km2": 300, "times": 2}],
    }
    small = check(example(day, places=[given]), builtin().at(day))
    (finding,) = found(small, "AU.DIST.POP")
    assert finding.measured == "dân số: 100.000 người"


@pytest.mark.parametrize(("traits", "rules"), [("mountain", ["RE.2025.XA.MTN.POP"]), ("mountain;ethnic_50", [])])
def test_a_mountain_commune_of_ethnic_minorities_needs_half_the_people(traits, rules):
    commune = {"kind": "commune", "traits": traits, "population": 3000, "area_km2": 1000, "formed_of": 2}
    one = Example({"places": [commune]}, DAY)
    findings = found(check(one.structure(), LAW, formed=one.formed), "RE.2025.XA.MTN.POP")
    assert [finding.rule for finding in findings] == rules


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [(0, 2, "new"), (2, 3, "worsened"), (3, 2, "unchanged"), (2, 2, "unchanged"), (2, 0, "cured")],
)
def test_findings_before_and_after_are_new_worsened_unchanged_or_cured(before, after, state):
    one, two = (check(example(units=[department(5, (4, many), (0, 0))]), LAW) for many in (before, after))
    past, now = (found([_keyed(finding) for finding in every], "ST.PHONG.DEP.2026") for every in (one, two))
    assert [compared.state for compared in compare(past, now)] == [state]


def _keyed(finding):
    """Findings of two structures that were built apart, about the same division."""
    return replace(finding, where={**finding.where, "key": 1})


SCHEME = """
id: thu
title: Nhập hai xã
day: 2025-06-01
steps:
  - {do: merge_territory, of: [P2, P3], into: {code: "99", name: Xã Mới, kind: commune, parent: P1}}
"""


def test_a_scheme_is_held_to_the_results_of_2025_and_only_to_what_it_touches():
    day = date(2025, 6, 1)
    communes = [{"kind": "commune", "population": 3000, "area_km2": 20, "times": 3}]
    before = example(day, places=[{"kind": "province", "inside": communes}])
    outcome = run(read_scheme(SCHEME), before)
    law = builtin().at(day)
    formed = formed_by(outcome)
    assert list(formed.values()) == [2]
    findings = check(outcome.after, law, touched_by(outcome), formed=formed)
    assert {finding.rule for finding in found(findings, "RE.2025.XA.POP")} == {"RE.2025.XA.POP"}
    assert not [finding for finding in findings if finding.subject.startswith("P4")]
    everything = check(outcome.after, law, formed=formed)
    assert [finding for finding in everything if finding.subject.startswith("P4")]
    assert check(outcome.after, law) != everything


def test_an_empty_apparatus_breaks_nothing():
    assert check(example(), LAW) == ()
