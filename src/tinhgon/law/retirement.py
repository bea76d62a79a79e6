"""Tuổi nghỉ hưu: the day on which someone reaches the age of retirement, by the path of the law of a day."""

from __future__ import annotations

from datetime import date

from tinhgon.law.books import Law

TOPIC = "retirement.age"


def retires(law: Law, birth: date, sex: str) -> date | None:
    """Return the day on which a person born on ``birth`` reaches the age of retirement, or None where the law of the day
    has no age. The age grows from the rule's first year by a step a year up to a last one; it is that of the year in
    which it is reached. Source: Nghị định 135/2020/NĐ-CP, Phụ lục I (months after birth, by year)."""
    rule = law.ruling(TOPIC)
    if rule is None:
        return None
    who = "women" if sex == "female" else "men"
    first, step, last = (rule.number(name) for name in (who, f"{who}_step", f"{who}_last"))
    begins = rule.valid.start.year
    year = begins
    while True:
        reached = _later(birth, int(min(last, first + step * (year - begins))))
        if reached.year <= year:
            return reached
        year += 1


def _later(day: date, months: int) -> date:
    """Return the day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")  # pragma: no cover
