"""What casework says when it refuses."""

from __future__ import annotations

from datetime import date

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day


def year_out_of_range(year: int, first: int, last: int) -> Sentence:
    """A year of which no holidays are known."""
    return Sentence(
        f"Chưa biết ngày lễ của năm {year}; có từ {first} đến {last}.",
        f"The holidays of {year} are not known; there are those of {first} to {last}.",
    )


def years_known(years: list[int]) -> Sentence:
    """All years asked for were entered before."""
    told = ", ".join(map(str, years))
    return Sentence(f"Lịch đã có ngày lễ của: {told}.", f"The calendar has the holidays of: {told}.")


def correct_single_days() -> Sentence:
    """What to do instead."""
    return Sentence(
        "Sửa từng ngày: tinhgon calendar set NGÀY off|working|ordinary",
        "Correct single days: tinhgon calendar set DAY off|working|ordinary",
    )


def name_needed(day: date) -> Sentence:
    """A special day without a name."""
    return Sentence(
        f"Ngày {say_day(day)} cần tên gọi, như “Quốc khánh”.", f"{day} needs a name, such as “National Day”."
    )


def document_needed() -> Sentence:
    """A correction without the document that announced it."""
    return Sentence("Cần số văn bản công bố ngày nghỉ hoặc làm bù.", "Name the document that announced the day.")


def nothing_differs(day: date, state: Sentence) -> Sentence:
    """The calendar says so already."""
    return Sentence(f"Lịch đã ghi ngày {say_day(day)}: {state.vi}.", f"The calendar has {day} as: {state.en}.")
