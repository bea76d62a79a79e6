"""Chế độ theo năm: what those who leave are entitled to, by year. The formulas are the law's and come as an argument."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.plan import Plan
from tinhgon.planning.placement.problem import Problem, months_between


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the law needs to know of one who leaves: months before the age of retirement, whether soon after the decision."""

    salary: int
    months_early: int
    insured_years: float
    soon: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entitlement: how it was worked out, its citation, and đồng."""

    words: Sentence
    citation: str
    amount: int


#: What the law of the day gives one who retires early, part by part.
Entitled = Callable[[Leaving], Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Paid:
    """What one person is entitled to, in the year in which they leave."""

    person: str
    name: str
    year: int
    parts: tuple[Part, ...]

    @property
    def amount(self) -> int:
        """The sum in đồng."""
        return sum(part.amount for part in self.parts)

    def as_dict(self) -> dict[str, object]:
        """Return the entitlement as plain values, for JSON."""
        parts = [
            {"words": {"vi": one.words.vi, "en": one.words.en}, "citation": one.citation, "amount": one.amount}
            for one in self.parts
        ]
        return {"person": self.person, "name": self.name, "year": self.year, "amount": self.amount, "parts": parts}


@dataclass(frozen=True, slots=True)
class Money:
    """Entitlements of all who leave early, those of whom no salary is known, and those whom no rule of the day gives anything."""

    paid: tuple[Paid, ...]
    unknown: tuple[str, ...]
    unruled: tuple[str, ...] = ()

    def by_year(self) -> dict[int, int]:
        """Return đồng by year."""
        found: dict[int, int] = defaultdict(int)
        for one in self.paid:
            found[one.year] += one.amount
        return dict(sorted(found.items()))

    def as_dict(self) -> dict[str, object]:
        """Return the entitlements as plain values, for JSON."""
        years = [{"year": year, "amount": amount} for year, amount in self.by_year().items()]
        return {
            "by_year": years,
            "total": sum(one.amount for one in self.paid),
            "paid": [one.as_dict() for one in self.paid],
            "salary_unknown": list(self.unknown),
            "no_rule_in_force": list(self.unruled),
        }


def money(problem: Problem, plan: Plan, entitled: Entitled, soon_months: int = 0) -> Money:
    """Return what those on the path of early retirement get. Who stays to the age of retirement, or in the grace period, gets
    nothing now; ``soon_months`` is how long after the decision leaving counts as soon, by the law of the day."""
    people = {one.code: one for one in problem.people}
    paid: list[Paid] = []
    unknown: list[str] = []
    unruled: list[str] = []
    for one in plan.placed:
        person = people[one.person]
        if one.path != "early" or person.retires is None or one.until is None:
            continue
        if not person.salary:
            unknown.append(person.code)
            continue
        leaving = Leaving(
            person.salary,
            months_between(one.until, person.retires),
            person.insured_years,
            months_between(problem.day, one.until) < soon_months,
        )
        parts = tuple(entitled(leaving))
        if parts:
            paid.append(Paid(person.code, person.name, one.until.year, parts))
        else:
            unruled.append(person.code)
    return Money(tuple(paid), tuple(unknown), tuple(unruled))
