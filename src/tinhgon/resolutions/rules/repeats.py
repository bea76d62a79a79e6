"""A limitation that comes again: which are one and the same by what people confirmed, and in how many years it was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def chains(same: Iterable[tuple[int, int]], keys: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return for each key all keys that are the same matter, itself among them; ``same`` holds confirmed pairs."""
    group: dict[int, set[int]] = {key: {key} for key in keys}
    for one, other in same:
        if one in group and other in group and group[one] is not group[other]:
            joined = group[one] | group[other]
            for key in joined:
                group[key] = joined
    return {key: frozenset(found) for key, found in group.items()}


def years_running(key: int, chain: frozenset[int], years: Mapping[int, int]) -> int:
    """Return in which year of its being found a limitation stands: 3 for "năm thứ 3", counting each year once, up to its own."""
    return len({years[one] for one in chain if years[one] <= years[key]})
