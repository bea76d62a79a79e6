"""Paragraphs and tables of WordprocessingML, built as elements: thousands of rows in a second, and text is only text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml import etree  # type: ignore[import-untyped]

from tinhgon.papers.profile import Look

#: Twentieths of a point in a millimetre.
TWIPS_MM: Final = 1440 / 25.4
_W: Final = f"{{{nsmap['w']}}}"
_JUSTIFY: Final = {"left": "left", "right": "right", "centre": "center", "both": "both"}


def twips(millimetres: float) -> str:
    """Return millimetres in the unit of WordprocessingML."""
    return str(round(millimetres * TWIPS_MM))


def element(name: str, parent: Any = None, **attributes: str) -> Any:
    """Return a new element of the namespace ``w`` with attributes of that namespace, appended to its parent if given."""
    named = {f"{_W}{key}": value for key, value in attributes.items()}
    if parent is None:
        made = OxmlElement(f"w:{name}")
        made.attrib.update(named)
        return made
    return etree.SubElement(parent, f"{_W}{name}", named)


def run(paragraph: Any, text: str, look: Look, *, bold: bool | None = None, italic: bool | None = None) -> None:
    """Append a run of plain text in a look to a paragraph."""
    made = element("r", paragraph)
    properties = element("rPr", made)
    if look.bold if bold is None else bold:
        element("b", properties)
    if look.italic if italic is None else italic:
        element("i", properties)
    if look.underlined:
        element("u", properties, val="single")
    size = str(round(look.points * 2))
    element("sz", properties, val=size)
    element("szCs", properties, val=size)
    written = element("t", made)
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def paragraph(
    parent: Any,
    *,
    align: str = "left",
    before_pt: float = 0,
    after_pt: float = 0,
    first_mm: float = 0,
    left_mm: float = 0,
    right_mm: float = 0,
    line: float | None = 1.0,
    exact_pt: float | None = None,
    keep_next: bool = False,
    keep_lines: bool = False,
    rule: bool = False,
    outline: int | None = None,
) -> Any:
    """Append an empty paragraph; ``rule`` draws a line along its top, as long as its indents leave."""
    made = element("p", parent)
    properties = element("pPr", made)
    if keep_next:
        element("keepNext", properties)
    if keep_lines:
        element("keepLines", properties)
    if rule:
        element("top", element("pBdr", properties), val="single", sz="6", space="1", color="000000")
    spacing = element("spacing", properties, before=str(round(before_pt * 20)), after=str(round(after_pt * 20)))
    if exact_pt is not None:
        spacing.set(qn("w:line"), str(round(exact_pt * 20)))
        spacing.set(qn("w:lineRule"), "exact")
    else:
        spacing.set(qn("w:line"), str(round((line or 1.0) * 240)))
        spacing.set(qn("w:lineRule"), "auto")
    if first_mm or left_mm or right_mm:
        element("ind", properties, left=twips(left_mm), right=twips(right_mm), firstLine=twips(first_mm))
    element("jc", properties, val=_JUSTIFY[align])
    if outline is not None:
        element("outlineLvl", properties, val=str(outline))
    return made


def rule(parent: Any, width_mm: float, room_mm: float) -> None:
    """Append a line of a width, in the middle of the room."""
    side = max(0.0, (room_mm - width_mm) / 2)
    paragraph(parent, exact_pt=4, before_pt=2, left_mm=side, right_mm=side, rule=True)


def grid(parent: Any, widths_mm: Sequence[float], *, lines: bool, cell_mm: float = 0.0) -> Any:
    """Append a table of fixed column widths without rows; ``lines`` draws its borders, ``cell_mm`` keeps text off them."""
    table = element("tbl", parent)
    properties = element("tblPr", table)
    element("tblW", properties, w=twips(sum(widths_mm)), type="dxa")
    element("jc", properties, val="center")
    if lines:
        borders = element("tblBorders", properties)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            element(side, borders, val="single", sz="4", space="0", color="000000")
    element("tblLayout", properties, type="fixed")
    margins = element("tblCellMar", properties)
    for side in ("left", "right"):
        element(side, margins, w=twips(cell_mm), type="dxa")
    columns = element("tblGrid", table)
    for width in widths_mm:
        element("gridCol", columns, w=twips(width))
    return table


def row(table: Any, *, heading: bool = False) -> Any:
    """Append a row that stays on one page; a heading row is repeated on every page."""
    made = element("tr", table)
    properties = element("trPr", made)
    element("cantSplit", properties)
    if heading:
        element("tblHeader", properties)
    return made


def cell(into: Any, width_mm: float, *, middle: bool = False) -> Any:
    """Append a cell to a row; it needs at least one paragraph."""
    made = element("tc", into)
    properties = element("tcPr", made)
    element("tcW", properties, w=twips(width_mm), type="dxa")
    if middle:
        element("vAlign", properties, val="center")
    return made


def page_field(into: Any, look: Look) -> None:
    """Append the number of the page, which the reader's program works out."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("number", "2"), ("end", "")):
        made = element("r", into)
        properties = element("rPr", made)
        element("sz", properties, val=str(round(look.points * 2)))
        if kind in ("begin", "separate", "end"):
            element("fldChar", made, fldCharType=kind)
        else:
            element("instrText" if kind == "" else "t", made).text = text
