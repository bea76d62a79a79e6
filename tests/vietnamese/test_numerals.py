"""Whole numbers in words, as papers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.vietnamese.numerals import figure_and_words, number_in_words, roman


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"), (4, "bốn"), (10, "mười"), (11, "mười một"), (14, "mười bốn"), (15, "mười lăm"), (20, "hai mươi"),
        (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"), (100, "một trăm"), (104, "một trăm linh tư"),
        (111, "một trăm mười một"), (186, "một trăm tám mươi sáu"), (1451, "một nghìn bốn trăm năm mươi mốt"),
        (1005, "một nghìn không trăm linh năm"), (1_000_000, "một triệu"), (-44, "âm bốn mươi tư"),
        (2_000_000_010, "hai tỷ không trăm mười"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_read_it(value, words):
    assert number_in_words(value) == words


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_two_numbers_are_never_written_alike(one, other):
    assert (number_in_words(one) == number_in_words(other)) == (one == other)


def test_figures_stand_before_the_words():
    assert figure_and_words(9) == "09 (chín)"
    assert figure_and_words(1454) == "1.454 (một nghìn bốn trăm năm mươi tư)"
    with pytest.raises(ValueError, match="beyond"):
        number_in_words(10**12)


def test_annexes_are_numbered_in_roman_signs():
    assert [roman(number) for number in (1, 2, 3, 4, 5, 9, 14, 40, 49)] == [
        "I", "II", "III", "IV", "V", "IX", "XIV", "XL", "XLIX",
    ]  # fmt: skip
