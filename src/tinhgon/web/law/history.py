"""The history of a row: what each act on it changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.rule import Rule
from tinhgon.law.writing import plain_row
from tinhgon.lawbook import queries
from tinhgon.lawbook.queries import Confirmation
from tinhgon.lawbook.words import VERBS

_FIELDS: Final[dict[str, Sentence]] = {
    "topic": Sentence("Chủ đề", "Matter"),
    "sentence": Sentence("Nội dung", "Sentence"),
    "applies": Sentence("Đối tượng", "Whom it binds"),
    "values": Sentence("Giá trị", "Values"),
    "from": Sentence("Hiệu lực từ", "In force from"),
    "to": Sentence("Đến hết", "To"),
    "cite": Sentence("Dẫn chiếu", "Citation"),
    "replaces": Sentence("Thay dòng", "Replaces"),
    "begun": Sentence("Vì sao không nối liền", "Why not at once"),
    "ended": Sentence("Vì sao hết hiệu lực", "Why it ended"),
    "severity": Sentence("Mức độ", "Severity"),
    "read": Sentence("Đọc ở đâu", "Where read"),
    "sources": Sentence("Nguồn", "Sources"),
    "note": Sentence("Ghi chú", "Note"),
    "test": Sentence("Phép thử", "Test"),
    "formula": Sentence("Công thức", "Formula"),
    "cure": Sentence("Khắc phục", "Cure"),
    "cases": Sentence("Các ca", "Cases"),
}


@dataclass(frozen=True, slots=True)
class Differs:
    """One field that differs: its words, its path in the row, and both texts ("" where there is none)."""

    words: Sentence
    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One act on a row, with what it changed; ``act`` is None for the row as it came with the house."""

    act: Confirmation | None
    words: Sentence
    differs: tuple[Differs, ...]


def differences(before: Rule | None, after: Rule) -> tuple[Differs, ...]:
    """Return the fields in which two states of a row differ; all of them where there was none before."""
    was = {} if before is None else _told(before)
    now = _told(after)
    paths = list(dict.fromkeys([*was, *now]))
    return tuple(
        Differs(_FIELDS.get(path.partition(".")[0], Sentence(path, path)), path, was.get(path, ""), now.get(path, ""))
        for path in paths
        if was.get(path) != now.get(path) and path != "id"
    )


def _told(rule: Rule) -> dict[str, str]:
    """Return every field of a row as text by its path; numbers as people write them, with their units."""
    plain = {name: value for name, value in plain_row(rule).items() if name != "values"}
    return dict(_flat(plain, "")) | {f"values.{name}": value.said().vi for name, value in rule.values.items()}


def _flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, one in value.items():
            yield from _flat(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value, 1):
            yield from _flat(one, f"{path}.{number}")
    else:
        yield path, "; ".join(value) if isinstance(value, list) else str(value)


def stages(rule: str, known: datetime | None) -> tuple[Stage, ...]:
    """Return what was done to a row, newest first, each with what it changed."""
    told: list[Stage] = []
    before: Rule | None = None
    for act, now in queries.versions(rule, known):
        if act is not None:
            changed = () if before is None else differences(before, now)
            told.append(Stage(act, VERBS[act.verb], changed))
        before = now
    return tuple(reversed(told))
