"""Pure: what a reason is."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.people import words

LEAST_LETTERS: Final = 10
MOST_LETTERS: Final = 500


def reason_faults(why: str) -> list[Finding]:
    """Return what is wrong with a reason for reading: it has at least ten letters, so that it says something."""
    letters = sum(one.isalpha() for one in why)
    if letters < LEAST_LETTERS or len(why) > MOST_LETTERS:
        return [Finding("person.reason", words.NO_REASON, where={"field": "ly-do"})]
    return []
