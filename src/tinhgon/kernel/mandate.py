"""Who acts, in what role, on what authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mandate:
    """The authority under which an act is written: the person, the role, and the document that gives it."""

    actor: str
    role: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The document an act rests on: its number, day of signature, issuing organ and title."""

    number: str
    signed: date | None = None
    organ: str = ""
    title: str = ""
