"""An office's own Word template, filled in. The template is hostile until proven otherwise.

docxtpl runs what stands between braces as Jinja. Run in its default environment a template executes any Python; here it runs
in an immutable sandbox with escaping, only the few constructs listed below are understood, loops and output are counted, and
the package is weighed and looked through before it is opened.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.paper import Paper, said, sound
from tinhgon.papers.profile import Profile
from tinhgon.papers.writing.laid import lay_out

#: An office's letterhead with its emblem is far smaller.
MOST_BYTES: Final = 5 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_UNPACKED: Final = 40 * 1024 * 1024
#: What a template may make of its data, in letters and in rounds of its loops; beyond it something multiplies.
MOST_MADE: Final = 60 * 1024 * 1024
MOST_ROUNDS: Final = 2_000_000
_FILTERS: Final = ("e", "escape", "upper", "lower", "title", "trim", "length", "first", "last", "default")
_TESTS: Final = ("defined", "none", "odd", "even")
_UNDERSTOOD: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.If,
    nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter, nodes.Test,
)  # fmt: skip
#: Content that makes Word run, fetch or embed something of its own.
_FORBIDDEN: Final = re.compile(
    r"vbaProject|activeX|/embeddings/|oleObject|\.bin$|customUI|/webextensions/|altChunk|afchunk", re.IGNORECASE
)
_OUTSIDE: Final = re.compile(rb'TargetMode\s*=\s*["\']External["\']', re.IGNORECASE)
_LINK: Final = re.compile(rb"relationships/hyperlink[\"']", re.IGNORECASE)
_FIELDS: Final = re.compile(
    rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE|AUTOTEXT|GOTOBUTTON)\b"
)
_INSTRUCTIONS: Final = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")


def write_docx_from(template: bytes, paper: Paper, profile: Profile) -> bytes:
    """Return a Word template filled with a paper's texts and tables.

    Names for the template: ``co_quan``, ``co_quan_chu_quan``, ``so_ky_hieu``, ``dia_danh_ngay``, ``ten_loai``, ``trich_yeu``,
    ``kinh_gui``, ``can_cu``, ``noi_dung`` (each with ``.dau`` and ``.loi``), ``tham_quyen``, ``chuc_vu``, ``ho_ten``,
    ``noi_nhan``, ``phu_luc`` (each with ``.ten`` and ``.bang``: ``.cot``, ``.dong``). Raises Refusal where the file is no Word
    document, is too large, holds macros or links to elsewhere, or does what a template may not.
    """
    _weighed(template)
    data = _counted(_data(sound(paper), profile), _Budget())
    environment = _Sandbox()
    try:
        document: Any = DocxTemplate(BytesIO(template))
        document.render(data, environment, autoescape=True)
        made = BytesIO()
        document.save(made)
    except (SecurityError, TemplateError) as error:
        raise _refused("does", f"Mẫu làm điều không được phép hoặc sai cú pháp: {error}.", f"{error}.") from error
    except (etree.LxmlError, PackageNotFoundError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise _refused(
            "unreadable", "Mẫu không điền được thành tệp Word.", "The template cannot be filled in."
        ) from error
    except (MemoryError, OverflowError, RecursionError) as error:
        raise _refused("too_large", "Mẫu sinh ra quá nhiều nội dung.", "The template makes too much.") from error
    return made.getvalue()


def _counted(value: Any, budget: _Budget) -> Any:
    """Return data whose every list counts its rounds; texts cannot be looped over."""
    if isinstance(value, dict):
        return {key: _counted(inner, budget) for key, inner in value.items()}
    if isinstance(value, list):
        return _Rows((_counted(inner, budget) for inner in value), budget)
    return _Text(value)


class _Text(str):
    """A text of the paper, which a template may print and not take apart."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        raise SecurityError("a text cannot be looped over")


class _Budget:
    """How often a template may go around its loops, all loops together."""

    def __init__(self, left: int = MOST_ROUNDS) -> None:
        self._left = left

    def spend(self) -> None:
        """Count one round; raises SecurityError when there are none left."""
        self._left -= 1
        if self._left < 0:
            raise SecurityError("the loops of the template go around too often")


class _Rows(list[Any]):
    """A list that a template loops over, each round counted."""

    def __init__(self, values: Iterable[Any], budget: _Budget) -> None:
        super().__init__(values)
        self._budget = budget

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            self._budget.spend()
            yield one


