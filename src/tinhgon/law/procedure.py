"""Thủ tục giải quyết một loại vụ việc, viết thành dữ liệu: trạng thái, bước, ai được làm, giấy tờ, sản phẩm, thời hạn, căn cứ.

A procedure is a file of the law book (``books/thu-tuc/``). It holds for the cases that begin while it is in force; a case keeps the
version that it began under, until it is moved over by a migration that the later version names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.shape import Words
from tinhgon.structure.operations.operation import Day, Spec
from tinhgon.structure.reading import complaints, composed
from tinhgon.vietnamese.days import say_day

MOST_CHARACTERS: Final = 200_000

#: What a step may need beside the papers that it names.
NEEDS: Final[Mapping[str, Sentence]] = {
    "reason": Sentence("nêu lý do", "a reason"),
    "document": Sentence("số và ngày văn bản", "number and day of a document"),
    "officer": Sentence("đã giao người thụ lý", "somebody it is assigned to"),
    "clock_running": Sentence("thời hạn không bị tạm đình chỉ", "no term that is suspended"),
}

#: What holds words, files or names, and so is not recorded in a case whose words are kept sealed.
OPEN_RECORDS: Final = frozenset({"paper", "note", "party", "merge"})

#: What may be recorded while a case stands in a state, beside its steps, and the act that it takes.
RECORDS: Final[Mapping[str, str]] = {
    "paper": "case.handle",
    "note": "case.handle",
    "party": "case.handle",
    "condition": "case.handle",
    "assign": "case.assign",
    "transfer": "case.transfer",
    "suspend": "case.decide",
    "resume": "case.decide",
    "extend": "case.decide",
    "merge": "case.handle",
}

#: Records that who holds another act may make too: whoever takes a case in files the papers that come with it.
ALSO: Final[Mapping[str, str]] = {"paper": "case.receive"}


class CaseState(Spec):
    """Where a case can stand. ``public`` is what its subject reads; ``takes`` what may be recorded here beside the steps."""

    id: str = Field(pattern=r"^[a-z_]+$")
    words: Words
    public: Words
    takes: tuple[str, ...] = ()
    final: bool = False


class PaperKind(Spec):
    """A kind of paper that belongs to a case; ``public`` where its subject may be told that it is there."""

    id: str = Field(pattern=r"^[a-z_]+$")
    words: Words
    public: bool = False


class CaseStep(Spec):
    """A step: the act it takes, what it needs, the clocks that start or end with it, and what its subject is told."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z_]+$")
    act: str
    words: Words
    source: tuple[str, ...] = Field(alias="from", min_length=1)
    target: str = Field(alias="to")
    needs: tuple[str, ...] = ()
    papers: tuple[str, ...] = Field((), description="kinds of paper that must be in the file")
    apart: tuple[str, ...] = Field((), description="steps whose doer in this case may not take this one")
    starts: tuple[str, ...] = Field((), description="terms that run from the day of this step")
    ends: tuple[str, ...] = Field((), description="terms that are met by this step")
    produces: Words | None = None
    public: Words | None = None
    citation: str = ""


class Migration(Spec):
    """How a case of an earlier version goes on under this one: a name, where that is written, and where each state leads."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    name: str = Field(pattern=r"^[a-z0-9\-]+$")
    source: str = Field(alias="from")
    words: Words
    citation: str = Field(min_length=1)
    states: dict[str, str] = Field({}, description="states that are called otherwise; all others keep their name")


class Procedure(Spec):
    """A procedure of one kind of case, from its first day to the day after its last."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z0-9\-]+$")
    version: str = Field(pattern=r"^[a-z0-9\-]+$")
    symbol: str = Field(pattern=r"^[A-ZĐ]{1,6}$")
    title: Words
    start: Day = Field(alias="from")
    end: Day | None = Field(None, alias="to")
    citation: str = Field(min_length=1)
    verified: bool = False
    sealed: bool = Field(
        False, description="the words of the matter are kept sealed in a room of their own, never in the case"
    )
    handler: str = Field("case.handle", description="the act that who a case is given to must hold")
    first: str
    opens: Words
    starts: tuple[str, ...] = Field((), description="terms that run from the day on which it was received")
    papers: tuple[PaperKind, ...] = ()
    states: tuple[CaseState, ...] = Field(min_length=2)
    steps: tuple[CaseStep, ...] = Field(min_length=1)
    migrations: tuple[Migration, ...] = ()

    @property
    def name(self) -> str:
        """Identifier and version, under which no other procedure goes."""
        return f"{self.id}.{self.version}"

    def state(self, id: str) -> CaseState:
        """Return a state; KeyError where there is none, which a procedure that was read rules out."""
        return {one.id: one for one in self.states}[id]

    def step(self, id: str) -> CaseStep:
        """Return a step by its identifier. Raises Unknown with those that there are."""
        found = next((one for one in self.steps if one.id == id), None)
        if found is None:
            said = ", ".join(one.id for one in self.steps)
            raise Unknown(
                Sentence(f"Thủ tục không có bước “{id}”. Có: {said}.", f"There is no step “{id}”. There are: {said}.")
            )
        return found

    def from_state(self, state: str) -> tuple[CaseStep, ...]:
        """Return the steps that can be taken from a state."""
        return tuple(one for one in self.steps if state in one.source)

    def paper(self, id: str) -> PaperKind | None:
        """Return a kind of paper, or None."""
        return next((one for one in self.papers if one.id == id), None)

    def terms(self) -> tuple[str, ...]:
        """Return every term that this procedure lets run, in order of first mention."""
        return tuple(dict.fromkeys([*self.starts, *(term for step in self.steps for term in step.starts)]))

    def in_force(self, day: date) -> bool:
        """Say whether a case that begins on a day begins under this procedure."""
        return self.start <= day and (self.end is None or day < self.end)


