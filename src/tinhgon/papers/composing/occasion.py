"""On what occasion a paper is made: whose it is, its number, its day, who signs, whom it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.checks import Compared
from tinhgon.papers.paper import Organ, Signature
from tinhgon.papers.profile import Profile
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.scheme import Basis
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.documents import parse_document_number


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything about a paper that the scheme does not say.

    ``made_on`` chose the layout. ``number`` is the numeral or the whole number, empty while none was given. ``with_people``
    names people by name and post; without it no name of an affected person stands anywhere in the paper or its annexes.
    ``lawful`` is what the law of the scheme's day finds before and after; None where it was not asked.
    """

    organ: Organ
    profile: Profile
    signature: Signature
    made_on: date
    day: date | None = None
    number: str = ""
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    with_people: bool = False
    findings: tuple[Finding, ...] = ()
    lawful: tuple[Compared, ...] | None = None


def numbered(occasion: Occasion, kind: str) -> tuple[str, str]:
    """Return the number of a paper and the line that shows it; while there is no number the line leaves room for one."""
    profile = occasion.profile
    symbol = {"kind": profile.kinds[kind], "organ": occasion.organ.symbol}
    given, lead = occasion.number.strip(), profile.number_format.partition("{")[0]
    if not given:
        return "", profile.number_format.format(number="\u00a0" * 8, **symbol)
    line = f"{lead}{given}"
    if given.isdigit():
        # Numbers below ten take a nought before them (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW).
        line = profile.number_format.format(number=f"{int(given):02d}", **symbol)
    return line.removeprefix(lead), line


def basis_words(basis: Basis) -> str:
    """Return a document that a scheme rests on as a paper cites it: kind, number, day, organ, what it is about."""
    try:
        kind = parse_document_number(basis.number).kind_words
        lead = f"{kind.vi} số " if kind else "Luật số " if "/QH" in basis.number else "Văn bản số "
    except Refusal:
        lead = ""  # a document named in words
    day = f" ngày {say_day(basis.date)}" if basis.date else ""
    organ = f" của {basis.organ}" if basis.organ else ""
    title = f" {basis.title[:1].lower()}{basis.title[1:]}" if basis.title else ""
    return f"{lead}{basis.number}{day}{organ}{title}"


def bases_of(occasion: Occasion, scheme: Spec) -> tuple[str, ...]:
    """Return the bases of a paper: those of the scheme, then those that were added, each beginning as the layout begins."""
    lead = occasion.profile.basis_lead
    found = [f"{lead} {basis_words(basis)}" for basis in getattr(scheme, "basis", ())]
    added = [text if text.startswith((lead, "Theo ", "Xét ")) else f"{lead} {text}" for text in occasion.bases]
    return (*found, *added)
