"""The steps of a scheme read out: verb, what it takes, what it makes, with links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.appoint import NewPerson
from tinhgon.structure.operations.bodies import PostSpec, UnitSpec
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.operations.redraw import Piece
from tinhgon.structure.operations.reference import Named, PostRef
from tinhgon.structure.operations.split import PartOf
from tinhgon.structure.operations.territory import Part, PlaceSpec, Printed
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.schemes.words import FIELDS, VALUES, VERBS

_PAGES: Mapping[str, Callable[[str], str]] = {
    "places": addresses.place,
    "units": addresses.unit,
    "people": addresses.person,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a step names: its words, its code, the page that shows it, and what is said beside it."""

    text: str | Sentence
    code: str = ""
    href: str = ""
    more: str | Sentence = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step: what it is called and what it names."""

    words: Sentence
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A step as it is read: its number, its verb, its fields, the clause it carries out, and its note."""

    number: int
    do: str
    words: Sentence
    parts: tuple[Field, ...]
    clause: str = ""
    note: str = ""


#: Of the frames on which schemes are being edited, before and after.
_names: Kept[dict[str, str]] = Kept(16)


class Codes:
    """Names and pages by code: on the day before a scheme, and on its day."""

    def __init__(self, *views: tuple[Structure, Asked]) -> None:
        self._asked = tuple(asked for _, asked in views)
        self._structures = tuple(structure for structure, _ in views)
        self._read: dict[tuple[int, FrameName], dict[str, str]] = {}

    def _names(self, view: int, frame: FrameName) -> dict[str, str]:
        """Return names by code, read once and only of the frames that steps name: people are most of all rows."""
        if (view, frame) not in self._read:
            rows = self._structures[view].frame(frame)
            self._read[view, frame] = _names.of((rows,), "", lambda: dict(rows.select("code", "name").iter_rows()))
        return self._read[view, frame]

    def named(self, frame: FrameName, code: str, name: str = "", *, later: bool = False) -> Mention:
        """Return what bears a code, looked up before the scheme first, or on its day first where ``later``."""
        order = range(len(self._asked))
        for view in reversed(order) if later else order:
            names = self._names(view, frame)
            if code in names:
                return Mention(name or names[code], code, self._asked[view].to(_PAGES[frame](code)))
        return Mention(name or code, code if name else "")


def read_out(steps: Sequence[Operation], first: int, codes: Codes) -> list[Line]:
    """Return steps as lines; ``first`` is the number of the first one."""
    return [_line(step, number, codes) for number, step in enumerate(steps, start=first)]


def verbs(steps: Sequence[Operation]) -> list[tuple[str, Sentence, Sentence, int]]:
    """Return the verbs that a scheme uses, in order of first use: verb, words, meaning in law, how many steps."""
    found: dict[str, tuple[Sentence, int]] = {}
    for step in steps:
        do = str(getattr(step, "do", ""))
        meaning, count = found.get(do, (type(step).meaning(), 0))
        found[do] = (meaning, count + 1)
    return [(do, VERBS.get(do, Sentence(do, do)), _plain(meaning), count) for do, (meaning, count) in found.items()]


def _plain(meaning: Sentence) -> Sentence:
    return Sentence(
        meaning.vi.replace("``", "“", 1).replace("``", "”", 1).replace("``", ""), meaning.en.replace("``", "")
    )


def _line(step: Operation, number: int, codes: Codes) -> Line:
    do = str(getattr(step, "do", ""))
    territory = do.endswith("_territory")
    parts = []
    for name in type(step).model_fields:
        value = getattr(step, name)
        if name in ("do", "clause", "note") or value == type(step).model_fields[name].default:
            continue
        mentions = tuple(
            _mentions(name, value, "places" if territory or name in ("place", "places") else "units", codes)
        )
        if mentions:
            parts.append(Field(FIELDS.get(name, Sentence(name, name)), mentions))
    return Line(number, do, VERBS.get(do, Sentence(do, do)), tuple(parts), step.clause, step.note)


def _mentions(name: str, value: Any, frame: FrameName, codes: Codes) -> Iterator[Mention]:
    if isinstance(value, tuple):
        for one in value:
            yield from _mentions(name, one, frame, codes)
    elif isinstance(value, Named):
        yield codes.named(
            "people" if name == "person" else frame, value.code or str(value.key), value.name, later=name == "into"
        )
    elif isinstance(value, Part):
        found = codes.named("places", value.place.code, value.place.name)
        yield Mention(found.text, found.code, found.href, _share(value))
    elif isinstance(value, Piece):
        found = codes.named("places", value.place.code, value.place.name, later=True)
        yield Mention(found.text, found.code, found.href, _share(value))
    elif isinstance(value, PartOf):
        yield from _mentions(name, value.unit, "units", codes)
    elif isinstance(value, UnitSpec | PlaceSpec):
        kinds: Mapping[str, Any] = UNIT_KINDS if isinstance(value, UnitSpec) else PLACE_KINDS
        found = codes.named("units" if isinstance(value, UnitSpec) else "places", value.code, value.name, later=True)
        yield Mention(found.text, value.code, found.href, kinds[value.kind].words)
    elif isinstance(value, PostRef):
        unit = codes.named("units", value.unit.code or str(value.unit.key), value.unit.name)
        yield Mention(value.title or RANKS[value.rank], unit.code, unit.href, unit.text)
    elif isinstance(value, PostSpec):
        yield Mention(value.title, more=f"× {value.quota}")
    elif isinstance(value, NewPerson):
        yield Mention(value.name, value.code)
    elif isinstance(value, Printed):
        yield Mention(_figures(value.area_km2, value.population))
    else:
        yield Mention(_word(name, value))


def _word(name: str, value: Any) -> str | Sentence:
    books: Mapping[str, Mapping[str, Any]] = {
        "kind": {**UNIT_KINDS, **PLACE_KINDS},
        "rank": RANKS,
        "sector": SECTORS,
        "level": LEVELS,
    }
    if name in books and value in books[name]:
        found = books[name][value]
        return found if isinstance(found, Sentence) else found.words  # type: ignore[no-any-return]
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return say_number(value)
    return VALUES.get(str(value), str(value))


def _share(part: Part | Piece) -> str | Sentence:
    if part.share is not None:
        percent = say_number(round(part.share * 100, 4))
        return Sentence(f"một phần: {percent} %", f"a part: {percent}%")
    if part.rest:
        return Sentence("phần còn lại", "the rest")
    if part.area_km2 is not None or part.population is not None:
        return _figures(part.area_km2, part.population)
    return ""


def _figures(area: float | None, people: int | None) -> Sentence:
    vi = [f"{say_number(area)} km²"] if area is not None else []
    en = list(vi)
    if people is not None:
        vi.append(f"{say_number(people)} người")
        en.append(f"{say_number(people)} people")
    return Sentence(", ".join(vi), ", ".join(en))


def row_names(
    rows: pl.DataFrame, named: Callable[[FrameName, list[int]], Mapping[int, Any]]
) -> dict[tuple[str, int], Any]:
    """Return the names of the rows of a trace (columns frame, key), looked up once per frame."""
    found: dict[tuple[str, int], Any] = {}
    for (frame,), group in rows.group_by("frame", maintain_order=True):
        name: FrameName = frame  # type: ignore[assignment]
        found |= {(name, key): thing for key, thing in named(name, group["key"].to_list()).items()}
    return found
