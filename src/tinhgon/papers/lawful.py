"""What the law of a scheme's day says of it: findings before and after, and what became of each."""

from __future__ import annotations

from tinhgon.law import books
from tinhgon.law.books import Lawbooks
from tinhgon.law.checks import Compared, check, compare, formed_by, touched_by
from tinhgon.structure.run import Outcome


def compared(outcome: Outcome, lawbooks: Lawbooks | None = None) -> tuple[Compared, ...]:
    """Return what the law of the scheme's day finds about what the scheme touches: new, worsened, unchanged, cured.

    A paper goes from hand to hand, so rules that ask what is private of a person are left out.
    """
    law = (lawbooks or books.builtin()).at(outcome.scheme.day)
    touched = touched_by(outcome)
    before = check(outcome.before, law, touched, private=False)
    return compare(before, check(outcome.after, law, touched, formed=formed_by(outcome), private=False))
