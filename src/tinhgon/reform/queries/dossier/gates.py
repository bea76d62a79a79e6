"""What a dossier lacks for a step: every need of the step is asked here, and answered with findings; none means it may be taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Council, Document, PersonCode, Vote, Wait
from tinhgon.reform.queries.dossier import competence, following, of_text, people, said
from tinhgon.reform.queries.dossier.of_text import fault
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing, standing_of
from tinhgon.reform.rules.dossier import surplus
from tinhgon.reform.rules.dossier.procedure import ACTS, NEEDS, Step
from tinhgon.reform.words import dossier as words
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

NO_DECISION: Final = Decision("")


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever takes a step gives with it: day, reason, document, decision and its signer, a last day, the months of a review."""

    day: date
    reason: str = ""
    document: Document | None = None
    decision: Decision = NO_DECISION
    signer: str = ""
    organ: str = ""
    until: date | None = None
    months: int = 0


Gate = Callable[[Standing, Step, Given], list[Finding]]


def lacking(standing: Standing, step: Step, given: Given) -> list[Finding]:
    """Return everything that a step lacks, each with the step's citation where it has none of its own."""
    found = [one for need in step.needs for one in _GATES[need](standing, step, given)]
    return [replace(one, citation=one.citation or step.citation) for one in found]


def blocking(standing: Standing, step: Step, given: Given) -> list[Finding]:
    """Return what keeps a step from being taken; warnings do not."""
    return [one for one in lacking(standing, step, given) if one.severity is Severity.ERROR]


def apart(standing: Standing, step: Step, actor: str) -> list[Finding]:
    """Return which earlier act of the same person forbids a step."""
    found = [act for act in step.apart if actor in standing.actors(act)]
    return [
        Finding("dossier.apart", words.apart(actor, step.words.sentence, ACTS[act]), subject=actor, citation=step.citation,
                remedy=Sentence("Người khác có thẩm quyền phải làm bước này.", "Another person entitled must take this step."))
        for act in found
    ]  # fmt: skip


def _text(standing: Standing, step: Step, given: Given) -> list[Finding]:
    return [] if standing.text else [fault("no_text", "text")]


def _runs(standing: Standing, step: Step, given: Given) -> list[Finding]:
    try:
        outcome_of(standing)
    except Refusal as refusal:
        return list(refusal.findings)
    return []


def unnamed(found: Collection[Finding]) -> list[Finding]:
    """Return findings as everybody may read them: of people without a place how many there are, and nobody's name."""
    left = [one for one in found if one.rule == "dossier.unplaced"]
    if not left:
        return list(found)
    vi = f"{say_number(len(left))} người bị ảnh hưởng chưa được sắp xếp."
    said_ = Sentence(vi, f"{len(left)} affected people are not placed.")
    told = Finding("dossier.unplaced", said_, measured=str(len(left)), required="0", citation=left[0].citation)
    return [*(one for one in found if one.rule != "dossier.unplaced"), told]


def _reason(standing: Standing, step: Step, given: Given) -> list[Finding]:
    return [] if given.reason.strip() else [fault("no_reason", "reason")]


def _document(standing: Standing, step: Step, given: Given) -> list[Finding]:
    return [] if given.document else [fault("no_document", "document")]


def _decision(standing: Standing, step: Step, given: Given) -> list[Finding]:
    decision = given.decision
    if not decision.number.strip() or decision.signed is None or not decision.organ.strip():
        return [fault("no_decision", "decision")]
    if decision.signed > given.day:
        said = Sentence("Văn bản được ký sau ngày ghi.", "The decision is signed after the day of the act.")
        return [
            fault(
                "signed_later", "decision", said, measured=say_day(decision.signed), required=f"≤ {say_day(given.day)}"
            )
        ]
    return []


def _competence(standing: Standing, step: Step, given: Given) -> list[Finding]:
    return competence.lacking(given.organ, given.signer, step.act, given.decision.signed or given.day)


def _points(standing: Standing, step: Step, given: Given) -> list[Finding]:
    newest = standing.text
    own = [one for one in said.points(standing) if newest and one.row.text_id == newest.id]
    return [] if own else [fault("no_points", "points")]


def _points_answered(standing: Standing, step: Step, given: Given) -> list[Finding]:
    left = said.open_points(standing)
    return [fault("points_open", "points_answered", measured=str(len(left)), required="0")] if left else []


