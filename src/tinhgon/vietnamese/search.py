"""Accent-blind search keys, computed here so that they are the same on every database."""

from __future__ import annotations

import unicodedata
from typing import Final

_SAME: Final = str.maketrans(
    {"đ": "d", "ð": "d"} | dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”", '"'),
)


def search_key(text: str) -> str:
    """Return the text without tones, marks and capitals, with single spaces: what a search compares.

    "Ủy ban", "Uỷ ban", "UY BAN" in any Unicode form all give "uy ban"; đ gives d. Applying it twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_SAME).split())
    return " ".join(_bare(_bare(text)).translate(_SAME).split())


def _bare(text: str) -> str:
    """Take marks and invisible characters away, and fold capitals; twice is enough for every character of Unicode."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if unicodedata.category(part) not in {"Mn", "Cf"}).casefold()
