"""The one way in which pictures become text: elements whose attributes and words are escaped."""

from __future__ import annotations

from html import escape
from typing import Self


class Markup(str):
    """Text that is markup already; templates put it in as it is (they ask for ``__html__``)."""

    __slots__ = ()

    def __html__(self) -> Self:
        return self


def element(tag: str, *children: object, **attributes: object) -> Markup:
    """Return one element. Children that are not Markup are escaped; attributes of None are left out.

    ``class_`` is written ``class``; other underscores become dashes. Fractions keep two digits.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-") if name != "viewBox" else name}="{escape(number(value), quote=True)}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(child if isinstance(child, Markup) else escape(str(child), quote=False) for child in children)
    return Markup(f"<{tag}{written}>{inner}</{tag}>" if inner or tag not in _EMPTY else f"<{tag}{written}/>")


def number(value: object) -> str:
    """Return a value as an attribute: fractions with two digits at most."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
    return str(value)


def joined(parts: object) -> Markup:
    """Return pieces of markup one after the other; anything else is escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(str(part), quote=False) for part in parts))  # type: ignore[attr-defined]


def picture(
    width: float, height: float, title: str, *children: object, class_: str = "", links: bool = False
) -> Markup:
    """Return a whole picture of this size, named for those who do not see it.

    Pictures that hold links are a group, because an image hides what is in it from those who listen.
    """
    return element(
        "svg",
        element("title", title),
        *children,
        viewBox=f"0 0 {number(float(width))} {number(float(height))}",
        width=float(width),
        height=float(height),
        class_=f"drawing {class_}".strip(),
        role="group" if links else "img",
        aria_label=title,
        focusable="false",
    )


def shortened(text: str, room: float, size: float = 13.0) -> str:
    """Return the text, or as much of it as fits about so many pixels of type of this size, with an ellipsis."""
    most = max(2, int(room / (size * 0.54)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


_EMPTY = {"rect", "path", "line", "circle", "use", "polygon"}
