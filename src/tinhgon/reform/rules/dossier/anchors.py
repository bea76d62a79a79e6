"""Where an opinion stands when the text it speaks of is written anew: steps are found again by what they do and to whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from tinhgon.ledger.rules import canonical
from tinhgon.structure.scheme import Scheme

#: Two steps are taken for the same one where at least this share of what they name is common.
ALIKE: Final = 0.3
#: A step whose verb changed must have more in common.
ALIKE_WITH_ANOTHER_VERB: Final = 0.6

_SAYS_NOTHING: Final = frozenset({"do", "clause", "note"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an opinion speaks of: a step of a text (from 1), or a clause, or (both empty) the scheme as a whole."""

    text: int
    step: int = 0
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An anchor in the newest text. ``step`` 0 where it is a clause or the whole; ``gone`` where nothing is left of it."""

    step: int
    clause: str
    gone: bool = False
    changed: bool = False


def fingerprint(step: Any) -> str:
    """Return the SHA-256 of what a step does: its verb and fields, without clause and note."""
    plain = {name: value for name, value in _plain(step).items() if name not in ("clause", "note")}
    return hashlib.sha256(canonical(_without_fractions(plain))).hexdigest()


def follow(old: Scheme, new: Scheme) -> dict[int, int | None]:
    """Return for each step of one text (from 1) the step of the next text that carries it on, or None where it was struck.

    Steps that do the same come first, in their order; then those most alike, each new step taken once.
    """
    found: dict[int, int | None] = dict.fromkeys(range(1, len(old.steps) + 1))
    free = dict(enumerate(new.steps, start=1))
    prints = {number: fingerprint(step) for number, step in free.items()}
    for number, step in enumerate(old.steps, start=1):
        same = next((one for one in free if prints[one] == fingerprint(step)), None)
        if same is not None:
            found[number] = same
            del free[same]
    left = [(number, step) for number, step in enumerate(old.steps, start=1) if found[number] is None]
    pairs = sorted(
        ((_alike(step, other), number, one) for number, step in left for one, other in free.items()),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    for alike, number, one in pairs:
        if alike > 0 and found[number] is None and one in free:
            found[number] = one
            del free[one]
    return found


def now_at(anchor: Anchor, texts: dict[int, Scheme]) -> Found:
    """Return where an anchor stands in the newest of the texts (number of the text -> scheme), walking text by text."""
    numbers = sorted(number for number in texts if number >= anchor.text)
    newest = texts[numbers[-1]]
    if not anchor.step:
        held = not anchor.clause or any(step.clause == anchor.clause for step in newest.steps)
        return Found(0, anchor.clause, gone=not held)
    step: int | None = anchor.step
    first = texts[numbers[0]].steps[anchor.step - 1]
    for one, other in pairwise(numbers):
        step = follow(texts[one], texts[other])[step]
        if step is None:
            return Found(anchor.step, anchor.clause, gone=True)
    last = newest.steps[step - 1]
    return Found(step, last.clause, changed=fingerprint(first) != fingerprint(last))


def _alike(one: Any, other: Any) -> float:
    """Return how much of what two steps name is common, 0 where too little is."""
    a, b = set(_leaves(_plain(one))), set(_leaves(_plain(other)))
    share = len(a & b) / len(a | b) if a | b else 0.0
    return share if share >= (ALIKE if one.do == other.do else ALIKE_WITH_ANOTHER_VERB) else 0.0


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _SAYS_NOTHING:
                yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def _plain(step: Any) -> dict[str, Any]:
    plain: dict[str, Any] = step.model_dump(mode="json", exclude_defaults=True)
    return {"do": step.do, **plain}


def _without_fractions(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_fractions(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_fractions(inner) for inner in value]
    return repr(value) if isinstance(value, float) else value
