"""Every term that the house knows: which row of the law gives it, under which conditions, and how it may be extended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import yaml

from tinhgon.casework.clocks.clock import Conventions, Term, Unit
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.law.rule import Rule
from tinhgon.vietnamese.days import say_day

#: What may be true of a matter and changes its term.
CONDITIONS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "complex": Sentence("vụ việc phức tạp", "a complex matter"),
        "very_complex": Sentence("vụ việc đặc biệt phức tạp", "an especially complex matter"),
        "remote": Sentence("vùng sâu, vùng xa đi lại khó khăn", "a remote place, hard to reach"),
        "several": Sentence("nhiều nơi hoặc nhiều cơ quan", "several places or bodies"),
    }
)

_FIRST_DAY: Final = "deadline.day.first"
_LAST_DAY: Final = "deadline.day.last"


@dataclass(frozen=True, slots=True)
class Choice:
    """Under which conditions which number of a row counts."""

    value: str
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Longer:
    """Under which conditions a term may be extended, by which row: the numbers that give the days and how often."""

    topic: str
    days: str
    times: str
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A term of the catalogue: its name, its event, and the matter of law that gives its days."""

    id: str
    name: Sentence
    event: Sentence
    topic: str
    choices: tuple[Choice, ...]
    longer: tuple[Longer, ...] = ()

    def conditions(self) -> tuple[str, ...]:
        """Return the conditions that change this term, in their usual order."""
        asked = frozenset[str]().union(*(one.when for one in self.choices), *(one.when for one in self.longer))
        return tuple(one for one in CONDITIONS if one in asked)


@cache
def catalogue() -> Mapping[str, Known]:
    """Return all terms by their identifier."""
    told = yaml.safe_load(files("tinhgon.casework.clocks").joinpath("terms.yaml").read_text(encoding="utf-8"))
    return MappingProxyType({id: _known(id, row) for id, row in told["terms"].items()})


def _known(id: str, row: Mapping[str, Any]) -> Known:
    choices = tuple(Choice(one["value"], frozenset(one.get("when", ()))) for one in row["values"])
    longer = tuple(
        Longer(one["topic"], one["days"], one["times"], frozenset(one.get("when", ())))
        for one in row.get("extensions", ())
    )
    return Known(id, Sentence(**row["name"]), Sentence(**row["event"]), row["topic"], choices, longer)


def known(id: str) -> Known:
    """Return a term of the catalogue; raises Unknown with those that there are."""
    found = catalogue().get(id)
    if found is None:
        every = ", ".join(catalogue())
        raise Unknown(
            Sentence(f"Không có thời hạn “{id}”. Có: {every}.", f"There is no term “{id}”. There are: {every}.")
        )
    return found


def term(law: Law, id: str, conditions: Collection[str] = ()) -> Term:
    """Return a term as the law of a day gives it to a matter of these conditions.

    Raises Unknown where there is no such term, or no row of that day gives it; Refusal where a condition does not concern it.
    """
    one = known(id)
    idle = [name for name in conditions if name not in one.conditions()]
    if idle:
        raise Refusal([_idle(one, name) for name in idle])
    rule = _ruling(law, one.topic, one.name)
    choice = next(choice for choice in one.choices if choice.when <= set(conditions))
    value = rule.values[choice.value]
    unit: Unit = "working_days" if value.unit == "working_days" else "days"
    made = Term(id, one.name, one.event, int(value.of()), unit, str(rule.citation), verified=rule.verified is not None)
    for longer in one.longer:
        if longer.when <= set(conditions):
            row = _ruling(law, longer.topic, one.name)
            allowed = (int(row.number(longer.days)),) * int(row.number(longer.times))
            return Term(
                id, one.name, one.event, made.days, unit, made.citation, allowed, str(row.citation),
                made.verified and row.verified is not None,
            )  # fmt: skip
    return made


def conventions(law: Law) -> Conventions:
    """Return where the law of a day says how days are counted; empty where no row of that day does."""
    first, last = law.ruling(_FIRST_DAY), law.ruling(_LAST_DAY)
    return Conventions(str(first.citation) if first else "", str(last.citation) if last else "")


def _ruling(law: Law, topic: str, name: Sentence) -> Rule:
    rule = law.ruling(topic)
    if rule is None:
        raise Unknown(
            Sentence(
                f"Ngày {say_day(law.day)} sổ luật không có dòng nào về thời hạn “{name.vi}”.",
                f"The law book has no row on the term “{name.en}” on {law.day}.",
            )
        )
    return rule


def _idle(one: Known, name: str) -> Finding:
    asked = one.conditions()
    said = CONDITIONS.get(name, Sentence(name, name))
    vi = ", ".join(CONDITIONS[each].vi for each in asked) or "không có"
    en = ", ".join(CONDITIONS[each].en for each in asked) or "none"
    return Finding(
        "clock.condition",
        Sentence(
            f"“{said.vi}” không làm thay đổi thời hạn {one.name.vi}.",
            f"“{said.en}” does not change the term {one.name.en}.",
        ),
        subject=one.id,
        remedy=Sentence(f"Điều kiện có tác dụng: {vi}.", f"Conditions that do: {en}."),
        where={"field": name},
    )
