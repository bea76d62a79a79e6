"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.kernel.refusal import Refusal
from tinhgon.vietnamese.days import day_in_words, parse_day, say_day


@pytest.mark.parametrize(
    "text",
    [
        "1/7/2025", "01/07/2025", "01-07-2025", "1.7.2025", "2025-07-01", "2025/7/1", "ngày 1 tháng 7 năm 2025",
        "1 tháng 7, 2025",
        "Ngày 01 tháng 7 năm 2025.", "ngày 1/7/2025", " 1 / 7 / 2025 ", "2025-07-01 00:00:00", "2025-07-01T00:00:00",
        "1 7 2025",
    ],
)  # fmt: skip
def test_the_first_of_july(text: str) -> None:
    assert parse_day(text) == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("7/25/2025", "tháng 25"), ("31/2/2025", "lịch"), ("1/7/25", "bốn chữ số"), ("hôm qua", "không đọc được"),
        ("", "không đọc được"),
        ("2025-07-01 08:30:00", "không đọc được"), ("1/7-2025", "không đọc được"), ("0/0/2025", "lịch"),
        ("7/2025", "không đọc được"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text: str, word: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_day(text)
    [finding] = refused.value.findings
    assert finding.rule == "vietnamese.day"
    assert word in finding.sentence.vi
    assert finding.measured == text.strip()


@given(st.dates())
def test_what_is_said_is_read_again(day: date) -> None:
    assert parse_day(say_day(day)) == day
    assert parse_day(day.isoformat()) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_words_are_read_again(day: date) -> None:
    assert parse_day(day_in_words(day).vi) == day


def test_words() -> None:
    assert say_day(date(2025, 7, 1)) == "01/07/2025"
    assert day_in_words(date(2025, 7, 1)).vi == "ngày 01 tháng 7 năm 2025"
    assert day_in_words(date(2025, 2, 19)).vi == "ngày 19 tháng 02 năm 2025"
    assert day_in_words(date(2025, 7, 1)).en == "1 July 2025"
