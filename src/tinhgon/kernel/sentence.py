"""A sentence shown to people, in Vietnamese first and English second."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message in both languages of the house."""

    vi: str
    en: str

    def said_in(self, language: str) -> str:
        """Return the wording for a language code; anything but English reads Vietnamese."""
        return self.en if language.lower().startswith("en") else self.vi

    def __str__(self) -> str:
        return self.vi
