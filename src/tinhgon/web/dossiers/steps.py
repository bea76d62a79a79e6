"""The steps of a dossier's procedure as forms: each asks for what the step needs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import HouseError
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Council
from tinhgon.reform.queries.dossier import following, gates, lawful
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.procedure import Step
from tinhgon.structure.figures.comparison import people_moved
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.web.dossiers.choosing import organs, signers
from tinhgon.web.dossiers.declared import Act, Doing, own_organ
from tinhgon.web.dossiers.forms import Field, document_fields, document_of

#: Needs that a form fills in; what else a step lacks is said above the form.
ASKED: Final = frozenset({"reason", "document", "decision", "competence", "until", "due"})


def of_step(step: Step) -> Act:
    """Return a step as a form."""
    return Act(
        step.id, step.act, step.words.sentence, lambda doing: _fields(doing, step), lambda doing: _take(doing, step),
        apart=lambda at: step.apart, units=_units if step.act == "scheme.vote" else own_organ,
        says=lambda doing: says(doing.at, step, doing.day),
        lacks=lambda doing: lacks(doing.at, step, doing), step=True, citation=step.citation,
    )  # fmt: skip


def _units(at: Standing, subject: str) -> list[int]:
    """Ask a clerk for a mandate over one of the councils concerned, or over the organ that draws the scheme up."""
    found = Council.objects.filter(dossier=at.dossier).order_by("id").values_list("unit", flat=True)
    return [*found, at.dossier.organ]


def lacks(at: Standing, step: Step, doing: Doing) -> list[Finding]:
    """Return what a step lacks beside what its form asks for."""
    left = step.model_copy(update={"needs": tuple(need for need in step.needs if need not in ASKED)})
    return gates.lacking(at, left, Given(doing.day))


def _fields(doing: Doing, step: Step) -> list[Field]:
    at, found = doing.at, list[Field]()
    if "until" in step.needs:
        least = doing.day + timedelta(days=at.procedure.opinions.days)
        days = at.procedure.opinions.days
        help_ = Sentence(f"Sớm nhất {say_day(least)} ({days} ngày).", f"{least} at the earliest ({days} days).")
        said = Sentence("Nhận góp ý đến hết ngày", "Opinions until the end of")
        found.append(Field("den-ngay", said, "day", say_day(least), help=help_))
    if "due" in step.needs:
        left = [
            (str(months), Sentence(f"{months} tháng, từ {say_day(due)}", f"{months} months, from {due}"))
            for months, due, done in following.reviews(at)
            if not done
        ]
        found.append(Field("ky", Sentence("Kỳ rà soát", "Review after"), "choice", options=tuple(left)))
    if "decision" in step.needs:
        found += [
            Field("so", Sentence("Số quyết định, nghị quyết", "Number of the decision")),
            Field("ngay-ky", Sentence("Ngày ký", "Signed on"), "day"),
            Field("co-quan", Sentence("Cơ quan ban hành", "Issuing organ")),
        ]
    if "competence" in step.needs:
        day = AsOf(doing.day)
        help_ = Sentence(
            "Người đứng đầu cơ quan ấy, hoặc cấp phó ký thay; hệ thống đối chiếu với sổ bộ và sổ thẩm quyền.",
            "The head of that organ, or a deputy for the head; compared with the registry and the authority register.",
        )
        found += [
            Field("ma-co-quan", Sentence("Cơ quan quyết định (mã)", "Deciding organ (code)"), offered=organs(at, day)),
            Field("nguoi-ky", Sentence("Người ký (mã người)", "Signer (code of the person)"), offered=signers(at, day), help=help_),
        ]  # fmt: skip
    if "document" in step.needs:
        found += document_fields(at)
    needed = "reason" in step.needs
    found.append(
        Field(
            "ly-do", Sentence("Lý do", "Reason") if needed else Sentence("Ghi chú", "Note"), "area", optional=not needed
        )
    )
    return found


def _take(doing: Doing, step: Step) -> None:
    typed = doing.typed
    decision = Decision(typed.text("so")[:200], typed.day("ngay-ky"), typed.text("co-quan")[:200])
    until, months = typed.day("den-ngay"), typed.number("ky")
    if typed.faults:
        return
    given = Given(
        doing.day, typed.text("ly-do"), document_of(typed, doing.at), decision, typed.text("nguoi-ky"), typed.text("ma-co-quan"),
        until, months,
    )  # fmt: skip
    acts.take(doing.mandate, doing.code, step.id, given)


def says(at: Standing, step: Step, day: date) -> list[Sentence]:
    """Return what a step will do, counted, before it is taken."""
    target = at.procedure.state(step.target).words.sentence
    said = [Sentence(f"Hồ sơ chuyển sang: {target.vi}.", f"The dossier goes on to: {target.en}.")]
    if "opinion" in at.procedure.state(step.target).takes:
        said.append(
            Sentence(
                "Từ đó mọi người đọc được hồ sơ và góp ý.", "From then on everybody reads it and may give an opinion."
            )
        )
    if step.id == "decide" and at.dossier.draft is not None:
        name = at.dossier.draft.name
        said.append(Sentence(f"Bản soạn {name} bị khóa, không sửa được nữa.", f"Draft {name} is locked for good."))
    if "lawful" in step.needs:
        said += _of_law(at)
    if step.id == "enact":
        said += _enacted(at)
    if step.id == "review":
        said += _alarmed(at, day)
    return said


def _alarmed(at: Standing, day: date) -> list[Sentence]:
    """Return the alarms that the next review will write down, as the measures stand."""
    months = next((months for months, _, done in following.reviews(at) if not done), None)
    if months is None:
        return []
    found = following.alarms(at, day, months)
    none = Sentence("Không cảnh báo nào theo số đo của kỳ này.", "The measures of this review raise no alarm.")
    return [
        Sentence(f"Sẽ ghi cảnh báo: {one.sentence.vi}", f"An alarm will be written: {one.sentence.en}") for one in found
    ] or [none]


def _of_law(at: Standing) -> list[Sentence]:
    try:
        found = lawful.breaches(at)
    except HouseError:
        return []
    new, cured = sum(one.state in lawful.OPEN for one in found), sum(one.state == "cured" for one in found)
    stops = sum(one.blocks for one in found)
    return [
        Sentence(
            f"Theo luật ngày hiệu lực: {say_number(new)} điều mới hoặc nặng thêm, {say_number(cured)} điều được khắc phục, "
            f"{say_number(stops)} điều đã đối chiếu chặn lại.",
            f"By the law of its day: {new} new or worsened, {cured} cured, {stops} of verified rows stand in the way.",
        )
    ]


def _enacted(at: Standing) -> list[Sentence]:
    try:
        outcome = outcome_of(at)
    except HouseError:
        return []
    units = outcome.difference()["units"]
    moved = people_moved(outcome.before, outcome.after)[0].rows.height
    day, closed, opened, amended = outcome.scheme.day, len(units.closed), units.opened.height, units.amended.height
    return [
        Sentence(
            f"Ghi vào sổ bộ từ ngày {say_day(day)}: {say_number(closed)} đơn vị kết thúc, {say_number(opened)} thành lập, "
            f"{say_number(amended)} thay đổi; {say_number(moved)} người chuyển. Không sửa lại được.",
            f"Written into the books from {day}: {closed} units end, {opened} begin, {amended} change; {moved} people "
            "move. It cannot be undone.",
        )
    ]
