"""The ledger of recommendations as of a day: answered or not, and how old; without a due day the age counts from the day of sending."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models.recommendations import Answered, Recommendation
from tinhgon.resolutions.queries import owners
from tinhgon.resolutions.queries.known import known_by
from tinhgon.resolutions.words.following import FINAL_ANSWERS, no_such


@dataclass(frozen=True, slots=True)
class Standing:
    """A recommendation as of a day. ``waiting`` is the days since it was sent, until its last answer; ``overdue`` those past its due day."""

    row: Recommendation
    body: tuple[str, str]
    answers: tuple[Answered, ...]
    outcome: str
    waiting: int
    overdue: int

    @property
    def open(self) -> bool:
        """Whether its last answer is still waited for."""
        return self.outcome not in FINAL_ANSWERS

    @property
    def chased(self) -> int:
        """How often it was asked for again."""
        return sum(one.kind == "chased" for one in self.answers)


def recommendations(scope: Scope, as_of: AsOf) -> list[Standing]:
    """Return the recommendations of the bodies of a scope, those that wait longest first, then the answered. Five queries."""
    known = known_by(as_of)
    rows = Recommendation.objects.filter(known, sent__lte=as_of.day).select_related("limitation")
    wide = owners.widened(scope, rows.values_list("unit", flat=True).distinct(), as_of)
    mine = rows if wide.everything else rows.filter(unit__in=wide.units)
    found = list(mine)
    answers: dict[int, list[Answered]] = defaultdict(list)
    told = Answered.objects.filter(known, recommendation__in=mine.values("pk"), day__lte=as_of.day)
    for one in told.order_by("day", "id"):
        answers[one.recommendation_id].append(one)
    named = owners.names({row.unit for row in found}, as_of)
    standing = [_standing(row, named.get(row.unit, ("", "")), answers[row.pk], as_of) for row in found]
    return sorted(standing, key=lambda one: (not one.open, -one.waiting, one.row.pk))


def recommendation(code: str, scope: Scope, as_of: AsOf) -> Standing:
    """Return one recommendation of a body of the scope. Raises Unknown."""
    found = next((one for one in recommendations(scope, as_of) if one.row.code == code), None)
    if found is None:
        raise Unknown(no_such(code))
    return found


def _standing(row: Recommendation, body: tuple[str, str], answers: list[Answered], as_of: AsOf) -> Standing:
    last = next((one for one in reversed(answers) if one.kind in FINAL_ANSWERS), None)
    replies = [one for one in answers if one.kind != "chased"]
    outcome = last.kind if last else replies[-1].kind if replies else "waiting"
    until = last.day if last else as_of.day
    overdue = (until - row.due).days if row.due and until > row.due else 0
    return Standing(row, body, tuple(answers), outcome, (until - row.sent).days, overdue)
