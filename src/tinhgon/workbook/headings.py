"""Headings and sheet titles as people write them: Vietnamese or English, any accents, any spacing."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.search import search_key
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.sheets import SHEETS


def heading_key(heading: str) -> str:
    """Return a heading in the form that is compared: no accents, capitals, stars, or remarks in brackets.

    The brackets go, since "Diện tích (km²)" and "Diện tích" are one column; "valid_from" and "Valid from" are too.
    """
    outside, depth = [], 0
    for character in heading:
        depth += (character == "(") - (character == ")" and depth > 0)
        if not depth and character != ")":
            outside.append(character)
    letters = "".join(character if character.isalnum() else " " for character in search_key("".join(outside)))
    return " ".join(letters.split())


def _names(sentence: Sentence, *more: str) -> set[str]:
    return {heading_key(name) for name in (sentence.vi, sentence.en, *more)}


#: heading -> column id, for each sheet.
HEADINGS: Final[dict[SheetName, dict[str, str]]] = {
    frame: {name: column.id for column in sheet.columns for name in _names(column.heading, column.id, *column.aliases)}
    for frame, sheet in SHEETS.items()
}

#: title of a sheet, or name of a file -> frame.
TITLES: Final[dict[str, SheetName]] = {
    name: frame for frame, sheet in SHEETS.items() for name in _names(sheet.title, frame, sheet.file, *sheet.aliases)
}
