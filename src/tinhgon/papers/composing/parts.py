"""The parts that several kinds of papers share: figures in sentences, the steps, what was found, the annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.law.checks import Compared
from tinhgon.law.checks.comparing import STATES
from tinhgon.papers.composing import annexes
from tinhgon.papers.composing.evidence import evidence_of
from tinhgon.papers.composing.occasion import Occasion
from tinhgon.papers.paper import Annex, Block, Cell, Column, Evidence, Table
from tinhgon.papers.wording.steps import GROUPS, Clause, clauses
from tinhgon.structure.run import Outcome
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.numerals import figure_and_words, roman

#: More steps than these of one group go into an annex: nobody reads an article of five hundred clauses.
MOST_CLAUSES: Final = 30
#: The figures that a text says in sentences, in this order; all others stand in the annex.
TOLD: Final = (
    "places.district", "places.commune", "units.focal_points", "people.heads", "people.deputies", "posts.quota",
)  # fmt: skip
_WEIGHTS: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}


@dataclass(frozen=True, slots=True)
class Matter:
    """A scheme that was run, read once for a paper: steps in words, evidence, annexes, findings."""

    outcome: Outcome
    occasion: Occasion
    steps: tuple[Clause, ...]
    evidence: tuple[Evidence, ...]
    annexes: tuple[Annex, ...]
    long: dict[str, int]
    findings: tuple[Finding, ...]

    def group(self, name: str) -> tuple[Clause, ...]:
        """Return the steps of one group, in order."""
        return tuple(one for one in self.steps if one.group == name)

    def groups(self) -> list[str]:
        """Return the groups that have steps, in the order of articles."""
        return [name for name in GROUPS if self.group(name)]


def matter_of(outcome: Outcome, occasion: Occasion) -> Matter:
    """Return what a paper is made of, from a scheme that was run."""
    honorific = "đồng chí" if occasion.organ.sector == "party" else "ông (bà)"
    told = clauses(outcome, with_people=occasion.with_people, honorific=honorific)
    evidence = evidence_of(outcome, with_people=occasion.with_people)
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    findings = tuple(sorted((*outcome.findings, *occasion.findings), key=lambda one: order[one.severity]))
    made: list[Annex] = []
    long: dict[str, int] = {}
    for name, words in GROUPS.items():
        group = tuple(one for one in told if one.group == name)
        if len(group) > MOST_CLAUSES:
            made.append(annexes.steps(group, words.vi))
            long[name] = len(made)
    if evidence:
        made.append(annexes.figures(evidence))
    for annex in (
        annexes.territories(outcome),
        annexes.bodies(outcome),
        annexes.posts(outcome),
        annexes.people(outcome, with_people=occasion.with_people),
    ):
        if annex is not None:
            made.append(annex)
    return Matter(outcome, occasion, told, evidence, tuple(made), long, findings)


def figure_lines(evidence: tuple[Evidence, ...]) -> tuple[Block, ...]:
    """Return the main figures as sentences with their change in words: "Đầu mối: từ 1.234 xuống 1.190, giảm 44 (…)"."""
    by_id = {one.id: one for one in evidence}
    shown = [by_id[name] for name in TOLD if name in by_id]
    return tuple(
        Block("text", f"{_change(one)};" if number < len(shown) else f"{_change(one)}.", "-")
        for number, one in enumerate(shown, start=1)
    )


def _change(one: Evidence) -> str:
    up = one.change.startswith("+")
    words = one.change.lstrip("+−")
    digits = words.replace(".", "")
    amount = figure_and_words(int(digits)) if digits.isdigit() else words
    return f"{one.name}: từ {one.before} {'lên' if up else 'xuống'} {one.after} {one.unit}, {'tăng' if up else 'giảm'} {amount} {one.unit}"


def step_blocks(matter: Matter, name: str) -> tuple[Block, ...]:
    """Return the steps of a group as clauses, or the sentence that sends the reader to their annex."""
    group = matter.group(name)
    if name in matter.long:
        where = annex_number(matter, matter.long[name])
        return (Block("text", f"Gồm {figure_and_words(len(group))} việc, nêu tại {where} kèm theo."),)
    return annexes.in_full(group)


def annex_number(matter: Matter, number: int) -> str:
    """Return how the text calls an annex."""
    return "Phụ lục" if len(matter.annexes) == 1 else f"Phụ lục {roman(number)}"


def annex_list(matter: Matter) -> str:
    """Return the sentence that names all annexes."""
    names = [f"{annex_number(matter, number)}: {annex.title}" for number, annex in enumerate(matter.annexes, start=1)]
    return f"Kèm theo: {'; '.join(names)}." if names else ""


def moved_sentence(matter: Matter) -> str:
    """Return how many people are rearranged, "" where nobody is."""
    by_id = {one.id: one for one in matter.evidence}
    told = [f"{by_id[name].name.lower()}: {by_id[name].change} người" for name in _MOVED if name in by_id]
    return f"{'; '.join(told).capitalize()}." if told else ""


_MOVED: Final = ("people.moved.officials", "people.moved.part_time")


def in_force(matter: Matter) -> str:
    """Return the day from which the scheme holds."""
    return say_day(matter.outcome.scheme.day)


def finding_table(findings: tuple[Finding, ...]) -> Table:
    """Return findings as a table: how much each weighs, what was found, what is required, what would cure it."""
    columns = (
        Column("TT", 1, "centre"), Column("Mức độ", 2), Column("Phát hiện", 8), Column("Đo được", 2.4), Column("Yêu cầu", 2.4),
        Column("Căn cứ", 3), Column("Cách khắc phục", 5),
    )  # fmt: skip
    rows = tuple(
        (number, _WEIGHTS[one.severity], one.sentence.vi, one.measured, one.required, one.citation, _cure(one))
        for number, one in enumerate(findings, start=1)
    )
    return _filled(columns, rows)


def law_table(lawful: tuple[Compared, ...]) -> Table:
    """Return what the law finds, with what became of each: about whom, which rule, measured, required, on what citation."""
    columns = (
        Column("TT", 1, "centre"), Column("Tình trạng", 2.6), Column("Đối tượng", 4.4), Column("Quy định", 6.5),
        Column("Đo được", 3.4), Column("Yêu cầu", 3.8), Column("Căn cứ", 4.4), Column("Cách khắc phục", 4.6),
    )  # fmt: skip
    rows = tuple(
        (
            number, STATES[one.state].vi, one.finding.subject, one.finding.sentence.vi, one.finding.measured,
            one.finding.required, one.finding.citation, "" if one.state == "cured" else _cure(one.finding),
        )
        for number, one in enumerate(lawful, start=1)
    )  # fmt: skip
    return _filled(columns, rows)


def _cure(finding: Finding) -> str:
    return finding.remedy.vi if finding.remedy else ""


def _filled(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """Return a table without the columns that no row fills."""
    kept = [place for place in range(len(columns)) if any(row[place] not in ("", None) for row in rows)]
    return Table(tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows))
