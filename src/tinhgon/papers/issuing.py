"""A paper asked for by a face: which kind, whose, numbered and signed how, written as which file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Lawbooks
from tinhgon.papers.composing.compose import compose
from tinhgon.papers.composing.occasion import Occasion
from tinhgon.papers.kinds import kind_of
from tinhgon.papers.lawful import compared
from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Paper
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.papers.writing.pdf import write_pdf
from tinhgon.papers.writing.sheets import write_xlsx
from tinhgon.papers.writing.template import write_docx_from
from tinhgon.papers.writing.word import write_docx
from tinhgon.structure.run import Outcome

#: What a paper can be written as, with the type that the web names it by.
FORMATS: Final[dict[str, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: the kind of paper, the code of the organ, and what the scheme does not say.

    ``made_on`` chooses the layout unless the paper is dated. An empty ``signer`` is the head of the organ as the books
    have it.
    """

    kind: str
    organ: str
    made_on: date
    number: str = ""
    dated: date | None = None
    signer: str = ""
    signer_title: str = ""
    authority: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    with_people: bool = False


def issue(
    outcome: Outcome, wanted: Wanted, findings: tuple[Finding, ...] = (), lawbooks: Lawbooks | None = None
) -> tuple[Paper, Profile]:
    """Return the paper that was asked for and its layout.

    ``findings`` are those of checks beside the run's own. An appraisal compares the scheme with the law of its day, from
    ``lawbooks`` or, where none are given, from the books that come with the house. Raises Unknown where there is no such kind, organ or layout.
    """
    day = wanted.dated or wanted.made_on
    try:
        structure, organ = outcome.before, organ_of(outcome.before, wanted.organ)
    except Unknown:
        # An organ that begins with the scheme may sign what carries it out.
        structure, organ = outcome.after, organ_of(outcome.after, wanted.organ)
    profile = profile_for(organ.sector, day)
    signature = signature_of(
        structure, wanted.organ, profile, name=wanted.signer, title=wanted.signer_title, authority=wanted.authority
    )
    occasion = Occasion(
        organ=organ,
        profile=profile,
        signature=signature,
        made_on=day,
        day=wanted.dated,
        number=wanted.number,
        to=wanted.to,
        recipients=wanted.recipients,
        bases=wanted.bases,
        with_people=wanted.with_people,
        findings=findings,
        lawful=compared(outcome, lawbooks) if kind_of(wanted.kind).id == "appraisal" else None,
    )
    return compose(wanted.kind, outcome, occasion), profile


def written(paper: Paper, profile: Profile, ending: str, fonts: Path, template: bytes | None = None) -> bytes:
    """Return a paper as a file of this ending; ``template`` is an office's own Word template.

    Raises Refusal where there is no such format, or a template is given for another than DOCX.
    """
    if ending not in FORMATS:
        raise _refused(
            "format",
            Sentence(f"Không ghi được dạng “{ending}”.", f"There is no format “{ending}”."),
            Sentence("Dùng .docx, .pdf hoặc .xlsx.", "Use .docx, .pdf or .xlsx."),
        )
    if template is not None and ending != "docx":
        raise _refused(
            "template_format",
            Sentence("Mẫu riêng chỉ dùng cho tệp Word.", "A template of one's own makes Word files only."),
            Sentence("Chọn dạng .docx.", "Choose .docx."),
        )
    if ending == "pdf":
        return write_pdf(paper, profile, fonts)
    if ending == "xlsx":
        return write_xlsx(paper, profile)
    return write_docx(paper, profile) if template is None else write_docx_from(template, paper, profile)


def _refused(rule: str, said: Sentence, remedy: Sentence) -> Refusal:
    return Refusal([Finding(f"paper.{rule}", said, remedy=remedy)])
