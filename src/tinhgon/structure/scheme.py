"""A scheme (đề án, phương án): a file that people can read, review and diff. YAML, with a published JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.absorb import Absorb
from tinhgon.structure.operations.appoint import Appoint, Relieve, Transfer
from tinhgon.structure.operations.convert import Convert, Recode, Rename
from tinhgon.structure.operations.dissolve import Dissolve
from tinhgon.structure.operations.establish import Establish
from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.move import Move
from tinhgon.structure.operations.operation import Operation, Spec
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

#: A file larger than this is no scheme that a person wrote or a planner proposed.
MOST_CHARACTERS = 20_000_000

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
    date: dt.date | None = None
    organ: str = ""
    title: str = ""


class Scheme(Spec):
    """Title, effective day, legal basis and steps. ``status`` says whether it happened so, is reconstructed, or is a
    draft."""

    id: str = Field(min_length=1, max_length=120, pattern=r"^[\w.\-]+$")
    title: str = Field(min_length=1)
    title_en: str = ""
    day: dt.date = Field(
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
        dumped: str = yaml.dump(
            {**plain, "steps": steps}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120
        )
        return dumped


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
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Đề án / Scheme",
        **_SCHEME.json_schema(),
    }


def read_scheme(text: str, source: str = "") -> Scheme:
    """Read a scheme from YAML (or JSON). Raises Refusal naming every field that is wrong, and where it stands in the
    file."""
    if len(text) > MOST_CHARACTERS:
        raise _unreadable(
            f"Tệp dài {len(text)} ký tự, quá giới hạn {MOST_CHARACTERS}.",
            f"The file has {len(text)} characters, above {MOST_CHARACTERS}.",
            source,
        )
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            raise _unreadable("Tệp trống.", "The file is empty.", source)
        plain = _Loader(text).construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 0 if mark is None else mark.line + 1
        raise _unreadable(
            f"Không đọc được YAML ở dòng {line}: {getattr(error, 'problem', error)}.",
            f"The YAML cannot be read at line {line}: {getattr(error, 'problem', error)}.",
            source,
            line,
        ) from error
    except RecursionError as error:
        raise _unreadable("Tệp lồng quá sâu.", "The file is nested too deeply.", source) from error
    try:
        return _SCHEME.validate_python(plain)
    except ValidationError as error:
        # A list whose items are wrong is also reported as too short: that says nothing new.
        told = [item for item in error.errors(include_url=False) if item["type"] != "too_short" or not item["input"]]
        raise Refusal([_finding(item, node, source) for item in told]) from error


class _Loader(yaml.SafeLoader):
    """Safe loading that leaves every plain scalar a text (06712 is a code, not an octal number; No is a name) and
    refuses aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(
                None, None, "neo (&, *) không được dùng / anchors are not allowed", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as PyYAML calls it
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "khoá phải là chữ / keys must be text", key.start_mark
                )
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"khoá {key.value!r} lặp lại / repeated key", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag == "tag:yaml.org,2002:null"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.SafeDumper):
    """Dumps codes quoted, so that every YAML reader takes them as text."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = '"' if value[:1].isdigit() and value.replace(".", "").replace("_", "").isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def _unreadable(vi: str, en: str, source: str, line: int = 0) -> Refusal:
    where: dict[str, str | int] = {"file": source, "line": line}
    return Refusal([Finding("scheme.unreadable", Sentence(vi, en), subject=source, where=where)])


def _finding(item: Any, root: yaml.Node, source: str) -> Finding:
    path = [part for part in item["loc"] if not (isinstance(part, str) and part in _TAGS)]
    line = _line(root, path)
    spot = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
    vi, en = _PROBLEMS.get(item["type"], ("{msg}", "{msg}"))
    say = {
        "msg": item["msg"],
        "given": repr(item.get("input"))[:80],
        **{key: str(value) for key, value in item.get("ctx", {}).items()},
    }
    where: dict[str, str | int] = {"file": source, "line": line, "field": spot}
    if len(path) > 1 and path[0] == "steps" and isinstance(path[1], int):
        where["step"] = path[1] + 1
    return Finding(
        f"scheme.{item['type']}",
        Sentence(
            f"Dòng {line}, {spot or 'tệp'}: {vi.format_map(_Said(say))}.",
            f"Line {line}, {spot or 'file'}: {en.format_map(_Said(say))}.",
        ),
        subject=spot,
        measured=say["given"],
        where=where,
        remedy=Sentence("Xem lược đồ: tinhgon scheme schema.", "See the schema: tinhgon scheme schema."),
    )


class _Said(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


_TAGS = {str(verb.model_fields["do"].default) for verb in VERBS} | {"function-before"}
_PROBLEMS = {
    "missing": ("thiếu trường này", "this field is missing"),
    "extra_forbidden": ("không có trường nào tên như vậy", "there is no field of this name"),
    "union_tag_invalid": (
        "không có việc làm {tag}; có: {expected_tags}",
        "there is no verb {tag}; verbs: {expected_tags}",
    ),
    "union_tag_not_found": ("bước này thiếu do (động từ)", "this step lacks do (the verb)"),
    "date_from_datetime_parsing": ("{given} không phải ngày dạng 2025-07-01", "{given} is not a day like 2025-07-01"),
    "date_parsing": ("{given} không phải ngày dạng 2025-07-01", "{given} is not a day like 2025-07-01"),
    "int_parsing": ("{given} không phải số nguyên", "{given} is not a whole number"),
    "float_parsing": ("{given} không phải số", "{given} is not a number"),
    "string_type": ("{given} phải là chữ", "{given} must be text"),
    "too_short": ("cần ít nhất {min_length} mục", "at least {min_length} are needed"),
    "string_too_short": ("không được để trống", "must not be empty"),
    "greater_than": ("{given} phải lớn hơn {gt}", "{given} must be above {gt}"),
    "greater_than_equal": ("{given} phải từ {ge}", "{given} must be at least {ge}"),
    "less_than_equal": ("{given} không được quá {le}", "{given} must not exceed {le}"),
    "string_pattern_mismatch": ("chỉ gồm chữ, số, dấu chấm, gạch", "letters, digits, dots and dashes only"),
}


def _line(root: yaml.Node, path: list[str | int]) -> int:
    node = root
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            found = [value for key, value in node.value if key.value == part]
            if not found:
                break
            node = found[0]
        else:
            break
    return int(node.start_mark.line) + 1
