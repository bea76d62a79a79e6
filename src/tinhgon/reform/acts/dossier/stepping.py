"""Taking a step of the procedure: who may, what it needs, and what it writes beside its deed."""

from __future__ import annotations

from typing import Any

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.acts.drafting.turning import lock
from tinhgon.reform.models import Allowed, Deed, Measured
from tinhgon.reform.queries.dossier import following, gates
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier import guardrails
from tinhgon.reform.rules.dossier.procedure import Step
from tinhgon.reform.words import dossier as words
from tinhgon.registry import acts as registry
from tinhgon.registry.acts.writing import books


def take(mandate: Mandate, code: str, step: str, given: Given) -> Deed:
    """Take a step of a dossier's procedure. Raises Refusal with everything that it lacks; then nothing is written."""
    if step == "enact":
        with books():  # what is asked here is still so when it is enacted
            return _take(mandate, code, step, given)
    return _take(mandate, code, step, given)


def _take(mandate: Mandate, code: str, name: str, given: Given) -> Deed:
    with writing.held(code) as at:
        step = at.procedure.step(name)
        if at.state.id not in step.source:
            said = words.wrong_state(step.words.sentence, at.state.words.sentence)
            raise Refusal(
                [Finding("dossier.state", said, subject=code, measured=at.state.id, required=", ".join(step.source))]
            )
        writing.not_before(at, given.day)
        lacking = gates.lacking(at, step, given)
        found = [*gates.apart(at, step, mandate.actor), *(one for one in lacking if one.severity is Severity.ERROR)]
        if found:
            raise Refusal(found)
        warnings = {"warnings": [one.rule for one in lacking]} if lacking else {}
        reason = writing.said(given.reason, "lý do", "reason", needed=False)
        if name == "enact":
            return _enact(mandate, at, step, given, reason, warnings)
        return _record(mandate, at, step, given, reason, {**_payload(at, name, given), **warnings})


def _record(mandate: Mandate, at: Standing, step: Step, given: Given, reason: str, payload: dict[str, Any]) -> Deed:
    deed = writing.write(
        mandate, at, step.id, given.day, step=step, reason=reason, document=given.document, decision=given.decision,
        signer=given.signer, payload=payload,
    )  # fmt: skip
    draft = at.dossier.draft
    if step.id == "decide" and draft is not None:
        # From here on what is enacted is what was decided: nobody edits the draft; a branch of it may be made.
        lock(mandate, draft.name, deed.at, f"{at.dossier.code}: {given.decision.number}")
    return deed


def _payload(at: Standing, name: str, given: Given) -> dict[str, Any]:
    """Return what a step says beside who and when."""
    text = at.text
    payload: dict[str, Any] = {} if text is None else {"text": text.number, "digest": text.digest}
    if given.until is not None:
        payload["until"] = given.until.isoformat()
    if given.organ:
        payload["organ"] = given.organ
    if name == "review":
        alarms = following.alarms(at, given.day, given.months)
        over = [
            {"rank": one.rank, "planned": one.planned, "found": one.found} for one in following.drift(at, given.day)
        ]
        payload |= {"months": given.months, "alarms": [one.rule for one in alarms], "surplus": over}
    return payload


def _enact(mandate: Mandate, at: Standing, step: Step, given: Given, reason: str, warnings: dict[str, Any]) -> Deed:
    """Enact the text that was decided on, and freeze what is followed from here on."""
    decided, text, scheme = at.newest("decide"), at.text, at.scheme
    if decided is None or text is None or scheme is None:
        raise Refusal([Finding("dossier.not_decided", Sentence("Chưa có quyết định.", "There is no decision."))])
    if given.day > scheme.day:
        said = Sentence(
            f"Đề án có hiệu lực ngày {scheme.day:%d/%m/%Y}, đã qua ngày thi hành {given.day:%d/%m/%Y}: sửa ngày và quyết định lại.",
            f"The scheme takes effect on {scheme.day}, before the day of enactment {given.day}: mend the day and decide anew.",
        )
        raise Refusal([Finding("dossier.late", said, measured=str(given.day), required=f"≤ {scheme.day}")])
    outcome = outcome_of(at)
    limits, units = following.allowances(at), guardrails.predecessors(outcome)
    figures = [
        (rail, guardrails.measured(rail, outcome.before, units))
        for rail in at.procedure.guardrails
        if rail.where == "figure"
    ]
    done = registry.enact(mandate, scheme, _decision(decided), text.drafted_at)
    if done.entry.payload["scheme"] != text.text:
        raise RuntimeError("what was enacted is not what was decided")  # a fault of the program: all is rolled back
    deed = _record(mandate, at, step, given, reason, {"enacted": done.entry.number, "digest": text.digest, **warnings})
    Allowed.objects.bulk_create(
        Allowed(dossier=at.dossier, deed=deed, unit=one.unit, rank=one.rank, allowed=one.allowed, held=one.held)
        for one in limits
    )
    source = Sentence("đếm từ sổ bộ, ngay trước khi thi hành", "counted in the registry").vi
    Measured.objects.bulk_create(
        Measured(dossier=at.dossier, deed=deed, rail=rail.id, after=0, value=found.value, of=found.of, source=source)
        for rail, found in figures
    )
    return deed


def _decision(decided: Deed) -> Any:
    return writing.Decision(
        decided.decision_number, decided.decision_signed, decided.decision_organ, decided.dossier.title
    )
