"""The life of one row in words: each state, what changed, by which act and document, who wrote it and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.rules import Entry
from tinhgon.registry import queries
from tinhgon.registry.queries import Slice
from tinhgon.registry.rules import REFERENCES, differing
from tinhgon.structure.columns import FrameName
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day
from tinhgon.web.asking import Asked
from tinhgon.web.templatetags.house import language, number

CELL_WORDS: Final[dict[str, Sentence]] = {
    "code": Sentence("Mã", "Code"),
    "name": Sentence("Tên", "Name"),
    "kind": Sentence("Loại", "Kind"),
    "sector": Sentence("Khối", "Sector"),
    "level": Sentence("Cấp", "Level"),
    "parent": Sentence("Trực thuộc", "Under"),
    "place": Sentence("Địa bàn", "Place"),
    "host": Sentence("Cơ quan giúp việc", "Serving office"),
    "functions": Sentence("Chức năng", "Functions"),
    "note": Sentence("Ghi chú", "Note"),
    "area_km2": Sentence("Diện tích (km²)", "Area (km²)"),
    "population": Sentence("Dân số", "Population"),
    "traits": Sentence("Đặc điểm", "Traits"),
    "lon": Sentence("Kinh độ", "Longitude"),
    "lat": Sentence("Vĩ độ", "Latitude"),
}
_VOCABULARIES: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("units", "kind"): {key: kind.words for key, kind in UNIT_KINDS.items()},
    ("places", "kind"): {key: kind.words for key, kind in PLACE_KINDS.items()},
    ("units", "sector"): SECTORS,
    ("units", "level"): LEVELS,
    ("places", "level"): LEVELS,
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that a state holds otherwise than the state before."""

    words: Sentence
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The beginning or the end of a state: from ``day``, by the act and decision of ``entry``, written as ``recorded`` says.

    ``what`` is "begins", "changes", "ends" or "withdrawn"; ``withdrawn`` is the entry that took a state back.
    """

    what: str
    day: date
    entry: Entry
    recorded: Entry
    changes: tuple[Changed, ...] = ()
    until: date | None = None
    withdrawn: Entry | None = None
    future: bool = False

    @property
    def late(self) -> bool:
        """Whether the books learned of it by another entry than the one that it rests on."""
        return self.recorded.number != self.entry.number


def moments(frame: FrameName, key: int, day: date, known: datetime | None) -> list[Moment]:
    """Return what happened to a row, the latest first; states that were taken back follow. Four queries at most.

    Only what was written by ``known`` is told; ``future`` marks what comes after ``day``. Raises Unknown.
    """
    slices = [one for one in queries.life(frame, key) if known is None or one.recorded_from <= known]
    held = [one for one in slices if one.recorded_to is None or (known is not None and one.recorded_to > known)]
    taken_back = [one for one in slices if one not in held]
    say = _sayer(frame, slices)
    found: list[Moment] = []
    before: Slice | None = None
    for one in held:
        changes = _changes(frame, before, one, say) if before else ()
        what = "begins" if before is None or before.valid.end != one.valid.start else "changes"
        found.append(
            Moment(
                what,
                one.valid.start,
                one.opened_by,
                one.recorded_by,
                changes,
                one.valid.last_day,
                future=one.valid.start > day,
            )
        )
        before = one
    if before is not None and before.valid.end is not None and before.closed_by is not None:
        found.append(
            Moment("ends", before.valid.end, before.closed_by, before.recorded_by, future=before.valid.end > day)
        )
    withdrawn = [
        Moment("withdrawn", one.valid.start, one.opened_by, one.recorded_by, (), one.valid.last_day, one.withdrawn_by)
        for one in taken_back
    ]
    return [*found[::-1], *withdrawn]


def announced(frame: FrameName, key: int, asked: Asked, address: str) -> list[dict[str, object]]:
    """Return what is to happen to a row after the day, the nearest first, as links to its history."""
    verbs = {
        "begins": Sentence("bắt đầu", "begins"),
        "changes": Sentence("thay đổi", "changes"),
        "ends": Sentence("kết thúc", "ends"),
    }
    future = [one for one in moments(frame, key, asked.day, asked.known) if one.future and one.what in verbs]
    return [
        {
            "words": Sentence(
                f"{say_day(one.day)} {verbs[one.what].vi}{_by(one.entry)}",
                f"{say_day(one.day)} {verbs[one.what].en}{_by(one.entry)}",
            ),
            "address": asked.to(address),
        }
        for one in future[::-1]
    ]


def _by(entry: Entry) -> str:
    return f" ({entry.decision.number})" if entry.decision.number else ""


def _changes(frame: FrameName, one: Slice, other: Slice, say: Callable[[str, Any], str]) -> tuple[Changed, ...]:
    return tuple(
        Changed(CELL_WORDS.get(column, Sentence(column, column)), say(column, before), say(column, after))
        for column, (before, after) in differing(frame, one.cells, other.cells).items()
    )


def _sayer(frame: FrameName, slices: Iterable[Slice]) -> Callable[[str, Any], str]:
    """Return how the values of cells are said; names of other rows are read together."""
    references = REFERENCES[frame]
    names: dict[str, dict[int, str]] = {}
    slices = list(slices)
    for target in sorted(set(references.values())):
        keys = {
            value
            for one in slices
            for column, to in references.items()
            if to == target and (value := one.cells[column]) is not None
        }
        names[target] = queries.labels(target, keys) if len(slices) > 1 and keys else {}

    def say(column: str, value: Any) -> str:
        if value is None:
            return "–"
        if column in references:
            return names[references[column]].get(value, f"#{value}")
        words: Sentence | None = _VOCABULARIES.get((frame, column), {}).get(value)
        if words is not None:
            return words.said_in(language())
        if column == "traits":
            return ", ".join(
                TRAITS[trait].said_in(language()) if trait in TRAITS else trait for trait in value.split(";")
            )
        return number(value) if isinstance(value, int | float) else str(value).replace(";", "; ")

    return say
