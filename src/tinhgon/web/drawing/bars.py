"""Two bars, before and after, of one figure; small enough for a table's cell."""

from __future__ import annotations

from tinhgon.web.drawing.markup import Markup, element, picture

_WIDTH, _HEIGHT = 132, 22


def before_after(before: float, after: float, title: str) -> Markup:
    """Return two bars over each other, as long as the numbers are large; both zero give two empty bars."""
    most = max(abs(before), abs(after)) or 1.0
    return picture(
        _WIDTH,
        _HEIGHT,
        title,
        element("rect", x=0, y=1, width=_long(before, most), height=8, rx=2, class_="before"),
        element("rect", x=0, y=12, width=_long(after, most), height=8, rx=2, class_="after"),
        class_="bars",
    )


def share_bar(share: float, title: str) -> Markup:
    """Return a bar filled to a share between 0 and 1."""
    return picture(
        _WIDTH,
        10,
        title,
        element("rect", x=0, y=1, width=_WIDTH, height=8, rx=4, class_="whole"),
        element("rect", x=0, y=1, width=_long(min(max(share, 0.0), 1.0), 1.0), height=8, rx=4, class_="after"),
        class_="bars",
    )


def _long(value: float, most: float) -> float:
    return max(abs(value) / most * _WIDTH, 1.0 if value else 0.0)
