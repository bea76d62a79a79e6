"""What the law books say of a day about clauses, supervision, copying and reviews: the number, the row, how much it weighs."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Severity
from tinhgon.law.rule import Rule
from tinhgon.lawbook.queries import books
from tinhgon.resolutions.rules.clears import CLEARS, Asked

CLEAR: Final = "resolution.clears"
SUPERVISION: Final = "resolution.supervision"
COPIED: Final = "resolution.copied"
REVIEW: Final = "resolution.review"


def ruling(topic: str, day: date) -> Rule:
    """Return the row on a matter that is in force on a day, with what administrators laid over the books. Raises Unknown."""
    law = books(AsOf(day)).at(day)
    found = law.ruling(topic)
    return found if found is not None else books(AsOf(day)).rule(DEFAULTS[topic])


#: The rows of the house, for days on which no row is in force.
DEFAULTS: Final = {
    CLEAR: "RS.CLEARS.HOUSE",
    SUPERVISION: "RS.SUPERVISION",
    COPIED: "RS.COPIED",
    REVIEW: "RS.REVIEW",
}


def asked_of_clauses(day: date) -> Asked:
    """Return what the law of a day asks of a clause that orders something."""
    rule = ruling(CLEAR, day)
    clears = tuple(one for one in CLEARS if one in rule.values["clears"].items)
    return Asked(rule.id, clears, said(rule), rule.verified is not None, rule.severity)


def supervision(day: date) -> tuple[int, Rule, Severity]:
    """Return within how many days the first supervision lies, by which row, and how much that weighs."""
    rule = ruling(SUPERVISION, day)
    return int(rule.number("first")), rule, rule.weight


def copying(day: date) -> tuple[int, int, Rule]:
    """Return how many words make a run, from which share in percent a text counts as copied, and by which row."""
    rule = ruling(COPIED, day)
    return int(rule.number("run")), int(rule.number("share")), rule


def review_days(day: date) -> tuple[int, Rule]:
    """Return within how many days a document is looked at again after the one above it changed, and by which row."""
    rule = ruling(REVIEW, day)
    return int(rule.number("days")), rule


def said(rule: Rule) -> str:
    """Return the citation of a row as text."""
    return str(rule.citation)
