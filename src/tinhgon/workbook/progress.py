"""Telling how far the work has come, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tinhgon.kernel.sentence import Sentence

#: Called with how much is done, of how much, and what is being done now.
Callback = Callable[[int, int, Sentence], None]

_TOTAL: Final = 100


class Progress:
    """Passes on what is being done, in hundredths, never backwards."""

    def __init__(self, callback: Callback | None) -> None:
        self._callback = callback
        self._done = 0

    def say(self, part: float, words: Sentence) -> None:
        """Say what begins now; ``part`` is the share of the whole work that lies behind, from 0 to 1."""
        self._done = max(self._done, min(_TOTAL, int(part * _TOTAL)))
        if self._callback is not None:
            self._callback(self._done, _TOTAL, words)
