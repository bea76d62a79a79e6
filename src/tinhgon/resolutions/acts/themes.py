"""The theme of a year: its indicators with dated values and sources, what is filed under it, and the closing review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import Pen, seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.drafting import clause_of
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Document, Indicator, IndicatorValue, Theme, ThemeReview
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.standing import document_of


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: name, unit of measure, whether more or less is better, the baseline with its day, the target with its due day.

    ``clause`` is "code#mark" of the clause that set the target, where one did.
    """

    name: str
    unit: str = ""
    better: str = "more"
    baseline: Decimal | None = None
    baseline_day: date | None = None
    target: Decimal | None = None
    due: date | None = None
    source: str = ""
    clause: str = ""


def open_theme(mandate: Mandate, year: int, organ: int, title: str, given: Given, source: str = "") -> Theme:
    """Make something the theme of a body's year. One theme for each body and year."""
    if not 1945 <= year <= 2200:
        told = Sentence("Năm từ 1945 đến 2200.", "A year from 1945 to 2200.")
        raise Refusal([Finding("theme.year", told, measured=str(year), where={"field": "year"})])
    plain = writing.said(title, "tên chủ đề", "theme", most=writing.MOST_TITLE, field="title")
    with transaction.atomic():
        body = bodies.known(organ, given.day)
        if Theme.objects.filter(year=year, organ=organ).exists():
            told = Sentence(f"{body.name} đã có chủ đề năm {year}.", f"{body.name} has a theme of {year} already.")
            raise Refusal([Finding("theme.twice", told, where={"field": "year"})])
        pen = take_pen()
        made = Theme.objects.create(
            year=year, organ=organ, title=plain, entry=pen.number,
            source=writing.said(source, "nguồn", "source", most=2000, needed=False, field="source"),
        )  # fmt: skip
        _entry(mandate, "theme.open", made, given, {"title": plain}, pen)
        return made


def add_indicator(mandate: Mandate, theme: int, measure: Measure, given: Given) -> Indicator:
    """Say what a theme is measured by."""
    if measure.better not in ("more", "less"):
        raise Unknown(Sentence("Chiều tốt là “more” hoặc “less”.", "Better is “more” or “less”."))
    with transaction.atomic():
        held = _theme(theme)
        name = writing.said(measure.name, "tên chỉ tiêu", "name", most=300, field="name")
        if Indicator.objects.filter(theme=held, name=name).exists():
            told = Sentence(f"Đã có chỉ tiêu “{name}”.", f"There is “{name}” already.")
            raise Refusal([Finding("theme.indicator_twice", told, where={"field": "name"})])
        clause = None
        if measure.clause:
            code, _, mark = measure.clause.partition("#")
            clause = clause_of(document_of(code), mark)
        pen = take_pen()
        made = Indicator.objects.create(
            theme=held, clause=clause, name=name, unit=writing.said(measure.unit, "đơn vị tính", "unit", most=60, needed=False),
            better=measure.better, baseline=measure.baseline, baseline_day=measure.baseline_day, target=measure.target, due=measure.due,
            source=writing.said(measure.source, "nguồn", "source", most=2000, needed=False), entry=pen.number,
        )  # fmt: skip
        _entry(mandate, "theme.indicator", held, given, {"indicator": name, "target": str(measure.target)}, pen)
        return made


def record_value(mandate: Mandate, indicator: int, value: Decimal, source: str, given: Given) -> IndicatorValue:
    """Write a value of an indicator on a day, with where it was read; a later row of the same day stands over an earlier one."""
    plain = writing.said(source, "nguồn số liệu", "source", most=2000, field="source")
    writing.not_ahead(given.day, given.today)
    with transaction.atomic():
        held = Indicator.objects.select_related("theme").filter(pk=indicator).first()
        if held is None:
            raise Unknown(Sentence("Không có chỉ tiêu này.", "There is no such indicator."))
        pen = take_pen()
        made = IndicatorValue.objects.create(indicator=held, day=given.day, value=value, source=plain, entry=pen.number)
        payload = {"indicator": held.name, "value": str(value), "source": plain}
        _entry(mandate, "theme.value", held.theme, given, payload, pen)
        return made


def review_theme(mandate: Mandate, theme: int, reached: str, missed: str, given: Given) -> ThemeReview:
    """Write the closing review of a theme: what was reached and what was not."""
    with transaction.atomic():
        held = _theme(theme)
        writing.not_ahead(given.day, given.today)
        pen = take_pen()
        made = ThemeReview.objects.create(
            theme=held, day=given.day, basis=given.basis.number, entry=pen.number,
            reached=writing.said(reached, "kết quả đạt được", "what was reached", field="reached"),
            missed=writing.said(missed, "việc chưa đạt", "what was not", needed=False, field="missed"),
        )  # fmt: skip
        _entry(mandate, "theme.review", held, given, {}, pen)
        return made


def file_under(mandate: Mandate, code: str, theme: int | None, given: Given) -> Document:
    """File a document, a draft or one that is issued, under a theme; None takes it out."""
    with writing.held(code, given.seen) as document:
        document.theme = _theme(theme) if theme is not None else None
        writing.write(mandate, document, "theme", given, payload={"theme": theme})
        return document


def _theme(key: int) -> Theme:
    found = Theme.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise Unknown(Sentence("Không có chủ đề này.", "There is no such theme."))
    return found


def _entry(mandate: Mandate, act: str, theme: Theme, given: Given, payload: dict[str, Any], pen: Pen) -> None:
    write_entry(
        mandate, act, decision=given.basis, effective=given.day, subject=f"{theme.year}", pen=pen,
        payload={"theme": theme.pk, "organ": theme.organ, **payload},
    )  # fmt: skip
    seal()
