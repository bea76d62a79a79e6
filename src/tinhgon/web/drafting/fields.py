"""The form of a verb, made from its published schema, and what is typed into it read as the plain values of a step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, Final, Literal

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName
from tinhgon.structure.scheme import VERBS, schema
from tinhgon.vietnamese.days import parse_day
from tinhgon.web.drafting.words import LABELS, OTHERWISE, choice_words

Kind = Literal["ref", "text", "day", "whole", "number", "yes", "choice", "group", "many"]
Plain = dict[str, Any]
#: No list in a form is longer; what needs more is written as a file.
MOST_ROWS: Final = 400
_PLACES: Final = frozenset({"place", "places", "home", "bodies_to"})
_PLACE_GROUPS: Final = frozenset({"PlaceSpec", "Part", "Piece"})
_PEOPLE: Final = frozenset({"person", "people"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field of the schema takes: its kind, the frame of the row it names, its words, its parts."""

    name: str
    kind: Kind
    words: Sentence
    required: bool = False
    frame: FrameName = "units"
    options: tuple[str, ...] = ()
    parts: tuple[Shape, ...] = ()
    default: Any = None
    description: str = ""


@dataclass(slots=True)
class Field:
    """One field of a form as it is shown: its path is the name of its input."""

    path: str
    shape: Shape
    value: Any = None
    parts: list[Field] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    guard: str = ""

    @property
    def id(self) -> str:
        """The identifier of its input on the page."""
        return f"f-{self.path.replace('.', '-')}"

    @property
    def options(self) -> list[tuple[str, Sentence]]:
        """The words that may be chosen."""
        return [(one, choice_words(self.shape.name, one)) for one in self.shape.options if one]

    @property
    def chosen(self) -> str:
        """The word that is chosen, or the one that stands where nothing is said."""
        return str(self.value or self.shape.default or "")

    @property
    def filled(self) -> bool:
        """Whether anything in it is said."""
        return self.value not in (None, "", [], {}) or bool(self.errors)

    def all(self) -> Iterator[Field]:
        """Return this field and every one in it."""
        yield self
        for part in self.parts:
            yield from part.all()


@cache
def shapes(do: str) -> tuple[Shape, ...]:
    """Return the fields of a verb, in the order of its schema; those of every verb (clause, note) last. Raises KeyError."""
    definitions = schema()["$defs"]
    (name,) = [verb.__name__ for verb in VERBS if verb.model_fields["do"].default == do] or [""]
    if not name:
        raise KeyError(do)
    made = _parts(name, definitions, places=do.endswith("_territory"))
    return tuple(sorted(made, key=lambda one: one.name in ("clause", "note")))


def _parts(of: str, definitions: Mapping[str, Any], *, places: bool) -> tuple[Shape, ...]:
    said = definitions[of]
    places = (places and of != "UnitSpec") or of in _PLACE_GROUPS
    return tuple(
        _shape(name, one, definitions, of, required=name in said.get("required", ()), places=places)
        for name, one in said["properties"].items()
        if name != "do"
    )


def _shape(
    name: str, said: Mapping[str, Any], definitions: Mapping[str, Any], of: str, *, required: bool, places: bool
) -> Shape:
    words = OTHERWISE.get((of, name)) or LABELS.get(name) or Sentence(name, name)
    frame: FrameName = "people" if name in _PEOPLE else "places" if name in _PLACES or places else "units"
    about = {"words": words, "required": required, "frame": frame, "default": said.get("default")}
    about["description"] = str(said.get("description", ""))
    ways = [one for one in said.get("anyOf", [said]) if one.get("type") != "null"]
    groups = [one["$ref"].rpartition("/")[2] for one in ways if "$ref" in one]
    if groups == ["Named"]:
        return Shape(name, "ref", **about)
    if groups:
        return Shape(name, "group", parts=_parts(groups[-1], definitions, places=places), **about)
    (way,) = ways
    if way.get("type") == "array":
        item = _shape(name, way["items"], definitions, of, required=False, places=places)
        return Shape(name, "many", parts=(item,), **about)
    if "enum" in way or "const" in way:
        return Shape(name, "choice", options=tuple(way.get("enum", [way.get("const")])), **about)
    kinds: dict[str, Kind] = {"integer": "whole", "number": "number", "boolean": "yes"}
    return Shape(name, "day" if way.get("format") == "date" else kinds.get(way.get("type", ""), "text"), **about)


