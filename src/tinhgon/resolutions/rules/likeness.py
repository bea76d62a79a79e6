"""How alike two short Vietnamese texts are, and by which words: plain enough that a person can judge it, who also has the last word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tinhgon.vietnamese.search import search_key

#: Syllables that say nothing of what a text is about.
_LITTLE: Final = frozenset(
    "va cua cac nhung mot so con chua duoc trong tren cho voi ve tai tu den la co o da dang khi theo do nay van thi ma de "
    "cung rat nhieu it vao ra bi boi nam viec".split()
)
_SYLLABLE: Final = re.compile(r"\w+")
#: A pair of neighbours says more than a syllable alone: "sáp nhập" is one word.
_PAIR_WEIGHS: Final = 2
#: From this share on a text is suggested as the same; a custom of this house, the person decides.
ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike (0 to 1), and the words that both texts hold, in the first one's order and spelling."""

    share: float
    words: tuple[str, ...]


def alike(one: str, other: str) -> Alike:
    """Return how alike two texts are: twice the weight of what both hold, over the weight of each.

    Syllables are compared without tones or capitals and without words like "còn", "các"; a pair of neighbouring syllables weighs two,
    a single one weighs one. The same text gives 1, texts without a common syllable 0.
    """
    mine, others = _parts(one), _parts(other)
    total = sum(mine.values()) + sum(others.values())
    if not total:
        return Alike(0.0, ())
    both = mine.keys() & others.keys()
    share = 2 * sum(mine[part] for part in both) / total
    return Alike(round(share, 4), _shown(one, {part for part in both if " " not in part}))


def nearest(text: str, others: Iterable[tuple[int, str]], *, least: float = ALIKE) -> list[tuple[int, Alike]]:
    """Return the keys of the texts that are at least so alike, the most alike first."""
    found = [(key, alike(text, other)) for key, other in others]
    return sorted(((key, one) for key, one in found if one.share >= least), key=lambda pair: (-pair[1].share, pair[0]))


@lru_cache(maxsize=20_000)
def _parts(text: str) -> Mapping[str, int]:
    syllables = [one for one in _SYLLABLE.findall(search_key(text)) if one not in _LITTLE]
    pairs = {f"{one} {two}": _PAIR_WEIGHS for one, two in pairwise(syllables)}
    return dict.fromkeys(syllables, 1) | pairs


def _shown(text: str, both: set[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in _SYLLABLE.findall(text):
        key = search_key(word)
        if key in both:
            seen.setdefault(key, word)
    return tuple(seen.values())
