"""One box over bodies, territories and people: accent-blind, exact accents first."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.listings.found import listed
from tinhgon.listings.listing import Listing
from tinhgon.listings.people import PEOPLE
from tinhgon.listings.places import PLACES
from tinhgon.listings.units import UNITS
from tinhgon.listings.wanted import Wanted
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True)
class Hits:
    """What one listing holds of the words: the nearest rows, and how many there are in all."""

    listing: Listing
    rows: list[dict[str, object]]
    total: int


def searched(structure: Structure, text: str, most: int = 8) -> list[Hits]:
    """Return what the words find among territories, bodies and people of the day, at most so many of each.

    Words without a letter or digit find nothing.
    """
    if not any(character.isalnum() for character in text):
        return []
    found = [listed(listing, structure, Wanted(text, size=most)) for listing in (PLACES, UNITS, PEOPLE)]
    return [Hits(one.listing, one.rows, one.total) for one in found]
