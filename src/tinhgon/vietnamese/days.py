"""Days as people type them, day first, and days as documents say them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.search import search_key

_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*([/.\- ])\s*(\d{1,2})\s*\2\s*(\d{2,4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?")
_IN_WORDS: Final = re.compile(r"(?:ngay|mung|mong)?\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*,?\s*(?:nam\s*)?(\d{2,4})")
_MONTHS_EN: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parse_day(text: str) -> date:
    """Read a day as people type it, day before month: "1/7/2025", "01-07-2025", "1.7.2025", "2025-07-01", "ngày 1 tháng
    7 năm 2025".

    Raises Refusal (rule ``vietnamese.day``) with what is wrong: no known form, a year of two digits, a day that no
    calendar has.
    """
    plain = search_key(text).strip(" .,;")
    if plain.startswith("ngay ") and "thang" not in plain:
        plain = plain.removeprefix("ngay ").strip()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, found[4], found[3], found[1])
    if found := _DAY_FIRST.fullmatch(plain):
        return _day(text, found[1], found[3], found[4])
    if found := _IN_WORDS.fullmatch(plain):
        return _day(text, found[1], found[2], found[3])
    raise _refused(text, Sentence("không đọc được thành ngày", "cannot be read as a day"))


def say_day(day: date) -> str:
    """Return the day as dd/mm/yyyy: "01/07/2025"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def day_in_words(day: date) -> Sentence:
    """Return the day as documents write it: "ngày 01 tháng 7 năm 2025", "1 July 2025".

    Days below 10 and the months 1 and 2 take a leading zero (Decree 30/2020/NĐ-CP, Annex I).
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return Sentence(
        f"ngày {day.day:02d} tháng {month} năm {day.year}", f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    )


def _day(text: str, day: str, month: str, year: str) -> date:
    if len(year) != 4:
        raise _refused(text, Sentence("thiếu năm đủ bốn chữ số", "lacks a year of four digits"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if int(month) > 12 and 1 <= int(day) <= 12:
        raise _refused(
            text,
            Sentence(
                f"không có tháng {month}; ngày viết trước tháng",
                f"has no month {month}; the day comes before the month",
            ),
        )
    raise _refused(text, Sentence("không có trong lịch", "is in no calendar"))


def _refused(text: str, why: Sentence) -> Refusal:
    shown = text.strip()[:80]
    return Refusal(
        [
            Finding(
                rule="vietnamese.day",
                sentence=Sentence(f"“{shown}” {why.vi}.", f"“{shown}” {why.en}."),
                measured=shown,
                remedy=Sentence("Ghi ngày/tháng/năm, như 01/07/2025.", "Write day/month/year, as in 01/07/2025."),
            )
        ]
    )
