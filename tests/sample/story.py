"""The sample carried through all its schemes, once for all tests."""

from __future__ import annotations

from functools import cache

from tinhgon import sample
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure


@cache
def outcomes() -> dict[str, Outcome]:
    """Return the outcome of every scheme by its identifier, in order."""
    return {outcome.scheme.id: outcome for outcome in sample.outcomes()}


def last() -> Structure:
    """Return the apparatus after all schemes."""
    return list(outcomes().values())[-1].after


def change(scheme: str, figure: str) -> float:
    """Return how a figure moved by a scheme."""
    outcome = outcomes()[scheme]
    found = differences(outcome.before, outcome.after, unchanged=True)
    return next(one.change for one in found if one.before.figure.id == figure)


def moved(scheme: str) -> dict[str, int]:
    """Return how many people a scheme moved, by the identifier of the count."""
    outcome = outcomes()[scheme]
    return {one.id: one.value for one in people_moved(outcome.before, outcome.after)}