_PROCEDURE: Final[TypeAdapter[Procedure]] = TypeAdapter(Procedure)
_REMEDY: Final = Sentence("Xem các thủ tục có sẵn: tinhgon case procedures.", "See those that there are.")


def read_procedure(text: str, source: str = "") -> Procedure:
    """Read a procedure. Raises Refusal naming every fault: line and field, or the state, step, term or paper that does not fit."""
    try:
        node, plain = composed(text, source, MOST_CHARACTERS)
        found = _PROCEDURE.validate_python(plain)
    except ValidationError as error:
        raise Refusal(_ours(complaints(error.errors(include_url=False), node, source))) from error
    except Refusal as refusal:
        raise Refusal(_ours(refusal.findings)) from refusal
    if faults := list(_faults(found)):
        raise Refusal(faults)
    return found


@lru_cache(maxsize=64)
def procedure_of(text: str) -> Procedure:
    """Return the procedure that a text says; texts that are kept never change."""
    return read_procedure(text)


def _ours(findings: Iterable[Finding]) -> list[Finding]:
    return [replace(one, rule=one.rule.replace("scheme.", "procedure."), remedy=_REMEDY) for one in findings]


def _faults(told: Procedure) -> Iterator[Finding]:
    """Yield what a procedure says that cannot be so."""
    states = {one.id for one in told.states}
    papers = {one.id for one in told.papers}
    steps = {one.id for one in told.steps}
    groups = (("state", told.states), ("step", told.steps), ("paper", told.papers))
    for name, rows in groups:
        for id, times in Counter(one.id for one in rows).items():
            if times > 1:
                yield _fault("twice", f"{name} {id} lặp lại", f"{name} {id} is there twice", id)
    if told.first not in states:
        yield _fault("first", f"trạng thái đầu {told.first} không có", f"there is no first state {told.first}")
    for one in told.states:
        for record in one.takes:
            if record not in RECORDS:
                yield _fault("record", f"trạng thái {one.id} nhận điều lạ {record}", f"unknown record {record}", one.id)
            elif told.sealed and record in OPEN_RECORDS:
                vi, en = f"thủ tục niêm phong không nhận {record}", f"a sealed procedure takes no {record}"
                yield _fault("sealed", vi, en, one.id)
    for step in told.steps:
        if told.sealed and step.papers:
            yield _fault(
                "sealed", f"bước {step.id} đòi giấy tờ", f"{step.id} of a sealed procedure needs papers", step.id
            )
        for kind, given, there in (
            ("state", (*step.source, step.target), states),
            ("need", step.needs, set(NEEDS)),
            ("paper", step.papers, papers),
            ("apart", step.apart, steps - {step.id}),
            ("ends", step.ends, set(told.terms())),
        ):
            for strange in sorted(set(given) - there):
                yield _fault(kind, f"bước {step.id} nhắc điều lạ {strange}", f"{step.id}: unknown {strange}", step.id)
    reached = _reached(told)
    for one in told.states:
        if one.id not in reached:
            yield _fault("unreached", f"không bước nào tới {one.id}", f"nothing leads to {one.id}", one.id)
        if one.final == bool(told.from_state(one.id)):
            vi, en = (
                f"trạng thái {one.id} cụt, hoặc kết thúc mà còn bước",
                f"{one.id} is a dead end, or final with steps",
            )
            yield _fault("dead_end", vi, en, one.id)
    for move in told.migrations:
        for state in sorted(set(move.states.values()) - states):
            yield _fault("migration", f"{move.name} dẫn tới {state} không có", f"{move.name} leads to no state {state}")
    if told.end is not None and told.end <= told.start:
        yield _fault("span", "ngày hết phải sau ngày đầu", "it ends before it begins")


def _reached(told: Procedure) -> set[str]:
    reached, before = {told.first}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {step.target for step in told.steps if before & set(step.source)}
    return reached


def _fault(rule: str, vi: str, en: str, subject: str = "") -> Finding:
    return Finding(
        f"procedure.{rule}", Sentence(f"Thủ tục: {vi}.", f"Procedure: {en}."), subject=subject, remedy=_REMEDY
    )


@cache
def texts() -> Mapping[str, str]:
    """Return the texts of the procedures that come with the house, by name and version."""
    folder = files("tinhgon.law").joinpath("books", "thu-tuc")
    told = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".yaml")]
    return {read_procedure(text).name: text for text in sorted(told)}


@cache
def builtin() -> tuple[Procedure, ...]:
    """Return the procedures that come with the house, by name, the oldest version first."""
    return tuple(sorted((procedure_of(text) for text in texts().values()), key=lambda one: (one.id, one.start)))


def in_force(told: Iterable[Procedure], id: str, day: date) -> Procedure:
    """Return the version of a procedure under which a case that begins on a day is carried on; of two the later one.

    Raises Unknown where there is no such procedure, or no version holds on the day.
    """
    named = [one for one in told if one.id == id]
    holding = sorted((one for one in named if one.in_force(day)), key=lambda one: one.start)
    if holding:
        return holding[-1]
    if not named:
        raise Unknown(Sentence(f"Không có thủ tục “{id}”.", f"There is no procedure “{id}”."))
    raise Unknown(
        Sentence(
            f"Ngày {say_day(day)} thủ tục “{id}” không có bản nào hiệu lực.", f"No version of “{id}” holds on {day}."
        )
    )
