"""Kinds of papers and their layouts as plain values."""

from __future__ import annotations

from datetime import date

from tinhgon.api.plain.parts import Plain, words
from tinhgon.papers.kinds import KINDS
from tinhgon.papers.paper import Paper
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


def paper(one: Paper, layout: Profile) -> Plain:
    """Return what a paper is, without its text: kind, number, organ, signer, layout, annexes, figures with their sheets."""
    return {
        "kind": one.kind,
        "heading": one.heading,
        "abstract": one.abstract,
        "number": one.number,
        "day": None if one.day is None else one.day.isoformat(),
        "draft": one.draft,
        "organ": {"name": one.organ.name, "symbol": one.organ.symbol, "sector": one.organ.sector},
        "signature": {
            "authority": list(one.signature.authority),
            "title": one.signature.title,
            "name": one.signature.name,
        },
        "layout": {"id": layout.id, "citation": layout.citation, "verified": layout.verified},
        "annexes": [
            {"title": annex.title, "rows": sum(len(table.rows) for table in annex.tables)} for annex in one.annexes
        ],
        "evidence": [
            {"id": proof.id, "sheet": f"CS{number:02d}"} for number, proof in enumerate(one.evidence, start=1)
        ],
        "findings": [found.as_dict() for found in one.findings],
    }
