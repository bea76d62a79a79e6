"""Taking a step of the procedure: whether it may be taken from here, what it needs, and which terms it starts and ends."""

from __future__ import annotations

from dataclasses import replace

from tinhgon.casework.acts import running, writing
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.models import Deed
from tinhgon.casework.queries.standing import Standing
from tinhgon.casework.rules.running import conditions_of
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.procedure import NEEDS, CaseStep


def take(mandate: Mandate, code: str, step: str, given: Given) -> Deed:
    """Take a step. Raises Refusal with everything that it lacks, Stale where somebody came before; then nothing is written."""
    with writing.held(code, given.seen) as at:
        taken = at.procedure.step(step)
        if at.case.into is not None:
            raise Refusal([Finding("case.merged", words.merged_away(at.case.into.code), subject=code)])
        if at.case.state not in taken.source:
            said = words.wrong_state(taken.words.sentence, at.state.words.sentence)
            raise Refusal(
                [Finding("case.state", said, subject=code, measured=at.case.state, required=", ".join(taken.source))]
            )
        writing.in_time(at, given)
        reason = writing.said(given.reason, "lý do", "reason", needed=False, field="reason")
        found = lacking(at, taken, mandate.actor, given)
        if found:
            raise Refusal(found)
        case = at.case
        conditions = [one for clock in at.clocks for one in conditions_of(clock.clock.conditions)]
        running.end(case, taken.ends, given.day)
        running.start(case, taken.starts, given.day, conditions)
        if at.procedure.state(taken.target).final:
            running.end(case, None, given.day)
            case.ended = given.day
        running.refresh(case)
        return writing.write(
            mandate, case, step, replace(given, reason=reason), step=True, state=taken.target,
            public=taken.public.sentence if taken.public else None,
        )  # fmt: skip


def lacking(at: Standing, step: CaseStep, actor: str, given: Given) -> list[Finding]:
    """Return what a step needs and has not: papers of the file, words and documents of the act, another hand."""
    found = []
    there = {paper.kind for paper in at.papers}
    for kind in step.papers:
        if kind not in there:
            named = at.procedure.paper(kind)
            assert named is not None  # noqa: S101 - a procedure that was read names its own papers
            found.append(
                Finding("case.paper", words.lacks_paper(named.words.sentence), where={"field": "paper", "kind": kind})
            )
    given_ = {
        "reason": bool(given.reason.strip()),
        "document": bool(given.document.number.strip()) and given.document.signed is not None,
        "officer": at.case.officer_id is not None,
        "clock_running": not any(one.open and one.stands_still for one in at.clocks),
    }
    found += [
        Finding(f"case.needs_{need}", words.lacks(NEEDS[need]), where={"field": need})
        for need in step.needs
        if not given_[need]
    ]
    if actor in at.doers(step.apart):
        before = next(one for one in step.apart if actor in at.doers((one,)))
        said = words.same_hand(actor, at.procedure.step(before).words.sentence)
        found.append(Finding("case.same_hand", said, citation=step.citation))
    return found
