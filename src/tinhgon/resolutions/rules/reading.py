"""A text that was pasted, read into clauses by their numbering: phần, chương, điều, mục (I.), khoản (1., 1.1.), điểm (a)).

What is recognised is a proposal: a person corrects it. Nothing of the text is lost: what has no number goes to the clause before it, and
what stands before the first number becomes the opening.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from tinhgon.vietnamese.letters import canonical
from tinhgon.vietnamese.search import search_key

MOST_CHARACTERS: Final = 500_000
MOST_CLAUSES: Final = 2_000

_ROMAN: Final = r"[IVXLC]{1,6}"
_NTH: Final = rf"(?P<n>{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|năm|sáu|bảy|tám)"
_FORMS: Final[tuple[tuple[str, str, re.Pattern[str]], ...]] = (
    ("part", "P", re.compile(rf"^phần\s+(?:thứ\s+)?{_NTH}\b[.:\-–]?\s*(?P<rest>.*)$", re.IGNORECASE)),
    ("chapter", "C", re.compile(rf"^chương\s+(?P<n>{_ROMAN}|\d{{1,2}})\b[.:\-–]?\s*(?P<rest>.*)$", re.IGNORECASE)),
    ("article", "D", re.compile(r"^điều\s+(?P<n>\d{1,3}[a-zđ]?)\s*[.:\-–]\s*(?P<rest>.*)$", re.IGNORECASE)),
    ("item", "", re.compile(rf"^(?P<n>{_ROMAN})\s*[.\-–/)]\s+(?P<rest>\S.*)$")),
    ("clause", "", re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)\-–]?\s+(?P<rest>\S.*)$")),
    ("clause", "", re.compile(r"^(?P<n>\d{1,2})\s*[.)\-–/]\s+(?P<rest>\S.*)$")),
    ("point", "", re.compile(r"^(?P<n>[a-zđ])\s*[.)]\s+(?P<rest>\S.*)$")),
)  # fmt: skip
_RANK: Final = {"preamble": 0, "part": 1, "chapter": 2, "article": 3, "item": 4, "clause": 5, "point": 9}
_ORDINALS: Final = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8"}
_LABELS: Final = {
    "part": "Phần",
    "chapter": "Chương",
    "article": "Điều",
    "item": "Mục",
    "clause": "Khoản",
    "point": "Điểm",
}

#: Words by which a clause gives somebody something to do.
_ORDERS: Final = tuple(
    f" {search_key(one)} "
    for one in ("giao", "chủ trì", "yêu cầu", "có trách nhiệm", "chịu trách nhiệm", "phải", "hoàn thành", "xây dựng kế hoạch",
                "chỉ đạo", "tổ chức thực hiện", "triển khai thực hiện", "báo cáo kết quả")
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)(?!\d)")
_QUARTER: Final = re.compile(r"quý\s+(I{1,3}|IV|[1-4])\s*(?:/|năm)\s*((?:19|20)\d\d)", re.IGNORECASE)
_MONTH: Final = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|năm)\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:trong|hết|cuối)\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:trước|chậm nhất|hoàn thành|xong|hạn|đến|không quá|trong|hết|cuối)", re.IGNORECASE)
_MONEY: Final = re.compile(r"(\d[\d.,]*)\s*(tỷ|triệu|nghìn)?\s*đồng|kinh phí|ngân sách", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A clause as it was recognised: its mark and level, its label and words, its parent's mark, and what its words suggest.

    ``line`` is the line of the text on which it began, from 1.
    """

    mark: str
    level: str
    label: str
    words: str
    parent: str = ""
    line: int = 1
    orders: bool = False
    due: date | None = None
    needs_money: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    rank: int
    depth: int = 0
    numbers: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)


def read_clauses(text: str) -> list[Read]:
    """Return the clauses of a text in their order, each with its parent."""
    found: list[Read] = []
    bodies: list[list[str]] = []
    path: list[_Open] = []
    taken: dict[str, int] = {}
    for at, raw in enumerate(text.splitlines(), 1):
        line = canonical(raw)
        if not line:
            if bodies and bodies[-1] and bodies[-1][-1]:
                bodies[-1].append("")
            continue
        level, sign, number, rest = _recognised(line)
        if level == "":
            if not found:
                found.append(Read("0", "preamble", "", "", line=at))
                bodies.append([])
                taken["0"] = 1
            bodies[-1].append(line)
            continue
        parts = tuple(number.split("."))
        rank = _RANK[level] + (len(parts) - 1 if level == "clause" else 0)
        while path and not _holds(path[-1], rank, parts):
            path.pop()
        above = path[-1].mark if path else ""
        own = f"{sign}{parts[-1] if level == 'clause' and path and path[-1].numbers == parts[:-1] and len(parts) > 1 else number}"
        mark = f"{above}.{own}" if above else own
        taken[mark] = taken.get(mark, 0) + 1
        if taken[mark] > 1:
            mark = f"{mark}-{taken[mark]}"
        found.append(Read(mark, level, _label(level, number), "", above, at))
        bodies.append([rest] if rest else [])
        path.append(_Open(mark, rank, numbers=parts if level == "clause" else ()))
    return [_suggested(replace(one, words="\n".join(lines).strip())) for one, lines in zip(found, bodies, strict=True)]


def _recognised(line: str) -> tuple[str, str, str, str]:
    """Return level, sign, number and the rest of a line that begins a clause; empty level for any other."""
    for level, sign, form in _FORMS:
        match = form.match(line)
        if match:
            number = match["n"]
            number = _ORDINALS.get(number.lower(), number.upper() if level in ("part", "chapter", "item") else number)
            return level, sign, number, match["rest"].strip()
    return "", "", "", line


def _holds(open_: _Open, rank: int, parts: tuple[str, ...]) -> bool:
    """Say whether an open clause is above one of this rank; "1.2" belongs below "1" alone."""
    if open_.rank >= rank:
        return False
    return not (open_.numbers and len(parts) > 1 and parts[: len(open_.numbers)] != open_.numbers)


def _label(level: str, number: str) -> str:
    return f"{_LABELS[level]} {number}"


def _suggested(one: Read) -> Read:
    if one.level in ("preamble", "part", "chapter"):
        return one
    key = f" {' '.join(_WORD.findall(search_key(one.words)))} "
    orders = any(sign in key for sign in _ORDERS)
    return replace(one, orders=orders, due=due_in(one.words), needs_money=bool(_MONEY.search(one.words)))


def due_in(words: str) -> date | None:
    """Return the last day that a clause names as its term: a day, a month, a quarter or a year; None where it names none."""
    found = []
    for match in _DAY.finditer(words):
        if _BEFORE.search(words[max(0, match.start() - 40) : match.start()]):
            found.append(_day(int(match[3]), int(match[2]), int(match[1])))
    for match in _QUARTER.finditer(words):
        quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(match[1].upper()) or int(match[1])
        found.append(_month_end(int(match[2]), quarter * 3))
    found += [_month_end(int(match[2]), int(match[1])) for match in _MONTH.finditer(words)]
    found += [date(int(match[1]), 12, 31) for match in _YEAR.finditer(words)]
    known = [one for one in found if one is not None]
    return max(known) if known else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    if not 1 <= month <= 12:
        return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
