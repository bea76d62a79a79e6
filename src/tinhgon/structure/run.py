"""Run a scheme on a structure: what it would change, step by step, proven whole, or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

Progress = Callable[[int, int], None]

#: Areas are kept to a square metre; sums over ten thousand places stay within this many km².
AREA_TOLERANCE = 1e-3
#: A territory that goes on with less than this share was most likely meant to end: printed shares are rounded.
CRUMB = 0.01


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
    _same_day(scheme, structure)
    draft = Draft(structure, scheme.day)
    for number in range(1, len(scheme.steps) + 1):
        take_step(draft, scheme, number)
        if progress is not None:
            progress(number, len(scheme.steps))
    return conclude(draft, scheme)


def take_step(draft: Draft, scheme: Scheme, number: int) -> None:
    """Apply one step to a working copy that has taken those before it. Raises Refusal naming the step."""
    step = scheme.steps[number - 1]
    draft.step = number
    try:
        step.apply(draft)
    except Refusal as refusal:
        raise _at_step(refusal, number, step.do, step.clause) from refusal


def conclude(draft: Draft, scheme: Scheme) -> Outcome:
    """Return what a working copy that has taken every step came to, proven whole. Raises Refusal where it is not."""
    structure = draft.before
    _remains(draft)
    after = draft.result()
    errors = [*_conserved(draft), *flaws(after, structure, _hung(draft))]
    if errors:
        steps = {(change.frame, change.key): change.step for change in draft.changes}
        raise Refusal([_blame(finding, steps) for finding in errors])
    _without_primary(draft, after)
    return Outcome(
        scheme,
        structure,
        after,
        tuple(draft.changes),
        tuple(draft.descents),
        tuple(draft.findings),
        {name: _difference(draft, name, after) for name in FRAMES},
    )


def _hung(draft: Draft) -> dict[FrameName, set[int]]:
    """Return the rows that the steps opened or hung under another: only through these can something come to lie under itself."""
    return {
        name: {key for key, cells in table.amended.items() if {"parent", "host"} & cells.keys()} | set(table.opened)
        for name, table in draft.tables.items()
    }


def _same_day(scheme: Scheme, structure: Structure) -> None:
    if structure.day != scheme.day:
        raise Refusal(
            [
                Finding(
                    "scheme.day",
                    Sentence(
                        f"Đề án có hiệu lực ngày {say_day(scheme.day)} nhưng bộ máy được lấy vào ngày {say_day(structure.day)}.",
                        f"The scheme takes effect on {scheme.day} but the structure is of {structure.day}.",
                    ),
                    subject=scheme.id,
                    measured=str(structure.day),
                    required=str(scheme.day),
                    remedy=Sentence(
                        f"Lấy bộ máy vào ngày {say_day(scheme.day)}, hoặc sửa ngày của đề án.",
                        f"Take the structure of {scheme.day}, or mend the scheme's day.",
                    ),
                )
            ]
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


def _blame(finding: Finding, steps: Mapping[Any, int]) -> Finding:
    """Name the last step that touched the row a finding is about; ``steps`` are by frame and key."""
    step = steps.get((finding.where.get("frame"), finding.where.get("key")))
    return Finding(
        finding.rule,
        finding.sentence,
        finding.severity,
        finding.subject,
        finding.remedy,
        finding.measured,
        finding.required,
        finding.citation,
        {**finding.where, **({} if step is None else {"step": step})},
    )


def _without_primary(draft: Draft, after: Structure) -> None:
    """Report people whom the scheme leaves with concurrent posts alone, so that nowhere counts them."""
    before = set(_only_concurrent(draft.before))
    for person in _only_concurrent(after):
        if person not in before:
            name = label(draft, "people", person)
            draft.findings.append(
                Finding(
                    "scheme.no_primary",
                    Sentence(f"{name} chỉ còn vị trí kiêm nhiệm.", f"{name} is left with concurrent posts alone."),
                    Severity.WARNING,
                    subject=name,
                    where={"frame": "people", "key": person},
                    remedy=Sentence(
                        "Bổ nhiệm (appoint) vào một vị trí chính, hoặc miễn nhiệm (relieve) các vị trí còn lại.",
                        "Appoint them to a primary post, or relieve them of the others.",
                    ),
                )
            )


def _only_concurrent(structure: Structure) -> list[int]:
    held = structure.tenures.group_by("person").agg(pl.col("concurrent").all())
    return held.filter(pl.col("concurrent"))["person"].sort().to_list()


def _remains(draft: Draft) -> None:
    """Write down what is left of territories that gave away a part and go on."""
    for key, (area, people) in draft.left.items():
        if key in draft.places:
            draft.descend("places", key, key, "remain", area, people)
            name = label(draft, "places", key)
            crumb = area < CRUMB and people < CRUMB
            draft.findings.append(
                Finding(
                    "scheme.goes_on",
                    Sentence(
                        f"{name} tiếp tục với {say_number(area * 100, 2)} % diện tích, {say_number(people * 100, 2)} % dân số.",
                        f"{name} goes on with {area:.2%} of its area and {people:.2%} of its people.",
                    ),
                    Severity.WARNING if crumb else Severity.NOTE,
                    subject=name,
                    where={"key": key, "frame": "places"},
                    remedy=Sentence(
                        "Nếu nó phải kết thúc, ghi rest: true cho phần cuối.",
                        "If it should end, write rest: true for the last part.",
                    ),
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
