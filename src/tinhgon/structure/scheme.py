"""A scheme (đề án, phương án): a file that people can read, review and diff. YAML, with a published JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

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
        steps = [
            {"do": given.do, **{name: _short(value) for name, value in step.items() if name != "do"}}
            for step, given in zip(plain["steps"], self.steps, strict=True)
        ]
        return written({**plain, "steps": steps})


def _short(value: Any) -> Any:
    """Write a row that is named by its code alone, or a territory taken whole, as just the code."""
    if isinstance(value, dict):
        short = {name: _short(inner) for name, inner in value.items()}
        (only, *others) = short or ("",)
        return short[only] if not others and only in ("code", "place") and isinstance(short[only], str) else short
    return [_short(inner) for inner in value] if isinstance(value, list) else value


_SCHEME: TypeAdapter[Scheme] = TypeAdapter(Scheme)


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
    node, plain = composed(text, source, MOST_CHARACTERS)
    try:
        return _SCHEME.validate_python(plain)
    except ValidationError as error:
        # A list whose items are wrong is also reported as too short: that says nothing new.
        told = [item for item in error.errors(include_url=False) if item["type"] != "too_short" or not item["input"]]
        raise Refusal(complaints(told, node, source)) from error
