"""Letters and tones: what one written letter is made of, and one way of placing the tone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

#: Tone marks in the order of Vietnamese dictionaries: huyền, hỏi, ngã, sắc, nặng (ngang is 0).
TONES: Final[dict[str, int]] = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

#: The marks that make another letter: ă, â ê ô, ơ ư.
QUALITIES: Final[frozenset[str]] = frozenset("\u0306\u0302\u031b")

#: The alphabet, with the four letters that foreign names bring (f, j, w, z) in their Latin places.
ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# Icelandic eth looks the same as đ and comes out of old converters.
_ETH: Final = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_TONE_OF: Final = {level: mark for mark, level in TONES.items()}
_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
# o+a, o+e, u+y: the only pairs whose tone the two spellings place differently. In "qu" the u belongs to the consonant.
_PAIR: Final = re.compile(r"o[ae]|uy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: the letter of the alphabet in lower case (without tone), its tone 0–5, and marks that Vietnamese has
    not.
    """

    plain: str
    tone: int
    foreign: str


@lru_cache(maxsize=4096)
def letter(character: str) -> Letter:
    """Take one composed character apart into letter, tone and foreign marks."""
    base, tone, quality, foreign = "", 0, "", ""
    for part in unicodedata.normalize("NFD", character):
        if part in TONES and not tone:
            tone = TONES[part]
        elif part in QUALITIES and not quality:
            quality = part
        elif unicodedata.combining(part):
            foreign += part
        else:
            base += part
    plain = unicodedata.normalize("NFC", base.lower() + quality)
    if quality and plain not in ALPHABET:
        plain, foreign = base.lower(), foreign + quality
    return Letter(plain, tone, foreign)


def canonical(text: str) -> str:
    """Return the text in the one form used for comparing: composed letters, single spaces, one way of placing tones.

    The tone of an open oa, oe, uy goes on the first vowel (hòa, khỏe, ủy), of a closed one on the second (hoàn, huỳnh),
    as most official texts write; "hoà" and "hòa", "uỷ" and "ủy" become equal. Letter case stays. Applying it twice
    changes nothing.
    """
    composed = " ".join(unicodedata.normalize("NFC", text).translate(_ETH).split())
    if composed.isascii():
        return composed
    return _SYLLABLE.sub(lambda found: _one_placement(found.group()), composed)


@lru_cache(maxsize=65536)
def _one_placement(syllable: str) -> str:
    """Move the tone within oa, oe, uy of one syllable to its one place."""
    marked = [_tone_of(character) for character in syllable]
    bare = "".join(plain for plain, _ in marked)
    if len(bare) != len(syllable):
        return syllable
    tones = [tone for _, tone in marked]
    for found in _PAIR.finditer(bare):
        first, second = found.start(), found.start() + 1
        tone = tones[first] or tones[second]
        if not tone or (tones[first] and tones[second]):
            continue
        is_open = found.end() == len(bare) and bare[first - 1 : first].lower() != "q"
        tones[first], tones[second] = (tone, 0) if is_open else (0, tone)
    return "".join(_with_tone(plain, tone) for plain, tone in zip(bare, tones, strict=True))


@lru_cache(maxsize=4096)
def _tone_of(character: str) -> tuple[str, int]:
    """Split one composed character into itself without tone, and the tone; anything odd is left whole."""
    parts = unicodedata.normalize("NFD", character)
    tones = [TONES[part] for part in parts if part in TONES]
    if len(tones) != 1:
        return character, 0
    plain = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return (plain, tones[0]) if _with_tone(plain, tones[0]) == character else (character, 0)


def _with_tone(plain: str, tone: int) -> str:
    return unicodedata.normalize("NFC", plain + _TONE_OF[tone]) if tone else plain
