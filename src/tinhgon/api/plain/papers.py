"""Kinds of papers and their layouts as plain values."""

from __future__ import annotations

from datetime import date

from tinhgon.api.plain.parts import Plain, words
from tinhgon.papers.kinds import KINDS
from tinhgon.papers.profile import Profile, profiles_on


def kinds() -> list[Plain]:
    """Return every kind of paper, with its word in addresses and what it is for."""
    return [kind.as_dict() for kind in KINDS.values()]


def profiles(day: date) -> list[Plain]:
    """Return the layouts that hold on a day: whose, on what citation, verified or not, with every measure."""
    return [profile(one) for one in profiles_on(day)]


def profile(one: Profile) -> Plain:
    """Return one layout; ``from`` and ``to`` are its first day and the day after its last."""
    plain = one.as_dict()
    plain["from"], plain["to"] = plain.pop("valid_from"), plain.pop("valid_to")
    plain["name"] = words(one.name.sentence)
    return plain
