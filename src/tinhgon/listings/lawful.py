"""What breaks the law: of the apparatus on a day, and of what a scheme touches, before and after it. Read alike by all faces."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.law.books import Law
from tinhgon.law.checks import check, compare, formed_by, merged_on, touched_by
from tinhgon.law.checks.comparing import State
from tinhgon.lawbook import queries as lawbook
from tinhgon.lawbook.queries import Waiver
from tinhgon.registry import queries as registry
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True)
class Breach:
    """A finding of law, what became of it (of a day alone: it stands), and the waiver that takes its subject out."""

    finding: Finding
    state: State | None
    waiver: Waiver | None

    @property
    def blocks(self) -> bool:
        """Whether it stands against enacting: an error that is not cured and not waived."""
        return self.finding.severity is Severity.ERROR and self.waiver is None and self.state != "cured"


def law_of(as_of: AsOf) -> Law:
    """Return the law of a day, as it was known."""
    return lawbook.books(as_of).at(as_of.day)


def breaches_of_day(as_of: AsOf, structure: Structure | None = None, *, private: bool = False) -> tuple[Breach, ...]:
    """Return what in the whole apparatus breaks the law of the day; ``structure`` where it was read already.

    Rules that ask what is private of a person are left out unless ``private`` asks for them: pages and answers are for everybody.
    """
    found = registry.snapshot(as_of) if structure is None else structure
    merged = merged_on(found, registry.lineage_edges(as_of.known))
    findings = check(found, law_of(as_of), merged=merged, private=private)
    return tuple(Breach(finding, None, waiver) for finding, waiver in lawbook.weighed(findings, as_of))


def breaches_of_scheme(outcome: Outcome, as_of: AsOf, *, private: bool = False) -> tuple[Breach, ...]:
    """Return what of a scheme's before and after breaks the law of its day, and what is new, worsened, cured, unchanged.

    ``as_of`` is the scheme's day, with the instant of knowledge by which law, lineage and waivers are read; ``private`` as above.
    """
    law, touched = law_of(as_of), touched_by(outcome)
    edges = registry.lineage_edges(as_of.known)
    edges = edges.filter(pl.col("day") < outcome.scheme.day)
    made = outcome.lineage().with_columns(pl.lit(outcome.scheme.day).alias("day"))
    shared = ["frame", "source", "target", "relation", "day"]
    both = pl.concat([edges.select(shared), made.select(shared)])
    before = check(outcome.before, law, touched, merged=merged_on(outcome.before, edges), private=private)
    merged = merged_on(outcome.after, both)
    after = check(outcome.after, law, touched, formed=formed_by(outcome), merged=merged, private=private)
    compared = compare(before, after)
    weighed = lawbook.weighed([one.finding for one in compared], as_of)
    return tuple(Breach(one.finding, one.state, waiver) for one, (_, waiver) in zip(compared, weighed, strict=True))
