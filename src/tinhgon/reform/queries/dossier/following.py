"""A dossier after it came into force: the surplus against its path, the guard-rails against their baseline, on any day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Allowed, Measured, PathMark
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier import guardrails, surplus
from tinhgon.reform.rules.dossier.guardrails import Measure
from tinhgon.reform.rules.dossier.procedure import Guardrail
from tinhgon.reform.rules.dossier.surplus import Allowance, Mark
from tinhgon.registry.queries import lineage_edges, snapshot
from tinhgon.structure.lineage import Lineage


@dataclass(frozen=True)
class Over:
    """The surplus of one rank: at first, planned for a day, and found on it."""

    rank: str
    start: int
    planned: int
    found: int

    @property
    def drifts(self) -> bool:
        """Whether more are above than the path allows."""
        return self.found > self.planned


@dataclass(frozen=True)
class Rail:
    """A guard-rail: its baseline, what it is now, and the alarm if it got worse by more than chance."""

    rail: Guardrail
    baseline: Measure | None
    now: Measure | None
    source: str
    chance: float | None
    alarm: Finding | None


def path(standing: Standing) -> list[Mark]:
    """Return the path of the surplus that was recorded last."""
    newest = standing.newest("path")
    found = PathMark.objects.filter(deed=newest).order_by("rank", "day") if newest else []
    return [Mark(one.rank, one.day, one.at_most) for one in found]


def allowances(standing: Standing) -> list[Allowance]:
    """Return what each body may have of each rank: as the newest text would have it, or as frozen when it was enacted."""
    frozen = {(one.unit, one.rank): one for one in Allowed.objects.filter(dossier=standing.dossier)}
    found = surplus.allowances(outcome_of(standing))
    if not frozen:
        return found
    kept = [frozen[one.unit, one.rank] for one in found if (one.unit, one.rank) in frozen]
    named = {(one.unit, one.rank): one for one in found}
    return [
        Allowance(
            one.unit, named[one.unit, one.rank].code, named[one.unit, one.rank].name, one.rank, one.allowed, one.held
        )
        for one in kept
    ]


def drift(standing: Standing, day: date) -> list[Over]:
    """Return the surplus on a day against the path, rank by rank; ranks that never had one are left out."""
    frozen = Allowed.objects.filter(dossier=standing.dossier).values_list("unit", "rank", "allowed", "held")
    allowed = {(unit, rank): most for unit, rank, most, _ in frozen}
    start: dict[str, int] = {}
    for _, rank, most, held in frozen:
        start[rank] = start.get(rank, 0) + max(0, held - most)
    found = surplus.still_over(snapshot(AsOf(day)), allowed)
    marks = path(standing)
    return [
        Over(rank, count, surplus.planned(marks, rank, count, day), found[rank]) for rank, count in start.items() if count or found[rank]
    ]  # fmt: skip


def rails(standing: Standing, day: date, after: int | None = None) -> list[Rail]:
    """Return every guard-rail of the procedure: baseline, and what it is on a day (figures) or was measured at a review (counts).

    ``after`` are the months of the review whose measures are asked for; None takes the newest measure of all.
    """
    base, later = _measures(standing, 0), _measures(standing, after)
    units: list[int] = []
    if base or standing.newest("enact"):
        lineage = Lineage(lineage_edges(), "units")
        units = guardrails.successors(guardrails.predecessors(outcome_of(standing)), lineage, day)
    structure = snapshot(AsOf(day))
    return [_rail(rail, base, later, None if not units else guardrails.measured(rail, structure, units) if rail.where == "figure" else None)
            for rail in standing.procedure.guardrails]  # fmt: skip


def _rail(
    rail: Guardrail, base: Mapping[str, Measured], later: Mapping[str, Measured], counted: Measure | None
) -> Rail:
    first = measure_of(base.get(rail.id))
    entered = later.get(rail.id)
    now = measure_of(entered) or counted
    chance = alarm = None
    if first is not None and now is not None:
        chance, alarm = guardrails.chance_of(rail, first, now), guardrails.alarm(rail, first, now)
    return Rail(rail, first, now, entered.source if entered else "", chance, alarm)


def measure_of(row: Measured | None) -> Measure | None:
    """Return a row of the table as a measure."""
    return None if row is None else Measure(row.value, row.of, row.months)


def _measures(standing: Standing, after: int | None) -> dict[str, Measured]:
    found = Measured.objects.filter(dossier=standing.dossier)
    found = found.filter(after__gt=0) if after is None else found.filter(after=after)
    return {one.rail: one for one in found.order_by("after", "id")}


def alarms(standing: Standing, day: date, after: int | None = None) -> list[Finding]:
    """Return every alarm of a day: guard-rails that got worse, surplus above its path."""
    found = [one.alarm for one in rails(standing, day, after) if one.alarm is not None]
    for over in drift(standing, day):
        if over.drifts:
            words = surplus.RANKS[over.rank]
            said = Sentence(f"Số {words.vi} dôi dư vượt lộ trình.", f"The surplus of {words.en} is above its path.")
            found.append(Finding("surplus.drift", said, Severity.WARNING, subject=words.vi, measured=str(over.found),
                                 required=f"≤ {over.planned}"))  # fmt: skip
    return found


def reviews(standing: Standing) -> list[tuple[int, date, bool]]:
    """Return the reviews of a dossier that is in force: months, the day on which each is due, and whether it was done."""
    scheme = standing.scheme
    if scheme is None or standing.newest("enact") is None:
        return []
    done = {int(deed.payload.get("months", 0)) for deed in standing.deeds if deed.kind == "review"}
    return [(months, surplus.months_after(scheme.day, months), months in done) for months in standing.procedure.reviews]
