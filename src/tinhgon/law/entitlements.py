"""What a person who leaves is entitled to: formulas of the law, each shown with its numbers and its citation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.law.rule import Rule
from tinhgon.vietnamese.figures import say_number

#: Why a person leaves: the apparatus is reorganised, or quotas are cut.
Regime = Literal["reorganisation", "quota"]
#: How a person leaves: retires early, quits, or leaves past the age of retirement.
Path = Literal["retire", "quit", "past_age"]


@dataclass(frozen=True, slots=True)
class Leaver:
    """A person who leaves: monthly salary in đồng, months before the age of retirement (below 0: past it), years insured,
    whether they leave within 12 months of the decision, how and why."""

    salary: int
    months_early: int
    insured_years: float
    soon: bool = True
    path: Path = "retire"
    regime: Regime = "reorganisation"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One part of what a person gets: the rule, how it was worked out, and đồng."""

    rule: Rule
    sentence: Sentence
    amount: int


def years_counted(law: Law, months: int) -> Decimal:
    """Return months as years, odd months rounded as the law of the day says."""
    rounding = law.ruling("leave.rounding")
    whole, odd = divmod(max(months, 0), 12)
    if rounding is None or not odd:
        return Decimal(whole) + Decimal(odd) / 12
    part = "half" if odd <= rounding.number("half_up_to") else "whole"
    return whole + Decimal(str(rounding.number(part)))


def entitlements(law: Law, leaver: Leaver) -> tuple[Entitlement, ...]:
    """Return what the law of the day gives this person, part by part; nothing where no rule fits.

    Raises ValueError for a salary or years insured below nothing.
    """
    if leaver.salary < 0 or leaver.insured_years < 0:
        raise ValueError("salary and years insured cannot be below nothing")
    prefix = f"leave.{leaver.regime}.{leaver.path}."
    return tuple(
        worked_out(law, rule, leaver)
        for rule in law.rules
        if rule.formula and rule.topic.startswith(prefix) and _fits(rule, leaver)
    )


def _fits(rule: Rule, leaver: Leaver) -> bool:
    """Say whether the years to the age of retirement lie where the rule says; "from" and "up to" hold their own end."""
    years = leaver.months_early / 12
    asked: dict[str, Callable[[float], bool]] = {
        "from_years": lambda end: years >= end,
        "over_years": lambda end: years > end,
        "up_to_years": lambda end: years <= end,
        "under_years": lambda end: years < end,
    }
    return all(holds(rule.number(name)) for name, holds in asked.items() if name in rule.values)


def worked_out(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    """Return one part, worked out by the rule's formula. Raises KeyError for a formula that is not known."""
    return FORMULAS[rule.formula](law, rule, leaver)


def _by_month(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    rate = _exact(rule, "soon" if leaver.soon else "later")
    months = min(Decimal(leaver.months_early), _exact(rule, "cap"))
    return _made(rule, leaver, (rate, _NONE), (months, _MONTHS))


def _by_year(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    return _made(rule, leaver, (_exact(rule, "rate"), _NONE), (years_counted(law, leaver.months_early), _YEARS))


def _by_insured_year(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    return _made(rule, leaver, (_exact(rule, "rate"), _NONE), (Decimal(str(leaver.insured_years)), _YEARS))


def _by_seniority(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    more = max(Decimal(str(leaver.insured_years)) - _exact(rule, "first_years"), Decimal(0))
    return _made(rule, leaver, (_exact(rule, "first") + _exact(rule, "after") * more, _SALARIES))


def _once(law: Law, rule: Rule, leaver: Leaver) -> Entitlement:
    return _made(rule, leaver, (_exact(rule, "salaries"), _SALARIES))


def _exact(rule: Rule, name: str) -> Decimal:
    return Decimal(str(rule.number(name)))


_NONE: Final = Sentence("", "")
_MONTHS: Final = Sentence(" tháng", " months")
_YEARS: Final = Sentence(" năm", " years")
_SALARIES: Final = Sentence(" tháng lương", " months of salary")


def _made(rule: Rule, leaver: Leaver, *factors: tuple[Decimal, Sentence]) -> Entitlement:
    amount = Decimal(leaver.salary)
    vi, en = f"{say_number(leaver.salary)} đ", f"{leaver.salary:,} VND"
    for factor, unit in factors:
        amount *= factor
        vi += f" × {say_number(float(factor))}{unit.vi}"
        en += f" × {float(factor):g}{unit.en}"
    whole = int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Entitlement(rule, Sentence(f"{vi} = {say_number(whole)} đ", f"{en} = {whole:,} VND"), whole)


FORMULAS: Final[dict[str, Callable[[Law, Rule, Leaver], Entitlement]]] = {
    "by_month": _by_month,
    "by_year": _by_year,
    "by_insured_year": _by_insured_year,
    "by_seniority": _by_seniority,
    "once": _once,
}
