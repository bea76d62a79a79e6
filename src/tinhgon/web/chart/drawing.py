"""A chart as SVG: boxes are links, colours repeat the words of the sector, nothing needs a script or a style attribute."""

from __future__ import annotations

from tinhgon.web.chart.layout import NAME, SMALL, Heading, Placed, Point, Sheet
from tinhgon.web.drawing.markup import Markup, element, picture
from tinhgon.web.templatetags.house import number


def drawn(sheet: Sheet, title: str) -> Markup:
    """Return the SVG of a chart that is laid out."""
    return picture(
        sheet.width,
        sheet.height,
        title,
        element("path", d=" ".join(_path(line) for line in sheet.lines), class_="link"),
        *(_heading(one) for one in sheet.headings),
        *(_box(one) for one in sheet.boxes),
        class_="chart",
        links=True,
    )


def _path(line: tuple[Point, ...]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in line)


def _heading(one: Heading) -> Markup:
    count = element("tspan", f" {number(one.count)}", class_="count", dx=6)
    return element("text", one.text, count, x=one.x, y=one.y, class_="group")


def _box(one: Placed) -> Markup:
    root = one.role == "root"
    size, step = (NAME + 2, 20.0) if root else (NAME, 18.0)
    left = one.x + (one.width / 2 if root else 18)
    lines = [
        element("tspan", line, x=left, y=one.y + 12 + size * 0.82 + position * step)
        for position, line in enumerate(one.lines)
    ]
    foot = one.y + one.height - 12
    parts = [
        element("rect", x=one.x, y=one.y, width=one.width, height=one.height, rx=6, class_="frame"),
        element("text", *_spaced(lines), class_="name", font_size=size, text_anchor="middle" if root else None),
    ]
    if not root:
        bar = element("rect", x=one.x + 6, y=one.y + 8, width=4, height=one.height - 16, rx=2, class_="bar")
        parts.insert(1, bar)
    if one.box.figures:
        parts.append(element("text", f" {one.box.figures}", x=left, y=foot, class_="figures", font_size=SMALL,
                             text_anchor="middle" if root else None))  # fmt: skip
    if one.box.words and not root and not one.box.counts and one.width > 210 and len(one.box.figures) < 15:
        right = one.x + one.width - 10
        parts.append(
            element("text", f" {one.box.words}", x=right, y=foot, class_="words", font_size=SMALL, text_anchor="end")
        )
    kind = "counts" if one.box.counts else one.role
    group = element("g", *parts, class_=f"box box-{kind} box-{one.box.sector or 'none'}")
    return element("a", group, href=one.box.address) if one.box.address else group


def _spaced(lines: list[Markup]) -> list[object]:
    """Return the lines with spaces between, so that those who listen hear words apart."""
    spaced: list[object] = [part for line in lines for part in (line, " ")]
    return spaced[:-1]
