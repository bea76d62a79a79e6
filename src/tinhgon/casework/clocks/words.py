"""The sentences of clocks, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.casework.clocks.calendar import WEEKDAYS
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

_UNIT: Final = {"days": Sentence("ngày", "days"), "working_days": Sentence("ngày làm việc", "working days")}


def _said(day: date) -> Sentence:
    weekday = WEEKDAYS[day.weekday()]
    return Sentence(f"{weekday.vi}, {say_day(day)}", f"{weekday.en} {say_day(day)}")


def started(event: Sentence) -> Sentence:
    """The event that a term runs from."""
    return Sentence(f"Sự kiện bắt đầu: {event.vi}.", f"It starts with: {event.en}.")


def first_day() -> Sentence:
    """The day of the event itself is not counted."""
    return Sentence(
        "Ngày thứ nhất: ngày xảy ra sự kiện không tính, bắt đầu từ ngày liền kề.",
        "Day 1: the day of the event is not counted, the next one is.",
    )


def counted(days: int, unit: str) -> Sentence:
    """The last day of the term itself."""
    told = _UNIT[unit]
    return Sentence(f"Hết {days} {told.vi}.", f"{days} {told.en} have passed.")


def counted_on(days: int, unit: str) -> Sentence:
    """The last day of an extension."""
    told = _UNIT[unit]
    return Sentence(f"Hết {days} {told.vi} gia hạn.", f"{days} {told.en} of extension have passed.")


def moved_on(last: date, why: Sentence, due: date) -> Sentence:
    """A term that would end on a day off ends on the next worked day."""
    return Sentence(
        f"{say_day(last)} là ngày nghỉ ({why.vi}), nên thời hạn kết thúc vào ngày làm việc tiếp theo: {_said(due).vi}.",
        f"{say_day(last)} is a day off ({why.en}), so the term ends on the next working day: {_said(due).en}.",
    )


def extended(number: int, days: int, unit: str, document: str, reason: str) -> Sentence:
    """An extension, its document and its reason."""
    told = _UNIT[unit]
    by_vi, by_en = (f" theo {document}", f" by {document}") if document else ("", "")
    why = f": {reason}" if reason else ""
    return Sentence(
        f"Gia hạn lần {number}, {days} {told.vi}{by_vi}{why}.", f"Extension {number}, {days} {told.en}{by_en}{why}."
    )


def suspended(reason: str) -> Sentence:
    """The clock stops."""
    why = f": {reason}" if reason else ""
    return Sentence(f"Tạm đình chỉ, từ ngày này không tính{why}.", f"Suspended, not counted from this day on{why}.")


def resumed() -> Sentence:
    """The clock goes on."""
    return Sentence("Tiếp tục, ngày này lại được tính.", "Resumed, this day counts again.")


def extension_late(decided: date, due: date) -> Sentence:
    """An extension decided when the term was over."""
    return Sentence(
        f"Quyết định gia hạn ngày {say_day(decided)} ký khi thời hạn đã hết ({say_day(due)}).",
        f"The extension was decided on {say_day(decided)}, after the term had ended on {say_day(due)}.",
    )


def extension_late_remedy() -> Sentence:
    """What to do about it."""
    return Sentence(
        "Việc này đã quá hạn; ghi đúng ngày ký hoặc bỏ gia hạn.",
        "It is overdue: give the true day, or leave the extension out.",
    )


def extension_not_allowed(number: int, most: int) -> Sentence:
    """More extensions than the law knows."""
    return Sentence(
        f"Gia hạn lần {number}: quy định chỉ cho phép {most} lần.", f"Extension {number}: the rule allows {most}."
    )


def extension_too_long(days: int, most: int) -> Sentence:
    """A longer extension than the law knows."""
    return Sentence(
        f"Gia hạn {days} ngày: mỗi lần từ 1 đến {most} ngày.", f"An extension of {days} days: one has 1 to {most} days."
    )


def suspensions_overlap(one: date, two: date) -> Sentence:
    """Two suspensions share days."""
    return Sentence(
        f"Hai lần tạm đình chỉ từ {say_day(one)} và từ {say_day(two)} chồng nhau.",
        f"The suspensions from {say_day(one)} and from {say_day(two)} overlap.",
    )


def suspended_before_start(day: date, start: date) -> Sentence:
    """A suspension before there was anything to suspend."""
    return Sentence(
        f"Tạm đình chỉ từ {say_day(day)}, khi thời hạn chỉ chạy sau ngày {say_day(start)}.",
        f"Suspended from {say_day(day)}, but the term runs only after {say_day(start)}.",
    )


def holidays_unknown(year: int) -> Sentence:
    """A year of which only weekends are known."""
    return Sentence(
        f"Lịch chưa có ngày lễ của năm {year}: chỉ tính thứ Bảy và Chủ nhật là ngày nghỉ.",
        f"The calendar has no holidays of {year}: only Saturdays and Sundays are taken as off.",
    )


def enter_holidays(year: int) -> Sentence:
    """What to do about it."""
    return Sentence(f"Nạp lịch: tinhgon calendar seed {year}", f"Enter them: tinhgon calendar seed {year}")
