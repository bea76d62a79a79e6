"""Run a scheme on a structure: what it would change, step by step, proven whole, or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES, KEYS, FrameName
from tinhgon.structure.draft import Change, Descent, Draft
from tinhgon.structure.operations.reference import label
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.structure.whole import flaws

Progress = Callable[[int, int], None]

#: Areas are kept to a square metre; sums over ten thousand places stay within this many km².
AREA_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class FrameDifference:
    """What differs in one frame: keys that ended, rows that began, and full new rows of those amended."""

    closed: list[int]
    opened: pl.DataFrame
    amended: pl.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a scheme does: before and after, each change with its step, lineage, and findings that do not block."""

    scheme: Scheme
    before: Structure
    after: Structure
    changes: tuple[Change, ...]
    descents: tuple[Descent, ...]
    findings: tuple[Finding, ...]
    touched: dict[FrameName, FrameDifference] = field(repr=False)

    def difference(self) -> dict[FrameName, FrameDifference]:
        """Return what must be written down for before to become after, frame by frame."""
        return self.touched

    def trace(self) -> pl.DataFrame:
        """Return every change as rows: step, do, frame, key, verb, column, before, after (values as text)."""
        rows = [
            (
                change.step,
                self.scheme.steps[change.step - 1].do,
                change.frame,
                change.key,
                change.verb,
                change.column,
                _said(change.before),
                _said(change.after),
            )
            for change in self.changes
        ]
        schema = {
            "step": pl.Int64,
            "do": pl.String,
            "frame": pl.String,
            "key": pl.Int64,
            "verb": pl.String,
            "column": pl.String,
            "before": pl.String,
            "after": pl.String,
        }
        return pl.DataFrame(rows, schema=schema, orient="row")

    def lineage(self) -> pl.DataFrame:
        """Return the edges of lineage: step, frame, source, target, relation, area_share, population_share."""
        schema = {
            "step": pl.Int64,
            "frame": pl.String,
            "source": pl.Int64,
            "target": pl.Int64,
            "relation": pl.String,
            "area_share": pl.Float64,
            "population_share": pl.Float64,
        }
        rows = [
            (edge.step, edge.frame, edge.source, edge.target, edge.relation, edge.area_share, edge.population_share)
            for edge in self.descents
        ]
        return pl.DataFrame(rows, schema=schema, orient="row")


def run(scheme: Scheme, structure: Structure, progress: Progress | None = None) -> Outcome:
    """Apply every step of a scheme to the apparatus as it stood on the scheme's day.

    Pure: the structure is not changed. Raises Refusal where the day differs, a step cannot be applied (the finding
    says which
    step, which row, why, and what would make it possible), or the result would not be whole.
    """
    if structure.day != scheme.day:
        raise Refusal(
            [
                Finding(
                    "scheme.day",
                    Sentence(
                        f"Đề án có hiệu lực ngày {scheme.day} nhưng bộ máy được lấy vào ngày {structure.day}.",
                        f"The scheme takes effect on {scheme.day} but the structure is of {structure.day}.",
                    ),
                    subject=scheme.id,
                    measured=str(structure.day),
                    required=str(scheme.day),
                )
            ]
        )
    draft = Draft(structure, scheme.day)
    for number, step in enumerate(scheme.steps, start=1):
        draft.step = number
        try:
            step.apply(draft)
        except Refusal as refusal:
            raise _at_step(refusal, number, step.do, step.clause) from refusal
        if progress is not None:
            progress(number, len(scheme.steps))
    _remains(draft)
    after = draft.result()
    errors = [*_conserved(draft), *flaws(after, before=structure)]
    if errors:
        raise Refusal([_blame(finding, draft) for finding in errors])
    return Outcome(
        scheme,
        structure,
        after,
        tuple(draft.changes),
        tuple(draft.descents),
        tuple(draft.findings),
        {name: _difference(draft, name, after) for name in FRAMES},
    )


def _at_step(refusal: Refusal, number: int, do: str, clause: str) -> Refusal:
    findings = [
        Finding(
            found.rule,
            Sentence(f"Bước {number} ({do}): {found.sentence.vi}", f"Step {number} ({do}): {found.sentence.en}"),
            found.severity,
            found.subject,
            found.remedy,
            found.measured,
            found.required,
            clause or found.citation,
            {**found.where, "step": number, "do": do},
        )
        for found in refusal.findings
    ]
    return Refusal(findings)


def _blame(finding: Finding, draft: Draft) -> Finding:
    """Name the last step that touched the row a finding is about."""
    key, frame = finding.where.get("key"), finding.where.get("frame")
    steps = [change.step for change in draft.changes if change.key == key and change.frame == frame]
    return Finding(
        finding.rule,
        finding.sentence,
        finding.severity,
        finding.subject,
        finding.remedy,
        finding.measured,
        finding.required,
        finding.citation,
        {**finding.where, **({"step": steps[-1]} if steps else {})},
    )


def _remains(draft: Draft) -> None:
    """Write down what is left of territories that gave away a part and go on."""
    for key, (area, people) in draft.left.items():
        if key in draft.places:
            draft.descend("places", key, key, "remain", area, people)
            name = label(draft, "places", key)
            draft.findings.append(
                Finding(
                    "scheme.goes_on",
                    Sentence(
                        f"{name} tiếp tục với {area:.2%} diện tích.", f"{name} goes on with {area:.2%} of its area."
                    ),
                    Severity.NOTE,
                    subject=name,
                    where={"key": key, "frame": "places"},
                )
            )


def _conserved(draft: Draft) -> list[Finding]:
    """Find out whether area or people appeared or vanished."""
    findings = []
    gained = {"area_km2": 0.0, "population": 0}
    table = draft.places
    for key in table.amended.keys() | table.opened.keys() | table.closed:
        for column in gained:
            if table.is_base(key):
                gained[column] -= table.original(key, column) or 0
            if key in table:
                gained[column] += table.cell(key, column) or 0
    for column, (vi, en), restated, tolerance in (
        ("area_km2", ("Diện tích", "Area"), draft.restated[0], AREA_TOLERANCE),
        ("population", ("Dân số", "Population"), draft.restated[1], 0),
    ):
        if abs(gained[column] - restated) > tolerance:
            findings.append(
                Finding(
                    "scheme.conserved",
                    Sentence(
                        f"{vi} không bảo toàn: tổng thay đổi {gained[column]:+}.",
                        f"{en} is not conserved: the total moves by {gained[column]:+}.",
                    ),
                    subject=column,
                    measured=f"{gained[column]:+}",
                    required="0",
                    remedy=Sentence(
                        "Cộng lại các phần; số liệu mới thì dùng restate_territory.",
                        "Add the parts up; for new figures use restate_territory.",
                    ),
                )
            )
    return findings


def _difference(draft: Draft, name: FrameName, after: Structure) -> FrameDifference:
    table = draft.tables[name]
    key = KEYS[name]
    closed = sorted(one for one in table.closed if table.is_base(one))
    opened = sorted(one for one in table.opened if one in table)
    amended = sorted(
        one
        for one, cells in table.amended.items()
        if one in table and any(table.original(one, column) != value for column, value in cells.items())
    )
    frame = after.frame(name)
    return FrameDifference(closed, frame.filter(pl.col(key).is_in(opened)), frame.filter(pl.col(key).is_in(amended)))


def _said(value: Any) -> str | None:
    return None if value is None else str(value)
