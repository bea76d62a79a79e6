"""What follows from the one document of these tests: plan, requirement, symbol and term, a plan below it, an amendment with its review."""

from __future__ import annotations

from datetime import date

from tests.registry.builders import AN
from tests.security.table import RESOLUTION
from tinhgon.kernel.mandate import Decision
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Asked, Given, Issue, Said, Watch, Wish
from tinhgon.resolutions.models import Review, Theme
from tinhgon.resolutions.rules.reading import read_clauses

DAY, TODAY = date(2026, 1, 5), date(2026, 1, 20)


def resolved(unit: int, words: str) -> None:
    """Write it all for a body."""
    given, later = Given(DAY, TODAY, words, Decision(words)), Given(TODAY, TODAY, words, Decision(words))
    theme = Theme.objects.get(organ=unit)
    acts.plan_supervision(AN, RESOLUTION, Watch(unit, words, DAY, words), given)
    acts.require(AN, RESOLUTION, Asked("department", "province", TODAY, DAY, clause="1"), given)
    acts.set_symbol(AN, unit, words, DAY, given)
    acts.set_term(AN, unit, words, DAY, given)
    acts.review_theme(AN, theme.pk, words, words, later)
    lower = acts.draft(AN, Wish("plan", unit, words, words, theme.pk, "organ", "KE-HOACH-THU"), given)
    acts.set_text(AN, lower.code, read_clauses(f"1. Giao {words} làm việc ấy."), given)
    full = Said(f"Giao {words}.", words, True, (unit,), (), None, words, TODAY, words, words, True, 1, words)
    acts.set_clause(AN, lower.code, "1", full, given)
    acts.link(AN, lower.code, RESOLUTION, given, "1")
    acts.plan_supervision(AN, lower.code, Watch(unit, words, DAY, words), given)
    acts.issue(AN, lower.code, Issue(1, DAY, words, words), given)
    acts.amend(AN, RESOLUTION, {"1": full}, later, since=TODAY)
    acts.finish_review(AN, Review.objects.get(document=lower).pk, "keep", words, later)