def _until(standing: Standing, step: Step, given: Given) -> list[Finding]:
    clock = standing.procedure.opinions
    least = given.day + timedelta(days=clock.days)
    if given.until is None or given.until < least:
        measured = say_day(given.until) if given.until else "–"
        return [
            fault("window_short", "until", measured=measured, required=f"≥ {say_day(least)}", citation=clock.citation)
        ]
    return []


def window(standing: Standing) -> date | None:
    """Return the last day for opinions that the newest opening set, or None before the first."""
    opened = standing.newest("open_opinions")
    return date.fromisoformat(opened.payload["until"]) if opened else None


def _window_over(standing: Standing, step: Step, given: Given) -> list[Finding]:
    last = window(standing)
    if last is None or given.day > last:
        return []
    return [fault("window_open", "window_over", measured=say_day(given.day), required=f"> {say_day(last)}")]


def _opinions_answered(standing: Standing, step: Step, given: Given) -> list[Finding]:
    left = said.open_opinions(standing)
    return [fault("opinions_open", "opinions_answered", measured=str(len(left)), required="0")] if left else []


def _councils(standing: Standing, step: Step, given: Given) -> list[Finding]:
    return [] if Council.objects.filter(dossier=standing.dossier).exists() else [fault("no_councils", "councils")]


def passed(standing: Standing) -> dict[int, Vote]:
    """Return the votes that passed the newest text, by council."""
    found = Vote.objects.filter(dossier=standing.dossier, text=standing.text, passed=True)
    return {one.council_id: one for one in found}


def _councils_passed(standing: Standing, step: Step, given: Given) -> list[Finding]:
    done = passed(standing)
    left = [one for one in Council.objects.filter(dossier=standing.dossier).order_by("code") if one.id not in done]
    return [
        fault("council_open", "councils_passed", Sentence(f"{one.name} chưa thông qua.", f"{one.name} has not passed it."),
               subject=f"{one.code} {one.name}", citation=standing.procedure.votes.majority.citation)
        for one in left
    ]  # fmt: skip


def _waits(standing: Standing, step: Step, given: Given) -> list[Finding]:
    found = []
    for wait in Wait.objects.filter(dossier=standing.dossier).select_related("other"):
        other = standing_of(wait.other)
        reached = {deed.state for deed in other.stepped()}
        if wait.until not in reached:
            wanted = other.procedure.state(wait.until).words.sentence
            vi = f"Phải chờ hồ sơ {wait.other.code}: {wanted.vi}."
            said_ = Sentence(vi, f"It waits for dossier {wait.other.code}: {wanted.en}.")
            found.append(
                fault(
                    "waits", "waits", said_, subject=wait.other.code, measured=other.state.words.vi, required=wanted.vi
                )
            )
    return found


def _placed(standing: Standing, step: Step, given: Given) -> list[Finding]:
    try:
        left = [one for one in people.placed(standing) if one.fate == "unplaced"]
    except HouseError:
        return []  # that it does not run is said by another need
    remedy = Sentence(
        "Sắp xếp vị trí trong đề án, ghi người nghỉ với chế độ, hoặc miễn theo văn bản.",
        "Place them in the scheme, record who leaves with an entitlement, or waive by a document.",
    )
    return [
        fault("unplaced", "placed", Sentence(f"{one.name} ({one.code}) chưa được sắp xếp.", f"{one.name} ({one.code}) is not placed."),
               subject=one.code, remedy=remedy)  # type: ignore[arg-type]
        for one in left
    ]  # fmt: skip


def _told(standing: Standing, step: Step, given: Given) -> list[Finding]:
    try:
        wanted = {one.person for one in people.placed(standing) if one.fate not in ("new", "waived")}
    except HouseError:
        return []
    codes = {one.person: one.until for one in PersonCode.objects.filter(dossier=standing.dossier).order_by("id")}
    untold = [one for one in wanted if one not in codes]
    answered = {one.placement.person for one in people.affected(standing) if one.reply is not None}
    running = [until for person, until in codes.items() if person in wanted - answered and given.day <= until]
    found = []
    if untold:
        vi = f"{say_number(len(untold))} người bị ảnh hưởng chưa được báo."
        said_ = Sentence(vi, f"{len(untold)} affected people were not told.")
        found.append(fault("untold", "told", said_, measured=str(len(untold)), required="0"))
    if running:
        vi = f"{say_number(len(running))} người còn hạn trả lời đến {say_day(max(running))}."
        said_ = Sentence(vi, f"{len(running)} people may still answer until {max(running)}.")
        found.append(
            fault("replies_open", "told", said_, measured=say_day(given.day), required=f"> {say_day(max(running))}")
        )
    open_ = people.unanswered(standing)
    if open_:
        said_ = Sentence(
            f"{len(open_)} ý kiến của người bị ảnh hưởng chưa được trả lời.", f"{len(open_)} replies are not answered."
        )
        found.append(fault("replies_unanswered", "told", said_, measured=str(len(open_)), required="0"))
    return found


