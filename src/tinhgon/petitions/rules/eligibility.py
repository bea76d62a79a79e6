"""What the law asks of a petition before it is taken up: one finding per row that it does not meet, with the row's citation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.law.books import Law

#: Which procedure a petition of a kind goes on under, once it is taken up. A denunciation has a room of its own, whose words are sealed.
PROCEDURES: Final = {
    "complaint": "khieu-nai-lan-dau",
    "mixed": "khieu-nai-lan-dau",
    "recommendation": "kien-nghi-phan-anh",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a petition. ``limit`` is the last day on which the complaint could be brought; ``settled`` the code of the case in
    which the matter was finally settled, empty where it was not."""

    kind: str
    received: date
    language: str = "vi"
    translated: bool = False
    written: date | None = None
    named: bool = False
    addressed: bool = False
    signed: bool = False
    people: int = 1
    represented: bool = False
    against: str = ""
    content: str = ""
    asked: str = ""
    limit: date | None = None
    settled: str = ""
    competent: bool = True


_COMPLAINT: Final = ("complaint", "mixed")
_ALL: Final = ("complaint", "mixed", "recommendation", "denunciation")
#: Topic of the law, kinds that it concerns, and what holds where the row is met.
_TESTS: Final[tuple[tuple[str, tuple[str, ...], Callable[[Facts, Law], bool]], ...]] = (
    ("petition.language", _ALL, lambda it, _: it.language == "vi" or it.translated),
    ("petition.dated", _ALL, lambda it, _: it.written is not None),
    ("petition.named", _ALL, lambda it, _: it.named),
    ("petition.address", _ALL, lambda it, _: it.addressed),
    ("petition.signed", _ALL, lambda it, _: it.signed),
    ("petition.complaint.against", _COMPLAINT, lambda it, _: bool(it.against.strip())),
    ("petition.complaint.request", _COMPLAINT, lambda it, _: bool(it.content.strip()) and bool(it.asked.strip())),
    ("petition.recommendation.content", ("recommendation",), lambda it, _: bool(it.content.strip())),
    ("petition.representative", _COMPLAINT, lambda it, law: it.people < _many(law) or it.represented),
    ("deadline.complaint.limit", _COMPLAINT, lambda it, _: it.limit is None or it.received <= it.limit),
    ("petition.settled", _ALL, lambda it, _: not it.settled),
    ("petition.competence", _ALL, lambda it, _: it.competent),
)


def check(law: Law, facts: Facts) -> list[Finding]:
    """Return what a petition lacks by the law of a day; a row that nobody confirmed warns and never blocks."""
    found = []
    for topic, kinds, met in _TESTS:
        rule = law.ruling(topic)
        if rule is None or facts.kind not in kinds or met(facts, law):
            continue
        measured, required = _measured(topic, facts)
        found.append(
            Finding(
                rule.id, rule.sentence, rule.weight, remedy=rule.cure, measured=measured, required=required,
                citation=str(rule.citation), where={"field": topic},
            )
        )  # fmt: skip
    return found


def _many(law: Law) -> int:
    rule = law.ruling("petition.representative")
    return int(rule.number("people")) if rule else 0


def _measured(topic: str, facts: Facts) -> tuple[str, str]:
    if topic == "deadline.complaint.limit" and facts.limit is not None:
        return facts.received.isoformat(), f"≤ {facts.limit.isoformat()}"
    if topic == "petition.settled":
        return facts.settled, ""
    if topic == "petition.representative":
        return str(facts.people), ""
    return "", ""
