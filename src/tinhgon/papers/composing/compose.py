"""From a scheme that was run to a paper of a kind."""

from __future__ import annotations

from dataclasses import replace

from tinhgon.papers.composing import deciding, proposing
from tinhgon.papers.composing.occasion import Occasion, bases_of, numbered
from tinhgon.papers.composing.parts import Matter, matter_of
from tinhgon.papers.composing.subject import about, subject
from tinhgon.papers.kinds import KINDS, kind_of
from tinhgon.papers.paper import Block, Paper, sound
from tinhgon.structure.run import Outcome


def compose(kind: str, outcome: Outcome, occasion: Occasion) -> Paper:
    """Return the paper of a kind about a scheme that was run.

    Raises Unknown where there is no such kind, Refusal where a text cannot stand in a paper.
    """
    which = kind_of(kind)
    matter = matter_of(outcome, occasion)
    number, line = numbered(occasion, which.id)
    if which.id == "appraisal":
        matter = replace(matter, annexes=proposing.appraisal_annexes(matter))
    blocks = _text(which.id, matter)
    title = outcome.scheme.title
    recipients = occasion.recipients or _recipients(which.id, matter, blocks)
    return sound(
        Paper(
            kind=which.id,
            organ=occasion.organ,
            number=number,
            number_line=line,
            day=occasion.day,
            heading=which.name.vi,
            abstract=_abstract(which.id, title),
            blocks=blocks,
            signature=occasion.signature,
            bases=bases_of(occasion, outcome.scheme) if which.decides else (),
            to=_to(which.id, occasion),
            issuer=occasion.organ.name if which.decides else "",
            recipients=(*recipients, _archive(occasion)),
            annexes=matter.annexes,
            evidence=matter.evidence,
            note=f"Căn cứ thể thức: {occasion.profile.citation}",
            draft=not number,
            made_on=occasion.made_on,
            findings=matter.findings,
        )
    )


def _text(kind: str, matter: Matter) -> tuple[Block, ...]:
    if KINDS[kind].decides:
        return deciding.articles(matter, kind)
    texts = {"appraisal": proposing.appraisal, "proposal": proposing.proposal, "submission": proposing.submission}
    return texts[kind](matter)


def _abstract(kind: str, title: str) -> str:
    if kind == "proposal":
        text = subject(title)
        return f"{text[:1].upper()}{text[1:]}"
    if kind == "appraisal":
        return f"Đề án {subject(title)}"
    return about(title)


def _to(kind: str, occasion: Occasion) -> tuple[str, ...]:
    if KINDS[kind].decides or kind == "proposal":
        return ()
    return occasion.to or (_above(occasion) or "…" * 20,)


def _above(occasion: Occasion) -> str:
    """Return the body above the organ in full, "" where none decides over it alone."""
    above = occasion.organ.superior[-1] if occasion.organ.superior else ""
    return (
        ""
        if above.startswith("Đảng bộ")
        else above.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")
    )


def _recipients(kind: str, matter: Matter, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    if KINDS[kind].decides:
        return (deciding.executors(matter, blocks),)
    return ("Các cơ quan, đơn vị có liên quan",) if kind == "proposal" else ("Như trên",)


def _archive(occasion: Occasion) -> str:
    """Return the last recipient: the registry of the organ; a Party committee keeps its papers in its office."""
    archive, organ = occasion.profile.recipients.archive, occasion.organ
    if organ.sector != "party":
        return archive
    return f"{archive} Văn phòng {' '.join(organ.lines[0].split()[:2])}" if organ.lines else archive
