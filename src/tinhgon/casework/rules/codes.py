"""Codes on paper: how they are written, read however they are typed, and kept only as a digest."""

from __future__ import annotations

import hashlib
from typing import Final

#: No sign that is taken for another one: no 0, 1, I, L, O, U.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
#: 30 signs, 16 places: 78 bits, so that a digest needs no slow hashing.
PLACES: Final = 16
GROUP: Final = 4


def written(signs: str) -> str:
    """Return a code in groups of four, as it is printed: ABCD-EFGH-JKMN-PQRS."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def plain(typed: str) -> str:
    """Return the signs of a code as typed: without spaces and hyphens, in capitals. Empty where it can be no code."""
    signs = "".join(sign for sign in typed.upper() if sign not in " -–\t")
    return signs if len(signs) == PLACES and all(sign in SIGNS for sign in signs) else ""


def digest(typed: str) -> str:
    """Return the digest under which a code is kept; empty where it can be no code."""
    signs = plain(typed)
    return hashlib.sha256(b"tinhgon code " + signs.encode()).hexdigest() if signs else ""
