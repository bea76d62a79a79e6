"""What bringing outlines in came to, as plain values."""

from __future__ import annotations

from typing import Any

from tinhgon.registry.acts import Drawn


def drawn(made: Drawn) -> dict[str, Any]:
    """Return it as plain values: the entry (None where it was only tried), places, points, and what to look at."""
    return {
        "saved": made.entry is not None,
        "entry": None if made.entry is None else made.entry.number,
        "places": made.places,
        "points": made.points,
        "findings": [one.as_dict() for one in made.notes],
    }
