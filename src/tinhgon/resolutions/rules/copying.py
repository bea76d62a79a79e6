"""How much of a lower text stands word for word in the one above it, by runs of words; plain enough to be shown and recounted.

A run is so many words in a row, without accents, signs and capitals. The share copied is how many runs of the lower text stand in the
upper one too, of all runs of the lower text. How long a run is and from which share a text counts as copied are rows of law.
(Broder 1997, *On the resemblance and containment of documents*: this is his containment.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tinhgon.vietnamese.search import search_key

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Share:
    """Runs that the lower text shares with the upper one, of all of its runs, with the length of a run in words."""

    shared: int
    of: int
    run: int

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down; 0 where there is nothing to compare."""
        return self.shared * 100 // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the lower text: copied or its own."""

    text: str
    copied: bool


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [search_key(one) for one in _WORD.findall(text)]


def shared(lower: str, uppers: Sequence[str], run: int) -> Share:
    """Return how many runs of the lower text stand in any of the upper ones."""
    own = _runs(words_of(lower), run)
    above = {one for upper in uppers for one in _runs(words_of(upper), run)}
    return Share(sum(one in above for one in own), len(own), run)


def pieces(lower: str, uppers: Sequence[str], run: int) -> list[Piece]:
    """Return the lower text cut into stretches that are copied and stretches of its own, in order; joined, they are the text."""
    spans = [match.span() for match in _WORD.finditer(lower)]
    own = _runs(words_of(lower), run)
    above = {one for upper in uppers for one in _runs(words_of(upper), run)}
    copied = [False] * len(spans)
    length = min(run, len(spans))
    for at, one in enumerate(own):
        if one in above:
            copied[at : at + length] = [True] * length
    found: list[Piece] = []
    start = 0
    for at, (_, _end) in enumerate(spans):
        last = at + 1 == len(spans)
        if last or copied[at] != copied[at + 1]:
            end = len(lower) if last else (spans[at + 1][0] if not copied[at] else spans[at][1])
            found.append(Piece(lower[start:end], copied[at]))
            start = end
    return found or ([Piece(lower, copied=False)] if lower else [])


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    """Return the runs of a text; one shorter than a run is one run."""
    if not words:
        return []
    length = min(run, len(words))
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
