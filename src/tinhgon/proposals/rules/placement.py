"""Bố trí cán bộ: who goes where after a scheme; the ages of retirement and the entitlements are those of the law of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from pydantic import Field

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.law.entitlements import Leaver, entitlements
from tinhgon.law.retirement import retires
from tinhgon.planning.placement.money import Leaving, Part, money
from tinhgon.planning.placement.plan import Plan
from tinhgon.planning.placement.problem import Fixed, Problem, Weights
from tinhgon.planning.placement.reading import placement
from tinhgon.planning.placement.solve import solve
from tinhgon.planning.placement.steps import scheme
from tinhgon.proposals.rules.kind import Books, Kind, Plain
from tinhgon.structure.operations.operation import Count, Spec
from tinhgon.structure.scheme import Scheme, read_scheme


class Wish(Spec):
    """A scheme (its file) and what is demanded of the placement after it; as `placement.Problem`. Salary in đồng a month, where the
    books know none."""

    scheme: str = Field(min_length=1, max_length=2_000_000)
    most_deputies: Count | None = None
    staff_share: float = Field(1.0, ge=0, le=1)
    salary: Count = 0
    grace_months: Count = 60
    most_terms: Count | None = None
    farthest_km: float | None = Field(None, gt=0)
    fill_heads: bool = True
    fixed: tuple[Fixed, ...] = ()
    weights: Weights = Weights()


def entitled(law: Law, leaving: Leaving) -> Sequence[Part]:
    """Return what the law of the day gives one who retires early when the apparatus is reorganised."""
    leaver = Leaver(leaving.salary, leaving.months_early, leaving.insured_years, leaving.soon)
    return [Part(one.sentence, str(one.rule.citation), one.amount) for one in entitlements(law, leaver)]


def soon(law: Law) -> int:
    """Return within how many months leaving counts as soon; where no rule of the day says so, none."""
    rule = law.ruling("leave.soon")
    return 0 if rule is None else int(rule.number("months"))


def _base(wish: Wish) -> Scheme:
    return read_scheme(wish.scheme)


def _read(wish: Wish, books: Books) -> Problem:
    base = _base(wish)
    law = books.law(base.day)
    return placement(
        books.tried(base),
        lambda birth, sex: retires(law, birth, sex),
        most_deputies=wish.most_deputies,
        staff_share=wish.staff_share,
        salary=wish.salary,
        grace_months=wish.grace_months,
        most_terms=wish.most_terms,
        farthest_km=wish.farthest_km,
        fill_heads=wish.fill_heads,
        fixed=wish.fixed,
        weights=wish.weights,
    )


def _day_of(wish: Wish) -> date:
    return _base(wish).day


def _told(problem: Problem, plan: Plan, books: Books) -> Plain:
    law = books.law(problem.day)
    paid = money(problem, plan, lambda leaving: entitled(law, leaving), soon(law))
    return {**plan.as_dict(), "money": paid.as_dict(), "grace_ends": problem.grace_ends.isoformat()}


def _scheme(problem: Problem, plan: Plan, wish: Wish) -> Scheme:
    return scheme(_base(wish), problem, plan)


PLACEMENT: Final = Kind(
    "placement",
    Sentence("Bố trí cán bộ", "Placement"),
    Sentence("Ai về đâu sau một đề án, vì sao.", "Who goes where after a scheme, and why."),
    Wish,
    Problem,
    _read,
    _day_of,
    solve,
    _told,
    _scheme,
    needs_wish=True,
)
