"""Long lists, one page at a time: ``?trang=2``."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is shown; pages count from 1."""

    number: int
    total: int
    size: int = SIZE
    name: str = "trang"

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, ceil(self.total / self.size))

    @property
    def offset(self) -> int:
        """How many rows lie before this page."""
        return (self.number - 1) * self.size

    @property
    def first(self) -> int:
        """The number of the first row shown, 0 where there is none."""
        return self.offset + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.offset + self.size, self.total)

    @property
    def before(self) -> int | None:
        """The page before, or None."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after, or None."""
        return self.number + 1 if self.number < self.pages else None

    @property
    def near(self) -> list[int | None]:
        """The pages to offer: first, last and those around this one; None stands for a gap."""
        wanted = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        found: list[int | None] = []
        for number in wanted:
            if found and isinstance(found[-1], int) and number > found[-1] + 1:
                found.append(None)
            found.append(number)
        return found


def page_of(typed: str, total: int, size: int = SIZE, name: str = "trang") -> Page:
    """Read a page number from an address; what is no page, or beyond the last, becomes the nearest that is."""
    asked = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1
    page = Page(1, total, size, name)
    return Page(min(max(asked, 1), page.pages), total, size, name)
