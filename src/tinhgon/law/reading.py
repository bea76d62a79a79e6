"""Law book files read into rules; what is wrong with one is said with its file, row, field, rule and remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.law.rule import Act, Applies, Case, Citation, Rule, Test, Value, Verified
from tinhgon.law.shape import BOOK, ROW, ActRow, AppliesRow, BookFile, RuleRow, TestRow, ValueRow, Words
from tinhgon.structure.reading import complaints, composed

MOST_CHARACTERS = 2_000_000
REMEDY = Sentence(
    "Sửa trường này theo lược đồ: tinhgon law schema.", "Mend this field by the schema: tinhgon law schema."
)


@dataclass(frozen=True, slots=True)
class Book:
    """A law book file as read: its name, title, acts, sources and rows."""

    id: str
    title: Sentence
    about: Sentence | None
    acts: Mapping[str, Act]
    sources: Mapping[str, str]
    rows: tuple[RuleRow, ...]


def read_book(text: str, source: str = "") -> Book:
    """Read one law book file. Raises Refusal naming every field that is wrong: file, line, row, rule, remedy."""
    node, plain = _composed(text, source)
    try:
        file: BookFile = BOOK.validate_python(plain)
    except ValidationError as error:
        told = complaints(error.errors(include_url=False), node, source)
        raise Refusal([_ours(_with_row(found, plain)) for found in told]) from error
    return _book(file)


def _composed(text: str, source: str) -> tuple[yaml.Node, Any]:
    try:
        return composed(text, source, MOST_CHARACTERS)
    except Refusal as refusal:
        raise Refusal([_ours(found) for found in refusal.findings]) from refusal


def read_own_book(text: str, source: str) -> Book:
    """Read a book that comes with the house, by the quick reader; the plain one tells what is wrong, should anything be."""
    try:
        return _book(BOOK.validate_python(yaml.load(text, Loader=_Quick)))  # noqa: S506 - makes texts only
    except (yaml.YAMLError, ValidationError):
        return read_book(text, source)


#: Every scalar stays a text, as in the plain reader; written in C where the library has it.
_Quick = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _book(file: BookFile) -> Book:
    acts = {key: act_of(key, row) for key, row in file.acts.items()}
    return Book(file.book, words(file.title), words_or_none(file.about), acts, dict(file.sources), file.rules)


def read_rows(text: str, source: str = "") -> tuple[tuple[RuleRow, ...], list[dict[str, Any]], dict[str, Any]]:
    """Read a file of rows as an administrator writes it: a book file, of which only ``rules`` and ``acts`` are needed.

    Returns the rows, the same as plain values, and the plain values of new acts. Raises Refusal naming what is wrong.
    """
    _, plain = _composed(text, source)
    head = "" if "\nbook:" in f"\n{text}" else "book: bo-sung\n"
    title = "" if "\ntitle:" in f"\n{text}" else 'title: {vi: "Dòng bổ sung", en: "Rows added"}\n'
    book = read_book(f"{text.rstrip()}\n{head}{title}", source)
    return book.rows, list(plain.get("rules") or []), dict(plain.get("acts") or {})


def acts_of(plain: Mapping[str, Any]) -> dict[str, Act]:
    """Return acts from plain values that were read before."""
    return {key: act_of(key, ActRow.model_validate(one)) for key, one in plain.items()}


def read_row(plain: Any, source: str = "") -> RuleRow:
    """Read one row from plain values, as an administrator gives it. Raises Refusal naming every field that is wrong."""
    try:
        return ROW.validate_python(plain)
    except ValidationError as error:
        node, _ = composed("rule: x", source, MOST_CHARACTERS)
        told = complaints(error.errors(include_url=False), node, source)
        raise Refusal([_ours(_with_row(found, {"rules": [plain]})) for found in told]) from error


def _ours(found: Finding) -> Finding:
    rule = found.rule.replace("scheme.", "law.", 1)
    return replace(found, rule=rule, remedy=REMEDY)


def _with_row(found: Finding, plain: Any) -> Finding:
    """Add the identifier of the row that the field stands in."""
    parts = str(found.where.get("field", "")).split(".")
    rows = plain.get("rules") if isinstance(plain, dict) else None
    number = int(parts[1]) - 1 if parts[0] == "rules" and len(parts) > 1 and parts[1].isdigit() else 0
    if not isinstance(rows, list) or not 0 <= number < len(rows) or not isinstance(rows[number], dict):
        return found
    name = str(rows[number].get("id", ""))
    return replace(found, subject=f"{name} {found.subject}".strip(), where={**found.where, "row": name})


def words(row: Words) -> Sentence:
    """Return a sentence from its row."""
    return Sentence(row.vi, row.en)


def words_or_none(row: Words | None) -> Sentence | None:
    """Return a sentence from its row, where there is one."""
    return None if row is None else words(row)


def act_of(key: str, row: ActRow) -> Act:
    """Return an act from its row."""
    return Act(key, row.number, words(row.title), row.signed, row.effective, row.organ, row.replaces)


def _applies(row: AppliesRow) -> Applies:
    return Applies(
        row.kind,
        row.level,
        row.sector,
        row.traits,
        row.also,
        row.without,
        row.parent_kind,
        row.functions,
        words_or_none(row.words),
    )


def _value(row: ValueRow) -> Value:
    bands = tuple((float(start), number) for start, number in row.bands.items())
    return Value(row.of, row.unit, bands, row.by, row.items)


def _test(row: TestRow) -> Test:
    other = None if row.other is None else _applies(row.other)
    below, above, not_over = (MappingProxyType(dict(one)) for one in (row.below, row.above, row.not_over))
    return Test(row.measure, below, above, not_over, row.formed, other)


def rule_of(row: RuleRow, book: str, acts: Mapping[str, Act]) -> Rule:
    """Return the rule of a row; the act that it cites must be known (`unknown_acts` names those that are not)."""
    return Rule(
        id=row.id,
        topic=row.topic,
        book=book,
        sentence=words(row.sentence),
        applies=_applies(row.applies),
        valid=Span(row.begins, None if row.ends is None else row.ends + timedelta(days=1)),
        citation=Citation(acts[row.cite.act], row.cite.article),
        values=MappingProxyType({name: _value(one) for name, one in row.values.items()}),
        severity=Severity(row.severity),
        replaces=row.replaces,
        ended=words_or_none(row.ended),
        begun=words_or_none(row.begun),
        reading=row.read,
        sources=row.sources,
        note=words_or_none(row.note),
        verified=None if row.verified is None else Verified(row.verified.by, row.verified.on, row.verified.source),
        test=None if row.test is None else _test(row.test),
        formula=row.formula,
        cure=words_or_none(row.cure),
        cases=tuple(
            Case(
                case.passes or case.fails or case.says, case.given, None if case.says else bool(case.passes), case.gives
            )
            for case in row.cases
        ),
    )


def unknown_acts(
    rows: Sequence[tuple[str, RuleRow]], acts: Mapping[str, Act], sources: Mapping[str, str]
) -> list[Finding]:
    """Return a finding for each row that cites an act or a source that no book names."""
    found = []
    for file, row in rows:
        where: dict[str, str | int] = {"file": file, "row": row.id}
        if row.cite.act not in acts:
            said = Sentence(
                f"{row.id} dẫn văn bản “{row.cite.act}” mà không sổ nào khai.",
                f"{row.id} cites the act “{row.cite.act}”, which no book names.",
            )
            remedy = Sentence("Khai văn bản ấy ở mục acts của sổ.", "Name the act under acts of the book.")
            found.append(
                Finding("law.unknown_act", said, subject=row.id, remedy=remedy, where={**where, "field": "cite.act"})
            )
        for source in row.sources:
            if source not in sources:
                said = Sentence(
                    f"{row.id} ghi nguồn “{source}” mà không sổ nào khai.",
                    f"{row.id} names an unknown source “{source}”.",
                )
                remedy = Sentence("Khai nguồn ấy ở mục sources của sổ.", "Name it under sources of the book.")
                found.append(
                    Finding(
                        "law.unknown_source", said, subject=row.id, remedy=remedy, where={**where, "field": "sources"}
                    )
                )
    return found
