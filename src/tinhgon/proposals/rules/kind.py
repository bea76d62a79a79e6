"""What a kind of problem is to this room: how it is read, solved, told, and turned into a scheme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Watch
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Books:
    """What a problem is read from: the apparatus of a day, the law of a day, a scheme tried, what lies beside what on a day (CSV),
    and the newest entry of the registry."""

    snapshot: Callable[[date], Structure]
    law: Callable[[date], Law]
    tried: Callable[[Scheme], Outcome]
    neighbours: Callable[[date], str]
    entry: int | None = None


def told_as_is(problem: Any, plan: Any, books: Books) -> Plain:
    """Return a plan as its own plain values: what most kinds tell."""
    plain: Plain = plan.as_dict()
    return plain


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem.

    ``wish`` is what people fill in, ``problem`` what the solver gets; ``read`` makes one of the other from the books. ``told`` is the
    plan as plain values, ``scheme`` as a scheme (None for kinds that change no structure; ``needs_wish``: it goes on from what was
    wished). ``day_of`` is the day of a wish. ``early``: a short search comes before the long one, which is spared where ``told_all`` says
    that nothing is left to find; ``better`` says whether a later plan is to be taken, ``fewer``
    whether less is better for a problem. ``beside`` answers what was wished beside the plan, as further plain values of it, empty where
    nothing was. ``again`` reads a plan that was kept as plain values as the planner's own, for kinds whose questions beside a plan can begin
    from one that is there; ``beyond`` says whether a wish asks anything beside the plan.
    """

    id: str
    words: Sentence
    says: Sentence
    wish: type[Spec]
    problem: type[Spec]
    read: Callable[[Any, Books], Any]
    day_of: Callable[[Any], date]
    solve: Callable[[Any, Limits, Watch | None], Any]
    told: Callable[[Any, Any, Books], Plain]
    scheme: Callable[[Any, Any, Any], Scheme] | None
    needs_wish: bool = False
    early: bool = False
    told_all: Callable[[Any], bool] = lambda plan: True
    better: Callable[[Any, Any], bool] = lambda new, old: True
    fewer: Callable[[Any], bool] = lambda problem: True
    beside: Callable[[Any, Any, Limits, Watch | None], Plain] | None = None
    again: Callable[[Any, Plain], Any] | None = None
    beyond: Callable[[Any], bool] = lambda wish: False
