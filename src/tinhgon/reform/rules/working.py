"""Working a scheme in the making: what its steps do as far as they can be done, and what stands against the rest."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.run import Outcome, run
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


def worked(sketch: Sketch, structure: Structure) -> Worked:
    """Run a scheme as far as it goes: where a step is refused, or leaves the apparatus broken, those before it are run alone."""
    done, blocked = len(sketch.steps), ()
    while True:
        try:
            return Worked(sketch, run(first_steps(sketch, done), structure), done, blocked)
        except Refusal as refusal:
            if not done:
                raise
            blocked = blocked or refusal.findings
            named = [int(step) for one in refusal.findings if (step := one.where.get("step"))]
            done = min([done, *named]) - 1


def first_steps(sketch: Sketch, count: int) -> Sketch:
    """Return the scheme with its first steps alone."""
    return sketch if count >= len(sketch.steps) else sketch.model_copy(update={"steps": sketch.steps[:count]})
