"""A finding: which rule, about what, what was measured, what would cure it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tinhgon.kernel.sentence import Sentence


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning does not, a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in words a person can act on.

    ``rule`` is a dotted identifier (``scheme.unknown_unit``, ``workbook.date``), or the identifier of a rule of law.
    ``subject`` names what it is about (code and name). ``where`` holds coordinates: step, sheet, row, column, key, day.
    """

    rule: str
    sentence: Sentence
    severity: Severity = Severity.ERROR
    subject: str = ""
    remedy: Sentence | None = None
    measured: str = ""
    required: str = ""
    citation: str = ""
    where: dict[str, str | int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """Return the finding as plain values, for JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "sentence": {"vi": self.sentence.vi, "en": self.sentence.en},
            "subject": self.subject,
            "remedy": None if self.remedy is None else {"vi": self.remedy.vi, "en": self.remedy.en},
            "measured": self.measured,
            "required": self.required,
            "citation": self.citation,
            "where": dict(self.where),
        }
