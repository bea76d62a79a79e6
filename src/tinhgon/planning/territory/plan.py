"""Phương án: the new units, which old unit goes on and holds the seat, how far from the proven bound, what was given up."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.planning.problems import fingerprint
from tinhgon.planning.progress import Clock, gap
from tinhgon.planning.territory.ground import Ground
from tinhgon.planning.territory.problem import Problem, Unit
from tinhgon.planning.territory.start import Group, row_of


@dataclass(frozen=True, slots=True)
class NewUnit:
    """One new unit: its members by code, the one that goes on (most people), the name and seat proposed, and its figures."""

    members: tuple[str, ...]
    main: str
    name: str
    seat: str
    population: int
    area_km2: float
    points: float
    exempt: bool

    def as_dict(self) -> dict[str, object]:
        """Return the new unit as plain values, for JSON."""
        return {
            "members": list(self.members),
            "main": self.main,
            "name": self.name,
            "seat": self.seat,
            "population": self.population,
            "area_km2": round(self.area_km2, 6),
            "points": round(self.points, 4),
            "exempt": self.exempt,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposal. ``best`` and ``bound`` are in what the problem aims at: units (bound from above) or points (from below).

    ``bound_members`` is the largest new unit, in old units, for which the bound on points is proven. ``ended`` says why the search ended.
    """

    problem: Problem
    groups: tuple[NewUnit, ...]
    contiguous: bool
    points: float
    best: float
    bound: float | None
    bound_members: int | None
    ended: str
    seconds: float
    work: int

    @property
    def gap(self) -> float | None:
        """The relative distance to the bound; 0 is proven best."""
        return gap(self.best, self.bound)

    @property
    def given_up(self) -> tuple[str, ...]:
        """The exempt units that stay below the standard, by code."""
        return tuple(group.main for group in self.groups if group.exempt)

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON; seconds are left out, so that equal plans read alike."""
        return {
            "aim": self.problem.aim,
            "units": len(self.groups),
            "contiguous": self.contiguous,
            "points": round(self.points, 4),
            "best": round(self.best, 4),
            "bound": None if self.bound is None else round(self.bound, 4),
            "gap": None if self.gap is None else round(self.gap, 6),
            "proven": self.gap is not None
            and self.gap < 1e-6
            and self.bound_members in (None, self.problem.most_members),
            "bound_members": self.bound_members,
            "ended": self.ended,
            "given_up": list(self.given_up),
            "problem": fingerprint(self.problem),
            "day": None if self.problem.day is None else self.problem.day.isoformat(),
            "entry": self.problem.entry,
            "groups": [group.as_dict() for group in self.groups],
        }


def planned(
    laid: Ground, groups: list[Group], average: float, clock: Clock, bound: float | None, members: int | None = None
) -> Plan:
    """Write groups of nodes down as a plan, and prove again that each hangs together."""
    units = sorted(laid.problem.units, key=lambda unit: unit.code)
    found = [_new_unit(laid, units, group, average) for group in sorted(groups, key=min)]
    contiguous = all(len(laid.pieces(group)) == 1 for group in groups) and sum(map(len, groups)) == laid.nodes
    points = sum(one.points for one in found)
    best = float(len(found)) if laid.problem.aim == "units" else points
    return Plan(
        laid.problem, tuple(found), contiguous, points, best, bound, members, clock.why, clock.seconds, clock.spent
    )


def _new_unit(laid: Ground, units: list[Unit], group: Group, average: float) -> NewUnit:
    members = [units[node] for node in sorted(group)]
    main = max(members, key=lambda unit: (unit.population, unit.code))
    people, area = sum(unit.population for unit in members), sum(unit.area_km2 for unit in members)
    below = people < laid.problem.min_population or area < laid.problem.min_area_km2 - 1e-9
    return NewUnit(
        tuple(unit.code for unit in members),
        main.code,
        main.name,
        main.name,
        people,
        area,
        float(laid.points(row_of(group), average)[0]),
        below,
    )
