"""How wide a line of letters is in the face of official papers, for rules that must be as long as the words above them."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = "".join(map(chr, range(32, 127))) + "ĐđƯưƠơ–“”…"
# Advance widths in thousandths of the size, read from Tinos, whose measures are those of Times New Roman.
_REGULAR: Final = """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564
444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333
469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200
480 541 722 500 776 542 722 529 500 444 444 1000"""
_BOLD: Final = """
250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570
500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333
581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220
394 520 722 556 796 600 778 554 500 500 500 1000"""
_WIDTHS: Final = {
    bold: dict(zip(_LETTERS, map(int, table.split()), strict=True))
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_HORN: Final = "\u031b"
_POINT_MM: Final = 25.4 / 72


def width_mm(text: str, points: float, *, bold: bool = False) -> float:
    """Return how wide a text is in millimetres; a letter with a tone or a hat is as wide as the letter below it."""
    widths = _WIDTHS[bold]
    total = 0
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
        total += widths.get(base, 600)
    return total / 1000 * points * _POINT_MM


def broken(text: str, points: float, room_mm: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text in lines that fit the room, as even as whole words allow; a word longer than the room stays whole."""
    words = text.split()
    if not words:
        return ()
    lines = max(1, -(-int(width_mm(text, points, bold=bold) * 100) // int(room_mm * 100)))
    while True:
        even = width_mm(text, points, bold=bold) / lines
        made: list[list[str]] = [[]]
        for word in words:
            longer = width_mm(" ".join([*made[-1], word]), points, bold=bold)
            if made[-1] and (longer > room_mm or (longer - even > 0.35 * even and len(made) < lines)):
                made.append([])
            made[-1].append(word)
        if len(made) <= lines or lines >= len(words):
            return tuple(" ".join(line) for line in made)
        lines += 1
