"""Mỗi dòng có phép thử mang theo ca đạt và ca không đạt: the cases beside the rules, run."""

from dataclasses import replace

import pytest

from tinhgon.kernel.refusal import Refusal
from tinhgon.law.books import builtin
from tinhgon.law.cases import Example
from tinhgon.law.checks import asks, check, read_number, tried
from tinhgon.law.checks.measures import MEASURES
from tinhgon.law.measured import COLUMNS, MEASURED, TOLD

TESTED = [rule for rule in builtin().rules.values() if rule.test]
CASES = [(rule, case) for rule in TESTED for case in rule.cases if not asks(rule)]
TOLD_CASES = [(rule, case) for rule in TESTED for case in rule.cases if asks(rule)]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.id}-{number}" for number, (rule, _) in enumerate(CASES)])
def test_a_case_passes_or_fails_as_the_regulation_says(rule, case):
    example = Example(case.given, rule.valid.start)
    law = builtin().at(rule.valid.start)
    # The other rules still say what is standard, but are not tried: a small machine has many cases to go through.
    alone = replace(law, rules=tuple(one if one.id == rule.id else replace(one, test=None) for one in law.rules))
    found = check(example.structure(), alone, formed=example.formed)
    here = [finding for finding in found if finding.rule == rule.id]
    assert bool(here) is not case.passes, case.sentence
    for finding in here:
        assert finding.citation == str(rule.citation)
        assert finding.measured
        assert finding.required
        assert finding.remedy


@pytest.mark.parametrize(
    ("rule", "case"), TOLD_CASES, ids=[f"{rule.id}-{number}" for number, (rule, _) in enumerate(TOLD_CASES)]
)
def test_a_case_of_numbers_that_are_told_passes_or_fails_as_the_regulation_says(rule, case):
    found = tried(rule, {name: float(number) for name, number in case.given.items()})
    assert (found is None) is case.passes, case.sentence
    if found is not None:
        assert found.citation == str(rule.citation)
        assert found.measured
        assert found.required


def test_a_number_that_is_missing_or_not_asked_for_is_named():
    rule = builtin().rules["EL.SURPLUS.MAX"]
    with pytest.raises(Refusal) as caught:
        tried(rule, {"votes_share": 51})
    assert [one.where["field"] for one in caught.value.findings] == ["surplus_share", "votes_share"]
    with pytest.raises(Refusal, match="không thử được"):
        tried(builtin().rules["AU.XA.POP"], {})


@pytest.mark.parametrize(("typed", "number"), [("33,5", 33.5), ("33.5 %", 33.5), ("1.234,5", 1234.5), ("-1", -1)])
def test_a_number_is_read_as_people_type_it(typed, number):
    assert read_number(typed, "x") == number


@pytest.mark.parametrize("typed", ["", "ba mươi", "nan", "inf", "1e400", "<b>"])
def test_what_is_no_number_is_refused_and_its_field_named(typed):
    with pytest.raises(Refusal) as caught:
        read_number(typed, "votes_share")
    assert caught.value.findings[0].where["field"] == "votes_share"


def test_every_rule_with_a_predicate_has_a_case_that_passes_and_one_that_fails():
    for rule in TESTED:
        assert {case.passes for case in rule.cases} == {True, False}, rule.id


def test_the_measures_that_a_row_may_name_are_those_that_there_are():
    assert set(MEASURED) == set(MEASURES)


def test_every_predicate_names_a_measure_and_columns_that_there_are():
    for rule in TESTED:
        assert rule.test.measure in {*MEASURES, TOLD}, rule.id
        assert set(rule.test.below) | set(rule.test.above) | set(rule.test.not_over) <= set(COLUMNS), rule.id
        for name in (*rule.test.below.values(), *rule.test.above.values(), *rule.test.not_over.values()):
            other, mark, own = name.rpartition("/")
            assert own in (builtin().rules[other] if mark else rule).values, rule.id


def test_what_is_private_of_a_person_is_found_only_where_it_is_asked_for():
    rule = builtin().rules["RO.NOTLOCAL"]
    example = Example(next(case.given for case in rule.cases if case.passes is False), rule.valid.start)
    law = builtin().at(rule.valid.start)
    found = {one.rule for one in check(example.structure(), law)}
    assert found - {one.rule for one in check(example.structure(), law, private=False)} == {"RO.NOTLOCAL"}
