"""Scheme files as text: YAML read with its line numbers, and what is wrong with it said in words a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.operation import Unfit

_STR, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_TAGS = {_STR, _NULL, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


class _Broken(yaml.YAMLError):
    """YAML that a scheme does not use, in our own words."""

    def __init__(self, vi: str, en: str, mark: Any) -> None:
        super().__init__(en)
        self.sentence = Sentence(vi, en)
        self.problem_mark = mark


class _Loader(yaml.SafeLoader):
    """Composes nodes only: every plain scalar stays a text (06712 is a code, not an octal number; No is a name)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise _Broken("không dùng neo (&, *)", "anchors (&, *) are not allowed", event.start_mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag == _NULL]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.SafeDumper):
    """Dumps codes quoted, so that every YAML reader takes them as text."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = '"' if value[:1].isdigit() and value.replace(".", "").replace("_", "").isdigit() else None
    return dumper.represent_scalar(_STR, value, style=style)


_Dumper.add_representer(str, _text)


def written(plain: Mapping[str, Any]) -> str:
    """Return plain values as YAML, codes quoted, in the order in which they are given."""
    dumped: str = yaml.dump(dict(plain), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return dumped


def composed(text: str, source: str, most: int) -> tuple[yaml.Node, Any]:
    """Return the nodes of a YAML text (they know their lines) and its plain values: texts, nulls, lists and maps.

    Raises Refusal where the text is longer than ``most``, empty, or not YAML of this plain kind.
    """
    if len(text) > most:
        raise unreadable(
            f"Tệp dài {len(text)} ký tự, quá giới hạn {most}.",
            f"The file has {len(text)} characters, above {most}.",
            source,
        )
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            raise unreadable("Tệp trống.", "The file is empty.", source)
        return node, _plain(node)
    except RecursionError as error:
        raise unreadable("Tệp lồng quá sâu.", "The file is nested too deeply.", source) from error
    except yaml.YAMLError as error:
        line = _line_of(error, text)
        said = _said(error)
        raise unreadable(
            f"Không đọc được YAML ở dòng {line}: {said.vi}.",
            f"The YAML cannot be read at line {line}: {said.en}.",
            source,
            line,
        ) from error


def unreadable(vi: str, en: str, source: str, line: int = 0) -> Refusal:
    """Return the refusal of a file that cannot be read at all."""
    where: dict[str, str | int] = {"file": source, "line": line}
    remedy = Sentence("Sửa dòng này, hoặc bắt đầu từ một đề án mẫu.", "Mend that line, or start from a sample scheme.")
    return Refusal([Finding("scheme.unreadable", Sentence(vi, en), subject=source, where=where, remedy=remedy)])


def _plain(node: yaml.Node) -> Any:
    if node.tag not in _TAGS:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        raise _Broken(f"không dùng nhãn {tag}", f"tags such as {tag} are not allowed", node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return None if node.tag == _NULL else node.value
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.tag != _STR:
            raise _Broken("tên trường phải là chữ", "the name of a field must be text", key.start_mark)
        if key.value in found:
            raise _Broken(f"trường {key.value!r} lặp lại", f"field {key.value!r} is repeated", key.start_mark)
        found[key.value] = _plain(value)
    return found


#: What the YAML reader says, in words for people.
_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "dấu hai chấm ở chỗ không được phép; chữ có dấu hai chấm phải đặt trong ngoặc kép",
        "a colon where none may stand; put text that holds a colon in quotes",
    ),
    (r"found character '\t'", "không dùng phím Tab để thụt dòng", "tabs cannot indent a line; use spaces"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường", "a field's name lacks its colon"),
    ("expected <block end>", "các dòng thụt vào không đều", "lines are not indented alike"),
    ("expected ',' or", "ngoặc chưa đóng hoặc thiếu dấu phẩy", "a bracket is not closed or a comma is missing"),
    ("found unexpected end of stream", "ngoặc chưa đóng", "a quote or bracket is not closed"),
    ("expected the node content", "thiếu giá trị", "a value is missing"),
    ("expected a single document", "một tệp chỉ chứa một đề án", "a file holds one scheme only"),
    ("special characters are not allowed", "có ký tự không đọc được", "there is a character that cannot be read"),
    ("cannot start any token", "có ký tự phải đặt trong ngoặc kép", "there is a character that must be in quotes"),
)


def _said(error: yaml.YAMLError) -> Sentence:
    if isinstance(error, _Broken):
        return error.sentence
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    for sign, vi, en in _SYNTAX:
        if sign in problem:
            return Sentence(vi, en)
    return Sentence("sai cú pháp", "the syntax is wrong")


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    return text.count("\n", 0, int(getattr(error, "position", 0) or 0)) + 1


def complaints(errors: Iterable[Any], root: yaml.Node | None, source: str) -> list[Finding]:
    """Return what pydantic found wrong as findings: the field, what must stand there, and the line where it is a file."""
    return [_complaint(error, root, source) for error in errors]


def _complaint(item: Any, root: yaml.Node | None, source: str) -> Finding:
    path = [part for part in item["loc"] if not str(part).startswith("function-")]
    if path[:1] == ["steps"] and len(path) > 2:
        del path[2]  # pydantic names the verb between the number of a step and its field
    spot = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
    rule, said = _what(item)
    where: dict[str, str | int] = {"field": spot}
    vi, en = spot or "tệp", spot or "file"
    if root is not None:
        line = _line(root, path)
        where = {"file": source, "line": line, "field": spot}
        vi, en = f"Dòng {line}, {vi}", f"Line {line}, {en}"
    if len(path) > 1 and path[0] == "steps" and isinstance(path[1], int):
        where["step"] = path[1] + 1
    return Finding(
        f"scheme.{rule}",
        Sentence(f"{vi}: {said.vi}.", f"{en}: {said.en}."),
        subject=spot,
        measured="" if rule == "missing" else _given(item.get("input")).vi,
        where=where,
        remedy=Sentence(
            "Các động từ và trường của chúng: tinhgon scheme verbs.", "Verbs and their fields: tinhgon scheme verbs."
        ),
    )


def _what(item: Any) -> tuple[str, Sentence]:
    context: dict[str, Any] = dict(item.get("ctx", {}))
    error = context.get("error")
    if isinstance(error, Unfit):
        return error.rule, error.sentence
    given = _given(item.get("input"))
    for name in ("expected_tags", "expected"):
        if name in context:
            context[name] = ", ".join(re.findall(r"'([^']+)'", str(context[name])))
    kind = item["type"]
    if kind == "union_tag_invalid" and not isinstance(item["input"].get("do"), str):
        kind = "union_tag_not_found"
    rule, vi, en = _PROBLEMS.get(kind, ("unfit", "{given} không dùng được ở đây", "{given} cannot stand here"))
    return rule or kind, Sentence(
        vi.format_map({**context, "given": given.vi}), en.format_map({**context, "given": given.en})
    )


def _given(value: Any) -> Sentence:
    if value is None:
        return Sentence("chỗ trống", "nothing")
    if isinstance(value, dict):
        return Sentence("một nhóm trường", "a group of fields")
    if isinstance(value, (list, tuple)):
        return Sentence("một danh sách", "a list")
    text = str(value)
    short = f"{text[:80]}…" if len(text) > 80 else text
    return Sentence(f"“{short}”", f"“{short}”")


_FIELDS = ("not_fields", "cần một nhóm trường, không phải {given}", "a group of fields is needed, not {given}")
_LIST = ("not_list", "cần một danh sách, không phải {given}", "a list is needed, not {given}")
_TEXT = ("string_type", "cần chữ, không phải {given}", "text is needed, not {given}")
_NUMBER = ("number", "{given} không phải số", "{given} is not a number")
_CHOICE = ("choice", "{given} không dùng được; chọn một trong: {expected}", "{given} is not one of: {expected}")
_YES_NO = ("boolean", "{given} phải là true hoặc false", "{given} must be true or false")

#: What pydantic calls a problem -> our rule (empty: the same) and the words for it.
_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "missing": ("", "thiếu trường này", "this field is missing"),
    "extra_forbidden": ("", "không có trường nào tên như vậy", "there is no field of this name"),
    "union_tag_invalid": (
        "",
        "không có việc làm “{tag}”; có: {expected_tags}",
        "no verb “{tag}”; verbs: {expected_tags}",
    ),
    "union_tag_not_found": ("", "bước này thiếu do (động từ)", "this step lacks do (the verb)"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": _TEXT,
    "string_unicode": ("", "có ký tự không đọc được", "there is a character that cannot be read"),
    "string_too_short": ("", "không được để trống", "must not be empty"),
    "string_too_long": ("", "dài quá {max_length} ký tự", "is longer than {max_length} characters"),
    "string_pattern_mismatch": ("", "chỉ gồm chữ, số, dấu chấm, gạch", "letters, digits, dots and dashes only"),
    "too_short": ("", "cần ít nhất {min_length} mục", "at least {min_length} are needed"),
    "literal_error": _CHOICE,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": ("", "số quá lớn", "the number is too large"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": ("", "số phải lớn hơn {gt}, đang là {given}", "must be above {gt}, it is {given}"),
    "greater_than_equal": ("", "số phải từ {ge} trở lên, đang là {given}", "must be at least {ge}, it is {given}"),
    "less_than_equal": ("", "số không được quá {le}, đang là {given}", "must not exceed {le}, it is {given}"),
}


def _line(root: yaml.Node, path: list[str | int]) -> int:
    """Return the line on which a field begins, or what would hold it where it is missing."""
    node, line = root, root.start_mark.line
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                break
            node, line = found[0][1], found[0][0].start_mark.line
        else:
            break
    return int(line) + 1
