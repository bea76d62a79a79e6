"""Whole numbers in words and in Roman signs, as papers write them beside the figures: "chín", "mười lăm", "một nghìn không trăm linh tư"."""

from __future__ import annotations

from typing import Final

from tinhgon.vietnamese.figures import say_number

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ("", "nghìn", "triệu", "tỷ")
#: Beyond this no paper of a province writes a number in words.
_MOST: Final = 10**12


def number_in_words(value: int) -> str:
    """Return a whole number in words: 21 gives "hai mươi mốt", 1005 "một nghìn không trăm linh năm".

    After a group of thousands the hundreds are always said, so that nothing can be written in between. Raises ValueError
    beyond a thousand thousand million.
    """
    if abs(value) >= _MOST:
        raise ValueError(f"{value} is beyond the numbers that papers write in words")
    if value < 0:
        return f"âm {number_in_words(-value)}"
    if value < 10:
        return _DIGITS[value]
    groups = []
    rest = value
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    told = [
        f"{_group(group, whole=place == len(groups) - 1)} {_SCALES[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(told)


def figure_and_words(value: int) -> str:
    """Return a whole number as figures and words: 9 gives "09 (chín)", 186 "186 (một trăm tám mươi sáu)"."""
    figure = f"{value:02d}" if 0 <= value < 10 else say_number(value)
    return f"{figure} ({number_in_words(value)})"


def roman(number: int) -> str:
    """Return a number as annexes are numbered: I, II, III, IV …"""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, sign in signs:
        made += sign * (number // value)
        number %= value
    return made


def _group(group: int, *, whole: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    told = [] if whole and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    if tens == 0:
        told += [f"linh {'tư' if ones == 4 else _DIGITS[ones]}" if told else _DIGITS[ones]] if ones else []
    else:
        told.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
        told += [_ones(ones, tens)] if ones else []
    return " ".join(told)


def _ones(ones: int, tens: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]
