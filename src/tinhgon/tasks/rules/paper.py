"""A briefing's pack as an official paper: what is overdue, what is due soon, what waits for a decision, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Block, Cell, Column, Paper, Table, sound
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.numerals import roman

KIND: Final = "report"
_COLUMNS: Final = (
    Column("TT", 1, "centre"), Column("Mã", 2.2), Column("Nhiệm vụ", 6.5), Column("Chủ trì; người chịu trách nhiệm", 5),
    Column("Hạn", 2, "centre"), Column("Tình trạng", 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One task as the paper tells it."""

    code: str
    title: str
    body: str
    answers: str
    due: date
    told: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack: its heading, its lines, and how many there are in all."""

    heading: str
    lines: Sequence[Line]
    count: int


def paper_of(
    structure: Structure, organ: str, parts: Sequence[Part], day: date, since: date, side: str, made_on: date
) -> tuple[Paper, Profile]:
    """Return the paper and its layout: that of the day and of the organ (its code). Raises Unknown, Refusal as papers do."""
    body = organ_of(structure, organ)
    profile = profile_for(body.sector, made_on)
    line = profile.number_format.format(number="\u00a0" * 8, kind=profile.kinds[KIND], organ=body.symbol)
    lead = f"{side}; thay đổi tính từ ngày {say_day(since)}, số liệu tại ngày {say_day(day)}."
    blocks, tables = [Block("text", lead)], []
    for number, part in enumerate(parts, start=1):
        told = f"{part.heading}: {part.count} việc" + (
            "." if len(part.lines) == part.count else f", {len(part.lines)} việc đầu dưới đây."
        )
        blocks.append(Block("text", told, f"{roman(number)}."))
        if part.lines:
            tables.append(_table(number, part))
    paper = Paper(
        kind=KIND, organ=body, number="", number_line=line, day=None, heading="Báo cáo",
        abstract=f"tình hình thực hiện nhiệm vụ phục vụ giao ban ngày {say_day(day)}", blocks=tuple(blocks),
        signature=signature_of(structure, organ, profile), recipients=("Thành phần dự giao ban", profile.recipients.archive),
        tables=tuple(tables), draft=True, made_on=made_on,
    )  # fmt: skip
    return sound(paper), profile


def _table(number: int, part: Part) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (at, one.code, one.title, f"{one.body}{f'; {one.answers}' if one.answers else ''}", one.due, one.told)
        for at, one in enumerate(part.lines, start=1)
    )
    return Table(_COLUMNS, rows, f"{roman(number)}. {part.heading}")
