"""How large a file may be, so that a hostile one is refused before it costs anything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read from one workbook or folder.

    ``inflated_bytes`` counts everything unpacked; a part may unpack to more than ``ratio`` times its packed size only
    while it
    stays under ``ratio_free_bytes``. ``cells`` bounds rows × columns of one sheet, empty cells included.
    """

    file_bytes: int = 256 << 20
    inflated_bytes: int = 1 << 30
    ratio: int = 200
    ratio_free_bytes: int = 64 << 20
    parts: int = 2_000
    sheets: int = 50
    rows: int = 2_000_000
    columns: int = 200
    cells: int = 40_000_000
    cell_characters: int = 32_767


LIMITS = Limits()
