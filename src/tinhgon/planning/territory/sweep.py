"""Quét kịch bản: one question asked of many provinces in many ways at once, each answered as if it were asked alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from pydantic import ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import problem_from
from tinhgon.planning.spread import spread
from tinhgon.planning.territory.problem import Problem, Weights
from tinhgon.planning.territory.solve import solve

#: What may be swept, beside ``weights.…``: the name in a scenario, and the field of the problem.
FIELDS: dict[str, str] = {
    "units": "wanted",
    "min_population": "min_population",
    "min_area": "min_area_km2",
    "most_members": "most_members",
}
#: Scenarios in one sweep, of all provinces together.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Task:
    """A problem of a place under a scenario, as plain values that travel, with its limits."""

    place: str
    scenario: tuple[tuple[str, float], ...]
    problem: Mapping[str, Any]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Swept:
    """What one scenario came to: the plan's figures, or why there is none; the seconds that it took where it ran."""

    place: str
    scenario: tuple[tuple[str, float], ...]
    units: int | None
    points: float | None
    best: float | None
    bound: float | None
    gap: float | None
    ended: str
    seconds: float
    plan: Mapping[str, Any] | None
    refused: tuple[Mapping[str, Any], ...] = ()

    def as_dict(self, *, whole: bool = True) -> dict[str, object]:
        """Return the result as plain values, for JSON; ``whole``: with the plan itself."""
        told: dict[str, object] = {
            "place": self.place,
            "scenario": dict(self.scenario),
            "units": self.units,
            "points": None if self.points is None else round(self.points, 4),
            "best": self.best,
            "bound": self.bound,
            "gap": self.gap,
            "ended": self.ended,
            "seconds": round(self.seconds, 3),
            "refused": [dict(one) for one in self.refused],
        }
        return {**told, "plan": self.plan} if whole else told


def scenarios(texts: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
    """Return every combination of what is swept: ``units=50,54`` and ``weights.walls=0,5`` make four. ``50..60`` and
    ``50..60:5`` are ranges of whole numbers. Raises Refusal naming what cannot be read."""
    axes: list[list[tuple[str, float]]] = []
    for text in texts:
        name, mark, values = text.partition("=")
        name = name.strip()
        if not mark or (name not in FIELDS and name.partition(".")[2] not in Weights.model_fields):
            raise _unread(text)
        try:
            axes.append([(name, value) for part in values.split(",") for value in _values(part.strip())])
        except ValueError as error:
            raise _unread(text) from error
    return [tuple(one) for one in product(*axes)]


def first_aims(texts: Sequence[str]) -> dict[str, float]:
    """Return the first value of each aim that is swept (fields of `Problem`), so that a problem that states none itself has one to begin with."""
    first = scenarios(texts)[0] if texts else ()
    return {FIELDS[name]: value for name, value in first if name in ("units", "min_population", "min_area")}


def _values(text: str) -> list[float]:
    first, dots, rest = text.partition("..")
    if not dots:
        return [float(text)]
    last, _, step = rest.partition(":")
    found = range(int(first), int(last) + 1, int(step or 1))
    if not found or len(found) > MOST:
        raise ValueError(text)
    return [float(one) for one in found]


def _unread(text: str) -> Refusal:
    names = ", ".join((*FIELDS, *(f"weights.{one}" for one in Weights.model_fields)))
    said = Sentence(f"Không hiểu kịch bản “{text}”.", f"The scenario “{text}” cannot be read.")
    remedy = Sentence(
        f"Ghi TÊN=50,54 hoặc TÊN=50..60:5; TÊN là {names}.", f"Write NAME=50,54 or NAME=50..60:5; NAME is {names}."
    )
    return Refusal([Finding("planning.sweep", said, subject=text, remedy=remedy)])


def tasks(problems: Mapping[str, Problem], grid: Sequence[tuple[tuple[str, float], ...]], limits: Limits) -> list[Task]:
    """Return a task for each place and scenario. Raises Refusal where there are more than can be meant."""
    count = len(problems) * len(grid)
    if count > MOST:
        said = Sentence(f"{count} kịch bản, quá giới hạn {MOST}.", f"{count} scenarios, above the limit of {MOST}.")
        raise Refusal([Finding("planning.sweep", said, measured=str(count), required=str(MOST))])
    return [
        Task(place, scenario, _changed(problem, scenario), limits)
        for place, problem in problems.items()
        for scenario in grid
    ]


def _changed(problem: Problem, scenario: Sequence[tuple[str, float]]) -> dict[str, Any]:
    plain = problem.model_dump(mode="json")
    for name, value in scenario:
        number: float | int = int(value) if value.is_integer() else value
        if name in FIELDS:
            plain[FIELDS[name]] = number
        else:
            plain["weights"] = {**plain["weights"], name.partition(".")[2]: number}
    return plain


def solved(task: Task) -> Swept:
    """Answer one task; what refuses it is part of the answer, so that the others go on."""
    try:
        plan = solve(problem_from(Problem, dict(task.problem)), task.limits)
    except ValidationError as error:  # pragma: no cover - problem_from says it as a refusal
        raise AssertionError(str(error)) from error
    except Refusal as refusal:
        found = tuple(one.as_dict() for one in refusal.findings)
        return Swept(task.place, task.scenario, None, None, None, None, None, "refused", 0.0, None, found)
    return Swept(
        task.place, task.scenario, len(plan.groups), plan.points, plan.best, plan.bound, plan.gap, plan.ended, plan.seconds,
        plan.as_dict(),
    )  # fmt: skip


def sweep(asked: Sequence[Task], workers: int, cluster: str = "") -> Iterator[tuple[int, Swept]]:
    """Yield the position of each task with its answer as they are done, on processes here or on a cluster."""
    yield from spread(solved, asked, workers, cluster)
