"""Working a scheme in the making: what its steps do as far as they can be done, and what stands against the rest."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.draft import Draft
from tinhgon.structure.run import Outcome, conclude, run, take_step
from tinhgon.structure.scheme import Sketch
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """A scheme run on a structure. ``outcome`` is of the first ``done`` steps; ``blocked`` says why the next cannot be done."""

    sketch: Sketch
    outcome: Outcome
    done: int
    blocked: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every step is done and the apparatus after them is whole."""
        return not self.blocked

    @property
    def stopped_at(self) -> int | None:
        """The number of the step that cannot be done, or None."""
        return None if self.whole else self.done + 1


class Checkpoints:
    """Working copies that have taken the first steps of some scheme, so that an edit of step 60 does not take 59 again.

    Each stands for a structure and a list of steps; none is changed after it is kept.
    """

    EVERY = 8

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: list[tuple[Structure, tuple[object, ...], Draft]] = []

    def nearest(self, structure: Structure, steps: tuple[object, ...]) -> Draft:
        """Return a copy that has taken as many of the steps as any kept one, or none of them."""
        with self._lock:
            fitting = [one for one in self._kept if one[0] is structure and steps[: len(one[1])] == one[1]]
            found = max(fitting, key=lambda one: len(one[1]), default=None)
            if found is not None:
                self._kept.remove(found)
                self._kept.append(found)
        return Draft(structure, structure.day) if found is None else found[2].fork()

    def keep(self, structure: Structure, steps: tuple[object, ...], draft: Draft) -> None:
        """Keep a copy as it stands now, unless one for these steps is kept already."""
        with self._lock:
            if any(one[0] is structure and one[1] == steps for one in self._kept):
                return
        copy = draft.fork()
        with self._lock:
            self._kept.append((structure, steps, copy))
            del self._kept[: -self._most]


def _run(sketch: Sketch, structure: Structure, points: Checkpoints | None) -> Outcome:
    """Run a scheme as `structure.run` does, from the nearest checkpoint on where there are any."""
    if points is None or structure.day != sketch.day:
        return run(sketch, structure)
    draft = points.nearest(structure, sketch.steps)
    if draft.step == 0:
        points.keep(structure, (), draft)
    for number in range(draft.step + 1, len(sketch.steps) + 1):
        take_step(draft, sketch, number)
        if number % Checkpoints.EVERY == 0 or number == len(sketch.steps):
            points.keep(structure, sketch.steps[:number], draft)
    return conclude(draft, sketch)


def worked(sketch: Sketch, structure: Structure, points: Checkpoints | None = None) -> Worked:
    """Run a scheme as far as it goes: where a step is refused, or leaves the apparatus broken, those before it are run alone."""
    done = len(sketch.steps)
    blocked: tuple[Finding, ...] = ()
    while True:
        try:
            return Worked(sketch, _run(first_steps(sketch, done), structure, points), done, blocked)
        except Refusal as refusal:
            if not done:
                raise
            blocked = blocked or refusal.findings
            named = [int(step) for one in refusal.findings if (step := one.where.get("step"))]
            done = min([done, *named]) - 1


def first_steps(sketch: Sketch, count: int) -> Sketch:
    """Return the scheme with its first steps alone."""
    return sketch if count >= len(sketch.steps) else sketch.model_copy(update={"steps": sketch.steps[:count]})
