"""A listing as a page shows it: heads that sort, fields that filter, pills that take a filter away, pages, files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import get_language

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import Found, Listing, listed, wanted
from tinhgon.listings.listing import Column, Filter
from tinhgon.listings.wanted import ORDER, PAGE, TEXT
from tinhgon.listings.writing import as_csv, as_xlsx
from tinhgon.web.asking import Asked

FORMATS: Final = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
#: Pages shown around the present one.
_AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: where it sorts to, and how it is sorted now ("ascending", "descending" or "")."""

    column: Column
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter, with how many rows of the day hold it."""

    value: str
    words: Sentence
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of the form."""

    filter: Filter
    value: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Pill:
    """A filter that is in force, and the page without it."""

    name: Sentence
    words: str | Sentence
    address: str


class Shown:
    """What the templates of listings read."""

    def __init__(self, request: HttpRequest, asked: Asked, listing: Listing, path: str) -> None:
        self.found: Found = listed(listing, asked.structure, wanted(listing, request.GET.dict()))
        self.listing = listing
        self.asked = asked
        self.path = path
        self._given = [(name, value) for name, values in request.GET.lists() for value in values if value]

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows of this page."""
        return self.found.rows

    @property
    def text(self) -> str:
        """The words that are sought."""
        return self.found.wanted.text

    @property
    def order(self) -> str:
        """The order, as addresses write it."""
        return f"{'-' if self.found.wanted.descending else ''}{self.found.wanted.order}"

    @property
    def heads(self) -> list[Head]:
        """The heads of the columns that pages show; choosing the sorted one again turns it round."""
        heads = []
        for column in self.listing.shown:
            here = self.found.wanted.order == column.id
            turned = here and not self.found.wanted.descending
            sorted_ = "" if not here else "descending" if self.found.wanted.descending else "ascending"
            heads.append(Head(column, self._with(**{ORDER: f"{'-' if turned else ''}{column.id}", PAGE: ""}), sorted_))
        return heads

    @property
    def fields(self) -> list[Field]:
        """The filters with a closed vocabulary, each choice with its count; choices that the day has not are left out."""
        fields = []
        for one in self.listing.filters:
            value = self.found.wanted.filters.get(one.id, "")
            if not one.choices:
                continue
            counts = self.found.counts(one.id) if self.listing.column(one.id) and one.id in _COUNTED else {}
            options = [
                Option(choice, words, counts.get(choice, 0), choice == value)
                for choice, words in one.choices.items()
                if not counts or choice in counts or choice == value
            ]
            fields.append(Field(one, value, options))
        return fields

    @property
    def open_filters(self) -> list[tuple[str, str]]:
        """The filters in force that have no field: they travel as hidden values."""
        filters = self.found.wanted.filters
        return [(one.address, filters[one.id]) for one in self.listing.filters if one.id in filters and not one.choices]

    @property
    def pills(self) -> list[Pill]:
        """The filters in force."""
        pills = []
        if self.text:
            pills.append(Pill(Sentence("Tìm", "Search"), self.text, self._with(**{TEXT: "", PAGE: ""})))
        for one in self.listing.filters:
            value = self.found.wanted.filters.get(one.id)
            if value:
                said = one.said(self.asked.structure, value)
                pills.append(Pill(one.words, said, self._with(**{one.address: "", PAGE: ""})))
        return pills

    @property
    def cleared(self) -> str:
        """The address without any filter."""
        return self.asked.to(self.path)

    @property
    def first(self) -> int:
        """The number of the first row on this page, 0 where there is none."""
        return (self.found.page - 1) * self.found.wanted.size + 1 if self.found.total else 0

    @property
    def last(self) -> int:
        """The number of the last row on this page."""
        return min(self.found.page * self.found.wanted.size, self.found.total)

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The numbers of the pages to choose from; gaps have no number."""
        here, most = self.found.page, self.found.pages
        numbers = sorted({1, most, *range(max(1, here - _AROUND), min(most, here + _AROUND) + 1)})
        pages: list[dict[str, Any]] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number - before > 1:
                pages.append({"number": None})
            pages.append(
                {
                    "number": number,
                    "here": number == here,
                    "address": self._with(**{PAGE: number if number > 1 else ""}),
                }
            )
        return pages

    @property
    def exports(self) -> list[tuple[str, str]]:
        """The files of what is shown: name and address."""
        values = urlencode([(name, value) for name, value in self._given if name != PAGE])
        return [(kind.upper(), f"{self.path}xuat.{kind}{'?' + values if values else ''}") for kind in FORMATS]

    def _with(self, **changes: object) -> str:
        kept = [(name, value) for name, value in self._given if name not in changes]
        values = urlencode([*kept, *((name, str(value)) for name, value in changes.items() if value != "")])
        return f"{self.path}{'?' + values if values else ''}"


#: Filters that are the value of a column: their choices can be counted.
_COUNTED: Final = frozenset({"kind", "sector", "level", "rank"})


def exported(request: HttpRequest, asked: Asked, listing: Listing, kind: str, name: str) -> HttpResponse:
    """Return all rows that are wanted as a file of this kind ("csv" or "xlsx"), named by the day."""
    write, content_type = FORMATS[kind]
    found = listed(listing, asked.structure, wanted(listing, request.GET.dict()))
    response = HttpResponse(write(found, get_language() or "vi"), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{asked.day.isoformat()}.{kind}"'
    return response
