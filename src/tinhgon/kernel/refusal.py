"""The errors that a face turns into a page, an HTTP code or an exit code. Anything else is a bug.

::

    HouseError
    ├── Refusal       rules said no, with findings
    │   └── Stale     someone acted meanwhile: the findings name each row
    ├── NotEntitled   no mandate for this act
    └── Unknown       no such thing on that day
"""

from __future__ import annotations

from collections.abc import Sequence

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence


class HouseError(Exception):
    """The root: an answer to the user, never a fault of the program."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.vi)
        self.sentence = sentence


class Refusal(HouseError):
    """The rules say no. ``findings`` holds every reason at once."""

    def __init__(self, findings: Sequence[Finding], sentence: Sentence | None = None) -> None:
        self.findings = tuple(findings)
        super().__init__(
            sentence or (self.findings[0].sentence if self.findings else Sentence("Bị từ chối.", "Refused."))
        )


class Stale(Refusal):
    """The books moved since this was drafted; each finding names one row that moved."""


class NotEntitled(HouseError):
    """No mandate allows this act."""


class Unknown(HouseError):
    """There is no such thing on that day."""
