"""What both the DOCX and the PDF need: every line of the first page worked out from a paper and a layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.papers.paper import Block, Paper
from tinhgon.papers.profile import Look, Profile
from tinhgon.papers.writing.letters import broken, width_mm
from tinhgon.vietnamese.days import day_in_words

#: Room beside the widest line of the right block, so that it never wraps.
_AIR_MM: Final = 3.0
#: A rule under a name is from a third to a half as long as the name.
_RULE_SHARE: Final = 0.4
_GAP: Final = "\u00a0" * 6


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a paper, in the order of the page; widths in millimetres."""

    left_mm: float
    right_mm: float
    superior: tuple[str, ...]
    organ: tuple[str, ...]
    organ_rule_mm: float
    right: tuple[str, ...]
    right_rule_mm: float
    number: tuple[str, ...]
    place_day: str
    abstract_rule_mm: float
    bases: tuple[str, ...]
    blocks: tuple[Block, ...]
    authority: tuple[str, ...]
    sign_title: tuple[str, ...]
    recipients: tuple[str, ...]


def lay_out(paper: Paper, profile: Profile) -> Laid:
    """Return the lines of a paper in a layout."""
    title, motto = profile.look("title"), profile.look("motto")
    right = profile.header.right
    widths = [_wide(line, title if number == 0 else motto) for number, line in enumerate(right)]
    place_day = _place_day(paper)
    right_mm = max(*widths, _wide(place_day, profile.look("place_day")), 0) + _AIR_MM
    left_mm = profile.text_mm - right_mm
    organ_look = profile.look("organ")
    organ = _lines(paper.organ.lines or (paper.organ.name,), organ_look, left_mm)
    signing_mm = profile.text_mm / 2
    return Laid(
        left_mm=round(left_mm, 1),
        right_mm=round(right_mm, 1),
        superior=_lines(paper.organ.superior, profile.look("superior"), left_mm),
        organ=organ,
        organ_rule_mm=round(_wide(organ[-1], organ_look) * _RULE_SHARE, 1) if organ else 0,
        right=right,
        right_rule_mm=round(widths[0 if profile.header.right_rule == "title" else -1], 1),
        number=(paper.number_line, *(("DỰ THẢO",) if paper.draft else ())),
        place_day=place_day,
        abstract_rule_mm=round(
            min(_wide(paper.abstract, profile.look("abstract")), profile.text_mm * 0.8) * _RULE_SHARE, 1
        ),
        bases=_bases(paper.bases, profile),
        blocks=_ended(paper.blocks, profile.end_mark),
        authority=tuple(
            line
            for text in paper.signature.authority
            for line in broken(text.upper(), profile.look("authority").points, signing_mm, bold=True)
        ),
        sign_title=_lines((paper.signature.title,), profile.look("sign_title"), signing_mm),
        recipients=_recipients(paper.recipients, profile),
    )


def shown(text: str, look: Look) -> str:
    """Return a text as its look writes it: in capitals, or as it is."""
    return text.upper() if look.capitals else text


def _wide(text: str, look: Look) -> float:
    return width_mm(shown(text, look), look.points, bold=look.bold)


def _lines(texts: tuple[str, ...], look: Look, room_mm: float) -> tuple[str, ...]:
    return tuple(
        line for text in texts if text for line in broken(shown(text, look), look.points, room_mm, bold=look.bold)
    )


def _place_day(paper: Paper) -> str:
    if paper.day is None:
        return f"{paper.organ.place}, ngày{_GAP}tháng{_GAP}năm{_GAP}"
    return f"{paper.organ.place}, {day_in_words(paper.day).vi}"


def _bases(bases: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """Return the bases as the layout writes them: one a line, a semicolon after each, the layout's sign after the last."""
    dash = f"{profile.basis_dash} " if profile.basis_dash else ""
    bare = [f"{dash}{text.rstrip(' ;.,')}" for text in bases]
    return tuple(f"{text};" for text in bare[:-1]) + tuple(f"{text}{profile.basis_end}" for text in bare[-1:])


def _ended(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    if not blocks:
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], Block(last.style, f"{last.text.rstrip(' .;,/')}{mark}", last.lead))


def _recipients(recipients: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    rule = profile.recipients
    bare = [f"- {text.rstrip(' ;.,')}" for text in recipients]
    return tuple(f"{text}{rule.between}" for text in bare[:-1]) + tuple(f"{text}{rule.last}" for text in bare[-1:])
