"""Chế độ khi nghỉ: formulas with their numbers and citations."""

from datetime import date

import pytest

from tinhgon.law.books import builtin
from tinhgon.law.entitlements import Leaver, entitlements, worked_out, years_counted

CASES = [(rule, case) for rule in builtin().rules.values() if rule.formula for case in rule.cases]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.id}-{case.sentence}" for rule, case in CASES])
def test_a_case_of_the_books_comes_out_as_the_books_say(rule, case):
    leaver = Leaver(
        salary=int(case.given["salary"]),
        months_early=int(case.given["months_early"]),
        insured_years=float(case.given["insured_years"]),
        soon=case.given["soon"] == "true",
        path=case.given["path"],
        regime=case.given["regime"],
    )
    law = builtin().at(rule.valid.start)
    assert worked_out(law, rule, leaver).amount == case.gives
    assert rule.id in [part.rule.id for part in entitlements(law, leaver)]


def test_someone_four_years_early_within_twelve_months_gets_three_parts_each_with_its_formula():
    parts = entitlements(builtin().at(date(2025, 8, 1)), Leaver(10_000_000, 48, 30))
    assert [part.rule.id for part in parts] == ["SV.178.RET.2-5.A", "SV.178.RET.2-5.B", "SV.178.RET.SENIOR.15"]
    assert parts[0].sentence.vi == "10.000.000 đ × 1 × 48 tháng = 480.000.000 đ"
    assert sum(part.amount for part in parts) == 480_000_000 + 200_000_000 + 115_000_000


@pytest.mark.parametrize(("months", "first"), [(23, "U2"), (24, "2-5"), (60, "2-5"), (61, "5-10"), (120, "5-10")])
def test_the_years_to_retirement_choose_the_rule_and_the_ends_belong_to_one(months, first):
    parts = entitlements(builtin().at(date(2025, 8, 1)), Leaver(10_000_000, months, 30))
    assert parts[0].rule.id == f"SV.178.RET.{first}.A"


def test_no_rule_binds_someone_eleven_years_early_or_before_the_decree():
    assert entitlements(builtin().at(date(2025, 8, 1)), Leaver(10_000_000, 132, 30)) == ()
    assert entitlements(builtin().at(date(2024, 12, 31)), Leaver(10_000_000, 48, 30)) == ()


def test_odd_months_count_as_half_a_year_or_a_year():
    law = builtin().at(date(2025, 8, 1))
    assert [float(years_counted(law, months)) for months in (12, 13, 18, 19, 24)] == [1, 1.5, 1.5, 2, 2]


def test_a_salary_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below nothing"):
        entitlements(builtin().at(date(2025, 8, 1)), Leaver(-1, 48, 30))