def form(do: str, plain: Mapping[str, Any], findings: tuple[Finding, ...] = ()) -> list[Field]:
    """Return the fields of a verb holding plain values, with what is wrong at each."""
    made = [_field(shape.name, shape, plain.get(shape.name)) for shape in shapes(do)]
    spots = {one.path: one for top in made for one in top.all()}
    for found in findings:
        at = _path_of(str(found.where.get("field", "")))
        while at and at not in spots:
            at = at.rpartition(".")[0]
        if at:
            spots[at].errors.append(found)
    return made


def _path_of(spot: str) -> str:
    """Return the path of a finding's field, which counts the items of lists from 1."""
    return ".".join(str(int(part) - 1) if part.isdigit() else part for part in spot.split(".")) if spot else ""


def _field(path: str, shape: Shape, value: Any) -> Field:
    made = Field(path, shape, value)
    if shape.kind == "ref":
        made.value = value.get("code", "") or str(value.get("key", "")) if isinstance(value, dict) else value
        made.guard = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else ""
    elif shape.kind == "group":
        given = _opened(shape, value)
        made.parts = [_field(f"{path}.{part.name}", part, given.get(part.name)) for part in shape.parts]
    elif shape.kind == "many":
        (item,) = shape.parts
        picked = item.kind == "ref" or item.parts[0].kind == "ref"
        rows = list(value or ([{}, {}] if shape.required and not picked else []))[:MOST_ROWS]
        made.parts = [_field(f"{path}.{at}", item, row) for at, row in enumerate(rows)]
    return made


def _opened(shape: Shape, value: Any) -> Mapping[str, Any]:
    """Return a group as a mapping: a territory that is taken whole is written as its code alone."""
    if isinstance(value, str):
        return {shape.parts[0].name: value}
    if isinstance(value, dict) and "code" in value and all(part.name != "code" for part in shape.parts):
        return {shape.parts[0].name: value}
    return value or {}


def read(do: str, data: Mapping[str, str]) -> Plain:
    """Return the plain values of a step as they were typed; what is left empty is left out."""
    found: Plain = {}
    for shape in shapes(do):
        value = _read(shape, shape.name, data)
        if value is not None:
            found[shape.name] = value
    return found


def _read(shape: Shape, path: str, data: Mapping[str, str]) -> Any:
    if shape.kind == "group":
        values = {part.name: _read(part, f"{path}.{part.name}", data) for part in shape.parts}
        given = {name: value for name, value in values.items() if value is not None}
        return given or ({} if shape.required else None)
    if shape.kind == "many":
        (item,) = shape.parts
        heads = {name[len(path) + 1 :].partition(".")[0] for name in data if name.startswith(f"{path}.")}
        numbers = sorted(int(head) for head in heads if head.isascii() and head.isdigit() and len(head) < 4)
        rows = [_read(item, f"{path}.{number}", data) for number in numbers[:MOST_ROWS]]
        given = [row for row in rows if row not in (None, {})]
        return given or None
    if shape.kind == "yes":
        return "true" if path in data else None
    typed = data.get(path, "").strip()
    if not typed or (shape.kind == "choice" and typed == shape.default):
        return None
    if shape.kind == "day":
        return _day(typed)
    if shape.kind == "ref":
        return _guarded(typed, data.get(f"{path}.~", ""))
    if shape.kind == "number":
        return typed.replace(",", ".") if typed.count(",") == 1 and "." not in typed else typed
    return typed


def _day(typed: str) -> str:
    """Return a day as files write it; what is no day stays as it was typed, for the check to name."""
    try:
        return parse_day(typed).isoformat()
    except Refusal:
        return typed


