"""A whole document as a file that people read, write and compare: YAML or JSON. What is wrong names its line, field and remedy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from pydantic import Field, TypeAdapter, ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.operation import Day, Spec
from tinhgon.structure.reading import complaints, composed, written

MOST: Final = 2_000_000
_REMEDY: Final = Sentence(
    "Xem mẫu: tinhgon resolution template; hoặc xuất một văn bản có sẵn: tinhgon resolution export CODE.",
    "See tinhgon resolution template, or export a document that is there: tinhgon resolution export CODE.",
)


class Orders(Spec):
    """What a clause orders. ``lead`` and ``with`` hold codes of bodies, ``of`` is CODE#MARK of the clause above."""

    lead: tuple[str, ...] = ()
    others: tuple[str, ...] = Field(default=(), alias="with")
    office: str = ""
    due: Day | None = None
    product: str = ""
    authority: str = ""
    needs_money: bool = False
    money: int | None = Field(default=None, ge=0)
    money_source: str = ""


class ClauseFile(Spec):
    """A clause: its mark, level, label and words, below which, and what it orders."""

    mark: str = Field(min_length=1, max_length=60)
    level: str
    label: str = ""
    below: str = ""
    words: str
    orders: Orders | None = None
    of: str = ""


class WatchFile(Spec):
    """A line of the supervision plan."""

    body: str
    what: str
    first: Day
    office: str = ""
    every: int | None = Field(default=None, gt=0)
    clause: str = ""


class RequirementFile(Spec):
    """Who must put it into practice by when."""

    kind: str
    level: str
    due: Day
    since: Day
    under: str = ""
    document: str = ""
    clause: str = ""


class AboveFile(Spec):
    """A document above that it puts into practice."""

    document: str
    clause: str = ""


class IssuedFile(Spec):
    """How it was signed."""

    number: int = Field(gt=0)
    signed: Day
    signer: str
    signer_title: str = ""
    symbol: str = ""


class DocumentFile(Spec):
    """A whole document. Either ``clauses``, or ``text`` that is read into clauses by its numbering."""

    kind: str
    organ: str
    title: str
    summary: str = ""
    code: str = ""
    theme: int | None = Field(default=None, description="Năm của chủ đề / year of the theme")
    readers: str = "apparatus"
    sample: bool = False
    begun: Day | None = None
    clauses: tuple[ClauseFile, ...] = ()
    text: str = ""
    supervision: tuple[WatchFile, ...] = ()
    requirements: tuple[RequirementFile, ...] = ()
    above: tuple[AboveFile, ...] = ()
    issued: IssuedFile | None = None
    force: Day | None = None


_FILE: Final[TypeAdapter[DocumentFile]] = TypeAdapter(DocumentFile)


def read_document(text: str, source: str = "") -> DocumentFile:
    """Return a document from its file. Raises Refusal naming line, field, what is wrong, and what to do."""
    root, plain = composed(text, source, MOST)
    try:
        found = _FILE.validate_python(plain)
    except ValidationError as error:
        told = complaints(error.errors(), root, source)
        raise Refusal(
            [replace(one, rule=one.rule.replace("scheme.", "resolution.file_", 1), remedy=_REMEDY) for one in told]
        ) from error
    if bool(found.clauses) == bool(found.text.strip()):
        said = Sentence("Tệp cần đúng một trong hai: clauses hoặc text.", "The file holds either clauses or a text.")
        raise Refusal(
            [Finding("resolution.file_text", said, remedy=_REMEDY, where={"file": source, "field": "clauses"})]
        )
    return found


def write_document(plain: dict[str, Any]) -> str:
    """Return a document as YAML, empty fields left out."""
    return written(_full(plain))


def _full(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _full(one) for name, one in value.items() if one not in ("", None, (), [], {}, False)}
    if isinstance(value, list | tuple):
        return [_full(one) for one in value]
    return value


TEMPLATE: Final = """\
# Một văn bản trọn vẹn. Nạp: tinhgon resolution enter tep.yaml. A whole document; enter it with that command.
kind: resolution            # resolution, directive, conclusion, plan, programme, scheme, decision, …
organ: "22.TU"              # mã cơ quan ban hành / code of the issuing body
title: Về …
readers: apparatus          # organ, apparatus, public
clauses:                    # hoặc / or:  text: |  dán toàn văn / paste the whole text
  - {mark: I, level: item, label: Mục I, words: Nhiệm vụ}
  - mark: I.1
    level: clause
    label: Khoản 1
    below: I
    words: Sở Nội vụ chủ trì rà soát …
    orders:
      {lead: ["22.SNV"], office: Giám đốc, due: 2026-06-30, product: 1 phương án, authority: "…", needs_money: true,
       money: 50000000, money_source: Ngân sách tỉnh}
supervision:
  - {body: "22.UBKT", what: Tiến độ từng khoản, first: 2026-03-31, every: 90}
requirements:
  - {kind: party_committee, level: district, since: 2026-01-01, due: 2026-03-31, document: plan, clause: I.1}
# issued: {number: 19, signed: 2026-01-01, signer: Nguyễn Văn …, signer_title: Bí thư}
# force: 2026-01-01
"""
