"""The words of the closed vocabularies, as they stand in cells: in Vietnamese, in English, or as identifiers."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, SEXES, TRAITS, UNIT_KINDS
from tinhgon.structure.lineage import RELATIONS
from tinhgon.vietnamese.search import search_key

#: vocabulary -> identifier -> words.
VOCABULARIES: Final[dict[str, dict[str, Sentence]]] = {
    "place_kind": {kind.id: kind.words for kind in PLACE_KINDS.values()},
    "unit_kind": {kind.id: kind.words for kind in UNIT_KINDS.values()},
    "sector": SECTORS,
    "level": LEVELS,
    "rank": RANKS,
    "sex": SEXES,
    "trait": TRAITS,
    "truth": {"true": Sentence("Có", "Yes"), "false": Sentence("Không", "No")},
    "descending": {"places": Sentence("Địa bàn", "Places"), "units": Sentence("Tổ chức", "Units")},
    "relation": {key: Sentence(words.vi[0].upper() + words.vi[1:], words.en) for key, words in RELATIONS.items()},
}

_ALSO: Final[dict[str, dict[str, str]]] = {
    "truth": {"x": "true", "1": "true", "dung": "true", "kiem nhiem": "true", "0": "false", "sai": "false"},
    "sex": {"f": "female", "m": "male", "gai": "female", "trai": "male"},
    "level": {"tinh": "province", "huyen": "district", "xa": "commune", "thon": "village"},
    "rank": {"truong": "head", "pho": "deputy"},
    "descending": {"dia ban": "places", "don vi": "units", "don vi hanh chinh": "places"},
    "relation": {"giai the": "dissolve", "nhap": "absorb", "con lai": "remain", "chia tach": "split"},
}

#: vocabulary -> accent-blind writing -> identifier.
READINGS: Final[dict[str, dict[str, str]]] = {
    name: {search_key(form): key for key, words in vocabulary.items() for form in (key, words.vi, words.en)}
    | _ALSO.get(name, {})
    for name, vocabulary in VOCABULARIES.items()
}


def word_of(vocabulary: str, text: str) -> str | None:
    """Return the identifier that a cell means, or None where the vocabulary has no such word."""
    return READINGS[vocabulary].get(search_key(text))


def shown(vocabulary: str, identifier: str) -> str:
    """Return the Vietnamese word for an identifier; one that the vocabulary lacks stays as it is."""
    words = VOCABULARIES[vocabulary].get(identifier)
    return identifier if words is None else words.vi