class _Bounded(Template):
    """A template whose output is counted while it is made."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the output, or raise SecurityError where it grows beyond `MOST_MADE`."""
        made, size = [], 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            if size > MOST_MADE:
                raise SecurityError("the template makes too much")
            made.append(piece)
        return "".join(made)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja that can print what it is given, ask about it and loop over its lists; nothing else is understood."""

    template_class = _Bounded

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in (tree, *tree.find_all(nodes.Node)):
            if not isinstance(node, _UNDERSTOOD):
                raise SecurityError(f"{type(node).__name__} is not allowed in a template")
            if isinstance(node, nodes.For) and (node.recursive or not _is_data(node.iter)):
                raise SecurityError("a loop may go over the data alone")
            if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
                raise SecurityError(f"{node.attr} is not allowed in a template")
        return tree


def _is_data(node: nodes.Node) -> bool:
    """Say whether an expression is a name of the data, or a part of one: neither a literal nor something made."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return isinstance(node, nodes.Name)


def _weighed(template: bytes) -> None:
    """Raise Refusal where a package is no ZIP, weighs too much packed or unpacked, or holds what may not be in it."""
    if len(template) > MOST_BYTES:
        raise _refused("too_large", f"Mẫu lớn quá {MOST_BYTES // 1024 // 1024} MB.", "The template is too large.")
    try:
        with zipfile.ZipFile(BytesIO(template)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _refused("too_large", "Mẫu giải nén ra quá lớn.", "The template unpacks to too much.")
            names = [part.filename for part in parts]
            if "word/document.xml" not in names or len(set(names)) != len(names):
                raise _refused("unreadable", "Tệp không phải mẫu Word (.docx).", "The file is no Word template.")
            for part in parts:
                _inspected(part.filename, _unpacked(package, part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _refused("unreadable", "Tệp không phải mẫu Word (.docx).", "The file is no Word template.") from error


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part of the package; its size is counted while it is read, because what it says of itself may be a lie."""
    with package.open(part) as file:
        data = file.read(MOST_UNPACKED + 1)
    if len(data) > max(part.file_size, 0) or len(data) > MOST_UNPACKED:
        raise _refused("too_large", "Mẫu giải nén ra quá lớn.", "The template unpacks to too much.")
    return data


def _inspected(name: str, data: bytes) -> None:
    if _FORBIDDEN.search(name) or ".." in name.split("/") or name.startswith("/"):
        raise _refused("active", f"Mẫu chứa phần không được phép: {name}.", f"The template holds {name}.")
    if not name.endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _refused("active", f"Mẫu khai báo thực thể XML: {name}.", f"The template declares entities: {name}.")
    if name.endswith(".rels"):
        for relation in re.findall(rb"<Relationship\b[^>]*>", data):
            if _OUTSIDE.search(relation) and not _LINK.search(relation):
                raise _refused("active", "Mẫu lấy nội dung từ nơi khác.", "The template fetches from elsewhere.")
    for told in _INSTRUCTIONS.findall(data):
        if _FIELDS.search(b" ".join(told).upper()):
            raise _refused("active", "Mẫu chứa trường tự chạy của Word.", "The template holds a field that runs.")


def _data(paper: Paper, profile: Profile) -> dict[str, Any]:
    laid = lay_out(paper, profile)
    return {
        "co_quan": paper.organ.name,
        "co_quan_chu_quan": " ".join(paper.organ.superior),
        "so_ky_hieu": paper.number_line,
        "dia_danh_ngay": laid.place_day,
        "ten_loai": paper.heading,
        "trich_yeu": paper.abstract,
        "kinh_gui": list(paper.to),
        "can_cu": list(laid.bases),
        "noi_dung": [{"dau": block.lead, "loi": block.text} for block in laid.blocks],
        "tham_quyen": list(laid.authority),
        "chuc_vu": paper.signature.title,
        "ho_ten": paper.signature.name,
        "noi_nhan": list(laid.recipients),
        "phu_luc": [
            {
                "ten": annex.title,
                "bang": [
                    {
                        "cot": [column.heading for column in table.columns],
                        "dong": [
                            [said(value, column.decimals) for column, value in zip(table.columns, row, strict=True)]
                            for row in table.rows
                        ],
                    }
                    for table in annex.tables
                ],
            }
            for annex in paper.annexes
        ],
    }


def _refused(rule: str, vi: str, en: str) -> Refusal:
    return Refusal(
        [
            Finding(
                f"paper.template_{rule}",
                Sentence(vi, en),
                remedy=Sentence(
                    "Dùng tệp .docx không macro, chỉ có các tên nêu trong hướng dẫn.",
                    "Use a .docx without macros that holds only the names in the guide.",
                ),
            )
        ]
    )
