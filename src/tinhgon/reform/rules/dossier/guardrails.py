"""What may not get worse after a merger: frozen for the bodies before it, followed for what became of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.rules.dossier.procedure import Guardrail
from tinhgon.structure.figures.catalogue import figure
from tinhgon.structure.lineage import Lineage
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.figures import say_number


@dataclass(frozen=True, slots=True)
class Measure:
    """A guard-rail at one time: a count; of how many, where it is "x of y"; over how many months, where it is a count in a time."""

    value: int
    of: int | None = None
    months: int | None = None

    def said(self) -> Sentence:
        """The measure in words, always with its base."""
        if self.of is not None:
            share = say_number(round(100 * self.value / self.of, 1)) if self.of else "–"
            text = f"{share} % ({say_number(self.value)} / {say_number(self.of)})"
            return Sentence(text, text)
        if self.months is not None:
            return Sentence(
                f"{say_number(self.value)} trong {self.months} tháng", f"{self.value} in {self.months} months"
            )
        return Sentence(say_number(self.value), say_number(self.value))


def predecessors(outcome: Outcome) -> list[int]:
    """Return the bodies, as they stood before, that a scheme ends or gives people, posts or other bodies to."""
    changed = outcome.difference()
    units = {*changed["units"].closed, *changed["units"].amended["unit"].to_list()}
    for side in (changed["posts"].opened, changed["posts"].amended):
        units |= set(side["unit"].to_list())
    closed = outcome.before.posts.filter(pl.col("post").is_in(changed["posts"].closed))["unit"].to_list()
    there = set(outcome.before.units["unit"].to_list())
    return sorted((units | set(closed)) & there)


def successors(units: Collection[int], lineage: Lineage, day: date) -> list[int]:
    """Return what had become of bodies by a day: themselves where they stand, else what they went into."""
    return sorted({kin.key for unit in units for kin in lineage.became(unit, until=day)})


def measured(rail: Guardrail, structure: Structure, units: Collection[int]) -> Measure:
    """Return a figure of the registry counted over some bodies alone."""
    reading = figure(rail.figure).on(_part(structure, units))
    return Measure(int(reading.value), reading.of)


def alarm(rail: Guardrail, baseline: Measure, now: Measure) -> Finding | None:
    """Return a finding where a guard-rail got worse: for a full count at all, for counts in a time and shares where chance does not
    explain it (one-sided exact test: Fisher's for shares, the conditional binomial test of two Poisson rates for counts in a time).
    """
    if rail.worse == "none":
        return None
    chance = None if rail.where == "figure" else _chance(rail, baseline, now)
    worse = _worse(rail, baseline, now) if chance is None else chance < rail.alarm / 100
    if not worse:
        return None
    words = rail.words.sentence
    how = "" if chance is None else f" (p = {_p(chance)})"
    said = Sentence(f"{words.vi} xấu đi so với mốc gốc{how}.", f"{words.en} got worse than at the baseline{how}.")
    remedy = Sentence("Nêu nguyên nhân và biện pháp trong báo cáo rà soát.", "Give cause and cure in the review.")
    return Finding(
        f"guardrail.{rail.id}", said, Severity.WARNING, subject=words.vi, remedy=remedy,
        measured=now.said().vi, required=baseline.said().vi,
    )  # fmt: skip


def chance_of(rail: Guardrail, baseline: Measure, now: Measure) -> float | None:
    """Return the probability of a change for the worse as large as this, were nothing changed; None for full counts."""
    return None if rail.where == "figure" or rail.worse == "none" else _chance(rail, baseline, now)


def _chance(rail: Guardrail, baseline: Measure, now: Measure) -> float:
    if rail.of:
        bad, was = (now.value, baseline.value) if rail.worse == "up" else (
            (now.of or 0) - now.value, (baseline.of or 0) - baseline.value)  # fmt: skip
        return fisher(was, baseline.of or 0, bad, now.of or 0)
    if rail.worse == "up":
        return poisson(baseline.value, baseline.months or 1, now.value, now.months or 1)
    return poisson(now.value, now.months or 1, baseline.value, baseline.months or 1)


def fisher(bad_before: int, before: int, bad_now: int, now: int) -> float:
    """Return P(X ≥ bad_now) of the hypergeometric law: Fisher's exact test, one-sided."""
    bad, total = bad_before + bad_now, before + now
    if not before or not now or not bad:
        return 1.0
    return _sum(_choose(now, k) + _choose(before, bad - k) - _choose(total, bad) for k in range(bad_now, min(bad, now) + 1)
                if bad - k <= before)  # fmt: skip


def poisson(before: int, months_before: int, now: int, months_now: int) -> float:
    """Return P(X ≥ now) with X binomial of all events and the share of time: two Poisson rates compared exactly
    (Przyborowski and Wilenski 1940), one-sided.
    """
    events = before + now
    if not events:
        return 1.0
    share = months_now / (months_before + months_now)
    return _sum(
        _choose(events, k) + k * math.log(share) + (events - k) * math.log1p(-share) for k in range(now, events + 1)
    )


def _sum(logs: Iterator[float]) -> float:
    return min(1.0, math.fsum(math.exp(one) for one in logs))


def _choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _worse(rail: Guardrail, baseline: Measure, now: Measure) -> bool:
    return now.value > baseline.value if rail.worse == "up" else now.value < baseline.value


def _p(chance: float) -> str:
    return "< 0,001" if chance < 0.001 else say_number(round(chance, 3))


def _part(structure: Structure, units: Collection[int]) -> Structure:
    """Return the part of the apparatus that is these bodies alone, to count there."""
    own = structure.units.filter(pl.col("unit").is_in(sorted(units)))
    posts = structure.posts.filter(pl.col("unit").is_in(own["unit"].implode()))
    tenures = structure.tenures.filter(pl.col("post").is_in(posts["post"].implode()))
    people = structure.people.filter(pl.col("person").is_in(tenures["person"].implode()))
    return Structure(structure.day, structure.places, own, posts, people, tenures, structure.next_key)
