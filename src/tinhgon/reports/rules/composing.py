"""A pack as an official paper: the author's prose with the figures in it, a table of all figures, and the rows behind them as annexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Annex, Block, Cell, Column, Evidence, Paper, Table, sound
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.reports.rules.changes import Moved
from tinhgon.reports.rules.figure import Reading, Row
from tinhgon.reports.rules.figures import FRAMES
from tinhgon.reports.rules.marks import told
from tinhgon.reports.rules.prose import said
from tinhgon.reports.words.packs import KINDS, SECTIONS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.numerals import roman

KIND: Final = "report"
#: A signed paper without a signer's name leaves room for it.
_CODE: Final = Column("Số, mã", 3)


@dataclass(frozen=True, slots=True)
class Issued:
    """Under which number, on which day and by whom a pack is signed; all empty while it is a draft."""

    number: str = ""
    day: date | None = None
    signer: str = ""
    signer_title: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything that a paper says: the pack's kind, title, span, prose by section, figures, rows, and what moved since the last one."""

    kind: str
    title: str
    since: date
    day: date
    known: str
    digest: str
    prose: Mapping[str, str]
    readings: Mapping[str, Reading]
    rows: Mapping[str, Sequence[Row]]
    moved: Sequence[Moved] = ()
    previous: str = ""


def paper_of(matter: Matter, structure: Structure, organ: str, issued: Issued, made_on: date) -> tuple[Paper, Profile]:
    """Return the paper and its layout: that of the day and of the organ (its code). Raises Unknown, Refusal as papers do."""
    body = organ_of(structure, organ)
    profile = profile_for(body.sector, issued.day or made_on)
    signature = signature_of(structure, organ, profile, name=issued.signer, title=issued.signer_title)
    line = profile.number_format.format(
        number=f"{int(issued.number):02d}" if issued.number.isdigit() else "\u00a0" * 8,
        kind=profile.kinds[KIND], organ=body.symbol,
    )  # fmt: skip
    if issued.number and not issued.number.isdigit():
        line = f"{profile.number_format.partition('{')[0]}{issued.number}"
    paper = Paper(
        kind=KIND,
        organ=body,
        number=line.removeprefix(profile.number_format.partition("{")[0]) if issued.number else "",
        number_line=line,
        day=issued.day,
        heading="Báo cáo",
        abstract=matter.title[:1].lower() + matter.title[1:],
        blocks=tuple(_blocks(matter)),
        signature=signature,
        recipients=(*profile_recipients(profile, body.sector, body.lines),),
        annexes=tuple(_annexes(matter)),
        evidence=tuple(_evidence(one) for one in matter.readings.values()),
        note=f"Số liệu tại ngày {say_day(matter.day)}, theo sổ lúc {matter.known}; mã băm của số liệu: {matter.digest}",
        draft=not issued.number,
        made_on=made_on,
    )
    return sound(paper), profile


def profile_recipients(profile: Profile, sector: str, lines: Sequence[str]) -> list[str]:
    """Return who gets the paper: those above, the bodies concerned, the archive of the organ."""
    archive = profile.recipients.archive
    if sector == "party" and lines:
        archive = f"{archive} Văn phòng {' '.join(lines[0].split()[:2])}"
    return ["Cấp trên trực tiếp", "Các cơ quan, đơn vị có liên quan", archive]


def _blocks(matter: Matter) -> list[Block]:
    lead = (
        f"{KINDS[matter.kind].vi} từ ngày {say_day(matter.since)} đến ngày {say_day(matter.day)}; mọi con số dưới đây đều có các dòng "
        "dẫn chứng ở phụ lục."
    )
    blocks = [Block("text", lead)]
    shown = [one for one in SECTIONS if matter.prose.get(one.id, "").strip()]
    for number, one in enumerate(shown, start=1):
        blocks.append(Block("heading", one.heading.vi.upper(), f"{roman(number)}."))
        blocks += [
            Block("text", line.strip())
            for line in said(matter.prose[one.id], matter.readings).splitlines()
            if line.strip()
        ]
    return blocks


def _annexes(matter: Matter) -> list[Annex]:
    columns = (
        Column("TT", 1, "centre"), Column("Con số", 5), Column("Giá trị", 3.4, "right"), Column("Đơn vị tính", 2, "centre"),
        Column("Định nghĩa", 7), Column("Dẫn chứng", 1.8, "centre"),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            number,
            one.figure.name.vi,
            one.said(share=True).vi,
            one.figure.unit.vi,
            one.figure.sentence.vi,
            f"CS{number:02d}",
        )
        for number, one in enumerate(matter.readings.values(), start=1)
    )
    annexes = [Annex("Các con số và định nghĩa", (Table(columns, rows),))]
    if matter.moved:
        annexes.append(_since(matter))
    annexes += [
        Annex(words.vi, (_table(matter.rows[frame]),), wide=True)
        for frame, words in FRAMES.items()
        if matter.rows.get(frame)
    ]
    return annexes


def _since(matter: Matter) -> Annex:
    columns = (
        Column("Con số", 6),
        Column("Kỳ trước", 2, "right"),
        Column("Kỳ này", 2, "right"),
        Column("Tăng, giảm", 2, "right"),
    )
    rows = tuple(
        (
            one.reading.figure.name.vi,
            one.before,
            one.reading.value,
            f"{'+' if one.change > 0 else ''}{one.change}".replace("-", "−"),
        )
        for one in matter.moved
    )
    return Annex(f"Thay đổi so với {matter.previous}", (Table(columns, rows),))


def _evidence(one: Reading) -> Evidence:
    figure = one.figure
    value = one.said(share=True).vi
    base = None if one.base is None else _table(one.base, "Mẫu số: các dòng làm cơ sở tính")
    caption = "Các dòng được đếm" if base is None else "Tử số: các dòng được đếm"
    return Evidence(
        figure.id, figure.name.vi, figure.sentence.vi, figure.unit.vi, "", value, "", _table(one.rows, caption), base
    )


def _table(rows: Sequence[Row], caption: str = "") -> Table:
    columns = (
        Column("TT", 1, "centre"), _CODE, Column("Nội dung", 8), Column("Đơn vị", 5), Column("Ngày", 2.2), Column("Tình trạng", 4),
    )  # fmt: skip
    return Table(columns, tuple(_cells(number, row) for number, row in enumerate(rows, start=1)), caption)


def _cells(number: int, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    day = row.get("day")
    return (number, row["code"], row["what"], row["body"], date.fromisoformat(day) if day else None, told(row).vi)
