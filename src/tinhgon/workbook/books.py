"""Reading books in: a path goes in, a history or everything that is wrong comes out. All or nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import History
from tinhgon.workbook.checking.assemble import assemble
from tinhgon.workbook.checking.whole import checked, has_errors
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.limits import LIMITS, Limits
from tinhgon.workbook.progress import Callback, Progress
from tinhgon.workbook.reading.source import read_sheets


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of reading: the history, or None where any finding is an error; every finding; rows read by sheet."""

    history: History | None
    findings: tuple[Finding, ...]
    counts: dict[SheetName, int] = field(default_factory=dict)

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings each rule has, the most frequent first; faces may then show only some of each."""
        return dict(Counter(finding.rule for finding in self.findings).most_common())


def read_books(
    path: Path | str,
    progress: Callback | None = None,
    *,
    first_day: date | None = None,
    limits: Limits = LIMITS,
    keep_examples: bool = False,
) -> ReadResult:
    """Read an XLSX workbook, a folder of CSV or Parquet files, or a JSON document, and name every fault in it at once.

    ``progress`` is called with (done, total, words). ``first_day`` stands in for an empty valid_from. ``keep_examples``
    takes the example rows of the template in, too. Nothing is raised for a bad file: a file that cannot be read at all
    is one finding.
    """
    report = Progress(progress)
    try:
        sheets = read_sheets(Path(path), limits, report)
    except Refusal as refusal:
        return ReadResult(None, refusal.findings)
    desk = checked(sheets, first_day, report, examples=keep_examples)
    history = None if has_errors(desk) else assemble(desk)
    report.say(1, Sentence("Xong", "Done"))
    counts = {name: rows.height for name, rows in desk.rows.items() if name in FRAMES or rows.height}
    return ReadResult(history, tuple(desk.findings), counts)
