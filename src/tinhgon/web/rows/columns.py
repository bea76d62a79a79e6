"""Which columns a table of rows has, in words, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.web.rows.naming import Namer

FRAME_WORDS: Final[dict[FrameName, Sentence]] = {
    "places": Sentence("Đơn vị hành chính", "Territories"),
    "units": Sentence("Tổ chức", "Bodies"),
    "posts": Sentence("Vị trí", "Posts"),
    "people": Sentence("Người", "People"),
    "tenures": Sentence("Việc giữ vị trí", "Tenures"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the frame, its words, and what it refers to (``self`` or another frame) or whose words it takes."""

    id: str
    words: Sentence
    refers: FrameName | None = None
    book: Mapping[str, Any] | None = None
    numeric: bool = False
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: words, a link and a code where it names a row, and the plain value for export."""

    text: str | Sentence
    href: str = ""
    code: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is shown: columns, and rows of cells in their order."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _named(frame: FrameName, vi: str, en: str) -> Column:
    return Column(KEYS[frame], Sentence(vi, en), refers=frame)


_UNIT = Column("unit", Sentence("Đơn vị", "Unit"), refers="units")

COLUMNS: Final[dict[FrameName, tuple[Column, ...]]] = {
    "places": (
        _named("places", "Tên", "Name"),
        Column("kind", Sentence("Loại", "Kind"), book=PLACE_KINDS),
        Column("parent", Sentence("Thuộc", "Within"), refers="places"),
        Column("area_km2", Sentence("Diện tích (km²)", "Area (km²)"), numeric=True, decimals=2),
        Column("population", Sentence("Dân số", "Population"), numeric=True),
        Column("traits", Sentence("Đặc điểm", "Traits"), book=TRAITS),
    ),
    "units": (
        _named("units", "Tên", "Name"),
        Column("kind", Sentence("Loại", "Kind"), book=UNIT_KINDS),
        Column("sector", Sentence("Khối", "Sector"), book=SECTORS),
        Column("level", Sentence("Cấp", "Level"), book=LEVELS),
        Column("parent", Sentence("Cấp trên", "Above"), refers="units"),
        Column("place", Sentence("Địa bàn", "Place"), refers="places"),
    ),
    "posts": (
        Column("title", Sentence("Vị trí", "Post")),
        Column("rank", Sentence("Bậc", "Rank"), book=RANKS),
        _UNIT,
        Column("quota", Sentence("Chỉ tiêu", "Quota"), numeric=True),
        Column("held", Sentence("Đang giữ", "Held"), numeric=True),
        Column("vacant", Sentence("Còn trống", "Vacant"), numeric=True),
    ),
    "people": (
        # Birth, sex, home and qualification stand in the private file alone (`web/people/file.py`).
        _named("people", "Họ và tên", "Name"),
    ),
    "tenures": (
        Column("person", Sentence("Họ và tên", "Name"), refers="people"),
        Column("title", Sentence("Chức danh", "Title")),
        Column("rank", Sentence("Bậc", "Rank"), book=RANKS),
        _UNIT,
        Column("post", Sentence("Vị trí", "Post"), refers="posts"),
        Column("since", Sentence("Từ ngày", "Since")),
        Column("concurrent", Sentence("Hình thức", "Form")),
        Column("also_title", Sentence("Đồng thời giữ", "Also holds")),
        Column("also_unit_name", Sentence("Tại", "At")),
        Column("title_after", Sentence("Chức danh sau", "Title after")),
        Column("unit_after", Sentence("Đơn vị sau", "Unit after"), refers="units"),
    ),
}

_PRIMARY = Sentence("Chính", "Primary")
_CONCURRENT = Sentence("Kiêm nhiệm", "Concurrent")
_NONE = "–"


def table(frame: FrameName, rows: pl.DataFrame, names: Namer) -> Table:
    """Return rows of a frame (with whatever was joined to them) as a table; only columns that the rows have are shown.

    Names are looked up for these rows only, so cut pages first.
    """
    joined = "title" in rows.columns and frame == "tenures"
    columns = tuple(
        column for column in COLUMNS[frame] if column.id in rows.columns and not (joined and column.id == "post")
    )
    names_of = {
        column.id: names.things(column.refers, rows[column.id].to_list())
        for column in columns
        if column.refers is not None
    }
    return Table(
        columns,
        tuple(
            tuple(_cell(column, row[column.id], names_of) for column in columns) for row in rows.iter_rows(named=True)
        ),
    )


def _cell(column: Column, value: Any, names: Mapping[str, Mapping[int, Any]]) -> Cell:
    if value is None:
        return Cell(_NONE)
    if column.refers is not None:
        thing = names[column.id].get(value)
        return Cell(str(value), value=value) if thing is None else Cell(thing.name, thing.href, thing.code, thing.name)
    return Cell(say_value(column.id, value, column), value=value)


def say_value(id: str, value: Any, column: Column | None = None) -> str | Sentence:
    """Return a value of a column in words: kinds by their names, numbers and days as people write them."""
    if value is None:
        return _NONE
    if isinstance(value, bool):
        return _CONCURRENT if value and id == "concurrent" else _PRIMARY if id == "concurrent" else str(value)
    if isinstance(value, date):
        return say_day(value)
    if column is not None and column.book is not None:
        return _in_words(column.book, str(value))
    if isinstance(value, int | float):
        return say_number(value, column.decimals if column is not None else None)
    return str(value)


def _in_words(book: Mapping[str, Any], keys: str) -> Sentence | str:
    words = [getattr(book.get(key), "words", book.get(key)) or Sentence(key, key) for key in keys.split(";") if key]
    return Sentence(", ".join(word.vi for word in words), ", ".join(word.en for word in words))


def column_of(frame: FrameName, id: str) -> Column:
    """Return how a column of a frame is called and shown; columns of no table keep their own name."""
    found = next((column for column in COLUMNS[frame] if column.id == id), None)
    return found or _OTHERS.get(id, Column(id, Sentence(id, id)))


_OTHERS: Final[dict[str, Column]] = {
    "code": Column("code", Sentence("Mã", "Code")),
    "name": Column("name", Sentence("Tên", "Name")),
    "level": Column("level", Sentence("Cấp", "Level"), book=LEVELS),
    "host": Column("host", Sentence("Cơ quan giúp việc chung", "Shared office"), refers="units"),
    "functions": Column("functions", Sentence("Chức năng", "Functions")),
    "note": Column("note", Sentence("Ghi chú", "Note")),
    "lon": Column("lon", Sentence("Kinh độ", "Longitude"), numeric=True, decimals=4),
    "lat": Column("lat", Sentence("Vĩ độ", "Latitude"), numeric=True, decimals=4),
    "until": Column("until", Sentence("Đến ngày", "Until")),
}


def order_of(frame: FrameName, rows: pl.DataFrame) -> Sequence[str]:
    """Return the columns by which rows are put in a steady order."""
    return [KEYS[frame]] if KEYS[frame] in rows.columns else [rows.columns[0]]
