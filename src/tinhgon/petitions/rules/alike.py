"""When two petitions may be about one matter: keys that they share, and how much of their words is the same. A plain measure, told with
its reason, so that a person can judge."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final
from zlib import crc32

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.search import search_key

#: Words of one shingle; three in a row are seldom the same by chance.
WORDS: Final = 3
#: No petition keeps more shingles; longer ones are compared by these.
MOST: Final = 600
#: From this share of common shingles on a text alone is worth a look: a custom of this house.
WORTH_A_LOOK: Final = 0.3
_WORD: Final = re.compile(r"\w+")
_DIGITS: Final = re.compile(r"\d{9,12}")

SHARED: Final = {
    "identity": Sentence("cùng số giấy tờ hoặc số điện thoại", "same identity or telephone number"),
    "name": Sentence("cùng họ tên", "same name"),
    "decision": Sentence("cùng số quyết định bị khiếu nại", "same decision"),
    "plot": Sentence("cùng thửa đất", "same plot of land"),
}


def pieces(text: str) -> list[int]:
    """Return the shingles of a text: a number for each three words in a row, without accents and capitals, in order."""
    words = _WORD.findall(search_key(text))
    return sorted({crc32(" ".join(words[at : at + WORDS]).encode()) for at in range(len(words) - WORDS + 1)})[:MOST]


def likeness(one: Collection[int], two: Collection[int]) -> float:
    """Return the share of shingles that both have of those that either has: 0 to 1 (Jaccard)."""
    a, b = set(one), set(two)
    return len(a & b) / len(a | b) if a and b else 0.0


def keys(
    names: Iterable[str] = (), contacts: Iterable[str] = (), decision: str = "", plot: str = ""
) -> list[tuple[str, str]]:
    """Return the keys under which a petition is found again: names, numbers of nine to twelve digits, decision, plot of land."""
    found = {("name", search_key(one)) for one in names if one.strip()}
    found |= {
        ("identity", number) for one in contacts for number in _DIGITS.findall(re.sub(r"(?<=\d)[\s.\-](?=\d)", "", one))
    }
    if decision.strip():
        found.add(("decision", re.sub(r"\s", "", search_key(decision))))
    if plot.strip():
        found.add(("plot", " ".join(_WORD.findall(search_key(plot)))))
    return sorted((kind, key[:300]) for kind, key in found if key)


def why(shared: Collection[str], share: float) -> list[Sentence]:
    """Say why two petitions may be one: each shared key, and how much of the words is the same."""
    found = [SHARED[kind] for kind in SHARED if kind in shared]
    if share >= WORTH_A_LOOK:
        said = f"{share:.0%}".replace("%", " %")
        found.append(
            Sentence(
                f"{said} nội dung trùng nhau (đếm cụm ba từ)", f"{said} of the words are the same (shingles of three)"
            )
        )
    return found
