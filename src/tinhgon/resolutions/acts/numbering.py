"""The symbol of an organ and its terms, from a day on: what numbers are made of, each with the document that says so."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import OrganSymbol, OrganTerm
from tinhgon.resolutions.queries import bodies


def set_symbol(mandate: Mandate, unit: int, symbol: str, since: date, given: Given) -> OrganSymbol:
    """Say what an organ signs with from a day on."""
    plain = writing.said(symbol, "ký hiệu cơ quan", "symbol", most=40, field="symbol")
    with transaction.atomic():
        _once(OrganSymbol.objects.filter(unit=unit, since=since).exists())
        entry = _entry(mandate, "resolution.symbol", unit, plain, since, given)
        basis = given.basis.number or given.reason
        return OrganSymbol.objects.create(unit=unit, since=since, symbol=plain, basis=basis, entry=entry)


def set_term(mandate: Mandate, unit: int, name: str, since: date, given: Given) -> OrganTerm:
    """Say that a term of an organ begins on a day: its numbers start anew."""
    plain = writing.said(name, "tên nhiệm kỳ", "term", most=40, field="name")
    with transaction.atomic():
        _once(OrganTerm.objects.filter(unit=unit, since=since).exists())
        entry = _entry(mandate, "resolution.term", unit, plain, since, given)
        basis = given.basis.number or given.reason
        return OrganTerm.objects.create(unit=unit, since=since, name=plain, basis=basis, entry=entry)


def _once(there: bool) -> None:  # noqa: FBT001 - one question, one answer
    if there:
        told = Sentence("Ngày này đã có một dòng.", "There is a row of this day already.")
        raise Refusal([Finding("resolution.numbering_twice", told, where={"field": "since"})])


def _entry(mandate: Mandate, act: str, unit: int, plain: str, since: date, given: Given) -> int:
    body = bodies.known(unit, since)
    pen = take_pen()
    payload = {"unit": unit, "said": plain}
    write_entry(mandate, act, decision=given.basis, effective=since, subject=body.code, payload=payload, pen=pen)
    seal()
    return pen.number
