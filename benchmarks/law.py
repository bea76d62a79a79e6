"""Checks of a structure against the law of a day; beside the same rules tried one body at a time with plain Python objects.

python -m benchmarks.law [--nation]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from benchmarks.invented import NATION, PROVINCE, Size, apparatus
from benchmarks.measure import say, seconds

from tinhgon.law.books import Law, builtin
from tinhgon.law.checks import check
from tinhgon.law.rule import Rule
from tinhgon.structure.snapshot import Structure

DAY = date(2026, 1, 1)
#: Measures that the plain way does as well; the others are left out of both sides of the comparison.
PLAIN = ("unit", "place")


@dataclass
class Body:
    """A body or a territory as an object with its facts and counts."""

    facts: dict[str, object]
    counts: dict[str, float | None] = field(default_factory=Counter)


def measure(size: Size, name: str, target: float) -> None:
    """Check an invented apparatus, and try the same rules body by body."""
    structure = apparatus(size).on(DAY)
    law = builtin().at(DAY)
    whole, findings = seconds(lambda: check(structure, law), repeats=3)
    say(f"{name}: all checks, {structure.units.height:,} bodies, {len(findings):,} findings", whole, target)
    some = Law(
        law.day,
        tuple(rule for rule in law.rules if (rule.test and rule.test.measure in PLAIN) or not rule.test),
        {},
        {},
    )
    ours, one = seconds(lambda: check(structure, some), repeats=3)
    slow, other = seconds(lambda: plainly(structure, some))
    assert Counter(finding.rule for finding in one) == other, "both ways must find the same"
    say(f"{name}: rules on single bodies and places, {len(one):,} findings", ours, None, slow, "plain objects")


def plainly(structure: Structure, law: Law) -> Counter[str]:
    """Try the rules on bodies and places one by one; return how many findings each rule gives."""
    bodies, places = _objects(structure)
    found: Counter[str] = Counter()
    for rule in law.rules:
        if rule.test is None or rule.test.formed:
            continue
        for subject in bodies if rule.test.measure == "unit" else places:
            if rule.applies.fits(subject.facts) and _functions(rule, subject) and _broken(rule, subject, law):
                found[rule.id] += 1
    return found


def _functions(rule: Rule, subject: Body) -> bool:
    return not rule.applies.functions or bool(set(rule.applies.functions) & set(subject.facts["functions"]))  # type: ignore[call-overload]


def _broken(rule: Rule, subject: Body, law: Law) -> bool:
    if rule.test is None:
        return False
    for names, below in ((rule.test.below, True), (rule.test.above, False)):
        for column, name in names.items():
            value = rule.values[name]
            measured = (
                subject.counts.get(column)
                if column not in ("population_ratio", "area_ratio")
                else _ratio(column, subject, law)
            )
            if measured is None:
                return False
            limit = value.of(subject.counts[value.by] if value.by else None)
            if not (measured < limit if below else measured > limit):
                return False
    return True


def _ratio(column: str, subject: Body, law: Law) -> float | None:
    name = "population" if column == "population_ratio" else "area"
    rule = law.ruling(f"territory.{name}", **subject.facts)
    measured = subject.counts.get("population" if name == "population" else "area_km2")
    return None if rule is None or measured is None else measured / rule.number(name)


def _objects(structure: Structure) -> tuple[list[Body], list[Body]]:
    kinds = {row["place"]: row for row in structure.places.iter_rows(named=True)}
    places = {key: Body({"kind": row["kind"], "level": row["level"], "sector": "", "functions": (),
                         "traits": set((row["traits"] or "").split(";")),
                         "parent_kind": kinds[row["parent"]]["kind"] if row["parent"] in kinds else ""},
                        {"population": row["population"], "area_km2": row["area_km2"], "parts_inside": 0}) for key, row in kinds.items()}  # fmt: skip
    wards: dict[int, list[bool]] = defaultdict(list)
    for row in kinds.values():
        if row["parent"] in places:
            above = places[row["parent"]].counts
            above["parts_inside"] += 1
            wards[row["parent"]].append(row["kind"] == "ward")
            if row["level"] == "commune":
                for column in ("population", "area_km2"):
                    above[column] = (above[column] or 0) + (row[column] or 0)
    for key, many in wards.items():
        places[key].counts["ward_share"] = sum(many) / len(many)
    units = {row["unit"]: row for row in structure.units.iter_rows(named=True)}
    bodies = {key: Body({"kind": row["kind"], "level": row["level"], "sector": row["sector"], "functions": (row["functions"] or "").split(";"),
                         "traits": places[row["place"]].facts["traits"] if row["place"] in places else set(),
                         "parent_kind": units[row["parent"]]["kind"] if row["parent"] in units else ""}) for key, row in units.items()}  # fmt: skip
    posts = {}
    for row in structure.posts.iter_rows(named=True):
        posts[row["post"]] = row
        bodies[row["unit"]].counts["posts"] += row["quota"] if row["rank"] != "part_time" else 0
    for row in structure.tenures.iter_rows(named=True):
        post = posts[row["post"]]
        bodies[post["unit"]].counts["deputies"] += post["rank"] == "deputy"
    for row in units.values():
        if row["kind"] == "division" and row["parent"] in bodies:
            bodies[row["parent"]].counts["divisions"] += 1
    for key, row in units.items():
        counts = bodies[key].counts
        above = bodies.get(row["parent"])
        counts["deputies_over_parent"] = None if above is None else counts["deputies"] - above.counts["deputies"]
    return list(bodies.values()), list(places.values())


if __name__ == "__main__":
    measure(PROVINCE, "province", 0.2)
    if "--nation" in sys.argv:
        measure(NATION, "nation", 5.0)
