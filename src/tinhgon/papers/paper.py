"""A paper's content without any look: whose, its number, day, kind, what it says, tables, annexes, who signs, who gets it.

Every text is plain: a writer sets it as it stands, so nothing in it can act as markup, as a field or as a formula.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

#: A cell of a table: text, a number, a day, or nothing.
Cell = str | int | float | date | None
Align = Literal["left", "right", "centre"]

#: No text of an official paper is longer; a name of 50 MB is an attack or an accident.
MOST_CHARACTERS: Final = 20_000
#: What XLSX holds in one sheet, less the lines above a table.
MOST_ROWS: Final = 1_000_000
_LINES = re.compile(r"[\r\n\t\v\f\u2028\u2029 ]+")


@dataclass(frozen=True, slots=True)
class Organ:
    """Who issues a paper: lines of the superior body, lines of its own name, its abbreviation, its seat, its sector."""

    name: str
    symbol: str
    place: str
    sector: str
    lines: tuple[str, ...] = ()
    superior: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: ``lead`` stands before the text ("Điều 1."), bold in an article; all of a titled article is bold."""

    style: Literal["heading", "article", "titled", "clause", "text", "resolved"]
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and on which side its cells stand."""

    heading: str
    width: float
    align: Align = "left"
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; a row whose number stands in ``strong`` is set bold (a heading within, or a sum)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its title, what is said under it, its tables; wide ones lie across the page."""

    title: str
    tables: tuple[Table, ...]
    note: str = ""
    wide: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a figure in the paper stands on: its definition, its value on both sides, and the rows that it counted."""

    id: str
    name: str
    definition: str
    unit: str
    before: str
    after: str
    change: str
    table: Table
    base: Table | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), the title, the name."""

    title: str
    name: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One official paper. ``number`` is empty while none was given; ``number_line`` is how the layout writes it, with room for
    one that is still to come; ``day`` is None while it is not dated, and then ``made_on`` dates the file."""

    kind: str
    organ: Organ
    number: str
    number_line: str
    day: date | None
    heading: str
    abstract: str
    blocks: tuple[Block, ...]
    signature: Signature
    bases: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    issuer: str = ""
    recipients: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    draft: bool = False
    made_on: date | None = None
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def called(self) -> str:
        """How an annex calls the paper: "Quyết định số 12/QĐ-UBND ngày 01/07/2025 của …"."""
        number = f" số {self.number}" if self.number else ""
        day = f" ngày {say_day(self.day)}" if self.day else ""
        return f"{self.heading}{number}{day} của {self.organ.name}"


def said(cell: Cell, decimals: int | None = None) -> str:
    """Return a cell as Vietnamese documents write it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, date):
        return say_day(cell)
    if isinstance(cell, int | float):
        return say_number(cell, decimals if isinstance(cell, float) else None)
    return cell


def sound(paper: Paper) -> Paper:
    """Return the paper with every text on one line and composed (NFC); raises Refusal naming each text that no paper may hold.

    Control characters and lone surrogates can stand in no DOCX; a text beyond `MOST_CHARACTERS` or a table beyond
    `MOST_ROWS` is refused rather than cut.
    """
    found: list[Finding] = []
    made: Paper = _sound(paper, "", found)
    if found:
        raise Refusal(found)
    return made


def _sound(value: Any, where: str, found: list[Finding]) -> Any:
    if isinstance(value, str):
        return _text(value, where, found)
    if isinstance(value, Table) and len(value.rows) > MOST_ROWS:
        found.append(_wrong(where, "too_many_rows", "bảng quá nhiều dòng", "the table has too many rows"))
        return value
    if isinstance(value, tuple):
        return tuple(_sound(one, f"{where}[{number}]", found) for number, one in enumerate(value, start=1))
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == __name__:
        parts = {
            one.name: getattr(value, one.name)
            if one.name == "findings"
            else _sound(getattr(value, one.name), f"{where}.{one.name}".lstrip("."), found)
            for one in fields(value)
        }
        return replace(value, **parts)
    return value


def _text(value: str, where: str, found: list[Finding]) -> str:
    if len(value) > MOST_CHARACTERS:
        found.append(_wrong(where, "too_long", "quá dài", "is too long", f"{len(value)}"))
        return value
    plain = _LINES.sub(" ", value).strip() if not value.isalnum() else value
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Co") for sign in plain if not sign.isalnum()):
        found.append(
            _wrong(where, "text", "có ký tự không viết được lên văn bản", "holds a sign that no paper can hold")
        )
    # Marks that turn the direction of reading can make a number or a name read otherwise than it is.
    if any(unicodedata.bidirectional(sign) in _TURNING for sign in plain if not sign.isascii()):
        found.append(
            _wrong(where, "direction", "có dấu đổi chiều chữ", "holds a mark that turns the direction of text")
        )
    return unicodedata.normalize("NFC", plain)


_TURNING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def _wrong(where: str, rule: str, vi: str, en: str, measured: str = "") -> Finding:
    return Finding(
        f"paper.{rule}",
        Sentence(f"{where}: {vi}.", f"{where}: {en}."),
        subject=where,
        measured=measured,
        remedy=Sentence("Sửa chữ này ở đề án hoặc ở sổ.", "Mend this text in the scheme or in the books."),
        where={"field": where},
    )
