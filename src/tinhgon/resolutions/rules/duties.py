"""Recurring duties: from how often and by which day, the periods and their due days; what was done in time, late, or not.

Pure: the calendar of worked days is given as two questions, so nothing here knows where it is kept.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span

#: How often: how many months a period has.
EVERY: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
EVERY_WORDS: Final[dict[str, Sentence]] = {
    "month": Sentence("hằng tháng", "monthly"),
    "quarter": Sentence("hằng quý", "each quarter"),
    "half": Sentence("6 tháng một lần", "each half-year"),
    "year": Sentence("hằng năm", "yearly"),
}
#: What happens to a due day that is not worked.
SHIFTS: Final[dict[str, Sentence]] = {
    "before": Sentence("ngày làm việc liền trước", "the worked day before"),
    "after": Sentence("ngày làm việc liền sau", "the worked day after"),
    "none": Sentence("giữ nguyên", "stays"),
}
_ONE: Final = timedelta(days=1)
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, and by when: the day of a month of the period, counted from 1; a month past the period's last lies after it."""

    every: str
    month: int
    day: int
    shift: str = "before"

    def words(self) -> Sentence:
        """Say it: "hằng quý, chậm nhất ngày 15 tháng thứ 3 của kỳ"."""
        length = EVERY[self.every]
        if length == 1:
            vi = "" if self.month == 1 else " tháng sau"
            en = "" if self.month == 1 else " of the month after"
        elif self.month <= length:
            vi, en = f" tháng thứ {self.month} của kỳ", f" of month {self.month} of the period"
        else:
            vi, en = f" tháng thứ {self.month - length} sau kỳ", f" of month {self.month - length} after the period"
        often = EVERY_WORDS[self.every]
        return Sentence(f"{often.vi}, chậm nhất ngày {self.day}{vi}", f"{often.en}, by day {self.day}{en}")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a duty: its first day, what it is called, the day that the text says, and the due day after the calendar."""

    start: date
    label: Sentence
    said: date
    due: date


def sound(rhythm: Rhythm) -> Rhythm:
    """Return the rhythm. Raises Refusal naming each part that cannot be."""
    found = []
    if rhythm.every not in EVERY:
        found.append(_wrong("every", rhythm.every, ", ".join(EVERY), "nhịp", "rhythm"))
    elif not 1 <= rhythm.month <= EVERY[rhythm.every] + 3:
        found.append(
            _wrong("month", str(rhythm.month), f"1–{EVERY[rhythm.every] + 3}", "tháng của kỳ", "month of the period")
        )
    if not 1 <= rhythm.day <= 31:
        found.append(_wrong("day", str(rhythm.day), "1–31", "ngày trong tháng", "day of the month"))
    if rhythm.shift not in SHIFTS:
        found.append(
            _wrong("shift", rhythm.shift, ", ".join(SHIFTS), "cách dời ngày nghỉ", "what happens on a day off")
        )
    if found:
        raise Refusal(found)
    return rhythm


def occurrences(rhythm: Rhythm, span: Span, until: date, works: Callable[[date], bool]) -> Iterator[Occurrence]:
    """Yield the periods whose due day lies in the span and not after ``until``, in order of time.

    ``works`` says whether a day is worked. A day that the month does not have is its last. A period that began before the span still
    counts where its due day lies in it.
    """
    length = EVERY[rhythm.every]
    back = rhythm.month + length
    at = _month_shifted(date(span.start.year, 1, 1), 0)
    while _month_shifted(at, back) < span.start:
        at = _month_shifted(at, length)
    at = _month_shifted(at, -length * ((back // length) + 1))
    while True:
        month = _month_shifted(at, rhythm.month - 1)
        said = month.replace(day=min(rhythm.day, months.monthrange(month.year, month.month)[1]))
        due = _shifted(said, rhythm.shift, works)
        if due > until and said > until:
            return
        if due in span and due <= until:
            yield Occurrence(at, _label(rhythm.every, at), said, due)
        at = _month_shifted(at, length)


def mark(due: date, done: date | None, today: date) -> tuple[str, int]:
    """Return how an occurrence stands and by how many days: done, late (done after its day), breach (not done, past), open."""
    if done is not None:
        return ("done", 0) if done <= due else ("late", (done - due).days)
    return ("breach", (today - due).days) if due < today else ("open", (due - today).days)


MARKS: Final[dict[str, Sentence]] = {
    "done": Sentence("đúng hạn", "in time"),
    "late": Sentence("làm trễ", "done late"),
    "breach": Sentence("quá hạn, chưa làm", "overdue, not done"),
    "open": Sentence("chưa đến hạn", "not due yet"),
}


def _label(every: str, start: date) -> Sentence:
    year, place = start.year, (start.month - 1) // EVERY[every]
    if every == "month":
        return Sentence(f"tháng {start.month}/{year}", f"{start.month}/{year}")
    if every == "quarter":
        return Sentence(f"quý {_ROMAN[place]}/{year}", f"quarter {_ROMAN[place]}/{year}")
    if every == "half":
        return Sentence(f"6 tháng {'cuối' if place else 'đầu'} năm {year}", f"half {place + 1} of {year}")
    return Sentence(f"năm {year}", f"{year}")


def _month_shifted(day: date, by: int) -> date:
    number = day.year * 12 + day.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def _shifted(day: date, shift: str, works: Callable[[date], bool]) -> date:
    if shift == "none":
        return day
    step = _ONE if shift == "after" else -_ONE
    while not works(day):
        day += step
    return day


def _wrong(field: str, measured: str, required: str, vi: str, en: str) -> Finding:
    said = Sentence(f"Không đọc được {vi}: “{measured[:40]}”.", f"The {en} “{measured[:40]}” cannot be.")
    return Finding(f"duty.{field}", said, measured=measured[:40], required=required, where={"field": field})