def _surplus(standing: Standing, step: Step, given: Given) -> list[Finding]:
    try:
        over = surplus.totals(following.allowances(standing))
    except HouseError:
        return []
    scheme = standing.scheme
    assert scheme is not None  # noqa: S101 - there are allowances, so there is a text
    limit = competence.grace(standing.procedure.grace, scheme.day)
    last = surplus.months_after(scheme.day, limit.months) if limit.months else None
    found = surplus.faults(following.path(standing), over, scheme.day, last, limit.citation)
    # A deadline that nobody compared with the text of the law warns and does not block.
    return [
        replace(one, severity=Severity.WARNING) if one.rule == "surplus.too_long" and not limit.verified else one for one in found
    ]  # fmt: skip


def _guardrails(standing: Standing, step: Step, given: Given) -> list[Finding]:
    """Figures are frozen by the enactment itself; what people enter must be there before."""
    found = []
    frozen = {one.rail.id for one in following.rails(standing, given.day) if one.baseline is not None}
    for rail in standing.procedure.guardrails:
        if rail.where == "entered" and rail.worse != "none" and rail.id not in frozen:
            name = rail.words.sentence
            said_ = Sentence(f"Chưa chốt mốc gốc: {name.vi}.", f"No baseline: {name.en}.")
            found.append(fault("no_baseline", "guardrails", said_, subject=rail.id))
    return found


def _due(standing: Standing, step: Step, given: Given) -> list[Finding]:
    months = given.months
    reviews = {one: (due, done) for one, due, done in following.reviews(standing)}
    if months not in reviews:
        listed = ", ".join(map(str, reviews))
        said_ = Sentence(
            f"Không có kỳ rà soát {months} tháng; có: {listed}.", f"No review after {months} months: {listed}."
        )
        return [fault("no_review", "due", said_)]
    due, done = reviews[months]
    if done:
        return [fault("review_done", "due", Sentence("Kỳ này đã rà soát.", "This review was done."))]
    if given.day < due:
        said_ = Sentence("Chưa đến ngày rà soát.", "The review is not due yet.")
        return [fault("review_early", "due", said_, measured=say_day(given.day), required=f"≥ {say_day(due)}")]
    earlier = [one for one, (_, gone) in reviews.items() if one < months and not gone]
    if earlier:
        said_ = Sentence(
            f"Còn kỳ {earlier[0]} tháng chưa rà soát.", f"The review after {earlier[0]} months is still to do."
        )
        return [fault("review_order", "due", said_)]
    entered = {
        one.rail.id
        for one in following.rails(standing, given.day, months)
        if one.rail.where == "entered" and one.source
    }
    wanted = [one for one in standing.procedure.guardrails if one.where == "entered" and one.worse != "none"]
    return [
        fault("no_measure", "due", Sentence(f"Chưa ghi số đo: {one.words.vi}.", f"Not measured: {one.words.en}."), subject=one.id)
        for one in wanted if one.id not in entered
    ]  # fmt: skip


def _surplus_gone(standing: Standing, step: Step, given: Given) -> list[Finding]:
    left = [months for months, _, done in following.reviews(standing) if not done]
    return [fault("reviews_left", "surplus_gone", measured=", ".join(map(str, left)))] if left else []


_GATES: Final[Mapping[str, Gate]] = {
    "text": _text,
    "runs": _runs,
    "submitted": lambda standing, step, given: of_text.submitted(standing),
    "appraised": lambda standing, step, given: of_text.appraised(standing),
    "lawful": lambda standing, step, given: of_text.lawful(standing),
    "reason": _reason,
    "document": _document,
    "decision": _decision,
    "competence": _competence,
    "points": _points,
    "points_answered": _points_answered,
    "until": _until,
    "window_over": _window_over,
    "opinions_answered": _opinions_answered,
    "councils": _councils,
    "councils_passed": _councils_passed,
    "waits": _waits,
    "unchanged": lambda standing, step, given: of_text.unchanged(standing),
    "placed": _placed,
    "told": _told,
    "surplus": _surplus,
    "guardrails": _guardrails,
    "due": _due,
    "surplus_gone": _surplus_gone,
}

if set(_GATES) != set(NEEDS):
    raise Unknown(Sentence("Có điều kiện không ai hỏi.", "There is a need that nothing asks."))
