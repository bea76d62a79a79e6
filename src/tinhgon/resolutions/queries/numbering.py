"""Numbers of documents: the series that a number counts in, the next one, the symbol as it stands on paper, what is unusual about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.models import Document, OrganSymbol, OrganTerm
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.bodies import Body
from tinhgon.resolutions.rules import kinds
from tinhgon.resolutions.words import documents as words
from tinhgon.vietnamese.documents import document_key, parse_document_number


@dataclass(frozen=True, slots=True)
class Shaped:
    """The series of a number, its symbol, and what was found about it."""

    series: str
    symbol: str
    findings: tuple[Finding, ...]


def series_of(body: Body, day: date) -> str:
    """Return the series that an organ's numbers count in on a day: a year, or the term that it said, or the usual one."""
    if kinds.per_year(body.sector, day):
        return str(day.year)
    said = (
        OrganTerm.objects.filter(unit=body.key, since__lte=day)
        .order_by("-since")
        .values_list("name", flat=True)
        .first()
    )
    return said or kinds.default_term(day)


def symbol_of(body: Body, day: date) -> str:
    """Return the symbol of an organ on a day: its own, or the usual one of its kind and level, or its code."""
    own = (
        OrganSymbol.objects.filter(unit=body.key, since__lte=day)
        .order_by("-since")
        .values_list("symbol", flat=True)
        .first()
    )
    return own or kinds.default_symbol(body.kind, body.level, day) or body.code


def next_number(document: Document, day: date) -> tuple[int, str]:
    """Return the number that follows the last one of the series of a draft, and how it would be written."""
    body = bodies.known(document.organ, day)
    number = _last(document, series_of(body, day)) + 1
    return number, kinds.written(body.sector, kinds.kind(document.kind), number, symbol_of(body, day))


def shaped(document: Document, number: int, signed: date, typed: str) -> Shaped:
    """Return the series and symbol of a number for a draft, with warnings for what is unusual. Raises Refusal where it is taken."""
    if not 0 < number < 1_000_000:
        said = Sentence("Số văn bản từ 1 đến 999.999.", "A number from 1 to 999,999.")
        raise Refusal([Finding("resolution.number", said, measured=str(number), where={"field": "number"})])
    body = bodies.known(document.organ, signed)
    kind = kinds.kind(document.kind)
    series = series_of(body, signed)
    usual = kinds.written(body.sector, kind, number, symbol_of(body, signed))
    symbol = typed.strip() or usual
    if typed.strip() and parse_document_number(symbol).number != number:
        said = Sentence(f"Số {number} không có trong “{symbol}”.", f"“{symbol}” does not bear the number {number}.")
        raise Refusal([Finding("resolution.number", said, measured=symbol, where={"field": "symbol"})])
    there = Document.objects.filter(organ=document.organ, kind=document.kind, series=series, number=number).first()
    if there is not None:
        raise Refusal(
            [
                Finding(
                    "resolution.number_taken",
                    words.number_taken(symbol, there.title),
                    subject=there.code,
                    where={"field": "number"},
                )
            ]
        )
    found = []
    if document_key(symbol) != document_key(usual):
        found.append(
            Finding(
                "resolution.number_unlike",
                words.number_unlike(symbol, usual),
                Severity.WARNING,
                where={"field": "symbol"},
            )
        )
    last = _last(document, series)
    if last and number != last + 1:
        found.append(
            Finding(
                "resolution.number_skipped",
                words.number_skipped(number, last),
                Severity.NOTE,
                where={"field": "number"},
            )
        )
    rule = kinds.not_issued(document.kind, body.sector, body.level, signed)
    if rule is not None:
        found.append(
            Finding(
                "resolution.not_for_body", words.not_for_this_body(kind.words), Severity.WARNING, citation=rule.citation
            )
        )
    return Shaped(series, symbol, tuple(found))


def _last(document: Document, series: str) -> int:
    found = Document.objects.filter(organ=document.organ, kind=document.kind, series=series).aggregate(
        last=Max("number")
    )
    return int(found["last"] or 0)