def _guarded(code: str, guard: str) -> Any:
    """Return the row that is named: with the name or key that made sure of it, while its code was not typed anew."""
    try:
        kept = json.loads(guard) if guard and len(guard) < 2000 else None
    except ValueError:
        kept = None
    if isinstance(kept, dict) and code in (kept.get("code"), str(kept.get("key", ""))):
        return {name: kept[name] for name in ("code", "name", "key", "made") if name in kept}
    return code


def targets(fields: list[Field]) -> list[tuple[str, Sentence, FrameName]]:
    """Return every field that a row may be picked into: its path, its words, and of what frame the row is."""
    found: list[tuple[str, Sentence, FrameName]] = []
    for top in fields:
        for one in top.all():
            item = one.shape.parts[0] if one.shape.kind == "many" else None
            within = _within(fields, one)
            if item is not None and (item.kind == "ref" or (item.kind == "group" and item.parts[0].kind == "ref")):
                found.append((one.path, within, item.parts[0].frame if item.parts else item.frame))
            elif one.shape.kind == "ref" and not (one.path.rpartition(".")[2].isdigit()):
                found.append((one.path, within, one.shape.frame))
    return found


def _within(fields: list[Field], one: Field) -> Sentence:
    """Return the words of a field with those of the group that it stands in: "Thành › Trực thuộc"."""
    every = {each.path: each for top in fields for each in top.all()}
    path, vi, en = one.path, [one.shape.words.vi], [one.shape.words.en]
    while path := path.rpartition(".")[0]:
        above = every.get(path)
        if above is not None and above.shape.kind == "group":
            number = path.rpartition(".")[2]
            suffix = f" {int(number) + 1}" if number.isdigit() else ""
            vi.insert(0, f"{above.shape.words.vi}{suffix}")
            en.insert(0, f"{above.shape.words.en}{suffix}")
    return Sentence(" › ".join(vi), " › ".join(en))


def put(do: str, plain: Plain, path: str, code: Any) -> None:
    """Put a picked row into a field: at the end of a list that does not name it yet, or in the place of what is there."""
    *way, last = path.split(".")
    here: Any = plain
    level: tuple[Shape, ...] = shapes(do)
    shape: Shape | None = None
    for part in [*way, last]:
        shape = level[0] if part.isdigit() and level else next((one for one in level if one.name == part), None)
        if shape is None:
            return
        level = shape.parts
    for part, following in pairwise(path.split(".")):
        here = _step_into(here, part, following)
        if here is None:
            return
    if shape is None or not isinstance(here, dict):
        return
    if shape.kind == "many":
        rows = here.setdefault(last, [])
        item = {level[0].parts[0].name: code} if level[0].kind == "group" else code
        if item not in rows and code not in rows:
            rows.append(item)
    else:
        here[last] = code


def _step_into(here: Any, part: str, following: str) -> Any:
    if isinstance(here, list):
        while part.isdigit() and len(here) <= int(part) < MOST_ROWS:
            here.append({})
        return here[int(part)] if part.isdigit() and int(part) < len(here) else None
    return here.setdefault(part, [] if following.isdigit() else {}) if isinstance(here, dict) else None


def take_out(plain: Plain, path: str) -> None:
    """Take a row out of a list."""
    *way, last = path.split(".")
    here: Any = plain
    for part in way:
        if isinstance(here, list):
            here = here[int(part)] if part.isdigit() and int(part) < len(here) else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
    if isinstance(here, list) and last.isdigit() and int(last) < len(here):
        del here[int(last)]


def put_row(plain: Plain, path: str) -> None:
    """Put an empty row at the end of a list of groups, for more to be typed."""
    last = path.rpartition(".")[2]
    here: Any = plain
    for part, following in pairwise(path.split(".")):
        here = _step_into(here, part, following)
    if isinstance(here, dict) and isinstance(here.setdefault(last, []), list):
        here[last].append({})
