"""A paper as DOCX."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tinhgon.papers.paper import Align, Annex, Block, Paper, Table, said, sound
from tinhgon.papers.profile import Look, Profile
from tinhgon.papers.writing.laid import Laid, lay_out, shown
from tinhgon.papers.writing.ooxml import cell, element, grid, page_field, paragraph, row, rule, run, twips
from tinhgon.vietnamese.numerals import roman

_CELL_MM = 1.2


def write_docx(paper: Paper, profile: Profile) -> bytes:
    """Return the paper as a DOCX file in a layout.

    Every text is written as a text node and nothing else, so none can act as a field, a link or markup. Raises Refusal
    (``paper.text``, ``paper.too_long`` …) where a text cannot stand in a paper.
    """
    paper = sound(paper)
    laid = lay_out(paper, profile)
    document: Any = Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    last_section = body[-1]
    body.remove(last_section)
    _base(document, paper, profile)
    _head(body, laid, profile)
    _title(body, paper, laid, profile)
    for block in laid.blocks:
        _block(body, block, profile)
    for table in paper.tables:
        _table(body, table, profile, profile.text_mm)
    _signature(body, paper, laid, profile)
    sections = [False]
    for number, annex in enumerate(paper.annexes, start=1):
        _end_section(body, document, profile, wide=sections[-1])
        sections.append(annex.wide)
        _annex(body, annex, number, paper, profile)
    body.append(last_section)
    _section(last_section, document, profile, wide=sections[-1], first=len(sections) == 1)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _base(document: Any, paper: Paper, profile: Profile) -> None:
    """Set the face and language of all text, and what the file says about itself."""
    normal = document.styles["Normal"]
    normal.font.name = profile.font
    normal.font.size = Pt(profile.look("body").points)
    properties = normal.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), profile.font)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    element("lang", properties, val="vi-VN", eastAsia="vi-VN")
    core = document.core_properties
    core.title = f"{paper.heading} {paper.abstract}"[:250]
    core.author = core.last_modified_by = paper.organ.name[:250]
    core.comments = ""
    core.language = "vi-VN"
    core.created = core.modified = datetime.combine(paper.day or paper.made_on or profile.valid_from, time())


def _head(body: Any, laid: Laid, profile: Profile) -> None:
    table = grid(body, (laid.left_mm, laid.right_mm), lines=False)
    top = row(table)
    left, right = cell(top, laid.left_mm), cell(top, laid.right_mm)
    for text in laid.superior:
        run(paragraph(left, align="centre"), text, profile.look("superior"))
    for text in laid.organ:
        run(paragraph(left, align="centre"), text, profile.look("organ"))
    if profile.header.organ_mark == "rule":
        rule(left, laid.organ_rule_mm, laid.left_mm)
    else:
        run(paragraph(left, align="centre"), "*", profile.look("superior"))
    for number, text in enumerate(laid.right):
        look = profile.look("title" if number == 0 else "motto")
        run(paragraph(right, align="centre"), shown(text, look), look)
    rule(right, laid.right_rule_mm, laid.right_mm)
    below = row(table)
    left, right = cell(below, laid.left_mm), cell(below, laid.right_mm)
    for number, text in enumerate(laid.number):
        run(paragraph(left, align="centre", before_pt=2), text, profile.look("number"), bold=number > 0)
    run(paragraph(right, align="centre", before_pt=2), laid.place_day, profile.look("place_day"))


def _title(body: Any, paper: Paper, laid: Laid, profile: Profile) -> None:
    kind, abstract, bases = profile.look("kind"), profile.look("abstract"), profile.look("bases")
    run(paragraph(body, align="centre", before_pt=18, keep_next=True), shown(paper.heading, kind), kind)
    run(paragraph(body, align="centre", keep_next=True, left_mm=10, right_mm=10), paper.abstract, abstract)
    if profile.header.organ_mark == "rule":
        rule(body, laid.abstract_rule_mm, profile.text_mm)
    else:
        run(paragraph(body, align="centre"), "-----", abstract)
    if paper.to:
        _addressed(body, paper, profile)
    if paper.issuer:
        look = profile.look("resolved")
        run(paragraph(body, align="centre", before_pt=8, after_pt=8), shown(paper.issuer, look), look)
    for text in laid.bases:
        run(_running(body, profile), text, bases)


def _addressed(body: Any, paper: Paper, profile: Profile) -> None:
    """Write whom the paper is for: one on the line, several in a list below it."""
    look, lead = profile.look("body"), profile.addressed.get(paper.kind, "Kính gửi:")
    if len(paper.to) == 1:
        run(paragraph(body, align="centre", before_pt=10, after_pt=10), f"{lead} {paper.to[0]}", look)
        return
    run(paragraph(body, before_pt=10, left_mm=25), lead, look)
    for number, text in enumerate(paper.to, start=1):
        last = number == len(paper.to)
        made = paragraph(body, left_mm=45, after_pt=10 if last else 0)
        run(made, f"- {text}{'.' if last else ';'}", look)


def _running(body: Any, profile: Profile, *, keep_next: bool = False, outline: int | None = None) -> Any:
    rule_of = profile.body
    return paragraph(
        body,
        align="both",
        after_pt=rule_of.between_pt,
        first_mm=rule_of.first_line_mm[1],
        line=rule_of.line,
        exact_pt=rule_of.line_exact_pt,
        keep_next=keep_next,
        outline=outline,
    )


def _block(body: Any, block: Block, profile: Profile) -> None:
    look = profile.look("body")
    if block.style == "resolved":
        resolved = profile.look("resolved")
        made = paragraph(body, align="centre", before_pt=8, after_pt=8, keep_next=True)
        run(made, shown(block.text, resolved), resolved)
        return
    heading, bold = block.style == "heading", block.style in ("heading", "titled")
    made = _running(body, profile, keep_next=bold, outline=0 if heading else 1 if bold else None)
    if block.lead:
        run(made, f"{block.lead} ", look, bold=bold or block.style == "article")
    run(made, block.text, look, bold=bold)


def _table(body: Any, table: Table, profile: Profile, room_mm: float) -> None:
    look = profile.look("table")
    if table.caption:
        caption = paragraph(body, align="left", before_pt=8, after_pt=4, keep_next=True)
        run(caption, table.caption, profile.look("body"), bold=True)
    whole = sum(column.width for column in table.columns)
    widths = [column.width / whole * room_mm for column in table.columns]
    made = grid(body, widths, lines=True, cell_mm=_CELL_MM)
    top = row(made, heading=True)
    for column, width in zip(table.columns, widths, strict=True):
        _cell(top, width, column.heading, "centre", look, bold=True)
    for number, values in enumerate(table.rows):
        line = row(made)
        for column, width, value in zip(table.columns, widths, values, strict=True):
            _cell(line, width, said(value, column.decimals), column.align, look, bold=number in table.strong)
    paragraph(body)


def _cell(line: Any, width: float, text: str, align: Align, look: Look, *, bold: bool) -> None:
    made = paragraph(cell(line, width, middle=True), align=align, before_pt=1, after_pt=1)
    if text:
        run(made, text, look, bold=bold)


def _signature(body: Any, paper: Paper, laid: Laid, profile: Profile) -> None:
    half = profile.text_mm / 2
    paragraph(body, exact_pt=8, keep_next=True)
    table = grid(body, (half, half), lines=False)
    line = row(table)
    left, right = cell(line, half), cell(line, half)
    heading = profile.look("recipients_heading")
    run(paragraph(left), profile.recipients.heading, heading)
    for text in laid.recipients:
        run(paragraph(left), text, profile.look("recipients"))
    for text in laid.authority:
        run(paragraph(right, align="centre"), text, profile.look("authority"))
    for text in laid.sign_title:
        run(paragraph(right, align="centre"), text, profile.look("sign_title"))
    name = paragraph(right, align="centre", before_pt=70)
    run(name, paper.signature.name, profile.look("sign_name"))
    paragraph(body, exact_pt=2)


def _annex(body: Any, annex: Annex, number: int, paper: Paper, profile: Profile) -> None:
    look = profile.look("annex")
    lead = "Phụ lục" if len(paper.annexes) == 1 else f"Phụ lục {roman(number)}"
    run(paragraph(body, align="centre", keep_next=True, outline=0), lead, look)
    run(paragraph(body, align="centre", keep_next=True), annex.title.upper(), look)
    note = f"(Kèm theo {paper.called})"
    run(paragraph(body, align="centre", after_pt=2), note, profile.look("annex_note"))
    room = _room(profile, wide=annex.wide)
    rule(body, room * 0.25, room)
    if annex.note:
        run(_running(body, profile), annex.note, profile.look("body"))
    for block in annex.blocks:
        _block(body, block, profile)
    for table in annex.tables:
        _table(body, table, profile, room)


def _room(profile: Profile, *, wide: bool) -> float:
    turned = profile.margins_mm.left[1] + profile.margins_mm.right[1]
    return (profile.height_mm if wide else profile.width_mm) - turned


def _end_section(body: Any, document: Any, profile: Profile, *, wide: bool) -> None:
    made = paragraph(body, exact_pt=1)
    section = element("sectPr", made.find(qn("w:pPr")))
    first = not any(True for _ in body.iter(qn("w:sectPr")) if _ is not section)
    _section(section, document, profile, wide=wide, first=first)


def _section(section: Any, document: Any, profile: Profile, *, wide: bool, first: bool) -> None:
    """Fill the properties of a section: paper, margins, and a number on every page but its first."""
    for child in list(section):
        section.remove(child)
    place = "footer" if profile.page_number.at == "bottom-right" else "header"
    relation = _numbered(document, profile, place)
    element(f"{place}Reference", section, type="default").set(qn("r:id"), relation)
    element("type", section, val="nextPage")
    size = (profile.height_mm, profile.width_mm) if wide else (profile.width_mm, profile.height_mm)
    paper = element("pgSz", section, w=twips(size[0]), h=twips(size[1]))
    if wide:
        paper.set(qn("w:orient"), "landscape")
    margins = profile.margins_mm
    sides = {side: twips(getattr(margins, side)[1]) for side in ("top", "right", "bottom", "left")}
    element("pgMar", section, **sides, header=twips(10), footer=twips(10), gutter="0")
    if not first:
        # Pages of an annex are numbered from one, each annex for itself.
        element("pgNumType", section, start="1")
    element("titlePg", section)


def _numbered(document: Any, profile: Profile, place: str) -> str:
    """Return the relation to the one header or footer that holds the page number, making it at first use."""
    part = document.part
    kept = getattr(part, "_tinhgon_numbered", None)
    if kept is None:
        made, kept = part.add_footer_part() if place == "footer" else part.add_header_part()
        holder = made.element
        for child in list(holder):
            holder.remove(child)
        align = "right" if place == "footer" else "centre"
        page_field(paragraph(holder, align=align), profile.look("page_number"))
        part._tinhgon_numbered = kept
    return str(kept)
