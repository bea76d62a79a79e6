"""Votes of the People's Councils concerned, as linked results."""

from __future__ import annotations

from datetime import date

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.models import Council, Document, Vote
from tinhgon.reform.queries.dossier import gates
from tinhgon.reform.rules.dossier.procedure import ACTS
from tinhgon.reform.rules.dossier.voting import Tally, impossible, short_of
from tinhgon.reform.words import dossier as words


def record_vote(
    mandate: Mandate, code: str, council: str, tally: Tally, day: date, *, session: str, held_on: date, resolution: str,
    document: Document | None,
) -> tuple[Vote, list[Finding]]:  # fmt: skip
    """Write down how a council voted in one session; return it with why it did not pass, if it did not.

    A failed vote is kept too, and does not open the gate. Raises Refusal where the count is impossible, nothing proves it, the council
    is not concerned, has passed this text already, or voted in this session already.
    """
    with writing.held(code) as at:
        writing.takes(at, "vote", day)
        if mandate.actor in at.actors("scheme.draft"):
            said = words.apart(mandate.actor, words.RECORDS["vote"][1], ACTS["scheme.draft"])
            raise Refusal([Finding("dossier.apart", said, subject=mandate.actor)])
        found = Council.objects.filter(dossier=at.dossier, code=council).first()
        if found is None:
            raise Unknown(
                Sentence(f"{council} không phải HĐND liên quan của hồ sơ.", f"{council} is no council concerned.")
            )
        _refuse(found, session, held_on, day, resolution, document, tally, passed=found.id in gates.passed(at))
        short = short_of(tally, at.procedure.votes)
        deed = writing.write(
            mandate, at, "vote", day, document=document, decision=Decision(resolution, held_on, found.name),
            payload={"council": council, "session": session, "passed": not short, "members": tally.members, "present": tally.present,
                     "favour": tally.favour, "against": tally.against, "abstain": tally.abstain},
        )  # fmt: skip
        vote = Vote.objects.create(
            dossier=at.dossier, deed=deed, council=found, text=at.text, session=session.strip(), day=held_on, resolution=resolution.strip(),
            members=tally.members, present=tally.present, favour=tally.favour, against=tally.against, abstain=tally.abstain,
            passed=not short,
        )  # fmt: skip
        return vote, short


def _refuse(
    council: Council,
    session: str,
    held_on: date,
    day: date,
    resolution: str,
    document: Document | None,
    tally: Tally,
    *,
    passed: bool,
) -> None:
    findings = impossible(tally)
    if passed:
        said = Sentence(f"{council.name} đã thông qua đề án này.", f"{council.name} has passed this scheme already.")
        findings.append(Finding("vote.second", said, subject=council.code))
    elif Vote.objects.filter(council=council, session=session.strip()).exists():
        said = Sentence(
            f"{council.name} đã biểu quyết trong kỳ họp này.", f"{council.name} voted in this session already."
        )
        findings.append(Finding("vote.session", said, subject=council.code))
    if not session.strip() or not resolution.strip():
        said = Sentence("Chưa nêu kỳ họp hoặc số nghị quyết, biên bản.", "The session or the number is missing.")
        findings.append(Finding("vote.unnamed", said))
    if document is None:
        said = Sentence("Chưa kèm nghị quyết hoặc biên bản.", "The resolution or the minutes are not attached.")
        findings.append(Finding("vote.document", said))
    if held_on > day:
        said = Sentence("Kỳ họp diễn ra sau ngày ghi.", "The session lies after the day of the record.")
        findings.append(Finding("vote.day", said, measured=str(held_on), required=f"≤ {day}"))
    if findings:
        raise Refusal(findings)
