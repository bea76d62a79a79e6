"""What a column is, and the columns that several sheets share: code, name, references, days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName

#: What a cell holds. "code" and "key" are identifiers, "list" is text joined by ";", "traits" a list of words.
CellKind = Literal["code", "key", "text", "list", "day", "number", "whole", "decimal", "truth", "word", "traits"]


#: The sheets of a workbook: one for each frame, the decisions behind the rows, and what became of what.
SheetName = Literal["places", "units", "posts", "people", "tenures", "decisions", "lineage"]

#: The columns of a slice that name the events which began and ended it.
GROUNDS: Final = ("opened_by", "closed_by")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. ``needed``: every row must hold a value; ``unless``: but not where that column holds one.

    ``refers`` names the frame whose code or key the cell carries; ``words`` the vocabulary of a "word".
    """

    id: str
    heading: Sentence
    kind: CellKind
    about: Sentence
    needed: bool = False
    unless: str = ""
    refers: FrameName | None = None
    words: str = ""
    aliases: tuple[str, ...] = ()
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the part of a history that it fills, its titles, the name of its CSV file, its columns in order."""

    frame: SheetName
    title: Sentence
    file: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()

    def column(self, column_id: str) -> Column:
        """Return one column by its English id; KeyError where the sheet has none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)


def key_column() -> Column:
    """Return the column that says which rows are stages of one thing."""
    return Column(
        "key",
        Sentence("Định danh", "Key"),
        "key",
        Sentence(
            "Không bắt buộc. Các dòng cùng định danh là các giai đoạn của một đối tượng; "
            "cần khi một mã được cấp lại cho đối tượng khác.",
            "Optional. Rows with one key are stages of one thing; needed where a code passes to another thing.",
        ),
        width=11,
    )


def reference_columns(
    column_id: str,
    vi: str,
    en: str,
    refers: FrameName,
    *,
    needed: bool = False,
    aliases: tuple[str, ...] = (),
) -> tuple[Column, Column]:
    """Return the column with the code of another row, and the column with its key."""
    code = Column(
        column_id,
        Sentence(f"Mã {vi}", f"{en} code"),
        "code",
        Sentence(
            f"Mã của {vi} trong ngày đầu của dòng này.",
            f"The code that the {en.lower()} carries on the first day of this row.",
        ),
        needed=needed,
        unless=f"{column_id}_key" if needed else "",
        refers=refers,
        aliases=aliases,
    )
    key = Column(
        f"{column_id}_key",
        Sentence(f"Định danh {vi}", f"{en} key"),
        "key",
        Sentence(f"Không bắt buộc: định danh của {vi}.", f"Optional: the key of the {en.lower()}."),
        refers=refers,
        width=11,
    )
    return code, key


def span_columns() -> tuple[Column, ...]:
    """Return the first and the last day of a row, and the decisions by which it began and ended."""
    return (
        Column(
            "valid_from",
            Sentence("Từ ngày", "Valid from"),
            "day",
            Sentence("Ngày đầu tiên dòng này đúng.", "The first day on which the row is true."),
            needed=True,
            aliases=("có hiệu lực từ", "hiệu lực từ ngày", "ngày hiệu lực", "from"),
            width=12,
        ),
        Column(
            "valid_to",
            Sentence("Đến ngày (hết hiệu lực)", "Valid to"),
            "day",
            Sentence(
                "Ngày đầu tiên dòng này không còn đúng; để trống khi còn hiệu lực.",
                "The first day on which the row is no longer true; empty while it is.",
            ),
            aliases=("hết hiệu lực", "hết hiệu lực từ", "ngày hết hiệu lực", "to"),
            width=12,
        ),
        Column(
            "opened_by",
            Sentence("Bắt đầu theo", "Begun by"),
            "key",
            Sentence(
                "Không bắt buộc: Sự kiện ở trang Văn bản mà theo đó dòng này bắt đầu.",
                "Optional: the Event on the sheet Decisions by which this row began.",
            ),
            width=11,
        ),
        Column(
            "closed_by",
            Sentence("Kết thúc theo", "Ended by"),
            "key",
            Sentence(
                "Không bắt buộc: Sự kiện ở trang Văn bản mà theo đó dòng này hết hiệu lực.",
                "Optional: the Event on the sheet Decisions by which this row ended.",
            ),
            width=11,
        ),
    )


def code_column(vi: str, en: str, *aliases: str) -> Column:
    """Return the column of a row's own code."""
    return Column("code", Sentence("Mã", "Code"), "code", Sentence(vi, en), needed=True, aliases=aliases, width=14)


def name_column(vi: str, en: str, *aliases: str) -> Column:
    """Return the column of a row's name."""
    return Column("name", Sentence("Tên", "Name"), "text", Sentence(vi, en), needed=True, aliases=aliases, width=40)
