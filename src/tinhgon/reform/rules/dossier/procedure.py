"""The procedure of a dossier as data: states, steps, who may take each, what each needs, with its citation and its days.

A procedure is a YAML file of this room (`procedures/`). A dossier keeps the text of the one that was in force when it began, so a
later change of the law never changes the way that is half walked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.shape import Words
from tinhgon.structure.operations.operation import Day, Spec
from tinhgon.structure.reading import complaints, composed
from tinhgon.vietnamese.days import say_day

MOST_CHARACTERS: Final = 200_000

#: The acts that a mandate can be for, and what each is called.
ACTS: Final[dict[str, Sentence]] = {
    "scheme.draft": Sentence("soạn đề án", "draft the scheme"),
    "scheme.check": Sentence("kiểm tra nội bộ", "check the scheme"),
    "scheme.appraise": Sentence("thẩm định", "appraise the scheme"),
    "scheme.opinion": Sentence("góp ý", "give an opinion"),
    "scheme.answer": Sentence("trả lời ý kiến", "answer opinions"),
    "scheme.waive": Sentence("chấp thuận ngoại lệ", "grant a waiver"),
    "scheme.vote": Sentence("ghi kết quả biểu quyết", "record a vote"),
    "scheme.decide": Sentence("quyết định", "decide on the scheme"),
    "scheme.enact": Sentence("thi hành", "enact the scheme"),
    "scheme.review": Sentence("rà soát sau thi hành", "review the scheme"),
}

#: What a step may need. Each is asked by `queries.dossier.gates`.
NEEDS: Final[dict[str, Sentence]] = {
    "text": Sentence("có bản trình", "a text was submitted"),
    "runs": Sentence("đề án chạy được trên sổ bộ", "the scheme runs on the books"),
    "submitted": Sentence("bản soạn đúng bản trình", "the draft says what was submitted"),
    "appraised": Sentence("bản trình đúng bản đã thẩm định", "the text is the one that was appraised"),
    "lawful": Sentence("không vướng dòng luật đã đối chiếu", "no verified row of law stands against it"),
    "reason": Sentence("nêu lý do", "a reason is given"),
    "document": Sentence("kèm văn bản", "a document is attached"),
    "decision": Sentence("số, ngày và cơ quan của văn bản", "number, day and organ of the decision"),
    "competence": Sentence("người ký có thẩm quyền", "the signer is competent"),
    "points": Sentence("có ý kiến thẩm định", "there is an appraisal"),
    "points_answered": Sentence("mọi ý kiến thẩm định đã được trả lời", "every point of the appraisal is answered"),
    "until": Sentence("hạn lấy ý kiến đủ dài", "the days for opinions are long enough"),
    "window_over": Sentence("đã hết hạn lấy ý kiến", "the days for opinions are over"),
    "opinions_answered": Sentence("mọi góp ý đã được trả lời", "every opinion is answered"),
    "councils": Sentence("đã nêu các HĐND liên quan", "the councils concerned are named"),
    "councils_passed": Sentence("các HĐND liên quan đã thông qua", "the councils concerned have passed it"),
    "waits": Sentence("các hồ sơ phải chờ đã xong", "the dossiers that it waits for are done"),
    "unchanged": Sentence("bản quyết định không đổi", "the text decided on is unchanged"),
    "placed": Sentence("mọi người bị ảnh hưởng đã được sắp xếp", "everyone affected is placed"),
    "told": Sentence(
        "người bị ảnh hưởng đã được báo và hết hạn trả lời", "those affected were told and their days are over"
    ),
    "surplus": Sentence("số dôi dư có lộ trình về không", "the surplus has a path to zero"),
    "guardrails": Sentence("chỉ số lan can đã chốt", "the guard-rails are frozen"),
    "due": Sentence("đã đến ngày rà soát", "the review is due"),
    "surplus_gone": Sentence("đã rà soát đủ các kỳ", "all reviews are done"),
}

#: Steps that write more than their deed, so every procedure has them under these names.
ALWAYS: Final = ("decide", "enact", "review")

Where = Literal["figure", "entered"]
Worse = Literal["up", "down", "none"]


class State(Spec):
    """Where a dossier can stand. ``takes`` names what may be recorded while it stands there, beside its steps."""

    id: str = Field(pattern=r"^[a-z_]+$")
    words: Words
    phase: Words
    takes: tuple[str, ...] = ()
    final: bool = False


class Step(Spec):
    """A step from one state to another: the act it takes, what it needs, and whose earlier acts forbid it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z_]+$")
    act: str
    words: Words
    source: tuple[str, ...] = Field(alias="from", min_length=1)
    target: str = Field(alias="to")
    needs: tuple[str, ...] = ()
    apart: tuple[str, ...] = Field((), description="acts whose doer in this dossier may not take this step")
    produces: Words | None = None
    citation: str = ""
    verified: bool = False


