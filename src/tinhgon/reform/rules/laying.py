"""Laying an edit that was made to an older text on top of a newer one."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.reform.rules.differing import aligned
from tinhgon.reform.rules.edits import Add, Edit, Head, Move, Remove, Replace, Rewrite
from tinhgon.reform.words import drafting as words
from tinhgon.structure.scheme import Scheme


def laid(edit: Edit, base: Scheme, now: Scheme) -> Edit:
    """Return the edit as it must be made to the text of now, where its steps may stand at other numbers.

    Raises Refusal (rule ``draft.step_gone``) where the very step that it edits was changed or taken out meanwhile, and where it
    rewrites the whole: such an edit cannot be laid on top without undoing another person's.
    """
    place = aligned(base, now)
    match edit:
        case Add(_, None) | Head():
            return edit
        case Add(steps, int(at)):
            return Add(steps, _before(at, place, len(base.steps), len(now.steps)))
        case Replace(number, step):
            return Replace(_there(number, place, base), step)
        case Remove(numbers):
            return Remove(tuple(_there(number, place, base) for number in numbers))
        case Move(number, to):
            return Move(_there(number, place, base), min(place.get(to, to), len(now.steps)))
        case Rewrite():
            raise Refusal([Finding("draft.whole_text", words.WHOLE_TEXT, remedy=words.TAKE_THE_NEW)])
    raise AssertionError(edit)  # pragma: no cover - every edit is named above


def _before(at: int, place: dict[int, int], old: int, new: int) -> int:
    """Return the number at which what was to stand before a step stands before it now; at the end where it is gone."""
    following = next((place[number] for number in range(at, old + 1) if number in place), None)
    return new + 1 if following is None else following


def _there(number: int, place: dict[int, int], base: Scheme) -> int:
    if number not in place:
        do = str(base.steps[number - 1].do) if number <= len(base.steps) else ""
        raise Refusal(
            [Finding("draft.step_gone", words.step_gone(number, do), where={"step": number}, remedy=words.ADD_IT_ANEW)]
        )
    return place[number]
