"""How wide text is: advance widths of Be Vietnam Pro, weight 600, read from the font; lighter weights are narrower."""

from __future__ import annotations

from typing import Final

#: Letters by their advance in thousandths of the size of type.
_ADVANCES: Final[dict[int, str]] = {
    208: "'",
    228: "’",
    230: " \u00a0",
    270: "‘",
    277: "l",
    280: "I",
    285: "i",
    288: "·",
    292: "jÌÍĨỈỊ",
    294: "ìíĩỉị",
    319: ".:",
    320: "!",
    332: ",;",
    367: '"',
    401: "f",
    415: "1",
    416: "r",
    420: "“",
    426: "|",
    434: "t",
    440: "”",
    449: "()",
    450: "²",
    462: "{}³",
    482: "J",
    489: "[]",
    508: "*",
    514: "z",
    527: "s",
    528: "/",
    568: "<>",
    581: "u",
    584: "k",
    587: "ư",
    588: "v",
    590: "n",
    591: "x",
    592: "yýỳỵỷỹ",
    596: "7",
    598: "ùúũụủứừửữự",
    600: "h",
    605: "?",
    607: "-",
    611: "e",
    615: "èéêẹẻẽếềểễệ",
    624: "c",
    634: "E",
    637: "+L",
    640: "FÈÉÊẸẺẼẾỀỂỄỆ",
    652: "ao",
    654: "g",
    656: "8Sòóôõọỏốồổỗộớờởợỡ",
    660: "2àáâãăơạảấầẩẫậắằẳẵặ",
    662: "bdpq",
    664: "Z",
    667: "P",
    674: "35T",
    677: "đ",
    692: "0",
    693: "69",
    696: "–−",
    697: "R",
    698: "B",
    701: "YÝỲỴỶỸ",
    703: "K",
    707: "«»",
    716: "4",
    724: "_",
    725: "H",
    732: "V",
    733: "U",
    743: "DN",
    745: "ÙÚŨƯỤỦỨỪỬỮỰ",
    753: "X",
    755: "&",
    758: "AÀÁÂÃĂẠẢẤẦẨẪẬẮẰẲẴẶ",
    778: "C",
    786: "Đ",
    788: "G",
    817: "…",
    825: "Q",
    828: "OÒÓÔÕƠỌỎỐỒỔỖỘỚỜỞỠỢ",
    863: "%",
    868: "—",
    877: "M",
    879: "w",
    895: "m",
    1014: "@",
    1039: "W",
}
_WIDTHS: Final = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
#: Letters of other alphabets count as the widest of ours.
_WIDEST: Final = 1040


def width(text: str, size: float) -> float:
    """Return how wide a text is in type of this size, in the unit of the size; never too little."""
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size / 1000


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """Return the text in lines that fit the room, at most so many; what does not fit ends in an ellipsis.

    Words are kept whole unless one alone is wider than the room.
    """
    lines = [""]
    words = text.split()
    for position, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[position:]])
            break
    return [_cut(line, room, size) for line in lines]


def _cut(line: str, room: float, size: float) -> str:
    if width(line, size) <= room:
        return line
    while line and width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
