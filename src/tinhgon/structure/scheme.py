"""A scheme (đề án, phương án): a file that people can read, review and diff. YAML, with a published JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.operations.absorb import Absorb
from tinhgon.structure.operations.appoint import Appoint, Relieve, Transfer
from tinhgon.structure.operations.convert import Convert, Recode, Rename
from tinhgon.structure.operations.dissolve import Dissolve
from tinhgon.structure.operations.establish import Establish
from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.move import Move
from tinhgon.structure.operations.operation import Day, Operation, Spec
from tinhgon.structure.operations.redraw import AbsorbTerritory, MergeTerritory, SplitTerritory
from tinhgon.structure.operations.set_quota import SetQuota
from tinhgon.structure.operations.share import Share
from tinhgon.structure.operations.split import Separate, Split
from tinhgon.structure.operations.territory_status import (
    DissolveTerritory,
    MoveTerritory,
    RecodeTerritory,
    RenameTerritory,
    RestateTerritory,
    RetypeTerritory,
)
from tinhgon.structure.operations.unify import Unify
from tinhgon.structure.reading import complaints, composed, written

_Read = TypeVar("_Read", bound="Scheme")

#: A file larger than this is no scheme that a person wrote or a planner proposed.
MOST_CHARACTERS = 5_000_000

VERBS: tuple[type[Operation], ...] = (
    Establish,
    Merge,
    Absorb,
    Split,
    Separate,
    Dissolve,
    Convert,
    Rename,
    Recode,
    Move,
    Share,
    Unify,
    Appoint,
    Relieve,
    Transfer,
    SetQuota,
    MergeTerritory,
    AbsorbTerritory,
    SplitTerritory,
    RenameTerritory,
    RetypeTerritory,
    RecodeTerritory,
    MoveTerritory,
    DissolveTerritory,
    RestateTerritory,
)

Step = Annotated[
    Establish
    | Merge
    | Absorb
    | Split
    | Separate
    | Dissolve
    | Convert
    | Rename
    | Recode
    | Move
    | Share
    | Unify
    | Appoint
    | Relieve
    | Transfer
    | SetQuota
    | MergeTerritory
    | AbsorbTerritory
    | SplitTerritory
    | RenameTerritory
    | RetypeTerritory
    | RecodeTerritory
    | MoveTerritory
    | DissolveTerritory
    | RestateTerritory,
    Field(discriminator="do"),
]


class Basis(Spec):
    """A document that the scheme rests on (căn cứ)."""

    number: str
    date: Day | None = None
    organ: str = ""
    title: str = ""


class Scheme(Spec):
    """Title, effective day, legal basis and steps. ``status`` says whether it happened so, is reconstructed, or is a
    draft."""

    id: str = Field(min_length=1, max_length=120, pattern=r"^[\w.\-]+$")
    title: str = Field(min_length=1)
    title_en: str = ""
    day: Day = Field(
        description="Ngày có hiệu lực: ngày đầu tiên mọi thứ đã khác / the first day on which all is changed"
    )
    basis: tuple[Basis, ...] = ()
    status: Literal["real", "reconstruction", "draft"] = "draft"
    note: str = ""
    steps: tuple[Step, ...] = Field(min_length=1)

    def to_yaml(self) -> str:
        """Return the scheme as a file, leaving out what is not said."""
        plain = _SCHEME.dump_python(self, mode="json", exclude_defaults=True)
        return written({**plain, "steps": [told(step) for step in self.steps]})


class Sketch(Scheme):
    """A scheme in the making: it may have no step yet."""

    steps: tuple[Step, ...] = ()


def told(step: Operation) -> dict[str, Any]:
    """Return a step as plain values as a file writes it: the verb first, then what is not its default."""
    plain = step.model_dump(mode="json", exclude_defaults=True)
    return {"do": step.do, **{name: _short(value) for name, value in plain.items() if name != "do"}}  # type: ignore[attr-defined]


def _short(value: Any) -> Any:
    """Write a row that is named by its code alone, or a territory taken whole, as just the code."""
    if isinstance(value, dict):
        short = {name: _short(inner) for name, inner in value.items()}
        (only, *others) = short or ("",)
        return short[only] if not others and only in ("code", "place") and isinstance(short[only], str) else short
    return [_short(inner) for inner in value] if isinstance(value, list) else value


_SCHEME: TypeAdapter[Scheme] = TypeAdapter(Scheme)
_SKETCH: TypeAdapter[Sketch] = TypeAdapter(Sketch)
_STEP: TypeAdapter[Operation] = TypeAdapter(Step)


def schema() -> dict[str, Any]:
    """Return the JSON Schema that scheme files follow."""
    made = _SCHEME.json_schema()
    for definition in made["$defs"].values():
        if "do" in definition.get("properties", {}):
            definition["required"] = ["do", *definition.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Đề án / Scheme", **made}


def read_scheme(text: str, source: str = "") -> Scheme:
    """Read a scheme from YAML (or JSON). Raises Refusal naming every field that is wrong, and where it stands in the
    file."""
    return _read(_SCHEME, text, source)


def read_sketch(text: str, source: str = "") -> Sketch:
    """Read a scheme in the making, as `read_scheme` does; it may have no step yet."""
    return _read(_SKETCH, text, source)


def read_step(plain: Mapping[str, Any]) -> Operation:
    """Read one step from plain values, as a form or a message gives them. Raises Refusal naming every field that is wrong."""
    try:
        return _STEP.validate_python(dict(plain))
    except ValidationError as error:
        said = [{**item, "loc": item["loc"][1:]} for item in _told(error)]  # pydantic names the verb before the field
        raise Refusal(complaints(said, None, "")) from error


def sound(sketch: Sketch) -> Sketch:
    """Return a scheme that was put together in code, checked as if it were read. Raises Refusal as `read_sketch` does."""
    try:
        return _SKETCH.validate_python({name: getattr(sketch, name) for name in sketch.model_fields_set})
    except ValidationError as error:
        raise Refusal(complaints(_told(error), None, "")) from error


def _read(kind: TypeAdapter[_Read], text: str, source: str) -> _Read:
    node, plain = composed(text, source, MOST_CHARACTERS)
    try:
        return kind.validate_python(plain)
    except ValidationError as error:
        raise Refusal(complaints(_told(error), node, source)) from error


def _told(error: ValidationError) -> list[Any]:
    # A list whose items are wrong is also reported as too short: that says nothing new.
    return [item for item in error.errors(include_url=False) if item["type"] != "too_short" or not item["input"]]
