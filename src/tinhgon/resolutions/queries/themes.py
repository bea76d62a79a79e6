"""Themes: lists, and one theme with everything that it produced, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models import Document, Indicator, IndicatorValue, Theme, ThemeReview
from tinhgon.resolutions.queries.lists import readable


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator on a day: its values by then, the newest first, and how much of the way from baseline to target was gone."""

    indicator: Indicator
    values: tuple[IndicatorValue, ...]

    @property
    def newest(self) -> IndicatorValue | None:
        """The value that counts."""
        return self.values[0] if self.values else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None where there is no target or no value."""
        if self.newest is None or self.indicator.target is None:
            return None
        value, target = self.newest.value, self.indicator.target
        return value >= target if self.indicator.better == "more" else value <= target

    @property
    def percent(self) -> int | None:
        """How much of the way from the baseline to the target was gone, in whole percent; None where that cannot be said."""
        one = self.indicator
        if self.newest is None or one.target is None or one.baseline is None or one.target == one.baseline:
            return None
        return int((self.newest.value - one.baseline) * 100 / (one.target - one.baseline))


@dataclass(frozen=True, slots=True)
class Made:
    """A document of a theme, with how many of its clauses order something and how many documents put it into practice."""

    document: Document
    orders: int
    followers: int


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that a theme produced by a day, as far as the reader may read."""

    theme: Theme
    documents: tuple[Made, ...]
    hidden: int
    measured: tuple[Measured, ...]
    reviews: tuple[ThemeReview, ...]


def themes(year: int | None = None, organ: int | None = None) -> list[Theme]:
    """Return the themes, the newest year first."""
    found = Theme.objects.annotate(count=Count("documents", distinct=True)).order_by("-year", "id")
    if year is not None:
        found = found.filter(year=year)
    if organ is not None:
        found = found.filter(organ=organ)
    return list(found[:200])


def theme_of(key: int) -> Theme:
    """Return a theme by its key. Raises Unknown."""
    found = Theme.objects.filter(pk=key).first()
    if found is None:
        raise Unknown(Sentence("Không có chủ đề này.", "There is no such theme."))
    return found


def whole(theme: Theme, scope: Scope, day: date) -> Whole:
    """Return what a theme produced by a day. Five queries, whatever there is."""
    where, values = readable(scope)
    rows = Document.objects.raw(
        f"select d.* from resolutions_document d where d.theme_id = %s and d.dropped is null and {where} "  # noqa: S608 - our own text, values are bound
        "order by d.signed nulls last, d.id",
        [theme.pk, *values],
    )
    documents = list(rows)
    counted = {
        one["pk"]: (one["orders"], one["below"])
        for one in Document.objects.filter(pk__in=[one.pk for one in documents]).values("pk").annotate(
            orders=Count("clauses__versions", filter=Q(clauses__versions__orders=True, clauses__versions__until=None), distinct=True),
            below=Count("followers__document", filter=Q(followers__document__signed__lte=day), distinct=True),
        )
    }  # fmt: skip
    every = Document.objects.filter(theme=theme, dropped=None).count()
    values_of: dict[int, list[IndicatorValue]] = {}
    for value in IndicatorValue.objects.filter(indicator__theme=theme, day__lte=day).order_by("-day", "-id"):
        values_of.setdefault(value.indicator_id, []).append(value)
    measured = tuple(
        Measured(one, tuple(values_of.get(one.pk, ())))
        for one in Indicator.objects.filter(theme=theme).select_related("clause__document").order_by("id")
    )
    reviews = tuple(ThemeReview.objects.filter(theme=theme, day__lte=day).order_by("-day", "-id"))
    made = tuple(Made(one, *counted.get(one.pk, (0, 0))) for one in documents)
    return Whole(theme, made, every - len(documents), measured, reviews)


def said_number(value: Decimal) -> str:
    """Return a value without idle zeros, as the house writes numbers: 1.234,5."""
    plain = f"{value.normalize():,f}"
    return plain.translate(str.maketrans(",.", ".,"))
