"""What the XML of one sheet says before it is parsed: how far its cells reach, and which of them are formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tinhgon.workbook.found import refuse
from tinhgon.workbook.limits import Limits

_PREFIX: Final = rb"<(?:\w+:)?"
# Every cell and row whose address is not the plain "AB123": too wide, without an address, or written to deceive.
_UNUSUAL: Final = re.compile(_PREFIX + rb"(?:c|row)(?=[\s/>])(?![^<>]*?\sr=\"[A-Z]{0,2}\d{1,7}\")[^<>]*>")
_WIDE: Final = re.compile(rb"\sr=\"([A-Z]{2})\d")
_ADDRESS: Final = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_HAS_ADDRESS: Final = re.compile(rb"\sr\s*=")
_ROW_DIGITS: Final = re.compile(rb"\sr=\"[A-Z]{0,2}(\d{5,7})\"")
_FORMULA: Final = re.compile(_PREFIX + rb"c\s[^<>]*?\br=\"([A-Z]{1,3}\d{1,7})\"[^<>]*>\s*" + _PREFIX + rb"f[\s/>]")
_CELL: Final = re.compile(_PREFIX + rb"c[\s/>]")
_ROW: Final = re.compile(_PREFIX + rb"row[\s/>]")
#: A sheet may be this many times larger than its filled cells before it counts as a trap.
_SPARSE: Final = 40
_SMALL: Final = 4_000_000
_LONGEST_ROW: Final = 16 << 20
_END_OF_ROW: Final = b"row>"
_MOST_FORMULAS: Final = 100_000


@dataclass(slots=True)
class SheetXml:
    """Watches the bytes of one sheet go by; refuses it as soon as it reaches beyond the limits."""

    name: str
    limits: Limits
    formulas: list[tuple[str, int]] = field(default_factory=list)
    _rest: bytearray = field(default_factory=bytearray)
    _open_cells: int = 0
    _cells: int = 0
    _rows: int = 0
    _unaddressed: int = 0
    _columns: int = 26
    _last_row: int = 1

    def __call__(self, piece: bytes | None) -> None:
        """Take the next piece, or None at the end."""
        if piece is None:
            self._look(bytes(self._rest))
            self._rest.clear()
            self._check_area()
            return
        searched = max(0, len(self._rest) - len(_END_OF_ROW))
        self._rest += piece
        cut = self._rest.rfind(_END_OF_ROW, searched)
        if cut < 0:
            self._look_at_open_row(piece)
            return
        cut += len(_END_OF_ROW)
        self._look(bytes(self._rest[:cut]))
        del self._rest[:cut]
        self._open_cells = 0

    def _look_at_open_row(self, piece: bytes) -> None:
        """Count the cells of one long row that is not complete yet, without looking at any byte twice."""
        self._open_cells += len(_CELL.findall(piece))
        if self._open_cells > self.limits.columns * (1 + len(_ROW.findall(piece))):
            raise self._too_wide(self._open_cells)
        if len(self._rest) > _LONGEST_ROW:
            raise self._too_large()

    def _look(self, buffer: bytes) -> None:
        """Look at whole rows."""
        self._rows += len(_ROW.findall(buffer))
        self._cells += len(_CELL.findall(buffer))
        for odd in _UNUSUAL.finditer(buffer):
            self._look_at_unusual(odd.group())
        if self._unaddressed:
            self._look_at_unaddressed(buffer)
        for letters in set(_WIDE.findall(buffer)):
            self._reach(_index(letters), self._last_row)
        for digits in set(_ROW_DIGITS.findall(buffer)) if _ROW_DIGITS.search(buffer) else ():
            self._last_row = max(self._last_row, int(digits))
        if len(self.formulas) < _MOST_FORMULAS:
            for address in _FORMULA.findall(buffer):
                text = address.decode()
                self.formulas.append((text, int(text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))))
        if max(self._rows, self._last_row) > self.limits.rows:
            raise self._too_large()

    def _look_at_unusual(self, tag: bytes) -> None:
        address = _ADDRESS.search(tag)
        if address is not None:
            self._reach(_index(address[1]) if address[1] else 1, int(address[2]))
        elif _HAS_ADDRESS.search(tag):
            raise refuse(
                "damaged",
                f"Trang “{self.name}” có địa chỉ ô sai.",
                f"Sheet “{self.name}” has a malformed cell address.",
                value=tag[:80].decode(errors="replace"),
                sheet=self.name,
            )
        else:
            self._unaddressed += 1

    def _look_at_unaddressed(self, buffer: bytes) -> None:
        """Count cells per row where the file leaves their addresses out."""
        widest = max((len(_CELL.findall(row)) for row in _ROW.split(buffer)), default=0)
        self._reach(max(widest, 1), self._rows)

    def _reach(self, column: int, row: int) -> None:
        if column > self.limits.columns:
            raise self._too_wide(column)
        self._columns, self._last_row = max(self._columns, column), max(self._last_row, row)

    def _check_area(self) -> None:
        """Refuse a few cells spread so wide that a reader would fill memory with the emptiness between them."""
        area = max(self._last_row, self._rows) * self._columns
        if area > self.limits.cells or area > max(_SMALL, _SPARSE * self._cells):
            raise self._too_large()

    def _too_wide(self, columns: int) -> Exception:
        return refuse(
            "too_many_columns",
            f"Trang “{self.name}” có {columns} cột, quá giới hạn {self.limits.columns}.",
            f"Sheet “{self.name}” has {columns} columns, above the limit of {self.limits.columns}.",
            sheet=self.name,
            value=str(columns),
            remedy=("Xóa các cột thừa ở bên phải.", "Delete the surplus columns on the right."),
        )

    def _too_large(self) -> Exception:
        return refuse(
            "too_many_rows",
            f"Trang “{self.name}” rộng quá giới hạn: đến dòng {max(self._last_row, self._rows)}.",
            f"Sheet “{self.name}” reaches beyond the limits: to row {max(self._last_row, self._rows)}.",
            sheet=self.name,
            remedy=("Xóa các dòng thừa ở cuối trang.", "Delete the surplus rows at the end of the sheet."),
        )


def _index(letters: bytes) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
