"""Numbers as people type them and as documents write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.kernel.refusal import Refusal
from tinhgon.vietnamese.figures import Expectation, parse_number, say_number, share_in_words, share_sentence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5), ("1234.5", 1234.5), ("1234,5", 1234.5), ("1 234", 1234), ("1\u00a0234,5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567), ("1,234.5", 1234.5), ("0,5", 0.5), ("0.125", 0.125), ("1234.567", 1234.567),
        ("12,5", 12.5),
        ("-3", -3), ("−3,5", -3.5), ("+7", 7), ("007", 7), ("1.2340", 1.234),
    ],
)  # fmt: skip
def test_reading(text: str, value: float) -> None:
    found = parse_number(text)
    assert found == value
    assert isinstance(found, int) == float(value).is_integer()


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-999,999"])
def test_what_may_mean_two_numbers_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_number(text)
    [finding] = refused.value.findings
    assert finding.rule == "vietnamese.number_ambiguous"
    assert finding.remedy is not None


@pytest.mark.parametrize(("expect", "value"), [("whole", 1234), ("decimal", 1.234)])
def test_an_expectation_settles_it(expect: Expectation, value: float) -> None:
    assert parse_number("1.234", expect) == value
    assert parse_number("1,234", expect) == value


@pytest.mark.parametrize("text", ["", "abc", "1.23.4", "1..2", "12 34", "1e5", "nan", "1,2,3", "--1", "٣", "1.234,5,6"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_number(text)
    assert refused.value.findings[0].rule == "vietnamese.number"


def test_a_fraction_where_a_whole_number_belongs_is_refused() -> None:
    with pytest.raises(Refusal, match="số nguyên"):
        parse_number("2,5", "whole")


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_again(value: int) -> None:
    assert parse_number(say_number(value), "whole") == value


@given(st.decimals(-(10**9), 10**9, places=2))
def test_fractions_are_read_again(value: object) -> None:
    assert parse_number(say_number(float(str(value)), 2)) == float(str(value))


def test_writing() -> None:
    assert say_number(1234.5) == "1.234,5"
    assert say_number(1234567) == "1.234.567"
    assert say_number(-0.04, 1) == "0,0"
    assert say_number(2.5, 0) == "3"
    assert say_number(1e21) == "1.000.000.000.000.000.000.000"


def test_shares() -> None:
    assert share_in_words(1451, 1454) == "99,8 %, 1.451 trên 1.454"
    assert share_in_words(3, 14) == "21,4 %, 3 trên 14"
    assert share_in_words(14, 14) == "100 %, 14 trên 14"
    assert share_in_words(0, 0) == "0 trên 0"
    assert share_sentence(1451, 1454).en == "99.8%, 1,451 of 1,454"


def test_only_everything_is_a_hundred_percent_and_only_nothing_is_zero() -> None:
    assert share_in_words(9999, 10000) == "99,9 %, 9.999 trên 10.000"
    assert share_in_words(1, 10000) == "0,1 %, 1 trên 10.000"
    assert share_in_words(0, 10) == "0 %, 0 trên 10"
