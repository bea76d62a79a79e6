"""Vietnamese dictionary order and the order of names, as strings that compare right byte by byte (collation "C")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tinhgon.vietnamese.letters import ALPHABET, canonical, letter

# Separators stand below everything that a syllable can hold, so that a shorter text comes before its continuations.
_BEFORE_RAW: Final = "\x1e"
_FIELD: Final = "\x1f"
_BEFORE_TONES: Final = "!"
_OTHER: Final = "#"
_FOREIGN: Final = "9"
_PIECES: Final = re.compile(r"[0-9]+|.", re.DOTALL)

# Two characters per letter, a0 a1 a2 b0 …: the same width for all, so a < ă < â < b in every position.
_PLACES: Final[dict[str, str]] = {}
for _character in ALPHABET:
    _base = letter(_character).plain.translate(str.maketrans("ăâđêôơư", "aadeoou"))
    _PLACES[_character] = f"{_base}{sum(place.startswith(_base) for place in _PLACES.values())}"


class NameParts(NamedTuple):
    """A person's name in the order of lists: given name, then middle names, then family name."""

    given: str
    middle: str
    family: str


def sort_key(text: str) -> str:
    """Return a string whose byte order is Vietnamese dictionary order: a ă â b c d đ e ê …, syllable by syllable.

    Within a syllable letters count first; tones break ties in the order ngang, huyền, hỏi, ngã, sắc, nặng. Runs of
    digits compare as numbers ("Thôn 2" before "Thôn 10"). Both spellings of one word (uỷ, ủy) give the same key; texts
    that differ in nothing but capitals differ only at the very end. The key holds no NUL and may be stored in any
    database.
    """
    plain = canonical(text).replace("\x00", "")
    return _order(plain) + _BEFORE_RAW + plain


def name_order(full_name: str) -> NameParts:
    """Take a full Vietnamese name apart for ordering: "Nguyễn Thị Minh Khai" gives ("Khai", "Thị Minh", "Nguyễn").

    A single word is a given name.
    """
    words = canonical(full_name).split(" ")
    if len(words) == 1:
        return NameParts(words[0], "", "")
    return NameParts(words[-1], " ".join(words[1:-1]), words[0])


def name_sort_key(full_name: str) -> str:
    """Return a string whose byte order is the order of lists of people: given name, then middle names, then family
    name.
    """
    plain = canonical(full_name).replace("\x00", "")
    return _FIELD.join(_order(part) for part in name_order(plain)) + _BEFORE_RAW + plain


def _order(plain: str) -> str:
    return " ".join(_syllable(syllable) for syllable in plain.split(" ")) if plain else ""


@lru_cache(maxsize=65536)
def _syllable(syllable: str) -> str:
    """Return letters, then tones, of one syllable; trailing level tones are left out."""
    places, tones = [], []
    for piece in _PIECES.findall(syllable):
        if piece[0] in "0123456789":
            digits = piece.lstrip("0") or "0"
            places.append(f"{min(len(digits), 99):02d}{digits}")
            tones.append("0")
            continue
        seen = letter(piece)
        places.extend(_PLACES.get(plain) or f"{_OTHER}{plain}" for plain in seen.plain)
        tones.append(_FOREIGN if seen.foreign else str(seen.tone))
    return "".join(places) + _BEFORE_TONES + "".join(tones).rstrip("0")
