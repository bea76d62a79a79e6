"""A paper as PDF/A, set by Typst with the faces of the house."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.paper import Annex, Block, Paper, Table, said, sound
from tinhgon.papers.profile import Profile
from tinhgon.papers.writing.laid import lay_out, shown
from tinhgon.vietnamese.numerals import roman

#: The face with the measures of Times New Roman that comes with the house.
FACE: Final = "Tinos"
#: Papers are kept for as long as archives last: PDF/A-2b.
STANDARD: Final = "a-2b"
#: Fine enough to read on a screen.
PICTURE_PPI: Final = 84


def write_pdf(paper: Paper, profile: Profile, fonts: Path) -> bytes:
    """Return the paper as PDF/A in a layout, with the faces that lie in the folder ``fonts``.

    Texts travel to Typst as data and never as markup; it reads no file but its own template, and no font of the machine.
    Raises Refusal (``paper.fonts``) where the faces are not there.
    """
    made: bytes = _compiled(sound(paper), profile, fonts, format="pdf", pdf_standards=STANDARD)
    return made


def write_pictures(paper: Paper, profile: Profile, fonts: Path, most: int = 2) -> list[bytes]:
    """Return the first pages of the paper itself, without its annexes, as PNG pictures for looking at on a page.

    Raises Refusal (``paper.fonts``) where the faces are not there.
    """
    shown = sound(replace(paper, annexes=(), evidence=()))
    made: bytes | list[bytes] = _compiled(shown, profile, fonts, format="png", ppi=PICTURE_PPI)
    return ([made] if isinstance(made, bytes) else list(made))[:most]


def _compiled(paper: Paper, profile: Profile, fonts: Path, **options: Any) -> Any:
    if not any(fonts.glob(f"{FACE}*.ttf")):
        raise _no_fonts(fonts)
    return typst.compile(
        files("tinhgon.papers.writing").joinpath("paper.typ").read_bytes(),
        root=str(fonts),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_data(paper, profile), ensure_ascii=False)},
        **options,
    )


def _no_fonts(fonts: Path) -> Refusal:
    return Refusal(
        [
            Finding(
                "paper.fonts",
                Sentence(f"Chưa có phông chữ {FACE} ở {fonts}.", f"The face {FACE} is not in {fonts}."),
                remedy=Sentence(
                    "Chạy lại phần cài đặt (./run demo hoặc ./run test), hoặc xuất DOCX.",
                    "Run the set-up again (./run demo or ./run test), or write DOCX.",
                ),
            )
        ]
    )


def _data(paper: Paper, profile: Profile) -> dict[str, Any]:
    laid = lay_out(paper, profile)
    day = paper.day or paper.made_on or profile.valid_from
    kind, resolved = profile.look("kind"), profile.look("resolved")
    return {
        "layout": _layout(profile),
        "title": f"{paper.heading} {paper.abstract}",
        "author": paper.organ.name,
        "day": [day.year, day.month, day.day],
        "left": laid.left_mm,
        "right": laid.right_mm,
        "superior": list(laid.superior),
        "organ": list(laid.organ),
        "organ_rule": laid.organ_rule_mm,
        "right_lines": list(laid.right),
        "right_rule": laid.right_rule_mm,
        "number": list(laid.number),
        "place_day": laid.place_day,
        "heading": shown(paper.heading, kind),
        "abstract": paper.abstract,
        "abstract_rule": laid.abstract_rule_mm,
        "to": list(paper.to),
        "addressed": profile.addressed.get(paper.kind, "Kính gửi:"),
        "issuer": shown(paper.issuer, resolved),
        "bases": list(laid.bases),
        "blocks": [_block(one, profile) for one in laid.blocks],
        "tables": [_table(one) for one in paper.tables],
        "recipients_heading": profile.recipients.heading,
        "recipients": list(laid.recipients),
        "authority": list(laid.authority),
        "sign_title": list(laid.sign_title),
        "name": paper.signature.name,
        "annexes": [_annex(one, number, paper, profile) for number, one in enumerate(paper.annexes, start=1)],
    }


def _layout(profile: Profile) -> dict[str, Any]:
    margins, body = profile.margins_mm, profile.body
    return {
        "width": profile.width_mm,
        "height": profile.height_mm,
        "top": margins.top[1],
        "bottom": margins.bottom[1],
        "left": margins.left[1],
        "right": margins.right[1],
        "font": FACE,
        "first_line": body.first_line_mm[1],
        "between": body.between_pt,
        "line": body.line or 1.0,
        "exact": body.line_exact_pt,
        "number_at": profile.page_number.at,
        "organ_mark": profile.header.organ_mark,
        "looks": {
            name: {"points": look.points, "bold": look.bold, "italic": look.italic, "underlined": look.underlined}
            for name, look in profile.looks.items()
        },
    }


def _block(block: Block, profile: Profile) -> dict[str, str]:
    text = shown(block.text, profile.look("resolved")) if block.style == "resolved" else block.text
    return {"style": block.style, "text": text, "lead": f"{block.lead} " if block.lead else ""}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [
            {"heading": column.heading, "width": column.width, "align": column.align} for column in table.columns
        ],
        "rows": [
            [said(value, column.decimals) for column, value in zip(table.columns, row, strict=True)]
            for row in table.rows
        ],
        "strong": sorted(table.strong),
    }


def _annex(annex: Annex, number: int, paper: Paper, profile: Profile) -> dict[str, Any]:
    return {
        "lead": "Phụ lục" if len(paper.annexes) == 1 else f"Phụ lục {roman(number)}",
        "title": annex.title.upper(),
        "under": f"(Kèm theo {paper.called})",
        "note": annex.note,
        "wide": annex.wide,
        "blocks": [_block(one, profile) for one in annex.blocks],
        "tables": [_table(one) for one in annex.tables],
    }
