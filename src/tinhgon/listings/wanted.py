"""What someone wants of a listing: words to find, filters, order, page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.listing import Filter, Listing

PAGE_SIZE: Final = 50
LARGEST_PAGE: Final = 1000

#: Names in addresses, beside those of the filters.
TEXT, ORDER, PAGE, SIZE = "q", "xep", "trang", "moi-trang"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to a listing. ``order`` is a column's name ("" for the listing's own order); pages count from 1."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    page: int = 1
    size: int = PAGE_SIZE

    @property
    def narrowed(self) -> bool:
        """Whether anything but order and page is asked for."""
        return bool(self.text or self.filters)


def wanted(listing: Listing, given: Mapping[str, str]) -> Wanted:
    """Read what is wanted from the values of an address: ``q``, the filters by their addresses, ``xep`` (a column, with
    "-" before it for the other way round), ``trang``, ``moi-trang``. Other names are left alone, empty values do not
    count.

    Raises Refusal (``listings.choice``, ``listings.order``, ``listings.page``) with everything that cannot be.
    """
    findings: list[Finding] = []
    filters = {}
    for one in listing.filters:
        value = given.get(one.address, "").strip()
        if value and one.choices and value not in one.choices:
            findings.append(_no_choice(one, value))
        elif value:
            filters[one.id] = value
    order = given.get(ORDER, "").strip()
    column = order.removeprefix("-")
    if column and listing.column(column) is None:
        findings.append(_no_column(listing, column))
    page = _whole(given.get(PAGE, ""), 1, 1, 10**6, findings)
    size = _whole(given.get(SIZE, ""), PAGE_SIZE, 1, LARGEST_PAGE, findings)
    if findings:
        raise Refusal(findings)
    return Wanted(given.get(TEXT, "").strip(), filters, column, order.startswith("-"), page, size)


def _whole(text: str, default: int, least: int, most: int, findings: list[Finding]) -> int:
    if not text.strip():
        return default
    if text.strip().isascii() and text.strip().isdigit() and least <= int(text) <= most:
        return int(text)
    sentence = Sentence(
        f"“{text[:40]}” không phải số trang từ {least} đến {most}.", f"“{text[:40]}” is no page from {least} to {most}."
    )
    findings.append(Finding("listings.page", sentence, measured=text[:40], required=f"{least}–{most}"))
    return default


def _no_choice(one: Filter, value: str) -> Finding:
    vi = ", ".join(f"{words.vi} ({key})" for key, words in one.choices.items())
    en = ", ".join(f"{words.en} ({key})" for key, words in one.choices.items())
    sentence = Sentence(
        f"{one.words.vi}: không có lựa chọn “{value[:40]}”.", f"{one.words.en}: there is no choice “{value[:40]}”."
    )
    return Finding("listings.choice", sentence, measured=value[:40], remedy=Sentence(f"Có: {vi}.", f"There are: {en}."))


def _no_column(listing: Listing, column: str) -> Finding:
    vi = ", ".join(f"{one.words.vi} ({one.id})" for one in listing.columns)
    en = ", ".join(f"{one.words.en} ({one.id})" for one in listing.columns)
    sentence = Sentence(f"Không xếp được theo “{column[:40]}”.", f"There is no order by “{column[:40]}”.")
    return Finding("listings.order", sentence, measured=column[:40], remedy=Sentence(f"Có: {vi}.", f"There are: {en}."))
