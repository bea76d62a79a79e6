"""Tên sau khi về một mối: made from what the names have in common and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence


def joined_name(names: Sequence[str]) -> str:
    """Return a name for bodies that become one: "Ban Tuyên giáo Tỉnh ủy" and "Ban Dân vận Tỉnh ủy" give
    "Ban Tuyên giáo và Dân vận Tỉnh ủy". A proposal, for people to change."""
    split = [name.split() for name in names]
    shortest = min(len(words) for words in split)
    front = 0
    while front < shortest - 1 and len({words[front] for words in split}) == 1:
        front += 1
    back = 0
    while back < shortest - front - 1 and len({words[-1 - back] for words in split}) == 1:
        back += 1
    middles = [" ".join(words[front : len(words) - back]) for words in split]
    listed = f"{', '.join(middles[:-1])} và {middles[-1]}"
    head, tail = " ".join(split[0][:front]), " ".join(split[0][len(split[0]) - back :]) if back else ""
    return " ".join(part for part in (head, listed, tail) if part)
