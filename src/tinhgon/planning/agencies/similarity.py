"""Độ tương đồng chức năng: TF-IDF cosine of syllables and pairs of syllables, with the words that two bodies share.

Nothing is learnt and nothing is downloaded: a reader can recompute each number from the words that are shown.
Source: Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), §6.2–6.4; Vietnamese words are mostly two
syllables, so that pairs stand for words without a dictionary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

#: Syllables that say nothing about what a body does.
_EMPTY = frozenset("và của các về cho theo trong với từ tại là được những việc công tác".split())


@dataclass(frozen=True, slots=True, eq=False)
class Similarity:
    """How alike the texts are, 0 … 1, and the weight of each word in each text (rows: texts; columns: words)."""

    words: tuple[str, ...]
    weights: npt.NDArray[np.float64]
    matrix: npt.NDArray[np.float64]

    def shared(self, one: int, other: int, most: int = 6) -> tuple[tuple[str, float], ...]:
        """Return the words that make two texts alike, each with its share of their likeness; the weightiest first.

        A syllable that stands inside a shown pair is not shown again; its share is that of its own.
        """
        both = self.weights[one] * self.weights[other]
        total = float(both.sum())
        if total <= 0:
            return ()
        found: list[tuple[str, float]] = []
        order = sorted(np.flatnonzero(both).tolist(), key=lambda at: (-both[at], self.words[at]))
        pairs = " ".join(self.words[at] for at in order if " " in self.words[at]).split()
        for at in order:
            if " " in self.words[at] or self.words[at] not in pairs:
                found.append((self.words[at], float(both[at]) / total))
        return tuple(found[:most])


def tokens(text: str) -> Counter[str]:
    """Return the syllables of a text and its pairs of neighbouring syllables, with how often each stands there."""
    found: Counter[str] = Counter()
    for clause in re.split(r"[;,.:()\n]", text.casefold()):
        syllables = [one for one in re.findall(r"\w+", clause) if one not in _EMPTY]
        found.update(syllables)
        found.update(f"{one} {two}" for one, two in pairwise(syllables))
    return found


def similarity(texts: Sequence[str]) -> Similarity:
    """Return how alike texts are: weight = count × (ln((1 + texts) / (1 + texts with the word)) + 1), rows of length 1."""
    counted = [tokens(text) for text in texts]
    words = tuple(sorted({word for one in counted for word in one}))
    index = {word: at for at, word in enumerate(words)}
    counts: npt.NDArray[Any] = np.zeros((len(texts), max(1, len(words))))
    for row, one in enumerate(counted):
        for word, times in one.items():
            counts[row, index[word]] = times
    rarity = np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1
    weights = counts * rarity
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    weights = np.divide(weights, length, out=np.zeros_like(weights), where=length > 0)
    return Similarity(words, weights, np.clip(weights @ weights.T, 0.0, 1.0))
