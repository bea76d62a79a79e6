"""Prose with figures in it: ``{tasks.late}`` is the figure itself; a number typed beside a figure's words is held against it.

``{id}`` gives the number, ``{id:ty-le}`` the share with its base ("85,7 %, 12 trên 14"). Nothing else is read in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.reports.rules.figure import Reading
from tinhgon.vietnamese.figures import say_number
from tinhgon.vietnamese.search import search_key

SHARE: Final = "ty-le"
_PLACE: Final = re.compile(r"\{([^{}\n]{1,80})\}")
#: A number as people type it; what is glued to letters, slashes or hyphens is a day or the number of a document.
_NUMBER: Final = re.compile(r"(?<![\w/.,-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\w/-])\s*(%?)")
_SYLLABLE: Final = re.compile(r"\w+")
_END: Final = re.compile(r"[.;:\n](?:\s|$)|\d")
#: So many syllables may stand between a number and a figure's words: "15 trong số các nhiệm vụ quá hạn".
_BETWEEN: Final = 4
#: Words after which a number counts nothing: a year, an article, a date.
_NAMING: Final = frozenset(
    {"nam", "thang", "ngay", "quy", "dieu", "khoan", "so", "muc", "ky", "thu", "diem", "phu", "luc"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of filled prose: plain text, or the value of a figure (``figure`` is its identifier)."""

    text: Sentence
    figure: str = ""


def filled(text: str, readings: Mapping[str, Reading]) -> list[Piece]:
    """Return the prose in pieces, each placeholder as its figure's value; one that names no figure stays as it was typed."""
    pieces: list[Piece] = []
    at = 0
    for place in _PLACE.finditer(text):
        found = _named(place[1], readings)
        if found is None:
            continue
        reading, share = found
        if place.start() > at:
            pieces.append(_plain(text[at : place.start()]))
        pieces.append(Piece(reading.said(share=share), reading.figure.id))
        at = place.end()
    if at < len(text):
        pieces.append(_plain(text[at:]))
    return pieces


def said(text: str, readings: Mapping[str, Reading]) -> str:
    """Return the prose as a Vietnamese paper prints it."""
    return "".join(piece.text.vi for piece in filled(text, readings))


def judged(text: str, readings: Mapping[str, Reading], section: str = "") -> list[Finding]:
    """Return what is wrong with the prose: a placeholder that names no figure (error), a number that contradicts one (warning)."""
    where: dict[str, str | int] = {"section": section}
    found = []
    for place in _PLACE.finditer(text):
        if _named(place[1], readings) is None:
            there = ", ".join(readings)
            words = Sentence(f"Không có con số {{{place[1]}}}.", f"There is no figure {{{place[1]}}}.")
            remedy = Sentence(f"Dùng một trong: {there}.", f"Use one of: {there}.")
            found.append(Finding("prose.unknown_figure", words, remedy=remedy, measured=place[1], where=where))
    plain = _PLACE.sub(lambda place: " " * len(place[0]), text)
    for number in _NUMBER.finditer(plain):
        one = _contradicted(plain, number, readings)
        if one is not None:
            reading, typed, phrase = one
            right = reading.said(share=bool(number[3]))
            hint = f"{{{reading.figure.id}{':' + SHARE if number[3] else ''}}}"
            words = Sentence(
                f"Lời ghi “{typed} {phrase}”, con số đếm được là {right.vi}.",
                f"The prose says “{typed} {phrase}”; the figure counts {right.en}.",
            )
            remedy = Sentence(f"Viết {hint} để con số tự điền.", f"Write {hint} and the figure fills itself in.")
            found.append(
                Finding("prose.contradicts", words, Severity.WARNING, subject=reading.figure.id, remedy=remedy, measured=typed,
                        required=right.vi, where=where)
            )  # fmt: skip
    return found


def _plain(text: str) -> Piece:
    return Piece(Sentence(text, text))


def _named(inside: str, readings: Mapping[str, Reading]) -> tuple[Reading, bool] | None:
    id, colon, how = inside.strip().partition(":")
    reading = readings.get(id)
    if reading is None or (colon and (how != SHARE or reading.of is None)):
        return None
    return reading, bool(colon)


def _contradicted(text: str, number: re.Match[str], readings: Mapping[str, Reading]) -> tuple[Reading, str, str] | None:
    before = [search_key(one) for one in _SYLLABLE.findall(text[max(0, number.start() - 40) : number.start()])]
    if before and before[-1] in _NAMING:
        return None
    typed = f"{number[1]}{',' + number[2] if number[2] else ''}{' %' if number[3] else ''}"
    best: tuple[int, Reading, str] | None = None
    after = _clause(text[number.end() :])
    for reading in readings.values():
        for phrase in reading.figure.phrases:
            wanted = search_key(phrase).split()
            place = _place(after, wanted)
            if place is not None and (best is None or len(wanted) > best[0]):
                best = (len(wanted), reading, phrase)
    if best is None:
        return None
    _, reading, phrase = best
    return None if _agrees(number, reading) else (reading, typed, phrase)


def _agrees(number: re.Match[str], reading: Reading) -> bool:
    """Say whether a typed number is the figure; a percentage without decimals agrees with the figure's, rounded."""
    if number[3]:
        if not reading.of:
            return True
        typed = f"{number[1]}{',' + number[2] if number[2] else ''} %"
        share = reading.value / reading.of * 100
        return reading.said(share=True).vi.startswith(typed) or (not number[2] and number[1] == f"{share:.0f}")
    return not number[2] and say_number(reading.value).replace(".", "") == number[1].replace(".", "")


def _clause(text: str) -> list[str]:
    """Return the syllables that follow, up to the end of the clause or the next number."""
    end = _END.search(text)
    return [search_key(one) for one in _SYLLABLE.findall(text[: end.start()] if end else text)]


def _place(syllables: list[str], wanted: list[str]) -> int | None:
    for start in range(min(len(syllables), _BETWEEN + 1)):
        if syllables[start : start + len(wanted)] == wanted:
            return start
    return None
