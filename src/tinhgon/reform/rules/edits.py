"""Edits of a scheme as values: what is done to it, applied to any text of it. Steps are numbered from 1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.words import drafting as words
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.scheme import Basis, Scheme, Sketch, Step, sound

#: A draft waits for its run at every edit, so it takes no more steps than the largest scheme that people write by hand.
MOST_STEPS: Final = 5000


@dataclass(frozen=True, slots=True)
class Add:
    """Put steps in, the first of them at number ``at``; None puts them at the end."""

    steps: tuple[Operation, ...]
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Put another step in the place of one."""

    number: int
    step: Operation


@dataclass(frozen=True, slots=True)
class Remove:
    """Take steps out."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Carry a step to another number; those between move up or down."""

    number: int
    to: int


@dataclass(frozen=True, slots=True)
class Head:
    """Say the title, the day, the basis or the note anew; None leaves what is there."""

    title: str | None = None
    title_en: str | None = None
    day: date | None = None
    basis: tuple[Basis, ...] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Put a whole other text in place of all; the scheme keeps its identifier."""

    sketch: Sketch


Edit = Add | Replace | Remove | Move | Head | Rewrite


def edited(sketch: Sketch, edit: Edit) -> Sketch:
    """Return the scheme after an edit. Raises Refusal where there is no such step, or where steps would be too many."""
    steps = list(cast("tuple[Operation, ...]", sketch.steps))
    match edit:
        case Add(new, at):
            place = len(steps) if at is None else _position(at, len(steps) + 1)
            steps[place:place] = new
        case Replace(number, step):
            steps[_position(number, len(steps))] = step
        case Remove(numbers):
            gone = {_position(number, len(steps)) for number in numbers}
            steps = [step for place, step in enumerate(steps) if place not in gone]
        case Move(number, to):
            place = _position(to, len(steps))
            steps.insert(place, steps.pop(_position(number, len(steps))))
        case Head():
            return _headed(sketch, edit)
        case Rewrite(whole):
            return few_enough(whole.model_copy(update={"id": sketch.id}))
    return few_enough(sketch.model_copy(update={"steps": tuple(cast("list[Step]", steps))}))


def few_enough(sketch: Sketch) -> Sketch:
    """Return the scheme, or refuse one with more steps than a draft takes."""
    if len(sketch.steps) > MOST_STEPS:
        raise Refusal(
            [
                Finding(
                    "draft.too_many_steps",
                    words.too_many_steps(len(sketch.steps), MOST_STEPS),
                    measured=str(len(sketch.steps)),
                    required=str(MOST_STEPS),
                    remedy=words.SPLIT_IT,
                )
            ]
        )
    return sketch


def begun(name: str, title: str, day: date) -> Sketch:
    """Return a scheme with a title and a day and no step yet. Raises Refusal where a text cannot stand."""
    return sound(Sketch.model_construct(id=name, title=title, day=day, steps=()))


def copied(scheme: Scheme, name: str, title: str = "") -> Sketch:
    """Return any scheme as the text of a draft: under the draft's name, and a draft whatever it was."""
    cells = {field: getattr(scheme, field) for field in Scheme.model_fields}
    made = {**cells, "id": name, "title": title or scheme.title, "status": "draft"}
    return few_enough(sound(Sketch.model_construct(**made)))


def said(edit: Edit, before: Sketch) -> Sentence:
    """Return what an edit does, in words: "Thêm bước 4: Hợp nhất". ``before`` is the scheme that it is made to."""
    match edit:
        case Add(new, at):
            first = len(before.steps) + 1 if at is None else at
            return words.added(first, [_do(step) for step in new])
        case Replace(number, step):
            return words.replaced(number, _do(step))
        case Remove(numbers):
            return words.removed([(number, _do(before.steps[number - 1])) for number in sorted(set(numbers))])
        case Move(number, to):
            return words.carried(number, to, _do(before.steps[number - 1]))
        case Head():
            return words.headed(
                [name for name in ("title", "title_en", "day", "basis", "note") if getattr(edit, name) is not None]
            )
        case Rewrite(whole):
            return words.rewritten(len(whole.steps))


def _do(step: object) -> str:
    return str(getattr(step, "do", ""))


def _headed(sketch: Sketch, head: Head) -> Sketch:
    names = ("title", "title_en", "day", "basis", "note")
    return sound(
        sketch.model_copy(update={name: value for name in names if (value := getattr(head, name)) is not None})
    )


def _position(number: int, most: int) -> int:
    """Return where a numbered step stands in the list, or refuse a number that is none."""
    if not 1 <= number <= most:
        raise Refusal(
            [
                Finding(
                    "draft.no_such_step",
                    words.no_such_step(number, most),
                    measured=str(number),
                    required=f"1–{most}",
                    where={"step": number},
                )
            ]
        )
    return number - 1