class Threshold(Spec):
    """A share that must be reached: ``part`` of ``of`` of a base; ``over`` where it must be exceeded."""

    part: int = Field(ge=0)
    of: int = Field(ge=1)
    base: Literal["members", "present"] = "members"
    over: bool = False
    citation: str
    verified: bool = False

    @property
    def share(self) -> Fraction:
        """The share as a fraction."""
        return Fraction(self.part, self.of)


class Votes(Spec):
    """When a council has passed a resolution."""

    quorum: Threshold
    majority: Threshold


class Clock(Spec):
    """A number of days with its citation."""

    days: int = Field(ge=1, le=3660)
    citation: str
    verified: bool = False


class Guardrail(Spec):
    """What may not get worse: a figure of the registry, or counts that people enter with their source.

    ``worse`` says which way is bad; ``alarm`` is the chance below which a change for the worse is no accident, in per cent.
    """

    id: str = Field(pattern=r"^[a-z_.]+$")
    words: Words
    where: Where
    figure: str = ""
    worse: Worse = "none"
    of: bool = Field(False, description="x of y, not a count in a time")
    rule: Words | None = Field(None, description="which rows are counted")
    alarm: float = Field(5.0, gt=0, lt=50)


class Procedure(Spec):
    """A procedure, from its first day to the day after its last."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z0-9\-]+$")
    title: Words
    start: Day = Field(alias="from")
    end: Day | None = Field(None, alias="to")
    citation: str = Field(min_length=1)
    verified: bool = False
    first: str
    states: tuple[State, ...] = Field(min_length=2)
    steps: tuple[Step, ...] = Field(min_length=1)
    votes: Votes
    opinions: Clock
    replies: Clock
    grace: str = Field(description="the matter of the law book that gives the months in which a surplus must be gone")
    reviews: tuple[int, ...] = Field(min_length=1)
    guardrails: tuple[Guardrail, ...] = ()

    def state(self, id: str) -> State:
        """Return a state by its identifier; KeyError where there is none, which a loaded procedure rules out."""
        return {one.id: one for one in self.states}[id]

    def step(self, id: str) -> Step:
        """Return a step by its identifier. Raises Unknown."""
        for one in self.steps:
            if one.id == id:
                return one
        said = ", ".join(one.id for one in self.steps)
        raise Unknown(Sentence(f"Quy trình không có bước {id!r}. Có: {said}.", f"No step {id!r}. There are: {said}."))

    def from_state(self, state: str) -> tuple[Step, ...]:
        """Return the steps that can be taken from a state."""
        return tuple(one for one in self.steps if state in one.source)

    def path(self) -> tuple[State, ...]:
        """Return the states in the order in which a dossier that nothing goes wrong with walks through them."""
        return self.states

    def in_force(self, day: date) -> bool:
        """Say whether a dossier that begins on a day begins under this procedure."""
        return self.start <= day and (self.end is None or day < self.end)


_PROCEDURE: TypeAdapter[Procedure] = TypeAdapter(Procedure)


def read_procedure(text: str, source: str = "") -> Procedure:
    """Read a procedure. Raises Refusal naming every fault: line and field, or the state, step or need that does not fit."""
    try:
        node, plain = composed(text, source, MOST_CHARACTERS)
        procedure = _PROCEDURE.validate_python(plain)
    except ValidationError as error:
        raise Refusal(_ours(complaints(error.errors(include_url=False), node, source))) from error
    except Refusal as refusal:
        raise Refusal(_ours(refusal.findings)) from refusal
    if found := list(_faults(procedure)):
        raise Refusal(found)
    return procedure


def _ours(findings: Iterable[Finding]) -> list[Finding]:
    remedy = Sentence("Xem các quy trình có sẵn.", "See the procedures that come with the house.")
    return [replace(one, rule=one.rule.replace("scheme.", "procedure."), remedy=remedy) for one in findings]


def _faults(procedure: Procedure) -> Iterator[Finding]:
    """Yield what a procedure says that cannot be so."""
    states = {one.id for one in procedure.states}
    for name, ids in (("state", [one.id for one in procedure.states]), ("step", [one.id for one in procedure.steps])):
        for id, times in Counter(ids).items():
            if times > 1:
                yield _fault("twice", f"{name} {id} lặp lại", f"{name} {id} is there twice", id)
    if procedure.first not in states:
        yield _fault("first", f"trạng thái đầu {procedure.first} không có", f"no first state {procedure.first}")
    for step in procedure.steps:
        for state in (*step.source, step.target):
            if state not in states:
                yield _fault("state", f"bước {step.id} nhắc trạng thái lạ {state}", f"unknown state {state}", step.id)
        for need in step.needs:
            if need not in NEEDS:
                yield _fault("need", f"bước {step.id} đòi điều lạ {need}", f"unknown need {need}", step.id)
        for act in (step.act, *step.apart):
            if act not in ACTS:
                yield _fault("act", f"bước {step.id} nhắc việc lạ {act}", f"unknown act {act}", step.id)
        if step.act in step.apart:
            yield _fault("apart", f"bước {step.id} tự loại mình", f"{step.id} excludes its own act", step.id)
    for id in ALWAYS:
        if all(step.id != id for step in procedure.steps):
            yield _fault("always", f"thiếu bước {id}", f"the step {id} is missing", id)
    reached = _reached(procedure)
    for one in procedure.states:
        if one.id not in reached:
            yield _fault("unreached", f"không bước nào tới {one.id}", f"nothing leads to {one.id}", one.id)
        if one.final == bool(procedure.from_state(one.id)):
            yield _fault("dead_end", f"trạng thái {one.id} cụt, hoặc đã kết thúc mà còn bước đi tiếp",
                         f"{one.id} is a dead end, or final with steps that leave it", one.id)  # fmt: skip
    if procedure.end is not None and procedure.end <= procedure.start:
        yield _fault("span", "ngày hết phải sau ngày đầu", "it ends before it begins")
    if list(procedure.reviews) != sorted(set(procedure.reviews)):
        yield _fault("reviews", "các kỳ rà soát phải tăng dần", "the months of reviews must grow")


def _reached(procedure: Procedure) -> set[str]:
    reached, before = {procedure.first}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {step.target for step in procedure.steps if before & set(step.source)}
    return reached


def _fault(rule: str, vi: str, en: str, subject: str = "") -> Finding:
    return Finding(f"procedure.{rule}", Sentence(f"Quy trình: {vi}.", f"Procedure: {en}."), subject=subject)


@cache
def texts() -> dict[str, str]:
    """Return the texts of the procedures that come with the house, by identifier."""
    folder = resources.files("tinhgon.reform").joinpath("procedures")
    files = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return {name.removesuffix(".yaml"): folder.joinpath(name).read_text("utf-8") for name in files}


@cache
def procedures() -> tuple[Procedure, ...]:
    """Return the procedures that come with the house, the oldest first. Raises Refusal where two are in force on one day."""
    found = sorted((read_procedure(text, name) for name, text in texts().items()), key=lambda one: one.start)
    for earlier, later in pairwise(found):
        if earlier.end is None or earlier.end > later.start:
            raise Refusal(
                [_fault("overlap", f"{earlier.id} và {later.id} chồng ngày", f"{earlier.id} and {later.id} overlap")]
            )
    return tuple(found)


def in_force(day: date) -> Procedure:
    """Return the procedure under which a dossier that begins on a day is carried on. Raises Unknown."""
    for one in procedures():
        if one.in_force(day):
            return one
    said = say_day(day)
    raise Unknown(Sentence(f"Ngày {said} chưa có quy trình nào.", f"No procedure is in force on {day}."))
