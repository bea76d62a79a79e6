"""What the law of a day says to a plan of rotation, as arguments: the room of plans knows no law book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tinhgon.law.books import Law
from tinhgon.law.retirement import retires
from tinhgon.planning.placement.problem import months_after
from tinhgon.planning.rotation.problem import Sources
from tinhgon.planning.rotation.reading import Lawful, Role

#: The matters of the law book that let one person head two bodies: which two, by kind of body and function.
UNIFIED: Final[dict[str, tuple[Role, Role]]] = {
    "unified.secretary_council": (("party_committee", ""), ("people_council", "")),
    "unified.secretary_committee": (("party_committee", ""), ("people_committee", "")),
    "unified.mobilisation_front": (("party_department", "mass_mobilisation"), ("front_committee", "")),
    "unified.organisation_home": (("party_department", "organisation"), ("division", "home_affairs")),
    "unified.inspection": (("party_inspection", ""), ("inspectorate", "")),
    "unified.propaganda_school": (("party_department", "propaganda"), ("party_school", "")),
    "unified.cell_village": (("party_cell", ""), ("village", "")),
    "unified.commune": (("party_committee", ""), ("people_council", "")),
}
#: The matters that let two bodies become one, with their heads or without.
MERGED: Final[dict[str, tuple[Role, Role]]] = {
    "unified.organisation_home": UNIFIED["unified.organisation_home"],
    "unified.inspection": UNIFIED["unified.inspection"],
    "unified.office": (("council_office", ""), ("government_office", "")),
}
YEAR: Final = 12


def lawful(law: Law, level: str, men: float | None = None, women: float | None = None) -> Lawful:
    """Return what the law of a day asks of heads at a level; ``men`` and ``women`` take the place of its ages, in years."""

    def retiring(birth: date, sex: str) -> date | None:
        years = women if sex == "female" else men
        return retires(law, birth, sex) if years is None else months_after(birth, round(years * YEAR))

    def most_terms(kind: str, level: str) -> int | None:
        rule = law.ruling("head.terms", kind=kind, level=level)
        return None if rule is None else int(rule.number("terms"))

    terms = next(iter(law.of_topic("head.terms")), None)
    term_months = 60 if terms is None else int(terms.number("years") * YEAR / terms.number("terms"))
    return Lawful(
        retiring,
        lambda kind, level: law.ruling("head.not_local", kind=kind, level=level) is not None,
        most_terms,
        permitted(law, level),
        term_months,
        _numbers(law),
    )


def permitted(law: Law, level: str) -> tuple[tuple[Role, Role, str], ...]:
    """Return which two heads the law of a day lets one person be at a level, with the citation; a row that allows none bars."""
    return _pairs(law, level, UNIFIED)


def merged(law: Law, level: str) -> tuple[tuple[Role, Role, str], ...]:
    """Return which two bodies the law of a day lets become one at a level (at any, where none is named)."""
    return _pairs(law, level, MERGED)


def _pairs(law: Law, level: str, matters: Mapping[str, tuple[Role, Role]]) -> tuple[tuple[Role, Role, str], ...]:
    found = []
    for topic, (one, other) in matters.items():
        for rule in law.of_topic(topic):
            at_level = not level or not rule.applies.level or level in rule.applies.level
            barred = "allowed" in rule.values and not rule.number("allowed")
            if at_level and not barred:
                found.append((one, other, str(rule.citation)))
                break
    return tuple(found)


def _numbers(law: Law) -> dict[str, Any]:
    """Return the numbers that the law of a day sets, in months, and where each stands."""
    found: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for field, topic, value, times in (
        ("months_left", "planning.full_term", "months", 1),
        ("months_left_rotated", "rotation.years_left", "years", YEAR),
        ("months_in_post", "rotation.months", "months", 1),
    ):
        rule = law.ruling(topic)
        if rule is not None:
            found[field] = int(rule.number(value) * times)
            sources[field] = str(rule.citation)
    for field, topic in (("terms", "head.terms"), ("non_local", "head.not_local")):
        rule = next(iter(law.of_topic(topic)), None)
        if rule is not None:
            sources[field] = str(rule.citation)
    return {**found, "sources": Sources(**sources)}
